//! Other looks at a picture: larger, smaller, reversed, sharper. All give a new picture.
#![allow(
    clippy::indexing_slicing,
    reason = "the places come from the picture's own size; were one wrong, the scanner's instance ends, and nothing else"
)]

use crate::picture::Luma;

impl Luma {
    /// With white on each side; dark for light first, if `reversed`.
    pub(crate) fn framed(&self, border: usize, reversed: bool) -> Self {
        let (width, height) = (self.width + 2 * border, self.height + 2 * border);
        let mut pixels = Vec::with_capacity(width * height);
        pixels.resize(width * border, 255);
        let mask = if reversed { 255 } else { 0 };
        // A picture that was made too small has no pixels, and no width.
        for row in self.pixels.chunks_exact(self.width.max(1)) {
            pixels.resize(pixels.len() + border, 255);
            pixels.extend(row.iter().map(|grey| grey ^ mask));
            pixels.resize(pixels.len() + border, 255);
        }
        pixels.resize(width * height, 255);
        Self { width, height, pixels }
    }

    /// Each square of `by` x `by` pixels as one: their mean. Columns and rows that fill no square are left out.
    pub(crate) fn smaller(&self, by: usize) -> Self {
        let (width, height) = (self.width / by, self.height / by);
        let mut pixels = Vec::with_capacity(width * height);
        let area = (by * by) as u32;
        let mut sums = vec![0_u32; width];
        for rows in self.pixels.chunks_exact(self.width * by) {
            sums.fill(0);
            for row in rows.chunks_exact(self.width) {
                for (sum, square) in sums.iter_mut().zip(row.chunks_exact(by)) {
                    *sum += square.iter().map(|grey| u32::from(*grey)).sum::<u32>();
                }
            }
            pixels.extend(sums.iter().map(|sum| (sum / area) as u8));
        }
        Self { width, height, pixels }
    }

    /// `by` times as wide and high, by the cubic curve of Catmull and Rom through four pixels.
    pub(crate) fn larger(&self, by: usize) -> Self {
        let across = stretch(&self.pixels, self.width, by);
        let turned = transposed(&across, self.width * by);
        let both = stretch(&turned, self.height, by);
        let pixels = transposed(&both, self.height * by);
        Self { width: self.width * by, height: self.height * by, pixels }
    }

    /// Each pixel the mean of the square of `2 * radius + 1` pixels around it; at the edges of what there is of it.
    pub(crate) fn blurred(&self, radius: usize) -> Self {
        let across = means(&self.pixels, self.width, radius);
        let turned = transposed(&across, self.width);
        let both = means(&turned, self.height, radius);
        self.with(transposed(&both, self.height))
    }

    /// Each pixel moved away from the mean around it: a mask of two blurs, `amount` times.
    pub(crate) fn sharpened(&self, radius: usize, amount: i32) -> Self {
        let soft = self.blurred(radius).blurred(radius);
        let sharp = |(own, soft): (&u8, &u8)| {
            let (own, soft) = (i32::from(*own), i32::from(*soft));
            (own + amount * (own - soft)).clamp(0, 255) as u8
        };
        self.with(self.pixels.iter().zip(&soft.pixels).map(sharp).collect())
    }

    fn with(&self, pixels: Vec<u8>) -> Self {
        Self { width: self.width, height: self.height, pixels }
    }
}

/// Rows for columns; `width` is that of `pixels`.
fn transposed(pixels: &[u8], width: usize) -> Vec<u8> {
    // In tiles: both the rows that are read and those that are written then stay in the cache.
    const TILE: usize = 32;
    let height = pixels.len() / width;
    let mut turned = vec![0; pixels.len()];
    for top in (0..height).step_by(TILE) {
        for left in (0..width).step_by(TILE) {
            for y in top..height.min(top + TILE) {
                for x in left..width.min(left + TILE) {
                    turned[x * height + y] = pixels[y * width + x];
                }
            }
        }
    }
    turned
}

