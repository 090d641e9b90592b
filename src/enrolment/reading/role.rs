//! What each control does when it is pressed.
//!
//! Rules that matter more than finding something: a word of danger in a name outweighs all else; of an unspecific name
//! ("Edit", "OK") also one in its row or heading; what has no name is not pressed; words that no list explains are no leave
//! to press (they may say "off" in a language that is not known here).

use super::facts::{Control, ControlKind, PageFacts, Seen};
use super::look::Look;
use super::words::{Topic, Topics, said, said_by_name};

/// What a control does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Leads to setting up two-factor login, or begins it.
    WayIn,
    /// Chooses the authenticator app among several ways.
    ChooseApp,
    /// Shows the secret as text.
    Reveal,
    /// Sends the code off, or goes to the next step.
    Confirm,
    /// Shows recovery codes that are there.
    ShowCodes,
    /// Makes recovery codes; older ones may cease to be valid.
    MakeCodes,
    /// Says that the recovery codes are saved.
    SavedCodes,
    /// Ends the site's assistant or dialog.
    Done,
    /// Puts it off, or goes back.
    Later,
    /// Turns something off, takes it away, ends the session, costs money. Never pressed.
    Dangerous,
    /// Something else.
    Other,
    /// Has no name. Never pressed.
    Unnamed,
}

/// Why a control has its role: for the explanation that the user can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// It has no name that could be read.
    NoName,
    /// Its name says that it turns something off or takes it away.
    TurnsOff,
    /// Its name says something else that cannot be undone.
    CannotBeUndone,
    /// Its name says little, and its row, its heading or the page is about turning something off.
    AmidDanger,
    /// A switch of two-factor login that is on: pressing it would turn it off.
    SwitchIsOn,
    /// Something dangerous is chosen in its form.
    FormIsDangerous,
    /// Its name puts it off or goes back.
    PutsOff,
    /// The link leads away from this origin.
    LeadsAway,
    /// It is about a password.
    AboutPassword,
    /// Its name tells how things are.
    TellsState,
    /// It takes a file or a copy.
    TakesCopy,
    /// It is about another way than an authenticator app.
    OtherMethod,
    /// Its name says that it sets something up.
    SetsUp,
    /// Its name names two-factor login.
    NamesTwoFactor,
    /// Its name names an authenticator app.
    NamesApp,
    /// Its row or heading is about two-factor login or an authenticator app.
    AmidTwoFactor,
    /// Its name names security settings.
    NamesSecurity,
    /// Its name leads to settings.
    LeadsToSettings,
    /// Its name has words that are not known here.
    UnknownWords,
    /// Its name shows the secret as text.
    ShowsSecret,
    /// Its name names recovery codes, or its row or heading does.
    AboutRecoveryCodes,
    /// Its name shows something.
    Shows,
    /// Its name makes something.
    Makes,
    /// Its name says that codes are saved.
    SaysSaved,
    /// Its name goes on.
    GoesOn,
    /// Its name ends something.
    Ends,
    /// The secret or a field for the code is on this page.
    SetupIsOpen,
}

/// A control with its role.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Judged {
    /// Its [`Control::index`].
    pub index: u32,
    /// What it does.
    pub role: Role,
    /// How much speaks for it, 0 to 100: among controls of one role the better ones have more.
    pub strength: u8,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// The roles of all controls, in their order.
#[must_use]
pub fn roles(page: &PageFacts, seen: Seen) -> Vec<Judged> {
    let around = Around::of(page, seen);
    page.controls
        .iter()
        .map(|control| {
            let (role, strength, reasons) = Look::at(control, &around).role();
            Judged { index: control.index, role, strength, reasons }
        })
        .collect()
}

/// What all controls of a page have in common.
pub(super) struct Around {
    /// The secret or the field for the code is there.
    pub(super) setup: bool,
    /// The title or the first heading is about turning something off.
    pub(super) danger: bool,
    /// Controls name other ways than an authenticator app.
    pub(super) other_methods: bool,
    /// Forms in which something dangerous is chosen.
    pub(super) dangerous_forms: Vec<u32>,
}

impl Around {
    fn of(page: &PageFacts, seen: Seen) -> Self {
        let chosen = |control: &&Control| {
            control.checked && matches!(control.kind, ControlKind::Radio | ControlKind::Checkbox | ControlKind::Option)
        };
        let dangerous = |control: &&Control| said_by_name(&control.name).topics.any(Topics::DANGER);
        Self {
            setup: seen.secret || seen.code_field,
            danger: said(&page.title).acts || page.headings.first().is_some_and(|heading| said(heading).acts),
            other_methods: page.controls.iter().any(|control| said(&control.name).has(Topic::OtherMethod)),
            dangerous_forms: page.controls.iter().filter(chosen).filter(dangerous).filter_map(|one| one.form).collect(),
        }
    }
}
