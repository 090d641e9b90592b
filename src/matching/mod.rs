//! How the page in a tab relates to the sites of an account, where its origin is none of them: whether it may be suggested, has
//! to be asked about, or is a trap.
//!
//! Whether a code goes out without a question is no matter of this module: that takes equal origins ([`Origin`]'s `==`).

mod imitation;
pub mod punycode;
pub mod suffixes;

use crate::origin::{Origin, is_loopback};
use imitation::Face;
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
    Looked::at(page, list).relate(sites)
}

/// [`Relation::number`] of each of many accounts: `sites` has those of all, one account after the other, and `counts` how many
/// each has. `None` if the page or a site is no origin, or the counts are of other sites.
#[must_use]
pub fn relations(page: &str, sites: &[String], counts: &[u32], list: &Suffixes) -> Option<Vec<u8>> {
    let page = Origin::parse(page).ok()?;
    let page = Looked::at(&page, list);
    let sites: Vec<Origin> = sites.iter().map(|site| Origin::parse(site).ok()).collect::<Option<_>>()?;
    let mut left = sites.as_slice();
    let mut numbers = Vec::with_capacity(counts.len());
    for count in counts {
        let (own, others) = left.split_at_checked(usize::try_from(*count).ok()?)?;
        numbers.push(page.relate(own).number());
        left = others;
    }
    left.is_empty().then_some(numbers)
}

/// A page, and what of it is the same for every site.
struct Looked<'a> {
    page: &'a Origin,
    /// Its host without the dot at its end.
    name: &'a str,
    owner: Option<&'a str>,
    face: Face<'a>,
    list: &'a Suffixes,
}

impl<'a> Looked<'a> {
    fn at(page: &'a Origin, list: &'a Suffixes) -> Self {
        let (name, _) = without_dot(page.host());
        Self { page, name, owner: list.registrable(name), face: Face::of(name, list), list }
    }

    fn relate(&self, sites: &[Origin]) -> Relation {
        sites.iter().map(|site| self.relate_one(site)).min().unwrap_or(Relation::NoSiteYet)
    }

    fn relate_one(&self, site: &Origin) -> Relation {
        if self.page == site {
            return Relation::Exact;
        }
        if self.page.host() == site.host() {
            return Relation::Near;
        }
        let ((_, dotted), (name, site_dotted)) = (without_dot(self.page.host()), without_dot(site.host()));
        match self.relate_host(name) {
            // `github.com.` is the same name and another origin. Nobody links to a site so but to get around a comparison.
            Relation::Near if dotted => Relation::LookAlike,
            Relation::Near if site_dotted => Relation::Foreign,
            relation => relation,
        }
    }

    fn relate_host(&self, site: &str) -> Relation {
        let same_owner = || self.owner.is_some() && self.owner == self.list.registrable(site);
        if self.name == site || is_loopback(self.name) && is_loopback(site) || same_owner() {
            Relation::Near
        } else if self.face.imitates(site, self.list) {
            Relation::LookAlike
        } else {
            Relation::Foreign
        }
    }
}

/// A host without the dot at its end, and whether it has one.
fn without_dot(host: &str) -> (&str, bool) {
    host.strip_suffix('.').map_or((host, false), |name| (name, true))
}
