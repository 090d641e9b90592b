//! From what is on a page to what may become an account: texts to drafts. (Pictures to texts: the crate in `src/scanning`.)
//!
//! | file | what |
//! |---|---|
//! | [`text`] | the otpauth addresses and secret keys of a text that the user has selected |
//! | [`page`] | those of a whole page, where only what the page itself calls a secret key is one |
//! | `address`, `groups`, `words` | what both read by: addresses among words, the groups of printed keys, words |
//! | `printed`, `standing`, `labels` | what is shaped like a key on a page, what the page calls it, and by which words |
//! | [`hunt`] | which pictures of a page are looked at, in which order |
//! | [`found`] | what was read, and whether code and words agree |
//! | [`drafts`] | what it says, made into drafts |
//! | [`trust`] | when what a code calls itself does not fit the page it was read on |
//!
//! Nothing here decides: what it returns is shown to the user before anything is saved. It runs in the scanner's wasm (and
//! [`trust`] in the pages); the background gets [`drafts::Drafts`].

mod address;
pub mod drafts;
pub mod found;
mod groups;
pub mod hunt;
pub(crate) mod labels;
pub mod page;
mod printed;
mod standing;
pub mod text;
pub mod trust;
mod words;
