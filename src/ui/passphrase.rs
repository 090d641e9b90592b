//! A new passphrase, typed twice: when the vault is made, when its passphrase is changed, for a backup of its own.
//!
//! What is wrong with it stands under its field. That it could be better is said as advice and never stops anybody; what
//! judges it and what draws a suggestion is outside: [`NewPassphrase::advice`] and [`NewPassphrase::suggestion`] are what
//! they have answered.

use zeroize::Zeroizing;

use crate::{
    message::Text,
    passphrase::{LEAST_CHARS, is_short},
};

/// The field that an error is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// "New passphrase".
    New,
    /// "Repeat passphrase".
    Repeat,
}

/// What the user does in the form.
pub enum Msg {
    /// Types into a field.
    Typed(Field, String),
    /// "Suggest a passphrase".
    Suggest,
    /// "Use it".
    Use,
}

/// The form as it stands. Holds what was typed: no `Debug`.
#[derive(Default)]
pub struct NewPassphrase {
    /// "New passphrase" as typed.
    pub new: Zeroizing<String>,
    /// "Repeat passphrase" as typed.
    pub repeat: Zeroizing<String>,
    /// What is wrong, and where.
    pub error: Option<(Field, Text)>,
    /// What would make it better.
    pub advice: Vec<Text>,
    /// One that was drawn for the user.
    pub suggestion: Option<Zeroizing<String>>,
    /// Counts the passphrases that were typed, so that advice about an older one is not taken for that about this.
    pub round: u32,
}

impl Field {
    /// The `id` of the field's element.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::New => "new-passphrase",
            Self::Repeat => "repeat-passphrase",
        }
    }
}

impl NewPassphrase {
    /// Something was typed. Says whether it is to be judged anew.
    pub fn typed(&mut self, field: Field, value: String) -> bool {
        if self.error.as_ref().is_some_and(|(wrong, _)| *wrong == field) {
            self.error = None;
        }
        match field {
            Field::New => {
                self.new = Zeroizing::new(value);
                self.round = self.round.wrapping_add(1);
                if self.new.is_empty() {
                    self.advice.clear();
                }
                !self.new.is_empty()
            }
            Field::Repeat => {
                self.repeat = Zeroizing::new(value);
                false
            }
        }
    }

    /// It was judged. Advice about what is no longer typed is dropped.
    pub fn judged(&mut self, round: u32, advice: Vec<Text>) {
        if round == self.round && !self.new.is_empty() {
            self.advice = advice;
        }
    }

    /// "Use it": the suggestion goes into both fields, and stays on the screen to be written down.
    pub fn use_suggestion(&mut self) {
        let Some(words) = &self.suggestion else { return };
        (self.new, self.repeat) = (words.clone(), words.clone());
        self.round = self.round.wrapping_add(1);
        self.error = None;
        self.advice.clear();
    }

    /// The passphrase to be sent; `None`, with the reason under its field, if the form is not right yet.
    pub fn take(&mut self) -> Option<String> {
        self.error = if is_short(&self.new) {
            Some((Field::New, Text::with("passphraseShort", &LEAST_CHARS.to_string())))
        } else if self.new != self.repeat {
            Some((Field::Repeat, Text::plain("passphraseDiffers")))
        } else {
            None
        };
        self.error.is_none().then(|| self.new.to_string())
    }

    /// It was not taken.
    pub fn refused(&mut self, why: Text) {
        self.error = Some((Field::New, why));
    }

    /// The field that is wrong.
    #[must_use]
    pub fn spot(&self) -> &'static str {
        self.error.as_ref().map_or(Field::New, |(field, _)| *field).id()
    }
}
