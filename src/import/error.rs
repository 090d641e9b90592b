//! Why a file cannot be used at all.

use serde::{Deserialize, Serialize};

use super::Cost;

/// Why a file cannot be used at all. Holds nothing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ImportError {
    /// No bytes, or white space alone.
    #[error("the file is empty")]
    Empty,
    /// None of the formats.
    #[error("the file is none that Sixpence can read")]
    Unknown,
    /// It is encrypted, and no passphrase was given.
    #[error("the file is encrypted: its passphrase is needed")]
    PassphraseNeeded,
    /// The passphrase does not open it. Of formats that cannot tell: or it is damaged.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The passphrase is right where the format can tell, or none is needed; but the file is torn, cut or was changed.
    #[error("the file is damaged")]
    Damaged,
    /// More bytes than [`Limits::bytes`](super::Limits::bytes), as it is or unpacked.
    #[error("the file is too large")]
    TooLarge,
    /// Nested deeper than any such file.
    #[error("the file is nested too deep")]
    TooDeep,
    /// More entries than [`Limits::entries`](super::Limits::entries).
    #[error("the file has too many entries")]
    TooMany,
    /// To make the key of the passphrase costs more than [`Limits`](super::Limits) allows. The user may be asked.
    #[error("to open the file takes {} MiB of memory", .0.memory_kib / 1024)]
    Costly(Cost),
    /// A version of the format that is newer than what is known of it.
    #[error("the file was made by a newer version of the app")]
    Newer,
    /// It can be opened only by the account of the service that made it (Bitwarden, "account restricted").
    #[error("the file opens only in the account that made it: export it again with a password of its own")]
    AccountOnly,
    /// Encrypted in a way that is not supported (PGP, a hardware key, a cipher that is not known).
    #[error("the file is encrypted in a way that Sixpence cannot open: export it again without, or with a passphrase")]
    Cipher,
    /// An app's own database or settings, taken from the storage of a phone: what is in it depends on the app's version and
    /// is bound to the phone with most.
    #[error("this is an app's own database, not an export: use the app's export")]
    NotAnExport,
    /// A backup of Sixpence itself, which is restored, not imported.
    #[error("this is a backup of Sixpence: restore it under \"Import and export\"")]
    OwnBackup,
}
