//! Packed bytes (RFC 1951, RFC 1952), never unpacked beyond a limit.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use zeroize::Zeroizing;

use super::ImportError;

/// What is in a stream of deflate; what follows it does not count.
///
/// # Errors
/// [`ImportError::TooLarge`] once more than `most` bytes have come out, [`ImportError::Damaged`].
pub(super) fn inflate(packed: &[u8], most: usize) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    decompress_to_vec_with_limit(packed, most).map(Zeroizing::new).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => ImportError::TooLarge,
        _ => ImportError::Damaged,
    })
}

/// What is in the first member of a gzip file. Its checksum is not looked at: what is packed so here was authenticated before.
///
/// # Errors
/// As [`inflate`].
pub(super) fn gunzip(file: &[u8], most: usize) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    inflate(body(file).ok_or(ImportError::Damaged)?, most)
}

/// Behind the header: its fields that are there only by a flag are passed over.
fn body(file: &[u8]) -> Option<&[u8]> {
    let (&[0x1f, 0x8b, 8, flags, ..], mut rest) = file.split_first_chunk::<10>()? else { return None };
    if flags & 4 != 0 {
        let (length, after) = rest.split_first_chunk::<2>()?;
        rest = after.get(u16::from_le_bytes(*length).into()..)?;
    }
    for _text in [8, 16].iter().filter(|flag| flags & **flag != 0) {
        let end = rest.iter().position(|byte| *byte == 0)?;
        rest = rest.get(end.checked_add(1)?..)?;
    }
    if flags & 2 != 0 { rest.get(2..) } else { Some(rest) }
}
