//! The state of the background and the way of an event through it.

use std::collections::VecDeque;

use zeroize::Zeroizing;

use super::{
    assist::Assist,
    capturing::{Adding, Capturing},
    codes::WaitingCodes,
    effect::{Effect, Reply},
    event::{Event, Holding, Outcome, Stored, Ticket},
    filling::Filling,
    logging::Logging,
    offering::Typed,
    page::{Actions, Page},
    pending::Pending,
    refused::LastFill,
    save::Saving,
    stores::{Clearing, Storage},
    unlock::Unlocking,
};
use crate::{
    account::AccountId,
    message::{Failure, Notice, PopupRequest, Trouble, VaultRequest},
    time::UnixMs,
    vault::{Deadline, KdfRequest, LockClock, Locked, OpenError, SessionKey, StoreName, Unlocked, Vault},
};

/// How long the locked popup says that a fill was asked for, in milliseconds.
const FILL_ASKED_MS: u64 = 2 * 60 * 1000;

/// How long the popup of a tab leads to the assistant after it was asked for there, in milliseconds.
pub(super) const GUIDE_ASKED_MS: u64 = 2 * 60 * 1000;

/// What is known of the vault.
pub enum Session {
    /// There is none, and there never was one here.
    Absent,
    /// It is locked.
    Locked(Vault<Locked>),
    /// It is open until the clock says otherwise.
    Open(Box<Vault<Unlocked>>, LockClock),
    /// It cannot be opened; nothing is written.
    Trouble(Trouble),
}

/// Something that waits for an effect to end.
pub(super) enum Flow {
    /// A view for the popup, which needs the tab's address.
    Showing { tab: i32 },
    /// A passphrase is being stretched to make the vault.
    Creating { request: KdfRequest },
    /// A passphrase is being stretched to unlock it, or another vault that is to take its place.
    Unlocking(Unlocking),
    /// The passphrase is being stretched harder than somebody had set it to.
    Raising { page: Page, request: KdfRequest },
    /// A change is on its way into the stores.
    Saving(Box<Saving>),
    /// Copies are being written anew; then the page that waits is shown the vault.
    Healing { page: Option<Page>, wrote: Vec<StoreName> },
    /// The stores are being emptied.
    Clearing(Clearing),
    /// A page is being read.
    Capturing(Capturing),
    /// What was typed or brought is being read.
    Adding(Adding),
    /// Recovery codes were selected in this tab.
    SelectingCodes { tab: i32, text: Zeroizing<String> },
    /// A page is being filled.
    Filling(Filling),
    /// A page that was filled is looked at again, for the `nth` time from 0.
    Watching { nth: usize },
    /// The clock is being compared with that of a page's site.
    Comparing,
    /// These accounts are being compared with a page's address.
    Nearing(Vec<AccountId>),
    /// The assistant's panel wants the address of its tab; `start`: to begin a run there.
    Guiding { tab: i32, start: bool },
    /// A turn of the assistant's run.
    Assisting,
    /// The next look of the assistant.
    AssistLater { poll: bool },
}

/// The background.
pub struct App {
    pub(super) session: Session,
    pub(super) capture: Option<Pending>,
    pub(super) assist: Option<Assist>,
    pub(super) codes: Option<WaitingCodes>,
    pub(super) notice: Option<Notice>,
    /// When a fill was asked for while the vault was locked.
    pub(super) fill_asked: Option<UnixMs>,
    /// In which tab the assistant was asked for from the menu, and when.
    pub(super) guide_asked: Option<(i32, UnixMs)>,
    /// The counter code that was handed out last, so that a page drawn again still shows it.
    pub(super) handed_out: Option<(AccountId, Zeroizing<String>)>,
    /// The last fill, for as long as the site may refuse it.
    pub(super) last_fill: Option<LastFill>,
    /// A user name that was typed on the step before.
    pub(super) typed: Option<Typed>,
    /// What waits for an effect; few at a time.
    pub(super) flows: Vec<(Ticket, Flow)>,
    /// How the stores are.
    pub(super) storage: Storage,
    /// Who has the stores: others wait, so that each change is made on the vault that the last one left.
    pub(super) saving: Option<Ticket>,
    waiting: VecDeque<(Ticket, Event)>,
    /// What the activity log is still to be told.
    pub(super) logging: Logging,
}

