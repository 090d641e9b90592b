//! The boxes of ISO/IEC 14496-12 in which AVIF and HEIF keep their pictures.

use super::{Kind, parts::Numbers};

/// A file has few boxes where its size is said; more are not looked at.
const MOST_BOXES: usize = 4096;

/// AVIF or another HEIF, by the brands in `ftyp`; `None` for what is no picture (films use the same boxes).
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    let (_, body, _) = boxes(bytes).next().filter(|(name, ..)| name == b"ftyp")?;
    // The second four bytes are a version.
    let (brands, _) = body.as_chunks::<4>();
    let mut brands = brands.iter().enumerate().filter(|(at, _)| *at != 1).map(|(_, brand)| brand);
    let mut found = None;
    brands.try_for_each(|brand| match brand {
        b"avif" | b"avis" => {
            found = Some(Kind::Avif);
            None
        }
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" => {
            found = Some(Kind::Heif);
            Some(())
        }
        _ => Some(()),
    });
    found
}

/// The largest of all pictures in the file: `ispe` in `meta`, `iprp`, `ipco`. A grid of small ones has one of its own.
pub(super) fn largest(bytes: &[u8]) -> Option<(u32, u32)> {
    // `meta` has a version and flags before its boxes.
    let meta = found(bytes, b"meta")?.get(4..)?;
    let properties = found(found(meta, b"iprp")?, b"ipco")?;
    let sizes = boxes(properties).filter(|(name, _, whole)| name == b"ispe" && *whole);
    let sizes = sizes.filter_map(|(_, body, _)| Some((body.u32_be(4)?, body.u32_be(8)?)));
    sizes.max_by_key(|(width, height)| u64::from(*width) * u64::from(*height))
}

/// The body of the first box of this name, if all of it is there.
fn found<'a>(bytes: &'a [u8], wanted: &[u8; 4]) -> Option<&'a [u8]> {
    boxes(bytes).find(|(name, ..)| name == wanted).filter(|(.., whole)| *whole).map(|(_, body, _)| body)
}

/// Each box: its name, its body as far as it is there, whether that is all of it.
fn boxes(bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8], bool)> {
    let mut rest = bytes;
    let next = move || {
        let (short, name) = (rest.u32_be(0)?, rest.number::<4>(4)?);
        let (head, length) = match short {
            // To the end.
            0 => (8, u64::MAX),
            1 => (16, rest.number(8).map(u64::from_be_bytes)?),
            _ => (8, u64::from(short)),
        };
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let whole = short == 0 || length <= rest.len();
        let body = rest.get(head..length.min(rest.len()))?;
        rest = rest.get(length..).unwrap_or_default();
        Some((name, body, whole))
    };
    std::iter::from_fn(next).take(MOST_BOXES)
}
