//! How another vault (a snapshot, a backup) differs from this one, and taking over what this one has lost.

use super::{
    Vault,
    account::AccountRecord,
    change::ChangeError,
    codes,
    prepared::Prepared,
    records::{Entry, Record},
    unlocked::Unlocked,
};
use crate::{
    account::{Account, AccountId},
    otp::Kind,
    recovery_set::RecoverySetId,
    time::UnixMs,
};

/// How another vault differs from this one, account by account.
#[derive(Default)]
pub struct Difference<'v> {
    /// In the other one, and not here (or only in the trash).
    pub missing: Vec<&'v Account>,
    /// In both, with other names, sites, secret or parameters, or with recovery codes there that are not here. As they are in
    /// the other one. A counter alone is no difference, nor is a recovery code that was used.
    pub changed: Vec<&'v Account>,
    /// Here, and not in the other one; or in both and the same, with recovery codes here that are not there.
    pub newer: Vec<&'v Account>,
    /// The same in both.
    pub same: usize,
}

impl Vault<Unlocked> {
    /// How `other` differs from this vault. What is in the other one's trash is passed over, and so are the logs.
    #[must_use]
    pub fn difference<'v>(&'v self, other: &'v Vault<Unlocked>) -> Difference<'v> {
        let mut difference = Difference::default();
        let (ours, theirs) = (self.sets(), other.sets());
        for account in other.accounts() {
            match self.account(account.id) {
                None => difference.missing.push(account),
                Some(own) if !same(own, account) || !has_codes_of(&ours, &theirs, account) => {
                    difference.changed.push(account);
                }
                Some(own) if !has_codes_of(&theirs, &ours, own) => difference.newer.push(own),
                Some(_) => difference.same = difference.same.saturating_add(1),
            }
        }
        difference.newer.extend(self.accounts().filter(|own| other.account(own.id).is_none()));
        difference
    }

    fn sets(&self) -> Sets {
        self.recovery_sets().map(|set| (set.account, set.id)).collect()
    }

    /// Makes the next generation with what `other` has: what is missing here comes back, what differs becomes as it is
    /// there (a counter only goes up, a used recovery code stays used), all else stays, the log too.
    ///
    /// # Errors
    /// [`ChangeError`]; nothing has changed then.
    pub fn prepare_restore(&self, other: &Vault<Unlocked>, now: UnixMs) -> Result<Prepared, ChangeError> {
        let header = self.next_header(now)?;
        let (body, author) = (&self.state.body, header.writer_id);
        let mut next = body.records.clone();
        for account in other.accounts() {
            let mut account = account.duplicate();
            let at = body.records.iter().position(|entry| is(entry, account.id));
            let found = at.and_then(|at| body.records.get(at));
            let made = match found.map(|entry| &entry.record) {
                Some(Record::Account(own)) => {
                    if own.deleted_at.is_none() && same(&own.account, &account) {
                        continue;
                    }
                    account.params = with_counter_of(account.params, own.account.params);
                    AccountRecord { account, deleted_at: None, ..own.revised(author) }
                }
                _ => {
                    let buried = found.and_then(|entry| entry.tombstone_of(account.id.0));
                    let mut made = AccountRecord::new(account, body.collection_id, author)?;
                    // It goes on counting, so that another device sees that the account is back.
                    made.meta.rev = buried.map_or(1, |meta| meta.rev.saturating_add(1));
                    made
                }
            };
            let made = Entry::account(&made)?;
            match at.and_then(|at| next.get_mut(at)) {
                Some(place) => *place = made,
                None => next.push(made),
            }
        }
        let next = codes::brought_back(next, &other.state.body, (body.collection_id, author), now)?;
        self.seal(header, next, now)
    }
}

/// Which sets of recovery codes there are, and whose.
type Sets = Vec<(AccountId, RecoverySetId)>;

/// Whether every set of this account in `other` is in `own`, with whichever account. (The codes of a set never change.)
fn has_codes_of(own: &Sets, other: &Sets, account: &Account) -> bool {
    let mut theirs = other.iter().filter(|(of, _)| *of == account.id);
    theirs.all(|(_, id)| own.iter().any(|(_, set)| set == id))
}

/// Whether this is the account, or what stands where it was.
fn is(entry: &Entry, id: AccountId) -> bool {
    match &entry.record {
        Record::Account(record) => record.account.id == id,
        _ => entry.tombstone_of(id.0).is_some(),
    }
}

/// Whether nothing but a counter, or when it was made, differs.
fn same(a: &Account, b: &Account) -> bool {
    a.issuer == b.issuer
        && a.name == b.name
        && a.secret.same_as(&b.secret)
        && with_counter_of(a.params, b.params) == with_counter_of(b.params, a.params)
        && a.sites == b.sites
        && a.extra == b.extra
}

/// The parameters with the higher of two counters: one that was handed out is not handed out again.
fn with_counter_of(params: Kind, other: Kind) -> Kind {
    match (params, other) {
        (Kind::Hotp { counter, digits, algorithm }, Kind::Hotp { counter: theirs, .. }) => {
            Kind::Hotp { counter: counter.max(theirs), digits, algorithm }
        }
        (params, _) => params,
    }
}
