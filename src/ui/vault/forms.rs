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

/// A tick of the edit form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tick {
    /// "Fill by itself".
    Itself,
    /// "Press the site's continue button".
    Presses,
}

/// The form by which an account is edited, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Which account.
    pub account: AccountId,
    /// As it was saved when the user began.
    pub was: AccountForm,
    /// As it is saved now.
    pub saved: AccountForm,
    /// As it is typed.
    pub form: AccountForm,
    /// What is wrong, and where.
    pub error: Option<(Field, Text)>,
    /// Whether another window has changed the same fields.
    pub conflict: bool,
    /// Changes when the form has become another without being typed.
    pub drawn: u32,
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
        let saved = AccountForm {
            issuer: account.issuer.clone(),
            name: account.name.clone(),
            sites: account.sites.join("\n"),
            filling: account.filling,
        };
        Self {
            account: account.id,
            was: saved.clone(),
            form: saved.clone(),
            saved,
            error: None,
            conflict: false,
            drawn: 0,
        }
    }

    /// Whether anything was typed that is not saved.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.form != self.was
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

    /// Something was ticked.
    pub fn ticked(&mut self, tick: Tick, on: bool) {
        match tick {
            Tick::Itself => self.form.filling.itself = on,
            Tick::Presses => self.form.filling.presses = on,
        }
    }

    /// The account was read again: where nothing was typed, the form follows it.
    pub fn refresh(&mut self, account: &AccountView) {
        let untouched = !self.is_changed();
        self.saved = Self::of(account).saved;
        if untouched && self.was != self.saved {
            self.begin_anew();
        }
    }

    /// The fields that were typed here and changed elsewhere, with what is saved in them now.
    #[must_use]
    pub fn newer(&self) -> Vec<(Field, &str)> {
        if !self.conflict {
            return Vec::new();
        }
        let all = [
            (Field::Issuer, &self.was.issuer, &self.saved.issuer, &self.form.issuer),
            (Field::Name, &self.was.name, &self.saved.name, &self.form.name),
            (Field::Sites, &self.was.sites, &self.saved.sites, &self.form.sites),
        ];
        let differs = all.into_iter().filter(|(_, was, saved, form)| was != saved && was != form && saved != form);
        differs.map(|(field, _, saved, _)| (field, saved.as_str())).collect()
    }

    /// "Save mine": the newer values are known and written over.
    pub fn overrule(&mut self) {
        if self.conflict {
            self.begin_anew();
        }
    }

    /// "Use the newer": what was typed in those fields gives way; what was typed in others stays.
    pub fn take_newer(&mut self) {
        let fields: Vec<Field> = self.newer().into_iter().map(|(field, _)| field).collect();
        for field in fields {
            match field {
                Field::Issuer => self.form.issuer.clone_from(&self.saved.issuer),
                Field::Name => self.form.name.clone_from(&self.saved.name),
                Field::Sites => self.form.sites.clone_from(&self.saved.sites),
            }
        }
        self.begin_anew();
    }

    /// The user goes on from what is saved now: fields in which nothing was typed follow it.
    fn begin_anew(&mut self) {
        let follow = |form: &mut String, was: &String, saved: &String| {
            if form == was {
                form.clone_from(saved);
            }
        };
        follow(&mut self.form.issuer, &self.was.issuer, &self.saved.issuer);
        follow(&mut self.form.name, &self.was.name, &self.saved.name);
        follow(&mut self.form.sites, &self.was.sites, &self.saved.sites);
        if self.form.filling == self.was.filling {
            self.form.filling = self.saved.filling;
        }
        self.was = self.saved.clone();
        self.conflict = false;
        self.drawn = self.drawn.wrapping_add(1);
    }

    /// It was not saved.
    pub fn refused(&mut self, failure: &Failure) {
        if *failure == Failure::Conflict {
            self.conflict = true;
            return;
        }
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
