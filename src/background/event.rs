//! What comes in: requests of our pages, acts of the user in the browser, and what effects have brought back.

use super::menu::MenuEntry;
use crate::{
    account::AccountId,
    autofill::{Choice, FillReport, NoChoice},
    capture::{
        drafts::{Drafts, Found},
        found::NotRead,
    },
    enrolment::assist::{Answered, Todo},
    message::{GuideRequest, PopupRequest, VaultRequest},
    origin::Origin,
    otpauth::OtpauthError,
    vault::{Copy, LockClock, SlotName, StoreName, Stretched},
};
use serde::{Deserialize, Serialize};

/// Ties an event to the effects it causes and to what they bring back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(pub u32);

/// Something that happened.
pub enum Event {
    /// `popup.html` asks.
    Popup(PopupRequest),
    /// `vault.html` asks.
    Vault(VaultRequest),
    /// `guide.html` asks.
    Guide(GuideRequest),
    /// An entry of the context menu was chosen.
    Menu(MenuClick),
    /// The keyboard command `fill-code`, in this tab.
    FillCommand {
        /// The tab in front.
        tab: i32,
    },
    /// On a site that the user has granted, something appeared that may be a code or a key of an account.
    Appeared {
        /// In which tab.
        tab: i32,
    },
    /// On a site that the user has granted, something appeared that may be a code field.
    FieldAppeared {
        /// In which tab.
        tab: i32,
    },
    /// The user has clicked the offer at a code field.
    OfferTaken {
        /// In which tab.
        tab: i32,
    },
    /// On a site that the user has granted, a user name was typed, on the step before the code perhaps.
    NameTyped {
        /// In which tab.
        tab: i32,
        /// Of the page.
        origin: Origin,
        /// As typed.
        name: String,
    },
    /// The user has granted sites, or taken them back.
    Sites {
        /// The browser's patterns, such as `https://example.com/*`, with blanks between them.
        patterns: String,
        /// Which of the two.
        granted: bool,
    },
    /// The computer's screen was locked, or nobody has touched it for as long as the vault may stay open.
    ScreenLocked,
    /// Sixpence was updated.
    Updated,
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
    /// The passphrase stretched by Argon2id; `None` if the browser could not (memory). Of a recovery key: what it leads to;
    /// `None` if it is none.
    Stretched(Option<Stretched>),
    /// How a save went.
    Saved(SaveReport),
    /// Which of the copies were written anew, in their order.
    Healed(Vec<bool>),
    /// Whether the stores are empty now.
    Cleared(bool),
    /// What is known of the tab.
    Tab(Tab),
    /// The field for the code, or why there is none; `None` if the page is closed to extensions.
    Field(Option<Result<Choice, NoChoice>>),
    /// How the page took the code; `None` if it was gone before it could say.
    Filled(Option<FillReport>),
    /// What a page or a text holds, or what was typed; `None` if the browser could not read it.
    Read(Option<Result<Drafts, NotRead>>),
    /// How each account relates to the page: [`crate::matching::Relation::number`]. Empty if that could not be found out.
    Related(Vec<u8>),
    /// By how many milliseconds the site's clock is ahead of ours; `None` if it could not be compared.
    Clock(Option<f64>),
    /// The time asked for is over.
    Waited,
    /// A run after its turn; `None`: nothing has changed since the last look, or the turn failed.
    Turned(Option<Box<TurnedCourse>>),
}

/// What happens to a run, as the background knows it. Looks and presses are made on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum AssistTurn {
    /// It begins.
    Start,
    /// Look at the page.
    Look,
    /// The same, if it is another than at the last look.
    Poll,
    /// Press what a turn before has named ([`Todo::Press`]).
    Press(String),
    /// The user has answered.
    Answer(Answered),
    /// So many recovery codes were kept.
    Kept(u32),
    /// The user has done what was asked for.
    GoOn,
    /// The user wants no more.
    Stop,
    /// The account is saved, or could not be.
    Saved(Option<AccountId>),
    /// Whether the code was typed.
    Typed(bool),
    /// It was taken up again.
    Resumed,
}

