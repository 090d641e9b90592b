//! From what is on a page to what may become an account: pictures to text, text to drafts.
//!
//! [`qr`] reads the QR codes of a picture, [`text`] the otpauth addresses and secret keys of a text. Neither asks where its input comes
//! from, and neither decides: what they return is shown to the user before anything is saved.

pub mod qr;
pub mod text;
mod words;
