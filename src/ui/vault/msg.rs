//! What can happen on the vault page, and what it can have done outside.

use zeroize::Zeroizing;

use crate::{
    account::AccountId,
    message::{Failure, Order, PasskeyView, VaultRequest, VaultView},
    ui::{add, confirm, guide::by_hand},
};

use super::{
    activity, codes, details, forms, import,
    keep::{self, rescue::Source, task::Deed},
    model::{Asked, Section},
    pictures,
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
    /// "Create vault".
    CreateVault,
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
    /// A tick of the edit form is set or taken away.
    EditTick(forms::Tick, bool),
    /// "Save" of the edit form.
    SaveEdit,
    /// "Use the newer" of a conflict.
    TakeNewer,
    /// "Delete".
    Delete,
    /// "Delete for good" of an account in the trash, before it is sure; `None` takes it back.
    AskPurge(Option<AccountId>),
    /// "Delete for good", for sure.
    Purge(AccountId),
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
    /// The sites that the user lets us watch, as the browser's patterns.
    Sites(Vec<String>),
    /// The user lets us watch sites, or no longer.
    Watch(Vec<String>, bool),
    /// A step of the checklist for turning two-factor login on is ticked, or no longer.
    ByHand(by_hand::Step, bool),
    /// Ways to unlock, backups, snapshots, the stores.
    Keep(keep::msg::Msg),
    /// Recovery codes.
    Codes(codes::msg::Msg),
    /// The activity log.
    Activity(activity::Msg),
    /// Pictures that the user brings.
    Pictures(pictures::msg::Msg),
    /// Files of other authenticators.
    Import(import::Msg),
    /// Tags, note and favourite of an account, and its place.
    Details(details::Msg),
    /// A tag is chosen, to which the list is narrowed; `None`: all accounts.
    Tag(Option<String>),
    /// The list is to stand in the user's own order, or by name.
    OwnOrder(bool),
}

/// Something is to be done outside.
pub enum Command {
    /// Send a request; its number and kind come back with the answer.
    Ask(u32, Asked, VaultRequest),
    /// Have the keeper do something; number and kind come back with the answer.
    Keep(u32, Deed, Order),
    /// Have the keeper read a text with recovery codes, once the user pauses: its round comes back with what was read.
    ReadCodes(u32, Zeroizing<String>),
    /// Put a recovery code on the clipboard: which of the set, and the code.
    CopyRecoveryCode(u16, Zeroizing<String>),
    /// Remember for the next time that the list stands in the user's own order, or by name.
    RememberOrder(bool),
    /// Have the keeper read the activity log: [`activity::Msg::Read`].
    ReadLog,
    /// Look for snapshots.
    Snapshots,
    /// Read what a vault is to be brought back from. The second: the file's text, where it is a file.
    ReadRescue(Source, String),
    /// Download a snapshot as it is stored.
    DownloadSnapshot(String),
    /// Download everything found in the stores.
    DownloadLeft,
    /// Save a file: its name, its text.
    Download(String, Zeroizing<String>),
    /// Print the page.
    Print,
    /// Judge a passphrase, once the user pauses: its round, and what was typed.
    Judge(u32, Zeroizing<String>),
    /// Draw a passphrase.
    Suggest,
    /// Make a passkey.
    MakePasskey,
    /// Ask one of these passkeys.
    AskPasskey(Vec<PasskeyView>),
    /// Something with pictures.
    Pictures(pictures::msg::Command),
    /// Something with files of other authenticators.
    Import(import::Command),
    /// Ask which sites the user lets us watch: [`Msg::Sites`].
    AskSites,
    /// Ask the user for sites, or give them back: [`Msg::Sites`].
    Watch(Vec<String>, bool),
    /// Put a code on the clipboard.
    Copy(String),
    /// Move the focus to the element with this id.
    Focus(&'static str),
}

/// The ids of elements that take the focus.
pub mod spot {
    /// The heading of a screen.
    pub const HEADING: &str = "heading";
    /// The heading of what stands beside the list.
    pub const PLACE: &str = "place-heading";
    /// What could not be read of pictures.
    pub const UNREAD: &str = "unread";
    /// The button "Start over" that is for sure.
    pub const SURE: &str = "start-over-sure";
    /// The button "Delete for good" that is for sure.
    pub const PURGE: &str = "purge-sure";
    /// What is lost if the activity is cleared.
    pub const CLEAR: &str = "clear-sure";
    /// The button "Undo".
    pub const UNDO: &str = "undo";
    /// The heading of a set of recovery codes.
    pub const CODES: &str = "codes-heading";
    /// The question whether to forget a set of recovery codes.
    pub const FORGET: &str = "forget-sure";
    /// "New secret key or otpauth address".
    pub const AGAIN: &str = "set-up-again";
    /// "Lock after (minutes)".
    pub const MINUTES: &str = "lock-minutes";
}
