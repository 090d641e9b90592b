//! What the popup knows.

use crate::{
    account::AccountId,
    message::{AccountView, Failure, Home, Trouble},
    ui::{add::Add, clock, confirm::Confirm, list::List, status::Status, unlock::Unlock},
};

/// Everything the popup knows. Its forms hold what was typed: no `Debug`.
pub struct Model {
    /// The tab the popup is about.
    pub tab: Option<i32>,
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
    /// A code is to be filled on a site that the account does not know.
    OtherSite(OtherSite),
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
            screen: Screen::Loading,
            home: None,
            aside: None,
            list: List::default(),
            selected: None,
            revision: 0,
            status: None,
            busy: None,
            watched: None,
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

    /// The account that Enter fills.
    #[must_use]
    pub fn target(&self) -> Option<AccountId> {
        let mut shown = self.list.shown().map(|row| row.id);
        let first = shown.next()?;
        Some(self.selected.filter(|id| *id == first || shown.any(|other| other == *id)).unwrap_or(first))
    }

    /// Whether the first account stands on the card of this site: it belongs to the site and nothing is sought.
    #[must_use]
    pub fn has_card(&self) -> bool {
        !self.list.seeks()
            && self.home.as_ref().and_then(|home| home.accounts.first()).is_some_and(|account| account.here)
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

    pub(super) fn set_home(&mut self, home: Home) {
        self.list.set(&home.accounts);
        self.revision = self.revision.wrapping_add(1);
        self.home = Some(home);
    }

    /// Nothing secret stays in the page.
    pub(super) fn blank(&mut self) {
        self.home = None;
        self.list = List::default();
        self.selected = None;
        if let Screen::Add(add) = &mut self.screen {
            add.form.secret = String::new();
            add.error = None;
            self.aside = Some(std::mem::take(add));
        }
    }
}
