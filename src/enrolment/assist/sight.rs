//! What the assistant sees of a page.

use serde::{Deserialize, Serialize};

use crate::enrolment::reading::{Findings, ObstacleKind, Offer, Pick, RecoveryShown, Role};

/// A control of the page, by its number in the facts of the document and by its name. It is pressed only while both fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Control {
    /// Its number in the document's facts.
    pub index: u32,
    /// Its accessible name, as the user is shown it.
    pub name: String,
}

/// A secret that the page shows. The secret itself stays where the page was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretSeen {
    /// Which of the captures of this look it is.
    pub number: u32,
    /// Tells secrets apart: 32 bits of a hash of the secret and its parameters.
    pub mark: u32,
}

/// What one look at the page has found. Several can be there at once; [`super::Run`] takes them in its own order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sight {
    /// Which document this is; another one after a navigation.
    pub token: String,
    /// The secrets, each once: a QR code and a key that say the same are one.
    pub secrets: Vec<SecretSeen>,
    /// Shows the secret, or the key beside the QR code; changes nothing at the site.
    pub reveal: Option<Control>,
    /// The user is asked about [`Self::reveal`] first: only a recipe says what it does.
    pub reveal_asked: bool,
    /// Chooses the authenticator app among other ways.
    pub app: Option<Control>,
    /// May lead to where two-factor login is turned on, the likeliest first.
    pub ways: Vec<Control>,
    /// Sends the code, or goes on.
    pub confirm: Option<Control>,
    /// A field for the code of the app.
    pub code_field: bool,
    /// The page says that the code was wrong.
    pub refused: bool,
    /// The page asks for the password.
    pub password: bool,
    /// The page says that two-factor login is on.
    pub is_on: bool,
    /// The page has a control that turns it off.
    pub can_turn_off: bool,
    /// How many recovery codes it shows.
    pub codes: Option<u32>,
    /// How many a page before has shown, when there was no account yet that could have them.
    pub earlier_codes: Option<u32>,
    /// Shows recovery codes, or makes new ones.
    pub show_codes: Option<Control>,
    /// Says to the site that its recovery codes are kept, or ends what it has shown.
    pub finish: Option<Control>,
    /// Why it goes no further.
    pub obstacle: Option<ObstacleKind>,
}

impl Sight {
    /// Whether the code that was sent was accepted.
    pub(super) const fn is_accepted(&self) -> bool {
        !self.code_field && (self.is_on || self.codes.is_some())
    }

    /// Puts together what each reader has found in one document: its controls and words, its secrets, its recovery codes.
    #[must_use]
    pub fn of(token: String, page: &Findings, secrets: Vec<SecretSeen>, codes: Option<u32>) -> Self {
        let shown = page.secret_shown.as_ref();
        let method = page.method.as_ref();
        // The app may be chosen already; then it only remains to go on.
        let app =
            method.and_then(|method| if method.app.checked { method.proceed.as_ref() } else { Some(&method.app) });
        // Where recovery codes are is often said on the page of the security settings only.
        let offered = page.recovery_offered.as_ref().map(|Offer { show, .. }| show);
        let kept = page.recovery_shown.as_ref().and_then(RecoveryShown::next);
        let reveal = page.reveal.as_ref().or(shown.and_then(|shown| shown.reveal.as_ref()));
        let reveals = |pick: &Pick| page.judged.iter().any(|it| it.index == pick.index && it.role == Role::Reveal);
        Self {
            token,
            secrets,
            reveal: control(reveal),
            reveal_asked: reveal.is_some_and(|pick| !reveals(pick)),
            app: control(app),
            ways: page.ways_in.iter().map(Control::from).collect(),
            confirm: control(shown.and_then(|shown| shown.confirm.as_ref()).or(page.confirm.as_ref())),
            code_field: page.code_field,
            refused: page.code_refused.is_some(),
            password: page.password_asked,
            is_on: page.on.is_some(),
            can_turn_off: page.off_switch.is_some(),
            codes,
            earlier_codes: None,
            show_codes: control(offered.or(page.settings.as_ref())),
            finish: control(kept),
            obstacle: page.obstacle.as_ref().map(|(kind, ..)| *kind),
        }
    }
}

impl RecoveryShown {
    /// That they are saved comes before going on.
    fn next(&self) -> Option<&Pick> {
        self.saved.as_ref().filter(|saved| !saved.checked).or(self.done.as_ref())
    }
}

impl From<&Pick> for Control {
    fn from(pick: &Pick) -> Self {
        Self { index: pick.index, name: pick.name.clone() }
    }
}

fn control(pick: Option<&Pick>) -> Option<Control> {
    pick.map(Control::from)
}
