//! The codes of a text that the user has selected, pasted or typed.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    MAX_CODES,
    code::{Case, RecoveryCode},
    layout::{Layout, layout},
    shape::MIN_SYMBOLS,
    tokens::{STRUCK, is_invisible, is_stroke},
};

/// A code, and whether it is still good. No `Debug`.
pub struct Entry {
    /// The code.
    pub code: RecoveryCode,
    /// The text says that it is used: `abcd-efgh (used)`.
    pub used: bool,
}

/// The codes of a text. Not empty; no `Debug`.
pub struct Parsed {
    /// The codes in their order, each once; at most [`MAX_CODES`].
    pub codes: Vec<Entry>,
    /// How many lines have something that was left out: headings, sentences, buttons.
    pub ignored: usize,
    /// How many codes stood there again.
    pub repeated: usize,
    /// Why the user should look twice.
    pub doubt: Option<Doubt>,
}

/// Why a text may mean something else than what was made of it: the gravest reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Doubt {
    /// A single code that has the shape of an authenticator's secret key.
    LooksLikeKey,
    /// Something that the text calls a secret key was left out.
    KeyLeftOut,
    /// Spaces may divide several codes, or the groups of one.
    GroupsOrCodes,
    /// Not all have one shape: perhaps a character is missing.
    Uneven,
    /// Nothing but words of one length.
    Words,
}

/// Why a text has no recovery codes. Says nothing of what stood there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "camelCase")]
pub enum RecoveryError {
    /// Nothing but blanks.
    #[error("there is no text")]
    Empty,
    /// Nothing in it looks like a code.
    #[error("there are no recovery codes in the text")]
    NoCodes,
    /// All there is is called a secret key.
    #[error("the text is a secret key, not recovery codes")]
    OnlyKey,
    /// More than [`MAX_CODES`] codes.
    #[error("there are too many recovery codes")]
    TooMany,
    /// More than 64 KiB.
    #[error("the text is too long")]
    TooLong,
}

/// The longest text, in bytes: 200 codes with all that pages put around them have a tenth of it.
const MAX_TEXT: usize = 64 * 1024;

/// The codes of a text: one a line or several, with numbering, bullets, labels and marks of use or without, among other lines
/// or alone.
///
/// # Errors
/// [`RecoveryError`] if there are no codes, or more than a set has.
pub fn parse_typed(text: &str) -> Result<Parsed, RecoveryError> {
    if text.len() > MAX_TEXT {
        return Err(RecoveryError::TooLong);
    }
    let text = visible(text);
    if text.trim().is_empty() {
        return Err(RecoveryError::Empty);
    }
    let layout = layout(&text);
    let (codes, repeated, too_long) = entries(&text, &layout)?;
    match codes.len() {
        0 if layout.keys > 0 => Err(RecoveryError::OnlyKey),
        0 => Err(RecoveryError::NoCodes),
        _ => {
            let doubt = doubt(&codes, &layout);
            Ok(Parsed { codes, ignored: layout.ignored.saturating_add(too_long), repeated, doubt })
        }
    }
}

/// Codes as [`parse_typed`] reads them: one a line, with a mark behind those that are used.
#[must_use]
pub fn written(codes: &[Entry]) -> Zeroizing<String> {
    const USED: &str = " (used)";
    let length = |entry: &Entry| entry.code.expose().len().saturating_add(USED.len()).saturating_add(1);
    let mut text = Zeroizing::new(String::with_capacity(codes.iter().map(length).sum()));
    for Entry { code, used } in codes {
        text.push_str(code.expose());
        text.push_str(if *used { USED } else { "" });
        text.push('\n');
    }
    text
}

/// A text without characters that cannot be seen, and with a mark behind each word that is struck through.
pub(super) fn visible(text: &str) -> Zeroizing<String> {
    // A mark is no longer than a stroke.
    let mut clean = Zeroizing::new(String::with_capacity(text.len()));
    let mut is_struck = false;
    for c in text.chars() {
        if is_struck && c.is_whitespace() {
            clean.push_str(STRUCK);
            is_struck = false;
        }
        is_struck |= is_stroke(c);
        if !is_invisible(c) {
            clean.push(c);
        }
    }
    clean.push_str(if is_struck { STRUCK } else { "" });
    clean
}

/// The codes each once, how many stood there again, and how many are too long.
pub(super) fn entries(text: &str, layout: &Layout) -> Result<(Vec<Entry>, usize, usize), RecoveryError> {
    let codes = layout.parts.iter().map(|part| {
        let code = RecoveryCode::new(text.get(part.place.0..part.place.1).unwrap_or_default());
        code.map(|code| Entry { code, used: part.used })
    });
    let (good, bad): (Vec<_>, Vec<_>) = codes.partition(Result::is_ok);
    let good: Vec<Entry> = good.into_iter().flatten().collect();
    let case = Case::of(good.iter().map(|entry| &entry.code));
    let mut canonical: Vec<Zeroizing<String>> = Vec::new();
    let (mut once, mut repeated): (Vec<Entry>, usize) = (Vec::new(), 0);
    for entry in good {
        let text = entry.code.canonical(case);
        if let Some(place) = canonical.iter().position(|known| *known == text) {
            repeated = repeated.saturating_add(1);
            // Used is used, wherever it stands.
            once.get_mut(place).into_iter().for_each(|known| known.used |= entry.used);
            continue;
        }
        if once.len() == MAX_CODES {
            return Err(RecoveryError::TooMany);
        }
        canonical.push(text);
        once.push(entry);
    }
    Ok((once, repeated, bad.len()))
}

fn doubt(codes: &[Entry], layout: &Layout) -> Option<Doubt> {
    let reasons = [
        (Doubt::LooksLikeKey, codes.len() == 1 && codes.iter().all(|entry| looks_like_key(&entry.code))),
        (Doubt::KeyLeftOut, layout.keys > 0),
        (Doubt::GroupsOrCodes, layout.may_be_groups),
        (Doubt::Uneven, layout.is_uneven),
        (Doubt::Words, layout.may_be_words),
    ];
    reasons.into_iter().find(|(_, applies)| *applies).map(|(doubt, _)| doubt)
}

/// Whether a code has the shape of a secret key: base32 of one case, 80 bits or more.
pub(super) fn looks_like_key(code: &RecoveryCode) -> bool {
    const KEY_SYMBOLS: usize = 4 * MIN_SYMBOLS;
    let text = code.canonical(Case::Kept);
    let (lower, upper) = (text.bytes().any(|c| c.is_ascii_lowercase()), text.bytes().any(|c| c.is_ascii_uppercase()));
    let is_base32 = text.bytes().all(|c| c.is_ascii_alphabetic() || (b'2'..=b'7').contains(&c) || c == b'=');
    is_base32 && lower != upper && text.len() >= KEY_SYMBOLS
}
