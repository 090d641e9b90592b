//! A file by its outer shape.

use serde_json::Value;

use super::{ImportError, Limits};

/// A file by its outer shape.
pub enum Content<'a> {
    /// JSON: an object or an array. May hold secrets.
    Json(Value),
    /// Any other text, without a byte order mark. UTF-16 was made UTF-8.
    Text(std::borrow::Cow<'a, str>),
    /// A ZIP archive.
    Zip(&'a [u8]),
    /// Anything else.
    Bytes(&'a [u8]),
}

const ZIP: &[u8] = b"PK\x03\x04";
const BOM: &str = "\u{feff}";

impl<'a> Content<'a> {
    /// # Errors
    /// [`ImportError::Empty`], [`ImportError::TooLarge`]; [`ImportError::TooDeep`] or [`ImportError::Damaged`] for what begins
    /// as JSON and is none.
    pub fn of(file: &'a [u8], limits: &Limits) -> Result<Self, ImportError> {
        if file.len() > limits.bytes {
            return Err(ImportError::TooLarge);
        }
        if file.iter().all(u8::is_ascii_whitespace) {
            return Err(ImportError::Empty);
        }
        if file.starts_with(ZIP) {
            return Ok(Self::Zip(file));
        }
        let Some(text) = text_of(file) else { return Ok(Self::Bytes(file)) };
        match text.trim_start().bytes().next() {
            Some(b'{' | b'[') => json(&text).map(Self::Json),
            None => Err(ImportError::Empty),
            Some(_) => Ok(Self::Text(text)),
        }
    }

    /// The object, if it is one.
    #[must_use]
    pub const fn object(&self) -> Option<&serde_json::Map<String, Value>> {
        match self {
            Self::Json(Value::Object(object)) => Some(object),
            _ => None,
        }
    }

    /// The array, if it is one.
    #[must_use]
    pub fn array(&self) -> Option<&[Value]> {
        match self {
            Self::Json(Value::Array(array)) => Some(array),
            _ => None,
        }
    }

    /// The text, if it is one and no JSON.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value of this key, if it is an object that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.object()?.get(key)
    }
}

/// The longest JSON, in bytes.
const MOST_JSON: usize = 16 << 20;
/// The most values: parsed, the smallest takes up to thirty-two times as much memory.
const MOST_VALUES: usize = 2 << 20;
/// The levels of objects and arrays in each other. `serde_json` has this limit, too, but names it in a text alone.
const MOST_LEVELS: usize = 127;

/// # Errors
/// [`ImportError::TooLarge`], [`ImportError::TooDeep`] or [`ImportError::Damaged`].
pub(super) fn json(text: &str) -> Result<Value, ImportError> {
    let (levels, values) = if text.len() > MOST_JSON { (0, usize::MAX) } else { shape(text) };
    if values > MOST_VALUES {
        return Err(ImportError::TooLarge);
    }
    if levels > MOST_LEVELS {
        return Err(ImportError::TooDeep);
    }
    serde_json::from_str(text.strip_prefix(BOM).unwrap_or(text)).map_err(|_| ImportError::Damaged)
}

/// How deep brackets stand in each other, and how many values there are at most: by what stands outside of strings.
fn shape(text: &str) -> (usize, usize) {
    let (mut deepest, mut level, mut values, mut in_string, mut escaped) = (0, 0_usize, 1_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b',' if !in_string => values = values.saturating_add(1),
            b'[' | b'{' if !in_string => {
                (level, values) = (level.saturating_add(1), values.saturating_add(1));
                deepest = deepest.max(level);
            }
            b']' | b'}' if !in_string => level = level.saturating_sub(1),
            _ => {}
        }
    }
    (deepest, values)
}

/// As [`json`], of bytes: what was decrypted or unpacked.
///
/// # Errors
/// As [`json`]; [`ImportError::Damaged`] for what is no UTF-8.
pub(super) fn json_of(bytes: &[u8]) -> Result<Value, ImportError> {
    json(std::str::from_utf8(bytes).map_err(|_| ImportError::Damaged)?)
}

/// UTF-8, or UTF-16 with its byte order mark; no NUL, which no such text has.
fn text_of(file: &[u8]) -> Option<std::borrow::Cow<'_, str>> {
    let wide = |pairs: &[u8], read: fn([u8; 2]) -> u16| {
        let (pairs, rest) = pairs.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| read(*pair)).collect();
        String::from_utf16(&units).ok().filter(|_| rest.is_empty()).map(Into::into)
    };
    let text: std::borrow::Cow<'_, str> = match file {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        file => {
            let text = std::str::from_utf8(file).ok()?;
            text.strip_prefix(BOM).unwrap_or(text).into()
        }
    };
    (!text.contains('\0')).then_some(text)
}
