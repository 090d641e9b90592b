//! From a passphrase to 32 bytes: Argon2id (RFC 9106, version 0x13).
//!
//! It runs in a wasm instance of its own, which is dropped afterwards: a wasm memory never shrinks, and one run takes
//! 64 MiB. So a request goes out and a [`Stretched`] comes back.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use sixpence_sealing::{from_base64, to_base64};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use super::{
    key::copied,
    random::{RandomError, random},
};

/// What Argon2id is to be run with. No secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KdfRequest {
    /// Salt; in messages as base64 (RFC 4648, section 4, padded).
    #[serde(with = "salt_text")]
    pub salt: [u8; 16],
    /// Memory in KiB.
    pub m_kib: u32,
    /// Passes over the memory.
    pub t: u32,
    /// Lanes.
    pub p: u32,
}

/// Why there is no stretched passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KdfError {
    /// Parameters outside [`KdfRequest::within_limits`]: more than this machine is to be made to spend, or too little to
    /// protect anything. Found before any memory is taken.
    #[error("the vault asks for an unreasonable amount of work to unlock it")]
    OutOfLimits,
    /// The passphrase is longer than [`MAX_PASSPHRASE_BYTES`].
    #[error("the passphrase is too long")]
    LongPassphrase,
    /// The memory that Argon2id needs cannot be had.
    #[error("there is not enough memory to unlock the vault")]
    OutOfMemory,
}

/// The longest passphrase, in bytes of UTF-8 as typed.
pub const MAX_PASSPHRASE_BYTES: usize = 4096;

/// NFKC makes a text at most eleven times as long in UTF-8 (Unicode, "Normalization", worst-case expansion factors).
const NFKC_GROWTH: usize = 11;

impl KdfRequest {
    /// Memory of a new vault, in KiB: 64 MiB.
    pub const DEFAULT_M_KIB: u32 = 64 * 1024;
    /// Passes of a new vault.
    pub const DEFAULT_T: u32 = 3;
    /// Lanes of a new vault: wasm has one thread.
    pub const DEFAULT_P: u32 = 1;

    /// The parameters of a new vault, with a fresh salt.
    ///
    /// # Errors
    /// [`RandomError`] if the system gives no random bytes.
    pub fn fresh() -> Result<Self, RandomError> {
        Ok(Self { salt: random()?, m_kib: Self::DEFAULT_M_KIB, t: Self::DEFAULT_T, p: Self::DEFAULT_P })
    }

    /// Whether this may be run at all: 8 MiB <= m <= 256 MiB, 1 <= t <= 16, 1 <= p <= 4.
    #[must_use]
    pub const fn within_limits(&self) -> bool {
        self.m_kib >= 8 * 1024 && self.m_kib <= 256 * 1024 && self.t >= 1 && self.t <= 16 && self.p >= 1 && self.p <= 4
    }

    /// Whether this is weaker than OWASP's least (19 MiB, t = 2): our own vaults never are, so somebody lowered it.
    #[must_use]
    pub const fn below_floor(&self) -> bool {
        self.m_kib < 19 * 1024 || self.t < 2
    }
}

/// A stretched passphrase. Wiped when dropped; no `Debug`, `Display`, `Clone` or `Serialize`.
///
/// ```compile_fail
/// fn needs_debug<T: std::fmt::Debug>() {}
/// needs_debug::<sixpence::vault::Stretched>();
/// ```
/// ```compile_fail
/// fn needs_clone<T: Clone>() {}
/// needs_clone::<sixpence::vault::Stretched>();
/// ```
/// ```compile_fail
/// fn needs_serialize<T: serde::Serialize>() {}
/// needs_serialize::<sixpence::vault::Stretched>();
/// ```
pub struct Stretched(Box<Zeroizing<[u8; 32]>>);

impl Stretched {
    /// Takes the 32 bytes that the other instance made.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Box::new(Zeroizing::new(bytes)))
    }

    /// Takes what a passkey gave, 32 bytes as base64. `None` if it is anything else.
    #[must_use]
    pub fn from_base64(text: &str) -> Option<Self> {
        copied(&Zeroizing::new(from_base64(text)?)).map(Self)
    }

    /// Takes a key that needed no stretching.
    pub(super) fn from_key(key: Box<Zeroizing<[u8; 32]>>) -> Self {
        Self(key)
    }

    /// The bytes, to be carried to the instance that holds the vault.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Stretches a passphrase, normalised to NFKC so that every keyboard and system types the same one.
