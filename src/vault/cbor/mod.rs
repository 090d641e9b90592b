//! The CBOR that the vault is written in: RFC 8949, deterministic (section 4.2.1), of a small kind.
//!
//! Only unsigned and negative integers, byte and text strings, arrays, maps, `false`, `true` and `null` occur; lengths are
//! definite and every head is as short as it can be. The maps that this version knows have unsigned keys in ascending order.
//! One value has therefore one encoding, which is what makes "keep what you do not know, byte for byte" possible. That is also
//! why it is read here and not by a library: those that there are take more than one encoding.

mod read;
mod write;

use zeroize::Zeroizing;

pub(in crate::vault) use read::{Fields, Items, boolean, bytes, check, exactly, text, uint};
pub(in crate::vault) use write::{MapWriter, Writer};

/// Bytes that are not what the format says. Which ones is of no use to the user, so it is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::vault) struct Malformed;

// Major types (RFC 8949, section 3.1).
const UNSIGNED: u8 = 0;
const NEGATIVE: u8 = 1;
const BYTES: u8 = 2;
const TEXT: u8 = 3;
const ARRAY: u8 = 4;
const MAP: u8 = 5;
const SIMPLE: u8 = 7;
// Simple values (section 3.3).
const FALSE: u64 = 20;
const TRUE: u64 = 21;
const NULL: u64 = 22;

/// The fields of a map that this version does not know, in ascending order, their values as they were encoded.
#[derive(Default)]
pub(in crate::vault) struct Unknown(Vec<(u64, Zeroizing<Vec<u8>>)>);

impl Unknown {
    pub(in crate::vault) fn keep(&mut self, key: u64, value: &[u8]) {
        self.0.push((key, Zeroizing::new(value.to_vec())));
    }
    pub(in crate::vault) fn duplicate(&self) -> Self {
        Self(self.0.clone())
    }
    /// The value of a field, as it was encoded.
    pub(in crate::vault) fn get(&self, key: u64) -> Option<&[u8]> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, value)| value.as_slice())
    }
    /// Its fields, in ascending order.
    pub(in crate::vault) fn fields(&self) -> impl Iterator<Item = (u64, &[u8])> {
        self.0.iter().map(|(key, value)| (*key, value.as_slice()))
    }
    /// Puts a field in its place; `None` takes it away.
    pub(in crate::vault) fn set(&mut self, key: u64, value: Option<Zeroizing<Vec<u8>>>) {
        self.0.retain(|(known, _)| *known != key);
        if let Some(value) = value {
            let place = self.0.partition_point(|(known, _)| *known < key);
            self.0.insert(place, (key, value));
        }
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
