//! Files of other authenticators, as `importer.js` has them read in a worker.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::{
    api::{from_js, settled, to_js},
    keeper::adopt,
};
use crate::{
    keeper::Answer,
    message::{ImportChoice, ImportPreview, KeepFailure, KeptAnswer},
    ui::vault::import::Outcome,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["importer"], js_name = take)]
    fn js_take();
    #[wasm_bindgen(js_namespace = ["importer"], js_name = takeText)]
    fn js_take_text(text: &str);
    #[wasm_bindgen(js_namespace = ["importer"], js_name = read, catch)]
    fn js_read(at: f64, passphrase: Option<&str>, costly: bool) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["importer"], js_name = preview, catch)]
    fn js_preview() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["importer"], js_name = save, catch)]
    fn js_save(choice: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["importer"], js_name = end)]
    fn js_end();
}

/// Takes over the files that wait in `pictures.js`.
pub fn take() {
    js_take();
}

/// Takes a text in the place of a file.
pub fn take_text(text: &str) {
    js_take_text(text);
}

/// Reads the file at this place of those that were taken over.
pub async fn read(at: usize, passphrase: Option<&str>, costly: bool) -> Outcome {
    settled(js_read(at as f64, passphrase, costly)).await.and_then(from_js).unwrap_or(Outcome::Ended)
}

/// What would be imported of the files that were read.
///
/// # Errors
/// [`KeepFailure`].
pub async fn preview() -> Result<ImportPreview, KeepFailure> {
    settled(js_preview()).await.and_then(from_js).unwrap_or(Err(KeepFailure::Browser))
}

/// Saves what was chosen: it is saved when this returns.
///
/// # Errors
/// [`KeepFailure`]; then nothing was saved.
pub async fn save(choice: &ImportChoice) -> Result<KeptAnswer, KeepFailure> {
    let choice = to_js(choice).map_err(|_| KeepFailure::Browser)?;
    adopt(async || {
        let answer = settled(js_save(&choice)).await.and_then(from_js::<Result<Answer, KeepFailure>>);
        answer.map_err(|_| KeepFailure::Browser)?
    })
    .await
}

/// Ends the worker, whatever it is at, and forgets the files.
pub fn end() {
    js_end();
}
