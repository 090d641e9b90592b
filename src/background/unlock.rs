//! Making and unlocking the vault.

use sixpence_sealing::{from_base64, to_base64};
use zeroize::Zeroizing;

use super::{
    app::{App, Flow, Session},
    effect::Effect,
    event::Ticket,
    page::{Actions, Page},
    save::{After, Saving},
};
use crate::{
    activity::{LogEntry, Starter, Task, detail::MethodChanged},
    message::{Failure, PasskeyView, Proof, Ways},
    passphrase::{LEAST_CHARS, is_short},
    time::UnixMs,
    vault::{Change, KdfRequest, LockClock, Locked, MethodChange, Opener, Stretched, UnlockError, Vault, Way},
};

/// What is opened once its key is there.
pub(super) enum Unlocking {
    /// The vault of this installation.
    Own { page: Page, opener: Opener, raise: Option<Zeroizing<String>> },
    /// Another one, that is to take its place.
    Rescue { vault: Vault<Locked>, opener: Opener },
}

impl App {
    pub(super) fn create(&mut self, ticket: Ticket, passphrase: String) -> Actions {
        let passphrase = Zeroizing::new(passphrase);
        if !matches!(self.session, Session::Absent) {
            return Page::Vault.refuse(ticket, Failure::VaultExists);
        }
        if is_short(&passphrase) {
            return Page::Vault.refuse(ticket, Failure::ShortPassphrase { least: LEAST_CHARS });
        }
        let Ok(request) = KdfRequest::fresh() else { return Page::Vault.refuse(ticket, Failure::Browser) };
        self.wait_for(ticket, Flow::Creating { request: request.clone() }, Effect::Stretch { passphrase, request })
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
            let prepared = vault.prepare(&Change::Nothing, now).ok()?;
            Some((vault, prepared))
        });
        let Some((vault, prepared)) = made else { return Page::Vault.refuse(ticket, Failure::Browser) };
        let after = After::Create(Box::new(vault));
        self.send_to_store(ticket, Saving { prepared, change: None, page: Page::Vault, after }, now)
    }

    pub(super) fn unlock(&mut self, ticket: Ticket, page: Page, passphrase: String, now: UnixMs) -> Actions {
        self.unlock_by(ticket, page, Proof::Passphrase { text: passphrase }, now)
    }

    pub(super) fn unlock_by(&mut self, ticket: Ticket, page: Page, proof: Proof, now: UnixMs) -> Actions {
        if !matches!(self.session, Session::Locked(_)) {
            return self.show(ticket, page, now);
        }
        self.stretch(ticket, proof, |opener, raise| Unlocking::Own { page, opener, raise }, now)
    }

    /// Has what the user has given made into a key, then opens.
    pub(super) fn stretch(
        &mut self,
        ticket: Ticket,
        proof: Proof,
        what: impl FnOnce(Opener, Option<Zeroizing<String>>) -> Unlocking,
        now: UnixMs,
    ) -> Actions {
        match proof {
            Proof::Passphrase { text } => {
                let passphrase = Zeroizing::new(text);
                let unlocking = what(Opener::Passphrase, Some(passphrase.clone()));
                let request = match (&unlocking, &self.session) {
                    (Unlocking::Rescue { vault, .. }, _) => vault.kdf_request(),
                    (Unlocking::Own { .. }, Session::Locked(vault)) => vault.kdf_request(),
                    (Unlocking::Own { .. }, _) => Err(UnlockError::NoSuchWay),
                };
                let Ok(request) = request else { return unlocking.page().refuse(ticket, Failure::DamagedVault) };
                self.wait_for(ticket, Flow::Unlocking(unlocking), Effect::Stretch { passphrase, request })
            }
            Proof::RecoveryKey { text } => self.wait_for(
                ticket,
                Flow::Unlocking(what(Opener::RecoveryKey, None)),
                Effect::Recover { text: Zeroizing::new(text) },
            ),
            Proof::Passkey { credential, output } => {
                let key = Stretched::from_base64(&Zeroizing::new(output));
                let credential = from_base64(&credential).unwrap_or_default();
                self.stretched(ticket, what(Opener::Passkey(credential), None), key, now)
            }
        }
    }

    /// The key is there, or could not be had.
    pub(super) fn stretched(
        &mut self,
        ticket: Ticket,
        unlocking: Unlocking,
        key: Option<Stretched>,
        now: UnixMs,
    ) -> Actions {
        let page = unlocking.page();
        let Some(key) = key else {
            let failure = if unlocking.by_passphrase() { Failure::Browser } else { Failure::WrongKey };
            return match unlocking {
                Unlocking::Own { .. } => self.not_unlocked(ticket, page, failure, now),
                Unlocking::Rescue { .. } => page.refuse(ticket, failure),
            };
        };
        match unlocking {
            Unlocking::Own { page, opener, raise } => {
                let Session::Locked(vault) = std::mem::replace(&mut self.session, Session::Absent) else {
                    return self.show(ticket, page, now);
                };
                match vault.unlock(&opener, &key) {
                    Ok(vault) => {
                        let clock = LockClock::start(now, vault.settings());
                        self.session = Session::Open(Box::new(vault), clock);
                        self.opened(ticket, page, raise, now)
                    }
                    Err((vault, error)) => {
                        self.session = Session::Locked(vault);
                        self.not_unlocked(ticket, page, failure_of(&opener, error), now)
                    }
                }
            }
            Unlocking::Rescue { vault, opener } => match vault.unlock(&opener, &key) {
                Ok(vault) => self.rescued(ticket, Box::new(vault), now),
                Err((_, error)) => page.refuse(ticket, failure_of(&opener, error)),
            },
        }
    }

    /// It stays locked. That somebody has tried is counted once that is said.
    fn not_unlocked(&mut self, ticket: Ticket, page: Page, failure: Failure, now: UnixMs) -> Actions {
        let is_wrong = matches!(failure, Failure::WrongPassphrase | Failure::WrongKey);
        let refused = page.refuse(ticket, failure);
        if is_wrong { refused.then(self.logging.failed(now)) } else { refused }
    }

    /// The vault was just opened by the user.
    fn opened(&mut self, ticket: Ticket, page: Page, raise: Option<Zeroizing<String>>, now: UnixMs) -> Actions {
        self.logging.unlock();
        let mut actions = self.keep_key();
        actions.join(self.used(now));
        let Session::Open(vault, _) = &self.session else { return self.show(ticket, page, now) };
        let weak = vault.kdf_below_floor();
        match (raise.filter(|_| weak), KdfRequest::fresh()) {
            (Some(passphrase), Ok(request)) => {
                self.keep_flow(ticket, Flow::Raising { page, request: request.clone() });
                actions.push(ticket, Effect::Stretch { passphrase, request });
            }
            _ => actions.join(self.heal(ticket, Some(page), now)),
        }
        actions.join(self.assist_wake(now));
        actions
    }

    /// Somebody had lowered what it costs to guess the passphrase: it is set as it should be.
    pub(super) fn raised(
        &mut self,
        ticket: Ticket,
        page: Page,
        request: KdfRequest,
        key: Option<Stretched>,
        now: UnixMs,
    ) -> Actions {
        let Session::Open(vault, _) = &self.session else { return page.refuse(ticket, Failure::Locked) };
        let prepared = key.and_then(|stretched| {
            let change = MethodChange::Set { way: Way::Passphrase(request), stretched, care: vault.care().clone() };
            let reason = Some(MethodChanged::Raised.into());
            let entry = LogEntry { by: Starter::Itself, reason, ..LogEntry::new(now, Task::MethodsChanged) };
            vault.prepare_method(&change.logged(entry), now).ok()
        });
        match prepared {
            Some(prepared) => {
                self.send_to_store(ticket, Saving { prepared, change: None, page, after: After::Heal }, now)
            }
            None => self.heal(ticket, Some(page), now),
        }
    }
}