/// Each row `by` times as long.
fn stretch(pixels: &[u8], width: usize, by: usize) -> Vec<u8> {
    let weights: Vec<[f32; 4]> = (0..by).map(|step| catmull_rom((step as f32 + 0.5) / by as f32 - 0.5)).collect();
    let mut out = Vec::with_capacity(pixels.len() * by);
    for row in pixels.chunks_exact(width) {
        let grey = |at: isize| f32::from(row[at.clamp(0, width as isize - 1) as usize]);
        for at in 0..width as isize {
            for (step, weights) in weights.iter().enumerate() {
                // A place left of the pixel's middle lies between the pixel before it and itself.
                let first = if step * 2 + 1 < by { at - 2 } else { at - 1 };
                let sum: f32 = weights.iter().zip(first..).map(|(weight, at)| weight * grey(at)).sum();
                out.push(sum.round().clamp(0.0, 255.0) as u8);
            }
        }
    }
    out
}

/// The weights of the four pixels around a place that lies `offset` (-0.5 to 0.5) pixels from the middle of one.
fn catmull_rom(offset: f32) -> [f32; 4] {
    let t = if offset < 0.0 { offset + 1.0 } else { offset };
    let (t2, t3) = (t * t, t * t * t);
    [0.5 * (-t3 + 2.0 * t2 - t), 0.5 * (3.0 * t3 - 5.0 * t2 + 2.0), 0.5 * (-3.0 * t3 + 4.0 * t2 + t), 0.5 * (t3 - t2)]
}

/// Each pixel the mean of those of its row that are at most `radius` away.
fn means(pixels: &[u8], width: usize, radius: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(pixels.len());
    for row in pixels.chunks_exact(width) {
        let mut sum: u32 = row.iter().take(radius).map(|grey| u32::from(*grey)).sum();
        let mut count = radius.min(width) as u32;
        for at in 0..width {
            if let Some(grey) = row.get(at + radius) {
                sum += u32::from(*grey);
                count += 1;
            }
            if at > radius {
                sum -= u32::from(row[at - radius - 1]);
                count -= 1;
            }
            out.push(((sum + count / 2) / count) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luma(width: usize, pixels: &[u8]) -> Luma {
        Luma { width, height: pixels.len() / width, pixels: pixels.to_vec() }
    }

    #[test]
    fn one_shade_stays_one_shade() {
        for (width, height) in [(1, 1), (1, 9), (7, 1), (33, 65)] {
            for shade in [0, 1, 127, 255] {
                let all = luma(width, &vec![shade; width * height]);
                for other in [all.larger(2), all.larger(3), all.blurred(1), all.blurred(40), all.sharpened(2, 4)] {
                    assert!(other.pixels.iter().all(|grey| *grey == shade), "{width} x {height}, {shade}");
                }
                assert_eq!(all.larger(3).pixels.len(), width * height * 9);
                assert_eq!(all.blurred(2).pixels.len(), width * height);
            }
        }
    }

    #[test]
    fn smaller_takes_the_mean_of_squares() {
        let small = luma(5, &[0, 100, 10, 10, 9, 100, 200, 30, 30, 9, 1, 1, 1, 1, 1]).smaller(2);
        assert_eq!((small.width, small.height, &*small.pixels), (2, 1, &[100, 20][..]));
        assert_eq!(luma(2, &[1, 2, 3, 4]).smaller(4).pixels, Vec::<u8>::new());
    }

    #[test]
    fn larger_keeps_what_is_where() {
        let large = luma(4, &[0, 0, 255, 255]).larger(2);
        assert_eq!((large.width, large.height), (8, 2));
        // Rising from dark to light, in the middle between both.
        assert!(large.pixels[..3].iter().all(|grey| *grey < 40), "{:?}", large.pixels);
        assert!(large.pixels[5..8].iter().all(|grey| *grey > 215), "{:?}", large.pixels);
    }

    #[test]
    fn the_mean_is_that_of_the_window() {
        assert_eq!(luma(5, &[0, 30, 60, 90, 120]).blurred(1).pixels, [15, 30, 60, 90, 105]);
        assert_eq!(luma(1, &[0, 30, 60]).blurred(1).pixels, [15, 30, 45]);
    }

    #[test]
    fn a_frame_is_white_on_all_sides() {
        assert_eq!(luma(2, &[1, 2]).framed(1, false).pixels, [255, 255, 255, 255, 255, 1, 2, 255, 255, 255, 255, 255]);
        assert_eq!(luma(2, &[1, 2]).smaller(3).framed(1, false).pixels, [255; 4]);
        assert_eq!(luma(1, &[1]).framed(1, true).pixels, [255, 255, 255, 255, 254, 255, 255, 255, 255]);
    }
}
