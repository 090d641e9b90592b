//! Black and white: what of a picture is dark.
#![allow(
    clippy::indexing_slicing,
    reason = "the places come from the picture's own size; were one wrong, the scanner's instance ends, and nothing else"
)]

use rxing::common::{BIT_FIELD_BASE_BITS as WORD, BitArray, BitFieldBaseType as Word, BitMatrix};

use crate::picture::Luma;

/// What is darker than the mean of the square of `2 * radius + 1` pixels around it, by a twentieth of all shades at least.
pub(crate) fn local(luma: &Luma, radius: usize) -> Option<BitMatrix> {
    const LEAST: i32 = 12;
    let around = luma.blurred(radius);
    let mut pairs = luma.pixels.iter().zip(&around.pixels);
    each_pixel(luma, || pairs.next().is_some_and(|(own, mean)| i32::from(*own) < i32::from(*mean) - LEAST))
}

/// What is darker than the one shade that parts all pixels best into two kinds (Otsu, 1979).
pub(crate) fn otsu(luma: &Luma) -> Option<BitMatrix> {
    below(luma, parting_shade(&counts_of(luma)))
}

/// The darker kind of what is dark already, looked at so many times: black modules on a page that is nearly black.
pub(crate) fn deep(luma: &Luma, times: usize) -> Option<BitMatrix> {
    let mut counts = counts_of(luma);
    let mut shade = parting_shade(&counts);
    for _ in 0..times {
        counts.iter_mut().zip(0..).filter(|(_, own)| *own > shade).for_each(|(count, _)| *count = 0);
        shade = parting_shade(&counts);
    }
    below(luma, shade)
}

type Counts = [u64; 256];

fn counts_of(luma: &Luma) -> Counts {
    let mut counts = [0; 256];
    luma.pixels.iter().for_each(|grey| counts[usize::from(*grey)] += 1);
    counts
}

/// The lightest shade of the darker kind.
fn parting_shade(counts: &Counts) -> u64 {
    let all: u64 = counts.iter().sum();
    let total: u64 = counts.iter().zip(0..).map(|(count, shade): (&u64, u64)| count * shade).sum();
    let (mut best, mut parting) = (0.0, 0);
    let (mut below, mut sum) = (0_u64, 0_u64);
    for (shade, count) in (0_u64..).zip(counts) {
        below += count;
        sum += count * shade;
        if below == 0 || below == all {
            continue;
        }
        let apart = sum as f64 / below as f64 - (total - sum) as f64 / (all - below) as f64;
        let between = apart * apart * below as f64 * (all - below) as f64;
        if between > best {
            (best, parting) = (between, shade);
        }
    }
    parting
}

fn below(luma: &Luma, shade: u64) -> Option<BitMatrix> {
    let mut pixels = luma.pixels.iter();
    each_pixel(luma, || pixels.next().is_some_and(|grey| u64::from(*grey) <= shade))
}

fn each_pixel(luma: &Luma, mut is_dark: impl FnMut() -> bool) -> Option<BitMatrix> {
    let (width, height) = (u32::try_from(luma.width).ok()?, u32::try_from(luma.height).ok()?);
    let mut bits = BitMatrix::new(width, height).ok()?;
    for y in 0..height {
        for x in (0..width).filter(|_| is_dark()) {
            bits.set(x, y);
        }
    }
    Some(bits)
}

/// Dots joined to areas: light that dark surrounds closely becomes dark (a morphological closing by 3 x 3 pixels).
pub(crate) fn closed(bits: &BitMatrix) -> BitMatrix {
    let grown = each_square(bits, |a, b| a | b, 0);
    each_square(&grown, |a, b| a & b, Word::MAX)
}

/// Each pixel what `join` makes of the 3 x 3 pixels around it, a word of them at once; `beyond` the edges: what changes nothing.
fn each_square(bits: &BitMatrix, join: fn(Word, Word) -> Word, beyond: Word) -> BitMatrix {
    let (width, height) = (bits.getWidth() as usize, bits.getHeight());
    let words = width.div_ceil(WORD);
    let outside = |words: usize| vec![beyond; words];
    // What of the last word is no pixel.
    let unused: Word = if width.is_multiple_of(WORD) { 0 } else { Word::MAX << (width % WORD) };
    let across = |y: u32| -> Vec<Word> {
        let row = bits.getRow(y);
        let mut row = row.getBitArray()[..words].to_vec();
        row[words - 1] = row[words - 1] & !unused | beyond & unused;
        let word = |at: Option<usize>| at.and_then(|at| row.get(at)).copied().unwrap_or(beyond);
        let joined = (0..words).map(|at| {
            let left = row[at] << 1 | word(at.checked_sub(1)) >> (WORD - 1);
            let right = row[at] >> 1 | word(Some(at + 1)) << (WORD - 1);
            join(join(left, row[at]), right)
        });
        joined.collect()
    };
    let mut out = bits.clone();
    let (mut above, mut own) = (outside(words), across(0));
    for y in 0..height {
        let below = if y + 1 < height { across(y + 1) } else { outside(words) };
        let mut row = BitArray::with_size(width);
        for (at, word) in own.iter().enumerate() {
            let mut joined = join(join(above[at], *word), below[at]);
            if at == words - 1 {
                joined &= !unused;
            }
            row.setBulk(at * WORD, joined);
        }
        out.setRow(y, &row);
        (above, own) = (own, below);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luma(width: usize, pixels: &[u8]) -> Luma {
        Luma { width, height: pixels.len() / width, pixels: pixels.to_vec() }
    }

    fn drawn(bits: &BitMatrix) -> Vec<String> {
        let row = |y| (0..bits.getWidth()).map(|x| if bits.get(x, y) { '#' } else { '.' }).collect();
        (0..bits.getHeight()).map(row).collect()
    }

    fn bits(rows: &[&str]) -> BitMatrix {
        let pixels: Vec<u8> = rows.concat().bytes().map(|byte| if byte == b'#' { 0 } else { 255 }).collect();
        otsu(&luma(rows[0].len(), &pixels)).unwrap()
    }

    #[test]
    fn two_kinds_of_shades_are_parted() {
        assert_eq!(drawn(&otsu(&luma(3, &[100, 110, 180, 105, 190, 185])).unwrap()), ["##.", "#.."]);
        assert_eq!(drawn(&deep(&luma(4, &[0, 27, 255, 0]), 1).unwrap()), ["#..#"]);
        assert_eq!(drawn(&local(&luma(5, &[90, 90, 40, 90, 90]), 2).unwrap()), ["..#.."]);
    }

    #[test]
    fn gaps_close_and_edges_stay() {
        assert_eq!(drawn(&closed(&bits(&["...##.##....#"]))), ["...#####....#"]);
        assert_eq!(drawn(&closed(&bits(&["#.#", "...", "#.#"]))), ["###", "###", "###"]);
        let far = format!("{}##.##{}", ".".repeat(61), ".".repeat(64));
        assert_eq!(drawn(&closed(&bits(&[&far]))), [far.replace("##.##", "#####")]);
    }
}
