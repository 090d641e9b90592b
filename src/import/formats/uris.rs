//! Lists of otpauth URIs, a line each, as most apps can write them; among them Ente Auth's plain export, Google
//! Authenticator's `otpauth-migration://` addresses, and `steam://SECRET`, as Bitwarden and Proton write Steam secrets.
//!
//! Sources: the [Key URI format], and of Ente the parameter `codeDisplay` as its exports have it: JSON with `pinned`, `trashed`,
//! `tags`, `note` and what only its own app shows.
//!
//! [Key URI format]: https://github.com/google/google-authenticator/wiki/Key-Uri-Format

use serde_json::Value;

use super::{Format, Sure};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        fields::{Object, flag, text},
        parts::{Moves, Parts, base32},
    },
    otpauth::{is_address, is_export, parse_kept, read_export},
};

pub(super) const FORMAT: Format = Format { name: "List of otpauth addresses", recognise, read };

fn recognise(content: &Content<'_>) -> Sure {
    Sure::when(content.text().is_some_and(|text| lines(text).any(is_ours)))
}

/// A line each, or, as Ente reads them too, with commas between.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(pieces).map(str::trim).filter(|line| !line.is_empty())
}

/// A comma may stand in a name: it divides only where another address begins behind it.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let Some(comma) = text.find(",otpauth://") else { return Some(text) };
        let (piece, after) = text.split_at_checked(comma)?;
        rest = after.strip_prefix(',');
        Some(piece)
    })
}

fn is_ours(line: &str) -> bool {
    is_address(line) || steam(line).is_some()
}

/// The secret of a `steam://` address.
pub(super) fn steam(line: &str) -> Option<&str> {
    let (scheme, secret) = line.trim().split_once("://")?;
    scheme.eq_ignore_ascii_case("steam").then_some(secret)
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    read_list(content.text().ok_or(ImportError::Damaged)?, opening)
}

/// As the file, from a text that was in another one.
pub(super) fn read_list(text: &str, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let most = opening.limits.entries;
    let mut imported = Imported::default();
    for line in lines(text) {
        if is_export(line) {
            match read_export(line) {
                Ok(export) => {
                    for account in export.accounts {
                        let made = account.map(|draft| (draft, About::default())).map_err(Reason::from);
                        imported.take(most, "", made)?;
                    }
                }
                Err(error) => imported.take(most, "", Err(error.into()))?,
            }
        } else {
            imported.take(most, &label(line), read_address(line))?;
        }
    }
    Ok(imported)
}

/// An account from an otpauth URI or a `steam://` address, and what Ente's `codeDisplay` says of it.
pub(super) fn read_address(line: &str) -> Result<(Draft, About), Reason> {
    if let Some(secret) = steam(line) {
        let (secret, moves) = (base32(secret)?, Moves::Steam);
        let (issuer, name) = ("Steam", "");
        let draft = Parts::plain(issuer, name, secret, moves);
        return Ok((draft.draft()?, About::default()));
    }
    let mut draft = parse_kept(line)?;
    let display = draft.extra.iter().position(|(name, value)| name == "codeDisplay" && value.starts_with('{'));
    let about = display.map(|at| draft.extra.remove(at)).map(|(name, value)| match serde_json::from_str(&value) {
        Ok(Value::Object(display)) => about(&display),
        _ => {
            draft.extra.push((name, value));
            About::default()
        }
    });
    Ok((draft, about.unwrap_or_default()))
}

fn about(display: &Object) -> About {
    let tags = display.get("tags").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    About {
        tags: tags.map(str::to_owned).collect(),
        note: text(display, "note").to_owned(),
        favourite: flag(display, "pinned"),
        trashed: flag(display, "trashed"),
        ..About::default()
    }
}

/// What a refused address is called: its label as it is written. The secret is behind the `?`.
fn label(line: &str) -> String {
    let path = line.split_once('?').map(|(path, _)| path).unwrap_or_default();
    let label = path.splitn(4, '/').nth(3).unwrap_or_default();
    label.replace("%20", " ").replace("%3A", ":").replace("%40", "@")
}
