//! The backup file: one stored vault as lines of ASCII that survive mail, notes and other line ends. `FORMAT.md` describes it.
//!
//! The armour protects nothing and hides nothing; what is in it is encrypted and authenticated already. Only its ways of going
//! wrong have names of their own here, because each asks something else of the user.

use super::envelope::{Envelope, EnvelopeError, MAX_TEXT_LEN};

/// The version of the armour that is written, and the newest that is read. What is inside has a version of its own.
const VERSION: u16 = 1;
const BEGIN: &str = "-----BEGIN SIXPENCE BACKUP ";
const DASHES: &str = "-----";
const END: &str = "-----END SIXPENCE BACKUP-----";
/// What a person reads who finds the file and does not know what it is. For us these lines mean nothing.
const HEADER: [&str; 2] =
    ["Content: a Sixpence vault, encrypted", "Needed: Sixpence, and the passphrase or recovery key"];
/// Characters of a full line.
const COLUMNS: usize = 64;
/// The most header lines, and the longest, in bytes.
const MAX_HEADERS: usize = 16;
const MAX_HEADER_LEN: usize = 998;
/// How a vault without armour begins: `TAV` in base64.
const BARE: &str = "VEFW";

/// The longest text that is looked at, in bytes: the largest vault, its line ends, and room for a mail around it.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;
const _: () = assert!(MAX_BYTES > MAX_TEXT_LEN + 2 * MAX_TEXT_LEN.div_ceil(COLUMNS) + 512 * 1024);

/// Why a text gives no stored vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// There is no backup in it.
    #[error("this is not a Sixpence backup")]
    NotABackup,
    /// Longer than [`MAX_BYTES`]: no backup is.
    #[error("the file is too large for a Sixpence backup")]
    TooLarge,
    /// There are two or more in it; which one is meant is not guessed.
    #[error("the text holds more than one backup")]
    Several,
    /// Written by a later version of Sixpence, with an armour that this one does not know.
    #[error("the backup was written by a newer version")]
    Newer {
        /// The version of the armour.
        version: u16,
    },
    /// It begins and does not end: a part of the file is missing.
    #[error("the end of the backup is missing")]
    CutOff,
    /// It is all there, and altered.
    #[error("the backup is damaged")]
    Damaged,
}

/// The file for a stored vault. `stored` is what the store holds: base64.
#[must_use]
pub fn to_file(stored: &str) -> String {
    let lines = stored.len().div_ceil(COLUMNS);
    let mut file = String::with_capacity(stored.len().saturating_add(lines).saturating_add(256));
    file.push_str(BEGIN);
    file.push_str(&VERSION.to_string());
    file.push_str(DASHES);
    file.push('\n');
    for line in HEADER {
        file.push_str(line);
        file.push('\n');
    }
    for (place, character) in stored.chars().enumerate() {
        if place.is_multiple_of(COLUMNS) {
            file.push('\n');
        }
        file.push(character);
    }
    file.push('\n');
    file.push_str(END);
    file.push('\n');
    file
}

/// The stored vault in a text: a backup file, also with other text around it, with other line ends, or a stored vault as it is.
/// It is whole by its checksum; whether it is authentic shows when it is unlocked, and a vault of a newer format is refused
/// by [`Vault::open`](super::Vault::open).
///
/// # Errors
/// [`BackupError`].
pub fn from_file(text: &str) -> Result<String, BackupError> {
    if text.len() > MAX_BYTES {
        return Err(BackupError::TooLarge);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().map(|line| line.trim_end_matches([' ', '\t', '\r']));
    let mut beginnings = lines.clone().filter_map(version);
    let stored = match (beginnings.next(), beginnings.next()) {
        (Some(_), Some(_)) => return Err(BackupError::Several),
        (Some(version), None) => {
            if let Some(version) = version.filter(|version| *version > VERSION) {
                return Err(BackupError::Newer { version });
            }
            let inside = lines.skip_while(|line| self::version(line).is_none()).skip(1);
            version.map_or(Err(BackupError::Damaged), |_| content(inside))?
        }
        (None, _) if text.trim().starts_with(BARE) => text.trim().to_owned(),
        (None, _) => return Err(BackupError::NotABackup),
    };
    match Envelope::from_text(&stored) {
        Ok(_) | Err(EnvelopeError::Newer(_)) => Ok(stored),
        Err(EnvelopeError::Damaged) => Err(BackupError::Damaged),
    }
}

/// The version in a first line; `None` for any other line, `Some(None)` where it is no number from 1 on.
fn version(line: &str) -> Option<Option<u16>> {
    let number = line.strip_prefix(BEGIN)?.strip_suffix(DASHES)?;
    Some(number.parse().ok().filter(|parsed: &u16| *parsed > 0 && parsed.to_string() == number))
}

/// What the lines after the first one hold.
fn content<'a>(mut lines: impl Iterator<Item = &'a str> + Clone) -> Result<String, BackupError> {
    if !lines.clone().any(|line| line == END) {
        return Err(BackupError::CutOff);
    }
    let headers = lines.by_ref().take_while(|line| !line.is_empty());
    if !headers.enumerate().all(|(place, line)| place < MAX_HEADERS && is_header(line)) {
        return Err(BackupError::Damaged);
    }
    let body = lines.take_while(|line| *line != END);
    let mut stored = String::with_capacity(body.clone().map(str::len).sum());
    let mut ended = false;
    for line in body {
        if ended || line.is_empty() || line.len() > COLUMNS {
            return Err(BackupError::Damaged);
        }
        ended = line.len() < COLUMNS;
        stored.push_str(line);
    }
    Ok(stored)
}

fn is_header(line: &str) -> bool {
    let name = line.split_once(": ").map_or("", |(name, _)| name);
    line.len() <= MAX_HEADER_LEN
        && !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
