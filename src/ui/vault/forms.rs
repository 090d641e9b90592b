//! The forms of the vault page: an account's names and sites, and the settings.

use crate::{
    account::AccountId,
    message::{AccountForm, AccountView, Failure, Text},
    ui::text,
    vault::Settings,
};

/// The range of "Lock after (minutes)".
pub const LOCK_MINUTES: std::ops::RangeInclusive<u16> = 1..=1440;

/// A field of the edit form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// "Issuer".
    Issuer,
    /// "Account name".
    Name,
    /// "Sites".
    Sites,
}

/// The form by which an account is edited, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Which account.
    pub account: AccountId,
    /// As it is saved.
    pub saved: AccountForm,
    /// As it is typed.
    pub form: AccountForm,
    /// What is wrong, and where.
    pub error: Option<(Field, Text)>,
}

impl Field {
    /// The `id` of the field's element.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Issuer => "edit-issuer",
            Self::Name => "edit-name",
            Self::Sites => "edit-sites",
        }
    }
}

impl Edit {
    /// The form of an account.
    #[must_use]
    pub fn of(account: &AccountView) -> Self {
        let saved =
            AccountForm { issuer: account.issuer.clone(), name: account.name.clone(), sites: account.sites.join("\n") };
        Self { account: account.id, form: saved.clone(), saved, error: None }
    }

    /// Whether anything was typed that is not saved.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.form != self.saved
    }

    /// Something was typed.
    pub fn typed(&mut self, field: Field, value: String) {
        if self.error.as_ref().is_some_and(|(wrong, _)| *wrong == field) {
            self.error = None;
        }
        match field {
            Field::Issuer => self.form.issuer = value,
            Field::Name => self.form.name = value,
            Field::Sites => self.form.sites = value,
        }
    }

    /// The account was read again: what was not touched follows it.
    pub fn refresh(&mut self, account: &AccountView) {
        let untouched = !self.is_changed();
        let now = Self::of(account);
        if untouched {
            self.form = now.form;
        }
        self.saved = now.saved;
    }

    /// It was not saved.
    pub fn refused(&mut self, failure: &Failure) {
        let long = |text: &str| text.chars().count() > crate::account::MAX_NAME_CHARS;
        let field = match failure {
            Failure::BadSite { .. } => Field::Sites,
            Failure::LongName if !long(&self.form.issuer) => Field::Name,
            _ => Field::Issuer,
        };
        self.error = Some((field, text::failure(failure)));
    }
}

/// The settings as they are typed and ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsForm {
    /// As they are saved.
    pub saved: Settings,
    /// "Lock after (minutes)" as typed.
    pub minutes: String,
    /// What is wrong with it.
    pub error: Option<Text>,
}

impl SettingsForm {
    /// The form of saved settings.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        Self { saved: settings.clone(), minutes: settings.lock_minutes.to_string(), error: None }
    }

    /// The settings with the minutes as typed; `None`, with the reason under the field, if that is no number in range;
    /// `None` also if nothing was changed.
    pub fn take_minutes(&mut self) -> Option<Settings> {
        let minutes = self.minutes.trim().parse().ok().filter(|minutes| LOCK_MINUTES.contains(minutes));
        let Some(lock_minutes) = minutes else {
            self.error = Some(Text::plain("lockMinutesRange"));
            return None;
        };
        self.error = None;
        (lock_minutes != self.saved.lock_minutes).then(|| Settings { lock_minutes, ..self.saved.clone() })
    }
}
