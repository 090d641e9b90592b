//! The form "Add account".

use crate::message::{AddForm, Failure, Text};

use super::text;

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// "Secret key or otpauth address".
    Secret,
    /// "Issuer".
    Issuer,
    /// "Account name".
    Name,
    /// "Type".
    Kind,
    /// "Algorithm".
    Algorithm,
    /// "Digits".
    Digits,
    /// "Period".
    Period,
    /// "Counter".
    Counter,
}

/// The form as it stands. Holds what was typed: no `Debug`.
pub struct Add {
    /// What was typed and chosen.
    pub form: AddForm,
    /// What is wrong, and where.
    pub error: Option<(Field, Text)>,
}

impl Default for Add {
    fn default() -> Self {
        let form = AddForm {
            kind: "totp".to_owned(),
            algorithm: "SHA1".to_owned(),
            digits: "6".to_owned(),
            period: "30".to_owned(),
            counter: "0".to_owned(),
            ..AddForm::default()
        };
        Self { form, error: None }
    }
}

impl Field {
    /// The `id` of the field's element.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Secret => "add-secret",
            Self::Issuer => "add-issuer",
            Self::Name => "add-name",
            Self::Kind => "add-kind",
            Self::Algorithm => "add-algorithm",
            Self::Digits => "add-digits",
            Self::Period => "add-period",
            Self::Counter => "add-counter",
        }
    }
}

impl Add {
    /// What was typed into a field.
    #[must_use]
    pub fn value(&self, field: Field) -> &str {
        match field {
            Field::Secret => &self.form.secret,
            Field::Issuer => &self.form.issuer,
            Field::Name => &self.form.name,
            Field::Kind => &self.form.kind,
            Field::Algorithm => &self.form.algorithm,
            Field::Digits => &self.form.digits,
            Field::Period => &self.form.period,
            Field::Counter => &self.form.counter,
        }
    }

    /// Something was typed or chosen. An error stays until the field that it concerns is changed.
    pub fn typed(&mut self, field: Field, value: String) {
        if self.error.as_ref().is_some_and(|(wrong, _)| *wrong == field) {
            self.error = None;
        }
        *match field {
            Field::Secret => &mut self.form.secret,
            Field::Issuer => &mut self.form.issuer,
            Field::Name => &mut self.form.name,
            Field::Kind => &mut self.form.kind,
            Field::Algorithm => &mut self.form.algorithm,
            Field::Digits => &mut self.form.digits,
            Field::Period => &mut self.form.period,
            Field::Counter => &mut self.form.counter,
        } = value;
    }

    /// Whether the field has a meaning for what was typed and chosen so far. An otpauth address says everything itself.
    #[must_use]
    pub fn shows(&self, field: Field) -> bool {
        let address = self.form.secret.trim_start().get(..8).is_some_and(|head| head.eq_ignore_ascii_case("otpauth:"));
        match field {
            Field::Secret => true,
            _ if address => false,
            Field::Issuer | Field::Name | Field::Kind => true,
            Field::Algorithm | Field::Digits => self.form.kind != "steam",
            Field::Period => self.form.kind == "totp",
            Field::Counter => self.form.kind == "hotp",
        }
    }

    /// The form to be sent; `None`, with the reason under its field, if nothing was typed.
    pub fn take(&mut self) -> Option<AddForm> {
        if self.form.secret.trim().is_empty() {
            self.error = Some((Field::Secret, Text::plain("secretEmpty")));
            return None;
        }
        self.error = None;
        Some(self.form.clone())
    }

    /// The background could not make an account of it.
    pub fn refused(&mut self, failure: &Failure) {
        self.error = Some((self.field_of(failure), text::failure(failure)));
    }

    fn field_of(&self, failure: &Failure) -> Field {
        let field = match failure {
            Failure::Unreadable(error) => match error.field() {
                "label" => Field::Name,
                "issuer" => Field::Issuer,
                "type" => Field::Kind,
                "algorithm" => Field::Algorithm,
                "digits" => Field::Digits,
                "period" => Field::Period,
                "counter" => Field::Counter,
                _ => Field::Secret,
            },
            Failure::LongName if self.form.issuer.chars().count() > crate::account::MAX_NAME_CHARS => Field::Issuer,
            Failure::LongName => Field::Name,
            _ => Field::Secret,
        };
        if self.shows(field) { field } else { Field::Secret }
    }
}
