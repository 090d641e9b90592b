//! What the vault page knows.

use crate::{
    account::AccountId,
    message::{AccountView, Failure, Trouble, VaultHome},
    ui::{add::Add, clock, confirm::Confirm, create::Create, list::List, status::Status, unlock::Unlock},
};

use super::forms::{Edit, SettingsForm};

/// Everything the vault page knows. Its forms hold what was typed: no `Debug`.
pub struct Model {
    /// Which screen is shown.
    pub screen: Screen,
    /// The vault, while it is unlocked.
    pub home: Option<VaultHome>,
    /// Which section is chosen.
    pub section: Section,
    /// What stands beside the list of accounts.
    pub place: Place,
    /// The accounts as a list, and the search.
    pub list: List,
    /// The settings as typed.
    pub settings: Option<SettingsForm>,
    /// Changes whenever codes may have changed.
    pub revision: u32,
    /// The line of feedback.
    pub status: Option<Status>,
    /// The account that was just deleted: the line of feedback offers to bring it back.
    pub undo: Option<AccountId>,
    /// What the user has asked for and is not answered yet.
    pub busy: Option<Asked>,
    /// How many requests were sent.
    pub sent: u32,
    /// The newest request that was answered: answers to older ones come too late and are dropped.
    pub answered: u32,
}

/// A screen of the vault page.
pub enum Screen {
    /// Nothing is known yet, or no longer.
    Loading,
    /// The background cannot be reached.
    Unreachable(Failure),
    /// There is no vault yet.
    FirstRun(Create),
    /// The vault is locked.
    Locked(Unlock),
    /// The vault cannot be opened.
    Trouble(Trouble),
    /// Something was captured.
    Confirm(Confirm),
    /// The sections.
    Open,
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
    /// See [`Screen::Confirm`].
    Confirm(usize),
    /// See [`Screen::Open`].
    Open(Section),
}

/// A section of the open vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Section {
    /// The accounts.
    #[default]
    Accounts,
    /// The settings.
    Settings,
}

/// What stands beside the list of accounts.
#[derive(Default)]
pub enum Place {
    /// Nothing is chosen.
    #[default]
    Nothing,
    /// An account.
    Account(Edit),
    /// The form "Add account".
    Add(Add),
    /// The deleted accounts.
    Trash,
}

/// What stands beside the list, without what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// See [`Place::Nothing`].
    Nothing,
    /// See [`Place::Account`].
    Account(AccountId),
    /// See [`Place::Add`].
    Add,
    /// See [`Place::Trash`].
    Trash,
}

/// What was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// What to show, by the page itself.
    Open,
    /// To make the vault.
    Create,
    /// To unlock.
    Unlock,
    /// To lock.
    Lock,
    /// To add an account.
    Add,
    /// To save what was captured.
    Save,
    /// To forget it.
    Drop,
    /// To change an account.
    Edit(AccountId),
    /// To move an account to the trash.
    Delete(AccountId),
    /// To bring an account back.
    Restore(AccountId),
    /// For the next code of a counter.
    NextCode,
    /// To change the settings.
    Settings,
}

impl Section {
    /// The section that a fragment of the address names.
    #[must_use]
    pub fn of_hash(hash: &str) -> Self {
        match hash {
            "#settings" => Self::Settings,
            _ => Self::Accounts,
        }
    }
}

impl Model {
    /// The page before anything is known.
    #[must_use]
    pub fn new(section: Section) -> Self {
        Self {
            screen: Screen::Loading,
            home: None,
            section,
            place: Place::Nothing,
            list: List::default(),
            settings: None,
            revision: 0,
            status: None,
            undo: None,
            busy: None,
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
            Screen::FirstRun(_) => Kind::FirstRun,
            Screen::Locked(_) => Kind::Locked,
            Screen::Trouble(_) => Kind::Trouble,
            Screen::Confirm(confirm) => Kind::Confirm(confirm.items.len()),
            Screen::Open => Kind::Open(self.section),
        }
    }

    /// What stands beside the list.
    #[must_use]
    pub fn place_kind(&self) -> PlaceKind {
        match &self.place {
            Place::Nothing => PlaceKind::Nothing,
            Place::Account(edit) => PlaceKind::Account(edit.account),
            Place::Add(_) => PlaceKind::Add,
            Place::Trash => PlaceKind::Trash,
        }
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
        match &self.place {
            Place::Add(add) => Some(add),
            _ => None,
        }
    }

    /// The edit form, if it is shown.
    #[must_use]
    pub fn edit(&self) -> Option<&Edit> {
        match &self.place {
            Place::Account(edit) => Some(edit),
            _ => None,
        }
    }

    /// The first-run form, if it is shown.
    #[must_use]
    pub fn create(&self) -> Option<&Create> {
        match &self.screen {
            Screen::FirstRun(create) => Some(create),
            _ => None,
        }
    }

    /// The settings form, while the vault is unlocked.
    #[must_use]
    pub fn settings(&self) -> Option<&SettingsForm> {
        self.settings.as_ref()
    }

    /// An account by its id.
    #[must_use]
    pub fn account(&self, id: AccountId) -> Option<&AccountView> {
        self.home.as_ref()?.accounts.iter().find(|account| account.id == id)
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

    /// Nothing secret stays in the page.
    pub(super) fn blank(&mut self) {
        self.home = None;
        self.list = List::default();
        self.place = Place::Nothing;
        self.settings = None;
        self.undo = None;
    }
}
