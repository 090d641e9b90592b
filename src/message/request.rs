//! Requests, one enum a page.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Failure, FillAnswer, PopupView, Proof, VaultView, wire::Wire};
use crate::{
    account::{AccountId, FillBy},
    vault::Settings,
};

/// A request and the type of its answer, so that the two ends cannot disagree.
pub trait Ask: Serialize + DeserializeOwned {
    /// What the background answers, or a [`Failure`].
    type Answer: Serialize + DeserializeOwned;
}

/// What `popup.html` may ask. Every answer is a whole [`PopupView`], except that of [`PopupRequest::Fill`].
#[derive(Clone, Serialize, Deserialize)]
#[serde(from = "Wire", into = "Wire")]
pub enum PopupRequest {
    /// What to show, about this tab. Asked when the popup opens and whenever a code has run out.
    Open(Option<i32>),
    /// Unlock the vault.
    Unlock {
        /// As typed.
        passphrase: String,
        /// The tab the popup is about.
        tab: Option<i32>,
    },
    /// Lock the vault now.
    Lock,
    /// Find QR codes, otpauth addresses and secret keys on the page of this tab.
    Scan(i32),
    /// End the scan that is under way: it is answered with what it has found so far. Shows the same as [`Self::Open`].
    StopScan(Option<i32>),
    /// Fill the account's code into the page. Answered by [`FillAnswer`].
    Fill {
        /// Whose code.
        account: AccountId,
        /// The tab to fill.
        tab: i32,
        /// What the user has said about this site.
        consent: Consent,
    },
    /// Hand out the next code of a counter-based account: the counter is saved before the code is shown.
    NextCode {
        /// Whose code.
        account: AccountId,
        /// The tab the popup is about.
        tab: Option<i32>,
    },
    /// The code that a counter-based account has handed out last was not used: count back by one.
    TakeBack {
        /// Whose code.
        account: AccountId,
        /// The tab the popup is about.
        tab: Option<i32>,
    },
    /// Which accounts belong to another host of the owner of this tab's page. Answered by [`PopupAnswer::Near`].
    Near(i32),
    /// Compare the computer's clock with that of the site in this tab. Answered by [`PopupAnswer::Clock`].
    CompareClock(i32),
    /// From now on make the account's codes for a clock that differs.
    SetSkew {
        /// Which account.
        account: AccountId,
        /// By how many seconds the site's clock is ahead of this computer's.
        seconds: i32,
        /// The tab the popup is about.
        tab: Option<i32>,
    },
    /// Add an account by hand. A bare key is saved as the form says; an otpauth address goes to the confirm screen.
    Add {
        /// The form as typed.
        form: AddForm,
        /// The tab the popup is about.
        tab: Option<i32>,
    },
    /// Save what was captured.
    SaveCapture {
        /// The chosen items, at least one.
        items: Vec<SaveItem>,
        /// The tab the popup is about.
        tab: Option<i32>,
    },
    /// Forget what was captured.
    DropCapture(Option<i32>),
}

/// What watch.js and the offer may say, from pages of sites that the user has granted. It is only looked at: none of it is
/// believed.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PageRequest {
    /// Something appeared that may be a code or a key of an account.
    Appeared(bool),
    /// Something appeared that may be a code field.
    Field(bool),
    /// A user name was typed.
    Typed(String),
    /// The offer was clicked, in the document of this token.
    Taken(String),
}

