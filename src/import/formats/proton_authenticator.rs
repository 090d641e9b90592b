//! Proton Authenticator: its export, plain or encrypted.
//!
//! `{version: 1, entries: [{id, content: {uri, entry_type: Totp or Steam, name}, note}]}`; encrypted `{version: 1, salt, content}`, in
//! base64: Argon2id with 19,456 KiB, 2 passes, 1 lane; AES-256-GCM, the nonce before the ciphertext, and as further authenticated data
//! the words in [`CONTEXT`]. Source: [proton-authenticator], `entry/exporter.rs` and `password_exporter.rs`.
//!
//! [proton-authenticator]: https://github.com/protonpass/proton-pass-common

use serde_json::Value;

use super::{Format, Sure, uris::read_address};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        content::json_of,
        encoded::from_base64,
        fields::{Object, entry, object, text, whole},
        sealed::{argon2id, gcm_with},
    },
    otpauth::Field,
};

pub(super) const FORMAT: Format = Format { name: "Proton Authenticator", recognise, read };

const CONTEXT: &[u8] = b"proton.authenticator.export.v1";
const ARGON2: [u64; 3] = [19_456, 2, 1];

fn recognise(content: &Content<'_>) -> Sure {
    let is_ours = |value: &Value| value.get("content").is_some_and(|content| content.get("entry_type").is_some());
    let entries = content.get("entries").and_then(Value::as_array);
    let is_sealed = ["salt", "content"].iter().all(|key| content.get(key).is_some_and(Value::is_string));
    let is_plain = entries.is_some_and(|entries| entries.iter().any(is_ours));
    Sure::when(content.get("version").is_some() && (is_plain || is_sealed))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let file = content.object().ok_or(ImportError::Damaged)?;
    if whole(file.get("version")).ok().flatten() != Some(1) {
        return Err(ImportError::Newer);
    }
    let Some(sealed) = file.get("content").and_then(Value::as_str) else { return read_entries(file, opening) };
    let bytes = |text: &str| from_base64(text.trim()).ok_or(ImportError::Damaged);
    let (salt, sealed) = (bytes(text(file, "salt"))?, bytes(sealed)?);
    let key = argon2id(opening.passphrase()?.as_bytes(), &salt, ARGON2, &opening.limits)?;
    let (nonce, body) = sealed.split_first_chunk::<12>().ok_or(ImportError::Damaged)?;
    let plain = gcm_with(&key, nonce, CONTEXT, body).ok_or(ImportError::WrongPassphrase)?;
    let inner = json_of(&plain)?;
    read_entries(inner.as_object().ok_or(ImportError::Damaged)?, opening)
}

fn read_entries(file: &Object, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let mut imported = Imported::default();
    for value in file.get("entries").and_then(Value::as_array).ok_or(ImportError::Damaged)? {
        let name = value.get("content").and_then(|content| content.get("name")).and_then(Value::as_str);
        imported.take(opening.limits.entries, name.unwrap_or_default(), account(value))?;
    }
    Ok(imported)
}

fn account(value: &Value) -> Result<(Draft, About), Reason> {
    let account = entry(value)?;
    let content = object(account, "content").ok_or(Reason::Shape(Field::Text))?;
    let (mut draft, mut about) = read_address(text(content, "uri"))?;
    // Of a Steam secret the address says no more than that; its name stands beside it.
    if draft.name.is_empty() {
        draft.name = text(content, "name").trim().chars().take(crate::account::MAX_NAME_CHARS).collect();
    }
    about.note = text(account, "note").to_owned();
    Ok((draft, about))
}
