//! What was read from a file.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ImportError, Limits};
use crate::{
    account::Draft,
    otpauth::{Field, OtpauthError},
};

/// An account of a file. Holds a secret: no `Debug`, `Clone` or `Serialize`.
pub struct Entry {
    /// Where it stands among the accounts of the file, from 1.
    pub position: u32,
    /// Names, secret, parameters.
    pub draft: Draft,
    /// What else the file says of it.
    pub about: About,
}

/// What else a file says of an account. May hold recovery codes and other secrets in its note: no `Debug`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Groups, folders, tags, categories; each once, in the order of the file.
    pub tags: Vec<String>,
    /// The note, as it is written.
    pub note: String,
    /// Favourite, pinned, starred.
    pub favourite: bool,
    /// The name of its icon, where the format names icons.
    pub icon: String,
    /// Addresses of the login, as the file writes them. The user sees them before they become sites.
    pub addresses: Vec<String>,
    /// It lies in the trash there.
    pub trashed: bool,
}

/// An account that cannot be one here, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Where it stands among the accounts of the file, from 1.
    pub position: u32,
    /// What it is called there; may be empty.
    pub name: String,
    /// Why.
    pub reason: Reason,
}

/// Why an account of a file cannot be one here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// As for an otpauth URI.
    #[error("{0}")]
    Field(#[from] OtpauthError),
    /// A kind of code that no other app makes in the same way: Authy's own, Battle.net, Duo and Microsoft push.
    #[error("this kind of code cannot be made by another app")]
    Kind,
    /// The entry is no object with the fields of its format.
    #[error("the {} is missing or is not what its format says", .0.name())]
    Shape(Field),
    /// It alone is damaged: its own encryption does not open.
    #[error("the entry is damaged")]
    Damaged,
}

/// What a file holds. Each of its accounts is in one of the two lists.
#[derive(Default)]
pub struct Imported {
    /// In the order of the file.
    pub entries: Vec<Entry>,
    /// In the order of the file.
    pub rejected: Vec<Rejected>,
    /// How many items of a password manager hold no one-time code. They are neither.
    pub without_code: u32,
    /// How many bytes what is told about the entries takes.
    about: usize,
}

/// The most bytes for what is told about all entries. An item of a password manager tells it once, for as many codes as it may hold.
const MOST_ABOUT: usize = Limits::USUAL.bytes;

impl About {
    /// How many bytes it takes.
    fn bytes(&self) -> usize {
        let texts = self.tags.iter().chain(&self.addresses).map(|text| text.len().saturating_add(size_of::<String>()));
        texts.fold(self.note.len().saturating_add(self.icon.len()), usize::saturating_add)
    }
}

impl Imported {
    /// How many accounts the file has.
    #[must_use]
    pub fn accounts(&self) -> usize {
        self.entries.len().saturating_add(self.rejected.len())
    }

    /// All accounts of an array. `name`: the key of what a rejected one is called.
    ///
    /// # Errors
    /// As [`take`](Self::take).
    pub(super) fn of_all(
        values: &[Value],
        most: usize,
        name: &str,
        account: impl Fn(&Value) -> Result<(Draft, About), Reason>,
    ) -> Result<Self, ImportError> {
        let mut imported = Self::default();
        for value in values {
            let name = value.get(name).and_then(Value::as_str).unwrap_or_default();
            imported.take(most, name, account(value))?;
        }
        Ok(imported)
    }

    /// Takes the next account of the file. `name`: what a rejected one is called.
    ///
    /// # Errors
    /// [`ImportError::TooMany`]; [`ImportError::TooLarge`] where more is told about the entries than the largest file could hold.
    pub(super) fn take(
        &mut self,
        most: usize,
        name: &str,
        made: Result<(Draft, About), Reason>,
    ) -> Result<(), ImportError> {
        if self.accounts() >= most {
            return Err(ImportError::TooMany);
        }
        let position = u32::try_from(self.accounts()).map_or(u32::MAX, |before| before.saturating_add(1));
        match made {
            Ok((draft, about)) => {
                self.about = self.about.saturating_add(about.bytes());
                if self.about > MOST_ABOUT {
                    return Err(ImportError::TooLarge);
                }
                self.entries.push(Entry { position, draft, about });
            }
            Err(reason) => {
                let name = name.chars().take(crate::account::MAX_NAME_CHARS).collect();
                self.rejected.push(Rejected { position, name, reason });
            }
        }
        Ok(())
    }
}
