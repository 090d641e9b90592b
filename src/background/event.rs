//! What comes in: requests of our pages, acts of the user in the browser, and what effects have brought back.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::menu::MenuEntry;
use crate::{
    autofill::{Choice, FillReport, NoChoice},
    message::{PopupRequest, VaultRequest},
    vault::{LockClock, SlotName, Stretched},
};

/// Ties an event to the effects it causes and to what they bring back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(pub u32);

/// Something that happened.
pub enum Event {
    /// `popup.html` asks.
    Popup(PopupRequest),
    /// `vault.html` asks.
    Vault(VaultRequest),
    /// An entry of the context menu was chosen.
    Menu(MenuClick),
    /// The keyboard command `fill-code`, in this tab.
    FillCommand {
        /// The tab in front.
        tab: i32,
    },
    /// The computer's screen was locked.
    ScreenLocked,
    /// An alarm rang: time to look at the deadline.
    Tick,
    /// An effect has ended.
    Outcome(Outcome),
}

/// A choice in the context menu, as the browser reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuClick {
    /// Which entry.
    pub entry: MenuEntry,
    /// In which tab.
    pub tab: i32,
    /// In which frame of it; 0 is the page itself. Firefox numbers the others beyond 32 bits.
    pub frame: i64,
    /// Address of the picture.
    pub picture: Option<String>,
    /// The selected text.
    pub selection: Option<String>,
    /// Address of the link.
    pub link: Option<String>,
}

/// What an effect has brought back.
pub enum Outcome {
    /// The passphrase stretched by Argon2id; `None` if the browser could not (memory).
    Stretched(Option<Stretched>),
    /// The vault was written and read back the same; `false`: the store refused, the old vault stands.
    Saved(bool),
    /// The address of the tab's page; `None` if it is closed or hidden from us.
    Tab(Option<String>),
    /// The field for the code, or why there is none; `None` if the page is closed to extensions.
    Field(Option<Result<Choice, NoChoice>>),
    /// How the page took the code; `None` if it was gone before it could say.
    Filled(Option<FillReport>),
    /// Texts of the QR codes in a picture; `None` if it could not be had.
    Texts(Option<Vec<Zeroizing<String>>>),
    /// The time asked for is over.
    Waited,
}

/// What the stores hold when the background wakes.
#[derive(Default)]
pub struct Stored {
    /// What the slots of the vault hold, as base64.
    pub slots: Vec<(SlotName, String)>,
    /// Whether a vault was ever made here.
    pub born: bool,
    /// Whether the store threw instead of answering.
    pub failed: bool,
    /// The unlocked session.
    pub session: Option<SessionRecord>,
    /// A capture that waits.
    pub capture: Option<CaptureRecord>,
}

/// The unlocked session, as `storage.session` keeps it: memory of the browser, gone when it exits.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionRecord {
    /// The root key as base64.
    pub key: String,
    /// The deadline.
    pub clock: LockClock,
}

/// A capture that waits for the user, as `storage.session` keeps it for 10 minutes at most.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CaptureRecord {
    /// When it was made, in milliseconds since the epoch.
    pub at: f64,
    /// The origin of the page, if it may become a site of the account.
    pub origin: Option<String>,
    /// The texts that were read: otpauth addresses or keys.
    pub texts: Vec<String>,
}
