//! The pieces of a JSON text.

use super::Wrong;
use crate::account::hex_digits;

/// Bytes of UTF-8: a `String` takes its characters one by one.
pub(super) struct Json(pub(super) Vec<u8>);

impl Json {
    pub(super) fn raw(&mut self, text: &str) -> Result<(), Wrong> {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }

    /// A string of RFC 8259, section 7. Everything beyond ASCII stands for itself.
    pub(super) fn text(&mut self, text: &str) {
        self.0.push(b'"');
        let mut rest = text.as_bytes();
        // In pieces: a stored vault is a text of megabytes with nothing to escape.
        while let Some(at) = rest.iter().position(|byte| matches!(byte, 0..=0x1f | b'"' | b'\\')) {
            let (before, after) = rest.split_at(at);
            self.0.extend_from_slice(before);
            let Some((escaped, after)) = after.split_first() else { break };
            match escaped {
                b'"' | b'\\' => self.0.extend([b'\\', *escaped]),
                _ => {
                    self.0.extend_from_slice(b"\\u00");
                    self.0.extend(hex_digits(*escaped));
                }
            }
            rest = after;
        }
        self.0.extend_from_slice(rest);
        self.0.push(b'"');
    }

    pub(super) fn integer(&mut self, number: i64) -> Result<(), Wrong> {
        if number < 0 {
            self.0.push(b'-');
        }
        // The last digit first, then turned round.
        let start = self.0.len();
        let mut left = number.unsigned_abs();
        loop {
            self.0.push(b'0' + (left % 10) as u8);
            left /= 10;
            if left == 0 {
                break;
            }
        }
        self.0.get_mut(start..).unwrap_or_default().reverse();
        Ok(())
    }

    /// Before an item or a field that is not the first.
    pub(super) fn comma(&mut self) {
        if !matches!(self.0.last(), Some(b'[' | b'{')) {
            self.0.push(b',');
        }
    }

    pub(super) fn key(&mut self, key: &str) {
        self.comma();
        self.text(key);
        self.0.push(b':');
    }

    /// `{"variant":`, to be followed by a value and `}`.
    pub(super) fn variant(&mut self, variant: &str) {
        self.0.push(b'{');
        self.key(variant);
    }
}
