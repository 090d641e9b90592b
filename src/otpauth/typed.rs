//! From the fields of a form, as typed, to [`Draft`].

use super::{OtpauthError, key, parse};
use crate::account::{Draft, notes_on};

/// The parameters as typed. Those that mean nothing for the kind are ignored.
pub struct Typed<'a> {
    /// `totp`, `hotp` or `steam`.
    pub kind: &'a str,
    /// `SHA1`, `SHA256` or `SHA512`.
    pub algorithm: &'a str,
    /// `6`, `7` or `8`.
    pub digits: &'a str,
    /// Seconds; for `totp`.
    pub period: &'a str,
    /// The first counter; for `hotp`.
    pub counter: &'a str,
}

/// The draft of a bare secret key and typed parameters, without names.
///
/// # Errors
/// As [`parse`]: the field is named, nothing is clamped or guessed. An empty field is refused too.
pub fn from_typed(secret: &str, typed: &Typed<'_>) -> Result<Draft, OtpauthError> {
    let secret = key::parse_key(secret).map_err(|error| match error {
        OtpauthError::Empty => OtpauthError::SecretEmpty,
        error => error,
    })?;
    let plain = |text: &str, error: OtpauthError| {
        let text = text.trim().to_owned();
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if plain { Ok(text) } else { Err(error) }
    };
    let kind = plain(typed.kind, OtpauthError::Type)?;
    // The one strict parser judges the parameters; the secret in it is only a stand-in.
    let mut uri = format!("otpauth://{kind}/?secret=AAAAAAAAAAAAAAAA");
    if kind != "steam" {
        uri.push_str(&format!("&algorithm={}", plain(typed.algorithm, OtpauthError::Algorithm)?));
        uri.push_str(&format!("&digits={}", plain(typed.digits, OtpauthError::Digits)?));
    }
    match kind.as_str() {
        "totp" => uri.push_str(&format!("&period={}", plain(typed.period, OtpauthError::Period)?)),
        "hotp" => uri.push_str(&format!("&counter={}", plain(typed.counter, OtpauthError::Counter)?)),
        _ => {}
    }
    let notes = notes_on("", "", &secret);
    Ok(Draft { secret, notes, ..parse(&uri)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::otp::{Algorithm, Digits, Kind, Period};

    const TOTP: Typed<'_> = Typed { kind: "totp", algorithm: "SHA256", digits: "8", period: " 60 ", counter: "x" };

    fn refused(typed: &Typed<'_>) -> OtpauthError {
        from_typed("GEZDGNBVGY3TQOJQ", typed).err().unwrap()
    }

    #[test]
    fn takes_every_parameter() {
        let draft = from_typed("gezd gnbv gy3t qojq", &TOTP).ok().unwrap();
        let period = Period::new(60).unwrap();
        let digits = Digits::new(8).unwrap();
        assert!(draft.params == Kind::Totp { period, digits, algorithm: Algorithm::Sha256 });
        let hotp = from_typed("GEZDGNBVGY3TQOJQ", &Typed { kind: "hotp", counter: "7", ..TOTP }).ok().unwrap();
        assert!(hotp.params == Kind::Hotp { counter: 7, digits, algorithm: Algorithm::Sha256 });
        let steam = from_typed("GEZDGNBVGY3TQOJQ", &Typed { kind: "steam", ..TOTP }).ok().unwrap();
        assert!(steam.params == Kind::Steam);
    }

    #[test]
    fn refuses_by_the_name_of_the_field() {
        for (typed, field) in [
            (Typed { period: "4", ..TOTP }, "period"),
            (Typed { period: "", ..TOTP }, "period"),
            (Typed { period: "30&digits=6", ..TOTP }, "period"),
            (Typed { digits: "9", ..TOTP }, "digits"),
            (Typed { algorithm: "MD5", ..TOTP }, "algorithm"),
            (Typed { kind: "hotp", counter: "-1", ..TOTP }, "counter"),
            (Typed { kind: "motp", ..TOTP }, "type"),
        ] {
            assert_eq!(refused(&typed).field(), field);
        }
        assert_eq!(from_typed("GEZD1", &TOTP).err().unwrap().field(), "secret");
        assert_eq!(from_typed(" ", &TOTP).err(), Some(OtpauthError::SecretEmpty));
    }
}
