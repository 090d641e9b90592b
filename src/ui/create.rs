//! First run: the form that makes the vault.

use crate::message::{Failure, Text};

use super::text;

/// The least number of characters in a passphrase.
pub const LEAST: usize = 8;

/// The field that an error is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// "New passphrase".
    New,
    /// "Repeat passphrase".
    Repeat,
}

/// The form as it stands. Holds what was typed: no `Debug`.
#[derive(Default)]
pub struct Create {
    /// "New passphrase" as typed.
    pub passphrase: String,
    /// "Repeat passphrase" as typed.
    pub repeat: String,
    /// What is wrong, and where.
    pub error: Option<(Field, Text)>,
}

impl Create {
    /// The passphrase to be sent; `None`, with the reason under its field, if the form is not right yet.
    pub fn take(&mut self) -> Option<String> {
        let least = LEAST.to_string();
        self.error = if self.passphrase.chars().count() < LEAST {
            Some((Field::New, Text::with("passphraseShort", &least)))
        } else if self.passphrase != self.repeat {
            Some((Field::Repeat, Text::plain("passphraseDiffers")))
        } else {
            None
        };
        self.error.is_none().then(|| self.passphrase.clone())
    }

    /// The background did not make the vault.
    pub fn refused(&mut self, failure: &Failure) {
        self.error = Some((Field::New, text::failure(failure)));
    }
}
