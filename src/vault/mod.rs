//! The vault: what is kept, encrypted, and how it is opened and saved. The format is described in `FORMAT.md`.
//!
//! | file | what is in it |
//! |---|---|
//! | `locked`, `unlocked` | the two states of a [`Vault`]: what can be done with and without the key |
//! | `change` | what can be done to the content |
//! | `envelope`, `header`, `slot` | the stored bytes |
//! | `body`, `records`, `account`, `settings` | what is inside the encryption |
//! | `cbor` | how both are written |
//! | `key`, `kdf`, `random` | keys: derived, stretched from a passphrase, drawn |
//! | `backup` | a stored vault as a file to keep elsewhere |
//! | `recovery_key` | the recovery key as text, with check characters |
//! | `deadline` | when the vault locks by itself |
//!
//! # How it goes
//! [`Vault::open`] reads the copies that the store holds. [`Vault::kdf_request`] says what to run [`derive()`] with (in another
//! wasm instance); [`Vault::unlock`] takes its result. [`Vault::prepare`] makes the next generation without touching this one;
//! once the store has it and has read it back, [`Vault::commit`] makes it the current one. Nothing here writes anything, and
//! there is no [`Prepared`] without a key that has opened the vault: a wrong passphrase cannot write.

mod account;
pub mod backup;
mod body;
mod cbor;
mod change;
mod deadline;
mod envelope;
mod header;
mod kdf;
mod key;
mod locked;
mod random;
mod records;
mod recovery_key;
mod settings;
mod slot;
mod unlocked;

pub use change::{Change, ChangeError};
pub use deadline::{Deadline, LockClock};
pub use kdf::{KdfError, KdfRequest, MAX_PASSPHRASE_BYTES, Stretched, derive, salt_from_base64};
pub use key::SessionKey;
pub use locked::{Copy, Locked, OpenError, SlotName, UnlockError};
pub use random::{RandomError, new_account_id};
pub use recovery_key::{RecoveryKey, RecoveryKeyError};
pub use settings::Settings;
pub use unlocked::{CreateError, Prepared, Stale, Unlocked};

/// The vault, in state `S`: [`Locked`] or [`Unlocked`].
pub struct Vault<S> {
    state: S,
}
