//! A change on its way into the stores: prepared, written, read back, and only then true.

use zeroize::Zeroizing;

use super::{
    app::{App, Flow, Session, session_of},
    effect::{Effect, Snapshot},
    event::{Holding, SaveReport, Ticket},
    filling::Filling,
    page::{Actions, Page},
    stores::Storage,
};
use crate::{
    account::{Account, AccountId, Draft},
    activity::Task,
    message::{Changed, Failure},
    origin::Origin,
    otp::{Code, CodeError},
    time::UnixMs,
    vault::{Change, ChangeError, LockClock, Prepared, Settings, Unlocked, Vault, new_account_id},
};

/// A change that no store has acknowledged yet.
pub(super) struct Saving {
    pub prepared: Prepared,
    /// What is made again if another background has saved meanwhile; `None`: that cannot be made again.
    pub change: Option<Change>,
    pub page: Page,
    pub after: After,
}

/// What follows once it is saved.
pub(super) enum After {
    /// The vault itself is new.
    Create(Box<Vault<Unlocked>>),
    /// Show the page its new state: to the vault page what the change has touched, it knows the rest.
    Show,
    /// Heal the stores, then show.
    Heal,
    /// What was captured is saved: forget it, then show.
    ForgetCapture,
    /// The counter is saved: show this code of the account.
    ShowCode(AccountId, Code),
    /// Nothing: nobody waits for the log. `failed`: it tells of attempts to unlock.
    Log { failed: bool },
    /// The site or the counter is saved: go on filling.
    Fill(Box<Filling>),
    /// The assistant goes on; with the account that it has saved, if so.
    Assist(Option<AccountId>),
}

impl App {
    /// Prepares a change of the open vault and sends it to the store.
    pub(super) fn change(&mut self, ticket: Ticket, page: Page, change: Change, after: After, now: UnixMs) -> Actions {
        let Session::Open(vault, _) = &self.session else {
            return self.not_saved(ticket, page, after, Failure::Locked, now);
        };
        match vault.prepare(&change, now) {
            Ok(prepared) => self.send_to_store(ticket, Saving { prepared, change: Some(change), page, after }, now),
            Err(error) => self.not_saved(ticket, page, after, failure_of(&error), now),
        }
    }

    /// Takes over a save that the keeper has made of the vault as it is.
    pub(super) fn adopt(&mut self, ticket: Ticket, text: &str, now: UnixMs) -> Actions {
        let page = Page::Vault;
        let Session::Open(vault, _) = &self.session else { return page.refuse(ticket, Failure::Locked) };
        match vault.adopt(text) {
            Some(prepared) => {
                self.send_to_store(ticket, Saving { prepared, change: None, page, after: After::Show }, now)
            }
            None => page.refuse(ticket, Failure::Conflict),
        }
    }

    fn not_saved(&mut self, ticket: Ticket, page: Page, after: After, failure: Failure, now: UnixMs) -> Actions {
        match after {
            After::Fill(filling) => self.end_fill(ticket, &filling, Err(failure), now),
            After::Assist(saved) => self.assist_changed(saved, Some(failure), now),
            After::Heal => self.heal(ticket, Some(page), now),
            After::Log { .. } => Actions::default(),
            _ => page.refuse(ticket, failure),
        }
    }

    pub(super) fn send_to_store(&mut self, ticket: Ticket, saving: Saving, now: UnixMs) -> Actions {
        let Prepared { slot, text, born, .. } = &saving.prepared;
        let effect = Effect::Save {
            slot: *slot,
            text: text.clone(),
            born: born.clone(),
            spare: self.storage.foreign.clone(),
            snapshot: self.snapshot_of_day(now),
        };
        self.saving = Some(ticket);
        self.wait_for(ticket, Flow::Saving(Box::new(saving)), effect)
    }

    /// The last save of an earlier day, which this one is the first after.
    fn snapshot_of_day(&self, now: UnixMs) -> Option<Snapshot> {
        let Session::Open(vault, _) = &self.session else { return None };
        let day = |time: UnixMs| time.seconds() / 86_400;
        let of = day(vault.saved_at());
        (of != day(now)).then(|| Snapshot { name: format!("day-{of:05}"), at: now, text: vault.text() })
    }

