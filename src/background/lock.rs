//! Making, unlocking and locking the vault.

use zeroize::Zeroizing;

use super::{
    app::{App, Flow, Session},
    effect::{Effect, Reply},
    event::{SessionRecord, Ticket},
    save::{After, Saving},
};
use crate::{
    message::{Failure, PopupAnswer, PopupView, VaultView},
    time::UnixMs,
    vault::{Change, Deadline, KdfRequest, LockClock, Stretched, UnlockError, Vault},
};

/// Effects, each with the ticket it belongs to.
pub(super) type Actions = Vec<(Ticket, Effect)>;

/// The page that asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// `popup.html`, about this tab.
    Popup { tab: Option<i32> },
    /// `vault.html`.
    Vault,
}

/// The shortest passphrase that a new vault takes, in characters.
const LEAST_PASSPHRASE: usize = 8;

impl Page {
    pub(super) fn refuse(self, ticket: Ticket, failure: Failure) -> Actions {
        let reply = match self {
            Self::Popup { .. } => Reply::Popup(Err(failure)),
            Self::Vault => Reply::Vault(Err(failure)),
        };
        vec![(ticket, Effect::Reply(reply))]
    }
}

impl App {
    pub(super) fn create(&mut self, ticket: Ticket, passphrase: String) -> Actions {
        let passphrase = Zeroizing::new(passphrase);
        if !matches!(self.session, Session::Absent) {
            return Page::Vault.refuse(ticket, Failure::VaultExists);
        }
        if passphrase.chars().count() < LEAST_PASSPHRASE {
            let least = LEAST_PASSPHRASE.try_into().unwrap_or(u32::MAX);
            return Page::Vault.refuse(ticket, Failure::ShortPassphrase { least });
        }
        let Ok(request) = KdfRequest::fresh() else { return Page::Vault.refuse(ticket, Failure::Browser) };
        self.keep_flow(ticket, Flow::Creating { request: request.clone() });
        vec![(ticket, Effect::Stretch { passphrase, request })]
    }

    pub(super) fn created(
        &mut self,
        ticket: Ticket,
        request: &KdfRequest,
        key: Option<Stretched>,
        now: UnixMs,
    ) -> Actions {
        if !matches!(self.session, Session::Absent) {
            return Page::Vault.refuse(ticket, Failure::VaultExists);
        }
        let made = key.and_then(|key| Vault::create(&key, request, now).ok()).and_then(|vault| {
            let prepared = vault.prepare(Change::Nothing, now).ok()?;
            Some((vault, prepared))
        });
        let Some((vault, prepared)) = made else { return Page::Vault.refuse(ticket, Failure::Browser) };
        let saving = Saving { prepared, page: Page::Vault, after: After::Create(Box::new(vault)) };
        self.send_to_store(ticket, saving)
    }

    pub(super) fn unlock(&mut self, ticket: Ticket, page: Page, passphrase: String, now: UnixMs) -> Actions {
        let passphrase = Zeroizing::new(passphrase);
        let Session::Locked(vault) = &self.session else {
            return self.show(ticket, page, now);
        };
        let Ok(request) = vault.kdf_request() else { return page.refuse(ticket, Failure::DamagedVault) };
        self.keep_flow(ticket, Flow::Unlocking { page });
        vec![(ticket, Effect::Stretch { passphrase, request })]
    }

    pub(super) fn unlocked(&mut self, ticket: Ticket, page: Page, key: Option<Stretched>, now: UnixMs) -> Actions {
        let Some(key) = key else { return page.refuse(ticket, Failure::Browser) };
        let mut failure = None;
        self.session = match std::mem::replace(&mut self.session, Session::Absent) {
            Session::Locked(vault) => match vault.unlock(&key) {
                Ok(vault) => {
                    let clock = LockClock::start(now, vault.settings());
                    Session::Open(Box::new(vault), clock)
                }
                Err((vault, error)) => {
                    failure = Some(match error {
                        UnlockError::WrongPassphrase => Failure::WrongPassphrase,
                        _ => Failure::DamagedVault,
                    });
                    Session::Locked(vault)
                }
            },
            other => other,
        };
        match failure {
            Some(failure) => page.refuse(ticket, failure),
            None => {
                let mut actions = self.opened(now);
                actions.extend(self.show(ticket, page, now));
                actions
            }
        }
    }

    /// The vault was just opened: its key is kept for as long as it is.
    pub(super) fn opened(&mut self, now: UnixMs) -> Actions {
        let mut actions = self.used(now);
        if let Session::Open(vault, clock) = &self.session {
            let record = SessionRecord { key: vault.session_key().to_base64().to_string(), clock: *clock };
            actions.insert(0, (Ticket(0), Effect::KeepSession(record)));
        }
        actions
    }

    /// The user has done something: the deadline moves.
    pub(super) fn used(&mut self, now: UnixMs) -> Actions {
        let Session::Open(vault, clock) = &mut self.session else { return Vec::new() };
        *clock = LockClock::start(now, vault.settings());
        let lock_at = clock.lock_at().0 as f64;
        vec![(Ticket(0), Effect::KeepClock(*clock)), (Ticket(0), Effect::ShowLock { lock_at: Some(lock_at) })]
    }

    /// Locks if the deadline has passed or the clock was turned back.
    pub(super) fn check_deadline(&mut self, now: UnixMs) -> Actions {
        let Session::Open(_, clock) = &mut self.session else { return Vec::new() };
        if clock.check(now) == Deadline::Expired { self.lock() } else { Vec::new() }
    }

    fn lock(&mut self) -> Actions {
        self.session = match std::mem::replace(&mut self.session, Session::Absent) {
            Session::Open(vault, _) => Session::Locked(vault.lock()),
            other => other,
        };
        self.notice = None;
        self.handed_out = None;
        vec![(Ticket(0), Effect::ForgetSession), (Ticket(0), Effect::ShowLock { lock_at: None })]
    }

    pub(super) fn lock_now(&mut self, ticket: Ticket, page: Option<Page>, _now: UnixMs) -> Actions {
        let mut actions = if matches!(self.session, Session::Open(..)) { self.lock() } else { Vec::new() };
        let waiting = self.waiting_for();
        let reply = match page {
            Some(Page::Popup { .. }) => Reply::Popup(Ok(PopupAnswer::View(PopupView::Locked { waiting }))),
            Some(Page::Vault) => Reply::Vault(Ok(VaultView::Locked { waiting })),
            None => Reply::Done,
        };
        actions.push((ticket, Effect::Reply(reply)));
        actions
    }
}
