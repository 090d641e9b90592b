//! What reading a page, or a text of it, has brought.

use serde::{Deserialize, Serialize};

use super::{
    page::Written,
    text::drafts_in,
    trust::{Doubt, doubt},
};
use crate::{
    account::Draft,
    otpauth::{self, OtpauthError},
};

/// Everything that was read. Holds secrets: no `Debug`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// What may become accounts: otpauth addresses, and whatever else QR codes hold. Each once.
    pub texts: Vec<FoundText>,
    /// What was meant to be one and cannot.
    pub refused: Vec<OtpauthError>,
}

/// A text, and where it stood. Holds a secret: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct FoundText {
    /// An otpauth address; of a QR code, whatever it says.
    pub text: String,
    /// Where it stood.
    pub place: Place,
    /// Why the issuer that it names does not fit the page.
    pub doubt: Option<Doubt>,
}

impl FoundText {
    /// What the user has brought: there is no page that it could fit.
    #[must_use]
    pub fn brought(text: String) -> Self {
        Self { text, place: Place::Pointed, doubt: None }
    }
}

/// Where something was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Place {
    /// In a QR code, or where the user has pointed at it.
    Pointed,
    /// In a QR code, and the page says the same secret in words.
    Both,
    /// In words: an otpauth address, or a secret key.
    Written {
        /// As what.
        how: WrittenAs,
        /// Whether a QR code of the same page holds another secret.
        other_than_code: bool,
    },
}

/// How something is written on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum WrittenAs {
    /// As an otpauth address, with all that it says.
    Address,
    /// As a secret key, which says nothing of the parameters.
    Key {
        /// The page's own words beside it, at most 60 characters, if there are any.
        label: Option<String>,
    },
}

/// Why a page was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NotRead {
    /// The browser does not let extensions look at it.
    Closed,
    /// Only what its window shows, in which there is nothing.
    WindowOnly,
    /// It does not answer: a dialog of the browser (print, a message) holds it.
    Busy,
    /// The user has stopped it before anything was found.
    Stopped,
}

impl Findings {
    /// What a text holds that the user has selected, or the address of a link.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let mut findings = Self::default();
        if otpauth::is_export(text) {
            findings.add(text, Place::Pointed);
            return findings;
        }
        for found in drafts_in(text) {
            match found {
                Ok(draft) => findings.add(&otpauth::format(&draft), Place::Pointed),
                Err(error) => findings.refused.push(error),
            }
        }
        findings
    }

    /// What a page holds: the texts of its QR codes, and what is written on it. What is written and cannot be an account
    /// is only told of where nothing else was found: words that look like a key are common.
    #[must_use]
    pub fn of_page(codes: Vec<String>, written: Vec<Written>) -> Self {
        let mut findings = Self::default();
        let read: Vec<Option<Draft>> = codes.iter().map(|text| otpauth::parse(text).ok()).collect();
        let has_code = read.iter().any(Option::is_some);
        for text in &codes {
            findings.add(text, Place::Pointed);
        }
        let mut errors = Vec::new();
        for written in written {
            let (draft, how) = match written {
                Written::Address(draft) => (draft, WrittenAs::Address),
                Written::Key { draft, label } => (draft, WrittenAs::Key { label }),
                Written::Export(text) => {
                    findings.add(&text, Place::Written { how: WrittenAs::Address, other_than_code: false });
                    continue;
                }
            };
            let draft = match draft {
                Ok(draft) => draft,
                Err(error) => {
                    errors.push(error);
                    continue;
                }
            };
            // A key alone says nothing of the parameters: those of the code hold. An address has to say the same.
            let is_said = |code: &Draft| {
                code.secret.same_as(&draft.secret) && (how != WrittenAs::Address || code.params == draft.params)
            };
            let code = read.iter().position(|code| code.as_ref().is_some_and(is_said));
            match code.and_then(|at| findings.texts.get_mut(at)) {
                Some(found) => found.place = Place::Both,
                None => findings.add(&otpauth::format(&draft), Place::Written { how, other_than_code: has_code }),
            }
        }
        if findings.texts.is_empty() {
            findings.refused = errors;
        }
        findings
    }

    /// What a picture holds that the user has pointed at. What is written on the page only says whether it agrees.
    #[must_use]
    pub fn of_picture(codes: Vec<String>, written: Vec<Written>) -> Self {
        let mut findings = Self::of_page(codes, written);
        findings.texts.retain(|found| !matches!(found.place, Place::Written { .. }));
        findings
    }

    /// The same, with the doubts whether it fits the page of this host (with its port, if it is shown).
    #[must_use]
    pub fn read_on(mut self, host: Option<&str>) -> Self {
        let Some(host) = host else { return self };
        for found in &mut self.texts {
            found.doubt = otpauth::parse(&found.text).ok().and_then(|draft| doubt(&draft.issuer, host));
        }
        self
    }

    fn add(&mut self, text: &str, place: Place) {
        if self.texts.iter().all(|found| found.text != text) {
            self.texts.push(FoundText { text: text.to_owned(), place, doubt: None });
        }
    }
}
