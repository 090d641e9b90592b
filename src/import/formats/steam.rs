//! Steam's own files: `*.maFile` of Steam Desktop Authenticator, and `Steamguard-*` of a rooted phone: one account, or several
//! under `accounts`.
//!
//! Source: [SteamAuth], the library of Steam Desktop Authenticator: `shared_secret` is base64 of the 20 bytes, `account_name` the
//! login. With a passphrase the app writes an encrypted file with no mark at all and keeps salt and IV in its `manifest.json`.
//!
//! [SteamAuth]: https://github.com/geel9/SteamAuth

use serde_json::Value;

use super::{Format, Sure};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        encoded::from_base64,
        fields::{entry, text},
        parts::{Moves, Parts, bytes},
    },
    otpauth::Field,
};

pub(super) const FORMAT: Format = Format { name: "Steam", recognise, read };

fn recognise(content: &Content<'_>) -> Sure {
    let is_one = |value: &Value| value.get("shared_secret").is_some_and(Value::is_string);
    let several = content.get("accounts").and_then(Value::as_object);
    let is_manifest = content.get("encrypted").is_some() && content.get("entries").is_some_and(Value::is_array);
    Sure::when(
        content.get("shared_secret").is_some_and(Value::is_string)
            || several.is_some_and(|several| !several.is_empty() && several.values().all(is_one))
            || is_manifest && content.get("periodic_checking").is_some(),
    )
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let file = content.object().ok_or(ImportError::Damaged)?;
    let mut imported = Imported::default();
    let mut take = |value: &Value| {
        let name = value.get("account_name").and_then(Value::as_str).unwrap_or_default();
        imported.take(opening.limits.entries, name, account(value))
    };
    if file.contains_key("shared_secret") {
        take(&Value::Object(file.clone()))?;
    } else if let Some(several) = file.get("accounts").and_then(Value::as_object) {
        several.values().try_for_each(take)?;
    } else {
        // The manifest names files; it holds no account.
        return Err(ImportError::Cipher);
    }
    Ok(imported)
}

fn account(value: &Value) -> Result<(Draft, About), Reason> {
    let account = entry(value)?;
    let secret = from_base64(text(account, "shared_secret").trim());
    let secret = zeroize::Zeroizing::new(secret.ok_or(Reason::Shape(Field::Secret))?);
    let (issuer, name, moves) = ("Steam", text(account, "account_name"), Moves::Steam);
    let secret = bytes(&secret)?;
    let parts = Parts::plain(issuer, name, secret, moves);
    // Steam's own recovery code: R and five digits.
    let note = text(account, "revocation_code").to_owned();
    Ok((parts.draft()?, About { note, ..About::default() }))
}
