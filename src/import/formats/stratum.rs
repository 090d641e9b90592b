//! Stratum, formerly Authenticator Pro: `*.authpro`, plain JSON, encrypted ("strong") and encrypted by old versions ("legacy").
//!
//! `{Authenticators: [{Type (1 HOTP, 2 TOTP, 3 mOTP, 4 Steam, 5 Yandex), Icon, Issuer, Username, Secret, Pin, Algorithm (0 to 2),
//! Digits, Period, Counter, Ranking}], Categories: [{Id, Name}], AuthenticatorCategories: [{CategoryId, AuthenticatorSecret}]}`.
//! Strong: `AUTHENTICATORPRO`, salt of 16 bytes, nonce of 12, AES-256-GCM; Argon2id with 64 MiB, 3 passes, 4 lanes. Legacy:
//! `AuthenticatorPro`, salt of 20 bytes, IV of 16, AES-256-CBC; PBKDF2-HMAC-SHA1 of 64,000 rounds. Source: [BACKUP_FORMAT.md].
//!
//! [BACKUP_FORMAT.md]: https://github.com/stratumauth/app/blob/master/doc/BACKUP_FORMAT.md

use serde_json::Value;
use zeroize::Zeroizing;

use super::{Format, Sure};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        content::json,
        fields::{entry, number, objects, text, whole},
        parts::{Moves, Parts, base32, pinned},
        sealed::{Hash, argon2id, cbc, gcm, pbkdf2},
    },
    otp::Kind,
    otpauth::OtpauthError,
};

pub(super) const FORMAT: Format = Format { name: "Stratum (Authenticator Pro)", recognise, read };

const STRONG: &[u8] = b"AUTHENTICATORPRO";
const LEGACY: &[u8] = b"AuthenticatorPro";
/// Memory in KiB, passes, lanes.
const ARGON2: [u64; 3] = [64 << 10, 3, 4];
const ROUNDS: u64 = 64_000;

fn recognise(content: &Content<'_>) -> Sure {
    Sure::when(match content {
        Content::Bytes(file) => file.starts_with(STRONG) || file.starts_with(LEGACY),
        _ => content.get("Authenticators").is_some_and(Value::is_array),
    })
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let Content::Bytes(file) = content else {
        let Content::Json(plain) = content else { return Err(ImportError::Damaged) };
        return read_all(plain, opening);
    };
    let plain = match file.strip_prefix(STRONG) {
        Some(rest) => strong(rest, opening)?,
        None => legacy(file.strip_prefix(LEGACY).ok_or(ImportError::Damaged)?, opening)?,
    };
    // CBC has no tag: 1 wrong passphrase in 256 gives a padding that fits, and then no text.
    let text = std::str::from_utf8(&plain).map_err(|_| ImportError::WrongPassphrase)?;
    let is_json = text.trim_start().starts_with('{');
    if is_json { read_all(&json(text)?, opening) } else { Err(ImportError::WrongPassphrase) }
}

fn strong(file: &[u8], opening: &Opening<'_>) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    let (salt, rest) = file.split_first_chunk::<16>().ok_or(ImportError::Damaged)?;
    let (nonce, body) = rest.split_first_chunk::<12>().ok_or(ImportError::Damaged)?;
    let key = argon2id(opening.passphrase()?.as_bytes(), salt, ARGON2, &opening.limits)?;
    gcm(&key, nonce, body).ok_or(ImportError::WrongPassphrase)
}

fn legacy(file: &[u8], opening: &Opening<'_>) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    let (salt, rest) = file.split_first_chunk::<20>().ok_or(ImportError::Damaged)?;
    let (iv, body) = rest.split_first_chunk::<16>().ok_or(ImportError::Damaged)?;
    if body.is_empty() || !body.len().is_multiple_of(16) {
        return Err(ImportError::Damaged);
    }
    let key = pbkdf2(Hash::Sha1, opening.passphrase()?, salt, ROUNDS, &opening.limits)?;
    cbc(&key, iv, body).ok_or(ImportError::WrongPassphrase)
}

fn read_all(file: &Value, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let file = file.as_object().ok_or(ImportError::Damaged)?;
    let accounts = file.get("Authenticators").and_then(Value::as_array).ok_or(ImportError::Damaged)?;
    let categories: Vec<(&str, &str)> =
        objects(file, "Categories").map(|category| (text(category, "Id"), text(category, "Name"))).collect();
    let bound = objects(file, "AuthenticatorCategories");
    let bound: Vec<(&str, &str)> =
        bound.map(|pair| (text(pair, "AuthenticatorSecret"), text(pair, "CategoryId"))).collect();
    let mut imported = Imported::default();
    for value in accounts {
        let name = value.get("Issuer").and_then(Value::as_str).unwrap_or_default();
        let made = account(value).map(|(draft, mut about)| {
            let secret = value.get("Secret").and_then(Value::as_str).unwrap_or_default();
            let ids = bound.iter().filter(|(of, _)| *of == secret).map(|(_, id)| *id);
            let names = ids.filter_map(|id| categories.iter().find(|(known, _)| *known == id));
            about.tags = names.map(|(_, name)| (*name).to_owned()).collect();
            (draft, about)
        });
        imported.take(opening.limits.entries, name, made)?;
    }
    Ok(imported)
}

fn account(value: &Value) -> Result<(Draft, About), Reason> {
    let account = entry(value)?;
    let number_of = |key| whole(account.get(key)).ok().flatten();
    let about = About { icon: text(account, "Icon").to_owned(), ..About::default() };
    let (issuer, name) = (text(account, "Issuer"), text(account, "Username"));
    let (secret, pin) = (text(account, "Secret"), text(account, "Pin"));
    let moves = match number_of("Type") {
        Some(1) => Moves::Hotp,
        Some(2) => Moves::Totp,
        Some(3) => return Ok((pinned(issuer, name, secret.trim().as_bytes(), pin, Kind::Motp)?, about)),
        Some(4) => Moves::Steam,
        Some(5) => return Ok((pinned(issuer, name, base32(secret)?.expose(), pin, Kind::Yandex)?, about)),
        _ => return Err(OtpauthError::Type.into()),
    };
    let algorithm = match number_of("Algorithm") {
        Some(0) => "SHA1",
        Some(1) => "SHA256",
        Some(2) => "SHA512",
        _ => return Err(OtpauthError::Algorithm.into()),
    };
    let parts = Parts {
        issuer,
        name,
        secret: base32(secret)?,
        moves,
        algorithm: Some(algorithm),
        digits: number(account, "Digits", OtpauthError::Digits)?,
        period: number(account, "Period", OtpauthError::Period)?,
        counter: number(account, "Counter", OtpauthError::Counter)?,
    };
    Ok((parts.draft()?, about))
}
