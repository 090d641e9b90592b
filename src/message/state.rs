//! What the vault page is told of the stores, of the ways to unlock and of the backups.

use serde::{Deserialize, Serialize};

pub use crate::vault::{Care, StoreName as Store};

/// How the two stores of the vault are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StorageView {
    /// Which save the vault is: counts from 1.
    pub generation: f64,
    /// When that was, in milliseconds since the epoch.
    pub saved_at: f64,
    /// The extension's own store (`storage.local`).
    pub main: StoreState,
    /// The second store (IndexedDB).
    pub mirror: StoreState,
    /// What the user should know and has not put away yet.
    pub news: Vec<News>,
}

/// How one store is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StoreState {
    /// It holds the latest save.
    Good,
    /// It could not be read or written. The other one holds the vault alone.
    Failing,
    /// It holds a copy of another vault, whole, which is not written over until the user says so.
    Foreign,
}

/// Something about the stores that the user is told once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum News {
    /// A store had lost its copy, held an old one or a damaged one. It was written anew from the other.
    Healed {
        /// Which.
        store: Store,
    },
    /// The latest save was damaged in both stores. The one before it was opened.
    LastChangeLost {
        /// When that one was saved, in milliseconds since the epoch.
        from: f64,
    },
    /// An older save came back in both stores while the vault was open: what was saved since is gone.
    RolledBack,
    /// Two installations have saved the same vault (a copied profile). The other one's is kept as a snapshot.
    Copied,
}

/// A way to unlock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MethodView {
    /// Its id: 32 hex digits.
    pub id: String,
    /// Its kind.
    pub kind: MethodKind,
    /// When it was made, in milliseconds since the epoch; not known of vaults made by the first version.
    pub made_at: Option<f64>,
}

/// A kind of unlocking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MethodKind {
    /// A passphrase.
    Passphrase,
    /// The recovery key.
    RecoveryKey,
    /// A passkey (WebAuthn PRF).
    Passkey,
}

/// The ways to unlock beside the passphrase, as the locked page needs them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ways {
    /// Whether there is a recovery key.
    pub recovery_key: bool,
    /// The passkeys.
    pub passkeys: Vec<PasskeyView>,
}

/// What the browser needs to be asked for a passkey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PasskeyView {
    /// Credential id, base64 (RFC 4648, section 4, padded).
    pub credential: String,
    /// The 32 bytes that the PRF is evaluated on, base64.
    pub salt: String,
}

/// What proves that it is the user who asks, and what opens a vault.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Proof {
    /// The passphrase, as typed.
    Passphrase {
        /// As typed.
        text: String,
    },
    /// The recovery key, as typed.
    RecoveryKey {
        /// As typed.
        text: String,
    },
    /// What a passkey has answered.
    Passkey {
        /// Which: its credential id, base64.
        credential: String,
        /// The 32 bytes of its PRF, base64.
        output: String,
    },
}
