//! Bitwarden: its JSON export, not encrypted. Source: [what Bitwarden says of it].
//!
//! Bitwarden makes time-based and Steam codes only: another app than the site's would count a counter on without the site knowing.
//!
//! [what Bitwarden says of it]: https://bitwarden.com/help/condition-bitwarden-import/

use serde_json::{Value, json};

use super::{
    Leaving, Written, each,
    json::{some, tag_uuid, tag_uuids, text, uuid},
    tags,
};
use crate::{
    otp::Kind,
    otpauth::{Field, format_account},
};

/// Not encrypted. An account lies in one folder at most there: that of the first of its tags.
#[must_use]
pub fn bitwarden(leaving: &[Leaving<'_>]) -> Written {
    let all = tags(leaving);
    let Written { file: items, left_out } = each(leaving, |one| item(one, &all));
    let folder = |(place, name): (usize, &&str)| json!({ "id": tag_uuid(place), "name": name });
    let folders: Vec<Value> = all.iter().enumerate().map(folder).collect();
    Written { file: text(&json!({ "encrypted": false, "folders": folders, "items": items })), left_out }
}

fn item(one: &Leaving<'_>, all: &[&str]) -> Result<Value, Field> {
    let (account, about) = (one.account, one.about);
    let totp = match account.params {
        Kind::Totp { .. } => (*format_account(account)).clone(),
        Kind::Steam => format!("steam://{}", *account.secret.to_base32()),
        Kind::Hotp { .. } | Kind::Yandex | Kind::Motp => return Err(Field::Type),
    };
    let name = if account.issuer.is_empty() { &account.name } else { &account.issuer };
    let sites = account.sites.iter().map(ToString::to_string);
    let uris: Vec<Value> = sites.map(|uri| json!({ "match": null, "uri": uri })).collect();
    Ok(json!({
        "id": uuid(&account.id.0), "organizationId": null, "folderId": tag_uuids(&about.tags, all).first(), "type": 1, "reprompt": 0,
        "name": name, "notes": some(&about.note), "favorite": about.favourite, "collectionIds": null,
        "login": { "uris": uris, "username": some(&account.name), "password": null, "totp": totp },
    }))
}
