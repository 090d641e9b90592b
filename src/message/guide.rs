//! What the assistant's panel (`guide.html`) asks.

use serde::{Deserialize, Serialize};

use super::{Ask, Failure};
use crate::{account::AccountId, enrolment::assist::Answered};

/// What `guide.html` may ask, about a tab. Each answer is a whole [`GuideView`].
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GuideRequest {
    /// The tab.
    pub tab: i32,
    /// What.
    pub ask: GuideAsk,
}

/// What is asked about the tab.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum GuideAsk {
    /// What to show. Asked again whenever the channel `assist` says that something has changed.
    Open,
    /// Begin a run on the page of this tab.
    Start,
    /// The answer to the question that is shown.
    Answer(Answered),
    /// So many recovery codes were kept with the account of the run, by the keeper: the answer to
    /// [`Question::Keep`](crate::enrolment::assist::Question::Keep).
    Kept(u32),
    /// The user has done what was asked for, or wants it tried again.
    GoOn,
    /// The user wants no more.
    Stop,
    /// What has ended was read, and the text that waits is wanted no more.
    Close,
}

impl Ask for GuideRequest {
    type Answer = Result<GuideView, Failure>;
}

/// What the panel shows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum GuideView {
    /// The vault is not open: the popup says what there is to do.
    Away,
    /// Nothing goes on: a run can begin here.
    Ready(Ready),
    /// A selected text that is to be read for recovery codes.
    Codes(SelectedCodes),
    /// A run.
    Run(RunView),
}

/// Where a run can begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ready {
    /// The page's host as it is shown; `None`: nothing can be filled there, so no run can begin.
    pub host: Option<String>,
    /// Its origin; `None` as above.
    pub origin: Option<String>,
    /// The accounts of exactly this site.
    pub here: Vec<AccountName>,
}

/// What an account is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountName {
    /// Its id.
    pub id: AccountId,
    /// Issuer, as stored; may be empty.
    pub issuer: String,
    /// Account name, as stored; may be empty.
    pub name: String,
}

/// A selected text in which recovery codes are to be found.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SelectedCodes {
    /// The text, as it was selected.
    pub text: String,
    /// The host of its page.
    pub host: Option<String>,
    /// All accounts, those of exactly this site first.
    pub accounts: Vec<AccountName>,
}

/// A run, as the panel shows it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RunView {
    /// The host on which it runs.
    pub host: String,
    /// Whether the tab is the one that it runs in.
    pub here: bool,
    /// Its account, once it is saved.
    pub account: Option<AccountName>,
    /// A [`Show`](crate::enrolment::assist::Show) as JSON: the background hands it on as it is.
    pub show: String,
}
