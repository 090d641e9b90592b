//! 2FAS Authenticator: `*.2fas`, plain or encrypted, schemas 1 to 4.
//!
//! `{schemaVersion, services: [{name, secret, otp: {account, issuer, digits, period, counter, algorithm, tokenType}, order, icon,
//! groupId}], groups: [{id, name}]}`; encrypted, `servicesEncrypted` stands for `services`: base64 of AES-256-GCM, of the salt and of
//! the nonce, with `:` between, the key PBKDF2-HMAC-SHA256 of 10,000 rounds. `reference` is a known text under the same key.
//! Source: [2FAS for Android] (`BackupKeyGeneratorPbkdf`, `BackupContent`).
//!
//! [2FAS for Android]: https://github.com/twofas/2fas-android

use serde_json::Value;
use zeroize::Zeroizing;

use super::{Format, Sure};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        content::json_of,
        encoded::from_base64,
        fields::{Object, entry, first_text, object, objects, text, whole},
        parts::{Moves, Parts, USUAL_KEYS, base32},
        sealed::{Hash, gcm, pbkdf2},
    },
    order::sorted_by_key,
    otpauth::Field,
};

pub(super) const FORMAT: Format = Format { name: "2FAS", recognise, read };

const ROUNDS: u64 = 10_000;

fn recognise(content: &Content<'_>) -> Sure {
    let has = |key: &str| content.get(key).is_some();
    Sure::when((has("services") || has("servicesEncrypted")) && has("schemaVersion"))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let file = content.object().ok_or(ImportError::Damaged)?;
    match whole(file.get("schemaVersion")) {
        Ok(Some(1..=4)) => {}
        Ok(Some(5..)) => return Err(ImportError::Newer),
        _ => return Err(ImportError::Damaged),
    }
    let groups: Vec<(&str, &str)> =
        objects(file, "groups").map(|group| (text(group, "id"), text(group, "name"))).collect();
    let sealed = text(file, "servicesEncrypted");
    if sealed.is_empty() {
        return read_services(
            file.get("services").and_then(Value::as_array).ok_or(ImportError::Damaged)?,
            &groups,
            opening,
        );
    }
    let plain = open(sealed, text(file, "reference"), opening)?;
    let services = json_of(&plain)?;
    read_services(services.as_array().ok_or(ImportError::Damaged)?, &groups, opening)
}

fn open(sealed: &str, reference: &str, opening: &Opening<'_>) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    let [body, salt, nonce] = split(sealed)?;
    let passphrase = opening.passphrase()?;
    let open = |body: &[u8], salt: &[u8], nonce: Vec<u8>| {
        let key = pbkdf2(Hash::Sha256, passphrase, salt, ROUNDS, &opening.limits)?;
        let nonce = nonce.try_into().map_err(|_| ImportError::Damaged)?;
        Ok::<_, ImportError>(gcm(&key, &nonce, body))
    };
    if let Some(plain) = open(&body, &salt, nonce)? {
        return Ok(plain);
    }
    // What opens the known text opens what is whole.
    let [body, salt, nonce] = split(reference).map_err(|_| ImportError::WrongPassphrase)?;
    Err(if open(&body, &salt, nonce)?.is_some() { ImportError::Damaged } else { ImportError::WrongPassphrase })
}

fn split(sealed: &str) -> Result<[Vec<u8>; 3], ImportError> {
    let parts = sealed.split(':').map(|part| from_base64(part.trim()));
    let parts = parts.collect::<Option<Vec<_>>>().ok_or(ImportError::Damaged)?;
    parts.try_into().map_err(|_| ImportError::Damaged)
}

fn read_services(services: &[Value], groups: &[(&str, &str)], opening: &Opening<'_>) -> Result<Imported, ImportError> {
    // The order is written beside each; the files of some versions are not in it.
    let place = |service: &&Value| {
        let order = service.get("order").and_then(|order| order.get("position"));
        order.and_then(Value::as_i64).unwrap_or(i64::MAX)
    };
    let services = sorted_by_key(services.iter().collect(), place);
    let mut imported = Imported::default();
    for service in services {
        let name = service.get("name").and_then(Value::as_str).unwrap_or_default();
        imported.take(opening.limits.entries, name, read_service(service, groups))?;
    }
    Ok(imported)
}

fn read_service(value: &Value, groups: &[(&str, &str)]) -> Result<(Draft, About), Reason> {
    let service = entry(value)?;
    let otp = object(service, "otp").ok_or(Reason::Shape(Field::Type))?;
    // Version 1 names no kind: all were time-based.
    let moves = match text(otp, "tokenType") {
        "" => Moves::Totp,
        kind => Moves::by_name(kind)?,
    };
    let draft = Parts::plain(
        first_text(otp, &["issuer"]).trim(),
        first_text(otp, &["account", "label"]),
        base32(text(service, "secret"))?,
        moves,
    )
    .with(otp, USUAL_KEYS)?;
    let draft = named(draft, service)?;
    let group = text(service, "groupId");
    let tags = groups.iter().filter(|(id, name)| *id == group && !name.is_empty()).map(|(_, name)| (*name).to_owned());
    let icon = object(service, "icon").and_then(|icon| object(icon, "iconCollection"));
    let icon = icon.map(|icon| text(icon, "id").to_owned()).unwrap_or_default();
    Ok((draft, About { tags: tags.collect(), icon, ..About::default() }))
}

/// The name of a service is its issuer, where nothing else names one.
fn named(parts: Parts<'_>, service: &Object) -> Result<Draft, Reason> {
    let issuer = if parts.issuer.is_empty() { text(service, "name") } else { parts.issuer };
    Parts { issuer, ..parts }.draft()
}
