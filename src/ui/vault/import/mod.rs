//! Files of other authenticators, from choosing them to one undo for all that came of them: what the page knows of it.

mod msg;
pub mod preview;
pub mod update;

pub use msg::{Command, Msg, Outcome};

use zeroize::Zeroizing;

use crate::{
    account::AccountId,
    import::{Cost, ImportError},
    message::{ReadFile, Text},
    ui::vault::pictures::reading::Unreadable,
};

use preview::Preview;

/// The `id` of the heading of what is shown.
pub const SPOT: &str = "import-heading";
/// The `id` of the field for the passphrase of a file.
pub const PASSPHRASE_SPOT: &str = "file-passphrase";
/// The `id` of the field for text.
pub const TEXT_SPOT: &str = "import-text";

/// What the page knows of an import. Holds a passphrase while it is typed: no `Debug`.
#[derive(Default)]
pub struct Import {
    /// How far it is.
    pub stage: Stage,
    /// The files, in the order in which they are read.
    pub files: Vec<File>,
    /// What is wrong with the whole of it.
    pub error: Option<Text>,
    /// The text that is being pasted.
    pub text: Zeroizing<String>,
    /// The passphrase that was tried last, while it is being tried.
    passphrase: Zeroizing<String>,
    /// How often an import was begun: what arrives of an earlier one is dropped.
    round: u32,
}

/// How far an import is.
#[derive(Default)]
pub enum Stage {
    /// Nothing is going on.
    #[default]
    Idle,
    /// A file is being read: its place.
    Reading(usize),
    /// The user has to say something before this file can be read.
    Asks(usize, Question),
    /// It is being found out what would be imported.
    Comparing,
    /// The user chooses.
    Preview(Preview),
    /// What was chosen is being saved.
    Saving(Preview),
    /// It is in the vault: these accounts.
    Done(Vec<AccountId>),
}

/// Which stage, without what is in it: when this changes, it is drawn anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// See [`Stage::Idle`].
    Idle,
    /// See [`Stage::Reading`] and [`Stage::Comparing`].
    Working,
    /// See [`Question::Passphrase`]: of the file at this place.
    Passphrase(usize),
    /// See [`Question::Cost`].
    Cost(usize),
    /// See [`Stage::Preview`] and [`Stage::Saving`].
    Preview,
    /// See [`Stage::Done`].
    Done,
}

/// What the user is asked.
pub enum Question {
    /// The passphrase of the file.
    Passphrase {
        /// As typed.
        typed: Zeroizing<String>,
        /// What is wrong with it.
        error: Option<Text>,
    },
    /// Whether as much memory and time may be taken as its passphrase needs.
    Cost(Cost, Zeroizing<String>),
}

/// A file, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name; empty for text that was pasted.
    pub name: String,
    /// What became of it; `None` while it was not read.
    pub outcome: Option<Result<ReadFile, Unread>>,
}

/// Why nothing came of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is no file that can be read.
    File(ImportError),
    /// It is a picture that cannot be read.
    Picture(Unreadable),
    /// It is a picture without a code for an authenticator.
    NoCode,
    /// The user has left it out.
    LeftOut,
    /// The browser has stopped what read it: mostly since there was not enough memory.
    Ended,
}

impl Import {
    /// Which stage.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match &self.stage {
            Stage::Idle => Kind::Idle,
            Stage::Reading(_) | Stage::Comparing => Kind::Working,
            Stage::Asks(at, Question::Passphrase { .. }) => Kind::Passphrase(*at),
            Stage::Asks(at, Question::Cost(..)) => Kind::Cost(*at),
            Stage::Preview(_) | Stage::Saving(_) => Kind::Preview,
            Stage::Done(_) => Kind::Done,
        }
    }

    /// Whether nothing of the files is needed any more.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Idle | Stage::Done(_))
    }

    /// What would be imported, if it is shown.
    #[must_use]
    pub const fn preview(&self) -> Option<&Preview> {
        match &self.stage {
            Stage::Preview(preview) | Stage::Saving(preview) => Some(preview),
            _ => None,
        }
    }

    /// The file that is being read.
    #[must_use]
    pub fn reading(&self) -> Option<&File> {
        match self.stage {
            Stage::Reading(at) => self.files.get(at),
            _ => None,
        }
    }

    /// What is wrong with the passphrase that was typed.
    #[must_use]
    pub fn passphrase_error(&self) -> Option<&Text> {
        match &self.stage {
            Stage::Asks(_, Question::Passphrase { error, .. }) => error.as_ref(),
            _ => None,
        }
    }

    /// Whether what arrives with this number is of this import.
    #[must_use]
    pub const fn is_round(&self, round: u32) -> bool {
        self.round == round
    }

    /// Nothing of it stays in the page. What arrives later is of an earlier round.
    pub fn blank(&mut self) {
        *self = Self { round: self.round.wrapping_add(1), ..Self::default() };
    }
}
