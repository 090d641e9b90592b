//! The importer: see [`sixpence::keeper::Importer`]. It runs in a worker (`extension/import-worker.js`), which lives as long as one
//! import.

use sixpence::{
    browser::api::from_js,
    keeper,
    message::{ImportChoice, KeepFailure},
    time::UnixMs,
};
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use zeroize::Zeroizing;

use crate::page::handed;

/// What was read of the files so far.
#[wasm_bindgen]
pub struct Importer(keeper::Importer);

#[wasm_bindgen]
impl Importer {
    /// Nothing was read yet.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "for JavaScript")]
    pub fn new() -> Self {
        Self(keeper::Importer::default())
    }

    /// Reads a file; `costly`: whatever memory and time its passphrase takes. Gives a `FileRead`.
    ///
    /// # Errors
    /// None that can happen: it can be handed over.
    pub fn read(&mut self, file: Vec<u8>, passphrase: Option<String>, costly: bool) -> Result<JsValue, JsError> {
        let (file, passphrase) = (Zeroizing::new(file), passphrase.map(Zeroizing::new));
        handed(&self.0.read(&file, passphrase.as_ref().map(|text| text.as_str()), costly))
    }

    /// Reads what the codes of a picture say. Gives a `FileRead`; `null` if none of them is for an authenticator.
    ///
    /// # Errors
    /// None that can happen: it can be handed over.
    #[wasm_bindgen(js_name = readCodes)]
    pub fn read_codes(&mut self, texts: Vec<String>) -> Result<JsValue, JsError> {
        let texts: Vec<_> = texts.into_iter().map(Zeroizing::new).collect();
        handed(&self.0.read_codes(&texts))
    }

    /// What would be imported: a `Result<ImportPreview, KeepFailure>`. `found`: a `Found`.
    ///
    /// # Errors
    /// An `Error` if what came has another shape.
    pub fn preview(&self, found: JsValue) -> Result<JsValue, JsError> {
        handed(&self.0.preview(&from_js(found).map_err(shape)?))
    }

    /// What has to be saved for an `ImportChoice`: a `Result<Answer, KeepFailure>`. `found`: a `Found`.
    ///
    /// # Errors
    /// An `Error` if what came has another shape.
    pub fn save(&mut self, choice: JsValue, found: JsValue, now: f64) -> Result<JsValue, JsError> {
        let choice: ImportChoice = from_js(choice).map_err(shape)?;
        let answer: Result<_, KeepFailure> = self.0.save(&choice, &from_js(found).map_err(shape)?, UnixMs(now as u64));
        handed(&answer)
    }
}

fn shape<E>(_: E) -> JsError {
    JsError::new("another shape")
}
