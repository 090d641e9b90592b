//! Authenticator Extension (for Chrome, Edge and Firefox): its backup, plain or encrypted.
//!
//! An object with an entry a key: `{dataType: "OTPStorage", issuer, account, secret, type, counter, period, digits, algorithm, pinned,
//! index, encrypted}`; what has its default is left out. Types: `totp`, `hotp`, `steam` and `battle` (8 digits) with a secret in base32,
//! `hex` and `hhex`, which are TOTP and HOTP with one in hexadecimal. Encrypted, all by CryptoJS with a text as passphrase:
//! - with `encrypted: true`, the secret alone: by the user's passphrase, or, where there is `key: {enc, hash}`, by the hexadecimal of
//!   what `enc` holds;
//! - `EncOTPStorage`, the whole entry (`data`), by the key of `keyId`: Argon2id (19 MiB, 2 passes) of the passphrase with the key's salt,
//!   which is used as the text that it is, written in base64 without padding.
//!
//! Source: `src/models` of [its code] (`storage.ts`, `key-utilities.ts`, `encryption.ts`).
//!
//! [its code]: https://github.com/Authenticator-Extension/Authenticator

use std::collections::BTreeMap;

use serde_json::Value;
use zeroize::Zeroizing;

use super::{Format, Sure};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        content::json,
        encoded::{from_hex, to_base64, to_hex},
        fields::{Object, flag, number, object, text, whole},
        parts::{Moves, Parts, base32, bytes},
        sealed::{argon2id, salted},
    },
    order::sorted_by_key,
    otp::Secret,
    otpauth::{Field, OtpauthError},
};

pub(super) const FORMAT: Format = Format { name: "Authenticator Extension", recognise, read };

/// Memory in KiB, passes, lanes.
const ARGON2: [u64; 3] = [19_456, 2, 1];

fn is_sealed(entry: &Object) -> bool {
    text(entry, "dataType") == "EncOTPStorage"
}

fn is_entry(entry: &Object) -> bool {
    is_sealed(entry) || entry.contains_key("secret") && (entry.contains_key("hash") || entry.contains_key("encrypted"))
}

fn recognise(content: &Content<'_>) -> Sure {
    let mut entries = content.object().into_iter().flat_map(Object::values).filter_map(Value::as_object);
    Sure::when(entries.any(is_entry))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let file = content.object().ok_or(ImportError::Damaged)?;
    let entries: Vec<&Object> = file.values().filter_map(Value::as_object).filter(|entry| is_entry(entry)).collect();
    let place = |entry: &&Object| entry.get("index").and_then(Value::as_u64).unwrap_or(u64::MAX);
    let entries = sorted_by_key(entries, place);
    let mut keys = Keys::of(file, opening)?;
    let (mut imported, mut sealed, mut opened) = (Imported::default(), 0_usize, 0_usize);
    for entry in entries {
        let name = [text(entry, "issuer"), text(entry, "account")].join(" ");
        let made = if is_sealed(entry) || flag(entry, "encrypted") {
            sealed = sealed.saturating_add(1);
            let plain = keys.open(entry)?;
            opened = opened.saturating_add(usize::from(plain.is_some()));
            plain.ok_or(Reason::Damaged).and_then(|plain| account(&plain))
        } else {
            account(entry)
        };
        imported.take(opening.limits.entries, name.trim(), made)?;
    }
    // No cipher here has a tag: one entry may be damaged, but not all of them.
    if sealed > 0 && opened == 0 { Err(ImportError::WrongPassphrase) } else { Ok(imported) }
}

struct Keys<'a> {
    file: &'a Object,
    opening: &'a Opening<'a>,
    /// What opens secrets that are encrypted alone.
    for_secrets: Option<Zeroizing<Vec<u8>>>,
    /// What opens entries, by the identifier of the key.
    for_entries: BTreeMap<&'a str, Zeroizing<String>>,
}

impl<'a> Keys<'a> {
    fn of(file: &'a Object, opening: &'a Opening<'a>) -> Result<Self, ImportError> {
        let mut keys = Self { file, opening, for_secrets: None, for_entries: BTreeMap::new() };
        if let (Some(passphrase), Some(old)) = (opening.passphrase, object(file, "key"))
            && old.contains_key("enc")
        {
            let key = salted(text(old, "enc"), passphrase.as_bytes()).ok_or(ImportError::WrongPassphrase)?;
            keys.for_secrets = Some(Zeroizing::new(to_hex(&key).into_bytes()));
        }
        Ok(keys)
    }

