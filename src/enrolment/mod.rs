//! The assistant that turns two-factor login on at a site, at the user's word and on the user's own page.
//!
//! | module | what |
//! |---|---|
//! | [`reading`] | what a page is at, and which of its controls does what |

pub mod reading;
