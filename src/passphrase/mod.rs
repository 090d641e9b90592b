//! Passphrases: a good one offered, the user's own judged.
//!
//! | file | what is in it |
//! |---|---|
//! | `suggest` | words drawn from a list |
//! | `judge` | what is said of a passphrase; `judge.mjs` counts its guesses, `judge.bundle.mjs` makes one file of that |

mod judge;
mod suggest;

pub use judge::{Estimate, Verdict};
pub use suggest::{SuggestError, Words, suggest};

/// The fewest characters of a passphrase.
pub const LEAST_CHARS: u32 = 8;

/// Whether a new passphrase has fewer.
#[must_use]
pub fn is_short(passphrase: &str) -> bool {
    passphrase.chars().count() < LEAST_CHARS as usize
}
