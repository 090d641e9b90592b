//! Turning two-factor login on at a site, and what comes with it.
//!
//! | module | what |
//! |---|---|
//! | [`recovery`] | recovery codes: one code, the codes in a text, the codes on a page |
//!
//! All of it is pure. What it finds is shown to the user before it is kept.

pub mod recovery;
