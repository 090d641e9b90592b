//! Bytes that a format writes as text.

pub(crate) use sixpence_sealing::{from_base64, to_base64};

/// Hexadecimal digits in any case; `None` for anything else.
pub(crate) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    pairs.iter().map(|[high, low]| u8::try_from(digit(*high)? << 4 | digit(*low)?).ok()).collect()
}

/// Hexadecimal digits in small letters.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| crate::account::hex_digits(*byte)).map(char::from).collect()
}

/// As base64 of addresses (RFC 4648, section 5), without padding.
pub(crate) fn to_base64url(bytes: &[u8]) -> String {
    to_base64(bytes).trim_end_matches('=').replace('+', "-").replace('/', "_")
}
