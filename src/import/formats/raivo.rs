//! Raivo OTP: `raivo-otp-export.json` in its archive, which has a passphrase, and says the same as a page.
//!
//! An array of `{issuer, account, secret, algorithm, digits, kind, timer, counter, pinned, iconType, iconValue}`, numbers and flags as
//! texts. Source: what [Ente] and 2FAS read of it.
//!
//! [Ente]: https://github.com/ente-io/ente

use serde_json::Value;

use super::{Format, Sure};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        fields::{entry, flag, text},
        parts::{Moves, Parts, base32},
    },
};

pub(super) const FORMAT: Format = Format { name: "Raivo OTP", recognise, read };

fn recognise(content: &Content<'_>) -> Sure {
    let is_ours = |value: &Value| ["secret", "kind", "timer"].iter().all(|key| value.get(key).is_some());
    Sure::when(content.array().is_some_and(|all| all.iter().any(is_ours)))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let values = content.array().ok_or(ImportError::Damaged)?;
    Imported::of_all(values, opening.limits.entries, "issuer", account)
}

fn account(value: &Value) -> Result<(Draft, About), Reason> {
    let account = entry(value)?;
    let moves = Moves::by_name(text(account, "kind"))?;
    let parts =
        Parts::plain(text(account, "issuer"), text(account, "account"), base32(text(account, "secret"))?, moves)
            .with(account, ["algorithm", "digits", "timer", "counter"])?;
    let icon = text(account, "iconValue").to_owned();
    Ok((parts.draft()?, About { favourite: flag(account, "pinned"), icon, ..About::default() }))
}
