//! Turning two-factor login on at a site, and what comes with it.
//!
//! | module | what |
//! |---|---|
//! | [`reading`] | what a page is at: roles of its controls, what it says |
//! | [`recovery`] | recovery codes: one code, the codes in a text, the codes on a page |
//! | [`recipes`] | what helps at sites that are odd: names of controls, known obstacles |
//! | [`assist`] | the course of a run: what follows from what is seen and said |
//!
//! All of it is pure. What it finds is shown to the user before it is kept.

pub mod assist;
pub mod reading;
pub mod recipes;
pub mod recovery;
