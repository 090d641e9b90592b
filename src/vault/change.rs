//! What can be done to the content of the vault.

use std::rc::Rc;

use super::{
    Care, Settings,
    account::AccountRecord,
    body::Body,
    cbor::Malformed,
    key::Id,
    random::RandomError,
    records::{Entry, Record},
    settings::SettingsRecord,
    slot::SlotError,
};
use crate::{
    account::{Account, AccountId, FillBy, MAX_NAME_CHARS, MAX_SKEW_SECONDS, longer_than},
    origin::Origin,
    otp::Kind,
    time::UnixMs,
};

/// A change. One save carries one. May hold secrets: no `Debug`, `Clone` or `Serialize`.
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
    /// Moves an account to the trash.
    Delete(AccountId),
    /// Brings an account back from the trash.
    Restore(AccountId),
    /// Forgets an account in the trash for good: its secret is no longer in this save. A tombstone stays.
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
}

/// Why a change was not prepared. Nothing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// No account has this id, or it is in the trash (for [`Change::Restore`] and [`Change::Purge`]: it is not).
    #[error("there is no such account")]
    NoSuchAccount,
    /// An account of this id is there already, in the trash perhaps.
    #[error("the id is taken")]
    IdTaken,
    /// An issuer or a name of more than [`MAX_NAME_CHARS`] characters.
    #[error("a name is too long")]
    LongName,
    /// The account's codes do not come from a counter.
    #[error("the account has no counter")]
    NoCounter,
    /// The counter is at its end (2^64 - 1), or at its beginning (for [`Change::TakeBack`]).
    #[error("the counter is at its end")]
    CounterAtEnd,
    /// A setting outside its range.
    #[error("a setting is out of range")]
    Settings,
    /// The parameters of the new passphrase are outside [`super::KdfRequest::within_limits`].
    #[error("these parameters do not protect a passphrase")]
    Kdf,
    /// No way to unlock has this id, or it is the passphrase, which stays.
    #[error("there is no such way to unlock")]
    NoSuchWay,
    /// The vault would be larger than 3 MiB.
    #[error("the vault is full")]
    Full,
    /// The system gave no random bytes.
    #[error("the system gave no random bytes")]
    Random,
    /// What was encrypted did not come back the same: a fault of ours or of the machine. It must not be stored.
    #[error("the vault could not be encrypted")]
    SelfCheck,
}

impl Change {
    /// The accounts that it changes, adds or takes away.
    #[must_use]
    pub fn accounts(&self) -> Vec<AccountId> {
        match self {
            Self::Nothing | Self::SetSettings(_) => Vec::new(),
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
                Ok(replaced(body, *id, Entry::tombstone(&record.meta, author, now)?))
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
        }
    }
}

/// How long a deleted account stays in the trash, in days.
pub const TRASH_DAYS: u64 = 30;
const DAY_MS: u64 = 86_400_000;

/// The records without those whose time in the trash is over. A clock that was wrong for a day forgets nothing: only what
/// is in the trash at all can go.
pub(super) fn purged(mut records: Vec<Rc<Entry>>, author: Id, now: UnixMs) -> Result<Vec<Rc<Entry>>, ChangeError> {
    let expired = |at: UnixMs| now.since(at) > TRASH_DAYS.saturating_mul(DAY_MS);
    for entry in &mut records {
        if let Record::Account(record) = &entry.record
            && record.deleted_at.is_some_and(expired)
        {
            *entry = Entry::tombstone(&record.meta, author, now)?;
        }
    }
    Ok(records)
}

fn add(body: &Body, accounts: &[Account], author: Id) -> Result<Vec<Rc<Entry>>, ChangeError> {
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

fn revise(
    body: &Body,
    record: &AccountRecord,
    author: Id,
    change: impl FnOnce(&mut Account),
) -> Result<Vec<Rc<Entry>>, ChangeError> {
    let mut record = record.revised(author);
    change(&mut record.account);
    Ok(replaced(body, record.account.id, Entry::account(&record)?))
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
    Ok(replaced(body, record.account.id, Entry::account(&record)?))
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
fn replaced(body: &Body, id: AccountId, new: Rc<Entry>) -> Vec<Rc<Entry>> {
    let mut next = body.records.clone();
    let is_old = |entry: &&mut Rc<Entry>| matches!(&entry.record, Record::Account(this) if this.account.id == id);
    if let Some(place) = next.iter_mut().find(is_old) {
        *place = new;
    }
    next
}

fn live(body: &Body, id: AccountId) -> Result<&AccountRecord, ChangeError> {
    body.account(id).filter(|record| record.deleted_at.is_none()).ok_or(ChangeError::NoSuchAccount)
}

fn trashed(body: &Body, id: AccountId) -> Result<&AccountRecord, ChangeError> {
    body.account(id).filter(|record| record.deleted_at.is_some()).ok_or(ChangeError::NoSuchAccount)
}

fn check_names(issuer: &str, name: &str) -> Result<(), ChangeError> {
    let fits = |text: &str| !longer_than(text, MAX_NAME_CHARS);
    if fits(issuer) && fits(name) { Ok(()) } else { Err(ChangeError::LongName) }
}

impl From<RandomError> for ChangeError {
    fn from(_: RandomError) -> Self {
        Self::Random
    }
}

/// A new record that its own encoding does not give back.
impl From<Malformed> for ChangeError {
    fn from(_: Malformed) -> Self {
        Self::SelfCheck
    }
}

impl From<SlotError> for ChangeError {
    fn from(error: SlotError) -> Self {
        match error {
            SlotError::Random(_) => Self::Random,
            SlotError::Refused => Self::SelfCheck,
        }
    }
}
