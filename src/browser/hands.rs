//! What `background.js` does for us because only JavaScript can: functions that run in a page, and the instances of
//! the other wasm files. The stores are in [`super::stores`].

use base64ct::{Base64, Encoding};
use js_sys::Promise;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::api::{Answer, BrowserError, from_js, settled, to_js};
use crate::{
    autofill::{Aim, Choice, NoChoice},
    vault::{KdfRequest, Stretched},
};

#[wasm_bindgen]
extern "C" {
    /// The object `hands` of `background.js`.
    #[derive(Clone)]
    pub type Hands;

    #[wasm_bindgen(method, js_name = runInPage, catch)]
    fn run_in_page(
        this: &Hands,
        tab: i32,
        frame: Option<f64>,
        name: &str,
        argument: &JsValue,
    ) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = stretch, catch)]
    fn stretch_js(this: &Hands, passphrase: &str, salt: &str, m_kib: u32, t: u32, p: u32) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = recover, catch)]
    fn recover_js(this: &Hands, text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = readCodes, catch)]
    fn read_codes_js(this: &Hands, data_url: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = findField, catch)]
    fn find_field_js(this: &Hands, tab: i32, focused: Option<f64>, top: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = wait, catch)]
    fn wait_js(this: &Hands, ms: f64) -> Result<Promise, JsValue>;
}

/// What one frame has answered.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FrameAnswer<T> {
    /// The frame's number; 0 is the page itself.
    pub frame_id: i64,
    /// What the sensor has returned; absent where it threw.
    pub result: Option<T>,
}

impl Hands {
    /// Puts the sensor into the frames of a tab (all that we may reach, or one) and calls one of its functions there.
    ///
    /// # Errors
    /// [`BrowserError`] where the browser keeps extensions out.
    pub async fn ask_page<T: DeserializeOwned>(
        &self,
        tab: i32,
        frame: Option<i64>,
        name: &str,
        argument: &impl Serialize,
    ) -> Answer<Vec<FrameAnswer<T>>> {
        let answers = js_sys::Array::from(
            &settled(self.run_in_page(tab, frame.map(|frame| frame as f64), name, &to_js(argument)?)).await?,
        );
        // A frame whose answer has another shape (a page that broke the sensor) does not spoil the others'.
        Ok(answers.iter().filter_map(|answer| from_js(answer).ok()).collect())
    }

    /// The field of the page for the code: the sensor in all frames that we may reach, the choice in the wasm `fields`.
    ///
    /// # Errors
    /// [`BrowserError`] where the browser keeps extensions out.
    pub async fn find_field(&self, tab: i32, aim: Aim, top: &str) -> Answer<Result<Choice, NoChoice>> {
        let focused = match aim {
            Aim::Best => None,
            Aim::Focused { frame } => Some(frame as f64),
        };
        from_js(settled(self.find_field_js(tab, focused, top)).await?)
    }

    /// Argon2id in an instance that is dropped afterwards.
    ///
    /// # Errors
    /// [`BrowserError`] if there is not enough memory.
    pub async fn stretch(&self, passphrase: &str, request: &KdfRequest) -> Answer<Stretched> {
        let KdfRequest { m_kib, t, p, .. } = *request;
        stretched(self.stretch_js(passphrase, &Base64::encode_string(&request.salt), m_kib, t, p)).await
    }

    /// What a recovery key leads to, in an instance that is dropped afterwards.
    ///
    /// # Errors
    /// [`BrowserError`] if it is none.
    pub async fn recover(&self, text: &str) -> Answer<Stretched> {
        stretched(self.recover_js(text)).await
    }

    /// The texts of the QR codes in a picture (`data:` URL).
    ///
    /// # Errors
    /// [`BrowserError`] if the browser cannot decode it or it is too large.
    pub async fn read_codes(&self, data_url: &str) -> Answer<Vec<String>> {
        from_js(settled(self.read_codes_js(data_url)).await?)
    }

    /// Waits some milliseconds.
    pub async fn wait(&self, ms: u64) {
        let _ = settled(self.wait_js(ms as f64)).await;
    }
}

/// The 32 bytes of a key, wiped where JavaScript has held them.
async fn stretched(promise: Result<Promise, JsValue>) -> Answer<Stretched> {
    let bytes = js_sys::Uint8Array::from(settled(promise).await?);
    let mut copy = Zeroizing::new([0; 32]);
    if bytes.length() != 32 {
        return Err(BrowserError);
    }
    bytes.copy_to(copy.as_mut_slice());
    bytes.fill(0, 0, 32);
    Ok(Stretched::from_bytes(*copy))
}
