//! What the popup knows.

use zeroize::Zeroizing;

use crate::{
    account::AccountId,
    message::{AccountView, Failure, Home, Trouble},
    order::sorted_by_key,
    ui::{add::Add, clock, confirm::Confirm, list::List, status::Status, unlock::Unlock},
};

/// Everything the popup knows. Its forms hold what was typed: no `Debug`.
pub struct Model {
    /// The tab the popup is about.
    pub tab: Option<i32>,
    /// Whether the user wants the accounts although the assistant's panel is wanted too: the page's address says so.
    pub stays: bool,
    /// Which screen is shown.
    pub screen: Screen,
    /// The accounts, while the vault is unlocked.
    pub home: Option<Home>,
    /// The accounts as a list, and the search.
    pub list: List,
    /// The account that Enter fills, if it is among those shown; else the first shown is.
    pub selected: Option<AccountId>,
    /// The form "Add account" as it was when the vault was locked, without its secret: it is there again after unlocking.
    pub aside: Option<Add>,
    /// Changes whenever codes may have changed.
    pub revision: u32,
    /// The line of feedback.
    pub status: Option<Status>,
    /// What the user has asked for and is not answered yet.
    pub busy: Option<Asked>,
    /// Whether the user lets us watch the site of the page; `None` where it is not known, or cannot be.
    pub watched: Option<bool>,
    /// The accounts that belong to another host of the page's owner; `None` before that was asked.
    pub near: Option<Vec<AccountId>>,
    /// Whether the user has seen the help after a refused code.
    pub helped: bool,
    /// How far the scan of the page is: looks done, looks in all.
    pub progress: (u32, u32),
    /// How many requests were sent.
    pub sent: u32,
    /// The newest request that was answered: answers to older ones come too late and are dropped.
    pub answered: u32,
}

/// A screen of the popup.
pub enum Screen {
    /// Nothing is known yet, or no longer.
    Loading,
    /// The background cannot be reached.
    Unreachable(Failure),
    /// There is no vault yet.
    FirstRun,
    /// The vault is locked.
    Locked(Unlock),
    /// The vault cannot be opened.
    Trouble(Trouble),
    /// Something was captured.
    Confirm(Confirm),
    /// The accounts.
    Home,
    /// "Add account".
    Add(Add),
    /// A code is to be filled on a site that the account does not know, or into a field that wants another code.
    OtherSite(OtherSite),
    /// A code was refused, perhaps.
    Refused(Refused),
    /// The note of an account.
    Note(Note),
}

/// Which screen, without what is on it: when this changes, the screen is drawn anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// See [`Screen::Loading`].
    Loading,
    /// See [`Screen::Unreachable`].
    Unreachable,
    /// See [`Screen::FirstRun`].
    FirstRun,
    /// See [`Screen::Locked`].
    Locked,
    /// See [`Screen::Trouble`].
    Trouble,
    /// See [`Screen::Confirm`]; counts the captures, so that a new one is drawn anew.
    Confirm(usize),
    /// See [`Screen::Home`].
    Home,
    /// See [`Screen::Add`].
    Add,
    /// See [`Screen::OtherSite`].
    OtherSite,
    /// See [`Screen::Refused`].
    Refused,
    /// See [`Screen::Note`]; whether it was read.
    Note(bool),
}

/// The note of an account. May hold what is secret: no `Debug`.
pub struct Note {
    /// Whose.
    pub account: AccountId,
    /// What was read of it; `None` before that.
    pub read: Option<NoteRead>,
}

/// What was read of a note.
#[derive(Clone, PartialEq, Eq)]
pub enum NoteRead {
    /// The note.
    Text(Zeroizing<String>),
    /// It holds recovery codes: the vault page shows them to who proves who is there.
    Guarded,
    /// It could not be read.
    Failed,
}

/// Help after a refused code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    /// Whose code.
    pub account: AccountId,
    /// What the comparison of the clocks gave.
    pub clock: Clock,
}

/// The computer's clock beside that of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// It is being compared.
    Comparing,
    /// It could not be compared.
    Unknown,
    /// By how many seconds the site's is ahead.
    Ahead(i32),
}

/// A fill that needs the user's word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherSite {
    /// Whose code.
    pub account: AccountId,
    /// How the account is called.
    pub title: String,
    /// The full host of the page.
    pub host: String,
    /// The hosts the account knows.
    pub known: Vec<String>,
    /// Whether the page looks like another host of the same owner.
    pub near: bool,
    /// Whether the window is a private one: the site is not learned.
    pub private: bool,
    /// The field wants a code that the site has sent; whether by e-mail. Then the site itself is not the question.
    pub sent_by_email: Option<bool>,
}

/// What was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// What to show, by the page itself.
    Open,
    /// To unlock.
    Unlock,
    /// To lock.
    Lock,
    /// To look for codes on the page.
    Scan,
    /// To fill the code of an account.
    Fill(AccountId),
    /// For the next code of a counter.
    NextCode,
    /// To take a counter's code back, or to make codes for another clock.
    Mend,
    /// Which accounts are near.
    Near,
    /// By how much the clocks differ.
    Clock,
    /// To add an account.
    Add,
    /// To save what was captured.
    Save,
    /// To forget it.
    Drop,
}

impl Model {
    /// The popup before anything is known.
    #[must_use]
    pub fn new(tab: Option<i32>) -> Self {
        Self {
            tab,
            stays: false,
            screen: Screen::Loading,
            home: None,
            aside: None,
            list: List::default(),
            selected: None,
            revision: 0,
            status: None,
            busy: None,
            watched: None,
            near: None,
            helped: false,
            progress: (0, 1),
            sent: 0,
            answered: 0,
        }
    }

