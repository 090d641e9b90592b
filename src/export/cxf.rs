//! FIDO Credential Exchange Format 1.0, as JSON, not encrypted. Source: [the standard], section 3.3.17 for the one kind of credential
//! that is written: `totp`.
//!
//! [the standard]: https://fidoalliance.org/specs/cx/cxf-v1.0-ps-20250814.html

use serde_json::{Value, json};

use super::{Leaving, Written, each, json::text};
use crate::{
    import::encoded::to_base64url,
    otp::{Algorithm, Kind},
    otpauth::Field,
    time::UnixMs,
};

/// Not encrypted. `now`: when it is written.
#[must_use]
pub fn cxf(leaving: &[Leaving<'_>], now: UnixMs) -> Written {
    let Written { file: items, left_out } = each(leaving, item);
    let account = json!({
        "id": to_base64url(b"sixpence"), "username": "", "email": "", "collections": [], "items": items,
    });
    let file = json!({
        "version": { "major": 1, "minor": 0 }, "exporterRpId": "sixpence.invalid", "exporterDisplayName": "Sixpence",
        "timestamp": now.seconds(), "accounts": [account],
    });
    Written { file: text(&file), left_out }
}

fn item(one: &Leaving<'_>) -> Result<Value, Field> {
    let (account, about) = (one.account, one.about);
    let Kind::Totp { period, digits, algorithm } = account.params else { return Err(Field::Type) };
    // One byte there.
    let period = u8::try_from(period.seconds()).map_err(|_| Field::Period)?;
    let algorithm = match algorithm {
        Algorithm::Sha1 => "sha1",
        Algorithm::Sha256 => "sha256",
        Algorithm::Sha512 => "sha512",
    };
    let title = if account.issuer.is_empty() { &account.name } else { &account.issuer };
    let mut credentials = vec![json!({
        "type": "totp", "secret": *account.secret.to_base32(), "period": period, "digits": digits.get(), "username": account.name,
        "algorithm": algorithm, "issuer": account.issuer,
    })];
    if !about.note.is_empty() {
        let content = json!({ "fieldType": "string", "value": about.note });
        credentials.push(json!({ "type": "note", "content": content }));
    }
    let urls: Vec<String> = account.sites.iter().map(ToString::to_string).collect();
    Ok(json!({
        "id": to_base64url(&account.id.0), "creationAt": account.created_at.seconds(), "title": title,
        "favorite": about.favourite, "scope": { "urls": urls, "androidApps": [] }, "credentials": credentials, "tags": about.tags,
    }))
}
