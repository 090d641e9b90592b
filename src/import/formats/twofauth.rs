//! 2FAuth: its JSON export.
//!
//! `{app: "2fauth_v…", schema: 1, datetime, data: [{otp_type, account, service, icon, icon_mime, icon_file, secret, digits,
//! algorithm, period, counter, legacy_uri}]}`. Source: [2FAuth's own resource for exports].
//!
//! [2FAuth's own resource for exports]: https://github.com/Bubka/2FAuth

use serde_json::Value;

use super::{Format, Sure};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        fields::{entry, text},
        parts::{Moves, Parts, USUAL_KEYS, base32},
    },
};

pub(super) const FORMAT: Format = Format { name: "2FAuth", recognise, read };

fn recognise(content: &Content<'_>) -> Sure {
    let app = content.get("app").and_then(Value::as_str).unwrap_or_default();
    Sure::when(app.to_lowercase().starts_with("2fauth") && content.get("data").is_some_and(Value::is_array))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    if content.get("schema").and_then(Value::as_u64).is_some_and(|schema| schema > 1) {
        return Err(ImportError::Newer);
    }
    let values = content.get("data").and_then(Value::as_array).ok_or(ImportError::Damaged)?;
    Imported::of_all(values, opening.limits.entries, "service", account)
}

fn account(value: &Value) -> Result<(Draft, About), Reason> {
    let account = entry(value)?;
    // `steamtotp` is its name for Steam.
    let moves = match text(account, "otp_type") {
        kind if kind.eq_ignore_ascii_case("steamtotp") => Moves::Steam,
        kind => Moves::by_name(kind)?,
    };
    let parts =
        Parts::plain(text(account, "service"), text(account, "account"), base32(text(account, "secret"))?, moves)
            .with(account, USUAL_KEYS)?;
    Ok((parts.draft()?, About { icon: text(account, "icon").to_owned(), ..About::default() }))
}
