//! What goes out: everything the background can do to the world.

use zeroize::Zeroizing;

use super::event::{AssistRecord, AssistTurn, CaptureRecord, CodesRecord, SessionRecord};
use crate::time::UnixMs;
use crate::{
    autofill::{Aim, FillOrder},
    message::{Failure, GuideView, PopupAnswer, Text, VaultView},
    origin::Origin,
    vault::{KdfRequest, LockClock, SlotName, StoreName, Write},
};

/// Something to be done. Those that bring something back say which [`super::Outcome`].
pub enum Effect {
    /// Answer the request of this ticket.
    Reply(Reply),
    /// Stretch a passphrase in an instance of its own: `Outcome::Stretched`.
    Stretch {
        /// As typed.
        passphrase: Zeroizing<String>,
        /// How.
        request: KdfRequest,
    },
    /// Read a recovery key and derive what it leads to: `Outcome::Stretched`.
    Recover {
        /// As typed.
        text: Zeroizing<String>,
    },
    /// Write a save into a slot of both stores, with the marker `born`, and read it back: `Outcome::Saved`.
    Save {
        /// Which slot.
        slot: SlotName,
        /// The vault as base64.
        text: String,
        /// The marker.
        born: String,
        /// Stores that are left alone: what lies there is not ours to write over.
        spare: Vec<StoreName>,
        /// The save before, to be kept.
        snapshot: Option<Snapshot>,
    },
    /// Write single copies anew, each after what lay there was put aside where it says so: `Outcome::Healed`.
    Heal {
        /// Which.
        writes: Vec<Write>,
        /// The marker.
        born: String,
        /// Now.
        now: UnixMs,
    },
    /// Put all copies aside and take them out of the stores: `Outcome::Cleared`.
    ClearStores {
        /// Now.
        now: UnixMs,
        /// Whether the markers go too, so that it is a first run.
        born: bool,
    },
    /// Keep a stored vault beside those of the days.
    KeepSnapshot(Snapshot),
    /// Keep the unlocked session in `storage.session`, and tell the pages that it is there. Once for an unlock: each time
    /// that a text goes to the browser, copies of it stay behind in memory that nobody wipes.
    KeepSession(SessionRecord),
    /// Keep the new deadline and generation of a session that is kept.
    KeepClock {
        /// The deadline.
        clock: LockClock,
        /// See [`SessionRecord::generation`].
        generation: u64,
    },
    /// Remove the session, overwrite what the browser may have kept of it, and tell the pages.
    ForgetSession,
    /// Keep a capture in `storage.session` and wake at its end.
    KeepCapture {
        /// What was captured.
        record: CaptureRecord,
        /// When it ends, in milliseconds since the epoch.
        until: f64,
    },
    /// Remove it.
    ForgetCapture,
    /// Keep a run of the assistant in `storage.session`, and tell its panel that something has changed.
    KeepAssist(AssistRecord),
    /// Remove it.
    ForgetAssist,
    /// Take a turn of a run ([`crate::enrolment::assist::turn`]): `Outcome::Turned`.
    Assist {
        /// In which tab.
        tab: i32,
        /// The origin that it is about: of no other page anything is read.
        origin: Origin,
        /// The course, as the turn before has left it.
        course: Option<String>,
        /// What happens.
        turn: AssistTurn,
    },
    /// Keep selected recovery codes in `storage.session` and wake at their end.
    KeepCodes {
        /// What was selected.
        record: CodesRecord,
        /// When it ends, in milliseconds since the epoch.
        until: f64,
    },
    /// Remove them.
    ForgetCodes,
    /// Ask what is known of a tab: `Outcome::Tab`.
    Look {
        /// Which tab.
        tab: i32,
    },
    /// Put the sensor into all frames of the page that we may reach, and choose ([`crate::autofill::choose`]) among what
    /// it reports: `Outcome::Field`.
    FindField {
        /// Which tab.
        tab: i32,
        /// Which field.
        aim: Aim,
        /// The origin of the tab's page.
        top: Origin,
        /// The account names among which the page may name one.
        names: Vec<String>,
    },
    /// Find out how accounts relate to a page ([`crate::matching::relations`]): `Outcome::Related`.
    Relate {
        /// The page's origin.
        page: Origin,
        /// The sites of each account.
        sites: Vec<Vec<String>>,
    },
    /// Show the offer at a field, or, where the browser cannot tell whether the user sees it, on the toolbar button.
    Offer {
        /// Which tab.
        tab: i32,
        /// Which frame.
        frame: i64,
        /// Of the document.
        token: String,
        /// By what the sensor knows the field.
        field: u32,
        /// What it says.
        text: Text,
    },
    /// Compare the computer's clock with that of the page's site: `Outcome::Clock`.
    CompareClock {
        /// Which tab.
        tab: i32,
    },
    /// Fill a frame: `Outcome::Filled`.
    Fill {
        /// Which tab.
        tab: i32,
        /// Which frame.
        frame: i64,
        /// What to type where.
        order: FillOrder,
    },
    /// Read the QR codes of a page and what is written on it: `Outcome::Read`.
    ReadPage {
        /// Which tab.
        tab: i32,
        /// The address of a picture at which the user has pointed.
        picture: Option<String>,
        /// Whether nobody has asked for it: only what the elements themselves give, nothing moves.
        quiet: bool,
        /// The page's host, as it is shown.
        host: Option<String>,
    },
    /// Read a text that the user has selected, or the address of a link: `Outcome::Read`.
    ReadText {
        /// As the browser gives it.
        text: Zeroizing<String>,
        /// The page's host, as it is shown.
        host: Option<String>,
    },
    /// Read what the user has typed or brought: `Outcome::Read`.
    ReadTyped {
        /// The fields of the form ([`crate::message::AddForm`]), or what codes of pictures say.
        texts: Vec<String>,
        /// Whether it is the form.
        form: bool,
    },
    /// End the reading of a page, if one is under way: it brings what it has found so far.
    StopReading,
    /// Wait: `Outcome::Waited`.
    Wait {
        /// How many milliseconds.
        ms: u64,
    },
    /// The same; nobody waits for it.
    Later {
        /// How many milliseconds.
        ms: u64,
    },
    /// Open the popup over this tab, or a small window of the same page where the browser refuses.
    OpenPopup {
        /// The tab it is about.
        tab: i32,
    },
    /// Put a badge on the toolbar button.
    Badge {
        /// For this tab only.
        tab: i32,
        /// Which.
        badge: Badge,
    },
    /// Show on the toolbar button whether the vault is open, and wake at the deadline (milliseconds since the epoch).
    ShowLock {
        /// When it locks; `None`: it is locked.
        lock_at: Option<f64>,
    },
}

/// A stored vault to be kept. Those whose name begins with `day-` are the last saves of days; the latest 7 stay.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Snapshot {
    /// Its name; one of the same name is replaced.
    pub name: String,
    /// When it is kept.
    pub at: UnixMs,
    /// The stored vault, base64.
    pub text: String,
}

/// The answer to a page.
pub enum Reply {
    /// To `popup.html`.
    Popup(Result<PopupAnswer, Failure>),
    /// To `vault.html`.
    Vault(Result<VaultView, Failure>),
    /// To `guide.html`.
    Guide(Result<GuideView, Failure>),
    /// Nobody waits for one (menu, command, alarm): only that it is done.
    Done,
}

/// The mark on the toolbar button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Badge {
    /// None.
    Clear,
    /// `!`, and what it means as the button's title.
    Attention(Text),
    /// `+`, and what can be saved as the button's title.
    Offer(Text),
}
