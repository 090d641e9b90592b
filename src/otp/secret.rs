//! The shared secret.

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// The secret that a site and the user share. Wiped when dropped; no `Debug`, `Display`, `Clone` or `Serialize`.
///
/// ```compile_fail
/// fn needs_debug<T: std::fmt::Debug>() {}
/// needs_debug::<sixpence::otp::Secret>();
/// ```
/// ```compile_fail
/// fn needs_clone<T: Clone>() {}
/// needs_clone::<sixpence::otp::Secret>();
/// ```
/// ```compile_fail
/// fn needs_serialize<T: serde::Serialize>() {}
/// needs_serialize::<sixpence::otp::Secret>();
/// ```
pub struct Secret(Zeroizing<Vec<u8>>);

/// Why bytes are no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// No bytes at all.
    #[error("the secret is empty")]
    Empty,
    /// More than [`Secret::MAX_BYTES`].
    #[error("the secret is too long")]
    TooLong,
}

impl Secret {
    /// The longest secret accepted, in bytes: 1,024 base32 characters.
    pub const MAX_BYTES: usize = 640;
    /// Secrets below this many bits get a note (RFC 4226, R6 asks for 128; real sites hand out 80).
    pub const SHORT_BITS: usize = 80;

    /// # Errors
    /// [`SecretError`] if there are no bytes or too many.
    pub fn new(bytes: Vec<u8>) -> Result<Self, SecretError> {
        let bytes = Zeroizing::new(bytes);
        match bytes.len() {
            0 => Err(SecretError::Empty),
            n if n > Self::MAX_BYTES => Err(SecretError::TooLong),
            _ => Ok(Self(bytes)),
        }
    }

    /// The raw bytes. Every call is a place where the secret can leak: keep them few.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// A second copy of the secret, wiped on its own.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self(self.0.clone())
    }

    /// Base32 (RFC 4648) in upper case without padding, as the Key URI format wants it; of a kind with a PIN, with the PIN in it.
    #[must_use]
    pub fn to_base32(&self) -> Zeroizing<String> {
        base32(&self.0)
    }

    /// Length in bits.
    #[must_use]
    pub fn bits(&self) -> usize {
        self.0.len().saturating_mul(8)
    }

    /// Whether both are the same secret; takes the same time wherever they differ.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

/// Base32 (RFC 4648) in upper case without padding.
pub fn base32(bytes: &[u8]) -> Zeroizing<String> {
    // By hand: general encoders are large, or leave a copy behind when their text grows.
    let bits = bytes.len().saturating_mul(8);
    let mut text = Zeroizing::new(String::with_capacity(bits.div_ceil(5)));
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    for bit in (0..bits).step_by(5) {
        let two = u16::from_be_bytes([byte(bit / 8), byte(bit / 8 + 1)]);
        text.push(char::from(match (two >> (11 - bit % 8)) as u8 & 31 {
            letter @ ..26 => b'A' + letter,
            digit => b'2' + digit - 26,
        }));
    }
    text
}
