//! Recovery codes on the vault page, and what the user has done with an account at the site: turned it off, set it up again.

mod answer;
pub mod msg;
pub mod update;

pub(super) use answer::{answered, not_filled};

use std::collections::VecDeque;

use zeroize::Zeroizing;

use crate::{
    account::AccountId,
    message::{CodesOrder, CodesSet, ShownCode, Text},
    recovery_set::RecoverySetId,
    ui::{codes_form::CodesForm, proof::ProofForm},
};

use super::model::Model;

/// For how long codes stay on the screen, in milliseconds. Then the page asks anew who is there.
pub const SHOWN_MS: f64 = 120_000.0;

/// What the page knows of it. Holds codes: no `Debug`.
#[derive(Default)]
pub struct Codes {
    /// All sets, once they are known.
    pub sets: Option<Vec<CodesSet>>,
    /// How many there are beside them that this version cannot read.
    pub unreadable: u32,
    /// The form "Add recovery codes".
    pub form: Option<CodesForm>,
    /// The set that is opened.
    pub open: Option<Open>,
    /// The form "I set it up again".
    pub again: Option<Again>,
    /// The code that was just copied or filled: the line of feedback offers to take its mark back.
    pub copied: Option<u16>,
    /// Marks that are shown and wait for the one that is being saved. Also after the set was closed.
    marks: VecDeque<(Deed, CodesOrder)>,
}

/// A set that is opened, or about to be.
pub struct Open {
    /// Which.
    pub set: RecoverySetId,
    /// Who asks.
    pub proof: ProofForm,
    /// The codes, once that is proved.
    pub shown: Option<Vec<ShownCode>>,
    /// Until when they are shown, in milliseconds since the epoch; `None` before the next look at the clock.
    pub until: Option<f64>,
    /// Whether "Forget these codes" waits for the second yes.
    pub forgets: bool,
    /// The number of the order that asks for the codes: an answer to another one shows nothing.
    asked: u32,
}

/// The form "I set it up again".
pub struct Again {
    /// Which account.
    pub account: AccountId,
    /// What is wrong.
    pub error: Option<Text>,
    typed: Zeroizing<String>,
}

/// What the keeper was asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// To list the sets.
    List,
    /// To keep codes.
    Keep,
    /// To show a set.
    Show,
    /// To mark a code as used, or to take that back.
    Mark(u16, bool),
    /// To note that the codes are printed.
    Print,
    /// To note that they are exported.
    Export,
    /// To forget a set.
    Forget,
    /// To put a new secret in the place of an account's.
    SetUpAgain,
    /// To move an account to the trash that was turned off at the site.
    TurnedOff(AccountId),
}

impl Codes {
    /// The codes of an account that are to be used.
    #[must_use]
    pub fn of(&self, account: AccountId) -> Option<&CodesSet> {
        self.sets.iter().flatten().find(|set| set.set.account == account && set.counts())
    }

    /// A set by its id.
    #[must_use]
    pub fn set(&self, id: RecoverySetId) -> Option<&CodesSet> {
        self.sets.iter().flatten().find(|set| set.set.id == id)
    }

    /// The set that is opened.
    #[must_use]
    pub fn opened(&self) -> Option<&CodesSet> {
        self.set(self.open.as_ref()?.set)
    }

    /// The codes on the screen.
    #[must_use]
    pub fn shown(&self) -> Option<&[ShownCode]> {
        self.open.as_ref()?.shown.as_deref()
    }

    /// What was begun is given up: the page leaves the section, or begins something else.
    pub fn leave(&mut self) {
        self.form = None;
        self.open = None;
        self.again = None;
        self.copied = None;
    }

    /// Time has passed. Says whether codes have left the screen.
    pub fn tick(&mut self, now: f64) -> bool {
        let Some(open) = self.open.as_mut().filter(|open| open.shown.is_some()) else { return false };
        let over = now >= *open.until.get_or_insert(now + SHOWN_MS);
        if over {
            self.open = None;
            self.copied = None;
        }
        over
    }

    /// When the page has to look at the clock for it. `now`: of the last look.
    #[must_use]
    pub fn wake_at(&self, now: f64) -> Option<f64> {
        let open = self.open.as_ref().filter(|open| open.shown.is_some())?;
        Some(open.until.unwrap_or(now))
    }
}

impl Open {
    /// A set that nobody has proved to be allowed to see.
    #[must_use]
    pub const fn new(set: RecoverySetId, proof: ProofForm) -> Self {
        Self { set, proof, shown: None, until: None, forgets: false, asked: 0 }
    }
}

impl Again {
    /// The empty form.
    #[must_use]
    pub fn new(account: AccountId) -> Self {
        Self { account, error: None, typed: Zeroizing::default() }
    }
}

impl Model {
    /// The form "Add recovery codes", if it is shown.
    #[must_use]
    pub const fn codes_form(&self) -> Option<&CodesForm> {
        self.codes.form.as_ref()
    }

    /// The code whose mark the line of feedback offers to take back.
    #[must_use]
    pub fn copied_code(&self) -> Option<u16> {
        let said = self
            .status
            .as_ref()
            .is_some_and(|status| matches!(&*status.text.key, "recoveryCodeCopied" | "recoveryCodeFilled"));
        self.codes.copied.filter(|_| said)
    }
}
