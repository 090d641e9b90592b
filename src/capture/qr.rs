//! QR codes in pictures (ISO/IEC 18004), read by `rxing`.

use std::collections::HashSet;

use rxing::{
    BarcodeFormat, BinaryBitmap, DecodeHints, Luma8LuminanceSource, common::HybridBinarizer,
    multi::MultipleBarcodeReader, qrcode::cpp_port::QrReader,
};
use serde::{Deserialize, Serialize};

/// The most pixels of a picture: a screen of 5,120 x 2,880 fits, and its RGBA bytes are 64 MB, which a page can hold.
pub const MAX_PIXELS: usize = 16_777_216;

/// The longest side of a picture, in pixels: that of an 8K screen and a little more. Longer ones are strips, not screens.
pub const MAX_SIDE: usize = 8192;

/// White added on each side, in pixels: a code that fills its picture has lost the quiet zone of four modules that the
/// finder needs. At 5 pixels a module that is four; finders of larger modules do with less.
const BORDER: usize = 20;

/// A picture in shades of grey, row by row from the top left, one byte a pixel: 0 black, 255 white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Luma {
    /// Pixels a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// `width * height` bytes.
    pub pixels: Vec<u8>,
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

impl Luma {
    /// Takes the grey of a picture in RGBA (8 bits each, not premultiplied, as a canvas gives it), laid on white: where a
    /// picture is transparent most pages are white, while the bytes below are black as a rule.
    ///
    /// # Errors
    /// [`PictureError`] for no pixels, too many, or another number of bytes than `width * height * 4`.
    pub fn from_rgba(width: usize, height: usize, rgba: &[u8]) -> Result<Self, PictureError> {
        let pixels = checked_area(width, height)?;
        if pixels.checked_mul(4) != Some(rgba.len()) {
            return Err(PictureError::Incomplete);
        }
        let (quads, _) = rgba.as_chunks::<4>();
        Ok(Self { width, height, pixels: quads.iter().map(grey_on_white).collect() })
    }

    /// The same size with white around, and the greys as they are or reversed.
    fn framed(&self, reversed: bool) -> Option<(Vec<u8>, u32, u32)> {
        let side = 2 * BORDER;
        let (width, height) = (self.width.checked_add(side)?, self.height.checked_add(side)?);
        let mut framed = Vec::with_capacity(width.checked_mul(height)?);
        let mask = if reversed { 0xff } else { 0 };
        framed.resize(width.checked_mul(BORDER)?, 0xff);
        for row in self.pixels.chunks_exact(self.width) {
            framed.resize(framed.len().checked_add(BORDER)?, 0xff);
            framed.extend(row.iter().map(|grey| grey ^ mask));
            framed.resize(framed.len().checked_add(BORDER)?, 0xff);
        }
        framed.resize(width.checked_mul(height)?, 0xff);
        Some((framed, u32::try_from(width).ok()?, u32::try_from(height).ok()?))
    }
}

fn checked_area(width: usize, height: usize) -> Result<usize, PictureError> {
    match width.checked_mul(height) {
        Some(0) => Err(PictureError::Empty),
        Some(pixels) if pixels <= MAX_PIXELS && width <= MAX_SIDE && height <= MAX_SIDE => Ok(pixels),
        _ => Err(PictureError::TooLarge),
    }
}

/// ITU-R BT.601 luma in 8-bit fixed point, then what the alpha leaves of it on white.
fn grey_on_white(&[red, green, blue, alpha]: &[u8; 4]) -> u8 {
    let grey = (u32::from(red) * 77 + u32::from(green) * 150 + u32::from(blue) * 29) >> 8;
    let shade = (255 - grey.min(255)) * u32::from(alpha) / 255;
    u8::try_from(255 - shade).unwrap_or(0)
}

/// The texts of all QR codes in a picture, dark on light and light on dark, each text once, from top to bottom and left to
/// right. Nothing that cannot be read is an error: a picture without codes has none.
///
/// The scanner runs in a wasm instance of its own, so that not even a fault in the decoder reaches anything else.
#[must_use]
pub fn read_codes(luma: &Luma) -> Vec<String> {
    // The fields are public: what `from_rgba` assures is looked at again.
    if checked_area(luma.width, luma.height) != Ok(luma.pixels.len()) {
        return Vec::new();
    }
    let mut found: Vec<Found> = [false, true].into_iter().flat_map(|reversed| pass(luma, reversed)).collect();
    found.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
    let mut seen = HashSet::new();
    found.into_iter().map(|code| code.text).filter(|text| seen.insert(text.clone())).collect()
}

struct Found {
    text: String,
    top: f32,
    left: f32,
}

fn pass(luma: &Luma, reversed: bool) -> Vec<Found> {
    let Some((pixels, width, height)) = luma.framed(reversed) else { return Vec::new() };
    let Ok(source) = Luma8LuminanceSource::new(pixels, width, height) else { return Vec::new() };
    let hints = DecodeHints {
        TryHarder: Some(true),
        // Micro QR codes hold no otpauth address (35 characters at most); looking for them costs time and finds phantoms.
        PossibleFormats: Some(HashSet::from([BarcodeFormat::QR_CODE])),
        ..DecodeHints::default()
    };
    let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
    let results = QrReader.decode_multiple_with_hints(&mut bitmap, &hints).unwrap_or_default();
    let least = |values: &mut dyn Iterator<Item = f32>| values.fold(f32::INFINITY, f32::min);
    let found = results.iter().map(|result| Found {
        text: result.getText().to_owned(),
        top: least(&mut result.getPoints().iter().map(|point| point.y)),
        left: least(&mut result.getPoints().iter().map(|point| point.x)),
    });
    found.filter(|code| !code.text.is_empty()).collect()
}
