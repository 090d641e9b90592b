//! How the page in a tab relates to the sites of an account, where its origin is none of them: whether it may be suggested, has
//! to be asked about, or is a trap.
//!
//! Whether a code goes out without a question is no matter of this module: that takes equal origins ([`Origin`]'s `==`).

mod imitation;
pub mod punycode;
pub mod suffixes;

use crate::origin::{Origin, is_loopback};
use suffixes::Suffixes;

/// How a page relates to the sites of an account, in the order in which they decide when it has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The page's origin is one of the sites: one act of the user fills.
    Exact,
    /// Another host of the same registrable domain, or another port of the same host: a suggestion, asked once.
    Near,
    /// A host made to be taken for one of the sites (`githib.com`, `github.com.login.example`): nothing is filled.
    LookAlike,
    /// A different site: asked once, and said plainly.
    Foreign,
    /// The account has no site yet: asked once.
    NoSiteYet,
}

impl Relation {
    const ALL: [Self; 5] = [Self::Exact, Self::Near, Self::LookAlike, Self::Foreign, Self::NoSiteYet];

    /// Its number between two wasm instances: its place above, from 0.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The relation of this number.
    #[must_use]
    pub fn of_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }
}

/// How `page` relates to an account with these `sites`.
#[must_use]
pub fn relate(page: &Origin, sites: &[Origin], list: &Suffixes) -> Relation {
    sites.iter().map(|site| relate_one(page, site, list)).min().unwrap_or(Relation::NoSiteYet)
}

/// [`Relation::number`] of each of many accounts: `sites` has those of all, one account after the other, and `counts` how many
/// each has. `None` if the page or a site is no origin, or the counts are of other sites.
#[must_use]
pub fn relations(page: &str, sites: &[String], counts: &[u32], list: &Suffixes) -> Option<Vec<u8>> {
    let page = Origin::parse(page).ok()?;
    let sites: Vec<Origin> = sites.iter().map(|site| Origin::parse(site).ok()).collect::<Option<_>>()?;
    let mut left = sites.as_slice();
    let mut numbers = Vec::with_capacity(counts.len());
    for count in counts {
        let (own, others) = left.split_at_checked(usize::try_from(*count).ok()?)?;
        numbers.push(relate(&page, own, list).number());
        left = others;
    }
    left.is_empty().then_some(numbers)
}

fn relate_one(page: &Origin, site: &Origin, list: &Suffixes) -> Relation {
    if page == site {
        return Relation::Exact;
    }
    match (without_dot(page.host()), without_dot(site.host())) {
        (None, None) => relate_hosts(page.host(), site.host(), list),
        _ if page.host() == site.host() => Relation::Near,
        // `github.com.` is the same name and another origin. Nobody links to a site so but to get around a comparison.
        (page_name, site_name) => {
            let relation = relate_hosts(page_name.unwrap_or(page.host()), site_name.unwrap_or(site.host()), list);
            let is_trap = relation == Relation::LookAlike || relation == Relation::Near && page_name.is_some();
            if is_trap { Relation::LookAlike } else { Relation::Foreign }
        }
    }
}

fn relate_hosts(page: &str, site: &str, list: &Suffixes) -> Relation {
    let same_owner = || {
        let owner = list.registrable(page);
        owner.is_some() && owner == list.registrable(site)
    };
    if page == site || is_loopback(page) && is_loopback(site) || same_owner() {
        Relation::Near
    } else if imitation::imitates(page, site, list) {
        Relation::LookAlike
    } else {
        Relation::Foreign
    }
}

fn without_dot(host: &str) -> Option<&str> {
    host.strip_suffix('.')
}
