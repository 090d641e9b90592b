//! An account from the parts that a format says of it.

use serde_json::Value;

use super::{
    Reason,
    fields::{Object, number},
};
use crate::{
    account::{Draft, MAX_NAME_CHARS, longer_than, notes_on},
    otp::{Algorithm, Digits, Kind, Period, Secret, SecretError},
    otpauth::{Field, OtpauthError, parse_kept_key, secret_with_pin},
};

/// What moves the codes of an account on, as a format says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moves {
    Totp,
    Hotp,
    Steam,
}

impl Moves {
    /// By the name that most formats use, in any case.
    ///
    /// # Errors
    /// By the name of the kind that is not supported.
    pub(super) fn by_name(name: &str) -> Result<Self, Reason> {
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        match () {
            () if is("totp") => Ok(Self::Totp),
            () if is("hotp") => Ok(Self::Hotp),
            () if is("steam") => Ok(Self::Steam),
            () if is("motp") => Err(OtpauthError::TypeMotp.into()),
            () if is("yandex") || is("yaotp") => Err(OtpauthError::TypeYandex.into()),
            () => Err(OtpauthError::Type.into()),
        }
    }
}

/// The keys of the parameters in most formats.
pub(super) const USUAL_KEYS: [&str; 4] = ["algorithm", "digits", "period", "counter"];

/// What a format says of an account. `None`: nothing, and the default of the Key URI format stands.
pub(super) struct Parts<'a> {
    pub(super) issuer: &'a str,
    pub(super) name: &'a str,
    pub(super) secret: Secret,
    pub(super) moves: Moves,
    /// `None`: SHA-1.
    pub(super) algorithm: Option<&'a str>,
    /// `None`: 6.
    pub(super) digits: Option<u64>,
    /// In seconds. `None`: 30.
    pub(super) period: Option<u64>,
    /// Of the next code. `None`: refused for HOTP, as by the Key URI format.
    pub(super) counter: Option<u64>,
}

impl<'a> Parts<'a> {
    /// Without parameters: the defaults stand.
    pub(super) const fn plain(issuer: &'a str, name: &'a str, secret: Secret, moves: Moves) -> Self {
        Self { issuer, name, secret, moves, algorithm: None, digits: None, period: None, counter: None }
    }

    /// With the parameters of an object, which has them under these keys: algorithm, digits, period, counter.
    ///
    /// # Errors
    /// [`Reason::Field`] for what is there and is no number.
    pub(super) fn with(self, object: &'a Object, keys: [&str; 4]) -> Result<Self, Reason> {
        let [algorithm, digits, period, counter] = keys;
        Ok(Self {
            algorithm: object.get(algorithm).and_then(Value::as_str),
            digits: number(object, digits, OtpauthError::Digits)?,
            period: number(object, period, OtpauthError::Period)?,
            counter: number(object, counter, OtpauthError::Counter)?,
            ..self
        })
    }

    /// # Errors
    /// [`Reason::Field`]: nothing is clamped or guessed.
    pub(super) fn draft(self) -> Result<Draft, Reason> {
        let (issuer, name) = (plain(self.issuer, Field::Issuer)?, plain(self.name, Field::Label)?);
        let params = self.params()?;
        let notes = notes_on(&issuer, &name, &self.secret);
        Ok(Draft { issuer, name, secret: self.secret, params, extra: Vec::new(), notes })
    }

    fn params(&self) -> Result<Kind, Reason> {
        let algorithm = self.algorithm.map_or(Ok(Algorithm::Sha1), algorithm)?;
        if self.moves == Moves::Steam {
            return self.steam(algorithm).map_or(Ok(Kind::Steam), |field| Err(OtpauthError::NotSteam(field).into()));
        }
        let digits = Digits::new(self.digits.unwrap_or(6)).map_err(|_| OtpauthError::Digits)?;
        if self.moves == Moves::Hotp {
            let counter = self.counter.ok_or(OtpauthError::CounterMissing)?;
            return Ok(Kind::Hotp { counter, digits, algorithm });
        }
        let period = Period::new(self.period.unwrap_or(30)).map_err(|_| OtpauthError::Period)?;
        Ok(Kind::Totp { period, digits, algorithm })
    }

    /// Which parameter is not that of a Steam code.
    fn steam(&self, algorithm: Algorithm) -> Option<Field> {
        let wrong = [
            (Field::Algorithm, algorithm != Algorithm::Sha1),
            (Field::Digits, self.digits.is_some_and(|digits| digits != 5)),
            (Field::Period, self.period.is_some_and(|period| period != 30)),
        ];
        wrong.into_iter().find_map(|(field, is_wrong)| is_wrong.then_some(field))
    }
}

/// By its name: `SHA1`, `sha-256`, `HmacSHA512`.
///
/// # Errors
/// [`OtpauthError::Algorithm`] for another one.
pub(super) fn algorithm(name: &str) -> Result<Algorithm, Reason> {
    let name: String = name.trim().chars().filter(|c| !matches!(c, '-' | '_')).collect();
    match name.to_ascii_uppercase().trim_start_matches("HMAC") {
        "SHA1" => Ok(Algorithm::Sha1),
        "SHA256" => Ok(Algorithm::Sha256),
        "SHA512" => Ok(Algorithm::Sha512),
        _ => Err(OtpauthError::Algorithm.into()),
    }
}

/// A secret in base32, as most formats write it: in any case, in groups, padded or not.
///
/// # Errors
/// About the secret. Its text is not in it.
pub(super) fn base32(text: &str) -> Result<Secret, Reason> {
    Ok(parse_kept_key(text)
        .map_err(|error| if error == OtpauthError::Empty { OtpauthError::SecretEmpty } else { error })?)
}

/// A secret as bytes.
///
/// # Errors
/// [`OtpauthError::SecretEmpty`], [`OtpauthError::SecretTooLong`].
pub(super) fn bytes(secret: &[u8]) -> Result<Secret, Reason> {
    Ok(Secret::new(secret.to_vec()).map_err(|error| match error {
        SecretError::Empty => OtpauthError::SecretEmpty,
        SecretError::TooLong => OtpauthError::SecretTooLong,
    })?)
}

/// An account whose codes depend on a PIN.
///
/// # Errors
/// As of [`secret_with_pin`].
pub(super) fn pinned(issuer: &str, name: &str, secret: &[u8], pin: &str, kind: Kind) -> Result<Draft, Reason> {
    let secret = secret_with_pin(kind, secret, pin.trim())?;
    let draft = Parts::plain(issuer, name, secret, Moves::Totp).draft()?;
    Ok(Draft { params: kind, ..draft })
}

/// A name without white space around it.
fn plain(text: &str, field: Field) -> Result<String, Reason> {
    let text = text.trim();
    if longer_than(text, MAX_NAME_CHARS) {
        return Err(OtpauthError::TooLong(field).into());
    }
    Ok(text.to_owned())
}
