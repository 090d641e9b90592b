//! FIDO Credential Exchange Format 1.0, as JSON. Source: [the standard]: a header with `accounts`, each with `items`, each with
//! `credentials`, of which `totp` is read, and `note` with it.
//!
//! [the standard]: https://fidoalliance.org/specs/cx/cxf-v1.0-ps-20250814.html

use serde_json::Value;

use super::{Format, Sure};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        fields::{Object, entry, flag, number, object, objects, text},
        parts::{Moves, Parts, base32},
    },
    otpauth::{Field, OtpauthError},
};

pub(super) const FORMAT: Format = Format { name: "FIDO Credential Exchange Format", recognise, read };

fn recognise(content: &Content<'_>) -> Sure {
    let has = |key: &str| content.get(key).is_some();
    Sure::when(has("exporterRpId") && has("accounts"))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let file = content.object().ok_or(ImportError::Damaged)?;
    let major = object(file, "version").and_then(|version| version.get("major")).and_then(Value::as_u64);
    if major.is_some_and(|major| major > 1) {
        return Err(ImportError::Newer);
    }
    let mut imported = Imported::default();
    for item in objects(file, "accounts").flat_map(|account| objects(account, "items")) {
        let mut found = false;
        for credential in item.get("credentials").and_then(Value::as_array).into_iter().flatten() {
            if credential.get("type").and_then(Value::as_str) == Some("totp") {
                found = true;
                imported.take(opening.limits.entries, text(item, "title"), account(credential, item))?;
            }
        }
        if !found {
            imported.without_code = imported.without_code.saturating_add(1);
        }
    }
    Ok(imported)
}

fn account(credential: &Value, item: &Object) -> Result<(Draft, About), Reason> {
    let credential = entry(credential)?;
    // The standard has three algorithms and no default; the item may name what the credential does not.
    let algorithm = credential.get("algorithm").and_then(Value::as_str).ok_or(Reason::Shape(Field::Algorithm))?;
    let issuer = match text(credential, "issuer") {
        "" => text(item, "title"),
        issuer => issuer,
    };
    let parts = Parts {
        issuer,
        name: text(credential, "username"),
        secret: base32(text(credential, "secret"))?,
        moves: Moves::Totp,
        algorithm: Some(algorithm),
        digits: number(credential, "digits", OtpauthError::Digits)?,
        period: number(credential, "period", OtpauthError::Period)?,
        counter: None,
    };
    let texts = |value: Option<&Value>| -> Vec<String> {
        value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let notes = objects(item, "credentials").filter(|other| text(other, "type") == "note");
    let notes = notes.filter_map(|note| object(note, "content")).map(|content| text(content, "value"));
    let about = About {
        tags: texts(item.get("tags")),
        note: notes.collect::<Vec<_>>().join("\n"),
        favourite: flag(item, "favorite"),
        addresses: texts(object(item, "scope").and_then(|scope| scope.get("urls"))),
        ..About::default()
    };
    Ok((parts.draft()?, about))
}
