//! What can be done to the content of the vault.

use std::rc::Rc;

use super::{
    Care, Settings,
    account::AccountRecord,
    body::Body,
    cbor::Unknown,
    key::Id,
    log,
    records::{Entry, Record},
    settings::SettingsRecord,
};
use crate::{
    account::{Account, AccountId, FillBy, MAX_NAME_CHARS, MAX_SKEW_SECONDS, longer_than},
    activity::LogEntry,
    origin::Origin,
    otp::Kind,
    time::UnixMs,
};

pub use super::change_error::ChangeError;

/// A change. One save carries one. May hold secrets: no `Debug`, `Clone` or `Serialize`. What is done to recovery codes is a
/// [`KeptChange`](super::KeptChange).
///
/// What the user has done at the site is told by these:
/// - "I turned it off": [`Self::Delete`]. The trash keeps the account and its recovery codes until it is emptied.
/// - "I set it up again": [`SetUpAgain`](super::KeptChange::SetUpAgain).
pub enum Change {
    /// Nothing: saves what there is, e.g. a new vault for the first time.
    Nothing,
    /// Adds accounts, all or none. The same secret, or the same name, may be there already.
    Add(Vec<Account>),
    /// Sets what an account is called, where it may be filled and how. Its secret and parameters stay.
    Edit {
        /// Which account.
        id: AccountId,
        /// The new issuer.
        issuer: String,
        /// The new account name.
        name: String,
        /// The new sites.
        sites: Vec<Origin>,
        /// How its codes get into pages.
        filling: FillBy,
    },
    /// Lets an account be filled on one more site.
    AddSite {
        /// Which account.
        id: AccountId,
        /// The site.
        origin: Origin,
    },
    /// Moves an account to the trash. Its recovery codes stay with it.
    Delete(AccountId),
    /// Brings an account back from the trash.
    Restore(AccountId),
    /// Forgets an account in the trash and its recovery codes for good: they are no longer in this save. Tombstones stay.
    Purge(AccountId),
    /// Counts a counter-based account (HOTP) on by one.
    AdvanceCounter(AccountId),
    /// Counts it back by one: its last code was not used.
    TakeBack(AccountId),
    /// Sets by how many seconds the clock of the account's site is ahead of ours.
    SetSkew {
        /// Which account.
        id: AccountId,
        /// [`Account::skew`].
        seconds: i32,
    },
    /// Sets the settings.
    SetSettings(Settings),
    /// Adds to the log, the oldest first.
    Log(Vec<LogEntry>),
    /// A change, and what the log is to say of it: in one save. If the change is refused, nothing is said.
    With(Box<Self>, Vec<LogEntry>),
}

impl Change {
    /// The same change, with an entry for the log in the same save.
    #[must_use]
    pub fn logged(self, entry: LogEntry) -> Self {
        match self {
            Self::With(change, mut entries) => {
                entries.push(entry);
                Self::With(change, entries)
            }
            change => Self::With(Box::new(change), vec![entry]),
        }
    }

    /// The accounts that it changes, adds or takes away.
    #[must_use]
    pub fn accounts(&self) -> Vec<AccountId> {
        match self {
            Self::Nothing | Self::SetSettings(_) | Self::Log(_) => Vec::new(),
            Self::With(change, _) => change.accounts(),
            Self::Add(accounts) => accounts.iter().map(|account| account.id).collect(),
            Self::Edit { id, .. } | Self::AddSite { id, .. } | Self::SetSkew { id, .. } => vec![*id],
            Self::Delete(id) | Self::Restore(id) | Self::Purge(id) => vec![*id],
            Self::AdvanceCounter(id) | Self::TakeBack(id) => vec![*id],
        }
    }

