//! Why a text is no account, in words.

use super::key;
use crate::{
    message::Text,
    otpauth::{Field, OtpauthError},
};

/// What is wrong with what was typed or read; names the field.
#[must_use]
pub fn refusal(error: &OtpauthError) -> Text {
    let with = match error {
        OtpauthError::TypeYandex => vec!["Yandex".to_owned()],
        OtpauthError::TypeMotp => vec!["Mobile-OTP".to_owned()],
        OtpauthError::TooLong(Field::Label | Field::Issuer) => Vec::new(),
        // The part of the address goes by its own name (`digits`), which is what stands in the address.
        OtpauthError::Percent(field)
        | OtpauthError::Utf8(field)
        | OtpauthError::Twice(field)
        | OtpauthError::TooLong(field)
        | OtpauthError::NotSteam(field) => vec![field.name().to_owned()],
        OtpauthError::SecretDigit { position, digit } => vec![position.to_string(), digit.to_string()],
        OtpauthError::SecretCharacter { position } => vec![position.to_string()],
        _ => Vec::new(),
    };
    Text { key: refusal_key(error).to_owned(), with }
}

/// Apart from what stands in its places: so it is a table.
const fn refusal_key(error: &OtpauthError) -> &'static str {
    match error {
        OtpauthError::Empty => key("secretEmpty"),
        OtpauthError::SecretEmpty => key("refusedSecretEmpty"),
        OtpauthError::NotOtpauth => key("refusedNotOtpauth"),
        OtpauthError::Unsure => key("refusedUnsure"),
        OtpauthError::Migration => key("refusedMigration"),
        OtpauthError::MigrationDamaged => key("refusedMigrationDamaged"),
        OtpauthError::Type => key("refusedType"),
        OtpauthError::TypeYandex | OtpauthError::TypeMotp => key("refusedKind"),
        OtpauthError::Percent(_) => key("refusedPercent"),
        OtpauthError::Utf8(_) => key("refusedUtf8"),
        OtpauthError::Twice(_) => key("refusedTwice"),
        OtpauthError::TooLong(Field::Label | Field::Issuer) => key("failureLongName"),
        OtpauthError::TooLong(_) => key("refusedTooLong"),
        OtpauthError::SecretMissing => key("refusedSecretMissing"),
        OtpauthError::SecretTooShort => key("refusedSecretTooShort"),
        OtpauthError::SecretTooLong => key("refusedSecretTooLong"),
        OtpauthError::SecretLength | OtpauthError::SecretPadding => key("refusedSecretLength"),
        OtpauthError::SecretDigit { .. } => key("refusedSecretDigit"),
        OtpauthError::SecretCharacter { .. } => key("refusedSecretCharacter"),
        OtpauthError::Algorithm => key("refusedAlgorithm"),
        OtpauthError::Digits => key("refusedDigits"),
        OtpauthError::Period => key("refusedPeriod"),
        OtpauthError::Counter => key("refusedCounter"),
        OtpauthError::CounterMissing => key("refusedCounterMissing"),
        OtpauthError::Encoder => key("refusedEncoder"),
        OtpauthError::NotSteam(_) => key("refusedNotSteam"),
    }
}
