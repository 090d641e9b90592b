//! Reading, and the check that comes before it.

use minicbor::{Decoder, data::Type};

use super::Malformed;

/// The fields of a map with unsigned keys: key and encoded value. Ends with an error at the first key out of order.
pub(in crate::vault) struct Fields<'b> {
    decoder: Decoder<'b>,
    left: u64,
    last: Option<u64>,
}

impl<'b> Fields<'b> {
    /// `map` is one canonical item (see [`check`]) and has to be a map.
    pub(in crate::vault) fn of(map: &'b [u8]) -> Result<Self, Malformed> {
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
pub(in crate::vault) struct Items<'b> {
    decoder: Decoder<'b>,
    left: u64,
}

impl<'b> Items<'b> {
    /// `array` is one canonical item (see [`check`]) and has to be an array.
    pub(in crate::vault) fn of(array: &'b [u8]) -> Result<Self, Malformed> {
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
    pass_item(decoder)?;
    decoder.input().get(start..decoder.position()).ok_or(Malformed)
}

pub(in crate::vault) fn uint(value: &[u8]) -> Result<u64, Malformed> {
    Ok(Decoder::new(value).u64()?)
}
pub(in crate::vault) fn boolean(value: &[u8]) -> Result<bool, Malformed> {
    Ok(Decoder::new(value).bool()?)
}
pub(in crate::vault) fn text(value: &[u8]) -> Result<String, Malformed> {
    Ok(Decoder::new(value).str()?.to_owned())
}
pub(in crate::vault) fn bytes(value: &[u8]) -> Result<&[u8], Malformed> {
    Ok(Decoder::new(value).bytes()?)
}
/// A byte string of exactly `N` bytes.
pub(in crate::vault) fn exactly<const N: usize>(value: &[u8]) -> Result<[u8; N], Malformed> {
    bytes(value)?.try_into().map_err(|_| Malformed)
}

/// Whether `input` is exactly one item of the kind described in [`super`].
pub(in crate::vault) fn check(input: &[u8]) -> Result<(), Malformed> {
    let mut decoder = Decoder::new(input);
    pass_item(&mut decoder)?;
    if decoder.position() == input.len() { Ok(()) } else { Err(Malformed) }
}

/// Passes one item, if it is of the kind described in [`super`].
///
/// Counts items instead of recursing, so that a million nested arrays cost no stack. The order of keys is checked where a
/// map is read ([`Fields`]); inside values that this version does not know it is their writer's affair.
fn pass_item(decoder: &mut Decoder<'_>) -> Result<(), Malformed> {
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
    Ok(())
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
