//! Percent-encoding (RFC 3986, section 2.1), decoded once and written strictly.

use zeroize::Zeroizing;

use super::{Field, OtpauthError};

/// What a `+` stands for where it is not percent-encoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Plus {
    /// Itself.
    Literal,
    /// A space.
    Space,
}

/// Undoes percent-encoding, once. Wiped when dropped: it may hold the secret.
pub(super) fn decode(text: &str, plus: Plus, field: Field) -> Result<Zeroizing<String>, OtpauthError> {
    // Decoding never makes a text longer: with this capacity no copy is left behind by growing.
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let (high, low) = (rest.next().and_then(hex), rest.next().and_then(hex));
                match (high, low) {
                    (Some(high), Some(low)) => high << 4 | low,
                    _ => return Err(OtpauthError::Percent(field)),
                }
            }
            b'+' if plus == Plus::Space => b' ',
            byte => byte,
        });
    }
    let text = String::from_utf8(std::mem::take(&mut *bytes)).map_err(|error| {
        drop(Zeroizing::new(error.into_bytes()));
        OtpauthError::Utf8(field)
    })?;
    Ok(Zeroizing::new(text))
}

/// Appends `text` with everything but the unreserved characters of RFC 3986 percent-encoded: a space as `%20`, a plus
/// as `%2B`, so that no reader can take one for the other.
pub(super) fn encode(text: &str, into: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            into.push(char::from(byte));
        } else {
            into.push('%');
            into.extend(
                [byte >> 4, byte & 0xf]
                    .map(|digit| char::from_digit(u32::from(digit), 16).unwrap_or_default().to_ascii_uppercase()),
            );
        }
    }
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
