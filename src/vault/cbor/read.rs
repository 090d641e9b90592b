//! Reading, and the check that comes before it.

use super::{ARRAY, BYTES, FALSE, MAP, Malformed, NEGATIVE, NULL, SIMPLE, TEXT, TRUE, UNSIGNED};

/// The fields of a map with unsigned keys: key and encoded value. Ends with an error at the first key out of order.
pub(in crate::vault) struct Fields<'b> {
    rest: &'b [u8],
    left: u64,
    last: Option<u64>,
}

impl<'b> Fields<'b> {
    /// `map` is one canonical item (see [`check`]) and has to be a map.
    pub(in crate::vault) fn of(map: &'b [u8]) -> Result<Self, Malformed> {
        let (left, rest) = head_of(MAP, map)?;
        Ok(Self { rest, left, last: None })
    }
    fn field(&mut self) -> Result<(u64, &'b [u8]), Malformed> {
        let (key, value) = head_of(UNSIGNED, self.rest)?;
        if self.last.is_some_and(|last| last >= key) {
            return Err(Malformed);
        }
        self.last = Some(key);
        let (item, rest) = next_item(value)?;
        self.rest = rest;
        Ok((key, item))
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
    rest: &'b [u8],
    left: u64,
}

impl<'b> Items<'b> {
    /// `array` is one canonical item (see [`check`]) and has to be an array.
    pub(in crate::vault) fn of(array: &'b [u8]) -> Result<Self, Malformed> {
        let (left, rest) = head_of(ARRAY, array)?;
        Ok(Self { rest, left })
    }
}

impl<'b> Iterator for Items<'b> {
    type Item = Result<&'b [u8], Malformed>;
    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        Some(next_item(self.rest).map(|(item, rest)| {
            self.rest = rest;
            item
        }))
    }
}

pub(in crate::vault) fn uint(value: &[u8]) -> Result<u64, Malformed> {
    Ok(head_of(UNSIGNED, value)?.0)
}
pub(in crate::vault) fn boolean(value: &[u8]) -> Result<bool, Malformed> {
    match head_of(SIMPLE, value)?.0 {
        FALSE => Ok(false),
        TRUE => Ok(true),
        _ => Err(Malformed),
    }
}
pub(in crate::vault) fn text(value: &[u8]) -> Result<String, Malformed> {
    let (len, rest) = head_of(TEXT, value)?;
    Ok(utf8(payload(len, rest)?.0)?.to_owned())
}
pub(in crate::vault) fn bytes(value: &[u8]) -> Result<&[u8], Malformed> {
    let (len, rest) = head_of(BYTES, value)?;
    Ok(payload(len, rest)?.0)
}
/// A byte string of exactly `N` bytes.
pub(in crate::vault) fn exactly<const N: usize>(value: &[u8]) -> Result<[u8; N], Malformed> {
    bytes(value)?.try_into().map_err(|_| Malformed)
}

/// Whether `input` is exactly one item of the kind described in [`super`].
pub(in crate::vault) fn check(input: &[u8]) -> Result<(), Malformed> {
    if pass_item(input)?.is_empty() { Ok(()) } else { Err(Malformed) }
}

/// The first item, and what follows it.
fn next_item(input: &[u8]) -> Result<(&[u8], &[u8]), Malformed> {
    let len = input.len().saturating_sub(pass_item(input)?.len());
    input.split_at_checked(len).ok_or(Malformed)
}

/// Passes one item, if it is of the kind described in [`super`]; what follows it comes back.
///
/// Counts items instead of recursing, so that a million nested arrays cost no stack. The order of keys is checked where a
/// map is read ([`Fields`]); inside values that this version does not know it is their writer's affair.
fn pass_item(mut input: &[u8]) -> Result<&[u8], Malformed> {
    let mut pending = 1_u64;
    while pending > 0 {
        let (major, argument, rest) = head(input)?;
        let mut inside = 0;
        input = rest;
        match major {
            UNSIGNED | NEGATIVE => {}
            BYTES => input = payload(argument, rest)?.1,
            TEXT => {
                let (text, rest) = payload(argument, rest)?;
                utf8(text)?;
                input = rest;
            }
            ARRAY => inside = argument,
            MAP => inside = argument.checked_mul(2).ok_or(Malformed)?,
            SIMPLE if matches!(argument, FALSE | TRUE | NULL) => {}
            _ => return Err(Malformed),
        }
        pending = pending.saturating_sub(1).checked_add(inside).ok_or(Malformed)?;
    }
    Ok(input)
}

fn head_of(expected: u8, input: &[u8]) -> Result<(u64, &[u8]), Malformed> {
    let (major, argument, rest) = head(input)?;
    if major == expected { Ok((argument, rest)) } else { Err(Malformed) }
}

/// The head of an item (RFC 8949, section 3), which has to be as short as it can be (section 4.2.1): its major type, its
/// argument, and what follows it.
fn head(input: &[u8]) -> Result<(u8, u64, &[u8]), Malformed> {
    let (first, rest) = input.split_first().ok_or(Malformed)?;
    let (major, short) = (first >> 5, first & 0x1f);
    let (len, least) = match short {
        0..=23 => return Ok((major, short.into(), rest)),
        24 => (1, 24),
        25 => (2, 0x100),
        26 => (4, 0x1_0000),
        27 => (8, 0x1_0000_0000),
        _ => return Err(Malformed),
    };
    let (argument, rest) = rest.split_at_checked(len).ok_or(Malformed)?;
    let argument = argument.iter().fold(0, |argument: u64, byte| argument << 8 | u64::from(*byte));
    if argument >= least { Ok((major, argument, rest)) } else { Err(Malformed) }
}

fn payload(len: u64, rest: &[u8]) -> Result<(&[u8], &[u8]), Malformed> {
    usize::try_from(len).ok().and_then(|len| rest.split_at_checked(len)).ok_or(Malformed)
}

fn utf8(bytes: &[u8]) -> Result<&str, Malformed> {
    core::str::from_utf8(bytes).map_err(|_| Malformed)
}
