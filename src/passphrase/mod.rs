//! Passphrases: a good one offered.
//!
//! | file | what is in it |
//! |---|---|
//! | `suggest` | words drawn from a list |

mod suggest;

pub use suggest::{SuggestError, Words, suggest};