/// What `vault.html` may ask. Every answer is a whole [`VaultView`].
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum VaultRequest {
    /// What to show.
    Open,
    /// First run: make the vault with this passphrase, as typed; at least 8 characters.
    Create(String),
    /// Unlock the vault with this passphrase, as typed.
    Unlock(String),
    /// Unlock the vault by something else than the passphrase.
    UnlockBy(Proof),
    /// Make this the vault, where there is none (first run) or the one here cannot be opened. What is in the stores is put
    /// aside, not thrown away.
    Rescue {
        /// A stored vault (from a snapshot or a backup file), base64.
        text: String,
        /// What opens it.
        proof: Proof,
    },
    /// Begin anew where the vault is missing or damaged: what is in the stores is put aside, then it is a first run.
    StartOver,
    /// Take over a save that the keeper has made of the vault as it is: the stored vault, base64.
    Adopt(String),
    /// Show what the codes of the user's own pictures say, by their texts. While the vault is locked, that waits.
    Captured(Vec<String>),
    /// The news about the stores were read.
    NewsSeen,
    /// Write over the copy of another vault that lies in a store. It is put aside first.
    ReplaceForeign,
    /// Lock the vault now.
    Lock,
    /// Add an account by hand; see [`PopupRequest::Add`].
    Add(AddForm),
    /// Save what was captured.
    SaveCapture(Vec<SaveItem>),
    /// Forget what was captured.
    DropCapture,
    /// Change what an account is called and where it may be filled.
    Edit {
        /// Which account.
        account: AccountId,
        /// The form as it was when the user began.
        was: AccountForm,
        /// The form as typed. What was changed meanwhile in another window stays, unless it is the same field:
        /// [`Failure::Conflict`].
        form: AccountForm,
    },
    /// Move an account to the trash.
    Delete(AccountId),
    /// Bring an account back from the trash.
    Restore(AccountId),
    /// Forget an account in the trash for good.
    Purge(AccountId),
    /// Hand out the next code of a counter-based account.
    NextCode(AccountId),
    /// Change the settings, all of them.
    SetSettings(Settings),
    /// Fill a recovery code into the page of a tab, if that is a site of its account. It is not marked as used.
    FillRecovery {
        /// Whose code.
        account: AccountId,
        /// The tab to fill.
        tab: i32,
        /// The code.
        text: String,
    },
}

impl Ask for PopupRequest {
    type Answer = Result<PopupAnswer, Failure>;
}

impl Ask for VaultRequest {
    type Answer = Result<VaultView, Failure>;
}

/// What the popup gets back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PopupAnswer {
    /// What to show now.
    View(PopupView),
    /// How a fill went.
    Fill(FillAnswer),
    /// These accounts belong to another host of the page's owner.
    Near(Vec<AccountId>),
    /// By how many seconds the site's clock is ahead of this computer's; `None` if that could not be compared.
    Clock(Option<i32>),
}

/// What the user has said about filling on a site that the account does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Consent {
    /// Nothing yet: an unknown site is answered by [`FillAnswer::Asks`].
    NotAsked,
    /// "Fill once".
    Once,
    /// "Always on this site": the site is saved with the account first.
    Always,
    /// "Fill anyway": the field wants another kind of code. And [`Self::Once`].
    Anyway,
}

/// The form "Add account", as typed. Numbers stay texts so that what cannot be read is refused, not lost.
///
/// In messages it is a list of its fields: the background only hands it on.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub struct AddForm {
    /// A secret key or an otpauth address.
    pub secret: String,
    /// Issuer; may be empty.
    pub issuer: String,
    /// Account name; may be empty.
    pub name: String,
    /// `totp`, `hotp` or `steam`.
    pub kind: String,
    /// `SHA1`, `SHA256` or `SHA512`.
    pub algorithm: String,
    /// `6`, `7` or `8`.
    pub digits: String,
    /// Seconds; for `totp`.
    pub period: String,
    /// The first counter; for `hotp`.
    pub counter: String,
}

impl From<AddForm> for Vec<String> {
    fn from(form: AddForm) -> Self {
        let AddForm { secret, issuer, name, kind, algorithm, digits, period, counter } = form;
        vec![secret, issuer, name, kind, algorithm, digits, period, counter]
    }
}

/// A field that is missing is empty, and refused where it is needed.
impl From<Vec<String>> for AddForm {
    fn from(fields: Vec<String>) -> Self {
        let mut form = Self::default();
        let AddForm { secret, issuer, name, kind, algorithm, digits, period, counter } = &mut form;
        let places = [secret, issuer, name, kind, algorithm, digits, period, counter];
        places.into_iter().zip(fields).for_each(|(place, field)| *place = field);
        form
    }
}

/// The form by which an account is edited, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountForm {
    /// Issuer; may be empty.
    pub issuer: String,
    /// Account name; may be empty.
    pub name: String,
    /// Addresses, one a line.
    pub sites: String,
    /// How its codes get into pages.
    #[serde(default)]
    pub filling: FillBy,
}

/// One captured item that the user wants saved, under the names the user gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SaveItem {
    /// Its place in [`super::CaptureView::items`].
    pub index: u32,
    /// Issuer; may be empty.
    pub issuer: String,
    /// Account name; may be empty.
    pub name: String,
}
