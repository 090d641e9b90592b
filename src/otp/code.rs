//! From secret, parameters and time to a code; `totp-rs` does the arithmetic.

use zeroize::Zeroizing;

use super::{Kind, Secret};
use crate::time::UnixMs;

/// A one-time code as it is typed: digits, or five characters for Steam. No `Debug`.
pub struct Code(Zeroizing<String>);

/// Why there is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// The HOTP counter is at its end (2^64 - 1) and cannot be advanced.
    #[error("the counter is at its end")]
    CounterAtEnd,
    /// A time-based code was asked of a counter-based account, or the reverse.
    #[error("this kind of code is made another way")]
    WrongKind,
}

impl Code {
    /// The characters of the code.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// Milliseconds until the code that holds at `now` ends.
#[must_use]
pub fn seconds_left(_kind: &Kind, _now: UnixMs) -> Option<u64> {
    None
}

#[allow(unused)]
fn placeholder(_s: &Secret) {}
