//! The directory at the end of a ZIP archive: APPNOTE 4.3.7, 4.3.12 to 4.3.16, 4.5.3. All numbers are little endian.

use crate::import::ImportError;

/// The most entries of an archive. Exports have a handful, and attachments.
const MOST_ENTRIES: u64 = 10_000;
/// How much a comment at the end may hold, with the record before it.
const LAST: usize = 22 + 0xffff;
/// What a number of 32 bits says where the true one stands in a record of 64 bits.
const LARGER: u32 = u32::MAX;
const IS_SEALED: u16 = 1;
/// The checksum was not known when the entry began.
const SUM_FOLLOWS: u16 = 1 << 3;

/// The directory.
pub(super) struct Directory<'a> {
    file: &'a [u8],
    pub(super) places: Vec<Place<'a>>,
}

/// How an entry is encrypted.
pub(super) enum Sealing {
    None,
    /// The old way: what the last byte of its header has to be.
    Crypto {
        check: u8,
    },
    /// WinZip's, with a key of 256 bits. Its first version has a checksum of the content, too.
    Aes256 {
        has_checksum: bool,
    },
    /// Anything else.
    Other,
}

/// An entry.
pub(super) struct Place<'a> {
    pub(super) name: &'a [u8],
    pub(super) sealing: Sealing,
    /// How it is packed.
    pub(super) method: u16,
    /// CRC-32 of the content.
    pub(super) checksum: u32,
    packed: u64,
    begins: u64,
}

impl<'a> Directory<'a> {
    /// # Errors
    /// [`ImportError::Damaged`], [`ImportError::TooMany`].
    pub(super) fn read(file: &'a [u8]) -> Result<Self, ImportError> {
        let (count, begins) = end_of(file).ok_or(ImportError::Damaged)?;
        if count > MOST_ENTRIES {
            return Err(ImportError::TooMany);
        }
        let mut rest = from(file, begins).ok_or(ImportError::Damaged)?;
        let places = (0..count).map(|_| Place::read(&mut rest)).collect::<Option<Vec<_>>>();
        Ok(Self { file, places: places.ok_or(ImportError::Damaged)? })
    }

    /// What stands in the file of an entry.
    ///
    /// # Errors
    /// [`ImportError::Damaged`] if it is not all there.
    pub(super) fn bytes(&self, place: &Place<'_>) -> Result<&'a [u8], ImportError> {
        let find = || {
            let mut rest = from(self.file, place.begins)?.strip_prefix(b"PK\x03\x04")?;
            take(&mut rest, 22)?;
            let (name, extra) = (number(&mut rest)?, number(&mut rest)?);
            take(&mut rest, usize::from(name) + usize::from(extra))?;
            take(&mut rest, usize::try_from(place.packed).ok()?)
        };
        find().ok_or(ImportError::Damaged)
    }
}

impl<'a> Place<'a> {
    fn read(rest: &mut &'a [u8]) -> Option<Self> {
        *rest = rest.strip_prefix(b"PK\x01\x02")?;
        take(rest, 4)?;
        let (flags, method, time, _date) = (number(rest)?, number(rest)?, number(rest)?, number(rest)?);
        let [checksum, packed, plain] = [long(rest)?, long(rest)?, long(rest)?];
        let [name, extra, comment] = [number(rest)?, number(rest)?, number(rest)?].map(usize::from);
        take(rest, 8)?;
        let begins = long(rest)?;
        let (name, extra) = (take(rest, name)?, take(rest, extra)?);
        take(rest, comment)?;
        let sealing = if flags & IS_SEALED == 0 {
            Sealing::None
        } else {
            let [.., check] = if flags & SUM_FOLLOWS == 0 { checksum } else { u32::from(time) << 16 }.to_le_bytes();
            Sealing::Crypto { check }
        };
        let (packed, begins, wide) =
            (u64::from(packed), u64::from(begins), [plain, packed, begins].map(|it| it == LARGER));
        let mut place = Self { name, sealing, method, checksum, packed, begins };
        place.read_extra(extra, wide);
        Some(place)
    }

    /// What a record of 32 bits has no room for. A field that is cut is none.
    fn read_extra(&mut self, mut extra: &[u8], [plain, packed, begins]: [bool; 3]) {
        while let (Some(id), Some(length)) = (number(&mut extra), number(&mut extra)) {
            let Some(mut field) = take(&mut extra, length.into()) else { break };
            match id {
                0x0001 => {
                    let mut wide = |is_there: bool| is_there.then(|| longest(&mut field)).flatten();
                    wide(plain);
                    self.packed = wide(packed).unwrap_or(self.packed);
                    self.begins = wide(begins).unwrap_or(self.begins);
                }
                0x9901 if !matches!(self.sealing, Sealing::None) => {
                    let (version, _vendor) = (number(&mut field), number(&mut field));
                    let strength = take(&mut field, 1);
                    self.sealing = match (version, strength) {
                        (Some(version @ (1 | 2)), Some([3])) => Sealing::Aes256 { has_checksum: version == 1 },
                        _ => Sealing::Other,
                    };
                    self.method = number(&mut field).unwrap_or(self.method);
                }
                // Strong encryption (APPNOTE 7).
                0x0017 => self.sealing = Sealing::Other,
                _ => {}
            }
        }
    }
}

/// How many entries there are, and where their directory begins.
fn end_of(file: &[u8]) -> Option<(u64, u64)> {
    let tail = file.get(file.len().saturating_sub(LAST)..)?;
    // A comment may have the same mark in it: the record's own comment ends where the file ends.
    let is_last = |at: usize| {
        let mut rest = tail.get(at..)?.strip_prefix(b"PK\x05\x06")?;
        take(&mut rest, 16)?;
        let comment = number(&mut rest)?;
        (usize::from(comment) == rest.len()).then_some(at)
    };
    let at = (0..tail.len()).rev().find_map(is_last)?;
    let mut rest = tail.get(at..)?;
    take(&mut rest, 10)?;
    let (count, _size, begins) = (number(&mut rest)?, long(&mut rest)?, long(&mut rest)?);
    if count != u16::MAX && begins != LARGER {
        return Some((count.into(), begins.into()));
    }
    // The record of 64 bits, and where it is: right before.
    let mut rest = tail.get(at.checked_sub(20)?..)?.strip_prefix(b"PK\x06\x07")?;
    take(&mut rest, 4)?;
    let mut rest = from(file, longest(&mut rest)?)?.strip_prefix(b"PK\x06\x06")?;
    take(&mut rest, 28)?;
    let (count, _size) = (longest(&mut rest)?, longest(&mut rest)?);
    Some((count, longest(&mut rest)?))
}

fn from(file: &[u8], begins: u64) -> Option<&[u8]> {
    file.get(usize::try_from(begins).ok()?..)
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(taken)
}

fn chunk<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, after) = rest.split_first_chunk::<N>()?;
    *rest = after;
    Some(*taken)
}

fn number(rest: &mut &[u8]) -> Option<u16> {
    chunk(rest).map(u16::from_le_bytes)
}

fn long(rest: &mut &[u8]) -> Option<u32> {
    chunk(rest).map(u32::from_le_bytes)
}

fn longest(rest: &mut &[u8]) -> Option<u64> {
    chunk(rest).map(u64::from_le_bytes)
}
