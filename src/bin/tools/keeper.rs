//! The keeper: see [`sixpence::keeper`]. The vault page loads it for one order and drops it afterwards.

use js_sys::Promise;
use sixpence::{
    browser::{api::from_js, hands::stretched},
    keeper::{self, Answer, Found, KeptText, Stretch},
    message::{KeepFailure, Order},
    time::UnixMs,
    vault::{KdfRequest, Stretched},
};
use sixpence_sealing::to_base64;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// `kdf.js`, which runs Argon2id in yet another instance.
    pub type Kdf;

    #[wasm_bindgen(method, catch)]
    fn stretch(this: &Kdf, passphrase: &str, salt: &str, m_kib: u32, t: u32, p: u32) -> Result<Promise, JsValue>;
}

impl Stretch for Kdf {
    async fn stretch(&self, passphrase: &str, request: &KdfRequest) -> Option<Stretched> {
        let KdfRequest { salt, m_kib, t, p } = request;
        let promise = Self::stretch(self, passphrase, &to_base64(salt), *m_kib, *t, *p).ok()?;
        stretched(JsFuture::from(promise).await.ok()?)
    }
}

/// Carries out `order` on what was `found`. Gives a `Result<Answer, KeepFailure>` as serde writes it.
///
/// # Errors
/// An `Error` if what came or what goes has another shape.
#[wasm_bindgen(js_name = carryOut)]
pub async fn carry_out(order: JsValue, found: JsValue, now: f64, kdf: Kdf) -> Result<JsValue, JsError> {
    let shape = |_| JsError::new("another shape");
    let order: Order = from_js(order).map_err(shape)?;
    let found: Found = from_js(found).map_err(shape)?;
    let answer: Result<Answer, KeepFailure> = keeper::carry_out(order, found, UnixMs(now as u64), &kdf).await;
    to_js(&answer)
}

/// The snapshots and what was put aside, `[{name, aside, text}]`, as `SnapshotView`s.
///
/// # Errors
/// An `Error` if what came has another shape.
#[wasm_bindgen]
pub fn views(kept: JsValue) -> Result<JsValue, JsError> {
    let kept: Vec<KeptText> = from_js(kept).map_err(|_| JsError::new("another shape"))?;
    to_js(&keeper::views(&kept))
}

/// The stored vault in a backup file, base64. Gives a `Result<String, KeepFailure>` as serde writes it.
///
/// # Errors
/// None that can happen: texts can be handed over.
#[wasm_bindgen(js_name = backupText)]
pub fn backup_text(file: &str) -> Result<JsValue, JsError> {
    to_js(&keeper::stored_text(file))
}

fn to_js<T: serde::Serialize>(value: &T) -> Result<JsValue, JsError> {
    let json = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&json).map_err(|_| JsError::new("cannot be handed over"))
}