    #[inline(never)]
    pub(super) fn saved(&mut self, ticket: Ticket, saving: Saving, report: SaveReport, now: UnixMs) -> Actions {
        self.saving = None;
        let Saving { prepared, change, page, after } = saving;
        if let Some(holding) = &report.moved {
            return self.save_again(ticket, holding, change, page, after, now);
        }
        self.storage.learn(&report);
        if !(report.main || report.mirror) {
            if let Session::Open(vault, _) = &mut self.session {
                vault.burn(prepared.generation);
            }
            return self.not_saved(ticket, page, after, Failure::NotSaved, now);
        }
        let mut actions = Actions::default();
        let after = match after {
            After::Create(vault) => {
                let clock = LockClock::start(now, vault.settings());
                self.session = Session::Open(vault, clock);
                actions = self.keep_key();
                After::Show
            }
            after => after,
        };
        // Nothing else happens while the stores write, so the vault is the one that it was prepared from.
        let since = match &mut self.session {
            Session::Open(vault, _) => {
                let generation = vault.generation();
                vault.commit(prepared).is_ok().then_some(generation)
            }
            _ => None,
        };
        let Some(since) = since else { return self.not_saved(ticket, page, after, Failure::NotSaved, now) };
        // The machine may have slept while the stores wrote: what is saved is saved, and then the deadline counts.
        let lock = self.check_deadline(now);
        if !lock.is_empty() {
            return lock.then(self.not_saved(ticket, page, after, Failure::Locked, now));
        }
        actions.join(self.used(now));
        actions.join(match after {
            After::Show | After::Create(_) => match (page, change) {
                (Page::Vault, Some(change)) => {
                    self.show_vault(ticket, Some(Changed { since: since as f64, accounts: change.accounts() }), now)
                }
                _ => self.show(ticket, page, now),
            },
            After::Heal => self.heal(ticket, Some(page), now),
            After::ForgetCapture => self.drop_capture(ticket, page, now),
            After::ShowCode(account, code) => {
                self.handed_out = Some((account, Zeroizing::new(code.expose().to_owned())));
                self.show(ticket, page, now)
            }
            After::Fill(filling) => self.start_fill(ticket, *filling, now),
            After::Assist(saved) => self.assist_changed(saved, None, now),
            After::Log { failed: true } => self.logging.entered(),
            After::Log { failed: false } => Actions::default(),
        });
        actions
    }

    /// Another background has saved: its save is taken over, and the change is made on it.
    fn save_again(
        &mut self,
        ticket: Ticket,
        holding: &Holding,
        change: Option<Change>,
        page: Page,
        after: After,
        now: UnixMs,
    ) -> Actions {
        let Session::Open(vault, clock) = &self.session else {
            self.session = session_of(holding, false);
            return self.not_saved(ticket, page, after, Failure::VaultExists, now);
        };
        let (key, clock, generation) = (vault.session_key(), *clock, vault.generation());
        self.session = session_of(holding, true);
        self.storage = Storage { news: std::mem::take(&mut self.storage.news), ..Storage::of(holding) };
        if !self.resume(&key, clock, generation) {
            return self.lock().then(self.not_saved(ticket, page, after, Failure::Locked, now));
        }
        match change {
            Some(change) => self.change(ticket, page, change, after, now),
            None => self.not_saved(ticket, page, after, Failure::Conflict, now),
        }
    }

    /// A new account made of what was read. `None` if the browser gives no randomness.
    pub(super) fn account_of(draft: Draft, sites: Vec<Origin>, now: UnixMs) -> Option<Account> {
        new_account_id().ok().map(|id| Account::from_draft(id, draft, sites, now))
    }

    pub(super) fn delete(&mut self, ticket: Ticket, account: AccountId, now: UnixMs) -> Actions {
        let change = self.about(Change::Delete(account), Task::Trashed, account, now);
        self.change(ticket, Page::Vault, change, After::Show, now)
    }

    pub(super) fn restore(&mut self, ticket: Ticket, account: AccountId, now: UnixMs) -> Actions {
        let change = self.about(Change::Restore(account), Task::Restored, account, now);
        self.change(ticket, Page::Vault, change, After::Show, now)
    }

    pub(super) fn purge(&mut self, ticket: Ticket, account: AccountId, now: UnixMs) -> Actions {
        let change = self.about(Change::Purge(account), Task::Purged, account, now);
        self.change(ticket, Page::Vault, change, After::Show, now)
    }

    pub(super) fn set_settings(&mut self, ticket: Ticket, settings: Settings, now: UnixMs) -> Actions {
        self.change(ticket, Page::Vault, Change::SetSettings(settings), After::Show, now)
    }

    pub(super) fn next_code(&mut self, ticket: Ticket, page: Page, account: AccountId, now: UnixMs) -> Actions {
        let Session::Open(vault, _) = &self.session else { return page.refuse(ticket, Failure::Locked) };
        let Some(found) = vault.account(account) else { return page.refuse(ticket, Failure::NoSuchAccount) };
        match found.params.code_of_counter(&found.secret) {
            Ok(code) => self.change(ticket, page, Change::AdvanceCounter(account), After::ShowCode(account, code), now),
            Err(CodeError::CounterAtEnd) => page.refuse(ticket, Failure::CounterAtEnd),
            Err(CodeError::WrongKind) => page.refuse(ticket, Failure::NoSuchAccount),
        }
    }
}

fn failure_of(error: &ChangeError) -> Failure {
    match error {
        ChangeError::NoSuchAccount => Failure::NoSuchAccount,
        ChangeError::CounterAtEnd => Failure::CounterAtEnd,
        ChangeError::Full => Failure::VaultFull,
        _ => Failure::Browser,
    }
}
