//! Exports of password managers that are ZIP archives.
//!
//! - **Proton Pass**: `Proton Pass/data.json`, `{vaults: {ID: {name, items: [{state, pinned, data: {metadata: {name, note}, content:
//!   {itemEmail, itemUsername, urls, autofillUrls: [{url, mode}], totpUri}, extraFields: [{fieldName, type: "totp", data:
//!   {totpUri}}]}}]}}}`, and fields as in `extraFields` in the sections of other items (`content.sections`, `content.extraSections`:
//!   `[{sectionName, sectionFields}]`); encrypted it is `data.pgp`. Source: [proton-pass-common] and Proton's own [web clients].
//! - **1Password** (`*.1pux`): `export.data`, `{accounts: [{vaults: [{attrs, items: [{favIndex, state, overview: {title, url, urls, tags},
//!   details: {loginFields, notesPlain, sections: [{fields: [{title, value: {totp}}]}]}}]}]}]}`. Source: [1Password's format page].
//!
//! Both files are also read without their archive. Of other archives the file of the logins is read as if it had been given: Raivo OTP,
//! WinAuth and Authenticator Plus make such, with a passphrase, and Bitwarden and Dashlane.
//!
//! [proton-pass-common]: https://github.com/protonpass/proton-pass-common
//! [web clients]: https://github.com/ProtonMail/WebClients/tree/main/packages/pass/lib
//! [1Password's format page]: https://support.1password.com/1pux-format/

use serde_json::Value;

use super::{Format, Sure, login::from_field};
use crate::import::{
    About, Content, ImportError, Imported, Opening,
    archive::Archive,
    content::json_of,
    fields::{Object, flag, object, objects, text},
};

pub(super) const PROTON_PASS: Format = Format {
    name: "Proton Pass",
    recognise: |content| Sure::when(has(content, is_proton_pass) || has_vaults(content)),
    read: |content, opening| {
        if let Content::Json(file) = content {
            return proton_pass(file, opening);
        }
        let (archive, name) = open(content, opening, is_proton_pass)?;
        if name.ends_with(".pgp") {
            return Err(ImportError::Cipher);
        }
        proton_pass(&parsed(&archive, name)?, opening)
    },
};

pub(super) const ONEPASSWORD: Format = Format {
    name: "1Password",
    recognise: |content| Sure::when(has(content, is_onepassword) || has_accounts_with_vaults(content)),
    read: |content, opening| {
        if let Content::Json(file) = content {
            return onepassword(file, opening);
        }
        let (archive, name) = open(content, opening, is_onepassword)?;
        onepassword(&parsed(&archive, name)?, opening)
    },
};

fn is_proton_pass(name: &str) -> bool {
    name.ends_with("proton pass/data.json") || name.ends_with("proton pass/data.pgp")
}

fn is_onepassword(name: &str) -> bool {
    name == "export.data"
}

/// Whether it is what stands in Proton Pass' archive.
fn has_vaults(content: &Content<'_>) -> bool {
    let vaults = content.get("vaults").and_then(Value::as_object);
    vaults.is_some_and(|vaults| vaults.values().any(|vault| vault.get("items").is_some_and(Value::is_array)))
}

/// Whether it is what stands in 1Password's archive.
fn has_accounts_with_vaults(content: &Content<'_>) -> bool {
    let accounts = content.get("accounts").and_then(Value::as_array);
    accounts.is_some_and(|accounts| accounts.iter().any(|account| account.get("vaults").is_some_and(Value::is_array)))
}

fn has(content: &Content<'_>, is_wanted: fn(&str) -> bool) -> bool {
    open(content, &Opening::with(None), is_wanted).is_ok()
}

/// The archive, and the name of the file in it that is wanted, which is asked for in small letters.
fn open<'a>(
    content: &Content<'a>,
    opening: &Opening<'_>,
    is_wanted: fn(&str) -> bool,
) -> Result<(Archive<'a>, &'a str), ImportError> {
    let Content::Zip(file) = content else { return Err(ImportError::Unknown) };
    let archive = Archive::open(file, &opening.limits)?;
    let wanted = archive.names().find(|name| is_wanted(&name.to_ascii_lowercase()));
    Ok((archive, wanted.ok_or(ImportError::Unknown)?))
}

fn parsed(archive: &Archive<'_>, name: &str) -> Result<Value, ImportError> {
    json_of(&archive.read(name, None)?)
}

