//! What the vault page asks of the keeper, a wasm instance of its own that is loaded for what is rarely done: ways to
//! unlock, backups, snapshots. The keeper reads; what it wants saved goes to the background, the only writer.

use serde::{Deserialize, Serialize};

use super::{CodesAnswer, CodesFailure, CodesOrder, Failure, Proof, VaultView};
use crate::{account::AccountId, activity::LogEntry, otpauth::Field};

/// Something for the keeper to do. The vault is unlocked.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Order {
    /// Set another passphrase: [`Kept::Done`].
    SetPassphrase {
        /// The old one, or the recovery key.
        proof: Proof,
        /// The new one, as typed; at least 8 characters.
        new: String,
    },
    /// Make a recovery key, in the place of the old one if there is one: [`Kept::RecoveryKey`].
    NewRecoveryKey {
        /// The passphrase, or the old recovery key. `None` is enough right after the vault was made (generation 1).
        proof: Option<Proof>,
    },
    /// The user says that the recovery key just shown is kept: [`Kept::Done`].
    RecoveryKeyKept,
    /// See whether this is the recovery key: [`Kept::Done`].
    CheckRecoveryKey {
        /// As typed.
        text: String,
    },
    /// Add a passkey that was made for this: [`Kept::Done`].
    AddPasskey {
        /// The passphrase or the recovery key.
        proof: Proof,
        /// Credential id, base64.
        credential: String,
        /// The 32 bytes that the PRF was evaluated on, base64.
        salt: String,
        /// The 32 bytes that it gave, base64.
        output: String,
    },
    /// Remove a way to unlock; never the passphrase: [`Kept::Done`].
    RemoveMethod {
        /// The passphrase or the recovery key.
        proof: Proof,
        /// Which: the id in [`super::MethodView`].
        method: String,
    },
    /// Make a backup file that opens as the vault does today (passphrase, recovery key): [`Kept::File`].
    MakeBackup,
    /// Make a backup file that opens with a passphrase of its own: [`Kept::File`]. Whoever may choose that passphrase can read it.
    OwnBackup {
        /// The passphrase or the recovery key.
        proof: Proof,
        /// The passphrase of the file.
        passphrase: String,
    },
    /// Read a backup file and compare it with the vault: [`Kept::Compared`]. If it holds all accounts, that is noted.
    TestBackup {
        /// The file's text.
        file: String,
        /// What opens it.
        with: Proof,
    },
    /// Bring back what a backup file holds and the vault does not: [`Kept::Done`].
    RestoreBackup {
        /// The file's text.
        file: String,
        /// What opens it.
        with: Proof,
    },
    /// Compare a snapshot with the vault: [`Kept::Compared`].
    CompareSnapshot {
        /// Which: the name in [`SnapshotView`].
        name: String,
    },
    /// Bring back what a snapshot holds and the vault does not: [`Kept::Done`].
    RestoreSnapshot {
        /// Which.
        name: String,
    },
    /// All accounts in a file for another app, not encrypted: [`Kept::Exported`].
    Export {
        /// The passphrase, recovery key or passkey.
        proof: Proof,
        /// In which format.
        format: ExportFormat,
    },
    /// All accounts in an encrypted file for Aegis: [`Kept::Exported`].
    ExportSealed {
        /// The passphrase, recovery key or passkey.
        proof: Proof,
        /// The passphrase of the file.
        passphrase: String,
    },
    /// All accounts as QR codes: [`Kept::Sheet`].
    PrintSheet {
        /// The passphrase, recovery key or passkey.
        proof: Proof,
        /// As Google Authenticator exports them, several accounts in a code; else one for each account, to be printed.
        phone: bool,
    },
    /// One account as a QR code, for another device: [`Kept::Sheet`].
    ShowCode {
        /// The passphrase, recovery key or passkey.
        proof: Proof,
        /// Which account.
        account: AccountId,
    },
    /// Something with recovery codes: [`Kept::Codes`].
    Codes(CodesOrder),
    /// Read the activity log: [`Kept::Log`].
    ReadLog,
    /// Forget it: [`Kept::Done`].
    ClearLog,
    /// Move to the trash what an import has brought: [`Kept::Done`].
    UndoImport {
        /// The accounts.
        accounts: Vec<AccountId>,
    },
}

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

/// A format in which accounts leave the vault without encryption.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ExportFormat {
    /// A list of otpauth URIs, a line each.
    #[default]
    List,
    /// Aegis.
    Aegis,
    /// 2FAS.
    TwoFas,
    /// Bitwarden JSON.
    Bitwarden,
    /// FIDO Credential Exchange Format.
    Cxf,
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
