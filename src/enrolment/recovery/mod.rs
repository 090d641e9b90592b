//! Recovery codes: what a site hands out for the day on which the authenticator is lost.
//!
//! | file | what |
//! |---|---|
//! | `code` | one code, and when two are the same |
//! | `lines`, `tokens` | a text cut into lines and tokens, without numbering, bullets, labels and marks |
//! | `shape`, `layout` | which tokens are codes, and whether a space divides codes or the groups of one |
//! | `typed` | the codes of a text that the user has selected, pasted or typed |
//! | `page`, `label` | the sets of codes on a page, and what the page calls them |
//! | `told` | the codes of a text as the pages are told |
//! | `says`, `words` | what the words beside them say, in many languages |
//!
//! Two mistakes are worse than finding nothing: a code that is not quite the site's, and the secret of the account taken for
//! a code. So a code is kept character by character as it stands there, what is in doubt says so ([`Doubt`],
//! [`Candidate::sure`]), and what a page calls a key is none.

mod code;
mod label;
mod layout;
mod lines;
mod page;
mod says;
mod shape;
mod tokens;
mod told;
mod typed;
mod words;

pub use code::{Case, CodeError, RecoveryCode};
pub use page::{Block, BlockKind, Candidate, find};
pub use told::read_codes;
pub use typed::{Doubt, Entry, Parsed, RecoveryError, parse_typed, written};

/// No set has more codes. The largest that sites are known to hand out have 20 or 25; a user may keep several.
pub const MAX_CODES: usize = 200;
