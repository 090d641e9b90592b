//! SHA-256 (FIPS 180-4) and HMAC (RFC 2104) with it. One function each: the library's are compiled anew wherever they are called.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// SHA-256.
#[inline(never)]
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// HMAC-SHA-256. It takes keys of any length: there is always a tag.
#[inline(never)]
pub(crate) fn hmac_sha256(key: &[u8], bytes: &[u8]) -> Option<[u8; 32]> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).ok()?;
    mac.update(bytes);
    Some(mac.finalize().into_bytes().into())
}
