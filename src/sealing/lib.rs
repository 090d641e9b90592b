//! What a save spends its time in: AES-256-GCM (NIST SP 800-38D) and base64 (RFC 4648, section 4, padded).
//!
//! A crate of its own because it alone is compiled for speed. Both are generic code, which the compiler makes anew in the
//! crate that calls it, by that crate's profile; that of Sixpence is for size.

use aes_gcm::{
    Aes256Gcm,
    aead::{AeadInOut, KeyInit},
};
use base64ct::{Base64, Encoding};

/// Bytes that [`seal`] gives beside the ciphertext.
pub const TAG_LEN: usize = 16;

/// Encrypts in place; the tag comes back. `None` only beyond the 64 GiB that AES-GCM can encrypt.
#[must_use]
pub fn seal(key: &[u8; 32], nonce: &[u8; 12], context: &[u8], body: &mut [u8]) -> Option<[u8; TAG_LEN]> {
    cipher(key).encrypt_inout_detached(nonce.into(), context, body.into()).ok().map(Into::into)
}

/// Decrypts in place; whether `tag` authenticates all of it. If not, `body` is left as it was.
#[must_use]
pub fn open(key: &[u8; 32], nonce: &[u8; 12], context: &[u8], body: &mut [u8], tag: &[u8; TAG_LEN]) -> bool {
    cipher(key).decrypt_inout_detached(nonce.into(), context, body.into(), tag.into()).is_ok()
}

fn cipher(key: &[u8; 32]) -> Aes256Gcm {
    Aes256Gcm::new(key.into())
}

/// As base64.
#[must_use]
pub fn to_base64(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

/// Reads what [`to_base64`] wrote; `None` for anything else.
#[must_use]
pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    Base64::decode_vec(text).ok()
}
