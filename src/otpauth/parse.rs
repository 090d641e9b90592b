//! From text to [`Draft`].

use zeroize::Zeroizing;

use super::{
    Field, OtpauthError, key,
    percent::{Plus, decode},
};
use crate::{
    account::{Draft, MAX_NAME_CHARS, longer_than, notes_on},
    otp::{Algorithm, Digits, Kind, Params, Period, PinnedError, Secret},
};

/// The most parameters that are kept unused, and the most characters of the value of one.
const MAX_EXTRA: usize = 64;
const MAX_EXTRA_CHARS: usize = 8192;

/// Reads an otpauth URI if the text starts with a scheme, else a bare secret key: with the defaults of the Key URI
/// format and no names.
///
/// # Errors
/// As [`parse`] and [`parse_key`](super::parse_key).
pub fn read(text: &str) -> Result<Draft, OtpauthError> {
    if scheme_of(trimmed(text)).is_some() {
        return parse(text);
    }
    let secret = key::parse_key(text)?;
    let notes = notes_on("", "", &secret);
    let (issuer, name) = (String::new(), String::new());
    Ok(Draft { issuer, name, secret, params: Params::default(), extra: Vec::new(), notes })
}

/// Reads an otpauth URI. White space around it is ignored.
///
/// # Errors
/// An [`OtpauthError`] that names the field: nothing is clamped, guessed or dropped.
pub fn parse(text: &str) -> Result<Draft, OtpauthError> {
    parse_with(text, key::parse_key)
}

/// As [`parse`], of an address that another app has written of an account that it kept: see [`parse_kept_key`](super::parse_kept_key).
/// Such an address may be of a kind with a PIN, which it holds.
///
/// # Errors
/// As [`parse`].
pub fn parse_kept(text: &str) -> Result<Draft, OtpauthError> {
    let scheme = "otpauth://";
    let rest = text.trim_start().get(scheme.len()..).unwrap_or_default();
    for (name, kind) in [("yaotp/", Kind::Yandex), ("motp/", Kind::Motp)] {
        if rest.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name)) {
            let label = rest.get(name.len()..).unwrap_or_default();
            let plain = Zeroizing::new([scheme, "totp/", label].concat());
            return with_pin(parse_with(&plain, key::parse_kept_key)?, kind);
        }
    }
    parse_with(text, key::parse_kept_key)
}

/// `pin` is base32 of the PIN, as Aegis and Ente write it.
fn with_pin(mut draft: Draft, kind: Kind) -> Result<Draft, OtpauthError> {
    let missing = without_pin(kind);
    let at = draft.extra.iter().position(|(name, _)| name.eq_ignore_ascii_case("pin")).ok_or(missing)?;
    let pin = key::parse_kept_key(&Zeroizing::new(draft.extra.remove(at).1)).map_err(|_| missing)?;
    draft.secret = secret_with_pin(kind, draft.secret.expose(), utf8(pin.expose())?)?;
    draft.params = kind;
    Ok(draft)
}

/// The secret of an account whose codes depend on a PIN; `secret` as its kind has it: bytes, or the text of Mobile-OTP.
///
/// # Errors
/// [`OtpauthError::TypeYandex`], [`OtpauthError::TypeMotp`]: without the PIN. [`OtpauthError::SecretLength`]: a secret of another kind.
pub fn secret_with_pin(kind: Kind, secret: &[u8], pin: &str) -> Result<Secret, OtpauthError> {
    let made = match kind {
        Kind::Motp => Secret::of_motp(utf8(secret)?, pin),
        _ => Secret::of_yandex(secret, pin),
    };
    made.map_err(|error| if error == PinnedError::Pin { without_pin(kind) } else { OtpauthError::SecretLength })
}

const fn without_pin(kind: Kind) -> OtpauthError {
    if matches!(kind, Kind::Motp) { OtpauthError::TypeMotp } else { OtpauthError::TypeYandex }
}

fn utf8(bytes: &[u8]) -> Result<&str, OtpauthError> {
    std::str::from_utf8(bytes).map_err(|_| OtpauthError::SecretLength)
}

fn parse_with(text: &str, key: fn(&str) -> Result<Secret, OtpauthError>) -> Result<Draft, OtpauthError> {
    let text = trimmed(text);
    if text.is_empty() {
        return Err(OtpauthError::Empty);
    }
    let (scheme, rest) = scheme_of(text).ok_or(OtpauthError::NotOtpauth)?;
    if scheme.eq_ignore_ascii_case("otpauth-migration") {
        return Err(OtpauthError::Migration);
    }
    let body = rest.strip_prefix("//").filter(|_| scheme.eq_ignore_ascii_case("otpauth"));
    let body = body.ok_or(OtpauthError::NotOtpauth)?;
    let (path, query) = body.split_once('?').unwrap_or((body, ""));
    let (kind, label) = path.split_once('/').unwrap_or((path, ""));

    let kind = Type::parse(kind)?;
    let query = Query::parse(query, kind)?;
    let secret = query.get(Field::Secret).ok_or(OtpauthError::SecretMissing)?;
    let secret = read_secret(secret, key)?;
    let params = read_params(kind, &query)?;
    let names = Names::parse(label, query.get(Field::Issuer).unwrap_or_default())?;
    let mut notes = notes_on(&names.issuer, &names.name, &secret);
    notes.extend(names.other_issuer.map(|other| crate::account::Note::TwoIssuers(other, names.issuer.clone())));
    Ok(Draft { issuer: names.issuer, name: names.name, secret, params, extra: query.extra, notes })
}

