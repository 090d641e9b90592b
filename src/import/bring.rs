//! From what was read to what is saved.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{About, Entry, codes_in};
use crate::{
    account::{Account, Draft, MAX_NAME_CHARS, longer_than},
    origin::{Origin, OriginError, split_scheme},
    recovery_set::{RecoveryCode, RecoverySet},
    time::UnixMs,
    vault::{Details, Incoming, RandomError, new_account_id},
};

/// What the user wants of the entries beside accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Wanted {
    /// [`kept_sites`] of their addresses become sites.
    pub sites: bool,
    /// [`kept_codes`] of their notes become recovery codes.
    pub codes: bool,
}

/// The most sites that an account is given of its addresses. No login has so many; a file made to harm may.
pub const MAX_SITES: usize = 100;

/// What of an entry the vault cannot hold. It is never cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LeftOut {
    /// Its note is longer than [`Details::MAX_NOTE_CHARS`].
    Note,
    /// Tags of more than [`MAX_NAME_CHARS`] characters, or more of them than [`Details::MAX_TAGS`].
    Tags,
    /// Sites beyond the first [`MAX_SITES`].
    Sites,
    /// The name of its icon has more than [`MAX_NAME_CHARS`] characters.
    Icon,
}

/// Makes accounts of entries, in their order. `first_place`: the place of the first in the user's own order. What the vault cannot
/// hold is not in them: see [`left_out`].
///
/// # Errors
/// [`RandomError`]: no identifiers can be made.
pub fn bring(entries: &[&Entry], first_place: u32, wanted: Wanted, now: UnixMs) -> Result<Vec<Incoming>, RandomError> {
    let one = |(entry, place): (&&Entry, u32)| {
        let sites = if wanted.sites { kept_sites(&entry.about) } else { Vec::new() };
        let codes = if wanted.codes { kept_codes(entry) } else { Vec::new() };
        let account = Account::from_draft(new_account_id()?, duplicate(&entry.draft), sites, now);
        Ok(Incoming { account, details: details(&entry.about, place), codes })
    };
    entries.iter().zip(first_place..).map(one).collect()
}

/// What of an entry the vault cannot hold.
#[must_use]
pub fn left_out(about: &About) -> Vec<LeftOut> {
    let tags = once(&about.tags);
    let tags_fit = tags.len() <= Details::MAX_TAGS && tags.iter().all(|tag| is_name(tag));
    let all = [
        (LeftOut::Tags, tags_fit),
        (LeftOut::Sites, sites_of(&about.addresses).nth(MAX_SITES).is_none()),
        (LeftOut::Note, note_fits(about)),
        (LeftOut::Icon, is_name(&about.icon)),
    ];
    all.into_iter().filter(|(_, fits)| !fits).map(|(what, _)| what).collect()
}

/// The tags of an entry as the vault keeps them.
#[must_use]
pub fn kept_tags(about: &About) -> Vec<String> {
    once(&about.tags).into_iter().filter(|tag| is_name(tag)).take(Details::MAX_TAGS).collect()
}

/// The sites that the addresses of an entry stand for, each once: to be shown to the user, who says whether they are its sites. An
/// address without a scheme, or with `http` elsewhere than on this computer, stands for the site over `https`. What is no address of a
/// web site stands for none.
#[must_use]
pub fn kept_sites(about: &About) -> Vec<Origin> {
    sites_of(&about.addresses).take(MAX_SITES).collect()
}

/// The recovery codes of an entry's note as the vault keeps them; none if they are more than it keeps together.
#[must_use]
pub fn kept_codes(entry: &Entry) -> Vec<RecoveryCode> {
    let codes = codes_in(entry);
    if codes.len() > RecoverySet::MAX_CODES {
        return Vec::new();
    }
    codes.iter().filter_map(|code| RecoveryCode::new(code.expose().to_owned()).ok()).collect()
}

fn duplicate(draft: &Draft) -> Draft {
    let Draft { issuer, name, secret, params, extra, notes: _ } = draft;
    let (issuer, name, extra) = (issuer.clone(), name.clone(), extra.clone());
    Draft { issuer, name, secret: secret.duplicate(), params: *params, extra, notes: Vec::new() }
}

fn details(about: &About, place: u32) -> Details {
    Details {
        tags: kept_tags(about),
        note: if note_fits(about) { about.note.clone() } else { String::new() }.into(),
        favourite: about.favourite,
        icon: if is_name(&about.icon) { about.icon.clone() } else { String::new() },
        place: Some(place),
    }
}

/// Tags, each once and without white space around it.
pub(crate) fn once(tags: &[String]) -> Vec<String> {
    let mut before = BTreeSet::new();
    let tags = tags.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty());
    tags.filter(|tag| before.insert(*tag)).map(str::to_owned).collect()
}

fn is_name(text: &str) -> bool {
    !longer_than(text, MAX_NAME_CHARS)
}

fn note_fits(about: &About) -> bool {
    !longer_than(&about.note, Details::MAX_NOTE_CHARS)
}

fn sites_of(addresses: &[String]) -> impl Iterator<Item = Origin> {
    let mut before = BTreeSet::new();
    addresses.iter().filter_map(|address| site_of(address.trim())).filter(move |site| before.insert(site.clone()))
}

fn site_of(address: &str) -> Option<Origin> {
    let (scheme, rest) = split_scheme(address).unwrap_or(("", address));
    let scheme = scheme.to_ascii_lowercase();
    let authority = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    let secure = || Origin::parse(&format!("https://{authority}")).ok();
    match scheme.as_str() {
        // A word alone is no host.
        "" if !authority.contains('.') => None,
        "" | "https" => secure(),
        "http" => match Origin::parse(&format!("http://{authority}")) {
            Ok(site) => Some(site),
            // Another port than that of http is not that of https.
            Err(OriginError::Scheme) => secure().filter(|site| site.shown() == site.host()),
            Err(OriginError::NotAnOrigin) => None,
        },
        _ => None,
    }
}
