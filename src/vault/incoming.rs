//! Accounts that come from elsewhere with all that is known of them.

use std::collections::BTreeSet;

use super::{
    Details, Vault,
    account::AccountRecord,
    cbor::Unknown,
    change::{ChangeError, new_entry, with_each},
    log,
    prepared::Prepared,
    records::Entry,
    recovery_set::{RecoverySetRecord, new_id},
    unlocked::Unlocked,
};
use crate::{
    account::{Account, AccountId},
    activity::LogEntry,
    recovery_set::{RecoveryCode, RecoverySet},
    time::UnixMs,
};

/// An account from elsewhere. Holds secrets: no `Debug`, `Clone` or `Serialize`.
pub struct Incoming {
    /// The account, with an identifier of its own.
    pub account: Account,
    /// What else is known of it.
    pub details: Details,
    /// Its recovery codes; none, or at most [`RecoverySet::MAX_CODES`].
    pub codes: Vec<RecoveryCode>,
}

impl Vault<Unlocked> {
    /// Makes the next generation with more accounts and their recovery codes, all or none; see [`Vault::prepare`]. The same secret,
    /// or the same name, may be there already.
    ///
    /// # Errors
    /// [`ChangeError`]; nothing has changed then.
    pub fn prepare_import(
        &self,
        incoming: &[Incoming],
        entries: &[LogEntry],
        now: UnixMs,
    ) -> Result<Prepared, ChangeError> {
        let header = self.next_header(now)?;
        let (body, author) = (&self.state.body, header.writer_id);
        let mut taken: BTreeSet<AccountId> = body.accounts().map(|record| record.account.id).collect();
        let mut next = body.records.clone();
        for Incoming { account, details, codes } in incoming {
            details.check()?;
            if !taken.insert(account.id) {
                return Err(ChangeError::IdTaken);
            }
            if codes.len() > RecoverySet::MAX_CODES {
                return Err(ChangeError::CodeCount);
            }
            let mut fields = Unknown::default();
            details.put(&mut fields);
            next.push(new_entry(body, account.duplicate(), fields, author)?);
            if !codes.is_empty() {
                let set = RecoverySet {
                    id: new_id()?,
                    account: account.id,
                    codes: codes.iter().map(RecoveryCode::duplicate).collect(),
                    created_at: now,
                    replaced_at: None,
                    source: None,
                };
                next.push(Entry::recovery_set(&RecoverySetRecord::new(set, body.collection_id, author)?)?);
            }
        }
        let next = log::append(next, entries, body.collection_id, author)?;
        self.seal(header, next, now)
    }

    /// Makes the next generation without accounts that an import has brought: all of them go to the trash with their recovery codes,
    /// those that are still there.
    ///
    /// # Errors
    /// [`ChangeError`]; nothing has changed then.
    pub fn prepare_undo_import(
        &self,
        accounts: &[AccountId],
        entry: LogEntry,
        now: UnixMs,
    ) -> Result<Prepared, ChangeError> {
        let header = self.next_header(now)?;
        let (body, author) = (&self.state.body, header.writer_id);
        let brought: BTreeSet<&AccountId> = accounts.iter().collect();
        let next = with_each(body, |record| {
            let gone = || AccountRecord { deleted_at: Some(now), ..record.revised(author) };
            brought.contains(&record.account.id).then(gone)
        })?;
        let next = log::append(next, &[entry], body.collection_id, author)?;
        self.seal(header, next, now)
    }
}
