//! A bare secret key, as sites print it: base32 (RFC 4648, section 6) in groups.

use zeroize::Zeroizing;

use super::OtpauthError;
use crate::otp::Secret;

/// The longest secret accepted, in base32 characters: as many as [`Secret::MAX_BYTES`] need.
const MAX_CHARS: usize = 1024;

/// Reads a bare secret key: base32 in upper or lower case, in groups divided by white space (no-break spaces too),
/// dashes or invisible break characters, with right padding or none.
///
/// # Errors
/// An [`OtpauthError`] about the secret; [`OtpauthError::Empty`] if there is no character at all.
pub fn parse_key(text: &str) -> Result<Secret, OtpauthError> {
    read_key(text, false)
}

/// As [`parse_key`], of a secret that another app has kept and makes codes of: the symbols behind the last whole byte fall away, however
/// many they are. Such an app took what somebody typed, and its decoder dropped them as ours does; where a secret is captured they
/// tell that one was lost.
///
/// # Errors
/// As [`parse_key`], without [`OtpauthError::SecretLength`].
pub fn parse_kept_key(text: &str) -> Result<Secret, OtpauthError> {
    read_key(text, true)
}

fn read_key(text: &str, kept: bool) -> Result<Secret, OtpauthError> {
    // What stands around the key is no part of it, and positions count from its own first character.
    let text = text.trim_matches(is_separator);
    if text.is_empty() {
        return Err(OtpauthError::Empty);
    }
    let mut symbols = Zeroizing::new(Vec::with_capacity(text.len().min(MAX_CHARS)));
    let mut padding = 0_usize;
    for (index, c) in text.chars().enumerate() {
        let position = u32::try_from(index.saturating_add(1)).unwrap_or(u32::MAX);
        match c.to_ascii_uppercase() {
            c if is_separator(c) => {}
            '=' => padding = padding.saturating_add(1),
            // A symbol after padding: two secrets in one, or a torn one.
            'A'..='Z' | '2'..='7' if padding > 0 => return Err(OtpauthError::SecretPadding),
            // Checked while reading: a megabyte of symbols is refused after the first kilobyte.
            'A'..='Z' | '2'..='7' if symbols.len() == MAX_CHARS => return Err(OtpauthError::SecretTooLong),
            symbol @ ('A'..='Z' | '2'..='7') => symbols.push(symbol as u8),
            digit @ ('0' | '1' | '8' | '9') => return Err(OtpauthError::SecretDigit { position, digit }),
            _ => return Err(OtpauthError::SecretCharacter { position }),
        }
    }
    match check_length(symbols.len(), padding) {
        Err(OtpauthError::SecretLength) if kept => {}
        checked => checked?,
    }
    Secret::new(decode(&symbols)).map_err(|_| OtpauthError::SecretTooLong)
}

/// The bytes of base32 symbols (`A` to `Z`, `2` to `7`) without padding. The last one may have bits to spare.
///
/// Sites that draw random *characters* instead of bytes hand out such secrets; every decoder, theirs included, drops
/// the spare bits, so the bytes are not in doubt. A strict decoder would lock users out of those sites.
fn decode(symbols: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(symbols.len() * 5 / 8);
    let (mut held, mut bits) = (0_u16, 0);
    for symbol in symbols {
        let value = if symbol.is_ascii_digit() { symbol - b'2' + 26 } else { symbol - b'A' };
        held = held << 5 | u16::from(value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    bytes
}

/// Characters that divide the groups of a printed key and can mean nothing else in it.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        // Invisible break opportunities that pages put into long words, and the byte order mark.
        || matches!(c, '\u{00ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// RFC 4648, section 6: a last group has 2, 4, 5 or 7 symbols for 1 to 4 bytes; padding fills it up to 8 or is left out.
fn check_length(symbols: usize, padding: usize) -> Result<(), OtpauthError> {
    match (symbols, symbols % 8, padding) {
        (0, _, _) => Err(OtpauthError::SecretEmpty),
        (1, _, _) => Err(OtpauthError::SecretTooShort),
        (_, 1 | 3 | 6, _) => Err(OtpauthError::SecretLength),
        (_, _, 0) => Ok(()),
        // Wrong padding tells that symbols were lost on the way: a secret of the wrong bytes would look fine.
        (_, rest, padding) if rest > 0 && rest.saturating_add(padding) == 8 => Ok(()),
        _ => Err(OtpauthError::SecretPadding),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        parse_key(text).unwrap().expose().to_vec()
    }

    #[test]
    fn groups_case_and_padding() {
        for text in [
            "JBSWY3DPEHPK3PXP",
            "jbsw y3dp ehpk 3pxp",
            "JBSW-Y3DP-EHPK-3PXP",
            "\u{feff}JBSW\u{a0}Y3DP\u{2009}EHPK\r\n3PXP\t",
        ] {
            assert_eq!(bytes(text), b"Hello!\xde\xad\xbe\xef", "{text}");
        }
        // RFC 4648, section 10.
        for (text, expected) in
            [("MY======", "f"), ("MZXQ====", "fo"), ("MZXW6===", "foo"), ("MZXW6YQ=", "foob"), ("mzxw6ytboi", "foobar")]
        {
            assert_eq!(bytes(text), expected.as_bytes(), "{text}");
        }
    }

    #[test]
    fn what_an_app_has_kept_is_read_as_the_app_does() {
        // The bytes were made by Python, of the symbols as one number.
        for (text, expected) in [
            ("JBSWY3DPEHPK3PXPA", "48656c6c6f21deadbeef"),
            ("JDJDUZBXHSHDBXBXHBB", "48d23a64373c8e30dc3738"),
            ("JDJSKDKDKDKDKDKDK", "48d3250d4350d4350d43"),
            ("ABCDEF", "004432"),
        ] {
            assert_eq!(parse_key(text).err(), Some(OtpauthError::SecretLength), "{text}");
            let kept = data_encoding::HEXLOWER.encode(parse_kept_key(text).unwrap().expose());
            assert_eq!(kept, expected, "{text}");
        }
        for bad in ["", "A", "JBSW1", "JBSWY3DPEHPK3PXP="] {
            assert_eq!(parse_kept_key(bad).err(), parse_key(bad).err(), "{bad}");
        }
    }

    #[test]
    fn spare_bits_are_dropped_as_every_decoder_does() {
        assert_eq!(bytes("MZ"), b"f");
        assert_eq!(bytes("MY"), b"f");
    }

    #[test]
    fn refused() {
        for (text, error) in [
            ("", OtpauthError::Empty),
            (" - ", OtpauthError::Empty),
            ("====", OtpauthError::SecretEmpty),
            ("A", OtpauthError::SecretTooShort),
            ("ABC", OtpauthError::SecretLength),
            ("MY=====", OtpauthError::SecretPadding),
            ("MZXW6YTB=", OtpauthError::SecretPadding),
            ("MZXW6YTB========", OtpauthError::SecretPadding),
            ("MY======MY", OtpauthError::SecretPadding),
            ("jbsw 03dp", OtpauthError::SecretDigit { position: 6, digit: '0' }),
            ("\u{410}BCDEFGH", OtpauthError::SecretCharacter { position: 1 }),
            ("ABC_DEFG", OtpauthError::SecretCharacter { position: 4 }),
        ] {
            assert_eq!(parse_key(text).err(), Some(error), "{text}");
        }
        assert!(parse_key(&"A".repeat(1024)).is_ok());
        assert_eq!(parse_key(&"A".repeat(1025)).err(), Some(OtpauthError::SecretTooLong));
    }
}
