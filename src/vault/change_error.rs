//! Why a change is refused.

use super::{cbor::Malformed, random::RandomError, slot::SlotError};
#[cfg(doc)]
use crate::{account::MAX_NAME_CHARS, recovery_set::RecoverySet};

/// Why a change was not prepared. Nothing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// No account has this id, or it is in the trash (for [`super::Change::Restore`] and [`super::Change::Purge`]:
    /// it is not).
    #[error("there is no such account")]
    NoSuchAccount,
    /// An account of this id is there already, in the trash perhaps.
    #[error("the id is taken")]
    IdTaken,
    /// An issuer, a name or a host of more than [`MAX_NAME_CHARS`] characters.
    #[error("a name is too long")]
    LongName,
    /// The account has recovery codes, and these are others: the user has to be asked before they are replaced.
    #[error("the account has other recovery codes")]
    CodesThere,
    /// No recovery codes, or more than [`RecoverySet::MAX_CODES`].
    #[error("this is no number of recovery codes")]
    CodeCount,
    /// No set of recovery codes has this id, or it has no code in this place.
    #[error("there are no such recovery codes")]
    NoSuchCodes,
    /// The account's codes do not come from a counter.
    #[error("the account has no counter")]
    NoCounter,
    /// The counter is at its end (2^64 - 1), or at its beginning (for [`super::Change::TakeBack`]).
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
    /// Tags that are empty, are there twice or are more than [`Details::MAX_TAGS`](super::Details::MAX_TAGS), or a note of more than
    /// [`Details::MAX_NOTE_CHARS`](super::Details::MAX_NOTE_CHARS) characters.
    #[error("the tags or the note cannot be kept")]
    Details,
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
