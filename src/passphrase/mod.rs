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
