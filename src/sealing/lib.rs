//! What a save spends its time in: AES-256-GCM (NIST SP 800-38D), base64 (RFC 4648, section 4, padded) and CRC-32C
//! (RFC 3720, appendix B.4).
//!
//! A crate of its own because it is compiled otherwise: in tests for speed, in the extension for size, but not at any price. All
//! three are generic or inlined code, which the compiler makes anew in the crate that calls it, by that crate's profile.

use std::sync::LazyLock;

use aes_gcm::{
    Aes256Gcm,
    aead::{AeadInOut, KeyInit},
};
use crc::{CRC_32_ISCSI, Crc, Table};
use data_encoding::BASE64;

/// 16 bytes at a time, which takes 16 KB of tables. They are made when they are wanted first: in the binary they are too much.
static CRC32C: LazyLock<Crc<u32, Table<16>>> = LazyLock::new(|| Crc::<u32, Table<16>>::new(&CRC_32_ISCSI));

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
    BASE64.encode(bytes)
}

/// Reads what [`to_base64`] wrote; `None` for anything else.
#[must_use]
pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    let bytes = BASE64.decode(text.as_bytes()).ok()?;
    // The library also takes several padded texts in a row.
    let is_one = bytes.len().div_ceil(3).checked_mul(4) == Some(text.len());
    is_one.then_some(bytes)
}

/// The checksum of these bytes.
#[must_use]
pub fn crc32c(bytes: &[u8]) -> u32 {
    CRC32C.checksum(bytes)
}
