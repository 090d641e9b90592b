//! Codes that also depend on a PIN, which the secret holds.
//!
//! Sources: of Yandex Key, which has no specification, [Aegis] and Stratum, which agree; of Mobile-OTP [its description] and Aegis. The
//! vectors are those of Aegis.
//!
//! [Aegis]: https://github.com/beemdevelopment/Aegis
//! [its description]: https://motp.sourceforge.net

use md5::{Digest, Md5};
use zeroize::Zeroizing;

use super::{Kind, Secret};
use crate::hash::{hmac_sha256, sha256};

/// The bytes of a Yandex secret. Those that are typed have 10 more, which tell mistakes.
const YANDEX_BYTES: usize = 16;
const YANDEX_TYPED_BYTES: usize = 26;
/// The most characters of a PIN.
const MAX_PIN: usize = 32;

/// Why there is no secret with a PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PinnedError {
    /// The PIN is missing, is longer than 32 characters, or holds others than printable ASCII.
    #[error("the PIN is missing or is none")]
    Pin,
    /// The secret has not the length that it has to have, or holds others than printable ASCII (Mobile-OTP).
    #[error("the secret is none of this kind")]
    Secret,
}

impl Secret {
    /// The secret of [`Kind::Yandex`]: 16 bytes, or the 26 of one that is typed, of which the first 16 count.
    ///
    /// # Errors
    /// [`PinnedError`].
    pub fn of_yandex(secret: &[u8], pin: &str) -> Result<Self, PinnedError> {
        let is_whole = matches!(secret.len(), YANDEX_BYTES | YANDEX_TYPED_BYTES);
        let secret = secret.get(..YANDEX_BYTES).filter(|_| is_whole).ok_or(PinnedError::Secret)?;
        joined(&[checked(pin)?, secret])
    }

    /// The secret of [`Kind::Motp`]: mostly 16 hexadecimal characters, which count as the text that they are.
    ///
    /// # Errors
    /// [`PinnedError`].
    pub fn of_motp(secret: &str, pin: &str) -> Result<Self, PinnedError> {
        let secret =
            Some(secret.as_bytes()).filter(|secret| !secret.is_empty() && secret.iter().all(u8::is_ascii_graphic));
        joined(&[secret.ok_or(PinnedError::Secret)?, &[0], checked(pin)?])
    }
}

impl Kind {
    /// The secret of an account of this kind without its PIN, and the PIN; without one, where there is none.
    #[must_use]
    pub fn parts<'s>(&self, secret: &'s Secret) -> (&'s [u8], &'s [u8]) {
        let whole = secret.expose();
        let parts = match self {
            Self::Yandex => whole.len().checked_sub(YANDEX_BYTES).and_then(|at| whole.split_at_checked(at)),
            Self::Motp => whole.iter().position(|byte| *byte == 0).and_then(|at| whole.split_at_checked(at)),
            _ => None,
        };
        match (self, parts) {
            (Self::Motp, Some((secret, pin))) => (secret, pin.strip_prefix(&[0]).unwrap_or_default()),
            (_, Some((pin, secret))) => (secret, pin),
            (_, None) => (whole, &[]),
        }
    }
}

fn checked(pin: &str) -> Result<&[u8], PinnedError> {
    let fits = (1..=MAX_PIN).contains(&pin.len()) && pin.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then_some(pin.as_bytes()).ok_or(PinnedError::Pin)
}

fn joined(parts: &[&[u8]]) -> Result<Secret, PinnedError> {
    Secret::new(parts.concat()).map_err(|_| PinnedError::Secret)
}

pub(super) const YANDEX_CHARS: u8 = 8;
pub(super) const MOTP_CHARS: u8 = 6;

/// HMAC-SHA-256 by the hash of PIN and secret (without a first byte that is 0), dynamically truncated to 63 bits, in letters.
pub(super) fn yandex(secret: &[u8], step: u64) -> Zeroizing<String> {
    let key = Zeroizing::new(sha256(secret));
    let key = key.strip_prefix(&[0]).unwrap_or(key.as_slice());
    let hash = hmac_sha256(key, &step.to_be_bytes()).unwrap_or_default();
    let number = hash.iter().skip(usize::from(hash[31] & 15)).take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    in_digits(number & (u64::MAX >> 1), b"abcdefghijklmnopqrstuvwxyz", YANDEX_CHARS)
}

/// MD5 of the step in decimal, the secret and the PIN, between which there is a 0; of that the first six hexadecimal characters.
pub(super) fn motp(secret: &[u8], step: u64) -> Zeroizing<String> {
    let mut text = Zeroizing::new(step.to_string().into_bytes());
    text.extend(secret.iter().filter(|byte| **byte != 0));
    let hash = Md5::digest(&text);
    let number = hash.iter().take(usize::from(MOTP_CHARS) / 2).fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    in_digits(number, b"0123456789abcdef", MOTP_CHARS)
}

/// The last digits of a number, in a system of these.
fn in_digits(mut number: u64, digits: &[u8], count: u8) -> Zeroizing<String> {
    let base = digits.len() as u64;
    let mut text: Vec<u8> = Vec::new();
    for _ in 0..count {
        text.extend(number.checked_rem(base).and_then(|digit| digits.get(digit as usize)));
        number = number.checked_div(base).unwrap_or_default();
    }
    Zeroizing::new(text.into_iter().rev().map(char::from).collect())
}
