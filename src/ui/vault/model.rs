//! What the vault page knows.

use crate::{
    account::AccountId,
    message::{Failure, VaultHome},
    recovery_set::RecoverySetId,
    ui::{add::Add, confirm::Confirm, guide::by_hand::ByHand, list::List, passphrase::NewPassphrase, status::Status},
};

use super::{
    activity::Activity,
    codes::Codes,
    details::Details,
    forms::{Edit, SettingsForm},
    import::Import,
    keep::{
        Keep,
        gate::Gate,
        rescue::{Rescue, TroubleScreen},
        task::Deed,
    },
    pictures::Pictures,
};

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
    /// What stood there when the vault was locked, without secrets: it is there again after unlocking.
    pub aside: Place,
    /// Ways to unlock, backups, snapshots.
    pub keep: Keep,
    /// Recovery codes.
    pub codes: Codes,
    /// The tab whose page may be filled with one, if the popup was open there.
    pub tab: Option<i32>,
    /// The account that the page was opened for: it is shown as soon as it is known, or its recovery codes where those are the section.
    pub wanted: Option<AccountId>,
    /// The activity log.
    pub activity: Activity,
    /// The form of the chosen account for tags, note and favourite.
    pub details: Details,
    /// Files of other authenticators.
    pub import: Import,
    /// Pictures that the user brings.
    pub pictures: Pictures,
    /// The form that brings a vault back, at the first run and where the vault cannot be opened.
    pub rescue: Option<Rescue>,
    /// Whether a recovery key is to be made as soon as the new vault is there.
    pub is_new: bool,
    /// The time of the last look at the clock, in milliseconds since the epoch; 0 before the first.
    pub now: f64,
    /// The sites that the user lets us watch, as the browser's patterns; `None` before the browser has said.
    pub sites: Option<Vec<String>>,
    /// The checklist for turning two-factor login on.
    pub by_hand: ByHand,
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
    FirstRun(NewPassphrase),
    /// The vault is locked.
    Locked(Gate),
    /// The vault cannot be opened.
    Trouble(TroubleScreen),
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
    /// The form that brings a vault back.
    Rescue,
    /// A recovery key is shown.
    RecoveryKey,
    /// QR codes are shown, to be printed.
    Sheet,
    /// See [`Screen::Locked`].
    Locked,
    /// See [`Screen::Trouble`].
    Trouble,
    /// The camera is shown.
    Camera,
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
    /// The recovery codes.
    Codes,
    /// Turning two-factor login on by hand, and how the assistant is started.
    Enrol,
    /// The activity log.
    Activity,
    /// Backups, exports, snapshots.
    Exchange,
    /// The ways to unlock.
    Methods,
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
    /// The deleted accounts; one of them where "Delete for good" waits for the second yes.
    Trash(Option<AccountId>),
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
    /// To show what pictures say.
    Captured,
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
    /// To forget an account in the trash for good.
    Purge(AccountId),
    /// To bring a vault back.
    Rescue,
    /// To begin anew.
    StartOver,
    /// To fill a recovery code: which of which set.
    FillRecovery(RecoverySetId, u16),
    /// To note that the news were read.
    News,
    /// To put the copy of another vault aside.
    Foreign,
    /// Something of the keeper.
    Keep(Deed),
    /// A passkey.
    Passkey,
    /// To save what was chosen of files.
    Import,
}

impl Section {
    /// The section that a fragment of the address names.
    #[must_use]
    pub fn of_hash(hash: &str) -> Self {
        match hash {
            "#recovery-codes" => Self::Codes,
            "#turn-on" => Self::Enrol,
            "#activity" => Self::Activity,
            "#import-export" => Self::Exchange,
            "#unlock-methods" => Self::Methods,
            "#settings" => Self::Settings,
            _ => Self::Accounts,
        }
    }

    /// The fragment of the address that names it.
    #[must_use]
    pub const fn hash(self) -> &'static str {
        match self {
            Self::Accounts => "#accounts",
            Self::Codes => "#recovery-codes",
            Self::Enrol => "#turn-on",
            Self::Activity => "#activity",
            Self::Exchange => "#import-export",
            Self::Methods => "#unlock-methods",
            Self::Settings => "#settings",
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
            aside: Place::Nothing,
            keep: Keep::default(),
            codes: Codes::default(),
            tab: None,
            wanted: None,
            activity: Activity::default(),
            details: Details::default(),
            import: Import::default(),
            pictures: Pictures::default(),
            rescue: None,
            is_new: false,
            now: 0.0,
            list: List::default(),
            by_hand: ByHand::default(),
            sites: None,
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
            Screen::FirstRun(_) | Screen::Trouble(_) if self.rescue.is_some() => Kind::Rescue,
            Screen::FirstRun(_) => Kind::FirstRun,
            Screen::Locked(_) => Kind::Locked,
            Screen::Trouble(_) => Kind::Trouble,
            Screen::Confirm(_) | Screen::Open if self.pictures.camera.is_some() => Kind::Camera,
            Screen::Confirm(confirm) => Kind::Confirm(confirm.items.len()),
            // The key is there in a moment: the accounts would only flash.
            Screen::Open if self.busy == Some(Asked::Keep(Deed::FirstRecoveryKey)) => Kind::Loading,
            Screen::Open if self.keep.shown_key.is_some() => Kind::RecoveryKey,
            Screen::Open if self.keep.sheet.is_some() => Kind::Sheet,
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
            Place::Trash(_) => PlaceKind::Trash,
        }
    }

    /// Nothing secret stays in the page.
    pub(super) fn blank(&mut self) {
        self.home = None;
        self.list = self.list.emptied();
        self.keep.blank();
        self.codes = Codes::default();
        self.activity.blank();
        self.import.blank();
        self.details = Details::default();
        self.pictures.camera = None;
        self.pictures.unread.clear();
        match std::mem::take(&mut self.place) {
            Place::Account(edit) if edit.is_changed() => self.aside = Place::Account(edit),
            Place::Add(mut add) => {
                add.form.secret = String::new();
                add.error = None;
                self.aside = Place::Add(add);
            }
            _ => {}
        }
        self.settings = None;
        self.undo = None;
    }
}
