//! A picture as it is searched.

use serde::{Deserialize, Serialize};

/// The most pixels of a picture: a screen of 5,120 x 2,880 fits, and its RGBA bytes are 64 MB, which a page can hold.
pub const MAX_PIXELS: usize = 16_777_216;

/// The longest side of a picture, in pixels: that of an 8K screen and a little more. Longer ones are strips, not screens.
pub const MAX_SIDE: usize = 8192;

/// A picture in shades of grey: laid on white, and, where it is transparent, on black too. Most pages are white, but a code
/// may as well be drawn in white for a dark one.
#[derive(Debug, Clone)]
pub struct Picture {
    pub(crate) grounds: Vec<Luma>,
}

/// Shades of grey, row by row from the top left, one byte a pixel: 0 black, 255 white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Luma {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: Vec<u8>,
}

/// Why bytes are no picture that is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum PictureError {
    /// No pixels.
    #[error("the picture is empty")]
    Empty,
    /// Above [`MAX_PIXELS`] or [`MAX_SIDE`].
    #[error("the picture is too large (at most {MAX_PIXELS} pixels, {MAX_SIDE} a side)")]
    TooLarge,
    /// Not four bytes a pixel.
    #[error("the picture is incomplete")]
    Incomplete,
}

impl Picture {
    /// Takes a picture in RGBA (8 bits each, not premultiplied, as a canvas gives it).
    ///
    /// # Errors
    /// [`PictureError`] for no pixels, too many, or another number of bytes than `width * height * 4`.
    pub fn from_rgba(width: usize, height: usize, rgba: &[u8]) -> Result<Self, PictureError> {
        let pixels = checked_area(width, height)?;
        if pixels.checked_mul(4) != Some(rgba.len()) {
            return Err(PictureError::Incomplete);
        }
        let (quads, _) = rgba.as_chunks::<4>();
        let luma = |pixels| Luma { width, height, pixels };
        if quads.iter().all(|[.., alpha]| *alpha == 255) {
            return Ok(Self { grounds: vec![luma(quads.iter().map(grey).collect())] });
        }
        let on = |ground: u32| luma(quads.iter().map(|quad| grey_on(ground, quad)).collect());
        Ok(Self { grounds: vec![on(255), on(0)] })
    }

    pub(crate) fn area(&self) -> usize {
        self.grounds.first().map_or(0, |luma| luma.pixels.len())
    }
}

fn checked_area(width: usize, height: usize) -> Result<usize, PictureError> {
    match width.checked_mul(height) {
        Some(0) => Err(PictureError::Empty),
        Some(pixels) if pixels <= MAX_PIXELS && width <= MAX_SIDE && height <= MAX_SIDE => Ok(pixels),
        _ => Err(PictureError::TooLarge),
    }
}

/// ITU-R BT.601 luma in 8-bit fixed point, without regard to the alpha.
fn grey(&[red, green, blue, _]: &[u8; 4]) -> u8 {
    ((u32::from(red) * 77 + u32::from(green) * 150 + u32::from(blue) * 29) >> 8) as u8
}

/// What the alpha leaves of a pixel's grey on the ground.
fn grey_on(ground: u32, quad: &[u8; 4]) -> u8 {
    let alpha = u32::from(quad[3]);
    ((u32::from(grey(quad)) * alpha + ground * (255 - alpha)) / 255) as u8
}
