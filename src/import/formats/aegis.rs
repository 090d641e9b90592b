//! Aegis Authenticator: `aegis-backup-*.json`, plain or encrypted.
//!
//! Source: [docs/vault.md] of Aegis. `{version: 1, header: {slots, params}, db}`; `db` is an object, or base64 of AES-256-GCM with
//! the master key. Each slot of type 1 holds the master key, encrypted with scrypt of a passphrase.
//!
//! [docs/vault.md]: https://github.com/beemdevelopment/Aegis/blob/master/docs/vault.md

use serde_json::Value;
use zeroize::Zeroizing;

use super::{Format, Sure};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        content::json_of,
        encoded::{from_base64, from_hex, to_hex},
        fields::{Object, entry, flag, object, objects, text},
        parts::{Moves, Parts, base32, pinned},
        sealed::{Key, gcm, scrypt},
    },
    otp::Kind,
    otpauth::Field,
};

pub(super) const FORMAT: Format = Format { name: "Aegis", recognise, read };

fn recognise(content: &Content<'_>) -> Sure {
    Sure::when(content.get("header").is_some_and(|header| header.get("slots").is_some()) && content.get("db").is_some())
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let file = content.object().ok_or(ImportError::Damaged)?;
    if file.get("version").and_then(Value::as_u64).is_some_and(|version| version > 1) {
        return Err(ImportError::Newer);
    }
    match file.get("db") {
        Some(Value::Object(db)) => read_db(db, opening),
        Some(Value::String(sealed)) => {
            let header = object(file, "header").ok_or(ImportError::Damaged)?;
            let plain = open(header, sealed, opening)?;
            let db = json_of(&plain)?;
            read_db(db.as_object().ok_or(ImportError::Damaged)?, opening)
        }
        _ => Err(ImportError::Damaged),
    }
}

/// The type of a slot whose key is made of a passphrase. Others: 0 a raw key, 2 biometric.
const PASSPHRASE_SLOT: u64 = 1;

fn open(header: &Object, sealed: &str, opening: &Opening<'_>) -> Result<zeroize::Zeroizing<Vec<u8>>, ImportError> {
    let is_ours = |slot: &&Object| slot.get("type").and_then(Value::as_u64) == Some(PASSPHRASE_SLOT);
    let slots: Vec<&Object> = objects(header, "slots").filter(is_ours).collect();
    if slots.is_empty() {
        return Err(ImportError::Cipher);
    }
    let passphrase = opening.passphrase()?;
    let params = object(header, "params").ok_or(ImportError::Damaged)?;
    let sealed = from_base64(sealed.trim()).ok_or(ImportError::Damaged)?;
    for slot in slots {
        let [n, r, p] = ["n", "r", "p"].map(|name| slot.get(name).and_then(Value::as_u64).unwrap_or(0));
        let salt = hex(slot, "salt")?;
        let key = scrypt(passphrase, &salt, [n, r, p], &opening.limits)?;
        let params_of_key = object(slot, "key_params").ok_or(ImportError::Damaged)?;
        let Some(master) = open_with(&key, params_of_key, &hex(slot, "key")?)? else { continue };
        let master = Key::new(master.as_slice().try_into().map_err(|_| ImportError::Damaged)?);
        // The slot has shown that the passphrase is right.
        return open_with(&master, params, &sealed)?.ok_or(ImportError::Damaged);
    }
    Err(ImportError::WrongPassphrase)
}

/// `params`: `nonce` and `tag` in hex.
fn open_with(key: &Key, params: &Object, sealed: &[u8]) -> Result<Option<zeroize::Zeroizing<Vec<u8>>>, ImportError> {
    let nonce = hex(params, "nonce")?.try_into().map_err(|_| ImportError::Damaged)?;
    let mut sealed = sealed.to_vec();
    sealed.extend(hex(params, "tag")?);
    Ok(gcm(key, &nonce, &sealed))
}

fn hex(object: &Object, key: &str) -> Result<Vec<u8>, ImportError> {
    from_hex(text(object, key)).ok_or(ImportError::Damaged)
}

fn read_db(db: &Object, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    if db.get("version").and_then(Value::as_u64).is_some_and(|version| version > 3) {
        return Err(ImportError::Newer);
    }
    let entries = db.get("entries").and_then(Value::as_array).ok_or(ImportError::Damaged)?;
    let groups: Vec<(&str, &str)> =
        objects(db, "groups").map(|group| (text(group, "uuid"), text(group, "name"))).collect();
    let mut imported = Imported::default();
    for value in entries {
        let name = value.as_object().map(|entry| [text(entry, "issuer"), text(entry, "name")].join(" "));
        imported.take(opening.limits.entries, name.unwrap_or_default().trim(), read_entry(value, &groups))?;
    }
    Ok(imported)
}

fn read_entry(value: &Value, groups: &[(&str, &str)]) -> Result<(Draft, About), Reason> {
    let entry = entry(value)?;
    let info = object(entry, "info").ok_or(Reason::Shape(Field::Secret))?;
    let (issuer, name) = (text(entry, "issuer"), text(entry, "name"));
    let (secret, pin) = (base32(text(info, "secret")), text(info, "pin"));
    let draft = match text(entry, "type") {
        "yandex" => pinned(issuer, name, secret?.expose(), pin, Kind::Yandex)?,
        "motp" => pinned(issuer, name, Zeroizing::new(to_hex(secret?.expose())).as_bytes(), pin, Kind::Motp)?,
        kind => {
            let moves = Moves::by_name(kind)?;
            Parts::plain(issuer, name, secret?, moves).with(info, ["algo", "digits", "period", "counter"])?.draft()?
        }
    };
    // Version 1 and 2 of the content name one group, version 3 refers to several.
    let uuids = entry.get("groups").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let named = uuids.filter_map(|uuid| groups.iter().find(|(known, _)| *known == uuid)).map(|(_, name)| *name);
    let tags = named.chain([text(entry, "group")]).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let note = text(entry, "note").to_owned();
    Ok((draft, About { tags, note, favourite: flag(entry, "favorite"), ..About::default() }))
}
