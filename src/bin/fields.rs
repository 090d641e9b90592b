//! Which field of a page wants the code: a wasm instance of its own, loaded when something is to be filled, since the
//! words of 15 languages are large.
#![no_main]

#[cfg(target_arch = "wasm32")]
mod exports {
    use serde::Deserialize;
    use sixpence::{
        autofill::{Aim, FrameFacts, NoChoice, choose as choose_field},
        browser::api::{from_js, to_js},
        origin::Origin,
    };
    use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

    /// What one frame has answered.
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct FrameAnswer {
        /// 0 is the page itself.
        frame_id: i64,
        /// What the sensor has returned; absent where it threw.
        result: Option<FrameFacts>,
    }

    /// Chooses among what the sensor has reported. `frames` is what `scripting.executeScript` gives; `focused` the frame
    /// in which the user has pointed at a field, if so; `top` the origin of the tab's page. Gives a `Result<Choice,
    /// NoChoice>` as serde writes it.
    ///
    /// # Errors
    /// An `Error` if what was chosen cannot be handed over.
    #[wasm_bindgen]
    pub fn choose(frames: JsValue, focused: Option<f64>, top: &str) -> Result<JsValue, JsError> {
        let aim = focused.map_or(Aim::Best, |frame| Aim::Focused { frame: frame as i64 });
        // A frame whose answer has another shape (a page that broke the sensor) does not spoil the others'.
        let answers = js_sys::Array::from(&frames).into_iter().filter_map(|answer| from_js::<FrameAnswer>(answer).ok());
        let frames: Vec<_> = answers.filter_map(|answer| Some((answer.frame_id, answer.result?))).collect();
        let choice =
            Origin::parse(top).map_err(|_| NoChoice::NotSecure).and_then(|top| choose_field(&frames, aim, &top));
        to_js(&choice).map_err(|_| JsError::new("the choice cannot be handed over"))
    }
}
