//! What the number [`LogEntry::reason`](super::LogEntry::reason) says, task by task: why it failed, or what exactly was done.
//! The words are those of the exported log.

use super::{Task, enrol::EnrolEnd, numbered::numbered};

numbered! {
    /// Why a code was not filled.
    FillReason {
        /// The site imitates one that the account knows.
        LookAlike = 1 "the site imitates another one",
        /// The field is in a frame of another site.
        ForeignFrame = 2 "the field belongs to another site",
        /// The page is not encrypted.
        NotSecure = 3 "the page is not encrypted",
        /// The field did not take what was typed.
        FieldRefused = 4 "the field did not take the code",
        /// The page was drawn anew meanwhile.
        PageChanged = 5 "the page changed meanwhile",
        /// The code has more characters than the field takes.
        DoesNotFit = 6 "the code does not fit into the field",
    }
}

numbered! {
    /// Which way to unlock was changed, and how.
    MethodChanged {
        /// Another passphrase was set.
        Passphrase = 1 "passphrase changed",
        /// A recovery key was made.
        RecoveryKey = 2 "recovery key made",
        /// A passkey was added.
        PasskeyAdded = 3 "passkey added",
        /// A way was removed; the passphrase never is.
        Removed = 4 "removed",
        /// The passphrase is stretched harder again: somebody had lowered what it costs to guess it.
        Raised = 5 "passphrase stretched harder",
    }
}

numbered! {
    /// What left the vault.
    Exported {
        /// The vault itself, encrypted.
        Backup = 1 "backup",
        /// All accounts in a file that is not encrypted.
        List = 2 "list of accounts, not encrypted",
        /// All accounts as QR codes, to be printed.
        Sheet = 3 "QR codes to be printed",
        /// All accounts in a file for another app that is not encrypted.
        File = 4 "file for another app, not encrypted",
        /// The same, encrypted.
        SealedFile = 5 "file for another app, encrypted",
        /// All accounts as QR codes that a phone reads.
        Codes = 6 "QR codes for a phone",
        /// One account as a QR code.
        OneCode = 7 "QR code of one account",
    }
}

numbered! {
    /// Where accounts came from.
    Imported {
        /// A backup file.
        Backup = 1 "from a backup",
        /// A snapshot of an earlier day.
        Snapshot = 2 "from a snapshot",
        /// Files of other apps.
        File = 3 "from other apps",
        /// What came from them went to the trash again.
        TakenBack = 4 "import undone",
    }
}

/// What the number is called for this task.
#[must_use]
pub fn word(task: Task, number: u16) -> &'static str {
    match task {
        Task::Fill => FillReason::from(number).word(),
        Task::MethodsChanged => MethodChanged::from(number).word(),
        Task::Export => Exported::from(number).word(),
        Task::Import => Imported::from(number).word(),
        Task::Enrol => EnrolEnd::from(number).word(),
        _ => "unknown",
    }
}
