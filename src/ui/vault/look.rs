//! What the views read of the model: the form or screen that is shown, if it is.

use crate::{
    account::AccountId,
    message::AccountView,
    ui::{add::Add, clock, confirm::Confirm, passphrase::NewPassphrase, proof::ProofForm},
};

use super::{
    forms::{Edit, SettingsForm},
    keep::{gate::Gate, rescue::TroubleScreen, task::Task},
    model::{Model, Place, Screen},
};

impl Model {
    /// The locked screen, if it is shown.
    #[must_use]
    pub fn gate(&self) -> Option<&Gate> {
        match &self.screen {
            Screen::Locked(gate) => Some(gate),
            _ => None,
        }
    }

    /// The screen of a vault that cannot be opened, if it is shown.
    #[must_use]
    pub fn trouble(&self) -> Option<&TroubleScreen> {
        match &self.screen {
            Screen::Trouble(trouble) => Some(trouble),
            _ => None,
        }
    }

    /// The task that was begun.
    #[must_use]
    pub fn task(&self) -> Option<&Task> {
        self.keep.task.as_ref()
    }

    /// The question who asks, in whichever form is shown.
    #[must_use]
    pub fn proof(&self) -> Option<&ProofForm> {
        match &self.screen {
            Screen::Locked(gate) => Some(&gate.proof),
            Screen::Open => match &self.codes.open {
                Some(open) => Some(&open.proof),
                None => self.task()?.proof.as_ref(),
            },
            _ => self.rescue.as_ref().map(|rescue| &rescue.proof),
        }
    }

    /// The same, to be changed.
    pub(super) fn proof_mut(&mut self) -> Option<&mut ProofForm> {
        match &mut self.screen {
            Screen::Locked(gate) => Some(&mut gate.proof),
            Screen::Open => match &mut self.codes.open {
                Some(open) => Some(&mut open.proof),
                None => self.keep.task.as_mut()?.proof.as_mut(),
            },
            _ => self.rescue.as_mut().map(|rescue| &mut rescue.proof),
        }
    }

    /// The new passphrase, in whichever form is shown.
    #[must_use]
    pub fn new_passphrase(&self) -> Option<&NewPassphrase> {
        match &self.screen {
            Screen::FirstRun(new) => Some(new),
            Screen::Open => self.task()?.new.as_ref(),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub(super) fn new_passphrase_mut(&mut self) -> Option<&mut NewPassphrase> {
        match &mut self.screen {
            Screen::FirstRun(new) => Some(new),
            Screen::Open => self.keep.task.as_mut()?.new.as_mut(),
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
        clock::earliest(ends.into_iter().chain(lock_at).chain(self.codes.wake_at(self.now)))
    }
}
