//! The locked screen.

use crate::message::{Failure, Text, Waiting};

use super::text;

/// The locked screen, as it stands. Holds what was typed: no `Debug`.
#[derive(Default)]
pub struct Unlock {
    /// The passphrase as typed so far.
    pub passphrase: String,
    /// What goes on after unlocking.
    pub waiting: Option<Waiting>,
    /// Whether the vault page has other ways to unlock.
    pub other_ways: bool,
    /// What is wrong with the passphrase.
    pub error: Option<Text>,
}

impl Unlock {
    /// An empty one.
    #[must_use]
    pub fn new(waiting: Option<Waiting>, other_ways: bool) -> Self {
        Self { waiting, other_ways, ..Self::default() }
    }

    /// Takes the passphrase out, to be sent. `None`, with the reason under the field, if nothing was typed.
    pub fn take(&mut self) -> Option<String> {
        if self.passphrase.is_empty() {
            self.error = Some(Text::plain("passphraseEmpty"));
            return None;
        }
        self.error = None;
        Some(self.passphrase.clone())
    }

    /// The passphrase did not open the vault, or could not be tried.
    pub fn refused(&mut self, failure: &Failure) {
        self.error = Some(text::failure(failure));
    }
}
