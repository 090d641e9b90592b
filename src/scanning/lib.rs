//! Pictures to texts: every QR code (ISO/IEC 18004) that a picture holds.
//!
//! A file is looked at before anything decodes it ([`Header`], [`check_drawing`]). A [`Picture`] comes as a canvas gives it; a [`Search`] reads
//! it in passes (`passes`), each of which looks at the picture in another way (`filters`, `bits`) and hands it to a decoder
//! (`readers`). Between two passes the caller may stop. Nothing is decided here about what a text means.
//!
//! A crate of its own so that tests have it compiled for speed, as the rest of Sixpence is not.

mod bits;
mod drawing;
mod filters;
mod header;
mod passes;
mod picture;
mod readers;
mod search;

pub use drawing::{DrawingError, check_drawing};
pub use header::{HEAD_BYTES, Header, HeaderError, Kind, MAX_FILE_BYTES};
pub use picture::{MAX_PIXELS, MAX_SIDE, Picture, PictureError};
pub use search::{BUDGET_MS, Search};
