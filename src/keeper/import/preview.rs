//! What would be imported, as it can be shown.

use crate::{
    account::{Account, AccountId},
    import::{Entry, Fate, Rejected, fates, kept_codes, kept_sites, kept_tags, left_out},
    message::{ImportFate, ImportPreview, ImportRejected, ImportRow, Named, Parameters},
    otp::Kind,
    vault::{Unlocked, Vault},
};

pub(super) fn preview(vault: &Vault<Unlocked>, entries: &[Entry], rejected: &[(u32, Rejected)]) -> ImportPreview {
    let accounts: Vec<&Account> = vault.accounts().collect();
    let fates = fates(accounts.iter().copied(), entries);
    let rows = entries.iter().zip(fates).map(|(entry, fate)| row(entry, fate_of(vault, fate)));
    let rejected = rejected.iter().map(|(file, Rejected { position, name, reason })| ImportRejected {
        file: *file,
        position: *position,
        name: name.clone(),
        reason: *reason,
    });
    ImportPreview { rows: rows.collect(), rejected: rejected.collect() }
}

fn row(entry: &Entry, fate: ImportFate) -> ImportRow {
    let Entry { draft, about, .. } = entry;
    ImportRow {
        issuer: draft.issuer.clone(),
        name: draft.name.clone(),
        parameters: Parameters::of(&draft.params),
        counter: match draft.params {
            Kind::Hotp { counter, .. } => Some(counter.to_string()),
            _ => None,
        },
        fate,
        tags: kept_tags(about),
        favourite: about.favourite,
        note: !about.note.trim().is_empty(),
        sites: kept_sites(about).iter().map(ToString::to_string).collect(),
        codes: u16::try_from(kept_codes(entry).len()).unwrap_or_default(),
        left_out: left_out(about),
    }
}

fn fate_of(vault: &Vault<Unlocked>, fate: Fate) -> ImportFate {
    let named = |id: AccountId| {
        let (issuer, name) = match vault.account(id) {
            Some(account) => (account.issuer.clone(), account.name.clone()),
            None => Default::default(),
        };
        Named { id, issuer, name }
    };
    match fate {
        Fate::New => ImportFate::New,
        Fate::There(id) => ImportFate::There(named(id)),
        Fate::OtherCodes(id) => ImportFate::OtherCodes(named(id)),
        Fate::SameName(id) => ImportFate::SameName(named(id)),
        Fate::Again(_) => ImportFate::Again,
        Fate::Trashed => ImportFate::Trashed,
    }
}
