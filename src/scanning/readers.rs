//! The decoders: `rxing` (a port of ZXing) and `quircs` (a port of quirc). Each reads codes that the other does not.

use std::collections::HashSet;

use rxing::{
    BarcodeFormat, Binarizer, BinaryBitmap, DecodeHints, Luma8Source,
    common::{BitMatrix, GlobalHistogramBinarizer, HybridBinarizer},
    multi::MultipleBarcodeReader,
    qrcode::cpp_port::QrReader,
};

use crate::{bits, picture::Luma};

/// A code that was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) text: String,
    /// Its corner nearest to the top left, in parts of the picture's height and width: views of other sizes agree on it.
    pub(crate) top: f32,
    pub(crate) left: f32,
}

/// Dark and light by the mean of small squares, then `rxing`.
pub(crate) fn hybrid(luma: &Luma) -> Vec<Found> {
    binarised(luma, HybridBinarizer::new, |bitmap| read(luma, bitmap))
}

/// As [`hybrid`], then the same with dark for light.
pub(crate) fn both(luma: &Luma) -> Vec<Found> {
    binarised(luma, HybridBinarizer::new, |bitmap| {
        let mut found = read(luma, bitmap);
        bitmap.invert();
        found.append(&mut read(luma, bitmap));
        found
    })
}

/// Dark and light by one shade for all of the picture, then `rxing`.
pub(crate) fn global(luma: &Luma) -> Vec<Found> {
    binarised(luma, GlobalHistogramBinarizer::new, |bitmap| read(luma, bitmap))
}

/// As [`hybrid`], with dots joined to areas: codes of dots, and codes with thin seams between their modules.
pub(crate) fn closed(luma: &Luma) -> Vec<Found> {
    binarised(luma, HybridBinarizer::new, |bitmap| {
        let closed = bits::closed(bitmap.get_black_matrix());
        *bitmap.get_black_matrix_mut() = closed;
        read(luma, bitmap)
    })
}

/// `rxing` with dark and light as they are given.
pub(crate) fn bits(luma: &Luma, bits: Option<BitMatrix>) -> Vec<Found> {
    let Some(bits) = bits else { return Vec::new() };
    binarised(luma, GlobalHistogramBinarizer::new, |bitmap| {
        *bitmap.get_black_matrix_mut() = bits;
        read(luma, bitmap)
    })
}

/// `quircs`, which parts dark and light itself.
pub(crate) fn quircs(luma: &Luma) -> Vec<Found> {
    let mut reader = quircs::Quirc::default();
    let codes = reader.identify(luma.width, luma.height, &luma.pixels);
    let found = codes.filter_map(|code| {
        let code = code.ok()?;
        let text = String::from_utf8(code.decode().ok()?.payload).ok()?;
        let places = code.corners.iter().map(|corner| (corner.x as f32, corner.y as f32));
        Some(at(luma, text, places))
    });
    found.filter(|code| !code.text.is_empty()).collect()
}

/// Nothing is read in a picture of no pixels: one that was made too small.
fn binarised<'a, B: Binarizer>(
    luma: &'a Luma,
    binariser: fn(Luma8Source<'a>) -> B,
    read: impl FnOnce(&mut BinaryBitmap<B>) -> Vec<Found>,
) -> Vec<Found> {
    let (Ok(width), Ok(height)) = (u32::try_from(luma.width), u32::try_from(luma.height)) else { return Vec::new() };
    let source = Luma8Source::new_with_slice(&luma.pixels, width, height);
    source.map(|source| read(&mut BinaryBitmap::new(binariser(source)))).unwrap_or_default()
}

fn read<B: Binarizer>(luma: &Luma, bitmap: &mut BinaryBitmap<B>) -> Vec<Found> {
    let hints = DecodeHints {
        TryHarder: Some(true),
        // Micro QR codes hold no otpauth address (35 characters at most); looking for them costs time and finds phantoms.
        PossibleFormats: Some(HashSet::from([BarcodeFormat::QR_CODE])),
        ..DecodeHints::default()
    };
    let results = QrReader.decode_multiple_with_hints(bitmap, &hints).unwrap_or_default();
    let found = results
        .iter()
        .map(|result| at(luma, result.getText().to_owned(), result.getPoints().iter().map(|point| (point.x, point.y))));
    found.filter(|code| !code.text.is_empty()).collect()
}

fn at(luma: &Luma, text: String, places: impl Iterator<Item = (f32, f32)>) -> Found {
    let (left, top) =
        places.fold((f32::INFINITY, f32::INFINITY), |(left, top), (x, y)| (f32::min(left, x), f32::min(top, y)));
    Found { text, top: top / luma.height as f32, left: left / luma.width as f32 }
}
