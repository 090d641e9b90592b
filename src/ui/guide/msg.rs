//! What can happen in the panel, and what it can have done outside.

use zeroize::Zeroizing;

use crate::{
    enrolment::assist::Answer,
    message::{CodesOrder, Failure, GuideRequest, KeepFailure},
    ui::codes_form,
};

use super::{
    by_hand::Step,
    model::{Asked, Seen},
};

/// Something happened.
pub enum Msg {
    /// The panel opens, about this tab.
    Opened(Option<i32>),
    /// An answer arrived: the number of its request, what was asked, the answer.
    Answered(u32, Asked, Result<Seen, Failure>),
    /// Something has changed in a run.
    Changed,
    /// The key came or went: another page has locked or unlocked the vault.
    KeyChanged,
    /// Try again to reach the background.
    Retry,
    /// "Start".
    Start,
    /// The user has given the site's permission, or not.
    Permitted(bool),
    /// An answer to the question that is shown.
    Answer(Answer),
    /// The run should have gone on by now after the answer of this number.
    NotHeard(u32),
    /// "Go on".
    GoOn,
    /// "Stop".
    Stop,
    /// "Close", and "Cancel" of a selected text.
    Close,
    /// "By hand", or back from there.
    ByHand(bool),
    /// A step of the checklist is ticked, or no longer.
    Tick(Step, bool),
    /// Something in the form with recovery codes.
    Codes(codes_form::Msg),
    /// "Save recovery codes"; whether they replace those that are there.
    SaveCodes(bool),
    /// The keeper has kept so many codes, or not.
    CodesKept(usize, Result<(), KeepFailure>),
    /// "Do not save them", or "Cancel" of the form.
    DropCodes,
    /// "Accounts".
    Accounts,
    /// "Scan this page".
    Scan,
}

/// Something is to be done outside.
pub enum Command {
    /// Send a request; its number and kind come back with the answer.
    Ask(u32, Asked, GuideRequest),
    /// Ask the user for the permission of a site (its origin): [`Msg::Permitted`].
    Permit(String),
    /// Have the keeper read a text, once the user pauses: its round.
    ReadCodes(u32, Zeroizing<String>),
    /// Have the keeper keep so many codes: [`Msg::CodesKept`].
    KeepCodes(usize, CodesOrder),
    /// The run should go on soon after the answer of this number: [`Msg::NotHeard`].
    AwaitRun(u32),
    /// Go to the popup.
    Go(Where),
    /// Move the focus to the element with this id.
    Focus(&'static str),
}

/// Where in the popup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// What there is to do first.
    Door,
    /// The accounts, also while a run goes on.
    Accounts,
    /// A scan of the page.
    Scan,
}

/// The ids of elements that take the focus.
pub mod spot {
    /// The heading of a screen.
    pub const HEADING: &str = "heading";
    /// What the run is at.
    pub const NOW: &str = "now";
}
