//! From what is on a page to what may become an account: texts to drafts. (Pictures to texts: the crate in `src/scanning`.)
//!
//! [`text`] reads the otpauth addresses and secret keys of a text. It does not ask where its input comes from, and does not
//! decide: what it returns is shown to the user before anything is saved.

pub mod text;
mod words;