impl App {
    /// The state that the stores describe. Nothing is written.
    #[must_use]
    pub fn boot(stored: Stored, now: UnixMs) -> (Self, Vec<(Ticket, Effect)>) {
        let Stored { holding, session, capture, codes, assist, failed } = stored;
        let mut app = Self {
            session: session_of(&holding, session.is_some()),
            capture: capture.map(Pending::from_record),
            codes: codes.map(WaitingCodes::from_record),
            assist: assist.and_then(Assist::from_record),
            notice: None,
            fill_asked: None,
            guide_asked: None,
            handed_out: None,
            last_fill: None,
            typed: None,
            flows: Vec::new(),
            storage: Storage::of(&holding),
            saving: None,
            waiting: VecDeque::new(),
            logging: Logging::of(failed),
        };
        let mut actions = app.forget_old(now);
        if let Some(mut record) = session {
            let in_time = record.clock.check(now) == Deadline::Ok;
            let key = SessionKey::from_base64(&record.key).filter(|_| in_time);
            if key.is_none_or(|key| !app.resume(&key, record.clock, record.generation)) {
                actions.push(Ticket(0), Effect::ForgetSession);
                actions.push(Ticket(0), Effect::ShowLock { lock_at: None });
            }
        }
        actions.join(app.heal(Ticket(0), None, now));
        actions.join(app.assist_wake(now));
        (app, actions.into())
    }

    /// Opens the vault by the key of the session. `generation`: the one that was saved or opened last.
    pub(super) fn resume(&mut self, key: &SessionKey, clock: LockClock, generation: u64) -> bool {
        let (session, done) = match std::mem::replace(&mut self.session, Session::Absent) {
            Session::Locked(vault) => match vault.resume(key) {
                Ok(vault) => {
                    self.storage.notice_rollback(vault.generation(), generation);
                    (Session::Open(Box::new(vault), clock), true)
                }
                Err((vault, _)) => (Session::Locked(vault), false),
            },
            other => (other, false),
        };
        self.session = session;
        done
    }

    /// Takes one event. The deadline is looked at first: past it nothing below finds an open vault.
    pub fn step(&mut self, ticket: Ticket, event: Event, now: UnixMs) -> Vec<(Ticket, Effect)> {
        if self.saving.is_some_and(|saving| saving != ticket) {
            self.waiting.push_back((ticket, event));
            return Vec::new();
        }
        let mut actions = self.step_now(ticket, event, now);
        while self.saving.is_none()
            && let Some((ticket, event)) = self.waiting.pop_front()
        {
            actions.join(self.step_now(ticket, event, now));
        }
        if self.saving.is_none() {
            self.save_log(&mut actions, now);
        }
        actions.into()
    }

    fn step_now(&mut self, ticket: Ticket, event: Event, now: UnixMs) -> Actions {
        // What the store has taken is true, deadline or not: it is taken over first, the next event locks.
        let mut actions = if self.saving.is_some() { Actions::default() } else { self.check_deadline(now) };
        actions.join(self.forget_old(now));
        actions.join(self.event(ticket, event, now));
        actions
    }

    /// What has waited too long is no longer there, in memory and in the session store.
    fn forget_old(&mut self, now: UnixMs) -> Actions {
        self.fill_asked = self.fill_asked.filter(|at| now.since(*at) < FILL_ASKED_MS);
        self.forget_typed(now);
        let mut actions = self.forget_assist(now);
        actions.join(self.forget_old_codes(now));
        if self.capture.as_ref().is_some_and(|pending| !pending.waits_at(now)) {
            self.capture = None;
            actions.push(Ticket(0), Effect::ForgetCapture);
        }
        actions
    }

