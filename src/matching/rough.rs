//! How sites relate, without the list of public suffixes: near enough to be asked about. For as long as the background
//! decides it by itself; [`super::relate`] knows more.

use super::Relation;
use crate::origin::{Origin, is_loopback};

/// How `page` relates to an account with these `sites`.
#[must_use]
pub fn relate(page: &Origin, sites: &[Origin]) -> Relation {
    sites.iter().map(|site| relate_one(page, site)).min().unwrap_or(Relation::NoSiteYet)
}

fn relate_one(page: &Origin, site: &Origin) -> Relation {
    if page == site {
        return Relation::Exact;
    }
    if page.host() == site.host() || is_loopback(page.host()) && is_loopback(site.host()) {
        return Relation::Near;
    }
    match (owner_part(page.host()), owner_part(site.host())) {
        (Some(a), Some(b)) if a == b => Relation::Near,
        (Some(_), Some(own)) if looks_like(page.host(), own) => Relation::LookAlike,
        _ => Relation::Foreign,
    }
}

/// The last two labels of a name, or three below a second level such as `co.uk`: near enough to the registrable
/// domain to *suggest* by (the user is always asked). `None` for addresses and single labels.
fn owner_part(host: &str) -> Option<&str> {
    let labels: Vec<&str> = host.split('.').collect();
    let is_address = host.starts_with('[') || labels.iter().all(|label| label.bytes().all(|b| b.is_ascii_digit()));
    let count = match labels.as_slice() {
        _ if is_address => return None,
        [.., second, top] if top.len() == 2 && second.len() <= 3 => 3,
        [_, .., _] => 2,
        _ => return None,
    };
    let skip: usize = labels.iter().rev().skip(count).map(|label| label.len().saturating_add(1)).sum();
    host.get(skip..)
}

/// Whether `host` imitates the domain `own`: holds it as a part, or differs from it by a character that the eye misses.
fn looks_like(host: &str, own: &str) -> bool {
    let Some(page_own) = owner_part(host) else { return false };
    let name = own.split('.').next().unwrap_or_default();
    if name.chars().count() < 4 {
        return false;
    }
    let embeds = host.split(['.', '-']).any(|part| part == name) && page_own.split('.').next() != Some(name);
    let page_name = page_own.split('.').next().unwrap_or_default();
    embeds || page_name != name && (skeleton(page_name) == skeleton(name) || one_edit_apart(page_name, name))
}

/// Letters and pairs of letters that pass for one another, made one.
fn skeleton(name: &str) -> String {
    let mut made = String::with_capacity(name.len());
    for c in name.chars().filter(|c| *c != '-') {
        let one = match c {
            '0' => 'o',
            '1' | 'i' | '!' => 'l',
            '3' => 'e',
            '5' => 's',
            c => c,
        };
        let pair = match (made.chars().next_back(), one) {
            (Some('r'), 'n') => Some('m'),
            (Some('v'), 'v') => Some('w'),
            (Some('c'), 'l') => Some('d'),
            _ => None,
        };
        if pair.is_some() {
            made.pop();
        }
        made.push(pair.unwrap_or(one));
    }
    made
}

/// One character inserted, removed, replaced, or two neighbours swapped.
fn one_edit_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same_front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(same_front..).unwrap_or_default(), b.get(same_front..).unwrap_or_default());
    match (a, b) {
        ([_, rest @ ..], other) if rest == other => true,
        (other, [_, rest @ ..]) if rest == other => true,
        ([_, x @ ..], [_, y @ ..]) if x == y => true,
        ([p, q, x @ ..], [r, s, y @ ..]) => p == s && q == r && x == y,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(text: &str) -> Origin {
        Origin::parse(text).unwrap()
    }

    #[test]
    fn relations() {
        let sites = [origin("https://github.com")];
        for (page, expected) in [
            ("https://github.com", Relation::Exact),
            ("https://github.com:8443", Relation::Near),
            ("https://login.github.com", Relation::Near),
            ("https://gitlab.example", Relation::Foreign),
            ("https://githib.com", Relation::LookAlike),
            ("https://g1thub.com", Relation::LookAlike),
            ("https://guthib.com", Relation::Foreign),
            ("https://github.com.login.example", Relation::LookAlike),
            ("https://github-login.example", Relation::LookAlike),
            ("https://gihtub.com", Relation::LookAlike),
        ] {
            assert_eq!(relate(&origin(page), &sites), expected, "{page}");
        }
        assert_eq!(relate(&origin("https://github.com"), &[]), Relation::NoSiteYet);
        let uk = [origin("https://bank.co.uk")];
        assert_eq!(relate(&origin("https://shop.co.uk"), &uk), Relation::Foreign);
        assert_eq!(relate(&origin("http://localhost:1"), &[origin("http://127.0.0.1:9102")]), Relation::Near);
    }
}
