//! What can be done to recovery codes and to the log as a whole: rare changes, made by the keeper.

use super::{Vault, change::ChangeError, codes, log, prepared::Prepared, unlocked::Unlocked};
use crate::{
    account::{Account, AccountId},
    activity::LogEntry,
    recovery_set::{RecoveryCode, RecoverySetId},
    time::UnixMs,
};

/// A change of what is kept beside accounts. One save carries one. May hold secrets and recovery codes: no `Debug`, `Clone` or
/// `Serialize`.
pub enum KeptChange {
    /// Keeps recovery codes of an account, all unused. The same codes as it has change nothing.
    KeepCodes {
        /// Whose codes they are.
        account: AccountId,
        /// The codes, in the order of the site.
        codes: Vec<RecoveryCode>,
        /// The host where they were captured.
        source: Option<String>,
        /// Whether they come in the place of others ([`ChangeError::CodesThere`] if not), which become history. The user
        /// has to be asked first.
        replace: bool,
    },
    /// Marks a recovery code as used, or takes that back.
    MarkUsed {
        /// Which set.
        set: RecoverySetId,
        /// Which of its codes, from 0.
        index: u16,
        /// Whether it is used.
        used: bool,
    },
    /// Forgets a set of recovery codes for good. A tombstone stays.
    ForgetCodes(RecoverySetId),
    /// Puts an account with a new secret in the place of one that was set up again at the site. The old one goes to the
    /// trash; the new one has its sites beside its own, and fills as it did; its recovery codes are kept with the new one,
    /// as history.
    SetUpAgain {
        /// The old one.
        id: AccountId,
        /// The new one, with an id of its own.
        account: Account,
    },
    /// Forgets the log. No tombstone stays.
    ClearLog,
}

impl KeptChange {
    /// The accounts that it changes, adds or takes away. (Of recovery codes it is known whose they are by their set.)
    #[must_use]
    pub fn accounts(&self) -> Vec<AccountId> {
        match self {
            Self::MarkUsed { .. } | Self::ForgetCodes(_) | Self::ClearLog => Vec::new(),
            Self::KeepCodes { account, .. } => vec![*account],
            Self::SetUpAgain { id, account } => vec![*id, account.id],
        }
    }
}

impl Vault<Unlocked> {
    /// Makes the next generation, as [`Vault::prepare`] does for other changes, with what the log is to say of it.
    ///
    /// # Errors
    /// [`ChangeError`]; nothing has changed then, and nothing is said.
    pub fn prepare_kept(
        &self,
        change: &KeptChange,
        entries: &[LogEntry],
        now: UnixMs,
    ) -> Result<Prepared, ChangeError> {
        let header = self.next_header(now)?;
        let (body, author) = (&self.state.body, header.writer_id);
        let next = match change {
            KeptChange::KeepCodes { account, codes, source, replace } => {
                codes::keep(body, (*account, codes, source.as_ref()), *replace, author, now)?
            }
            KeptChange::MarkUsed { set, index, used } => codes::mark(body, (*set, *index), *used, author, now)?,
            KeptChange::ForgetCodes(set) => codes::forget(body, *set, author, now)?,
            KeptChange::SetUpAgain { id, account } => codes::set_up_again(body, *id, account, author, now)?,
            KeptChange::ClearLog => log::cleared(&body.records),
        };
        let next = log::append(next, entries, body.collection_id, author)?;
        self.seal(header, next, now)
    }
}
