//! LastPass Authenticator: its JSON export.
//!
//! `{version: 3, accounts: [{issuerName, originalIssuerName, userName, originalUserName, secret, timeStep, digits, algorithm,
//! isFavorite, folderData: {folderId, position}}], folders: [{id, name}]}`. Time-based codes only. Source: what Stratum and Proton
//! Authenticator read ([LastPassBackupConverter]).
//!
//! [LastPassBackupConverter]: https://github.com/stratumauth/app

use serde_json::Value;

use super::{Format, Sure};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        fields::{entry, first_text, flag, number, object, objects, text, whole},
        parts::{Moves, Parts, base32},
    },
    otpauth::OtpauthError,
};

pub(super) const FORMAT: Format = Format { name: "LastPass Authenticator", recognise, read };

fn recognise(content: &Content<'_>) -> Sure {
    let accounts = content.get("accounts").and_then(Value::as_array);
    let is_ours = |value: &Value| value.get("timeStep").is_some() || value.get("issuerName").is_some();
    let has_mark = content.get("deviceId").is_some() || content.get("folders").is_some();
    Sure::when(accounts.is_some_and(|accounts| accounts.iter().all(is_ours) && (!accounts.is_empty() || has_mark)))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let file = content.object().ok_or(ImportError::Damaged)?;
    let accounts = file.get("accounts").and_then(Value::as_array).ok_or(ImportError::Damaged)?;
    let id = |folder: &_| whole(object_id(folder)).ok().flatten();
    let folders: Vec<(Option<u64>, &str)> =
        objects(file, "folders").map(|folder| (id(folder), text(folder, "name"))).collect();
    Imported::of_all(accounts, opening.limits.entries, "issuerName", |value| account(value, &folders))
}

fn object_id(folder: &crate::import::fields::Object) -> Option<&Value> {
    folder.get("id").or_else(|| folder.get("folderId"))
}

fn account(value: &Value, folders: &[(Option<u64>, &str)]) -> Result<(Draft, About), Reason> {
    let account = entry(value)?;
    let parts = Parts {
        issuer: first_text(account, &["issuerName", "originalIssuerName"]),
        name: first_text(account, &["userName", "originalUserName"]),
        secret: base32(text(account, "secret"))?,
        moves: Moves::Totp,
        algorithm: account.get("algorithm").and_then(Value::as_str),
        digits: number(account, "digits", OtpauthError::Digits)?,
        period: number(account, "timeStep", OtpauthError::Period)?,
        counter: None,
    };
    let folder = object(account, "folderData").and_then(|data| whole(data.get("folderId")).ok().flatten());
    let named = folders.iter().find(|(id, name)| id.is_some() && *id == folder && !name.is_empty());
    let tags = named.map(|(_, name)| (*name).to_owned()).into_iter().collect();
    Ok((parts.draft()?, About { tags, favourite: flag(account, "isFavorite"), ..About::default() }))
}
