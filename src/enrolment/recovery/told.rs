//! What a text holds, as the pages are told: tools.wasm reads it, which knows the words.

use zeroize::Zeroizing;

use super::{Entry, RecoveryError, parse_typed};
use crate::message::{ReadCodes, TypedCode};

/// The recovery codes of a text, as typed, pasted or selected.
///
/// # Errors
/// [`RecoveryError`]: why it holds none.
pub fn read_codes(text: String) -> Result<ReadCodes, RecoveryError> {
    let parsed = parse_typed(&Zeroizing::new(text))?;
    let typed = |entry: &Entry| TypedCode { text: entry.code.expose().to_owned(), used: entry.used };
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(ReadCodes {
        codes: parsed.codes.iter().map(typed).collect(),
        left_out: number(parsed.ignored),
        repeated: number(parsed.repeated),
        doubt: parsed.doubt,
    })
}
