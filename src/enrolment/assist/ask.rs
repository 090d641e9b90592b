//! What the assistant asks the user, and how a run ends.

use serde::{Deserialize, Serialize};

use super::sight::Control;
use crate::enrolment::reading::ObstacleKind;

/// A question. The run waits for the answer; the page may change meanwhile, so what an answer is about is looked for again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// Whether two-factor login is off for this account. The first question of each run.
    IsOff,
    /// The page seems to say that it is on already: whether to go on.
    SeemsOn,
    /// Which of these may be pressed, if any.
    Press(Vec<Control>),
    /// Whether to type the code and press this, which turns it on. `again`: the site refused one before.
    TurnOn {
        /// What will be pressed; `None`: the page has nothing by a name, and the user presses it.
        confirm: Option<Control>,
        /// Whether a code was refused before.
        again: bool,
    },
    /// Whether the site says that it is on: no sign of it was recognised.
    IsOn,
    /// Whether to keep so many recovery codes, shown for correction.
    Keep(u32),
    /// Several different secrets are on the page: which one is it?
    Which(Vec<u32>),
}

/// What the user says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// Yes; to the first of several.
    Yes,
    /// The one of this place, from 0.
    The(u32),
    /// No, or none of them.
    No,
}

/// An answer, and to which question: one that comes after the question has changed answers nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answered {
    /// [`Show::number`](super::Show::number).
    pub number: u32,
    /// What the user says to it.
    pub answer: Answer,
}

/// Why the run waits for the user's own step on the page. It looks again and goes on by itself where it can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// The site asks for the password, which the assistant never types.
    Password,
    /// No way to two-factor login was found, or the user wanted none of those found.
    NoWay,
    /// The user is to choose on the page: the secret shown was not the right one, or none of several was.
    NoSecret,
    /// The secret is saved, but there is no field for its code.
    NoCodeField,
    /// The site refused two codes.
    Refused,
    /// The code was not typed: the field was gone, or did not take it.
    NotTyped,
    /// The control was gone when it was to be pressed.
    NotPressed,
    /// It is not on, as far as the user can see.
    NotOn,
    /// The site does not let the user go on.
    Site(ObstacleKind),
    /// The tab shows another site.
    Elsewhere,
    /// The browser lets no page be read before the user has acted on it.
    NoAccess,
}

/// How a run has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Two-factor login is on, and the vault holds the secret. How many recovery codes were kept.
    On(u32),
    /// The user has stopped it. `saved`: an account was saved whose login is not on, as far as was seen.
    Stopped {
        /// Whether an account was saved.
        saved: bool,
    },
    /// It is on already.
    WasOn,
    /// Nothing has happened for [`super::Run::PATIENCE_MS`].
    TimedOut {
        /// Whether an account was saved.
        saved: bool,
    },
    /// The vault could not be saved: nothing was typed, nothing pressed after that.
    NotSaved,
}
