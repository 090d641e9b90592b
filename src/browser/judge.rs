//! The judge of passphrases in `judge.js`, loaded when the first one is judged.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::api::{Answer, from_js, settled, to_js};
use crate::passphrase::{Estimate, Verdict};

#[wasm_bindgen]
extern "C" {
    /// Set by `vault.js`: a wasm has no `import()` of its own.
    #[wasm_bindgen(js_namespace = sixpence, js_name = judge, catch)]
    fn judge_js(passphrase: &str, own: &JsValue) -> Result<Promise, JsValue>;
}

/// Judges a passphrase. `own`: words that somebody who knows the user would try first. Only on the vault page.
///
/// # Errors
/// [`BrowserError`](super::api::BrowserError) if the judge cannot be loaded.
pub async fn judge(passphrase: &str, own: &[String]) -> Answer<Verdict> {
    let estimate: Estimate = from_js(settled(judge_js(passphrase, &to_js(&own)?)).await?)?;
    Ok(estimate.verdict())
}