/// A run after its turn. May hold a secret: no `Debug`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TurnedCourse {
    /// [`crate::enrolment::assist::Course`] as JSON.
    pub course: String,
    /// [`crate::enrolment::assist::Show`] as JSON.
    pub show: String,
    /// What is to be done.
    pub todo: Vec<Todo>,
    /// Whether something new wants the user.
    pub calls: bool,
}

/// What is known of a tab.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Tab {
    /// The address of its page; `None` if it is closed or hidden from us.
    pub address: Option<String>,
    /// Whether its badge is [`super::Badge::Offer`].
    pub offered: bool,
    /// Whether its window is a private one.
    pub private: bool,
}

/// How a save went, store by store: whether it was written and read back the same.
#[derive(Default)]
pub struct SaveReport {
    /// `storage.local`.
    pub main: bool,
    /// IndexedDB.
    pub mirror: bool,
    /// Another background has saved meanwhile: what the stores hold now. Nothing was written.
    pub moved: Option<Holding>,
}

/// What the two stores of the vault hold.
#[derive(Default, Clone)]
pub struct Holding {
    /// The texts found.
    pub copies: Vec<(StoreName, SlotName, String)>,
    /// The markers found.
    pub born: Vec<String>,
    /// The stores that threw, or did not answer in time.
    pub failing: Vec<StoreName>,
}

impl Holding {
    /// The copies as the vault reads them.
    pub(super) fn copies(&self) -> Vec<Copy<'_>> {
        self.copies.iter().map(|(store, slot, text)| Copy { store: *store, slot: *slot, text }).collect()
    }

    /// The markers as the vault reads them.
    pub(super) fn born(&self) -> Vec<&str> {
        self.born.iter().map(String::as_str).collect()
    }
}

/// What the stores hold when the background wakes.
#[derive(Default)]
pub struct Stored {
    /// The stores of the vault.
    pub holding: Holding,
    /// The unlocked session.
    pub session: Option<SessionRecord>,
    /// A capture that waits.
    pub capture: Option<CaptureRecord>,
    /// Attempts to unlock that have failed.
    pub failed: FailedUnlocks,
    /// Selected recovery codes that wait.
    pub codes: Option<CodesRecord>,
    /// A run of the assistant.
    pub assist: Option<AssistRecord>,
}

/// A run of the assistant, as `storage.session` keeps it until it is over and read. It may hold secrets and recovery codes that
/// wait for the user's yes: no `Debug`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AssistRecord {
    /// In which tab.
    pub tab: i32,
    /// The origin that it is about.
    pub origin: String,
    /// Whether its window is a private one.
    pub private: bool,
    /// When the user has done something last, in milliseconds since the epoch.
    pub at: f64,
    /// [`TurnedCourse::course`]; `None` before the first turn.
    pub course: Option<String>,
    /// [`TurnedCourse::show`].
    pub show: String,
    /// The account, once it is saved.
    pub account: Option<AccountId>,
    /// The accounts that this run has added.
    pub added: Vec<AccountId>,
    /// Whether it has ended.
    pub over: bool,
}

/// Attempts to unlock that have failed since the log was told of some, as `storage.local` keeps them: numbers and nothing else.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct FailedUnlocks {
    /// How many.
    pub count: u16,
    /// When the last one was, in milliseconds since the epoch.
    pub last: f64,
}

/// The unlocked session, as `storage.session` keeps it: memory of the browser, gone when it exits.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionRecord {
    /// The root key as base64.
    pub key: String,
    /// The deadline.
    pub clock: LockClock,
    /// The generation that was saved or opened last: an older one is not what the user left.
    #[serde(default)]
    pub generation: u64,
}

/// A capture that waits for the user, as `storage.session` keeps it for 10 minutes at most.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CaptureRecord {
    /// When it was made, in milliseconds since the epoch.
    pub at: f64,
    /// The origin of the page, if it may become a site of the account.
    pub origin: Option<String>,
    /// What may become accounts.
    pub found: Vec<Found>,
    /// What was read and cannot be an account.
    pub refused: Vec<OtpauthError>,
}

/// Selected recovery codes that wait for the user, as `storage.session` keeps them for 10 minutes at most.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodesRecord {
    /// The text.
    pub text: String,
    /// The origin of the page.
    pub origin: Option<String>,
    /// When they were selected, in milliseconds since the epoch.
    pub at: f64,
}