/// Whether a text is meant for an authenticator, whatever may be wrong with it.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let is_ours = |scheme: &str| ["otpauth", "otpauth-migration"].iter().any(|own| scheme.eq_ignore_ascii_case(own));
    scheme_of(trimmed(text)).is_some_and(|(scheme, _)| is_ours(scheme))
}

pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
}

/// Scheme (RFC 3986, section 3.1) and what follows its colon. A bare key has no colon.
pub(super) fn scheme_of(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let plain = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    (plain && scheme.starts_with(|c: char| c.is_ascii_alphabetic())).then_some((scheme, rest))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    Totp,
    Hotp,
    Steam,
}

impl Type {
    fn parse(text: &str) -> Result<Self, OtpauthError> {
        match text.to_ascii_lowercase().as_str() {
            "totp" => Ok(Self::Totp),
            "hotp" => Ok(Self::Hotp),
            "steam" => Ok(Self::Steam),
            "yaotp" => Err(OtpauthError::TypeYandex),
            "motp" => Err(OtpauthError::TypeMotp),
            _ => Err(OtpauthError::Type),
        }
    }
}

/// The parameters that mean something for the type, still encoded, and the others, decoded.
struct Query<'a> {
    used: Vec<(Field, &'a str)>,
    extra: Vec<(String, String)>,
}

impl<'a> Query<'a> {
    fn parse(query: &'a str, kind: Type) -> Result<Self, OtpauthError> {
        let (mut used, mut extra, mut seen) = (Vec::new(), Vec::new(), Vec::new());
        for piece in query.split('&').filter(|piece| !piece.is_empty()) {
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            let name = decode(name, Plus::Space, Field::Parameter)?;
            if let Some(field) = known(&name) {
                if seen.contains(&field) {
                    return Err(OtpauthError::Twice(field));
                }
                seen.push(field);
                if is_used(field, kind) {
                    used.push((field, value));
                    continue;
                }
            }
            let value = decode(value, Plus::Space, Field::Parameter)?;
            let too_long = longer_than(&name, MAX_NAME_CHARS) || longer_than(&value, MAX_EXTRA_CHARS);
            if too_long || extra.len() == MAX_EXTRA {
                return Err(OtpauthError::TooLong(Field::Parameter));
            }
            extra.push((taken(name), taken(value)));
        }
        Ok(Self { used, extra })
    }

    fn get(&self, wanted: Field) -> Option<&'a str> {
        self.used.iter().find(|(field, _)| *field == wanted).map(|(_, value)| *value)
    }

    /// The value of a parameter that is plain text.
    fn text(&self, field: Field) -> Result<Option<String>, OtpauthError> {
        self.get(field).map(|value| decode(value, Plus::Space, field).map(taken)).transpose()
    }

    /// The value of a parameter that is a number: ASCII decimals and nothing else, no sign, no exponent.
    fn number(&self, field: Field, error: OtpauthError) -> Result<Option<u64>, OtpauthError> {
        let Some(text) = self.text(field)? else { return Ok(None) };
        let plain = text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten().ok_or(error).map(Some)
    }
}

fn known(name: &str) -> Option<Field> {
    const KNOWN: [Field; 7] =
        [Field::Secret, Field::Issuer, Field::Algorithm, Field::Digits, Field::Period, Field::Counter, Field::Encoder];
    KNOWN.into_iter().find(|field| field.name().eq_ignore_ascii_case(name))
}

/// Whether a parameter of this name means something for the type.
fn is_used(field: Field, kind: Type) -> bool {
    match field {
        Field::Counter => kind == Type::Hotp,
        Field::Period => kind != Type::Hotp,
        _ => true,
    }
}

/// Whether the formatter writes a parameter of this name itself for these parameters.
pub(super) fn is_written(name: &str, params: &Params) -> bool {
    let kind = match params {
        Kind::Totp { .. } | Kind::Yandex | Kind::Motp => Type::Totp,
        Kind::Hotp { .. } => Type::Hotp,
        Kind::Steam => Type::Steam,
    };
    known(name).is_some_and(|field| is_used(field, kind))
}