    fn event(&mut self, ticket: Ticket, event: Event, now: UnixMs) -> Actions {
        match event {
            Event::Popup(request) => self.popup(ticket, request, now),
            Event::Vault(request) => self.vault_page(ticket, request, now),
            Event::Guide(request) => self.guide(ticket, request, now),
            Event::Menu(click) => self.menu(ticket, click, now),
            Event::FillCommand { tab } => self.fill_command(ticket, tab, now),
            Event::Appeared { tab } => self.appeared(ticket, tab),
            Event::FieldAppeared { tab } => self.field_appeared(ticket, tab, now),
            Event::OfferTaken { tab } => self.offer_taken(ticket, tab, now),
            Event::NameTyped { tab, origin, name } => self.name_typed(ticket, tab, origin, &name, now),
            Event::ScreenLocked => self.lock_now(ticket, None, now),
            Event::Updated => self.updated(ticket, now),
            Event::Outcome(outcome) => self.outcome(ticket, outcome, now),
            Event::Sites { patterns, granted } => {
                self.log_grants(&patterns, granted, now);
                Actions::done(ticket)
            }
            Event::Tick => Actions::done(ticket),
        }
    }

    fn popup(&mut self, ticket: Ticket, request: PopupRequest, now: UnixMs) -> Actions {
        let page = |tab| Page::Popup { tab };
        match request {
            PopupRequest::Open(tab) => self.show(ticket, page(tab), now),
            PopupRequest::Unlock { passphrase, tab } => self.unlock(ticket, page(tab), passphrase, now),
            PopupRequest::Lock => self.lock_now(ticket, Some(page(None)), now),
            PopupRequest::Scan(tab) => self.scan(ticket, tab),
            PopupRequest::StopScan(tab) => {
                Actions::one(Ticket(0), Effect::StopReading).then(self.show(ticket, page(tab), now))
            }
            PopupRequest::Fill { account, tab, consent } => self.fill_from_popup(ticket, account, tab, consent, now),
            PopupRequest::NextCode { account, tab } => self.next_code(ticket, page(tab), account, now),
            PopupRequest::TakeBack { account, tab } => self.take_back(ticket, page(tab), account, now),
            PopupRequest::SetSkew { account, seconds, tab } => self.set_skew(ticket, page(tab), account, seconds, now),
            PopupRequest::CompareClock(tab) => self.compare_clock(ticket, tab),
            PopupRequest::Near(tab) => self.near(ticket, tab),
            PopupRequest::Add { form, tab } => self.add(ticket, page(tab), form),
            PopupRequest::SaveCapture { items, tab } => self.save_capture(ticket, page(tab), &items, now),
            PopupRequest::DropCapture(tab) => self.drop_capture(ticket, page(tab), now),
        }
    }

    fn vault_page(&mut self, ticket: Ticket, request: VaultRequest, now: UnixMs) -> Actions {
        let page = Page::Vault;
        match request {
            VaultRequest::Open => self.show(ticket, page, now),
            VaultRequest::Create(passphrase) => self.create(ticket, passphrase),
            VaultRequest::Unlock(passphrase) => self.unlock(ticket, page, passphrase, now),
            VaultRequest::UnlockBy(proof) => self.unlock_by(ticket, page, proof, now),
            VaultRequest::Rescue { text, proof } => self.rescue(ticket, &text, proof, now),
            VaultRequest::StartOver => self.start_over(ticket, now),
            VaultRequest::Adopt(text) => self.adopt(ticket, &text, now),
            VaultRequest::Captured(texts) => self.take_codes(ticket, page, texts),
            VaultRequest::NewsSeen => self.news_seen(ticket, now),
            VaultRequest::ReplaceForeign => self.replace_foreign(ticket, now),
            VaultRequest::Lock => self.lock_now(ticket, Some(page), now),
            VaultRequest::Add(form) => self.add(ticket, page, form),
            VaultRequest::SaveCapture(items) => self.save_capture(ticket, page, &items, now),
            VaultRequest::DropCapture => self.drop_capture(ticket, page, now),
            VaultRequest::Edit { account, was, form } => self.edit(ticket, account, &was, form, now),
            VaultRequest::Delete(account) => self.delete(ticket, account, now),
            VaultRequest::Restore(account) => self.restore(ticket, account, now),
            VaultRequest::Purge(account) => self.purge(ticket, account, now),
            VaultRequest::NextCode(account) => self.next_code(ticket, page, account, now),
            VaultRequest::SetSettings(settings) => self.set_settings(ticket, settings, now),
            VaultRequest::FillRecovery { account, tab, text } => {
                self.start_fill(ticket, Filling::recovery(tab, account, text), now)
            }
        }
    }

