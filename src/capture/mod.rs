//! From what is on a page to what may become an account.
//!
//! [`qr`] reads the QR codes of a picture. It does not ask where its input comes from, and it does not decide: what it
//! returns is shown to the user before anything is saved.

pub mod qr;
