//! Base32 digits and their characters, and the arithmetic of the check character.

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Parts a stream of bits, most significant first, that comes in pieces of `from` bits into pieces of `to` bits (8 at most).
pub(super) fn regroup<'a>(pieces: impl Iterator<Item = &'a u8>, from: u32, out: &mut [u8], to: u32) {
    let (mut out, mut waiting, mut count) = (out.iter_mut(), 0_u16, 0_u32);
    for piece in pieces {
        waiting = (waiting << from) | u16::from(*piece);
        count += from;
        while count >= to {
            count -= to;
            let whole = (waiting >> count) & ((1 << to) - 1);
            waiting &= (1 << count) - 1;
            if let (Some(place), Ok(whole)) = (out.next(), u8::try_from(whole)) {
                *place = whole;
            }
        }
    }
}

/// Times x in GF(32), the polynomials over GF(2) modulo x^5 + x^2 + 1. x has order 31: its powers here are all different,
/// which is why a swap shows.
pub(super) const fn doubled(digit: u8) -> u8 {
    let twice = digit << 1;
    if twice & 0b10_0000 == 0 { twice } else { twice ^ 0b10_0101 }
}

/// The digits as coefficients of a polynomial, first the highest, at x.
pub(super) fn remainder(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |sum, digit| doubled(sum) ^ digit)
}

/// The character of a digit.
pub(super) fn letter(digit: u8) -> char {
    ALPHABET.get(usize::from(digit)).copied().map_or('?', char::from)
}

/// The digit of a character as typed.
pub(super) fn value(character: char) -> Option<u8> {
    let letter = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET.iter().position(|known| char::from(*known) == letter)?;
    u8::try_from(place).ok()
}

/// Blanks, and the dashes that a word processor puts for ours.
pub(super) fn is_between(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' | '\u{200b}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUP: usize = 5;

    /// `tests/recovery_key.rs` tries some keys. This is about all of them.
    #[test]
    fn no_wrong_character_and_no_swap_keeps_the_remainder() {
        let weights: [u8; GROUP] = std::array::from_fn(|place| (place + 1..GROUP).fold(1, |weight, _| doubled(weight)));
        let times =
            |weight: u8, digit: u8| (0..5).rev().fold(0, |sum, bit| doubled(sum) ^ (weight * (digit >> bit & 1)));
        // The remainder is a sum of one term a place, so what an error changes does not hang on the other characters.
        for value in (0..1_u32 << 15).chain((0..1 << 25).step_by(1021)) {
            let digits: [u8; GROUP] = std::array::from_fn(|place| u8::try_from(value >> (5 * place) & 31).unwrap());
            let sum = (0..GROUP).fold(0, |sum, place| sum ^ times(weights[place], digits[place]));
            assert_eq!(remainder(&digits), sum);
        }
        // Every place, every right and every wrong character; every two places, every two characters in them.
        for a in 0..32 {
            for b in (0..32).filter(|b| *b != a) {
                for place in 0..GROUP {
                    assert_ne!(times(weights[place], a), times(weights[place], b));
                    for other in (0..GROUP).filter(|other| *other != place) {
                        let right = times(weights[place], a) ^ times(weights[other], b);
                        assert_ne!(right, times(weights[place], b) ^ times(weights[other], a));
                    }
                }
            }
        }
    }
}