    fn outcome(&mut self, ticket: Ticket, outcome: Outcome, now: UnixMs) -> Actions {
        match (self.take_flow(ticket), outcome) {
            (Some(Flow::Showing { tab }), Outcome::Tab(about)) => self.show_tab(ticket, tab, about, now),
            (Some(Flow::Creating { request }), Outcome::Stretched(key)) => self.created(ticket, &request, key, now),
            (Some(Flow::Unlocking(unlocking)), Outcome::Stretched(key)) => self.stretched(ticket, unlocking, key, now),
            (Some(Flow::Raising { page, request }), Outcome::Stretched(key)) => {
                self.raised(ticket, page, request, key, now)
            }
            (Some(Flow::Saving(saving)), Outcome::Saved(report)) => self.saved(ticket, *saving, report, now),
            (Some(Flow::Healing { page, wrote }), Outcome::Healed(done)) => {
                self.healed(ticket, page, &wrote, &done, now)
            }
            (Some(Flow::Clearing(clearing)), Outcome::Cleared(done)) => self.cleared(ticket, clearing, done, now),
            (Some(Flow::Capturing(capturing)), outcome) => self.go_on_capturing(ticket, capturing, outcome, now),
            (Some(Flow::Adding(adding)), outcome) => self.go_on_adding(ticket, adding, outcome, now),
            (Some(Flow::SelectingCodes { tab, text }), outcome) => {
                self.codes_selected(ticket, (tab, text), outcome, now)
            }
            (Some(Flow::Filling(filling)), outcome) => self.go_on_filling(ticket, filling, outcome, now),
            (Some(Flow::Watching { nth }), outcome) => self.go_on_watching(ticket, nth, outcome, now),
            (Some(Flow::Guiding { tab, start }), Outcome::Tab(about)) => {
                self.go_on_guiding(ticket, tab, start, about, now)
            }
            (Some(Flow::Assisting), outcome) => self.assist_turned(ticket, outcome, now),
            (Some(Flow::AssistLater { poll }), _) => self.assist_due(ticket, poll),
            (Some(Flow::Nearing(all)), outcome) => self.go_on_nearing(ticket, &all, outcome),
            (Some(Flow::Comparing), Outcome::Clock(ahead)) => Self::compared(ticket, ahead),
            // An effect that failed in the shell, or one that nobody waits for.
            _ => Actions::one(ticket, Effect::Reply(Reply::Popup(Err(Failure::Browser)))),
        }
    }
}

/// What the stores say before anything is unlocked. `was_open`: a session is there, so there was a vault a moment ago.
pub(super) fn session_of(holding: &Holding, was_open: bool) -> Session {
    match Vault::open(&holding.copies(), &holding.born()) {
        Ok(vault) => Session::Locked(vault),
        Err(OpenError::NewerFormat { needed }) => Session::Trouble(Trouble::Newer { needed }),
        Err(OpenError::Damaged) => Session::Trouble(Trouble::Damaged),
        Err(OpenError::TwoVaults) => Session::Trouble(Trouble::TwoVaults),
        // A new user is only where both stores have answered, and neither has ever held a vault.
        Err(OpenError::Missing) if !holding.failing.is_empty() => Session::Trouble(Trouble::Store),
        Err(OpenError::Missing) if was_open || !holding.born.is_empty() => Session::Trouble(Trouble::Missing),
        Err(OpenError::Missing) => Session::Absent,
    }
}
