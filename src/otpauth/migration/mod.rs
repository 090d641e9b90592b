//! `otpauth-migration://offline?data=`: the export of Google Authenticator, many accounts in one code or in several.
//!
//! `data` is base64 of a Protocol Buffers message, which nobody has documented; this is what its readers agree on:
//!
//! | field | what |
//! |---|---|
//! | 1, repeated | an account: 1 secret (bytes), 2 name, 3 issuer, 4 algorithm (1 SHA-1, 2 SHA-256, 3 SHA-512, 4 MD5), 5 digits (1 six, 2 eight), 6 type (1 HOTP, 2 TOTP), 7 counter |
//! | 3, 4, 5 | how many parts the export has, which of them this is (from 0), and a number that all of them share (32 bits, it may be negative) |
//!
//! The period is always 30 s. Where algorithm or digits are 0 or absent ("unspecified") the defaults of the Key URI format
//! stand, as for an address that does not name them; a type that is none of both is refused.

mod wire;

use sixpence_sealing::from_base64;
use zeroize::Zeroizing;

use super::{
    Field, OtpauthError,
    parse::{scheme_of, trimmed},
    percent::{Plus, decode},
};
use crate::{
    account::{Draft, MAX_NAME_CHARS, longer_than, notes_on},
    otp::{Algorithm, Digits, Kind, Period, Secret, SecretError},
};
use wire::{Fields, Torn, Value};

/// The most characters of an export: the largest QR code holds 4,296, but a text may be selected too.
const MAX_CHARS: usize = 65_536;
/// The most accounts of one part, and the most parts.
const MAX_ACCOUNTS: usize = 1000;
const MAX_PARTS: u64 = 1000;

/// One code of an export. Its accounts hold secrets: no `Debug`, `Clone` or `Serialize`.
pub struct Export {
    /// What all parts of one export share.
    pub batch: i32,
    /// Which part this is, from 1.
    pub part: u32,
    /// How many parts the export has: 1 to 1,000.
    pub parts: u32,
    /// What each account is, or why it cannot be one.
    pub accounts: Vec<Result<Draft, OtpauthError>>,
}

/// Whether a text is an export, by its scheme alone.
#[must_use]
#[inline(never)] // Four callers.
pub fn is_export(text: &str) -> bool {
    scheme_of(trimmed(text)).is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("otpauth-migration"))
}

/// Reads one code of an export. White space around it is ignored.
///
/// # Errors
/// [`OtpauthError::NotOtpauth`] for another address, [`OtpauthError::MigrationDamaged`] if the message is torn, says of
/// itself what cannot be, or has more than 1,000 accounts, and what percent-decoding says.
pub fn read_export(text: &str) -> Result<Export, OtpauthError> {
    let text = trimmed(text);
    let (_, rest) = scheme_of(text).filter(|_| is_export(text)).ok_or(OtpauthError::NotOtpauth)?;
    if text.len() > MAX_CHARS {
        return Err(OtpauthError::MigrationDamaged);
    }
    let (_, query) = rest.split_once('?').ok_or(OtpauthError::MigrationDamaged)?;
    let data = query.split('&').find_map(|piece| piece.strip_prefix("data=")).ok_or(OtpauthError::MigrationDamaged)?;
    let data = decode(data, Plus::Literal, Field::Parameter)?;
    read_message(&bytes_of(&data).ok_or(OtpauthError::MigrationDamaged)?)
}

/// Base64 in either alphabet, padded or not; a `+` may have become a space on its way.
fn bytes_of(data: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut usual = Zeroizing::new(String::with_capacity(data.len().saturating_mul(2).saturating_add(4)));
    for byte in data.trim_end_matches('=').bytes() {
        usual.push(match byte {
            b'-' | b' ' => '+',
            b'_' => '/',
            byte => char::from(byte),
        });
    }
    while !usual.len().is_multiple_of(4) {
        usual.push('=');
    }
    from_base64(&usual).map(Zeroizing::new)
}

fn read_message(message: &[u8]) -> Result<Export, OtpauthError> {
    let (mut parts, mut part, mut batch) = (1, 0, 0);
    let mut accounts = Vec::new();
    for field in Fields::of(message) {
        match field? {
            (1, Value::Bytes(account)) if accounts.len() < MAX_ACCOUNTS => accounts.push(read_account(account)),
            (1, _) => return Err(OtpauthError::MigrationDamaged),
            (3, Value::Number(number)) => parts = number,
            (4, Value::Number(number)) => part = number,
            // 32 bits with their sign, which makes a negative one ten bytes long.
            (5, Value::Number(number)) => batch = number as i32,
            _ => {}
        }
    }
    if !(1..=MAX_PARTS).contains(&parts) || part >= parts || accounts.is_empty() {
        return Err(OtpauthError::MigrationDamaged);
    }
    Ok(Export { batch, part: part as u32 + 1, parts: parts as u32, accounts })
}

fn read_account(account: &[u8]) -> Result<Draft, OtpauthError> {
    let (mut secret, mut name, mut issuer): (&[u8], &[u8], &[u8]) = (&[], &[], &[]);
    let (mut algorithm, mut digits, mut kind, mut counter) = (0, 0, 0, 0);
    for field in Fields::of(account) {
        match field? {
            (1, Value::Bytes(bytes)) => secret = bytes,
            (2, Value::Bytes(bytes)) => name = bytes,
            (3, Value::Bytes(bytes)) => issuer = bytes,
            (4, Value::Number(number)) => algorithm = number,
            (5, Value::Number(number)) => digits = number,
            (6, Value::Number(number)) => kind = number,
            (7, Value::Number(number)) => counter = number,
            (1..=7, _) => return Err(OtpauthError::MigrationDamaged),
            _ => {}
        }
    }
    let secret = Secret::new(secret.to_vec()).map_err(|error| match error {
        SecretError::Empty => OtpauthError::SecretEmpty,
        SecretError::TooLong => OtpauthError::SecretTooLong,
    })?;
    let algorithm = match algorithm {
        0 | 1 => Algorithm::Sha1,
        2 => Algorithm::Sha256,
        3 => Algorithm::Sha512,
        _ => return Err(OtpauthError::Algorithm),
    };
    let digits = match digits {
        0 | 1 => Digits::SIX,
        2 => Digits::new(8).map_err(|_| OtpauthError::Digits)?,
        _ => return Err(OtpauthError::Digits),
    };
    let params = match kind {
        1 => Kind::Hotp { counter, digits, algorithm },
        2 => Kind::Totp { period: Period::THIRTY, digits, algorithm },
        _ => return Err(OtpauthError::Type),
    };
    let issuer = text_of(issuer, Field::Issuer)?;
    let name = text_of(name, Field::Label)?;
    // The name is the label of the address that was scanned once: often with the issuer before it.
    let (issuer, name) = match name.split_once(':') {
        Some((before, after)) if issuer.is_empty() || before.trim() == issuer => (before.trim(), after.trim()),
        _ => (issuer, name),
    };
    let notes = notes_on(issuer, name, &secret);
    Ok(Draft { issuer: issuer.to_owned(), name: name.to_owned(), secret, params, extra: Vec::new(), notes })
}

fn text_of(bytes: &[u8], field: Field) -> Result<&str, OtpauthError> {
    let text = core::str::from_utf8(bytes).map_err(|_| OtpauthError::Utf8(field))?;
    if longer_than(text, MAX_NAME_CHARS) { Err(OtpauthError::TooLong(field)) } else { Ok(text.trim()) }
}

impl From<Torn> for OtpauthError {
    fn from(_: Torn) -> Self {
        Self::MigrationDamaged
    }
}
