//! What was found in the stores, and what is done about it: healing, putting aside, rescue, beginning anew.

use super::{
    app::{App, Flow, Session},
    effect::{Effect, Snapshot},
    event::{Holding, SaveReport, Ticket},
    page::{Actions, Page},
    save::{After, Saving},
    unlock::Unlocking,
};
use crate::{
    message::{Failure, News, Proof, StorageView, StoreState, Trouble},
    time::UnixMs,
    vault::{Change, Copy, SlotName, StoreName, Unlocked, Vault, Write},
};

/// How the stores are.
#[derive(Default)]
pub(super) struct Storage {
    /// Those that could not be read or written when that was tried last.
    pub failing: Vec<StoreName>,
    /// Those with a copy of another vault.
    pub foreign: Vec<StoreName>,
    /// What the user was not told yet.
    pub news: Vec<News>,
}

/// What follows when the stores are empty.
pub(super) enum Clearing {
    /// It is a first run.
    StartOver,
    /// This vault takes their place.
    Rescue(Box<Vault<Unlocked>>),
}

impl Storage {
    pub(super) fn of(holding: &Holding) -> Self {
        Self { failing: holding.failing.clone(), ..Self::default() }
    }

    fn tell(&mut self, news: News) {
        if !self.news.contains(&news) {
            self.news.push(news);
        }
    }

    pub(super) fn notice_rollback(&mut self, opened: u64, seen: u64) {
        if opened < seen {
            self.tell(News::RolledBack);
        }
    }

    /// A save has shown how the stores are.
    pub(super) fn learn(&mut self, report: &SaveReport) {
        for (store, written) in [(StoreName::Main, report.main), (StoreName::Mirror, report.mirror)] {
            let spared = self.foreign.contains(&store);
            self.failing.retain(|other| *other != store);
            if !written && !spared {
                self.failing.push(store);
            }
        }
    }

    fn state(&self, store: StoreName) -> StoreState {
        if self.foreign.contains(&store) {
            StoreState::Foreign
        } else if self.failing.contains(&store) {
            StoreState::Failing
        } else {
            StoreState::Good
        }
    }

    pub(super) fn view(&self, vault: &Vault<Unlocked>) -> StorageView {
        StorageView {
            generation: vault.generation() as f64,
            saved_at: vault.saved_at().0 as f64,
            main: self.state(StoreName::Main),
            mirror: self.state(StoreName::Mirror),
            news: self.news.clone(),
        }
    }
}

impl App {
    /// Writes anew what was found missing, old or damaged when the vault was opened; then shows it to the page. Only once
    /// the key has opened a copy.
    pub(super) fn heal(&mut self, ticket: Ticket, page: Option<Page>, now: UnixMs) -> Actions {
        let Session::Open(vault, _) = &mut self.session else { return Actions::default() };
        let findings = vault.found_at_opening(&self.storage.failing);
        // A vault that is only unlocked again has not looked: what was found before still lies there.
        self.storage.foreign.extend(findings.foreign);
        let mut actions = Actions::default();
        if let Some(from) = findings.last_change_lost {
            self.storage.tell(News::LastChangeLost { from: from.0 as f64 });
        }
        if let Some(text) = findings.rival {
            // Without a new id this installation would go on signing as the other one does.
            let _ = vault.renew_writer();
            self.storage.tell(News::Copied);
            actions.push(Ticket(0), Effect::KeepSnapshot(Snapshot { name: "copied".to_owned(), at: now, text }));
        }
        if findings.writes.is_empty() {
            actions.join(page.map(|page| self.show(ticket, page, now)).unwrap_or_default());
            return actions;
        }
        let born = vault.born();
        actions.then(self.write_anew(ticket, page, findings.lost, findings.writes, born, now))
    }

    fn write_anew(
        &mut self,
        ticket: Ticket,
        page: Option<Page>,
        wrote: Vec<StoreName>,
        writes: Vec<Write>,
        born: String,
        now: UnixMs,
    ) -> Actions {
        self.saving = Some(ticket);
        self.wait_for(ticket, Flow::Healing { page, wrote }, Effect::Heal { writes, born, now })
    }

    pub(super) fn healed(
        &mut self,
        ticket: Ticket,
        page: Option<Page>,
        wrote: &[StoreName],
        done: &[bool],
        now: UnixMs,
    ) -> Actions {
        self.saving = None;
        let all = done.iter().all(|done| *done);
        for store in wrote {
            if all {
                self.storage.tell(News::Healed { store: *store });
            } else if !self.storage.failing.contains(store) {
                self.storage.failing.push(*store);
            }
        }
        page.map(|page| self.show(ticket, page, now)).unwrap_or_default()
    }

