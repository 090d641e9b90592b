//! The key while the vault is open: kept, its deadline moved, forgotten.

use super::{
    app::{App, Session},
    effect::Effect,
    event::{SessionRecord, Ticket},
    page::{Actions, Page},
};
use crate::{
    time::UnixMs,
    vault::{Deadline, LockClock},
};

impl App {
    /// The vault was just opened or made: its key is kept for as long as it is.
    pub(super) fn keep_key(&self) -> Actions {
        let Session::Open(vault, clock) = &self.session else { return Actions::default() };
        let key = vault.session_key().to_base64().to_string();
        let record = SessionRecord { key, clock: *clock, generation: vault.generation() };
        Actions::one(Ticket(0), Effect::KeepSession(record))
    }

    /// The user has done something: the deadline moves.
    pub(super) fn used(&mut self, now: UnixMs) -> Actions {
        let Session::Open(vault, clock) = &mut self.session else { return Actions::default() };
        *clock = LockClock::start(now, vault.settings());
        let lock_at = clock.lock_at().0 as f64;
        let keep = Effect::KeepClock { clock: *clock, generation: vault.generation() };
        Actions::one(Ticket(0), keep).and(Ticket(0), Effect::ShowLock { lock_at: Some(lock_at) })
    }

    /// Locks if the deadline has passed or the clock was turned back.
    pub(super) fn check_deadline(&mut self, now: UnixMs) -> Actions {
        let Session::Open(_, clock) = &mut self.session else { return Actions::default() };
        if clock.check(now) == Deadline::Expired { self.lock() } else { Actions::default() }
    }

    pub(super) fn lock(&mut self) -> Actions {
        self.session = match std::mem::replace(&mut self.session, Session::Absent) {
            Session::Open(vault, _) => Session::Locked(vault.lock()),
            other => other,
        };
        self.notice = None;
        self.handed_out = None;
        self.last_fill = None;
        self.typed = None;
        self.logging.lock();
        Actions::one(Ticket(0), Effect::ForgetSession).and(Ticket(0), Effect::ShowLock { lock_at: None })
    }

    pub(super) fn lock_now(&mut self, ticket: Ticket, page: Option<Page>, now: UnixMs) -> Actions {
        let locked = if matches!(self.session, Session::Open(..)) { self.lock() } else { Actions::default() };
        locked.then(match page {
            Some(page) => self.show(ticket, page, now),
            None => Actions::done(ticket),
        })
    }
}