impl Unlocking {
    fn page(&self) -> Page {
        match self {
            Self::Own { page, .. } => *page,
            Self::Rescue { .. } => Page::Vault,
        }
    }

    fn by_passphrase(&self) -> bool {
        let (Self::Own { opener, .. } | Self::Rescue { opener, .. }) = self;
        *opener == Opener::Passphrase
    }
}

/// The ways to unlock beside the passphrase.
pub(super) fn ways(recovery_key: bool, passkeys: impl Iterator<Item = (Vec<u8>, [u8; 32])>) -> Ways {
    let mut views = Vec::new();
    for (credential, salt) in passkeys {
        let credential = to_base64(&credential);
        views.push(PasskeyView { credential, salt: to_base64(&salt) });
    }
    Ways { recovery_key, passkeys: views }
}

pub(super) fn ways_of_locked(vault: &Vault<Locked>) -> Ways {
    ways(vault.has_recovery_key(), vault.passkeys())
}

fn failure_of(opener: &Opener, error: UnlockError) -> Failure {
    match (error, opener) {
        (UnlockError::WrongPassphrase, Opener::Passphrase) => Failure::WrongPassphrase,
        (UnlockError::WrongPassphrase | UnlockError::NoSuchWay, _) => Failure::WrongKey,
        _ => Failure::DamagedVault,
    }
}
