//! What can happen in the popup, and what it can have done outside.

use crate::{
    account::AccountId,
    message::{Consent, Failure, PopupAnswer, PopupRequest},
    ui::{add, confirm},
};

use super::model::{Asked, NoteRead};

/// Something happened.
pub enum Msg {
    /// An answer arrived: the number of its request, what was asked, the answer.
    Answered(u32, Asked, Result<PopupAnswer, Failure>),
    /// Time has passed; milliseconds since the epoch.
    Tick(f64),
    /// The key came or went elsewhere: another page has locked or unlocked the vault.
    KeyChanged,
    /// Try again to reach the background.
    Retry,
    /// The passphrase is being typed.
    Passphrase(String),
    /// "Unlock".
    Unlock,
    /// "Lock".
    Lock,
    /// The search is being typed.
    Search(String),
    /// A tag is chosen; `None`: all accounts.
    Tag(Option<String>),
    /// The list is to stand in the user's own order, or by name.
    OwnOrder(bool),
    /// "Note": of this account.
    ShowNote(AccountId),
    /// What was read of its note.
    NoteRead(AccountId, NoteRead),
    /// An arrow: by so many rows.
    Move(isize),
    /// Escape.
    Escape,
    /// "Fill"; without an account, that of the selected one.
    Fill(Option<AccountId>),
    /// "Copy code".
    Copy(AccountId),
    /// The clipboard has the code, or refused it.
    Copied(bool),
    /// "Next code".
    NextCode(AccountId),
    /// "Take back".
    TakeBack(AccountId),
    /// "Was the code refused?"
    OpenRefused,
    /// "Use the site's time".
    UseSiteTime,
    /// "Fill once" or "Always on this site".
    Consent(Consent),
    /// "Turn on two-factor here", "Back to the assistant".
    Guide,
    /// "Scan this page".
    Scan,
    /// The scan has got so far: looks done, looks in all.
    Scanned(u32, u32),
    /// "Stop scanning".
    StopScan,
    /// "Offer codes on this site", or no longer.
    Watch(bool),
    /// Whether the site is watched now.
    Watched(bool),
    /// "Add account".
    OpenAdd,
    /// A field of the form "Add account" is being typed.
    Add(add::Field, String),
    /// "Save account" of the form.
    SaveAdd,
    /// The confirm screen.
    Confirm(confirm::Msg),
    /// "Save account" of the confirm screen.
    SaveCapture,
    /// "Cancel", on whichever screen.
    Cancel,
    /// "Use a recovery code": of this account.
    UseRecovery(AccountId),
    /// "Open vault" or "Set up Sixpence".
    OpenVault,
    /// "Open vault", at this account.
    OpenAccount(AccountId),
}

/// Something is to be done outside.
pub enum Command {
    /// Send a request; its number and kind come back with the answer.
    Ask(u32, Asked, PopupRequest),
    /// Put a code on the clipboard.
    Copy(String),
    /// Open the vault page.
    OpenVault,
    /// Open the vault page at the recovery codes of this account, for the page in the popup's tab.
    OpenCodes(AccountId),
    /// Open the vault page at this account.
    OpenAccount(AccountId),
    /// Read the note of this account: [`Msg::NoteRead`].
    ReadNote(AccountId),
    /// Remember for the next time that the list stands in the user's own order, or by name.
    RememberOrder(bool),
    /// Ask whether a site (its origin) is watched: [`Msg::Watched`].
    AskWatched(String),
    /// Ask the user for a site, or give it back: [`Msg::Watched`].
    Watch(String, bool),
    /// Show the assistant's panel in the place of this page.
    Guide,
    /// Move the focus to the element with this id.
    Focus(&'static str),
    /// The work is done: close the popup, after the user could read the line of feedback.
    Close,
}

/// The ids of elements that take the focus.
pub mod spot {
    /// The search field.
    pub const SEARCH: &str = "search";
    /// The passphrase field.
    pub const PASSPHRASE: &str = "passphrase";
    /// The heading of a screen.
    pub const HEADING: &str = "heading";
}