fn texts(object: &Object, key: &str) -> Vec<String> {
    let all = object.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    all.filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

fn onepassword(file: &Value, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let file = file.as_object().ok_or(ImportError::Damaged)?;
    let mut imported = Imported::default();
    for vault in objects(file, "accounts").flat_map(|account| objects(account, "vaults")) {
        for item in objects(vault, "items") {
            let empty = Object::new();
            let (overview, details) =
                (object(item, "overview").unwrap_or(&empty), object(item, "details").unwrap_or(&empty));
            let fields = objects(details, "sections").flat_map(|section| objects(section, "fields"));
            let codes = fields.filter_map(|field| object(field, "value")).map(|value| text(value, "totp").trim());
            let codes: Vec<&str> = codes.filter(|code| !code.is_empty()).collect();
            if codes.is_empty() {
                imported.without_code = imported.without_code.saturating_add(1);
            }
            let user = objects(details, "loginFields").find(|field| text(field, "designation") == "username");
            let user = user.map(|field| text(field, "value")).unwrap_or_default();
            let mut about = About {
                tags: texts(overview, "tags"),
                note: text(details, "notesPlain").to_owned(),
                favourite: item.get("favIndex").and_then(Value::as_i64).is_some_and(|index| index > 0),
                trashed: text(item, "state") == "archived",
                addresses: objects(overview, "urls").map(|url| text(url, "url").to_owned()).collect(),
                ..About::default()
            };
            if about.addresses.is_empty() && !text(overview, "url").is_empty() {
                about.addresses.push(text(overview, "url").to_owned());
            }
            for code in codes {
                let made = from_field(code, text(overview, "title"), user);
                let made = made.map(|(draft, own)| (draft, About { icon: own.icon, ..about.clone() }));
                imported.take(opening.limits.entries, text(overview, "title"), made)?;
            }
        }
    }
    Ok(imported)
}

/// The number that Proton Pass gives an item in its trash.
const TRASHED: u64 = 2;

fn proton_pass(file: &Value, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let vaults = file.get("vaults").and_then(Value::as_object).ok_or(ImportError::Damaged)?;
    let mut imported = Imported::default();
    for vault in vaults.values().filter_map(Value::as_object) {
        for item in objects(vault, "items") {
            let empty = Object::new();
            let data = object(item, "data").unwrap_or(&empty);
            let (metadata, content) =
                (object(data, "metadata").unwrap_or(&empty), object(data, "content").unwrap_or(&empty));
            let sections = ["sections", "extraSections"].into_iter().flat_map(|key| objects(content, key));
            let fields = objects(data, "extraFields").chain(sections.flat_map(|one| objects(one, "sectionFields")));
            let extra = fields.filter(|field| text(field, "type") == "totp");
            let extra = extra.filter_map(|field| object(field, "data")).map(|data| text(data, "totpUri"));
            let codes = [text(content, "totpUri")].into_iter().chain(extra);
            let codes: Vec<&str> = codes.map(str::trim).filter(|code| !code.is_empty()).collect();
            if codes.is_empty() {
                imported.without_code = imported.without_code.saturating_add(1);
            }
            let user = [text(content, "itemUsername"), text(content, "itemEmail"), text(content, "username")];
            let user = user.into_iter().find(|user| !user.is_empty()).unwrap_or_default();
            let about = About {
                tags: Some(text(vault, "name").to_owned()).filter(|name| !name.is_empty()).into_iter().collect(),
                note: text(metadata, "note").to_owned(),
                favourite: flag(item, "pinned"),
                trashed: item.get("state").and_then(Value::as_u64) == Some(TRASHED),
                addresses: proton_addresses(content),
                ..About::default()
            };
            for code in codes {
                let made = from_field(code, text(metadata, "name"), user);
                let made = made.map(|(draft, own)| (draft, About { icon: own.icon, ..about.clone() }));
                imported.take(opening.limits.entries, text(metadata, "name"), made)?;
            }
        }
    }
    Ok(imported)
}

/// The numbers of the ways in which Proton Pass compares an address with a page's, where it is a page's address: by domain, by host,
/// by its beginning, whole. The others are "never" (2) and patterns (4, 5).
const ADDRESS_MODES: [u64; 4] = [0, 1, 3, 6];

/// `urls` repeats those of `autofillUrls` that are compared by domain; older exports have it alone.
fn proton_addresses(content: &Object) -> Vec<String> {
    let stands_for_site =
        |one: &&Object| one.get("mode").and_then(Value::as_u64).is_some_and(|mode| ADDRESS_MODES.contains(&mode));
    let others = objects(content, "autofillUrls").filter(stands_for_site).map(|one| text(one, "url").to_owned());
    texts(content, "urls").into_iter().chain(others).collect()
}
