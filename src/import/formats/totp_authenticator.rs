//! TOTP Authenticator (BinaryBoot): its encrypted backup, a text in base64.
//!
//! AES-256-CBC with an IV of zeros and SHA-256 of the passphrase; in it an object with one key, which is itself the JSON text of an
//! array: `[{issuer, name, key, base (16 or 32), digits, period, ...}]`. Time-based codes with SHA-1 only. Source: Aegis'
//! `TotpAuthenticatorImporter`, and a backup that both open.

use serde_json::Value;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{Format, Sure};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        content::json,
        encoded::{from_base64, from_hex},
        fields::{entry, flag, number, text},
        parts::{Moves, Parts, base32, bytes},
        sealed::{Key, cbc},
    },
    otpauth::{Field, OtpauthError},
};

pub(super) const FORMAT: Format = Format { name: "TOTP Authenticator", recognise, read };

fn sealed(content: &Content<'_>) -> Option<Vec<u8>> {
    let text: String = content.text()?.split_ascii_whitespace().collect();
    let sealed = from_base64(&text)?;
    (!sealed.is_empty() && sealed.len().is_multiple_of(16)).then_some(sealed)
}

fn recognise(content: &Content<'_>) -> Sure {
    if sealed(content).is_some() { Sure::Maybe } else { Sure::No }
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let sealed = sealed(content).ok_or(ImportError::Damaged)?;
    let key = Key::new(Sha256::digest(opening.passphrase()?.as_bytes()).into());
    let plain = cbc(&key, &[0; 16], &sealed).ok_or(ImportError::WrongPassphrase)?;
    // CBC has no tag: another passphrase may give a padding that fits, and then no such text.
    let text = std::str::from_utf8(&plain).map_err(|_| ImportError::WrongPassphrase)?;
    let accounts = accounts(text).ok_or(ImportError::WrongPassphrase)?;
    let values = accounts.as_array().ok_or(ImportError::Damaged)?;
    Imported::of_all(values, opening.limits.entries, "issuer", account)
}

/// The array: by itself, or as the one key of an object.
fn accounts(text: &str) -> Option<Value> {
    match json(text).ok()? {
        Value::Object(object) => {
            let inner: Zeroizing<String> = Zeroizing::new(object.keys().next()?.clone());
            json(&inner).ok()
        }
        array => Some(array),
    }
}

fn account(value: &Value) -> Result<(Draft, About), Reason> {
    let account = entry(value)?;
    let key = text(account, "key");
    let secret = match number(account, "base", OtpauthError::SecretMissing)? {
        Some(16) => {
            let secret = from_hex(key.trim()).ok_or(Reason::Shape(Field::Secret))?;
            bytes(&Zeroizing::new(secret))?
        }
        Some(32) | None => base32(key)?,
        Some(_) => return Err(Reason::Shape(Field::Secret)),
    };
    let parts = Parts {
        issuer: text(account, "issuer"),
        name: text(account, "name"),
        secret,
        moves: Moves::Totp,
        algorithm: None,
        digits: number(account, "digits", OtpauthError::Digits)?,
        period: number(account, "period", OtpauthError::Period)?,
        counter: None,
    };
    Ok((parts.draft()?, About { favourite: flag(account, "isFavorite"), ..About::default() }))
}
