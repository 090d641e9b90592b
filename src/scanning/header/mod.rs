//! What the first bytes of a file say, before anything decodes it: its kind, and how many pixels there are to come.
//!
//! A picture of 100,000 x 100,000 pixels fits into a file of some kilobytes. Who decodes it first and counts then has
//! asked the browser for 40 GB.

mod boxes;
mod parts;

use crate::picture::MAX_PIXELS;

/// The largest file: one of 48 megapixels as phones make them is smaller, and memory holds it beside its pixels.
pub const MAX_FILE_BYTES: usize = 32 * 1024 * 1024;

/// So many bytes from the start hold the size of nearly every picture. The rest is metadata that comes first: a colour
/// profile, a preview.
pub const HEAD_BYTES: usize = 256 * 1024;

/// A kind of picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// PNG (ISO/IEC 15948).
    Png,
    /// PNG with more than one picture.
    Apng,
    /// JPEG (ITU-T T.81).
    Jpeg,
    /// GIF (89a and 87a).
    Gif,
    /// WebP (RFC 9649).
    Webp,
    /// AVIF: AV1 in a HEIF container.
    Avif,
    /// Another HEIF container (ISO/IEC 23008-12): the photographs of iPhones. No browser but Safari shows them.
    Heif,
    /// BMP, of Windows and OS/2.
    Bmp,
    /// SVG: it has the size at which it is drawn.
    Svg,
}

/// Kind and size of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Its kind.
    pub kind: Kind,
    /// Width and height in pixels; `None` for SVG.
    pub size: Option<(u32, u32)>,
}

/// Why a file is not decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// It has no bytes.
    #[error("the file is empty")]
    NoFile,
    /// It is larger than [`MAX_FILE_BYTES`].
    #[error("the file is too large (at most {MAX_FILE_BYTES} bytes)")]
    LargeFile,
    /// Another kind of file.
    #[error("the file is no picture of a known kind")]
    NoPicture,
    /// It ends before its size is said, or what says the size is damaged.
    #[error("the picture is cut off")]
    CutOff,
    /// It is no pixel wide or high.
    #[error("the picture is empty")]
    Empty,
    /// It has more than [`MAX_PIXELS`].
    #[error("the picture is too large (at most {MAX_PIXELS} pixels)")]
    TooLarge,
}

impl Kind {
    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Apng => "image/apng",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
            Self::Avif => "image/avif",
            Self::Heif => "image/heif",
            Self::Bmp => "image/bmp",
            Self::Svg => "image/svg+xml",
        }
    }
}

impl Header {
    /// Reads the start of a file of `length` bytes.
    ///
    /// # Errors
    /// [`HeaderError`]. With [`HeaderError::CutOff`] more bytes may help, if there are any.
    pub fn read(start: &[u8], length: usize) -> Result<Self, HeaderError> {
        match length {
            0 => return Err(HeaderError::NoFile),
            _ if length > MAX_FILE_BYTES => return Err(HeaderError::LargeFile),
            _ => {}
        }
        let kind = kind_of(start).ok_or(HeaderError::NoPicture)?;
        if kind == Kind::Svg {
            return Ok(Self { kind, size: None });
        }
        let (width, height) = match kind {
            Kind::Png | Kind::Apng => parts::png(start),
            Kind::Jpeg => parts::jpeg(start),
            Kind::Gif => parts::gif(start),
            Kind::Webp => parts::webp(start),
            Kind::Bmp => parts::bmp(start),
            Kind::Avif | Kind::Heif | Kind::Svg => boxes::largest(start),
        }
        .ok_or(HeaderError::CutOff)?;
        match u64::from(width) * u64::from(height) {
            0 => Err(HeaderError::Empty),
            pixels if pixels > MAX_PIXELS as u64 => Err(HeaderError::TooLarge),
            _ => Ok(Self { kind, size: Some((width, height)) }),
        }
    }
}

fn kind_of(start: &[u8]) -> Option<Kind> {
    let is_at = |at: usize, text: &[u8]| start.get(at..at + text.len()) == Some(text);
    if is_at(0, b"\x89PNG\r\n\x1a\n") {
        return Some(if parts::is_animated(start) { Kind::Apng } else { Kind::Png });
    }
    if is_at(0, b"\xff\xd8\xff") {
        return Some(Kind::Jpeg);
    }
    if is_at(0, b"GIF87a") || is_at(0, b"GIF89a") {
        return Some(Kind::Gif);
    }
    if is_at(0, b"RIFF") && is_at(8, b"WEBP") {
        return Some(Kind::Webp);
    }
    // Two letters are a weak sign: the size of the header behind them has to be one that there is.
    if is_at(0, b"BM") && parts::bmp_header(start).is_some() {
        return Some(Kind::Bmp);
    }
    if is_at(4, b"ftyp") {
        return boxes::kind(start);
    }
    is_svg(start).then_some(Kind::Svg)
}

/// Whether the first element is `svg`, in UTF-8. Before it may stand what XML allows there.
fn is_svg(start: &[u8]) -> bool {
    let mut rest = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    loop {
        rest = rest.trim_ascii_start();
        let end: &[u8] = if rest.starts_with(b"<?") {
            b"?>"
        } else if rest.starts_with(b"<!--") {
            b"-->"
        } else if rest.starts_with(b"<!DOCTYPE") {
            // What a document declares itself stands in brackets.
            let (bracket, close) = (position(rest, b"["), position(rest, b">"));
            if bracket.is_some_and(|at| close.is_none_or(|close| at < close)) { b"]" } else { b">" }
        } else if rest.starts_with(b"]") {
            b">"
        } else {
            break;
        };
        match position(rest, end) {
            // The bracket itself is looked at again: `>` follows it.
            Some(at) if end == b"]" => rest = rest.get(at..).unwrap_or_default(),
            Some(at) => rest = rest.get(at + end.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    let Some(name) = rest.strip_prefix(b"<") else { return false };
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
    let name = name.split(ends).next().unwrap_or_default();
    name == b"svg" || name.ends_with(b":svg")
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
