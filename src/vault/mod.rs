//! The vault: what is kept, encrypted, and how it is opened and saved. The format is described in `FORMAT.md`.
//!
//! | file | what is in it |
//! |---|---|
//! | `locked`, `unlocked` | the two states of a [`Vault`]: what can be done with and without the key |
//! | `prepared` | the next generation: made, checked, taken over once it is saved |
//! | `stores`, `recovery` | where copies lie; what was found there, and what is to be done about it |
//! | `change`, `change_error` | what can be done to the content, and why it is refused |
//! | `kept`, `codes` | what can be done to recovery codes, and to the log as a whole |
//! | `details` | tags, notes and the like |
//! | `incoming` | accounts that come from elsewhere, with their details and recovery codes |
//! | `methods` | what can be done to the ways to unlock, and the care for them |
//! | `compare` | how another vault differs from this one, and taking over what is missing |
//! | `envelope`, `header`, `slot` | the stored bytes |
//! | `body`, `records`, `account`, `recovery_set`, `log`, `log_entry`, `settings` | what is inside the encryption |
//! | `cbor` | how both are written |
//! | `key`, `kdf`, `random` | keys: derived, stretched from a passphrase, drawn |
//! | `draft` | an account that was read and is not saved yet, as a text |
//! | `backup` | a stored vault as a file to keep elsewhere |
//! | `recovery_key` | the recovery key as text, with check characters |
//! | `deadline` | when the vault locks by itself |
//!
//! # How it goes
//! [`Vault::open`] reads the copies that the stores hold. [`Vault::kdf_request`] says what to run [`derive()`] with (in another
//! wasm instance); [`Vault::unlock`] takes its result, and [`Vault::found_at_opening`] says what is to be healed.
//! [`Vault::prepare`] makes the next generation without touching this one; once a store has it and has read it back,
//! [`Vault::commit`] makes it the current one. Nothing here writes anything, and there is no [`Prepared`] without a key that
//! has opened the vault: a wrong passphrase cannot write.

mod account;
pub mod backup;
mod body;
mod cbor;
mod change;
mod change_error;
mod codes;
mod compare;
mod deadline;
mod details;
mod draft;
mod envelope;
#[cfg(fuzzing)]
pub mod fuzzing;
mod header;
mod incoming;
mod kdf;
mod kept;
mod key;
mod locked;
mod log;
mod log_entry;
mod marks;
mod methods;
mod prepared;
mod random;
mod records;
mod recovery;
mod recovery_key;
mod recovery_set;
mod settings;
mod slot;
mod stores;
mod unlocked;

pub use change::{Change, ChangeError, TRASH_DAYS};
pub use compare::Difference;
pub use deadline::{Deadline, LockClock};
pub use details::Details;
pub use draft::{draft_of_text, draft_to_text};
pub use incoming::Incoming;
pub(crate) use kdf::Memory;
pub use kdf::{KdfError, KdfRequest, MAX_PASSPHRASE_BYTES, Stretched, derive, derive_normal, salt_from_base64};
pub use kept::KeptChange;
pub use key::SessionKey;
pub use locked::{Locked, OpenError, Opener, UnlockError};
pub use log_entry::{entry_of_text, entry_to_text};
pub use marks::Marks;
pub use methods::MethodChange;
pub use prepared::{Prepared, Stale};
pub(crate) use random::random;
pub use random::{RandomError, new_account_id};
pub use recovery::{Findings, Survey};
pub use recovery_key::{RecoveryKey, RecoveryKeyError};
pub use settings::{Care, Settings};
pub use slot::Way;
pub use stores::{Copy, SlotName, StoreName, Write};
pub use unlocked::{CreateError, Unlocked};

/// The vault, in state `S`: [`Locked`] or [`Unlocked`].
pub struct Vault<S> {
    state: S,
}
