//! The assistant: one turn of a run, see [`sixpence::enrolment::assist`]. A wasm instance of its own, loaded when somebody turns
//! two-factor login on, since it reads pages in 19 languages.
#![no_main]

#[cfg(target_arch = "wasm32")]
mod exports {
    use serde::Serialize;
    use sixpence::{
        browser::api::{BrowserError, from_js, to_js},
        enrolment::assist::{self, Course, Todo, Turn},
        message::json::json,
        time::UnixMs,
    };
    use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

    /// A course after a turn.
    #[derive(Serialize)]
    struct Turned {
        course: Option<String>,
        show: Option<String>,
        todo: Vec<Todo>,
        calls: bool,
    }

    /// One turn of the assistant ([`sixpence::enrolment::assist::turn`]). `course`: as the turn before has given it; `turn`: a
    /// `Turn`. Gives `{course, show, todo, calls}`.
    ///
    /// # Errors
    /// An `Error` if what came has another shape, or what goes cannot be handed over.
    #[wasm_bindgen]
    pub fn turn(course: Option<String>, turn: JsValue, now: f64) -> Result<JsValue, JsError> {
        let shape = |_: BrowserError| JsError::new("another shape");
        let parsed = course.map(|text| js_sys::JSON::parse(&text)).transpose().map_err(|_| JsError::new("no JSON"))?;
        let course: Option<Course> = parsed.map(from_js).transpose().map_err(shape)?;
        let turn: Turn = from_js(turn).map_err(shape)?;
        let turned = assist::turn(course, turn, UnixMs(now as u64));
        let (course, show) = (json(&turned.course), json(&turned.course.show()));
        to_js(&Turned { course, show, todo: turned.todo, calls: turned.calls }).map_err(shape)
    }
}
