//! The CBOR that the vault is written in: RFC 8949, deterministic (section 4.2.1), of a small kind.
//!
//! Only unsigned and negative integers, byte and text strings, arrays, maps, `false`, `true` and `null` occur; lengths are
//! definite and every head is as short as it can be. The maps that this version knows have unsigned keys in ascending order.
//! One value has therefore one encoding, which is what makes "keep what you do not know, byte for byte" possible.

use core::convert::Infallible;

use minicbor::{Decoder, Encoder, data::Type};
use zeroize::Zeroizing;

/// Bytes that are not what the format says. Which ones is of no use to the user, so it is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Malformed;

impl From<minicbor::decode::Error> for Malformed {
    fn from(_: minicbor::decode::Error) -> Self {
        Self
    }
}

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
pub(super) struct Writer(Encoder<Sink>);

impl Writer {
    pub(super) fn new() -> Self {
        Self(Encoder::new(Sink::default()))
    }
    pub(super) fn uint(&mut self, value: u64) {
        let _ = self.0.u64(value);
    }
    pub(super) fn bytes(&mut self, value: &[u8]) {
        let _ = self.0.bytes(value);
    }
    pub(super) fn text(&mut self, value: &str) {
        let _ = self.0.str(value);
    }
    pub(super) fn bool(&mut self, value: bool) {
        let _ = self.0.bool(value);
    }
    pub(super) fn array(&mut self, len: usize) {
        let _ = self.0.array(len as u64);
    }
    /// A map of `known` fields and those of `unknown`; write the known ones with [`MapWriter::key`] in ascending order.
    pub(super) fn map<'a>(&'a mut self, known: usize, unknown: &'a Unknown) -> MapWriter<'a> {
        let _ = self.0.map(known.saturating_add(unknown.0.len()) as u64);
        MapWriter { writer: self, unknown: &unknown.0 }
    }
    /// Something encoded already.
    pub(super) fn raw(&mut self, encoded: &[u8]) {
        let _ = minicbor::encode::Write::write_all(self.0.writer_mut(), encoded);
    }
    pub(super) fn finish(self) -> Zeroizing<Vec<u8>> {
        self.0.into_writer().0
    }
}

/// Writes the fields of one map, the unknown ones in their places.
pub(super) struct MapWriter<'a> {
    writer: &'a mut Writer,
    unknown: &'a [(u64, Zeroizing<Vec<u8>>)],
}

impl MapWriter<'_> {
    /// Writes a key; the caller writes its value next.
    pub(super) fn key(&mut self, key: u64) -> &mut Writer {
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
    pub(super) fn end(self) {
        for (key, value) in self.unknown {
            self.writer.uint(*key);
            self.writer.raw(value);
        }
    }
}

/// The fields of a map that this version does not know, in ascending order, their values as they were encoded.
#[derive(Default)]
pub(super) struct Unknown(Vec<(u64, Zeroizing<Vec<u8>>)>);

impl Unknown {
    pub(super) fn keep(&mut self, key: u64, value: &[u8]) {
        self.0.push((key, Zeroizing::new(value.to_vec())));
    }
    pub(super) fn duplicate(&self) -> Self {
        Self(self.0.clone())
    }
}

/// The fields of a map with unsigned keys: key and encoded value. Ends with an error at the first key out of order.
pub(super) struct Fields<'b> {
    decoder: Decoder<'b>,
    left: u64,
    last: Option<u64>,
}

impl<'b> Fields<'b> {
    /// `map` is one canonical item (see [`check`]) and has to be a map.
    pub(super) fn of(map: &'b [u8]) -> Result<Self, Malformed> {
        let mut decoder = Decoder::new(map);
        let left = decoder.map()?.ok_or(Malformed)?;
        Ok(Self { decoder, left, last: None })
    }
    fn field(&mut self) -> Result<(u64, &'b [u8]), Malformed> {
        let key = self.decoder.u64()?;
        if self.last.is_some_and(|last| last >= key) {
            return Err(Malformed);
        }
        self.last = Some(key);
        Ok((key, next_item(&mut self.decoder)?))
    }
}

impl<'b> Iterator for Fields<'b> {
    type Item = Result<(u64, &'b [u8]), Malformed>;
    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        Some(self.field())
    }
}

/// The encoded items of an array.
pub(super) struct Items<'b> {
    decoder: Decoder<'b>,
    left: u64,
}

impl<'b> Items<'b> {
    /// `array` is one canonical item (see [`check`]) and has to be an array.
    pub(super) fn of(array: &'b [u8]) -> Result<Self, Malformed> {
        let mut decoder = Decoder::new(array);
        let left = decoder.array()?.ok_or(Malformed)?;
        Ok(Self { decoder, left })
    }
}

impl<'b> Iterator for Items<'b> {
    type Item = Result<&'b [u8], Malformed>;
    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        Some(next_item(&mut self.decoder))
    }
}

fn next_item<'b>(decoder: &mut Decoder<'b>) -> Result<&'b [u8], Malformed> {
    let start = decoder.position();
    decoder.skip()?;
    decoder.input().get(start..decoder.position()).ok_or(Malformed)
}