fn read_secret(value: &str, key: fn(&str) -> Result<Secret, OtpauthError>) -> Result<Secret, OtpauthError> {
    key(&decode(value, Plus::Space, Field::Secret)?).map_err(|error| match error {
        OtpauthError::Empty => OtpauthError::SecretEmpty,
        error => error,
    })
}

fn read_params(kind: Type, query: &Query<'_>) -> Result<Params, OtpauthError> {
    let digits = query.number(Field::Digits, OtpauthError::Digits)?;
    let period = query.number(Field::Period, OtpauthError::Period)?;
    let algorithm = match query.text(Field::Algorithm)? {
        None => Algorithm::Sha1,
        Some(name) => read_algorithm(&name).ok_or(OtpauthError::Algorithm)?,
    };
    let is_steam = match (query.text(Field::Encoder)?, kind) {
        (None, kind) => kind == Type::Steam,
        (Some(name), Type::Totp | Type::Steam) if name.eq_ignore_ascii_case("steam") => true,
        (Some(_), _) => return Err(OtpauthError::Encoder),
    };
    if is_steam {
        return match (digits, period, algorithm) {
            (Some(digits), _, _) if digits != 5 => Err(OtpauthError::NotSteam(Field::Digits)),
            (_, Some(period), _) if period != 30 => Err(OtpauthError::NotSteam(Field::Period)),
            (_, _, Algorithm::Sha256 | Algorithm::Sha512) => Err(OtpauthError::NotSteam(Field::Algorithm)),
            _ => Ok(Kind::Steam),
        };
    }
    let digits = digits.map_or(Ok(Digits::SIX), Digits::new).map_err(|_| OtpauthError::Digits)?;
    if kind == Type::Hotp {
        let counter = query.number(Field::Counter, OtpauthError::Counter)?.ok_or(OtpauthError::CounterMissing)?;
        return Ok(Kind::Hotp { counter, digits, algorithm });
    }
    let period = period.map_or(Ok(Period::THIRTY), Period::new).map_err(|_| OtpauthError::Period)?;
    Ok(Kind::Totp { period, digits, algorithm })
}

/// `SHA1`, `SHA-1`, `HmacSHA1`, ... in any case: the spellings that are in use.
fn read_algorithm(name: &str) -> Option<Algorithm> {
    let name = name.to_ascii_lowercase();
    let name = name.strip_prefix("hmac").map_or(name.as_str(), |rest| rest.trim_start_matches(['-', '_']));
    match name {
        "sha1" | "sha-1" => Some(Algorithm::Sha1),
        "sha256" | "sha-256" => Some(Algorithm::Sha256),
        "sha512" | "sha-512" => Some(Algorithm::Sha512),
        _ => None,
    }
}

/// What the account is called.
struct Names {
    issuer: String,
    name: String,
    /// The issuer of the label where the parameter names another one.
    other_issuer: Option<String>,
}

impl Names {
    fn parse(label: &str, issuer: &str) -> Result<Self, OtpauthError> {
        let label = decode(label, Plus::Literal, Field::Label)?;
        let literal = decode(issuer, Plus::Literal, Field::Issuer)?;
        let spaced = decode(issuer, Plus::Space, Field::Issuer)?;
        let issuer = if after_prefix(&label, &literal).is_some() { literal } else { spaced };

        let (in_label, name) = match after_prefix(&label, &issuer) {
            Some(name) => (issuer.as_str(), name),
            None => label.split_once(':').unwrap_or(("", &label)),
        };
        // `issuer ":" *"%20" accountname`: spaces after the colon belong to the syntax.
        let name = if in_label.is_empty() { name } else { name.trim_start_matches(' ') };
        let differs = !in_label.is_empty() && !issuer.is_empty() && in_label.trim() != issuer.trim();
        let other_issuer = differs.then(|| in_label.to_owned());
        let issuer = if issuer.is_empty() { in_label } else { &issuer };

        if longer_than(issuer, MAX_NAME_CHARS) || longer_than(in_label, MAX_NAME_CHARS) {
            return Err(OtpauthError::TooLong(Field::Issuer));
        }
        if longer_than(name, MAX_NAME_CHARS) {
            return Err(OtpauthError::TooLong(Field::Label));
        }
        Ok(Self { issuer: issuer.to_owned(), name: name.to_owned(), other_issuer })
    }
}

/// What follows `issuer` and a colon in the label. A label that starts with a colon names no issuer.
fn after_prefix<'a>(label: &'a str, issuer: &str) -> Option<&'a str> {
    if issuer.is_empty() || label.starts_with(':') {
        return None;
    }
    label.strip_prefix(issuer)?.strip_prefix(':')
}

/// The text out of its wiping wrapper: what is not the secret needs no wiping.
fn taken(mut text: Zeroizing<String>) -> String {
    std::mem::take(&mut *text)
}
