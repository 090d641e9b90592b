//! What the exports of password managers have alike: a login with a field for one-time codes, which holds an address or a bare secret.

use super::uris::{read_address, steam};
use crate::{
    account::{Draft, MAX_NAME_CHARS},
    import::{
        About, Reason,
        parts::{Moves, Parts, base32},
    },
    otpauth::is_address,
};

/// An account of what stands in such a field. Where it names nobody, the login does: its title is the issuer, its user the name.
///
/// # Errors
/// As for an address or a secret.
pub(super) fn from_field(field: &str, title: &str, user: &str) -> Result<(Draft, About), Reason> {
    let field = field.trim();
    let (mut draft, about) = if is_address(field) || steam(field).is_some() {
        read_address(field)?
    } else {
        let (secret, moves) = (base32(field)?, Moves::Totp);
        let parts = Parts::plain("", "", secret, moves);
        (parts.draft()?, About::default())
    };
    let cut = |text: &str| -> String { text.trim().chars().take(MAX_NAME_CHARS).collect() };
    // A `steam://` secret is called Steam; the title says more.
    if draft.issuer.is_empty() || steam(field).is_some() && !title.trim().is_empty() {
        draft.issuer = cut(title);
    }
    if draft.name.is_empty() {
        draft.name = cut(user);
    }
    Ok((draft, about))
}
