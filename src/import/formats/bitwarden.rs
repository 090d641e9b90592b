//! Bitwarden: its JSON export, plain or protected with a passphrase, and that of Bitwarden Authenticator, which has the same shape.
//!
//! `{encrypted: false, folders: [{id, name}], items: [{type: 1, name, notes, favorite, folderId, login: {username, uris, totp}}]}`.
//! Protected: `{encrypted: true, passwordProtected: true, salt, kdfType, kdfIterations, kdfMemory (MiB), kdfParallelism,
//! encKeyValidation_DO_NOT_EDIT, data}`; the salt is used as the text that it is. PBKDF2-HMAC-SHA256 (0), or Argon2id (1) with the SHA-256
//! of that text; HKDF-Expand to a key `enc` and a key `mac`; texts `2.iv|ciphertext|mac`, AES-256-CBC and HMAC-SHA-256 over both.
//! An address of `login.uris` has a `match`: by domain, host, beginning or whole (0 to 3, or none); 4 is a regular expression, 5 "never".
//! Without `passwordProtected` the keys of the account are needed. Source: [Bitwarden's clients].
//!
//! [Bitwarden's clients]: https://github.com/bitwarden/clients

use std::collections::BTreeMap;

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{Format, Sure, login::from_field};
use crate::import::{
    Content, ImportError, Imported, Opening,
    content::json_of,
    encoded::from_base64,
    fields::{Object, flag, object, objects, text, whole},
    sealed::{Hash, Key, argon2id, cbc, pbkdf2},
};

pub(super) const FORMAT: Format = Format { name: "Bitwarden", recognise, read };

fn recognise(content: &Content<'_>) -> Sure {
    let has = |key: &str| content.get(key).is_some();
    Sure::when(has("encrypted") && (has("items") || has("data") || has("encKeyValidation_DO_NOT_EDIT")))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let file = content.object().ok_or(ImportError::Damaged)?;
    if !flag(file, "encrypted") {
        return read_items(file, opening);
    }
    if !flag(file, "passwordProtected") {
        return Err(ImportError::AccountOnly);
    }
    let keys = Keys::of(file, opening)?;
    keys.open(text(file, "encKeyValidation_DO_NOT_EDIT"))?.ok_or(ImportError::WrongPassphrase)?;
    // The passphrase is right.
    let plain = keys.open(text(file, "data"))?.ok_or(ImportError::Damaged)?;
    let inner = json_of(&plain)?;
    read_items(inner.as_object().ok_or(ImportError::Damaged)?, opening)
}

struct Keys {
    enc: Key,
    mac: Key,
}

impl Keys {
    fn of(file: &Object, opening: &Opening<'_>) -> Result<Self, ImportError> {
        let number = |key| whole(file.get(key)).ok().flatten().ok_or(ImportError::Damaged);
        let (passphrase, salt) = (opening.passphrase()?, text(file, "salt").as_bytes());
        let stretched = match number("kdfType")? {
            0 => pbkdf2(Hash::Sha256, passphrase, salt, number("kdfIterations")?, &opening.limits)?,
            1 => {
                let memory_kib = number("kdfMemory")?.saturating_mul(1024);
                let cost = [memory_kib, number("kdfIterations")?, number("kdfParallelism")?];
                argon2id(passphrase.as_bytes(), &Sha256::digest(salt), cost, &opening.limits)?
            }
            _ => return Err(ImportError::Cipher),
        };
        let expand = |label: &[u8]| {
            let mut key = Zeroizing::new([0; 32]);
            let hkdf = Hkdf::<Sha256>::from_prk(stretched.as_slice()).map_err(|_| ImportError::Damaged)?;
            hkdf.expand(label, key.as_mut_slice()).map_err(|_| ImportError::Damaged)?;
            Ok::<_, ImportError>(key)
        };
        Ok(Self { enc: expand(b"enc")?, mac: expand(b"mac")? })
    }

    /// `Ok(None)`: not with these keys, or changed.
    fn open(&self, sealed: &str) -> Result<Option<Zeroizing<Vec<u8>>>, ImportError> {
        let sealed = sealed.strip_prefix("2.").ok_or(ImportError::Cipher)?;
        let parts = sealed.split('|').map(from_base64);
        let parts = parts.collect::<Option<Vec<_>>>().ok_or(ImportError::Damaged)?;
        let [iv, body, tag] = parts.as_slice() else { return Err(ImportError::Damaged) };
        let mut mac = Hmac::<Sha256>::new_from_slice(self.mac.as_slice()).map_err(|_| ImportError::Damaged)?;
        mac.update(iv);
        mac.update(body);
        if mac.verify_slice(tag).is_err() {
            return Ok(None);
        }
        let iv = iv.as_slice().try_into().map_err(|_| ImportError::Damaged)?;
        cbc(&self.enc, iv, body).map(Some).ok_or(ImportError::Damaged)
    }
}

fn read_items(file: &Object, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let items = file.get("items").and_then(Value::as_array).ok_or(ImportError::Damaged)?;
    let folders = objects(file, "folders").chain(objects(file, "collections"));
    let folders: BTreeMap<&str, &str> = folders.map(|folder| (text(folder, "id"), text(folder, "name"))).collect();
    let mut imported = Imported::default();
    for item in items {
        let login = item.as_object().and_then(|item| object(item, "login"));
        let field = login.map(|login| text(login, "totp").trim()).filter(|field| !field.is_empty());
        let (Some(item), Some(login), Some(field)) = (item.as_object(), login, field) else {
            imported.without_code = imported.without_code.saturating_add(1);
            continue;
        };
        let made = from_field(field, text(item, "name"), text(login, "username")).map(|(draft, mut about)| {
            let collections = item.get("collectionIds").and_then(Value::as_array).into_iter().flatten();
            let ids = [text(item, "folderId")].into_iter().chain(collections.filter_map(Value::as_str));
            let named = ids.filter_map(|id| folders.get(id)).filter(|name| !name.is_empty());
            about.tags = named.map(|name| (*name).to_owned()).collect();
            about.note = text(item, "notes").to_owned();
            about.favourite = flag(item, "favorite");
            about.trashed = item.get("deletedDate").is_some_and(Value::is_string);
            let addresses = objects(login, "uris").filter(stands_for_site).map(|uri| text(uri, "uri").to_owned());
            about.addresses = addresses.filter(|uri| !uri.is_empty()).collect();
            (draft, about)
        });
        imported.take(opening.limits.entries, text(item, "name"), made)?;
    }
    Ok(imported)
}

/// Whether it stands for a site: it is neither a regular expression nor compared with no page.
fn stands_for_site(uri: &&Object) -> bool {
    !matches!(uri.get("match").and_then(Value::as_u64), Some(4 | 5))
}
