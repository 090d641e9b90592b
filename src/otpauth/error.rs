//! Why a text is no account. Every variant names its field; none holds text of the secret.

use serde::{Deserialize, Serialize};

use super::wire;
use crate::{account::MAX_NAME_CHARS, otp::Secret};

/// The parts of an otpauth URI that an error can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    /// The text as a whole.
    Text,
    /// `totp`, `hotp`, `steam`.
    Type,
    /// The path: issuer and account name.
    Label,
    /// `secret=`.
    Secret,
    /// `issuer=`, or the issuer in the label.
    Issuer,
    /// `algorithm=`.
    Algorithm,
    /// `digits=`.
    Digits,
    /// `period=`.
    Period,
    /// `counter=`.
    Counter,
    /// `encoder=`, by which KeePassXC and pyotp mark Steam.
    Encoder,
    /// A parameter that Sixpence does not use.
    Parameter,
}

impl Field {
    /// The name as the Key URI format writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Type => "type",
            Self::Label => "label",
            Self::Secret => "secret",
            Self::Issuer => "issuer",
            Self::Algorithm => "algorithm",
            Self::Digits => "digits",
            Self::Period => "period",
            Self::Counter => "counter",
            Self::Encoder => "encoder",
            Self::Parameter => "parameter",
        }
    }
}

/// Why a text is no account.
///
/// Positions count characters from 1 in the secret as it is written (percent-encoding undone), separators included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(from = "wire::Wire", into = "wire::Wire")]
pub enum OtpauthError {
    /// Nothing but white space.
    #[error("there is nothing to read")]
    Empty,
    /// An address of another kind (`https:`, `javascript:`, ...), or no address at all where one is needed.
    #[error("this is not an authenticator code")]
    NotOtpauth,
    /// A text in which it is not clear where an address or a secret key begins or ends.
    #[error("it is not clear where the secret key begins and ends: select only the key")]
    Unsure,
    /// `otpauth-migration://`: the export of Google Authenticator, many accounts in one code, where one account is wanted.
    #[error("this is an export of Google Authenticator, with more than one account")]
    Migration,
    /// An export of Google Authenticator that is torn, or says of itself what cannot be.
    #[error("this export of Google Authenticator is damaged")]
    MigrationDamaged,
    /// A type other than totp, hotp and steam.
    #[error("the type is not totp, hotp or steam")]
    Type,
    /// Yandex codes (`yaotp`) without the PIN on which they depend.
    #[error("Yandex codes depend on a PIN, which is missing")]
    TypeYandex,
    /// Mobile-OTP codes (`motp`) without the PIN on which they depend.
    #[error("Mobile-OTP codes depend on a PIN, which is missing")]
    TypeMotp,
    /// A `%` that two hexadecimal digits do not follow.
    #[error("the {} has a % that is not followed by two hexadecimal digits", .0.name())]
    Percent(Field),
    /// Percent-encoded bytes that are no UTF-8.
    #[error("the {} is not valid text (UTF-8)", .0.name())]
    Utf8(Field),
    /// A parameter that stands twice: which one holds cannot be known.
    #[error("the {} is given twice", .0.name())]
    Twice(Field),
    /// Issuer or account name above [`MAX_NAME_CHARS`], or an unused parameter above its limit.
    #[error("the {} is too long (issuer and account name: at most {MAX_NAME_CHARS} characters)", .0.name())]
    TooLong(Field),
    /// No `secret` parameter.
    #[error("there is no secret")]
    SecretMissing,
    /// A `secret` without characters.
    #[error("the secret is empty")]
    SecretEmpty,
    /// Fewer than 8 bits.
    #[error("the secret is too short to be one")]
    SecretTooShort,
    /// More than 1,024 base32 characters.
    #[error("the secret is longer than {} bytes", Secret::MAX_BYTES)]
    SecretTooLong,
    /// A number of characters that no whole number of bytes has (1, 3 or 6 beyond a multiple of 8).
    #[error("the secret is incomplete: a character is missing or too many")]
    SecretLength,
    /// Padding (`=`) that does not fit the number of characters before it, or does not stand at the end.
    #[error("the padding (=) of the secret does not fit its length: something is missing")]
    SecretPadding,
    /// A digit that base32 does not have: 0, 1, 8 or 9. Perhaps O, I, B or g was meant: to ask, not to assume.
    #[error("character {position} of the secret is {digit}, which no secret has")]
    SecretDigit {
        /// Counted from 1.
        position: u32,
        /// `0`, `1`, `8` or `9`.
        digit: char,
    },
    /// Another character that base32 does not have; it may look like one that it has.
    #[error("character {position} of the secret is not a letter A-Z or a digit 2-7")]
    SecretCharacter {
        /// Counted from 1.
        position: u32,
    },
    /// An algorithm other than SHA-1, SHA-256 and SHA-512.
    #[error("the algorithm is not SHA1, SHA256 or SHA512")]
    Algorithm,
    /// Digits other than 6, 7 and 8.
    #[error("the digits are not 6, 7 or 8")]
    Digits,
    /// A period that is no plain number, or outside the range.
    #[error("the period is not a number of seconds from 5 to 3600")]
    Period,
    /// A counter that is no plain number, or above 2^64 - 1.
    #[error("the counter is not a whole number below 2^64")]
    Counter,
    /// `hotp` without a counter, which the Key URI format requires.
    #[error("the counter is missing")]
    CounterMissing,
    /// An `encoder` other than `steam`, or one that contradicts the type.
    #[error("the encoder is not known")]
    Encoder,
    /// A parameter of a Steam code that differs from what all Steam codes have (5 characters, 30 s, SHA-1).
    #[error("the {} is not that of a Steam code", .0.name())]
    NotSteam(Field),
}

impl OtpauthError {
    /// The field that the error is about, by its name in the Key URI format.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        let field = match self {
            Self::Empty | Self::NotOtpauth | Self::Unsure | Self::Migration | Self::MigrationDamaged => Field::Text,
            Self::Type | Self::TypeYandex | Self::TypeMotp => Field::Type,
            Self::Percent(field)
            | Self::Utf8(field)
            | Self::Twice(field)
            | Self::TooLong(field)
            | Self::NotSteam(field) => *field,
            Self::SecretMissing
            | Self::SecretEmpty
            | Self::SecretTooShort
            | Self::SecretTooLong
            | Self::SecretLength
            | Self::SecretPadding
            | Self::SecretDigit { .. }
            | Self::SecretCharacter { .. } => Field::Secret,
            Self::Algorithm => Field::Algorithm,
            Self::Digits => Field::Digits,
            Self::Period => Field::Period,
            Self::Counter | Self::CounterMissing => Field::Counter,
            Self::Encoder => Field::Encoder,
        };
        field.name()
    }
}
