//! What can happen in an import, and what it can have done outside.

use zeroize::Zeroizing;

use crate::{
    message::{FileRead, ImportChoice, ImportPreview, KeepFailure, KeptAnswer},
    ui::vault::pictures::reading::Unreadable,
};

/// Something happened.
#[allow(clippy::large_enum_variant, reason = "one at a time, and moved once; on wasm32 it is no larger")]
pub enum Msg {
    /// Files were chosen, dropped or pasted: their names.
    Brought(Vec<String>),
    /// Text is being pasted.
    Text(String),
    /// "Read text".
    ReadText,
    /// A file was read, in this round.
    Read(u32, Outcome),
    /// The passphrase of the file is being typed.
    Passphrase(String),
    /// "Open": with the passphrase as typed.
    Open,
    /// "Try it": whatever it costs.
    TryIt,
    /// "Leave this file out".
    LeaveOut,
    /// What would be imported, in this round.
    Previewed(u32, Result<ImportPreview, KeepFailure>),
    /// A row is chosen, or no longer.
    Choose(usize, bool),
    /// All rows that can be are chosen, or none.
    ChooseAll(bool),
    /// Whether login addresses become sites.
    Sites(bool),
    /// Whether recovery codes in notes are kept as such.
    Codes(bool),
    /// "Show more".
    More,
    /// "Import".
    Save,
    /// What was chosen is saved, or is not: the round, the number of the request.
    Saved(u32, u32, Result<KeptAnswer, KeepFailure>),
    /// "Cancel", at whatever stage.
    Cancel,
    /// "Undo import".
    Undo,
    /// "Import more".
    Again,
}

/// What became of the attempt to read a file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// What reads files says so.
    Read(FileRead),
    /// It is a picture that cannot be read.
    Picture(Unreadable),
    /// It is a picture without a code for an authenticator.
    NoCode,
    /// What read it was ended.
    Ended,
}

/// Something is to be done outside.
pub enum Command {
    /// Take over the files that were brought.
    Take,
    /// Take text in the place of a file.
    TakeText(Zeroizing<String>),
    /// Read the file at this place.
    Read {
        /// Comes back with the answer.
        round: u32,
        /// The place.
        at: usize,
        /// Its passphrase, if it was asked for.
        passphrase: Option<Zeroizing<String>>,
        /// The user has agreed to what the passphrase costs.
        costly: bool,
    },
    /// Find out what would be imported.
    Preview(u32),
    /// Save what was chosen.
    Save {
        /// Comes back with the answer.
        round: u32,
        /// Its number among the requests; comes back with the answer.
        number: u32,
        /// What was chosen.
        choice: ImportChoice,
    },
}
