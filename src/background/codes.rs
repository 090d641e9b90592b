//! Selected recovery codes that wait for the user: which account they belong to and what is to be saved, a page asks.

use zeroize::Zeroizing;

use super::{
    app::{App, Flow},
    effect::Effect,
    event::{CodesRecord, Outcome, Ticket},
    page::Actions,
    pending::PATIENCE_MS,
};
use crate::{message::Failure, origin::Origin, time::UnixMs};

/// A selected text that may hold recovery codes. Kept in `storage.session` too, since the worker may die before the user
/// answers. No `Debug`.
pub struct WaitingCodes {
    /// As the browser gives it.
    pub text: Zeroizing<String>,
    /// The page where it was selected; `None` in a private window, which leaves no trace of the site.
    pub origin: Option<Origin>,
    /// When.
    pub at: UnixMs,
}

impl WaitingCodes {
    pub(super) fn from_record(CodesRecord { text, origin, at }: CodesRecord) -> Self {
        let origin = origin.and_then(|origin| Origin::parse(&origin).ok());
        Self { text: text.into(), origin, at: UnixMs(at.max(0.0) as u64) }
    }

    /// The host of the page, as it is shown.
    #[must_use]
    pub fn host(&self) -> Option<String> {
        self.origin.as_ref().map(Origin::shown)
    }

    fn keep(&self) -> Effect {
        let record = CodesRecord {
            text: self.text.to_string(),
            origin: self.origin.as_ref().map(ToString::to_string),
            at: self.at.0 as f64,
        };
        Effect::KeepCodes { record, until: self.at.plus_ms(PATIENCE_MS).0 as f64 }
    }
}

impl App {
    /// The selected recovery codes that wait.
    #[must_use]
    pub const fn codes(&self) -> Option<&WaitingCodes> {
        self.codes.as_ref()
    }

    /// "Save the selected recovery codes": whose page it is, the browser says.
    pub(super) fn select_codes(&mut self, ticket: Ticket, tab: i32, text: String) -> Actions {
        self.wait_for(ticket, Flow::SelectingCodes { tab, text: text.into() }, Effect::Look { tab })
    }

    pub(super) fn codes_selected(
        &mut self,
        ticket: Ticket,
        (tab, text): (i32, Zeroizing<String>),
        outcome: Outcome,
        at: UnixMs,
    ) -> Actions {
        let Outcome::Tab(about) = outcome else { return self.tell(ticket, tab, Failure::Browser) };
        let address = about.address.filter(|_| !about.private);
        let origin = address.and_then(|address| Origin::parse(&address).ok());
        let codes = WaitingCodes { text, origin, at };
        let keep = codes.keep();
        self.codes = Some(codes);
        Actions::one(ticket, keep).and(ticket, Effect::OpenPopup { tab }).then(Actions::done(ticket))
    }

    /// They are saved, or the user does not want them.
    pub fn drop_codes(&mut self) -> Actions {
        match self.codes.take() {
            Some(_) => Actions::one(Ticket(0), Effect::ForgetCodes),
            None => Actions::default(),
        }
    }

    /// What has waited too long is gone; a clock turned back ends it too.
    pub(super) fn forget_old_codes(&mut self, now: UnixMs) -> Actions {
        let waits = |codes: &WaitingCodes| now >= codes.at && now.since(codes.at) < PATIENCE_MS;
        if self.codes.as_ref().is_none_or(waits) { Actions::default() } else { self.drop_codes() }
    }
}
