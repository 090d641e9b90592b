//! What the user has begun in the sections "Unlock methods" and "Import and export": one form at a time.

use crate::{
    account::AccountId,
    message::{Comparison, DetailsOrder, ExportFormat, KeepFailure, Order, Proof, Text},
    ui::{
        passphrase::NewPassphrase,
        proof::{self, ProofForm, Taken},
        text,
        vault::{codes, details},
    },
};

/// The `id` of the field in which a file is chosen.
pub const FILE_SPOT: &str = "backup-file";
/// The `id` of the heading of the form.
pub const TASK_SPOT: &str = "task";

/// A kind of task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Set another passphrase.
    SetPassphrase,
    /// Make a recovery key.
    NewRecoveryKey,
    /// See whether a recovery key is the right one.
    CheckRecoveryKey,
    /// Add a passkey.
    AddPasskey,
    /// Remove a passkey.
    RemovePasskey,
    /// Make a backup with a passphrase of its own.
    MakeBackup,
    /// Read a backup back.
    TestBackup,
    /// Compare a snapshot with the vault.
    Snapshot,
    /// Write all accounts into a file that is not encrypted.
    Export,
    /// Print all accounts as QR codes.
    PrintSheet,
    /// Write all accounts into an encrypted file for Aegis.
    ExportSealed,
    /// Show all accounts as QR codes that a phone reads.
    PhoneSheet,
    /// Show one account as a QR code.
    ShowCode,
    /// Show the note of an account that holds recovery codes.
    ShowNote,
}

/// What the keeper was asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// To make the recovery key of a new vault.
    FirstRecoveryKey,
    /// To note that the recovery key is kept.
    KeyKept,
    /// To make a backup that opens as the vault does.
    Backup,
    /// To do what the form is for.
    Task(Kind),
    /// To forget the activity log.
    ClearLog,
    /// To bring back what a backup or a snapshot holds.
    Restore(Kind),
    /// Something with recovery codes.
    Codes(codes::Deed),
    /// To move to the trash what an import has brought.
    UndoImport,
    /// Something with tags, notes and the like.
    Details(details::Deed),
}

/// A file that was chosen.
#[derive(Clone)]
pub struct Picked {
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// A passkey that was made for this vault.
#[derive(Clone)]
pub struct Made {
    /// Credential id, base64.
    pub credential: String,
    /// What its PRF was evaluated on, base64.
    pub salt: String,
    /// What it gave, base64.
    pub output: String,
}

/// Where an error of the form stands that is not about the proof or the new passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Under the file.
    File,
    /// Above the buttons.
    Whole,
}

/// The form as it stands. Holds secrets: no `Debug`.
pub struct Task {
    /// What it is for.
    pub kind: Kind,
    /// What it is about: a method's id, a snapshot's name or an account's id.
    pub target: String,
    /// Who asks.
    pub proof: Option<ProofForm>,
    /// A new passphrase.
    pub new: Option<NewPassphrase>,
    /// The format of an export.
    pub format: ExportFormat,
    /// The backup file.
    pub file: Option<Picked>,
    /// The passkey that was made: it is not made twice when the proof was wrong.
    pub passkey: Option<Made>,
    /// How what was read differs from the vault.
    pub compared: Option<Comparison>,
    /// What is wrong beside that.
    pub error: Option<(Place, Text)>,
}

/// What follows when the form is sent.
pub enum Next {
    /// The keeper is asked.
    Order(Order),
    /// A passkey is asked who is there.
    AskPasskey,
    /// A passkey is made.
    MakePasskey,
    /// Something is missing, in the field of this id.
    Wrong(&'static str),
}

impl Kind {
    /// Whether accounts leave the vault: then a passkey, too, proves who is there.
    pub(super) const fn is_export(self) -> bool {
        matches!(
            self,
            Self::Export
                | Self::ExportSealed
                | Self::PrintSheet
                | Self::PhoneSheet
                | Self::ShowCode
                | Self::ShowNote
                | Self::MakeBackup
        )
    }

    const fn asks_new_passphrase(self) -> bool {
        matches!(self, Self::SetPassphrase | Self::MakeBackup | Self::ExportSealed)
    }

    const fn asks_proof(self) -> bool {
        !matches!(self, Self::Snapshot)
    }
}

impl Task {
    /// An empty form. `ways`: what proves who asks.
    #[must_use]
    pub fn new(kind: Kind, target: String, ways: Vec<proof::Way>) -> Self {
        Self {
            kind,
            target,
            proof: kind.asks_proof().then(|| ProofForm::new(ways)),
            new: kind.asks_new_passphrase().then(NewPassphrase::default),
            format: ExportFormat::default(),
            file: None,
            passkey: None,
            compared: None,
            error: None,
        }
    }

