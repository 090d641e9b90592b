//! Makes of a passphrase or a recovery key what opens its slot, in a wasm instance of its own, which the caller drops
//! afterwards with the memory it took.

use js_sys::JsString;
use sixpence::{
    vault::{self, KdfError, KdfRequest, RecoveryKey, Stretched},
    wipe::wipe_stack,
};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

/// Argon2id over `passphrase` in NFKC: 32 bytes. `salt_b64` is 16 bytes as base64, `m_kib` in KiB, `t` passes, `p` lanes.
///
/// # Errors
/// A salt that is none, and whatever [`vault::derive`] refuses: the limits hold here too, before memory is taken.
#[wasm_bindgen]
pub fn derive(passphrase: &JsString, salt_b64: &str, m_kib: u32, t: u32, p: u32) -> Result<Vec<u8>, JsError> {
    if passphrase.length() as usize > vault::MAX_PASSPHRASE_BYTES {
        return Err(JsError::new(&KdfError::LongPassphrase.to_string()));
    }
    let passphrase = Zeroizing::new(String::from(passphrase.normalize("NFKC")));
    let salt = vault::salt_from_base64(salt_b64).ok_or_else(|| JsError::new("not a salt"))?;
    let stretched = stretch(&passphrase, &KdfRequest { salt, m_kib, t, p })?;
    // The instance is dropped after this, but its memory stays until the browser needs it.
    wipe_stack();
    Ok(stretched.expose().to_vec())
}

/// What a recovery key opens its slot with: 32 bytes. `text` is the key as typed.
///
/// # Errors
/// The words of [`vault::RecoveryKeyError::to_words`].
#[wasm_bindgen]
pub fn recovery(text: String) -> Result<Vec<u8>, JsError> {
    let text = Zeroizing::new(text);
    let stretched = recover(&text)?;
    wipe_stack();
    Ok(stretched.expose().to_vec())
}

#[inline(never)]
fn stretch(passphrase: &str, request: &KdfRequest) -> Result<Stretched, JsError> {
    vault::derive_normal(passphrase, request).map_err(|error| JsError::new(&error.to_string()))
}

#[inline(never)]
fn recover(text: &str) -> Result<Stretched, JsError> {
    let key = RecoveryKey::parse(text).map_err(|error| JsError::new(&error.to_words()))?;
    Ok(key.stretched())
}
