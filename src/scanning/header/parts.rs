//! Where each kind of picture says its size. `None`: not within these bytes.

/// Width and height.
type Size = (u32, u32);

/// Numbers out of bytes, of which there may be too few.
pub(super) trait Numbers {
    fn number<const N: usize>(&self, at: usize) -> Option<[u8; N]>;

    fn u16_le(&self, at: usize) -> Option<u32> {
        self.number(at).map(|bytes| u16::from_le_bytes(bytes).into())
    }
    fn u16_be(&self, at: usize) -> Option<u32> {
        self.number(at).map(|bytes| u16::from_be_bytes(bytes).into())
    }
    fn u24_le(&self, at: usize) -> Option<u32> {
        self.number(at).map(|[a, b, c]| u32::from_le_bytes([a, b, c, 0]))
    }
    fn u32_le(&self, at: usize) -> Option<u32> {
        self.number(at).map(u32::from_le_bytes)
    }
    fn u32_be(&self, at: usize) -> Option<u32> {
        self.number(at).map(u32::from_be_bytes)
    }
}

impl Numbers for [u8] {
    fn number<const N: usize>(&self, at: usize) -> Option<[u8; N]> {
        self.get(at..)?.first_chunk().copied()
    }
}

/// The chunk `IHDR`, which comes first.
pub(super) fn png(bytes: &[u8]) -> Option<Size> {
    let is_first = bytes.get(12..16)? == b"IHDR";
    Some((bytes.u32_be(16)?, bytes.u32_be(20)?)).filter(|_| is_first)
}

/// Whether a chunk `acTL` comes before the pixels.
pub(super) fn is_animated(bytes: &[u8]) -> bool {
    let mut at = 8;
    while let (Some(length), Some(name)) = (bytes.u32_be(at), bytes.get(at + 4..at + 8)) {
        match name {
            b"acTL" => return true,
            b"IDAT" => return false,
            _ => at = at.saturating_add(length as usize).saturating_add(12),
        }
    }
    false
}

/// The first start of a frame, behind segments of which each says its length.
pub(super) fn jpeg(bytes: &[u8]) -> Option<Size> {
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        match *bytes.get(at + 1)? {
            // Filling, and markers without a length.
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            // 0xc4, 0xc8 and 0xcc are tables.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Some((bytes.u16_be(at + 7)?, bytes.u16_be(at + 5)?));
            }
            // The end, or pixels before any frame.
            0xd9 | 0xda | 0x00 => return None,
            _ => at += 2 + bytes.u16_be(at + 2).filter(|length| *length >= 2)? as usize,
        }
    }
}

/// The screen, and the first picture on it: decoders enlarge the screen to hold that.
pub(super) fn gif(bytes: &[u8]) -> Option<Size> {
    let (mut width, mut height) = (bytes.u16_le(6)?, bytes.u16_le(8)?);
    let flags = *bytes.get(10)?;
    let colours = if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + colours;
    loop {
        match *bytes.get(at)? {
            0x2c => {
                width = width.max(bytes.u16_le(at + 1)? + bytes.u16_le(at + 5)?);
                height = height.max(bytes.u16_le(at + 3)? + bytes.u16_le(at + 7)?);
                return Some((width, height));
            }
            0x21 => {
                at += 2;
                while *bytes.get(at)? != 0 {
                    at += 1 + usize::from(*bytes.get(at)?);
                }
                at += 1;
            }
            _ => return None,
        }
    }
}

/// The first chunk: pixels, lossy or not, or what is said about all that follows.
pub(super) fn webp(bytes: &[u8]) -> Option<Size> {
    match bytes.get(12..16)? {
        b"VP8 " => {
            let is_key_frame = bytes.get(20)? & 1 == 0 && bytes.get(23..26)? == b"\x9d\x01\x2a";
            Some((bytes.u16_le(26)? & 0x3fff, bytes.u16_le(28)? & 0x3fff)).filter(|_| is_key_frame)
        }
        b"VP8L" => {
            let bits = bytes.u32_le(21)?;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1)).filter(|_| bytes.get(20) == Some(&0x2f))
        }
        b"VP8X" => Some((bytes.u24_le(24)? + 1, bytes.u24_le(27)? + 1)),
        _ => None,
    }
}

/// The length of the second header, which says its version.
pub(super) fn bmp_header(bytes: &[u8]) -> Option<u32> {
    bytes.u32_le(14).filter(|length| matches!(length, 12 | 16 | 40 | 52 | 56 | 64 | 108 | 124))
}

/// Rows that go from top to bottom have a negative height.
pub(super) fn bmp(bytes: &[u8]) -> Option<Size> {
    match bmp_header(bytes)? {
        12 => Some((bytes.u16_le(18)?, bytes.u16_le(20)?)),
        _ => Some((bytes.u32_le(18)?, (bytes.u32_le(22)? as i32).unsigned_abs())),
    }
}
