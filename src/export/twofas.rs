//! 2FAS Authenticator: a backup of schema 4, not encrypted. Source: what [its own app] writes and reads.
//!
//! [its own app]: https://github.com/twofas/2fas-android

use serde_json::{Value, json};

use super::{
    Leaving, Written, each,
    json::{params, tag_uuid, tag_uuids, text},
    tags,
};
use crate::{
    otp::Kind,
    otpauth::{Field, format_account},
};

/// The collection of icons in which the app looks for one that a file does not name.
const ICONS: &str = "a5b3fb65-4ec5-43e6-8ec1-49e24ca9e7ad";

/// Not encrypted. An account has one group at most there: the first of its tags.
#[must_use]
pub fn twofas(leaving: &[Leaving<'_>]) -> Written {
    let all = tags(leaving);
    let mut place = 0_u32;
    let Written { file: services, left_out } = each(leaving, |one| {
        let service = service(one, &all, place)?;
        place = place.saturating_add(1);
        Ok(service)
    });
    let group =
        |(at, name): (usize, &&str)| json!({ "id": tag_uuid(at), "name": name, "isExpanded": true, "updatedAt": 0 });
    let groups: Vec<Value> = all.iter().enumerate().map(group).collect();
    let file = json!({
        "services": services, "groups": groups, "updatedAt": 0, "schemaVersion": 4, "appVersionCode": 5_000_000,
        "appVersionName": "5.0.0", "appOrigin": "android",
    });
    Written { file: text(&file), left_out }
}

fn service(one: &Leaving<'_>, all: &[&str], place: u32) -> Result<Value, Field> {
    let (account, about) = (one.account, one.about);
    let kind = match account.params {
        Kind::Totp { .. } => "TOTP",
        Kind::Hotp { .. } => "HOTP",
        Kind::Steam => "STEAM",
        Kind::Yandex | Kind::Motp => return Err(Field::Type),
    };
    let (algorithm, digits, period, counter) = params(&account.params);
    // The name of a service is what its list shows; none without one.
    let name = if account.issuer.is_empty() { &account.name } else { &account.issuer };
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).take(2).flat_map(char::to_uppercase).collect();
    Ok(json!({
        "name": name,
        "secret": *account.secret.to_base32(),
        "updatedAt": account.created_at.0,
        "otp": {
            "link": *format_account(account), "label": account.name, "account": account.name, "issuer": account.issuer,
            "digits": digits, "period": period, "algorithm": algorithm, "counter": counter, "tokenType": kind, "source": "Link",
        },
        "order": { "position": place },
        "icon": { "selected": "Label", "label": { "text": letters, "backgroundColor": "Default" }, "iconCollection": { "id": ICONS } },
        "groupId": tag_uuids(&about.tags, all).first(),
    }))
}
