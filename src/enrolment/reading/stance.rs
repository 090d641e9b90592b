//! The one thing that a page is at.

use super::findings::{Findings, MethodChoice, Offer, On, Pick, RecoveryShown, SecretShown};
use super::sentences::ObstacleKind;

/// What a page is at. By which order, if it is at several things: [`Findings::stance`].
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Stance {
    /// The user has to give the password. Never typed by the assistant.
    PasswordAsked,
    /// The code was not accepted.
    CodeRefused {
        /// What the page says.
        text: String,
        /// What would send another code off.
        confirm: Option<Pick>,
        /// Whether the secret is still shown.
        secret: bool,
    },
    /// Recovery codes are shown.
    RecoveryShown(RecoveryShown),
    /// The secret is shown.
    SecretShown(SecretShown),
    /// Two-factor login is on, after the assistant has acted.
    On(On),
    /// Two-factor login is on, before the assistant did anything.
    AlreadyOn {
        /// What would turn it off. Never pressed.
        off: Option<Pick>,
        /// An authenticator app could still be set up.
        way_in: Option<Pick>,
    },
    /// Something shows the secret.
    HiddenSecret {
        /// This.
        reveal: Pick,
    },
    /// A field for the code is there, without the secret.
    CodeAsked {
        /// What sends the code off.
        confirm: Option<Pick>,
    },
    /// One of several ways has to be chosen.
    MethodChoice(MethodChoice),
    /// Recovery codes can be had.
    RecoveryOffered(Offer),
    /// It can be begun, or come closer to.
    WayIn {
        /// Best first.
        candidates: Vec<Pick>,
    },
    /// Something is in the way.
    Obstacle {
        /// What it is.
        kind: ObstacleKind,
        /// What the page says.
        text: String,
    },
    /// None of these.
    Nothing,
}

impl Findings {
    /// The one thing to act on; `acted` if the assistant has pressed the confirm control of this enrolment.
    ///
    /// In this order:
    /// 1. what only the user can do: a password;
    /// 2. what the page answers: the code was refused;
    /// 3. the secret with a field for the code (recovery codes beside it are said there), then recovery codes: what is lost
    ///    if it is passed by;
    /// 4. once the assistant has acted, that it is on, and a secret without a field only then;
    /// 5. before it has acted, that it was on already;
    /// 6. an obstacle that the page marks as news;
    /// 7. the steps, from the last to the first: codes on offer (before the assistant has acted, only after the ways in), what
    ///    reveals the secret, the field for the code alone, the choice of a method, ways in;
    /// 8. an obstacle in plain words: pages mention much.
    #[must_use]
    pub fn stance(&self, acted: bool) -> Stance {
        if self.password_asked {
            return Stance::PasswordAsked;
        }
        if let Some(text) = &self.code_refused {
            return Stance::CodeRefused {
                text: text.clone(),
                confirm: self.confirm.clone(),
                secret: self.secret_shown.is_some(),
            };
        }
        let secret = self.secret_shown.clone().map(Stance::SecretShown);
        if let (Some(secret), true) = (&secret, self.code_field) {
            return secret.clone();
        }
        if let Some(shown) = &self.recovery_shown {
            return Stance::RecoveryShown(shown.clone());
        }
        // Some leave the secret where it was when it is on; then no field asks for a code any more.
        let now_on = if acted { self.state(true) } else { None };
        if let Some(stance) = now_on.or(secret) {
            return stance;
        }
        self.state(acted).or_else(|| self.announced()).or_else(|| self.step(acted)).unwrap_or(Stance::Nothing)
    }

    /// Whether it is on.
    fn state(&self, acted: bool) -> Option<Stance> {
        if self.on.is_none() && self.off_switch.is_none() {
            return None;
        }
        if acted {
            return Some(Stance::On(On {
                text: self.on.clone(),
                show_codes: self.recovery_offered.clone(),
                settings: self.settings.clone(),
            }));
        }
        // In the midst of setting it up, words about "on" are about something else.
        let underway = self.off_switch.is_none() && (self.code_field || self.reveal.is_some());
        let already = || Stance::AlreadyOn { off: self.off_switch.clone(), way_in: self.ways_in.first().cloned() };
        (!underway).then(already)
    }

    fn announced(&self) -> Option<Stance> {
        self.obstacle.as_ref().filter(|(_, _, announced)| *announced).map(obstacle)
    }

    fn step(&self, acted: bool) -> Option<Stance> {
        let offer = || self.recovery_offered.clone().map(Stance::RecoveryOffered);
        let candidates = self.ways_in.clone();
        let ways = || (!candidates.is_empty()).then_some(Stance::WayIn { candidates });
        let offer_first = if acted { offer() } else { None };
        offer_first
            .or_else(|| self.reveal.clone().map(|reveal| Stance::HiddenSecret { reveal }))
            .or_else(|| self.code_field.then(|| Stance::CodeAsked { confirm: self.confirm.clone() }))
            .or_else(|| self.method.clone().map(Stance::MethodChoice))
            .or_else(ways)
            .or_else(offer)
            .or_else(|| self.obstacle.as_ref().map(obstacle))
    }
}

fn obstacle((kind, text, _): &(ObstacleKind, String, bool)) -> Stance {
    Stance::Obstacle { kind: *kind, text: text.clone() }
}
