//! [`OtpauthError`] in messages: numbers. Read by the names of its variants it is kilobytes of wasm in each file.

use serde::{Deserialize, Serialize};

use super::{
    Field,
    OtpauthError::{self as E},
};

/// An error as it is in messages.
#[derive(Serialize, Deserialize)]
pub(super) struct Wire {
    /// Its place in [`KINDS`].
    kind: u8,
    /// Its field's place in [`FIELDS`].
    field: u8,
    position: u32,
    /// In ASCII.
    digit: u8,
}

const KINDS: &[E] = &[
    E::Empty,
    E::NotOtpauth,
    E::Unsure,
    E::Migration,
    E::MigrationDamaged,
    E::Type,
    E::TypeYandex,
    E::TypeMotp,
    E::Percent(Field::Text),
    E::Utf8(Field::Text),
    E::Twice(Field::Text),
    E::TooLong(Field::Text),
    E::SecretMissing,
    E::SecretEmpty,
    E::SecretTooShort,
    E::SecretTooLong,
    E::SecretLength,
    E::SecretPadding,
    E::SecretDigit { position: 0, digit: '0' },
    E::SecretCharacter { position: 0 },
    E::Algorithm,
    E::Digits,
    E::Period,
    E::Counter,
    E::CounterMissing,
    E::Encoder,
    E::NotSteam(Field::Text),
];

const FIELDS: &[Field] = &[
    Field::Text,
    Field::Type,
    Field::Label,
    Field::Secret,
    Field::Issuer,
    Field::Algorithm,
    Field::Digits,
    Field::Period,
    Field::Counter,
    Field::Encoder,
    Field::Parameter,
];

impl From<E> for Wire {
    fn from(error: E) -> Self {
        let is_this = |kind: &E| std::mem::discriminant(kind) == std::mem::discriminant(&error);
        let mut wire = Self { kind: place(KINDS.iter().position(is_this)), field: 0, position: 0, digit: 0 };
        match error {
            E::Percent(of) | E::Utf8(of) | E::Twice(of) | E::TooLong(of) | E::NotSteam(of) => {
                wire.field = place(FIELDS.iter().position(|field| *field == of));
            }
            E::SecretDigit { position, digit } => (wire.position, wire.digit) = (position, digit as u8),
            E::SecretCharacter { position } => wire.position = position,
            _ => {}
        }
        wire
    }
}

/// What is unknown is no authenticator code.
impl From<Wire> for E {
    fn from(wire: Wire) -> Self {
        let mut error = KINDS.get(usize::from(wire.kind)).copied().unwrap_or(E::NotOtpauth);
        match &mut error {
            E::Percent(of) | E::Utf8(of) | E::Twice(of) | E::TooLong(of) | E::NotSteam(of) => {
                *of = FIELDS.get(usize::from(wire.field)).copied().unwrap_or(Field::Text);
            }
            E::SecretDigit { position, digit } => (*position, *digit) = (wire.position, char::from(wire.digit)),
            E::SecretCharacter { position } => *position = wire.position,
            _ => {}
        }
        error
    }
}

fn place(at: Option<usize>) -> u8 {
    at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_comes_back() {
        let digit = E::SecretDigit { position: 7, digit: '8' };
        let more = [E::Twice(Field::Secret), E::TooLong(Field::Parameter), digit, E::SecretCharacter { position: 9 }];
        for error in KINDS.iter().copied().chain(more) {
            assert_eq!(E::from(Wire::from(error)), error);
        }
    }

    /// The numbers in a capture that waits while Sixpence is updated stay what they are: new kinds come last.
    #[test]
    fn none_is_missing() {
        let count = |error: E| match error {
            E::Empty => 0,
            E::NotOtpauth => 1,
            E::Unsure => 2,
            E::Migration => 3,
            E::MigrationDamaged => 4,
            E::Type => 5,
            E::TypeYandex => 6,
            E::TypeMotp => 7,
            E::Percent(_) => 8,
            E::Utf8(_) => 9,
            E::Twice(_) => 10,
            E::TooLong(_) => 11,
            E::SecretMissing => 12,
            E::SecretEmpty => 13,
            E::SecretTooShort => 14,
            E::SecretTooLong => 15,
            E::SecretLength => 16,
            E::SecretPadding => 17,
            E::SecretDigit { .. } => 18,
            E::SecretCharacter { .. } => 19,
            E::Algorithm => 20,
            E::Digits => 21,
            E::Period => 22,
            E::Counter => 23,
            E::CounterMissing => 24,
            E::Encoder => 25,
            E::NotSteam(_) => 26,
        };
        for (at, error) in KINDS.iter().enumerate() {
            assert_eq!(count(*error), at);
        }
        assert_eq!(KINDS.len(), 27);
        assert!(FIELDS.iter().all(|field| FIELDS.iter().filter(|other| *other == field).count() == 1));
    }
}