    /// The records of the next generation. The change stays, to be applied again if the vault has moved on meanwhile.
    pub(super) fn apply(&self, body: &Body, author: Id, now: UnixMs) -> Result<Vec<Rc<Entry>>, ChangeError> {
        match self {
            Self::Nothing => Ok(body.records.clone()),
            Self::Add(accounts) => add(body, accounts, author),
            Self::Edit { id, issuer, name, sites, filling } => {
                check_names(issuer, name)?;
                revise(body, live(body, *id)?, author, |account| {
                    account.issuer.clone_from(issuer);
                    account.name.clone_from(name);
                    account.sites.clone_from(sites);
                    account.filling = *filling;
                })
            }
            Self::AddSite { id, origin } => revise(body, live(body, *id)?, author, |account| {
                if !account.sites.contains(origin) {
                    account.sites.push(origin.clone());
                }
            }),
            Self::Delete(id) => move_to(body, live(body, *id)?, author, Some(now)),
            Self::Restore(id) => move_to(body, trashed(body, *id)?, author, None),
            Self::Purge(id) => {
                let record = trashed(body, *id)?;
                Ok(replaced(body.records.clone(), *id, Entry::tombstone(&record.meta, author, now)?))
            }
            Self::AdvanceCounter(id) => count(body, *id, author, |counter| counter.checked_add(1)),
            Self::TakeBack(id) => count(body, *id, author, |counter| counter.checked_sub(1)),
            Self::SetSkew { id, seconds } => {
                if seconds.abs() > MAX_SKEW_SECONDS {
                    return Err(ChangeError::Settings);
                }
                revise(body, live(body, *id)?, author, |account| account.skew = *seconds)
            }
            Self::SetSettings(settings) => {
                if !settings.in_range() {
                    return Err(ChangeError::Settings);
                }
                set_settings(body, settings.clone(), body.care().clone(), author)
            }
            Self::Log(entries) => log::append(body.records.clone(), entries, body.collection_id, author),
            Self::With(change, entries) => {
                log::append(change.apply(body, author, now)?, entries, body.collection_id, author)
            }
        }
    }
}

/// How long a deleted account stays in the trash, in days.
pub const TRASH_DAYS: u64 = 30;
const DAY_MS: u64 = 86_400_000;

/// The records without those whose time in the trash is over, and without the recovery codes of accounts that are gone for
/// good. A clock that was wrong for a day forgets nothing: only what is in the trash at all can go.
pub(super) fn purged(mut records: Vec<Rc<Entry>>, author: Id, now: UnixMs) -> Result<Vec<Rc<Entry>>, ChangeError> {
    let expired = |at: UnixMs| now.since(at) > TRASH_DAYS.saturating_mul(DAY_MS);
    for entry in &mut records {
        if let Record::Account(record) = &entry.record
            && record.deleted_at.is_some_and(expired)
        {
            *entry = Entry::tombstone(&record.meta, author, now)?;
        }
    }
    let mut buried: Vec<Id> = records.iter().filter_map(|entry| entry.buried()).collect();
    for entry in &records {
        if let Record::Account(record) = &entry.record {
            buried.retain(|id| *id != record.account.id.0);
        }
    }
    // A version that knew no recovery codes may have left some behind.
    for entry in &mut records {
        if let Some((_, meta)) = entry.owner().filter(|(account, _)| buried.contains(account)) {
            *entry = Entry::tombstone(&meta, author, now)?;
        }
    }
    Ok(records)
}

pub(super) fn add(body: &Body, accounts: &[Account], author: Id) -> Result<Vec<Rc<Entry>>, ChangeError> {
    let mut taken: Vec<AccountId> = body.accounts().map(|record| record.account.id).collect();
    let mut next = body.records.clone();
    for account in accounts {
        check_names(&account.issuer, &account.name)?;
        if taken.contains(&account.id) {
            return Err(ChangeError::IdTaken);
        }
        taken.push(account.id);
        next.push(Entry::account(&AccountRecord::new(account.duplicate(), body.collection_id, author)?)?);
    }
    Ok(next)
}

/// A new account of which more is known. (Apart from [`add`], which the background has: there it would cost more.)
pub(super) fn new_entry(body: &Body, account: Account, unknown: Unknown, author: Id) -> Result<Rc<Entry>, ChangeError> {
    check_names(&account.issuer, &account.name)?;
    let mut record = AccountRecord::new(account, body.collection_id, author)?;
    record.unknown = unknown;
    Ok(Entry::account(&record)?)
}