    /// Where the focus goes when the form appears.
    #[must_use]
    pub const fn first_spot(&self) -> &'static str {
        TASK_SPOT
    }

    /// What the keeper is asked for when the form is sent.
    pub fn send(&mut self) -> Next {
        self.error = None;
        if self.kind == Kind::TestBackup && self.file.is_none() {
            self.error = Some((Place::File, Text::plain("backupFileEmpty")));
            return Next::Wrong(FILE_SPOT);
        }
        let proof = match self.proof.as_mut().map(ProofForm::take) {
            None => None,
            Some(Taken::Proof(proof)) => Some(proof),
            Some(Taken::AskPasskey) => return Next::AskPasskey,
            Some(Taken::Nothing) => return Next::Wrong(proof::SPOT),
        };
        let new = match &mut self.new {
            None => None,
            Some(form) => match form.take() {
                Some(new) => Some(new),
                None => return Next::Wrong(form.spot()),
            },
        };
        self.order(proof, new)
    }

    fn order(&self, proof: Option<Proof>, new: Option<String>) -> Next {
        let order = match (self.kind, proof, new) {
            (Kind::SetPassphrase, Some(proof), Some(new)) => Order::SetPassphrase { proof, new },
            (Kind::NewRecoveryKey, proof, _) => Order::NewRecoveryKey { proof },
            (Kind::CheckRecoveryKey, Some(Proof::RecoveryKey { text }), _) => Order::CheckRecoveryKey { text },
            (Kind::AddPasskey, Some(proof), _) => match self.passkey.clone() {
                Some(Made { credential, salt, output }) => Order::AddPasskey { proof, credential, salt, output },
                None => return Next::MakePasskey,
            },
            (Kind::RemovePasskey, Some(proof), _) => Order::RemoveMethod { proof, method: self.target.clone() },
            (Kind::MakeBackup, Some(proof), Some(passphrase)) => Order::OwnBackup { proof, passphrase },
            (Kind::TestBackup, Some(with), _) => Order::TestBackup { file: self.file_text(), with },
            (Kind::Snapshot, ..) => Order::CompareSnapshot { name: self.target.clone() },
            (Kind::Export, Some(proof), _) => Order::Export { proof, format: self.format },
            (Kind::ExportSealed, Some(proof), Some(passphrase)) => Order::ExportSealed { proof, passphrase },
            (Kind::PrintSheet, Some(proof), _) => Order::PrintSheet { proof, phone: false },
            (Kind::ShowCode | Kind::ShowNote, Some(proof), _) => match AccountId::try_from(self.target.clone()) {
                Ok(account) if self.kind == Kind::ShowCode => Order::ShowCode { proof, account },
                Ok(account) => Order::Details(DetailsOrder::Note { account, proof: Some(proof) }),
                Err(_) => return Next::Wrong(TASK_SPOT),
            },
            (Kind::PhoneSheet, Some(proof), _) => Order::PrintSheet { proof, phone: true },
            _ => return Next::Wrong(proof::SPOT),
        };
        Next::Order(order)
    }

    /// What brings back what was compared; `None` where nothing was, or it cannot be.
    pub fn restore(&mut self) -> Option<Order> {
        self.compared.as_ref()?;
        match self.kind {
            Kind::Snapshot => Some(Order::RestoreSnapshot { name: self.target.clone() }),
            Kind::TestBackup => match self.proof.as_mut()?.take() {
                Taken::Proof(with) => Some(Order::RestoreBackup { file: self.file_text(), with }),
                _ => None,
            },
            _ => None,
        }
    }

    /// Another file was chosen: what was said of the last one holds no longer.
    pub fn pick(&mut self, file: Picked) {
        self.file = Some(file);
        self.error = None;
        self.compared = None;
    }

    /// It was not done. Gives the id of the field that it is about.
    pub fn refused(&mut self, why: &KeepFailure) -> &'static str {
        if self.proof.as_mut().is_some_and(|proof| proof.not_kept(why)) {
            return proof::SPOT;
        }
        let words = text::keep_failure(why);
        match (&mut self.new, why) {
            (Some(new), KeepFailure::ShortPassphrase { .. }) => {
                new.refused(words);
                new.spot()
            }
            _ if text::is_about_file(why) => {
                self.error = Some((Place::File, words));
                FILE_SPOT
            }
            _ => {
                self.error = Some((Place::Whole, words));
                TASK_SPOT
            }
        }
    }

    fn file_text(&self) -> String {
        self.file.as_ref().map(|file| file.text.clone()).unwrap_or_default()
    }
}
