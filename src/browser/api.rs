//! What background and pages need of the extension API, bound by hand: the same names in Chromium and Firefox. `hands.js`
//! and the pages make `globalThis.browser` of `chrome` where it is missing. And values of JavaScript, read and made.

use js_sys::Promise;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::read::read;
use crate::message::json::json;

#[wasm_bindgen]
extern "C" {
    /// The address of a file of ours.
    #[wasm_bindgen(js_namespace = ["browser", "runtime"], js_name = getURL)]
    pub fn get_url(path: &str) -> String;
    /// The id of this extension: what the browser calls its sender.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["browser", "runtime"], js_name = id)]
    pub static EXTENSION_ID: String;
    /// A text of `_locales` in the language of the browser; `with` stands for `$1` and so on.
    #[wasm_bindgen(js_namespace = ["browser", "i18n"], js_name = getMessage)]
    pub fn get_message(key: &str, with: Vec<String>) -> String;
}

/// The browser refused or could not. What it says is not kept: it may name pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrowserError;

impl From<JsValue> for BrowserError {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// What a call to the browser gives.
pub type Answer<T> = Result<T, BrowserError>;

/// What a promise of the browser gives. One future for all of them: one for each call is kilobytes of wasm.
///
/// # Errors
/// [`BrowserError`] if the browser refuses, at once or later.
pub(super) async fn settled(promise: Result<Promise, JsValue>) -> Answer<JsValue> {
    Ok(JsFuture::from(promise?).await?)
}

/// A Rust value as the plain JavaScript value that JSON makes of it.
///
/// # Errors
/// [`BrowserError`] for what messages do not carry, see [`json`].
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> Answer<JsValue> {
    // What is freed is wiped, see `crate::wipe`.
    Ok(js_sys::JSON::parse(&json(value).ok_or(BrowserError)?)?)
}

/// The reverse of [`to_js`].
///
/// # Errors
/// [`BrowserError`] if the value has another shape.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Answer<T> {
    read(value)
}