pub(super) fn uint(value: &[u8]) -> Result<u64, Malformed> {
    Ok(Decoder::new(value).u64()?)
}
pub(super) fn boolean(value: &[u8]) -> Result<bool, Malformed> {
    Ok(Decoder::new(value).bool()?)
}
pub(super) fn text(value: &[u8]) -> Result<String, Malformed> {
    Ok(Decoder::new(value).str()?.to_owned())
}
pub(super) fn bytes(value: &[u8]) -> Result<&[u8], Malformed> {
    Ok(Decoder::new(value).bytes()?)
}
/// A byte string of exactly `N` bytes.
pub(super) fn exactly<const N: usize>(value: &[u8]) -> Result<[u8; N], Malformed> {
    bytes(value)?.try_into().map_err(|_| Malformed)
}

/// Whether `input` is exactly one item of the kind described at the top of this file.
///
/// Counts items instead of recursing, so that a million nested arrays cost no stack. The order of keys is checked where a
/// map is read ([`Fields`]); inside values that this version does not know it is their writer's affair.
pub(super) fn check(input: &[u8]) -> Result<(), Malformed> {
    let mut decoder = Decoder::new(input);
    let mut pending = 1_u64;
    while pending > 0 {
        let start = decoder.position();
        let (argument, payload, inside) = match decoder.datatype()? {
            Type::U8 | Type::U16 | Type::U32 | Type::U64 => (decoder.u64()?, 0, 0),
            Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::Int => {
                (u64::try_from(-1 - i128::from(decoder.int()?)).map_err(|_| Malformed)?, 0, 0)
            }
            Type::Bytes => string(decoder.bytes()?.len()),
            Type::String => string(decoder.str()?.len()),
            Type::Array => {
                let len = decoder.array()?.ok_or(Malformed)?;
                (len, 0, len)
            }
            Type::Map => {
                let len = decoder.map()?.ok_or(Malformed)?;
                (len, 0, len.checked_mul(2).ok_or(Malformed)?)
            }
            Type::Bool => (u64::from(decoder.bool()?), 0, 0),
            Type::Null => {
                decoder.null()?;
                (0, 0, 0)
            }
            _ => return Err(Malformed),
        };
        let head = decoder.position().saturating_sub(start).checked_sub(payload).ok_or(Malformed)?;
        if head != shortest_head(argument) {
            return Err(Malformed);
        }
        pending = pending.saturating_sub(1).checked_add(inside).ok_or(Malformed)?;
    }
    if decoder.position() == input.len() { Ok(()) } else { Err(Malformed) }
}

fn string(len: usize) -> (u64, usize, u64) {
    (len as u64, len, 0)
}

/// Bytes of the shortest head that carries `argument` (RFC 8949, section 4.2.1).
const fn shortest_head(argument: u64) -> usize {
    match argument {
        0..=23 => 1,
        24..=0xff => 2,
        0x100..=0xffff => 3,
        0x1_0000..=0xffff_ffff => 5,
        _ => 9,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_encoding_only() {
        for good in
            ["00", "17", "1818", "190100", "20", "3bffffffffffffffff", "4100", "6161", "80", "a10001", "f4", "f5", "f6"]
        {
            let bytes = data_encoding::HEXLOWER.decode(good.as_bytes()).unwrap();
            assert_eq!(check(&bytes), Ok(()), "{good}");
        }
        for bad in [
            "",
            "1800",
            "1817",
            "1900ff",
            "1a0000ffff",
            "1b00000000ffffffff",
            "3800",
            "5801",
            "580100",
            "780161",
            "9800",
            "9fff",
            "bfff",
            "5f4100ff",
            "7f6161ff",
            "f7",
            "f90000",
            "fa00000000",
            "c000",
            "f814",
            "f820",
            "ff",
            "0000",
            "8100ff",
            "61ff",
            "81",
            "a100",
            "9bffffffffffffffff",
            "bb7fffffffffffffff",
            "bbffffffffffffffff",
            "5bffffffffffffffff",
        ] {
            let bytes = data_encoding::HEXLOWER.decode(bad.as_bytes()).unwrap();
            assert_eq!(check(&bytes), Err(Malformed), "{bad}");
        }
        let deep = [0x81_u8].repeat(1_000_000);
        assert_eq!(check(&deep), Err(Malformed));
    }

    #[test]
    fn unknown_fields_stay_in_their_places() {
        let bytes = data_encoding::HEXLOWER.decode(b"a5000102030405060718ff820102").unwrap();
        check(&bytes).unwrap();
        let mut unknown = Unknown::default();
        for field in Fields::of(&bytes).unwrap() {
            let (key, value) = field.unwrap();
            if key != 4 {
                unknown.keep(key, value);
            }
        }
        let mut writer = Writer::new();
        let mut map = writer.map(1, &unknown);
        map.key(4).uint(5);
        map.end();
        assert_eq!(*writer.finish(), bytes);
    }

    #[test]
    fn keys_have_an_order() {
        for bad in ["a201000000", "a201000100", "a1610000", "a12000"] {
            let bytes = data_encoding::HEXLOWER.decode(bad.as_bytes()).unwrap();
            check(&bytes).unwrap();
            assert!(Fields::of(&bytes).unwrap().any(|field| field.is_err()), "{bad}");
        }
    }
}