    /// Which screen is shown.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.screen {
            Screen::Loading => Kind::Loading,
            Screen::Unreachable(_) => Kind::Unreachable,
            Screen::FirstRun => Kind::FirstRun,
            Screen::Locked(_) => Kind::Locked,
            Screen::Trouble(_) => Kind::Trouble,
            Screen::Confirm(confirm) => Kind::Confirm(confirm.items.len()),
            Screen::Home => Kind::Home,
            Screen::Add(_) => Kind::Add,
            Screen::OtherSite(_) => Kind::OtherSite,
            Screen::Refused(_) => Kind::Refused,
            Screen::Note(note) => Kind::Note(note.read.is_some()),
        }
    }

    /// How far the scan of the page is, while there is one.
    #[must_use]
    pub fn scanning(&self) -> Option<(u32, u32)> {
        (self.busy == Some(Asked::Scan)).then_some(self.progress)
    }

    /// The locked screen, if it is shown.
    #[must_use]
    pub fn unlock(&self) -> Option<&Unlock> {
        match &self.screen {
            Screen::Locked(unlock) => Some(unlock),
            _ => None,
        }
    }

    /// The confirm screen, if it is shown.
    #[must_use]
    pub fn confirm(&self) -> Option<&Confirm> {
        match &self.screen {
            Screen::Confirm(confirm) => Some(confirm),
            _ => None,
        }
    }

    /// The form "Add account", if it is shown.
    #[must_use]
    pub fn add(&self) -> Option<&Add> {
        match &self.screen {
            Screen::Add(add) => Some(add),
            _ => None,
        }
    }

    /// An account by its id.
    #[must_use]
    pub fn account(&self, id: AccountId) -> Option<&AccountView> {
        self.home.as_ref()?.accounts.iter().find(|account| account.id == id)
    }

    /// The origin of the page, where codes may be filled.
    #[must_use]
    pub fn origin(&self) -> Option<&str> {
        self.home.as_ref()?.site.as_ref()?.origin.as_deref()
    }

    /// Whether the assistant's panel is wanted already; `None` where there is no way to it.
    #[must_use]
    pub fn way_to_guide(&self) -> Option<bool> {
        let wanted = self.home.as_ref()?.guide;
        (wanted || self.origin().is_some()).then_some(wanted)
    }

    /// The account that Enter fills.
    #[must_use]
    pub fn target(&self) -> Option<AccountId> {
        let mut shown = self.list.shown().map(|row| row.id);
        let first = shown.next()?;
        Some(self.selected.filter(|id| *id == first || shown.any(|other| other == *id)).unwrap_or(first))
    }

    /// The account of this site whose recovery codes the user may want: the chosen one, else the first.
    #[must_use]
    pub fn way_to_recovery(&self) -> Option<AccountId> {
        let here = |id: &AccountId| self.account(*id).is_some_and(|account| account.here);
        self.target().filter(here).or_else(|| self.here().map(|account| account.id))
    }

    /// An account that belongs to the page's site, if any does.
    fn here(&self) -> Option<&AccountView> {
        self.home.as_ref()?.accounts.iter().find(|account| account.here)
    }

    /// Whether the first account stands on the card of this site: it belongs to the site and nothing is sought.
    #[must_use]
    pub fn has_card(&self) -> bool {
        let first = self.list.shown().next().and_then(|row| self.account(row.id));
        !self.list.seeks() && first.is_some_and(|account| account.here)
    }

    /// When the page has to look at the clock again: a code ends, or the vault locks. While nobody sees the page, codes
    /// may end.
    #[must_use]
    pub fn wake_at(&self, hidden: bool) -> Option<f64> {
        let lock_at = self.home.as_ref().map(|home| home.lock_at);
        let ends = match &self.screen {
            _ if hidden => None,
            Screen::Confirm(confirm) => confirm.ends_at(),
            _ => {
                let accounts = self.home.iter().flat_map(|home| &home.accounts);
                clock::earliest(accounts.filter_map(|account| clock::ends_at(&account.code)))
            }
        };
        clock::earliest(ends.into_iter().chain(lock_at))
    }

    pub(super) fn set_home(&mut self, mut home: Home) {
        home.accounts = sorted_by_key(home.accounts, AccountView::order);
        let near = self.near.as_deref().unwrap_or_default();
        self.list.set(&home.accounts, |account| account.here || near.contains(&account.id));
        self.revision = self.revision.wrapping_add(1);
        self.home = Some(home);
    }

    /// These accounts are near: they come first.
    pub(super) fn set_near(&mut self, near: Vec<AccountId>) {
        self.near = Some(near);
        if let Some(home) = self.home.take() {
            self.set_home(home);
        }
    }

    /// Whether it is to be asked which accounts are near: none is of exactly this site.
    pub(super) fn wants_near(&self) -> bool {
        let nobody = !self.list.rows.is_empty() && self.here().is_none();
        nobody && self.near.is_none() && self.origin().is_some()
    }

    /// The help after a refused code, if it is shown.
    #[must_use]
    pub fn refused(&self) -> Option<&Refused> {
        match &self.screen {
            Screen::Refused(refused) => Some(refused),
            _ => None,
        }
    }

    /// The note of an account, if it is shown.
    #[must_use]
    pub fn note(&self) -> Option<&Note> {
        match &self.screen {
            Screen::Note(note) => Some(note),
            _ => None,
        }
    }

    /// Nothing secret stays in the page.
    pub(super) fn blank(&mut self) {
        self.home = None;
        self.list = self.list.emptied();
        self.selected = None;
        if let Screen::Add(add) = &mut self.screen {
            add.form.secret = String::new();
            add.error = None;
            self.aside = Some(std::mem::take(add));
        }
    }
}
