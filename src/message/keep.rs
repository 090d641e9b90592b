//! What the vault page asks of the keeper, a wasm instance of its own that is loaded for what is rarely done: ways to
//! unlock, backups, snapshots. The keeper reads; what it wants saved goes to the background, the only writer.

use serde::{Deserialize, Serialize};

use super::{CodesOrder, DetailsOrder, Proof};
#[cfg(doc)]
use super::{Kept, SnapshotView};
use crate::account::AccountId;

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
    /// Something with tags, notes and the like: [`Kept::Details`].
    Details(DetailsOrder),
    /// Move to the trash what an import has brought: [`Kept::Done`].
    UndoImport {
        /// The accounts.
        accounts: Vec<AccountId>,
    },
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
