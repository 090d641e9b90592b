//! From what was read to what is saved.

use super::Entry;
use crate::{
    account::{Account, MAX_NAME_CHARS, longer_than},
    origin::{Origin, OriginError, split_scheme},
    time::UnixMs,
    vault::{Details, RandomError, new_account_id},
};

/// What is saved of the entries that the user has chosen. Holds secrets: no `Debug`.
pub struct Brought {
    /// Each entry as an account, in their order.
    pub accounts: Vec<(Account, Details)>,
    /// What of them is not saved, by the positions of the entries.
    pub left_out: Vec<(u32, LeftOut)>,
}

/// What of an entry the vault cannot hold. It is never cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// Its note is longer than [`Details::MAX_NOTE_CHARS`].
    Note,
    /// Tags of more than [`MAX_NAME_CHARS`] characters, or more of them than [`Details::MAX_TAGS`].
    Tags,
    /// The name of its icon has more than [`MAX_NAME_CHARS`] characters.
    Icon,
}

/// Makes accounts of entries. `is_site`: which of [`sites_of`] the user wants; `first_place`: the place of the first in the user's own
/// order.
///
/// # Errors
/// [`RandomError`]: no identifiers can be made.
pub fn bring(
    entries: Vec<Entry>,
    first_place: u32,
    is_site: impl Fn(&Origin) -> bool,
    now: UnixMs,
) -> Result<Brought, RandomError> {
    let mut brought = Brought { accounts: Vec::with_capacity(entries.len()), left_out: Vec::new() };
    for (Entry { position, draft, about }, place) in entries.into_iter().zip(first_place..) {
        let mut keep = |what: LeftOut, fits: bool| {
            if !fits {
                brought.left_out.push((position, what));
            }
            fits
        };
        let mut tags: Vec<String> = Vec::new();
        for tag in about.tags.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty()) {
            if !tags.iter().any(|before| before == tag) {
                tags.push(tag.to_owned());
            }
        }
        let fits = |tag: &String| !longer_than(tag, MAX_NAME_CHARS);
        keep(LeftOut::Tags, tags.iter().all(fits) && tags.len() <= Details::MAX_TAGS);
        tags.retain(fits);
        tags.truncate(Details::MAX_TAGS);
        let has_note = keep(LeftOut::Note, !longer_than(&about.note, Details::MAX_NOTE_CHARS));
        let has_icon = keep(LeftOut::Icon, fits(&about.icon));
        let details = Details {
            tags,
            note: if has_note { about.note } else { String::new() }.into(),
            favourite: about.favourite,
            icon: if has_icon { about.icon } else { String::new() },
            place: Some(place),
        };
        let sites = sites_of(&about.addresses).into_iter().filter(&is_site).collect();
        brought.accounts.push((Account::from_draft(new_account_id()?, draft, sites, now), details));
    }
    Ok(brought)
}

/// The sites that the addresses of a login stand for, each once: to be shown to the user, who says which of them are sites. An address
/// without a scheme, or with `http` elsewhere than on this computer, stands for the site over `https`. What is no address of a web
/// site stands for none.
#[must_use]
pub fn sites_of(addresses: &[String]) -> Vec<Origin> {
    let mut sites = Vec::new();
    for address in addresses {
        if let Some(site) = site_of(address.trim()).filter(|site| !sites.contains(site)) {
            sites.push(site);
        }
    }
    sites
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
