//! How recovery codes change.

use std::rc::Rc;

use super::{
    account::AccountRecord,
    body::Body,
    change::{ChangeError, live, new_entry, replaced},
    key::Id,
    records::Entry,
    recovery_set::{RecoverySetRecord, new_id},
};
use crate::{
    account::{Account, AccountId, MAX_NAME_CHARS, longer_than},
    recovery_set::{RecoveryCode, RecoverySet, RecoverySetId},
    time::UnixMs,
};

/// Keeps new codes of an account, in the place of those that it has if `replace` says so. The same codes again change
/// nothing: which of them are used is not forgotten.
pub(super) fn keep(
    body: &Body,
    (account, codes, source): (AccountId, &[RecoveryCode], Option<&String>),
    replace: bool,
    author: Id,
    now: UnixMs,
) -> Result<Vec<Rc<Entry>>, ChangeError> {
    live(body, account)?;
    if codes.is_empty() || codes.len() > RecoverySet::MAX_CODES {
        return Err(ChangeError::CodeCount);
    }
    if source.is_some_and(|source| longer_than(source, MAX_NAME_CHARS)) {
        return Err(ChangeError::LongName);
    }
    let current = body.recovery_sets().filter(|record| record.set.account == account && record.set.is_current());
    if let Some(present) = current.max_by_key(|record| record.set.created_at) {
        if present.set.holds(codes) {
            return Ok(body.records.clone());
        }
        if !replace {
            return Err(ChangeError::CodesThere);
        }
    }
    let mut next = retired(body.records.clone(), account, account, author, now)?;
    let set = RecoverySet {
        id: new_id()?,
        account,
        codes: codes.iter().map(RecoveryCode::duplicate).collect(),
        created_at: now,
        replaced_at: None,
        source: source.cloned(),
    };
    next.push(Entry::recovery_set(&RecoverySetRecord::new(set, body.collection_id, author)?)?);
    Ok(next)
}

/// Marks a code used now, or takes that back. A code that was used stays used since then.
pub(super) fn mark(
    body: &Body,
    (id, index): (RecoverySetId, u16),
    used: bool,
    author: Id,
    now: UnixMs,
) -> Result<Vec<Rc<Entry>>, ChangeError> {
    let mut record = set_of(body, id)?;
    record.meta = record.meta.revised(author);
    let code = record.set.codes.get_mut(usize::from(index)).ok_or(ChangeError::NoSuchCodes)?;
    let used_at = used.then(|| code.used_at.unwrap_or(now));
    if code.used_at == used_at {
        return Ok(body.records.clone());
    }
    code.used_at = used_at;
    let new = Entry::recovery_set(&record)?;
    Ok(in_place(body.records.clone(), id, &new))
}

/// Forgets a set: its codes are no longer in this save.
pub(super) fn forget(body: &Body, id: RecoverySetId, author: Id, now: UnixMs) -> Result<Vec<Rc<Entry>>, ChangeError> {
    let tombstone = Entry::tombstone(&set_of(body, id)?.meta, author, now)?;
    Ok(in_place(body.records.clone(), id, &tombstone))
}

/// Puts an account that was set up again in the place of the old one, which goes to the trash. The codes of the old one go
/// with the new, as history: some sites let them work on, and they must not go when the trash is emptied.
pub(super) fn set_up_again(
    body: &Body,
    id: AccountId,
    account: &Account,
    author: Id,
    now: UnixMs,
) -> Result<Vec<Rc<Entry>>, ChangeError> {
    let old = live(body, id)?;
    let mut account = account.duplicate();
    let mut sites = old.account.sites.clone();
    for site in core::mem::take(&mut account.sites) {
        if !sites.contains(&site) {
            sites.push(site);
        }
    }
    account.sites = sites;
    account.filling = old.account.filling;
    account.skew = old.account.skew;
    let new = account.id;
    if body.account(new).is_some() {
        return Err(ChangeError::IdTaken);
    }
    let deleted = AccountRecord { deleted_at: Some(now), ..old.revised(author) };
    let mut next = replaced(body.records.clone(), id, Entry::account(&deleted)?);
    // Tags, note and the like are of the account, whatever its secret is.
    next.push(new_entry(body, account, old.unknown.duplicate(), author)?);
    retired(next, id, new, author, now)
}

