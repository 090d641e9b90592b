//! Pictures to texts: every QR code (ISO/IEC 18004) that a picture holds.
//!
//! A [`Picture`] comes as a canvas gives it; a [`Search`] reads it in passes (`passes`), each of which looks at the
//! picture in another way (`filters`, `bits`) and hands it to a decoder (`readers`). Between two passes the caller may
//! stop. Nothing is decided here about what a text means.
//!
//! A crate of its own because it is compiled for speed; the rest of Sixpence is compiled for size.

mod bits;
mod filters;
mod passes;
mod picture;
mod readers;
mod search;

pub use picture::{MAX_PIXELS, MAX_SIDE, Picture, PictureError};
pub use search::{BUDGET_MS, Search};
