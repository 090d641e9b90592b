//! FreeOTP 2 (`externalBackup.xml`, which is no XML) and FreeOTP+ (`freeotp-backup.json`).
//!
//! A token is `{algo, counter, digits, issuerExt, issuerInt, issuerAlt, label, labelAlt, period, type}`; FreeOTP+ has its secret in it as
//! an array of signed bytes, and all tokens in `{tokens, tokenOrder}`. FreeOTP 2 serialises a Java map of JSON texts: `masterKey`, and
//! for each token `UUID` with its encrypted secret and `UUID-token`. Both apps hand out `counter++`: what is stored is the next one.
//! Ciphers: AES-256-GCM, the nonce in ASN.1, `mToken` as further authenticated data; the key of the master key by PBKDF2.
//! Sources: [FreeOTP] (`EncryptedKey`, `MasterKey`, `Token`), [FreeOTP+] (`OtpToken`).
//!
//! [FreeOTP]: https://github.com/freeotp/freeotp-android
//! [FreeOTP+]: https://github.com/helloworld1/FreeOTPPlus

use serde_json::Value;
use zeroize::Zeroizing;

use super::{Format, Sure};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        content::json,
        fields::{Object, byte_array, entry, first_text, number, object, text, whole},
        java::{MAGIC, string_map},
        parts::{Moves, Parts, bytes},
        sealed::{Hash, Key, gcm_with, pbkdf2},
    },
    otp::Secret,
    otpauth::{Field, OtpauthError},
};

pub(super) const FORMAT: Format = Format { name: "FreeOTP", recognise, read };
pub(super) const PLUS: Format = Format { name: "FreeOTP+", recognise: recognise_plus, read: read_plus };

fn recognise_plus(content: &Content<'_>) -> Sure {
    let has = |key: &str| content.get(key).is_some_and(Value::is_array);
    Sure::when(has("tokens") && has("tokenOrder"))
}

fn read_plus(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let mut imported = Imported::default();
    for value in content.get("tokens").and_then(Value::as_array).ok_or(ImportError::Damaged)? {
        let made = entry(value).and_then(|token| {
            let secret = byte_array(token.get("secret")).ok_or(Reason::Shape(Field::Secret))?;
            // It shows Steam's characters where the issuer is written so, whatever the type and the digits.
            let is_steam = text(token, "issuerExt") == "Steam";
            account(token, bytes(&secret)?, is_steam)
        });
        imported.take(opening.limits.entries, &name_of(value), made)?;
    }
    Ok(imported)
}

fn recognise(content: &Content<'_>) -> Sure {
    Sure::when(matches!(content, Content::Bytes(file) if file.starts_with(MAGIC)))
}

const TOKEN: &str = "-token";

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let Content::Bytes(file) = content else { return Err(ImportError::Damaged) };
    let pairs = string_map(file, opening.limits.entries)?;
    let find = |key: &str| pairs.iter().find(|(known, _)| *known == key).map(|(_, text)| *text);
    let master = master_key(&object_of(find("masterKey").ok_or(ImportError::Damaged)?)?, opening)?;
    let mut imported = Imported::default();
    for (key, token) in &pairs {
        let Some(id) = key.strip_suffix(TOKEN) else { continue };
        let token = json(token)?;
        let made = entry(&token).and_then(|token| {
            let sealed = find(id).and_then(|text| json(text).ok()).ok_or(Reason::Damaged)?;
            // The key is a JSON text of its own.
            let inner =
                sealed.get("key").and_then(Value::as_str).and_then(|text| json(text).ok()).ok_or(Reason::Damaged)?;
            let secret =
                inner.as_object().and_then(|inner| open(&master, inner).ok().flatten()).ok_or(Reason::Damaged)?;
            account(token, bytes(&secret)?, false)
        });
        imported.take(opening.limits.entries, &name_of(&token), made)?;
    }
    Ok(imported)
}

fn object_of(text: &str) -> Result<Object, ImportError> {
    match json(text)? {
        Value::Object(object) => Ok(object),
        _ => Err(ImportError::Damaged),
    }
}

fn master_key(master: &Object, opening: &Opening<'_>) -> Result<Key, ImportError> {
    let hash = match text(master, "mAlgorithm").to_ascii_lowercase().as_str() {
        "pbkdf2withhmacsha512" => Hash::Sha512,
        "pbkdf2withhmacsha256" => Hash::Sha256,
        "pbkdf2withhmacsha1" => Hash::Sha1,
        _ => return Err(ImportError::Cipher),
    };
    let rounds = whole(master.get("mIterations")).ok().flatten().ok_or(ImportError::Damaged)?;
    let salt = byte_array(master.get("mSalt")).ok_or(ImportError::Damaged)?;
    let sealed = object(master, "mEncryptedKey").ok_or(ImportError::Damaged)?;
    let key = pbkdf2(hash, opening.passphrase()?, &salt, rounds, &opening.limits)?;
    let master = open(&key, sealed)?.ok_or(ImportError::WrongPassphrase)?;
    master.as_slice().try_into().map(Key::new).map_err(|_| ImportError::Damaged)
}

/// `Ok(None)`: not with this key.
fn open(key: &Key, sealed: &Object) -> Result<Option<Zeroizing<Vec<u8>>>, ImportError> {
    if !text(sealed, "mCipher").eq_ignore_ascii_case("AES/GCM/NoPadding") {
        return Err(ImportError::Cipher);
    }
    let parameters = byte_array(sealed.get("mParameters")).ok_or(ImportError::Damaged)?;
    // SEQUENCE of an OCTET STRING of 12 bytes, the nonce, and an INTEGER, the length of the tag; on Android 6 the nonce alone.
    let ([0x30, 17, 4, 12, rest @ ..] | [4, 12, rest @ ..]) = parameters.as_slice() else {
        return Err(ImportError::Damaged);
    };
    let Some((nonce, [] | [2, 1, 16])) = rest.split_first_chunk::<12>() else { return Err(ImportError::Damaged) };
    let body = byte_array(sealed.get("mCipherText")).ok_or(ImportError::Damaged)?;
    Ok(gcm_with(key, nonce, text(sealed, "mToken").as_bytes(), &body))
}

fn name_of(token: &Value) -> String {
    let Some(token) = token.as_object() else { return String::new() };
    [first_text(token, ISSUERS), first_text(token, LABELS)].join(" ").trim().to_owned()
}

/// What the user has called it comes before what the site did.
const ISSUERS: &[&str] = &["issuerAlt", "issuerExt", "issuerInt"];
const LABELS: &[&str] = &["labelAlt", "label"];

fn account(token: &Object, secret: Secret, is_steam: bool) -> Result<(Draft, About), Reason> {
    let moves = Moves::by_name(text(token, "type"))?;
    let digits = number(token, "digits", OtpauthError::Digits)?;
    let is_steam = is_steam && moves == Moves::Totp;
    let parts = Parts {
        issuer: first_text(token, ISSUERS),
        name: first_text(token, LABELS),
        secret,
        moves: if is_steam { Moves::Steam } else { moves },
        algorithm: token.get("algo").and_then(Value::as_str),
        digits: digits.filter(|_| !is_steam),
        period: number(token, "period", OtpauthError::Period)?,
        counter: number(token, "counter", OtpauthError::Counter)?,
    };
    Ok((parts.draft()?, About::default()))
}