/// The records with the sets of `of` as history of `to`.
fn retired(
    mut records: Vec<Rc<Entry>>,
    of: AccountId,
    to: AccountId,
    author: Id,
    now: UnixMs,
) -> Result<Vec<Rc<Entry>>, ChangeError> {
    for entry in &mut records {
        if let Some(mut record) = entry.to_recovery_set()
            && record.set.account == of
            && (record.set.is_current() || of != to)
        {
            record.meta = record.meta.revised(author);
            record.set.account = to;
            record.set.replaced_at = record.set.replaced_at.or(Some(now));
            *entry = Entry::recovery_set(&record)?;
        }
    }
    Ok(records)
}

/// The sets with which those of an account in `other` are made up here: what is missing comes back, a code that is used in
/// one of the two is used.
pub(super) fn brought_back(
    mut records: Vec<Rc<Entry>>,
    other: &Body,
    (collection, author): (Id, Id),
    now: UnixMs,
) -> Result<Vec<Rc<Entry>>, ChangeError> {
    for theirs in other.recovery_sets() {
        let is_live = |record: &AccountRecord| record.deleted_at.is_none();
        if !other.account(theirs.set.account).is_some_and(is_live) {
            continue;
        }
        let id = theirs.set.id;
        let at = records.iter().position(|entry| is(entry, id));
        let found = at.and_then(|at| records.get(at));
        let made = match found.and_then(|entry| entry.to_recovery_set()) {
            Some(mut own) => {
                own.meta = own.meta.revised(author);
                let mut learnt = false;
                for (code, theirs) in own.set.codes.iter_mut().zip(&theirs.set.codes) {
                    if code.used_at.is_none() && theirs.used_at.is_some() {
                        code.used_at = theirs.used_at;
                        learnt = true;
                    }
                }
                if !learnt {
                    continue;
                }
                own
            }
            None => {
                let rev = found.and_then(|entry| entry.tombstone_of(id.0)).map_or(1, |meta| meta.rev.saturating_add(1));
                let mut made = RecoverySetRecord::new(theirs.set, collection, author)?;
                made.meta.rev = rev;
                // There is one set that counts.
                let account = made.set.account;
                if made.set.is_current() && records.iter().any(|entry| is_current_of(entry, account)) {
                    made.set.replaced_at = Some(now);
                }
                made
            }
        };
        let made = Entry::recovery_set(&made)?;
        match at.and_then(|at| records.get_mut(at)) {
            Some(place) => *place = made,
            None => records.push(made),
        }
    }
    Ok(records)
}

fn set_of(body: &Body, id: RecoverySetId) -> Result<RecoverySetRecord, ChangeError> {
    body.recovery_sets().find(|record| record.set.id == id).ok_or(ChangeError::NoSuchCodes)
}

fn in_place(mut records: Vec<Rc<Entry>>, id: RecoverySetId, new: &Rc<Entry>) -> Vec<Rc<Entry>> {
    if let Some(place) = records.iter_mut().find(|entry| entry.to_recovery_set().is_some_and(|this| this.set.id == id))
    {
        *place = Rc::clone(new);
    }
    records
}

/// Whether this is the set, or what stands where it was.
fn is(entry: &Entry, id: RecoverySetId) -> bool {
    entry.to_recovery_set().is_some_and(|own| own.set.id == id) || entry.tombstone_of(id.0).is_some()
}

fn is_current_of(entry: &Entry, account: AccountId) -> bool {
    entry.to_recovery_set().is_some_and(|own| own.set.account == account && own.set.is_current())
}
