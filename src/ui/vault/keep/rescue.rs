//! Bringing a vault back: from a backup file at the first run, from a snapshot or a backup file where the vault cannot be
//! opened.

use crate::{
    message::{Failure, KeepFailure, SnapshotView, Text, Trouble},
    ui::{
        proof::{ProofForm, Way},
        text,
    },
};

use super::task::Picked;

/// Where it is brought back from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A backup file.
    File,
    /// A snapshot, by its name in the store.
    Snapshot(String),
}

/// The form as it stands. Holds what was typed: no `Debug`.
pub struct Rescue {
    /// Where from.
    pub source: Source,
    /// The file that was chosen.
    pub file: Option<String>,
    /// The stored vault in it, base64, once it was read.
    pub stored: Option<String>,
    /// What opens it.
    pub proof: ProofForm,
    /// What is wrong with the file or the snapshot.
    pub file_error: Option<Text>,
    /// What is wrong beside that.
    pub error: Option<Text>,
}

impl Rescue {
    /// An empty form.
    #[must_use]
    pub fn new(source: Source) -> Self {
        // What opens a file is not known before it was tried; a passkey is bound to the vault of this browser.
        let proof = ProofForm::new(vec![Way::Passphrase, Way::RecoveryKey]);
        Self { source, file: None, stored: None, proof, file_error: None, error: None }
    }

    /// A file was chosen; what is in it will be read.
    pub fn pick(&mut self, file: &Picked) {
        self.file = Some(file.name.clone());
        self.stored = None;
        self.file_error = None;
        self.error = None;
    }

    /// It was read, or is no backup.
    pub fn read(&mut self, stored: Result<String, KeepFailure>) {
        match stored {
            Ok(stored) => self.stored = Some(stored),
            Err(why) => self.file_error = Some(text::keep_failure(&why)),
        }
    }

    /// It does not become the vault.
    pub fn refused(&mut self, failure: &Failure) {
        match failure {
            Failure::WrongPassphrase => self.proof.not_kept(&KeepFailure::WrongPassphrase),
            Failure::WrongKey => self.proof.not_kept(&KeepFailure::WrongRecoveryKey),
            failure => {
                self.error = Some(text::failure(failure));
                false
            }
        };
    }
}

/// The screen of a vault that cannot be opened.
pub struct TroubleScreen {
    /// Why.
    pub trouble: Trouble,
    /// What was kept of it, once that is known.
    pub snapshots: Option<Vec<SnapshotView>>,
    /// Whether "Start over" was chosen and waits for the second yes.
    pub start_over: bool,
    /// What went wrong with it.
    pub error: Option<Text>,
}

impl TroubleScreen {
    /// Before anything was looked for.
    #[must_use]
    pub const fn new(trouble: Trouble) -> Self {
        Self { trouble, snapshots: None, start_over: false, error: None }
    }

    /// Whether another vault can be put in its place.
    #[must_use]
    pub const fn can_rescue(&self) -> bool {
        matches!(self.trouble, Trouble::Missing | Trouble::Damaged | Trouble::TwoVaults)
    }

    /// Whether the user may begin anew.
    #[must_use]
    pub const fn can_start_over(&self) -> bool {
        matches!(self.trouble, Trouble::Missing | Trouble::Damaged)
    }
}
