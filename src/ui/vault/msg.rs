//! What can happen on the vault page, and what it can have done outside.

use crate::{
    account::AccountId,
    message::{Failure, VaultRequest, VaultView},
    ui::{add, confirm, create},
};

use super::{
    forms,
    model::{Asked, Section},
};

/// Something happened.
pub enum Msg {
    /// An answer arrived: the number of its request, what was asked, the answer.
    Answered(u32, Asked, Result<VaultView, Failure>),
    /// Time has passed; milliseconds since the epoch.
    Tick(f64),
    /// The key came or went elsewhere: another page has locked or unlocked the vault.
    KeyChanged,
    /// Try again to reach the background.
    Retry,
    /// The first-run form is being typed.
    Create(create::Field, String),
    /// "Create vault".
    CreateVault,
    /// The passphrase is being typed.
    Passphrase(String),
    /// "Unlock".
    Unlock,
    /// "Lock".
    Lock,
    /// A section is chosen.
    Go(Section),
    /// The search is being typed.
    Search(String),
    /// An account is chosen.
    Choose(AccountId),
    /// "Add account".
    OpenAdd,
    /// "Deleted accounts".
    OpenTrash,
    /// A field of the form "Add account" is being typed.
    Add(add::Field, String),
    /// "Save account" of the form.
    SaveAdd,
    /// A field of the edit form is being typed.
    Edit(forms::Field, String),
    /// "Save" of the edit form.
    SaveEdit,
    /// "Delete".
    Delete,
    /// "Restore", or "Undo" of a deletion.
    Restore(AccountId),
    /// "Copy code".
    Copy(AccountId),
    /// The clipboard has the code, or refused it.
    Copied(bool),
    /// "Next code".
    NextCode(AccountId),
    /// The confirm screen.
    Confirm(confirm::Msg),
    /// "Save account" of the confirm screen.
    SaveCapture,
    /// "Cancel", on whichever screen.
    Cancel,
    /// "Lock after (minutes)" is being typed.
    Minutes(String),
    /// It was typed to the end.
    SaveMinutes,
    /// "Show the next code in the last seconds".
    ShowNext(bool),
}

/// Something is to be done outside.
pub enum Command {
    /// Send a request; its number and kind come back with the answer.
    Ask(u32, Asked, VaultRequest),
    /// Put a code on the clipboard.
    Copy(String),
    /// Move the focus to the element with this id.
    Focus(&'static str),
}

/// The ids of elements that take the focus.
pub mod spot {
    /// "New passphrase".
    pub const NEW: &str = "new-passphrase";
    /// "Repeat passphrase".
    pub const REPEAT: &str = "repeat-passphrase";
    /// The passphrase field.
    pub const PASSPHRASE: &str = "passphrase";
    /// The heading of a screen.
    pub const HEADING: &str = "heading";
    /// The heading of what stands beside the list.
    pub const PLACE: &str = "place-heading";
    /// The button "Undo".
    pub const UNDO: &str = "undo";
    /// "Lock after (minutes)".
    pub const MINUTES: &str = "lock-minutes";
}
