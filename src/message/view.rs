//! What the pages show. Nothing here has room for a secret.

use serde::{Deserialize, Serialize};

use super::{AccountView, Care, CodeView, Failure, MethodView, Notice, Parameters, StorageView, TrashView, Ways};
use crate::{
    account::{AccountId, Note},
    capture::{found::Place, trust::Doubt},
    otpauth::OtpauthError,
    vault::Settings,
};

/// What the popup shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum PopupView {
    /// There is no vault yet: the vault page makes one.
    FirstRun,
    /// The vault is locked.
    Locked {
        /// What goes on after unlocking.
        waiting: Option<Waiting>,
        /// Whether the vault page has other ways to unlock than the passphrase.
        other_ways: bool,
    },
    /// The vault cannot be opened.
    Trouble(Trouble),
    /// Something was captured and waits for the user's yes.
    Confirm(CaptureView),
    /// The accounts.
    Accounts(Home),
}

/// What the vault page shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum VaultView {
    /// There is no vault yet.
    FirstRun,
    /// The vault is locked.
    Locked {
        /// What goes on after unlocking.
        waiting: Option<Waiting>,
        /// The ways to unlock beside the passphrase.
        ways: Ways,
    },
    /// The vault cannot be opened.
    Trouble(Trouble),
    /// Something was captured and waits for the user's yes.
    Confirm(CaptureView),
    /// The unlocked vault.
    Open(VaultHome),
}

/// What waits for the vault to be unlocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Waiting {
    /// A captured code, to be confirmed and saved.
    Capture,
    /// A code to be filled (keyboard command or context menu).
    Fill,
}

/// Why a vault that should be there cannot be opened. Nothing is written in any of these cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Trouble {
    /// The store is empty although a vault was made here.
    Missing,
    /// No copy in the store is whole.
    Damaged,
    /// Written by a newer Sixpence; the format version that is needed.
    Newer {
        /// The lowest format version that may read it.
        needed: u16,
    },
    /// The browser's store did not answer.
    Store,
    /// The stores hold two different vaults, and nothing says which is the right one.
    TwoVaults,
}

/// The popup with the vault unlocked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Home {
    /// The page the popup is about; `None` where it has no address that we may know.
    pub site: Option<Site>,
    /// All accounts, as they are stored: [`AccountView::order`] sorts them.
    pub accounts: Vec<AccountView>,
    /// Something the user should know, once.
    pub notice: Option<Notice>,
    /// When the vault locks, in milliseconds since the epoch.
    pub lock_at: f64,
    /// Whether the next code stands beside a code in its last seconds.
    pub show_next_code: bool,
    /// If a code was filled on this page a moment ago.
    pub help: Option<Help>,
    /// Whether the assistant's panel is wanted in the popup's place: a run goes on, or a selected text waits there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub guide: bool,
}

/// A fill that the site may have refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Help {
    /// Whose code.
    pub account: AccountId,
    /// Whether the site has asked for a code again.
    pub refused: bool,
}

/// The vault page with the vault unlocked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VaultHome {
    /// All accounts, as they are stored; with `changed` only those of them that it names. See [`Self::complete`].
    pub accounts: Vec<AccountView>,
    /// Said after a change of single accounts: the page has the others already. See [`Self::complete`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Changed>,
    /// Deleted accounts that can be brought back, as they are stored. See [`Self::complete`].
    pub trash: Vec<TrashView>,
    /// The settings.
    pub settings: Settings,
    /// When the vault locks, in milliseconds since the epoch.
    pub lock_at: f64,
    /// How the stores are.
    pub storage: StorageView,
    /// The ways to unlock.
    pub methods: Vec<MethodView>,
    /// What the page needs to ask for a passkey where it asks who is there.
    pub ways: Ways,
    /// What was done for the day on which the vault is lost.
    pub care: Care,
}

/// What has changed on the vault page since it was shown last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// The generation that was changed, see [`StorageView::generation`].
    pub since: f64,
    /// The accounts that were changed, added or taken away.
    pub accounts: Vec<AccountId>,
}

impl VaultHome {
    /// Puts in the accounts that this answer leaves out, from what the page shows, and sorts them. Whether they are right: if not
    /// (another window has changed the vault meanwhile), the page has to ask for all.
    pub fn complete(&mut self, shown: Option<Self>) -> bool {
        let is_right = match (self.changed.take(), shown) {
            (None, _) => true,
            (Some(Changed { since, accounts: changed }), Some(Self { accounts, storage, .. })) => {
                self.accounts.extend(accounts.into_iter().filter(|account| !changed.contains(&account.id)));
                storage.generation == since
            }
            (Some(_), None) => false,
        };
        self.accounts.sort_by_cached_key(AccountView::order);
        // The newest first.
        self.trash.sort_by(|one, other| other.deleted_at.total_cmp(&one.deleted_at));
        is_right
    }
}

/// The page the popup is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// Host, with the port where it is not the scheme's own.
    pub host: String,
    /// Its origin, where codes may be filled (https, or this computer).
    pub origin: Option<String>,
}

/// What was captured, before anything is saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CaptureView {
    /// Host of the page it was read from; `None` when it was typed or the page may not become a site.
    pub host: Option<String>,
    /// What can be saved.
    pub items: Vec<CaptureItem>,
    /// What was read and cannot be saved, with the reason.
    pub refused: Vec<OtpauthError>,
    /// If it comes from an export of Google Authenticator.
    pub export: Option<ExportView>,
}

/// An export of Google Authenticator: its codes, of which each holds some accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExportView {
    /// How many codes it has.
    pub parts: u32,
    /// Which of them were not read yet, from 1.
    pub missing: Vec<u32>,
}

/// One thing that can be saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CaptureItem {
    /// Issuer as read.
    pub issuer: String,
    /// Account name as read.
    pub name: String,
    /// The running code, to compare with another app. For a counter, the first code.
    pub code: CodeView,
    /// How codes are made.
    pub parameters: Parameters,
    /// What the user should know.
    pub notes: Vec<Note>,
    /// What is in the vault already.
    pub already: Option<Already>,
    /// Where it was read.
    pub place: Place,
    /// Why the issuer that it names does not fit the page.
    pub doubt: Option<Doubt>,
}

/// What the vault already holds of a captured item. Nothing is ever overwritten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Already {
    /// The same secret, under this issuer and account name.
    SameSecret {
        /// Issuer of the saved account.
        issuer: String,
        /// Account name of the saved account.
        name: String,
    },
    /// Another secret under the same issuer and account name: saving keeps both.
    SameName,
}

/// How a fill went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum FillAnswer {
    /// The code is in the field.
    Filled {
        /// Where.
        host: String,
    },
    /// The account does not know this site: the user is asked.
    Asks {
        /// The full host of the page.
        host: String,
        /// The hosts the account knows; empty when it has no site yet.
        known: Vec<String>,
        /// Whether the page looks like another host of the same owner (or the account has no site yet).
        near: bool,
        /// Whether its window is private: then the site is not learned.
        private: bool,
    },
    /// The field asks for a code that the site has sent: the user is asked.
    OtherChannel {
        /// By e-mail; else by text message.
        email: bool,
    },
    /// Nothing was filled.
    Failed(Failure),
}
