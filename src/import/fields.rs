//! Fields of JSON objects, as strict as the parameters of an otpauth URI.

use serde_json::{Map, Value};

use super::Reason;
use crate::otpauth::{Field, OtpauthError};

/// An object of a file.
pub(super) type Object = Map<String, Value>;

/// The text of a key; empty where it is absent or `null`, and where it is something else.
pub(super) fn text<'a>(object: &'a Object, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The first of these keys that has a text in it.
pub(super) fn first_text<'a>(object: &'a Object, keys: &[&str]) -> &'a str {
    keys.iter().map(|key| text(object, key)).find(|text| !text.trim().is_empty()).unwrap_or_default()
}

/// The object of a key.
pub(super) fn object<'a>(object: &'a Object, key: &str) -> Option<&'a Object> {
    object.get(key)?.as_object()
}

/// The objects of the array of a key; nothing where it is absent.
pub(super) fn objects<'a>(object: &'a Object, key: &str) -> impl Iterator<Item = &'a Object> {
    object.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

/// `true`, 1, `"1"` or `"true"`: formats write flags in all these ways.
pub(super) fn flag(object: &Object, key: &str) -> bool {
    match object.get(key) {
        Some(Value::Bool(flag)) => *flag,
        Some(Value::Number(number)) => number.as_u64() == Some(1),
        Some(Value::String(text)) => text == "1" || text.eq_ignore_ascii_case("true"),
        _ => false,
    }
}

/// A whole number, as a number or as a text. Absent, `null` and `""`: `None`.
///
/// # Errors
/// `wrong` for what is there and is no whole number from 0 to 2^64 - 1: a default would be a guess.
pub(super) fn number(object: &Object, key: &str, wrong: OtpauthError) -> Result<Option<u64>, Reason> {
    whole(object.get(key)).map_err(|()| Reason::Field(wrong))
}

/// As [`number`], of a value.
pub(super) fn whole(value: Option<&Value>) -> Result<Option<u64>, ()> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
        Some(Value::String(text)) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse().map(Some).map_err(|_| ())
        }
        Some(Value::Number(number)) => {
            // `30.0`, as some libraries write whole numbers.
            let (whole, rest) = number.as_str().split_once('.').unwrap_or((number.as_str(), ""));
            if rest.bytes().all(|digit| digit == b'0') { whole.parse().map(Some).map_err(|_| ()) } else { Err(()) }
        }
        Some(_) => Err(()),
    }
}

/// The bytes of an array of numbers, signed (Java) or not.
pub(super) fn byte_array(value: Option<&Value>) -> Option<zeroize::Zeroizing<Vec<u8>>> {
    let numbers = value?.as_array()?;
    let byte = |value: &Value| value.as_i64().filter(|number| (-128..256).contains(number)).map(|number| number as u8);
    numbers.iter().map(byte).collect::<Option<Vec<u8>>>().map(Into::into)
}

/// The object of an entry, which has to be one.
///
/// # Errors
/// [`Reason::Shape`].
pub(super) fn entry(value: &Value) -> Result<&Object, Reason> {
    value.as_object().ok_or(Reason::Shape(Field::Text))
}
