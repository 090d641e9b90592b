//! Aegis Authenticator: version 1 of the file, version 3 of its content. Source: [docs/vault.md] of Aegis.
//!
//! [docs/vault.md]: https://github.com/beemdevelopment/Aegis/blob/master/docs/vault.md

use serde_json::{Value, json};
use sixpence_sealing::seal;
use zeroize::Zeroizing;

use super::{
    Leaving, Written, each,
    json::{params, tag_uuid, tag_uuids, text, uuid},
    tags,
};
use crate::{
    import::{
        ImportError, Limits,
        encoded::{from_hex, to_base64, to_hex},
        sealed::scrypt,
    },
    otp::{Kind, base32},
    otpauth::Field,
    vault::{RandomError, random},
};

/// Not encrypted.
#[must_use]
pub fn aegis(leaving: &[Leaving<'_>]) -> Written {
    let Written { file, left_out } = database(leaving);
    Written { file: text(&json!({ "version": 1, "header": { "slots": null, "params": null }, "db": file })), left_out }
}

/// Why there is no encrypted file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// No random bytes.
    #[error("{0}")]
    Random(#[from] RandomError),
    /// No key, for lack of memory.
    #[error("{0}")]
    Key(#[from] ImportError),
    /// More than AES-GCM can encrypt.
    #[error("too much to encrypt")]
    TooLarge,
}

/// What Aegis itself gives scrypt: N, r, p.
const COST: [u64; 3] = [32_768, 8, 1];

/// Encrypted with a passphrase, as Aegis encrypts its own: in one slot a master key, with that the content.
///
/// # Errors
/// [`SealError`].
pub fn aegis_encrypted(leaving: &[Leaving<'_>], passphrase: &str) -> Result<Written, SealError> {
    let Written { file, left_out } = database(leaving);
    let (salt, master, id) = (random::<32>()?, Zeroizing::new(random::<32>()?), random::<16>()?);
    let key = scrypt(passphrase, &salt, COST, &Limits::USUAL)?;
    let (wrapped, key_params) = sealed(&key, &mut master.to_vec())?;
    let (db, db_params) = sealed(&master, &mut text(&file).as_bytes().to_vec())?;
    let [n, r, p] = COST;
    let slot = json!({
        "type": 1, "uuid": uuid(&id), "key": to_hex(&wrapped), "key_params": key_params, "n": n, "r": r, "p": p,
        "salt": to_hex(&salt), "repaired": true, "is_backup": false,
    });
    let header = json!({ "slots": [slot], "params": db_params });
    Ok(Written { file: text(&json!({ "version": 1, "header": header, "db": to_base64(&db) })), left_out })
}

/// Encrypts in place; gives that, and nonce and tag as Aegis writes them.
fn sealed(key: &[u8; 32], body: &mut Vec<u8>) -> Result<(Vec<u8>, Value), SealError> {
    let nonce = random::<12>()?;
    let tag = seal(key, &nonce, &[], body).ok_or(SealError::TooLarge)?;
    let params = json!({ "nonce": to_hex(&nonce), "tag": to_hex(&tag) });
    Ok((std::mem::take(body), params))
}

fn database(leaving: &[Leaving<'_>]) -> Written<Value> {
    let all = tags(leaving);
    let Written { file: entries, left_out } = each(leaving, |one| entry(one, &all));
    let group = |(place, name): (usize, &&str)| json!({ "uuid": tag_uuid(place), "name": name });
    let groups: Vec<Value> = all.iter().enumerate().map(group).collect();
    Written { file: json!({ "version": 3, "entries": entries, "groups": groups }), left_out }
}

fn entry(one: &Leaving<'_>, all: &[&str]) -> Result<Value, Field> {
    let (account, about) = (one.account, one.about);
    let (kind, moves) = match account.params {
        Kind::Totp { .. } => ("totp", "period"),
        Kind::Hotp { .. } => ("hotp", "counter"),
        Kind::Steam => ("steam", "period"),
        Kind::Yandex => ("yandex", "period"),
        Kind::Motp => ("motp", "period"),
    };
    let (algorithm, digits, period, counter) = params(&account.params);
    let (secret, pin) = account.params.parts(&account.secret);
    let secret = if account.params == Kind::Motp { from_hexadecimal(secret)? } else { Zeroizing::new(secret.to_vec()) };
    let mut info = json!({ "secret": *base32(&secret), "algo": algorithm, "digits": digits });
    if let Value::Object(info) = &mut info {
        info.insert(moves.to_owned(), json!(counter.or(period.map(u64::from))));
        if !pin.is_empty() {
            info.insert("pin".to_owned(), json!(String::from_utf8_lossy(pin)));
        }
    }
    Ok(json!({
        "type": kind, "uuid": uuid(&account.id.0), "name": account.name, "issuer": account.issuer, "note": about.note,
        "favorite": about.favourite, "icon": null, "info": info, "groups": tag_uuids(&about.tags, all),
    }))
}

/// The bytes of a Mobile-OTP secret, of which Aegis makes hexadecimal in lower case again.
fn from_hexadecimal(secret: &[u8]) -> Result<Zeroizing<Vec<u8>>, Field> {
    let text = std::str::from_utf8(secret).map_err(|_| Field::Secret)?;
    let bytes = from_hex(text).map(Zeroizing::new).ok_or(Field::Secret)?;
    if to_hex(&bytes) == text { Ok(bytes) } else { Err(Field::Secret) }
}