    /// The entry, opened; `Ok(None)`: not by this passphrase, or damaged.
    fn open(&mut self, entry: &'a Object) -> Result<Option<Object>, ImportError> {
        let passphrase = self.opening.passphrase()?;
        if !is_sealed(entry) {
            let key = self.for_secrets.as_ref().map_or(passphrase.as_bytes(), |key| key.as_slice());
            let Some(secret) = salted(text(entry, "secret"), key) else { return Ok(None) };
            let Ok(secret) = std::str::from_utf8(&secret) else { return Ok(None) };
            // Another passphrase may give a padding that fits, but hardly a secret.
            if !secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=- ".contains(&byte)) {
                return Ok(None);
            }
            let mut plain = entry.clone();
            plain.insert("secret".to_owned(), Value::String(secret.to_owned()));
            return Ok(Some(plain));
        }
        let id = text(entry, "keyId");
        if !self.for_entries.contains_key(id) {
            let key = object(self.file, id).ok_or(ImportError::Damaged)?;
            let salt = text(key, "salt").as_bytes();
            let made = argon2id(passphrase.as_bytes(), salt, ARGON2, &self.opening.limits)?;
            self.for_entries.insert(id, Zeroizing::new(to_base64(made.as_slice()).trim_end_matches('=').to_owned()));
        }
        let Some(key) = self.for_entries.get(id) else { return Ok(None) };
        let plain = salted(text(entry, "data"), key.as_bytes());
        let plain = plain.as_deref().and_then(|plain| std::str::from_utf8(plain).ok()).and_then(|text| json(text).ok());
        Ok(plain.and_then(|plain| match plain {
            Value::Object(plain) => Some(plain),
            _ => None,
        }))
    }
}

fn account(entry: &Object) -> Result<(Draft, About), Reason> {
    let secret = text(entry, "secret").trim();
    // Marks of old versions stand before the secret.
    let (marked, secret) = match secret.split_once('-') {
        Some(("blz" | "bliz", rest)) => (Some("battle"), rest),
        Some(("stm", rest)) => (Some("steam"), rest),
        _ => (None, secret),
    };
    let kind = match (marked, entry.get("type")) {
        (Some(marked), _) => marked,
        (None, None | Some(Value::Null)) => "totp",
        (None, Some(Value::String(name))) if name.is_empty() => "totp",
        (None, Some(Value::String(name))) => name.as_str(),
        // The place in its list of types, which some versions wrote.
        (None, number) => {
            let place = whole(number).ok().flatten().and_then(|place| usize::try_from(place).ok());
            let types = ["totp", "hotp", "battle", "steam", "hex", "hhex"];
            place.and_then(|place| types.get(place.checked_sub(1)?).copied()).ok_or(OtpauthError::Type)?
        }
    };
    let (moves, is_hex) = match kind {
        "hex" => (Moves::Totp, true),
        "hhex" => (Moves::Hotp, true),
        "battle" => (Moves::Totp, false),
        kind => (Moves::by_name(kind)?, is_hex_alone(secret)),
    };
    let secret = if is_hex { hexadecimal(secret)? } else { base32(secret)? };
    // It ignores what is stored of the length for these two.
    let digits = match kind {
        "battle" => Some(8),
        "steam" => None,
        _ => number(entry, "digits", OtpauthError::Digits)?,
    };
    let algorithm = match entry.get("algorithm") {
        None | Some(Value::Null) => None,
        Some(Value::String(name)) => Some(numbered(name.parse().ok()).unwrap_or(name)),
        other => Some(numbered(whole(other).ok().flatten()).ok_or(OtpauthError::Algorithm)?),
    };
    let parts = Parts {
        issuer: text(entry, "issuer"),
        name: text(entry, "account"),
        secret,
        moves,
        algorithm,
        digits,
        period: number(entry, "period", OtpauthError::Period)?,
        counter: number(entry, "counter", OtpauthError::Counter)?.or(Some(0)),
    };
    Ok((parts.draft()?, About { favourite: flag(entry, "pinned"), ..About::default() }))
}

/// The names behind the numbers of its algorithms: some versions wrote these. 4 and 5 are GOST's.
fn numbered(number: Option<u64>) -> Option<&'static str> {
    match number? {
        1 => Some("SHA1"),
        2 => Some("SHA256"),
        3 => Some("SHA512"),
        _ => Some("GOST"),
    }
}

/// Hexadecimal and no base32, which it takes for hexadecimal, whatever the type says.
fn is_hex_alone(secret: &str) -> bool {
    let is_base32 = |byte: u8| byte.is_ascii_alphabetic() || (b'2'..=b'7').contains(&byte) || byte == b'=';
    !secret.is_empty() && secret.bytes().all(|byte| byte.is_ascii_hexdigit()) && !secret.bytes().all(is_base32)
}

fn hexadecimal(secret: &str) -> Result<Secret, Reason> {
    let secret: Zeroizing<String> = Zeroizing::new(secret.split_whitespace().collect());
    let secret = from_hex(&secret).ok_or(Reason::Shape(Field::Secret))?;
    bytes(&Zeroizing::new(secret))
}