///
/// # Errors
/// [`KdfError`]; the limits are checked before any memory is taken.
pub fn derive(passphrase: &str, request: &KdfRequest) -> Result<Stretched, KdfError> {
    if !request.within_limits() {
        return Err(KdfError::OutOfLimits);
    }
    if passphrase.len() > MAX_PASSPHRASE_BYTES {
        return Err(KdfError::LongPassphrase);
    }
    // As large as it can get, so that it never grows and leaves a copy behind.
    let mut normal = Zeroizing::new(String::with_capacity(passphrase.len().saturating_mul(NFKC_GROWTH)));
    normal.extend(passphrase.nfkc());
    derive_normal(&normal, request)
}

/// The same for a passphrase that is in NFKC already: the browser normalises too, and its tables weigh nothing here.
///
/// # Errors
/// [`KdfError`]; the limits are checked before any memory is taken.
pub fn derive_normal(normal: &str, request: &KdfRequest) -> Result<Stretched, KdfError> {
    if !request.within_limits() {
        return Err(KdfError::OutOfLimits);
    }
    if normal.len() > MAX_PASSPHRASE_BYTES.saturating_mul(NFKC_GROWTH) {
        return Err(KdfError::LongPassphrase);
    }
    let params = Params::new(request.m_kib, request.t, request.p, Some(32)).map_err(|_| KdfError::OutOfLimits)?;
    let mut memory = Memory::take(params.block_count())?;
    let mut stretched = Stretched::from_bytes([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(normal.as_bytes(), &request.salt, stretched.0.as_mut_slice(), &mut memory.0)
        .map_err(|_| KdfError::OutOfMemory)?;
    Ok(stretched)
}

/// Argon2's memory, wiped when dropped: the crate's own is only freed.
pub(crate) struct Memory(pub(crate) Vec<Block>);

impl Memory {
    /// # Errors
    /// [`KdfError::OutOfMemory`].
    pub(crate) fn take(blocks: usize) -> Result<Self, KdfError> {
        let mut memory = Vec::new();
        memory.try_reserve_exact(blocks).map_err(|_| KdfError::OutOfMemory)?;
        memory.resize(blocks, Block::new());
        Ok(Self(memory))
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// The salt as base64 text: messages carry no bytes.
mod salt_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::to_base64;

    pub(super) fn serialize<S: Serializer>(salt: &[u8; 16], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&to_base64(salt))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 16], D::Error> {
        let text = String::deserialize(deserializer)?;
        super::salt_from_base64(&text).ok_or_else(|| D::Error::custom("salt"))
    }
}

/// Reads a salt from base64 (RFC 4648, section 4, padded); `None` unless it is 16 bytes.
#[must_use]
pub fn salt_from_base64(text: &str) -> Option<[u8; 16]> {
    from_base64(text)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cheap() -> KdfRequest {
        KdfRequest { salt: [7; 16], m_kib: 8 * 1024, t: 1, p: 1 }
    }

    #[test]
    fn same_text_same_key() {
        let composed = derive("p\u{e4}ss \u{fb01}sh", &cheap()).unwrap();
        let decomposed = derive("pa\u{308}ss fish", &cheap()).unwrap();
        assert_eq!(composed.expose(), decomposed.expose());
    }

    #[test]
    fn growth_of_nfkc_is_as_said() {
        let worst = (0..=0x10_ffff).filter_map(char::from_u32).map(|c| {
            let len: usize = core::iter::once(c).nfkc().map(char::len_utf8).sum();
            len.div_ceil(c.len_utf8())
        });
        assert_eq!(worst.max(), Some(NFKC_GROWTH));
    }

    #[test]
    fn refused_before_memory_is_taken() {
        let started = std::time::Instant::now();
        for (m_kib, t, p) in [
            (u32::MAX, 1, 1),
            (256 * 1024 + 1, 1, 1),
            (8 * 1024 - 1, 1, 1),
            (0, 0, 0),
            (8 * 1024, u32::MAX, 1),
            (8 * 1024, 17, 1),
            (8 * 1024, 0, 1),
            (8 * 1024, 1, 0),
            (8 * 1024, 1, 5),
            (8 * 1024, 1, u32::MAX),
        ] {
            let request = KdfRequest { m_kib, t, p, ..cheap() };
            assert_eq!(derive("x", &request).err(), Some(KdfError::OutOfLimits));
        }
        assert!(started.elapsed().as_millis() < 50);
        assert_eq!(derive(&"x".repeat(4097), &cheap()).err(), Some(KdfError::LongPassphrase));
    }

    #[test]
    fn in_messages_the_salt_is_text() {
        let text = serde_json::to_string(&cheap()).unwrap();
        assert_eq!(text, r#"{"salt":"BwcHBwcHBwcHBwcHBwcHBw==","m_kib":8192,"t":1,"p":1}"#);
        assert_eq!(serde_json::from_str::<KdfRequest>(&text).unwrap(), cheap());
        assert!(serde_json::from_str::<KdfRequest>(r#"{"salt":"Bw==","m_kib":8192,"t":1,"p":1}"#).is_err());
    }
}
