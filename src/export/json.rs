//! What several apps write alike into their JSON.

use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::{import::encoded::to_hex, otp::Kind};

/// The text of a file.
pub(super) fn text(value: &Value) -> Zeroizing<String> {
    Zeroizing::new(format!("{value:#}"))
}

/// A text, or `null` for an empty one.
pub(super) fn some(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { json!(text) }
}

/// Sixteen bytes as a UUID is written.
pub(super) fn uuid(bytes: &[u8; 16]) -> String {
    let mut uuid = String::with_capacity(36);
    for (at, digit) in to_hex(bytes).char_indices() {
        if matches!(at, 8 | 12 | 16 | 20) {
            uuid.push('-');
        }
        uuid.push(digit);
    }
    uuid
}

/// The identifier of the tag at this place of all tags: the same in every file.
pub(super) fn tag_uuid(place: usize) -> String {
    uuid(&(place as u128 + 1).to_be_bytes())
}

/// The identifiers of these tags, by their places among all.
pub(super) fn tag_uuids(tags: &[String], all: &[&str]) -> Vec<String> {
    let place = |tag: &String| all.iter().position(|known| known == tag);
    tags.iter().filter_map(place).map(tag_uuid).collect()
}

/// Algorithm, characters of a code, period in seconds, counter.
pub(super) const fn params(kind: &Kind) -> (&'static str, u8, Option<u16>, Option<u64>) {
    match kind {
        Kind::Totp { period, digits, algorithm } => (algorithm.name(), digits.get(), Some(period.seconds()), None),
        Kind::Hotp { counter, digits, algorithm } => (algorithm.name(), digits.get(), None, Some(*counter)),
        Kind::Steam => ("SHA1", 5, Some(30), None),
        Kind::Yandex => ("SHA256", 8, Some(30), None),
        Kind::Motp => ("MD5", 6, Some(10), None),
    }
}
