//! A change on its way into the store: prepared, written, read back, and only then true.

use zeroize::Zeroizing;

use super::{
    app::{App, Flow, Session},
    capturing::too_long,
    effect::Effect,
    event::Ticket,
    filling::Filling,
    lock::{Actions, Page},
};
use crate::{
    account::{Account, AccountId, Draft},
    message::{AccountForm, Failure},
    origin::{Origin, split_scheme},
    otp::{Code, CodeError},
    time::UnixMs,
    vault::{Change, ChangeError, LockClock, Prepared, Settings, Unlocked, Vault, new_account_id},
};

/// A change that the store has not acknowledged yet.
pub(super) struct Saving {
    pub prepared: Prepared,
    pub page: Page,
    pub after: After,
}

/// What follows once it is saved.
pub(super) enum After {
    /// The vault itself is new.
    Create(Box<Vault<Unlocked>>),
    /// Show the page its new state.
    Show,
    /// What was captured is saved: forget it, then show.
    ForgetCapture,
    /// The counter is saved: show this code of the account.
    ShowCode(AccountId, Code),
    /// The site or the counter is saved: go on filling.
    Fill(Box<Filling>),
}

impl App {
    /// Prepares a change of the open vault and sends it to the store.
    pub(super) fn change(&mut self, ticket: Ticket, page: Page, change: Change, after: After, now: UnixMs) -> Actions {
        let Session::Open(vault, _) = &self.session else {
            return self.not_saved(ticket, page, after, Failure::Locked);
        };
        match vault.prepare(change, now) {
            Ok(prepared) => self.send_to_store(ticket, Saving { prepared, page, after }),
            Err(error) => self.not_saved(ticket, page, after, failure_of(&error)),
        }
    }

    fn not_saved(&mut self, ticket: Ticket, page: Page, after: After, failure: Failure) -> Actions {
        match after {
            After::Fill(filling) => self.end_fill(ticket, &filling, Err(failure)),
            _ => page.refuse(ticket, failure),
        }
    }

    pub(super) fn send_to_store(&mut self, ticket: Ticket, saving: Saving) -> Actions {
        let effect = Effect::Save { slot: saving.prepared.slot, text: saving.prepared.text.clone() };
        self.saving = Some(ticket);
        self.keep_flow(ticket, Flow::Saving(Box::new(saving)));
        vec![(ticket, effect)]
    }

    pub(super) fn saved(&mut self, ticket: Ticket, saving: Saving, done: bool, now: UnixMs) -> Actions {
        self.saving = None;
        let Saving { prepared, page, after } = saving;
        if !done {
            return self.not_saved(ticket, page, after, Failure::NotSaved);
        }
        if let After::Create(mut vault) = after {
            if vault.commit(prepared).is_err() {
                return page.refuse(ticket, Failure::NotSaved);
            }
            let clock = LockClock::start(now, vault.settings());
            self.session = Session::Open(vault, clock);
            let mut actions = self.opened(now);
            actions.extend(self.show(ticket, page, now));
            return actions;
        }
        // Nothing else happens while the store writes, so the vault is the one that it was prepared from.
        let taken_over = match &mut self.session {
            Session::Open(vault, _) => vault.commit(prepared).is_ok(),
            _ => false,
        };
        if !taken_over {
            return self.not_saved(ticket, page, after, Failure::NotSaved);
        }
        let mut actions = self.used(now);
        actions.extend(match after {
            After::Show | After::Create(_) => self.show(ticket, page, now),
            After::ForgetCapture => self.drop_capture(ticket, page, now),
            After::ShowCode(account, code) => {
                self.handed_out = Some((account, Zeroizing::new(code.expose().to_owned())));
                self.show(ticket, page, now)
            }
            After::Fill(filling) => self.start_fill(ticket, *filling, now),
        });
        actions
    }

    /// A new account made of what was read. `None` if the browser gives no randomness.
    pub(super) fn account_of(draft: Draft, sites: Vec<Origin>, now: UnixMs) -> Option<Account> {
        new_account_id().ok().map(|id| Account::from_draft(id, draft, sites, now))
    }

    pub(super) fn edit(&mut self, ticket: Ticket, id: AccountId, form: AccountForm, now: UnixMs) -> Actions {
        let AccountForm { issuer, name, sites } = form;
        if let Some(failure) = too_long(&issuer, &name) {
            return Page::Vault.refuse(ticket, failure);
        }
        let mut origins = Vec::new();
        for line in sites.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match read_site(line) {
                Some(origin) if origins.contains(&origin) => {}
                Some(origin) => origins.push(origin),
                None => return Page::Vault.refuse(ticket, Failure::BadSite { line: line.to_owned() }),
            }
        }
        let change =
            Change::Edit { id, issuer: issuer.trim().to_owned(), name: name.trim().to_owned(), sites: origins };
        self.change(ticket, Page::Vault, change, After::Show, now)
    }

    pub(super) fn delete(&mut self, ticket: Ticket, account: AccountId, now: UnixMs) -> Actions {
        self.change(ticket, Page::Vault, Change::Delete(account), After::Show, now)
    }

    pub(super) fn restore(&mut self, ticket: Ticket, account: AccountId, now: UnixMs) -> Actions {
        self.change(ticket, Page::Vault, Change::Restore(account), After::Show, now)
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

/// A site as people write it: with or without `https://`.
fn read_site(line: &str) -> Option<Origin> {
    let lower = line.to_ascii_lowercase();
    match split_scheme(&lower) {
        Some(_) => Origin::parse(&lower).ok(),
        None => Origin::parse(&format!("https://{lower}")).ok(),
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
