//! Writing.

use zeroize::Zeroizing;

use super::{ARRAY, BYTES, FALSE, MAP, SIMPLE, TEXT, TRUE, UNSIGNED, Unknown};

/// Writes canonical CBOR into a buffer that leaves no copy of its content behind: a plain `Vec` frees its old bytes unwiped
/// when it grows.
pub(in crate::vault) struct Writer(Zeroizing<Vec<u8>>);

impl Writer {
    pub(in crate::vault) fn new() -> Self {
        Self::with_capacity(0)
    }
    /// For about so many bytes.
    pub(in crate::vault) fn with_capacity(len: usize) -> Self {
        Self(Zeroizing::new(Vec::with_capacity(len)))
    }
    pub(in crate::vault) fn uint(&mut self, value: u64) {
        self.head(UNSIGNED, value);
    }
    pub(in crate::vault) fn bytes(&mut self, value: &[u8]) {
        self.head(BYTES, value.len() as u64);
        self.raw(value);
    }
    pub(in crate::vault) fn text(&mut self, value: &str) {
        self.head(TEXT, value.len() as u64);
        self.raw(value.as_bytes());
    }
    pub(in crate::vault) fn bool(&mut self, value: bool) {
        self.head(SIMPLE, if value { TRUE } else { FALSE });
    }
    pub(in crate::vault) fn array(&mut self, len: usize) {
        self.head(ARRAY, len as u64);
    }
    /// A map of `known` fields and those of `unknown`; write the known ones with [`MapWriter::key`] in ascending order.
    pub(in crate::vault) fn map<'a>(&'a mut self, known: usize, unknown: &'a Unknown) -> MapWriter<'a> {
        self.head(MAP, known.saturating_add(unknown.0.len()) as u64);
        MapWriter { writer: self, unknown: &unknown.0 }
    }
    /// Something encoded already.
    pub(in crate::vault) fn raw(&mut self, encoded: &[u8]) {
        let needed = self.0.len().saturating_add(encoded.len());
        if needed > self.0.capacity() {
            let mut larger = Zeroizing::new(Vec::with_capacity(needed.saturating_mul(2).max(1024)));
            larger.extend_from_slice(&self.0);
            self.0 = larger;
        }
        self.0.extend_from_slice(encoded);
    }
    pub(in crate::vault) fn finish(self) -> Zeroizing<Vec<u8>> {
        self.0
    }
    /// The shortest head that carries `argument` (RFC 8949, section 4.2.1).
    fn head(&mut self, major: u8, argument: u64) {
        let bytes = argument.to_be_bytes();
        let (short, from) = match argument {
            0..=23 => (bytes[7], 8),
            24..=0xff => (24, 7),
            0x100..=0xffff => (25, 6),
            0x1_0000..=0xffff_ffff => (26, 4),
            _ => (27, 0),
        };
        self.raw(&[major << 5 | short]);
        self.raw(bytes.get(from..).unwrap_or_default());
    }
}

/// Writes the fields of one map, the unknown ones in their places.
pub(in crate::vault) struct MapWriter<'a> {
    writer: &'a mut Writer,
    unknown: &'a [(u64, Zeroizing<Vec<u8>>)],
}

impl MapWriter<'_> {
    /// Writes a key; the caller writes its value next.
    pub(in crate::vault) fn key(&mut self, key: u64) -> &mut Writer {
        while let Some(((first, value), rest)) = self.unknown.split_first() {
            if *first > key {
                break;
            }
            self.writer.uint(*first);
            self.writer.raw(value);
            self.unknown = rest;
        }
        self.writer.uint(key);
        self.writer
    }
    /// Writes the unknown fields that are left.
    pub(in crate::vault) fn end(self) {
        for (key, value) in self.unknown {
            self.writer.uint(*key);
            self.writer.raw(value);
        }
    }
}