    pub(super) fn news_seen(&mut self, ticket: Ticket, now: UnixMs) -> Actions {
        self.storage.news.clear();
        self.show(ticket, Page::Vault, now)
    }

    /// The user has said that the copy of another vault may be put aside.
    pub(super) fn replace_foreign(&mut self, ticket: Ticket, now: UnixMs) -> Actions {
        let Session::Open(vault, _) = &self.session else { return Page::Vault.refuse(ticket, Failure::Locked) };
        let foreign = std::mem::take(&mut self.storage.foreign);
        let writes: Vec<Write> = foreign.iter().flat_map(|store| vault.refill(*store)).collect();
        if writes.is_empty() {
            return self.show(ticket, Page::Vault, now);
        }
        let born = vault.born();
        self.write_anew(ticket, Some(Page::Vault), foreign, writes, born, now)
    }

    fn may_be_replaced(&self) -> bool {
        let in_trouble =
            matches!(self.session, Session::Trouble(Trouble::Missing | Trouble::Damaged | Trouble::TwoVaults));
        in_trouble || matches!(self.session, Session::Absent)
    }

    /// Makes a snapshot or a backup the vault, once its key has opened it.
    pub(super) fn rescue(&mut self, ticket: Ticket, text: &str, proof: Proof, now: UnixMs) -> Actions {
        if !self.may_be_replaced() {
            return Page::Vault.refuse(ticket, Failure::VaultExists);
        }
        let copy = Copy { store: StoreName::Main, slot: SlotName::V0, text };
        match Vault::open(&[copy], &[]) {
            Ok(vault) => self.stretch(ticket, proof, |opener, _| Unlocking::Rescue { vault, opener }, now),
            Err(_) => Page::Vault.refuse(ticket, Failure::NoVault),
        }
    }

    /// The other vault is open: it takes the place of what cannot be opened, which is put aside first.
    pub(super) fn rescued(&mut self, ticket: Ticket, vault: Box<Vault<Unlocked>>, now: UnixMs) -> Actions {
        if !self.may_be_replaced() {
            return Page::Vault.refuse(ticket, Failure::VaultExists);
        }
        self.clear(ticket, Clearing::Rescue(vault), false, now)
    }

    pub(super) fn start_over(&mut self, ticket: Ticket, now: UnixMs) -> Actions {
        if !self.may_be_replaced() {
            return Page::Vault.refuse(ticket, Failure::VaultExists);
        }
        self.clear(ticket, Clearing::StartOver, true, now)
    }

    fn clear(&mut self, ticket: Ticket, then: Clearing, born: bool, now: UnixMs) -> Actions {
        self.saving = Some(ticket);
        self.wait_for(ticket, Flow::Clearing(then), Effect::ClearStores { now, born })
    }

    pub(super) fn cleared(&mut self, ticket: Ticket, then: Clearing, done: bool, now: UnixMs) -> Actions {
        self.saving = None;
        if !done {
            return Page::Vault.refuse(ticket, Failure::NotSaved);
        }
        self.storage = Storage::default();
        match then {
            Clearing::StartOver => {
                self.session = Session::Absent;
                self.show(ticket, Page::Vault, now)
            }
            Clearing::Rescue(vault) => match vault.prepare(&Change::Nothing, now) {
                Ok(prepared) => {
                    let after = After::Create(vault);
                    self.send_to_store(ticket, Saving { prepared, change: None, page: Page::Vault, after }, now)
                }
                Err(_) => Page::Vault.refuse(ticket, Failure::Browser),
            },
        }
    }

    /// Sixpence was updated: what the new version may do wrong can be undone.
    pub(super) fn updated(&mut self, ticket: Ticket, now: UnixMs) -> Actions {
        let text = match &self.session {
            Session::Open(vault, _) => Some(vault.text()),
            Session::Locked(vault) => Some(vault.text()),
            Session::Absent | Session::Trouble(_) => None,
        };
        let mut actions = Actions::default();
        if let Some(text) = text {
            actions.push(Ticket(0), Effect::KeepSnapshot(Snapshot { name: "update".to_owned(), at: now, text }));
        }
        actions.then(self.lock_now(ticket, None, now))
    }
}
