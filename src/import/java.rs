//! A `HashMap<String, String>` as Java serialises it. Source: [Object Serialization Stream Protocol], chapter 6; strings are modified
//! UTF-8, of which the parts that differ from UTF-8 (NUL, surrogate pairs) occur in no such file and are refused.
//!
//! [Object Serialization Stream Protocol]: https://docs.oracle.com/en/java/javase/21/docs/specs/serialization/protocol.html

use super::ImportError;

/// How such a file begins: magic and version.
pub(super) const MAGIC: &[u8] = &[0xac, 0xed, 0x00, 0x05];

const NULL: u8 = 0x70;
const REFERENCE: u8 = 0x71;
const CLASS: u8 = 0x72;
const OBJECT: u8 = 0x73;
const STRING: u8 = 0x74;
const BLOCK: u8 = 0x77;
const END: u8 = 0x78;
const LONG_STRING: u8 = 0x7c;
/// The number of the first thing that can be referred to.
const FIRST_HANDLE: u32 = 0x007e_0000;

/// The pairs of the map, in the order of the file.
///
/// # Errors
/// [`ImportError::Damaged`]; [`ImportError::TooMany`] for more than `most` pairs.
pub(super) fn string_map(file: &[u8], most: usize) -> Result<Vec<(&str, &str)>, ImportError> {
    let mut reader = Reader { rest: file, strings: Vec::new() };
    let size = reader.size().ok_or(ImportError::Damaged)?;
    if size > most {
        return Err(ImportError::TooMany);
    }
    let pairs = (0..size).map(|_| Some((reader.string()?, reader.string()?)));
    pairs.collect::<Option<_>>().ok_or(ImportError::Damaged)
}

struct Reader<'a> {
    rest: &'a [u8],
    /// What can be referred to, from the third handle on: the class has the first one, the map the second.
    strings: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn is(&mut self, byte: u8) -> Option<()> {
        (self.byte()? == byte).then_some(())
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes(self.take(2)?.try_into().ok()?))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.take(4)?.try_into().ok()?))
    }

    fn text(&mut self) -> Option<&'a str> {
        let len = self.u16()?;
        std::str::from_utf8(self.take(len.into())?).ok()
    }

    /// Reads up to the pairs, which have to be those of a `java.util.HashMap`: how many follow.
    fn size(&mut self) -> Option<usize> {
        (self.take(MAGIC.len())? == MAGIC).then_some(())?;
        self.is(OBJECT)?;
        self.is(CLASS)?;
        (self.text()? == "java.util.HashMap").then_some(())?;
        self.take(8 + 1)?; // its version and flags
        let fields = self.u16()?;
        for _ in 0..fields {
            // `loadFactor`, and in later versions `threshold`: a float and an int, four bytes each.
            matches!(self.byte()?, b'F' | b'I').then_some(())?;
            self.text()?;
        }
        self.is(END)?;
        self.is(NULL)?;
        self.take(usize::from(fields).checked_mul(4)?)?;
        self.is(BLOCK)?;
        self.is(8)?;
        self.u32()?; // buckets
        usize::try_from(self.u32()?).ok()
    }

    fn string(&mut self) -> Option<&'a str> {
        let text = match self.byte()? {
            STRING => self.text()?,
            LONG_STRING => {
                let len = u64::from_be_bytes(self.take(8)?.try_into().ok()?);
                std::str::from_utf8(self.take(usize::try_from(len).ok()?)?).ok()?
            }
            REFERENCE => {
                let place = self.u32()?.checked_sub(FIRST_HANDLE + 2)?;
                return self.strings.get(usize::try_from(place).ok()?).copied();
            }
            _ => return None,
        };
        self.strings.push(text);
        Some(text)
    }
}
