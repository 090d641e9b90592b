//! The accounts on the pages. Nothing here has room for a secret.

use serde::{Deserialize, Serialize};

use crate::{
    account::{AccountId, FillBy},
    otp::Kind,
};

/// An account without its secret. What is as it mostly is stays out of the message: there are thousands of these in one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountView {
    /// Its id.
    pub id: AccountId,
    /// Issuer, as stored; shown through [`crate::account::visible`].
    pub issuer: String,
    /// Account name, as stored.
    pub name: String,
    /// Origins on which it may be filled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<String>,
    /// Whether the popup's page is exactly one of them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub here: bool,
    /// The codes.
    pub code: CodeView,
    /// How they are made.
    #[serde(default, skip_serializing_if = "Parameters::are_usual")]
    pub parameters: Parameters,
    /// What lists stand by: [`crate::vault::Marks::read`] reads it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub marks: String,
    /// How its codes get into pages.
    #[serde(default, skip_serializing_if = "FillBy::is_asked")]
    pub filling: FillBy,
    /// By how many seconds the site's clock is ahead of this computer's.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub skew: i32,
}

fn is_zero(seconds: &i32) -> bool {
    *seconds == 0
}

impl AccountView {
    /// By what accounts are sorted: issuer and name, without regard to case in ASCII.
    #[must_use]
    pub fn order(&self) -> (String, String, AccountId) {
        (self.issuer.to_ascii_lowercase(), self.name.to_ascii_lowercase(), self.id)
    }
}

/// The running code of an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum CodeView {
    /// A time-based code.
    Timed {
        /// The code that holds now, ungrouped.
        code: String,
        /// The one after it.
        next: String,
        /// Length of the period in seconds.
        period: u16,
        /// When it ends, in milliseconds since the epoch.
        ends_at: f64,
    },
    /// A counter-based code: shown only once it was asked for.
    Counter {
        /// The code just handed out.
        code: Option<String>,
        /// The counter of the next code, in decimal.
        counter: String,
    },
}

/// How the codes of an account are made, in words the user can compare with the site's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Parameters {
    /// `totp`, `hotp`, `steam`, `yandex` or `motp`.
    pub kind: String,
    /// `SHA1`, `SHA256`, `SHA512` or `MD5`.
    pub algorithm: String,
    /// Characters in a code.
    pub digits: u8,
    /// Seconds; `None` for a counter.
    pub period: Option<u16>,
}

/// Those of nearly every site, and the defaults of the Key URI format.
const USUAL: (&str, &str, u8, Option<u16>) = ("totp", "SHA1", 6, Some(30));

impl Default for Parameters {
    fn default() -> Self {
        let (kind, algorithm, digits, period) = USUAL;
        Self { kind: kind.to_owned(), algorithm: algorithm.to_owned(), digits, period }
    }
}

impl Parameters {
    /// How codes are made.
    #[must_use]
    #[inline(never)]
    pub fn of(params: &Kind) -> Self {
        let (kind, algorithm) = match params {
            Kind::Totp { algorithm, .. } => ("totp", algorithm.name()),
            Kind::Hotp { algorithm, .. } => ("hotp", algorithm.name()),
            Kind::Steam => ("steam", "SHA1"),
            Kind::Yandex => ("yandex", "SHA256"),
            Kind::Motp => ("motp", "MD5"),
        };
        Self {
            kind: kind.to_owned(),
            algorithm: algorithm.to_owned(),
            digits: params.code_chars(),
            period: params.period_seconds(),
        }
    }

    /// Asked of every account in every answer.
    pub(super) fn are_usual(&self) -> bool {
        (self.kind.as_str(), self.algorithm.as_str(), self.digits, self.period) == USUAL
    }
}

/// A deleted account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TrashView {
    /// Its id.
    pub id: AccountId,
    /// Issuer, as stored.
    pub issuer: String,
    /// Account name, as stored.
    pub name: String,
    /// When it was deleted, in milliseconds since the epoch.
    pub deleted_at: f64,
}
