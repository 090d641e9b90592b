//! Why a text is no account, in words.

use crate::{
    message::Text,
    otpauth::{Field, OtpauthError},
};

/// What is wrong with what was typed or read; names the field.
#[must_use]
pub fn refusal(error: &OtpauthError) -> Text {
    match error {
        OtpauthError::Empty => Text::plain("secretEmpty"),
        OtpauthError::NotOtpauth => Text::plain("refusedNotOtpauth"),
        OtpauthError::Unsure => Text::plain("refusedUnsure"),
        OtpauthError::Migration => Text::plain("refusedMigration"),
        OtpauthError::MigrationDamaged => Text::plain("refusedMigrationDamaged"),
        OtpauthError::Type => Text::plain("refusedType"),
        OtpauthError::TypeYandex => Text::with("refusedKind", "Yandex"),
        OtpauthError::TypeMotp => Text::with("refusedKind", "Mobile-OTP"),
        OtpauthError::Percent(field) => about("refusedPercent", *field),
        OtpauthError::Utf8(field) => about("refusedUtf8", *field),
        OtpauthError::Twice(field) => about("refusedTwice", *field),
        OtpauthError::TooLong(Field::Label | Field::Issuer) => Text::plain("failureLongName"),
        OtpauthError::TooLong(field) => about("refusedTooLong", *field),
        OtpauthError::SecretMissing => Text::plain("refusedSecretMissing"),
        OtpauthError::SecretEmpty => Text::plain("refusedSecretEmpty"),
        OtpauthError::SecretTooShort => Text::plain("refusedSecretTooShort"),
        OtpauthError::SecretTooLong => Text::plain("refusedSecretTooLong"),
        OtpauthError::SecretLength | OtpauthError::SecretPadding => Text::plain("refusedSecretLength"),
        OtpauthError::SecretDigit { position, digit } => {
            Text { key: "refusedSecretDigit".to_owned(), with: vec![position.to_string(), digit.to_string()] }
        }
        OtpauthError::SecretCharacter { position } => Text::with("refusedSecretCharacter", &position.to_string()),
        OtpauthError::Algorithm => Text::plain("refusedAlgorithm"),
        OtpauthError::Digits => Text::plain("refusedDigits"),
        OtpauthError::Period => Text::plain("refusedPeriod"),
        OtpauthError::Counter => Text::plain("refusedCounter"),
        OtpauthError::CounterMissing => Text::plain("refusedCounterMissing"),
        OtpauthError::Encoder => Text::plain("refusedEncoder"),
        OtpauthError::NotSteam(field) => about("refusedNotSteam", *field),
    }
}

/// The part of the address goes by its own name (`digits`), which is what stands in the address.
fn about(key: &str, field: Field) -> Text {
    Text::with(key, field.name())
}
