//! Writing.

use core::convert::Infallible;

use minicbor::Encoder;
use zeroize::Zeroizing;

use super::Unknown;

/// A growing buffer that leaves no copy of its content behind: a plain `Vec` frees its old bytes unwiped when it grows.
#[derive(Default)]
struct Sink(Zeroizing<Vec<u8>>);

impl minicbor::encode::Write for Sink {
    type Error = Infallible;
    fn write_all(&mut self, bytes: &[u8]) -> Result<(), Infallible> {
        let needed = self.0.len().saturating_add(bytes.len());
        if needed > self.0.capacity() {
            let mut larger = Zeroizing::new(Vec::with_capacity(needed.saturating_mul(2).max(1024)));
            larger.extend_from_slice(&self.0);
            self.0 = larger;
        }
        self.0.extend_from_slice(bytes);
        Ok(())
    }
}

/// Writes canonical CBOR. A [`Sink`] takes everything, so the encoder's `Result`s say nothing and are dropped here, once.
pub(in crate::vault) struct Writer(Encoder<Sink>);

impl Writer {
    pub(in crate::vault) fn new() -> Self {
        Self(Encoder::new(Sink::default()))
    }
    /// For about so many bytes.
    pub(in crate::vault) fn with_capacity(len: usize) -> Self {
        Self(Encoder::new(Sink(Zeroizing::new(Vec::with_capacity(len)))))
    }
    pub(in crate::vault) fn uint(&mut self, value: u64) {
        let _ = self.0.u64(value);
    }
    pub(in crate::vault) fn bytes(&mut self, value: &[u8]) {
        let _ = self.0.bytes(value);
    }
    pub(in crate::vault) fn text(&mut self, value: &str) {
        let _ = self.0.str(value);
    }
    pub(in crate::vault) fn bool(&mut self, value: bool) {
        let _ = self.0.bool(value);
    }
    pub(in crate::vault) fn array(&mut self, len: usize) {
        let _ = self.0.array(len as u64);
    }
    /// A map of `known` fields and those of `unknown`; write the known ones with [`MapWriter::key`] in ascending order.
    pub(in crate::vault) fn map<'a>(&'a mut self, known: usize, unknown: &'a Unknown) -> MapWriter<'a> {
        let _ = self.0.map(known.saturating_add(unknown.0.len()) as u64);
        MapWriter { writer: self, unknown: &unknown.0 }
    }
    /// Something encoded already.
    pub(in crate::vault) fn raw(&mut self, encoded: &[u8]) {
        let _ = minicbor::encode::Write::write_all(self.0.writer_mut(), encoded);
    }
    pub(in crate::vault) fn finish(self) -> Zeroizing<Vec<u8>> {
        self.0.into_writer().0
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
