//! Labels of internationalised names as they are read: RFC 3492. Decoding alone, as the name in an address is already encoded.

/// A label with its `xn--` form decoded. `None` where it is none, or no valid one.
#[must_use]
pub fn decoded(label: &str) -> Option<String> {
    let encoded = label.strip_prefix("xn--")?;
    let (plain, deltas) = encoded.rsplit_once('-').unwrap_or(("", encoded));
    let mut made: Vec<char> = plain.chars().collect();
    let (mut code, mut at, mut bias) = (128_u32, 0_u32, 72);
    let mut digits = deltas.bytes().peekable();
    while digits.peek().is_some() {
        let (before, first) = (at, made.len() == plain.len());
        let (mut weight, mut k) = (1_u32, 36_u32);
        loop {
            let digit = value_of(digits.next()?)?;
            at = at.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36_u32.saturating_sub(threshold))?;
            k = k.saturating_add(36);
        }
        let count = u32::try_from(made.len()).ok()?.checked_add(1)?;
        bias = adapted(at.saturating_sub(before), count, first);
        code = code.checked_add(at / count)?;
        at %= count;
        made.insert(usize::try_from(at).ok()?, char::from_u32(code)?);
        at = at.checked_add(1)?;
    }
    Some(made.into_iter().collect())
}

const fn value_of(digit: u8) -> Option<u32> {
    match digit {
        b'a'..=b'z' => Some((digit - b'a') as u32),
        b'A'..=b'Z' => Some((digit - b'A') as u32),
        b'0'..=b'9' => Some((digit - b'0') as u32 + 26),
        _ => None,
    }
}

/// RFC 3492, 6.1.
const fn adapted(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta = delta.saturating_add(delta / count);
    let mut k = 0_u32;
    while delta > 455 {
        delta /= 35;
        k = k.saturating_add(36);
    }
    k.saturating_add(36 * delta / (delta + 38))
}
