//! What the keeper answers the vault page: what was done, or why not.

use serde::{Deserialize, Serialize};

use super::{CodesAnswer, CodesFailure, DetailsAnswer, Failure, VaultView};
use crate::{account::AccountId, activity::LogEntry, otpauth::Field};

/// What the keeper has done.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Kept {
    /// It is done.
    Done,
    /// The new recovery key, to be shown once.
    RecoveryKey {
        /// As it is written down.
        text: String,
    },
    /// A file to be saved.
    File {
        /// What it is to be called.
        name: String,
        /// What it holds.
        text: String,
    },
    /// How what was read differs from the vault.
    Compared(Comparison),
    /// A file for another app.
    Exported {
        /// What it is to be called.
        name: String,
        /// What it holds.
        text: String,
        /// The accounts that its format cannot hold.
        left_out: Vec<LeftBehind>,
    },
    /// QR codes to be shown.
    Sheet {
        /// The codes.
        items: Vec<SheetItem>,
        /// The accounts that they cannot hold.
        left_out: Vec<LeftBehind>,
    },
    /// Something with recovery codes.
    Codes(CodesAnswer),
    /// The activity log, newest first.
    Log(Vec<LogEntry>),
    /// Something with tags, notes and the like.
    Details(DetailsAnswer),
    /// What was chosen of files is in the vault.
    Imported {
        /// The accounts that were not there before.
        accounts: Vec<AccountId>,
    },
}

/// How a backup or a snapshot differs from the vault of now. Names as stored: show them through `ui::text::title`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// When it was saved, in milliseconds since the epoch (whole).
    pub saved_at: u64,
    /// Accounts that it has and the vault does not (or only in the trash): restoring brings them back.
    pub missing: Vec<Named>,
    /// Accounts that are other than in it (names, sites, parameters): restoring sets them as they were.
    pub changed: Vec<Named>,
    /// Accounts that the vault has and it does not: restoring leaves them alone.
    pub newer: Vec<Named>,
    /// How many accounts are the same.
    pub same: u32,
}

/// An account, as far as a list needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    /// Its id.
    pub id: AccountId,
    /// Issuer, as stored.
    pub issuer: String,
    /// Account name, as stored.
    pub name: String,
}

/// An account that a format cannot hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LeftBehind {
    /// Issuer, as stored.
    pub issuer: String,
    /// Account name, as stored.
    pub name: String,
    /// Which of its parameters the format has no room for.
    pub field: Field,
}

/// A QR code on a sheet.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SheetItem {
    /// Issuer, as stored; empty where the code holds several accounts.
    pub issuer: String,
    /// Account name, as stored; or those that the code holds.
    pub name: String,
    /// Modules along one side of the QR code, without the quiet zone.
    pub size: u32,
    /// An SVG path (`d`) of the dark modules, one unit a module, from 0,0.
    pub path: String,
}

/// A stored vault of before, as it can be seen without the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SnapshotView {
    /// Its name in the store.
    pub name: String,
    /// Why it was kept.
    pub why: SnapshotKind,
    /// When the vault in it was saved, in milliseconds since the epoch (whole).
    pub saved_at: u64,
}

/// Why a stored vault was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SnapshotKind {
    /// The last save of a day.
    Day,
    /// The vault as it was before Sixpence was updated.
    Update,
    /// The other of two saves of the same number (a copied profile).
    Copied,
    /// A copy of another vault, or a damaged one, that was in the way. Only to be downloaded.
    Aside,
}

/// Why the keeper has not done it. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum KeepFailure {
    /// As the background says it.
    Background(Failure),
    /// The passphrase is not that of the vault (or of the file).
    WrongPassphrase,
    /// The recovery key is well-formed but not that of the vault (or of the file).
    WrongRecoveryKey,
    /// The passkey does not open the vault.
    WrongPasskey,
    /// What was typed is no recovery key: it has `found` characters and needs `needed`.
    RecoveryKeyLength {
        /// Characters typed, without blanks and dashes.
        found: u32,
        /// Characters needed.
        needed: u32,
    },
    /// What was typed is no recovery key: this character, counted from 1, occurs in none.
    RecoveryKeyCharacter {
        /// Its place, without blanks and dashes.
        position: u32,
    },
    /// What was typed is no recovery key: there is a slip in this group, counted from 1.
    RecoveryKeyGroup {
        /// Which group.
        group: u32,
    },
    /// The vault or the file has no way to unlock of this kind.
    NoSuchMethod,
    /// The passphrase stays: it cannot be removed.
    LastMethod,
    /// The new passphrase has fewer characters than this.
    ShortPassphrase {
        /// Characters needed.
        least: u32,
    },
    /// The file is no backup of Sixpence.
    NotABackup,
    /// The file is a backup that a later version has written.
    NewerBackup,
    /// The file ends too early.
    CutOff,
    /// The file is damaged.
    DamagedBackup,
    /// The snapshot is no longer there, or damaged.
    NoSnapshot,
    /// There is not enough memory to stretch the passphrase.
    OutOfMemory,
    /// It is about recovery codes.
    Codes(CodesFailure),
    /// A tag or the note is too long, or there are too many tags.
    LongDetails,
    /// The vault is full.
    Full,
    /// The browser did not do what was asked.
    Browser,
}

/// What the page gets from the keeper: what was done, and the vault afterwards where it was changed.
pub struct KeptAnswer {
    /// What was done.
    pub kept: Kept,
    /// The vault after it, to be shown.
    pub view: Option<VaultView>,
}