fn revise(
    body: &Body,
    record: &AccountRecord,
    author: Id,
    change: impl FnOnce(&mut Account),
) -> Result<Vec<Rc<Entry>>, ChangeError> {
    let mut record = record.revised(author);
    change(&mut record.account);
    Ok(replaced(body.records.clone(), record.account.id, Entry::account(&record)?))
}

fn count(body: &Body, id: AccountId, author: Id, next: fn(u64) -> Option<u64>) -> Result<Vec<Rc<Entry>>, ChangeError> {
    let record = live(body, id)?;
    let Kind::Hotp { counter, digits, algorithm } = record.account.params else {
        return Err(ChangeError::NoCounter);
    };
    let counter = next(counter).ok_or(ChangeError::CounterAtEnd)?;
    revise(body, record, author, |account| account.params = Kind::Hotp { counter, digits, algorithm })
}

fn move_to(
    body: &Body,
    record: &AccountRecord,
    author: Id,
    deleted_at: Option<UnixMs>,
) -> Result<Vec<Rc<Entry>>, ChangeError> {
    let record = AccountRecord { deleted_at, ..record.revised(author) };
    Ok(replaced(body.records.clone(), record.account.id, Entry::account(&record)?))
}

pub(super) fn set_settings(
    body: &Body,
    settings: Settings,
    care: Care,
    author: Id,
) -> Result<Vec<Rc<Entry>>, ChangeError> {
    let mut next = body.records.clone();
    let Some(old) = body.settings_record() else {
        next.push(Entry::settings(&SettingsRecord::new(settings, care, body.collection_id, author)?)?);
        return Ok(next);
    };
    let new = SettingsRecord { meta: old.meta.revised(author), settings, care, unknown: old.unknown.duplicate() };
    let new = Entry::settings(&new)?;
    let is_old = |entry: &&mut Rc<Entry>| matches!(&entry.record, Record::Settings(this) if core::ptr::eq(this, old));
    if let Some(place) = next.iter_mut().find(is_old) {
        *place = new;
    }
    Ok(next)
}

/// All records, with `new` in the place of the account `id`.
pub(super) fn replaced(mut records: Vec<Rc<Entry>>, id: AccountId, new: Rc<Entry>) -> Vec<Rc<Entry>> {
    let is_old = |entry: &&mut Rc<Entry>| matches!(&entry.record, Record::Account(this) if this.account.id == id);
    if let Some(place) = records.iter_mut().find(is_old) {
        *place = new;
    }
    records
}

/// All records, with what `change` makes of those of accounts that are not in the trash; `None` leaves one as it is.
pub(super) fn with_each(
    body: &Body,
    change: impl Fn(&AccountRecord) -> Option<AccountRecord>,
) -> Result<Vec<Rc<Entry>>, ChangeError> {
    let changed = |entry: &Rc<Entry>| {
        let Record::Account(record) = &entry.record else { return Ok(Rc::clone(entry)) };
        let changed = Some(record).filter(|record| record.deleted_at.is_none()).and_then(&change);
        changed.map_or_else(|| Ok(Rc::clone(entry)), |record| Entry::account(&record))
    };
    Ok(body.records.iter().map(changed).collect::<Result<Vec<_>, _>>()?)
}

pub(super) fn live(body: &Body, id: AccountId) -> Result<&AccountRecord, ChangeError> {
    body.account(id).filter(|record| record.deleted_at.is_none()).ok_or(ChangeError::NoSuchAccount)
}

fn trashed(body: &Body, id: AccountId) -> Result<&AccountRecord, ChangeError> {
    body.account(id).filter(|record| record.deleted_at.is_some()).ok_or(ChangeError::NoSuchAccount)
}

pub(super) fn check_names(issuer: &str, name: &str) -> Result<(), ChangeError> {
    let fits = |text: &str| !longer_than(text, MAX_NAME_CHARS);
    if fits(issuer) && fits(name) { Ok(()) } else { Err(ChangeError::LongName) }
}
