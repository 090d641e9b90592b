//! Turning two-factor login on for the user.

pub mod assist;
