//! What would become of each entry of a file: held against the vault, and against the entries before it.

use std::collections::HashMap;

use super::Entry;
use crate::{
    account::{Account, AccountId},
    otp::{Kind, Secret},
};

/// What would become of an entry if it were saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is not there yet.
    New,
    /// This account has the same secret and the same parameters. It stays as it is: of two counters the vault's own holds.
    There(AccountId),
    /// This account has the same secret, but makes other codes of it: digits, period, algorithm or kind differ.
    OtherCodes(AccountId),
    /// This account has the same name and another secret. Both are kept.
    SameName(AccountId),
    /// The entry of this position of the same file has the same secret and parameters.
    Again(u32),
    /// It lies in the trash of the app that it comes from.
    Trashed,
}

impl Fate {
    /// Whether it is saved unless the user says otherwise: what would be lost without it.
    #[must_use]
    pub const fn is_saved(self) -> bool {
        matches!(self, Self::New | Self::SameName(_) | Self::OtherCodes(_))
    }
}

/// The fate of each entry, in their order. The accounts in the trash of the vault are not asked.
#[must_use]
pub fn fates<'a>(accounts: impl Iterator<Item = &'a Account>, entries: &[Entry]) -> Vec<Fate> {
    let mut known: HashMap<&[u8], Vec<(AccountId, Kind)>> = HashMap::new();
    let mut names: HashMap<(String, String), AccountId> = HashMap::new();
    for account in accounts {
        known.entry(account.secret.expose()).or_default().push((account.id, account.params));
        names.entry(folded(&account.issuer, &account.name)).or_insert(account.id);
    }
    let mut before: HashMap<&[u8], Vec<(u32, Kind)>> = HashMap::new();
    let mut fate_of = |entry| fate(entry, &known, &names, &mut before);
    entries.iter().map(&mut fate_of).collect()
}

fn fate<'a>(
    entry: &'a Entry,
    known: &HashMap<&[u8], Vec<(AccountId, Kind)>>,
    names: &HashMap<(String, String), AccountId>,
    before: &mut HashMap<&'a [u8], Vec<(u32, Kind)>>,
) -> Fate {
    let draft = &entry.draft;
    let secret = Secret::expose(&draft.secret);
    let same = known.get(secret).map(Vec::as_slice).unwrap_or_default();
    if let Some((id, _)) = same.iter().find(|(_, params)| makes_same(params, &draft.params)) {
        return Fate::There(*id);
    }
    let earlier = before.entry(secret).or_default();
    if let Some((position, _)) = earlier.iter().find(|(_, params)| makes_same(params, &draft.params)) {
        return Fate::Again(*position);
    }
    earlier.push((entry.position, draft.params));
    if entry.about.trashed {
        return Fate::Trashed;
    }
    if let Some((id, _)) = same.first() {
        return Fate::OtherCodes(*id);
    }
    // Many entries without a name are no reason to speak of one name.
    let name = folded(&draft.issuer, &draft.name);
    let is_named = !name.0.is_empty() || !name.1.is_empty();
    names.get(&name).filter(|_| is_named).map_or(Fate::New, |id| Fate::SameName(*id))
}

/// Whether both make the same codes. Where a counter stands is no parameter.
fn makes_same(one: &Kind, other: &Kind) -> bool {
    match (one, other) {
        (Kind::Hotp { digits, algorithm, .. }, Kind::Hotp { digits: digits2, algorithm: algorithm2, .. }) => {
            digits == digits2 && algorithm == algorithm2
        }
        _ => one == other,
    }
}

/// A name as people compare names.
fn folded(issuer: &str, name: &str) -> (String, String) {
    (issuer.trim().to_lowercase(), name.trim().to_lowercase())
}
