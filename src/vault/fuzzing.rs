//! What `tests/fuzz` reaches inside for. Compiled by cargo-fuzz only.

use zeroize::Zeroizing;

use super::body::Body;

/// Reads a decrypted body and writes it again; `None` if it is refused.
#[must_use]
pub fn rewrite_body(bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    Body::parse(bytes).ok().map(|body| body.encode())
}
