//! All that was found on a page, side by side: a page can be at several things at once.

use super::facts::Control;
use super::role::Judged;
use super::sentences::ObstacleKind;

/// A control that may be pressed, if the user says yes to its name.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Pick {
    /// Its [`Control::index`].
    pub index: u32,
    /// Its name, as the page gives it.
    pub name: String,
    /// Whether it is enabled; a confirm button often waits for the code.
    pub enabled: bool,
    /// Whether it is chosen already: there is nothing to press.
    pub checked: bool,
}

/// The secret is on the page.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SecretShown {
    /// What shows the secret as text.
    pub reveal: Option<Pick>,
    /// What sends the code off (with a field for it) or goes on to that field (without).
    pub confirm: Option<Pick>,
    /// Whether the page wants the password, too: the user types it.
    pub password: bool,
    /// Whether recovery codes are on the same page: they are saved before the code is sent off.
    pub recovery_codes: bool,
}

/// Several ways are offered.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct MethodChoice {
    /// The authenticator app.
    pub app: Pick,
    /// What goes on from there, if choosing is not enough.
    pub proceed: Option<Pick>,
}

/// Recovery codes are on the page.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RecoveryShown {
    /// What says that they are saved, unless that is said already.
    pub saved: Option<Pick>,
    /// What goes on.
    pub done: Option<Pick>,
}

/// Recovery codes can be had.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// What shows or makes them.
    pub show: Pick,
    /// Whether pressing it makes a new set.
    pub is_new: bool,
    /// Whether the page says, or leaves open, that older codes cease to be valid by it.
    pub replaces: bool,
}

/// Two-factor login is on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct On {
    /// The words that say so; without them, a way to turn it off is there.
    pub text: Option<String>,
    /// Where recovery codes can be had.
    pub show_codes: Option<Offer>,
    /// A link to the page of security settings, where they may be found.
    pub settings: Option<Pick>,
}

/// Everything at once.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Findings {
    /// The role of each control, with reasons.
    pub judged: Vec<Judged>,
    /// The user has to give the password first.
    pub password_asked: bool,
    /// The code was not accepted: what the page says.
    pub code_refused: Option<String>,
    /// Recovery codes are shown.
    pub recovery_shown: Option<RecoveryShown>,
    /// The secret is shown.
    pub secret_shown: Option<SecretShown>,
    /// No secret is shown, but something shows it.
    pub reveal: Option<Pick>,
    /// A field for the code is there.
    pub code_field: bool,
    /// What would send the code off, or go on.
    pub confirm: Option<Pick>,
    /// Several ways are offered, an authenticator app among them.
    pub method: Option<MethodChoice>,
    /// Ways in, best first.
    pub ways_in: Vec<Pick>,
    /// The page says that two-factor login is on: its words.
    pub on: Option<String>,
    /// What would turn two-factor login off: it is on.
    pub off_switch: Option<Pick>,
    /// Recovery codes can be had.
    pub recovery_offered: Option<Offer>,
    /// A link to security settings.
    pub settings: Option<Pick>,
    /// Something is in the way, in the page's words, and whether the page marks it as news.
    pub obstacle: Option<(ObstacleKind, String, bool)>,
}

impl Pick {
    pub(in crate::enrolment) fn of(control: &Control) -> Self {
        Self { index: control.index, name: control.name.clone(), enabled: control.enabled, checked: control.checked }
    }
}
