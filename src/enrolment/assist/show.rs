//! What the assistant's panel shows of a run.

use serde::{Deserialize, Serialize};

use super::{Outcome, Question, Reason, Step};
use crate::account::AccountId;

/// A run as the user sees it. May hold recovery codes that wait for the user's yes: no `Debug`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Show {
    /// What was done so far.
    pub steps: Vec<Step>,
    /// What the user is asked.
    pub question: Option<Question>,
    /// The how manieth question that is.
    pub number: u32,
    /// What the user is to do on the page.
    pub waits: Option<Reason>,
    /// How it has ended.
    pub outcome: Option<Outcome>,
    /// The account, once it is saved.
    pub account: Option<AccountId>,
    /// For [`Question::Which`]: what each of its secrets says, in the order of the question.
    pub choices: Vec<Choice>,
    /// For [`Question::Keep`]: the recovery codes as the page shows them, one a line.
    pub codes: Option<String>,
    /// The page's own words, where it refuses the code or stops the user; at most 400 characters.
    pub said: Option<String>,
    /// What helps at this site, where it stops the user, if a recipe says so.
    pub advice: Option<String>,
}

/// One of several secrets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// Issuer, as read; may be empty.
    pub issuer: String,
    /// Account name, as read; may be empty.
    pub name: String,
    /// Whether it stands in words only, not in a QR code.
    pub written: bool,
}
