//! FIDO Credential Exchange Format 1.0, as JSON. Source: [the standard]: a header with `accounts`, each with `items`, each with
//! `credentials`, of which `totp` is read, and with it `note` and the user of `basic-auth`. Beside the items an account has
//! `collections`: `[{title, items: [{item: ID}], subCollections}]`. An account without the header is what Bitwarden and Apple's
//! [`ASImportableAccount`] make of themselves.
//!
//! [the standard]: https://fidoalliance.org/specs/cx/cxf-v1.0-ps-20250814.html
//! [`ASImportableAccount`]: https://developer.apple.com/documentation/authenticationservices/asimportableaccount

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Format, Sure, login::from_field};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        fields::{Object, flag, number, object, objects, text},
        once,
        parts::{Moves, Parts, base32},
    },
    otpauth::{Field, OtpauthError, is_address},
    vault::Details,
};

pub(super) const FORMAT: Format = Format { name: "FIDO Credential Exchange Format", recognise, read };

fn recognise(content: &Content<'_>) -> Sure {
    let has = |key: &str| content.get(key).is_some();
    Sure::when(has("exporterRpId") && has("accounts") || content.object().is_some_and(is_account))
}

/// Whether it is an account without the header.
fn is_account(file: &Object) -> bool {
    objects(file, "items").any(|item| item.get("credentials").is_some_and(Value::is_array))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let file = content.object().ok_or(ImportError::Damaged)?;
    let major = object(file, "version").and_then(|version| version.get("major")).and_then(Value::as_u64);
    if major.is_some_and(|major| major > 1) {
        return Err(ImportError::Newer);
    }
    let mut imported = Imported::default();
    let alone = Some(file).filter(|file| is_account(file));
    for owner in objects(file, "accounts").chain(alone) {
        let mut collections = BTreeMap::new();
        collect(owner, "collections", &mut collections);
        for item in objects(owner, "items") {
            let codes = objects(item, "credentials").filter(|credential| text(credential, "type") == "totp");
            let mut codes = codes.peekable();
            if codes.peek().is_none() {
                imported.without_code = imported.without_code.saturating_add(1);
                continue;
            }
            let (user, about) = (user_of(item), about(item, &collections));
            for code in codes {
                let made = draft(code, item, user).map(|draft| (draft, about.clone()));
                imported.take(opening.limits.entries, text(item, "title"), made)?;
            }
        }
    }
    Ok(imported)
}

/// The titles of the collections in which the items are, by the identifiers of these.
type Collections<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// So many collections of an item become tags: no account has more.
const MOST_COLLECTIONS: usize = Details::MAX_TAGS;

fn collect<'a>(holder: &'a Object, key: &str, into: &mut Collections<'a>) {
    for collection in objects(holder, key) {
        let title = text(collection, "title").trim();
        for linked in objects(collection, "items").filter(|_| !title.is_empty()) {
            let titles = into.entry(text(linked, "item")).or_default();
            if titles.len() < MOST_COLLECTIONS && !titles.contains(&title) {
                titles.push(title);
            }
        }
        // As deep as the file may be nested.
        collect(collection, "subCollections", into);
    }
}

/// The user of the login beside the code.
fn user_of(item: &Object) -> &str {
    let mut logins = objects(item, "credentials").filter(|other| text(other, "type") == "basic-auth");
    let user = logins.find_map(|login| object(login, "username"));
    user.map(|user| text(user, "value")).unwrap_or_default()
}

/// What the item says of all its codes.
fn about(item: &Object, collections: &Collections<'_>) -> About {
    let texts = |value: Option<&Value>| -> Vec<String> {
        value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let mut tags = texts(item.get("tags"));
    tags.extend(collections.get(text(item, "id")).into_iter().flatten().map(|title| (*title).to_owned()));
    let notes = objects(item, "credentials").filter(|other| text(other, "type") == "note");
    let notes = notes.filter_map(|note| object(note, "content")).map(|content| text(content, "value"));
    About {
        tags: once(&tags),
        note: notes.collect::<Vec<_>>().join("\n"),
        favourite: flag(item, "favorite"),
        addresses: texts(object(item, "scope").and_then(|scope| scope.get("urls"))),
        ..About::default()
    }
}

fn draft(credential: &Object, item: &Object, user: &str) -> Result<Draft, Reason> {
    let secret = text(credential, "secret");
    // Against the standard, some put the whole address there.
    if is_address(secret) {
        return from_field(secret, text(item, "title"), user).map(|(draft, _)| draft);
    }
    // The standard has three algorithms and no default; the item may name what the credential does not.
    let algorithm = credential.get("algorithm").and_then(Value::as_str).ok_or(Reason::Shape(Field::Algorithm))?;
    let or = |own: &'static str, other| match text(credential, own) {
        "" => other,
        text => text,
    };
    let parts = Parts {
        issuer: or("issuer", text(item, "title")),
        name: or("username", user),
        secret: base32(secret)?,
        moves: Moves::Totp,
        algorithm: Some(algorithm),
        digits: number(credential, "digits", OtpauthError::Digits)?,
        period: number(credential, "period", OtpauthError::Period)?,
        counter: None,
    };
    parts.draft()
}
