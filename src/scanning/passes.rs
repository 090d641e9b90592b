//! In which ways a picture is looked at, in this order. Passes that look at the same follow each other: it is made once.

use crate::{
    bits,
    picture::Luma,
    readers::{self, Found},
};

/// White added on each side, in pixels: a code that fills its picture has lost the quiet zone of four modules that the
/// finder needs. At 5 pixels a module that is four; finders of larger modules do with less.
const BORDER: usize = 20;

/// One look at a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pass {
    pub(crate) view: View,
    /// Light codes on dark.
    pub(crate) reversed: bool,
    pub(crate) reader: Reader,
}

/// What is done to the picture first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum View {
    /// Nothing.
    AsIs,
    /// Squares of so many pixels become one.
    Smaller(usize),
    /// So many times as wide and high.
    Larger(usize),
    /// Edges made stronger: a mask of two blurs of this radius, so many times.
    Sharper(usize, i32),
    /// The mean of what is around each pixel, to this radius.
    Blurred(usize),
}

/// How dark is told from light, and by whom the code is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Reader {
    Hybrid,
    /// As `Hybrid`, then with dark for light: quicker than two passes, but at the picture's edges a light code has no quiet
    /// zone.
    Both,
    Closed,
    Global,
    Quircs,
    /// What is darker than its surroundings, to this radius.
    Local(usize),
    Otsu,
    /// The darker of what is dark, so many times.
    Deep(usize),
}

impl Pass {
    /// What the decoder looks at.
    pub(crate) fn look(self, luma: &Luma) -> Luma {
        let viewed = match self.view {
            View::AsIs => return luma.framed(BORDER, self.reversed),
            View::Smaller(by) => luma.smaller(by),
            View::Larger(by) => luma.larger(by),
            View::Sharper(radius, amount) => luma.sharpened(radius, amount),
            View::Blurred(radius) => luma.blurred(radius),
        };
        viewed.framed(BORDER, self.reversed)
    }

    /// Whether both look at the same.
    pub(crate) fn looks_like(self, other: Self) -> bool {
        self.view == other.view && self.reversed == other.reversed
    }

    pub(crate) fn read(self, look: &Luma) -> Vec<Found> {
        let found = match self.reader {
            Reader::Hybrid => readers::hybrid(look),
            Reader::Both => readers::both(look),
            Reader::Closed => readers::closed(look),
            Reader::Global => readers::global(look),
            Reader::Quircs => readers::quircs(look),
            Reader::Local(radius) => readers::bits(look, bits::local(look, radius)),
            Reader::Otsu => readers::bits(look, bits::otsu(look)),
            Reader::Deep(times) => readers::bits(look, bits::deep(look, times)),
        };
        let unframed = |part: f32, side: usize| (part * side as f32 - BORDER as f32) / (side - 2 * BORDER) as f32;
        let placed = found.into_iter().map(|code| Found {
            top: unframed(code.top, look.height),
            left: unframed(code.left, look.width),
            ..code
        });
        placed.collect()
    }
}

const fn pass(view: View, reversed: bool, reader: Reader) -> Pass {
    Pass { view, reversed, reader }
}

/// Up to this many pixels a picture is small: all that finds codes is quick.
pub(crate) const SMALL: usize = 1_500_000;

/// For small pictures: what finds all codes of a good one.
pub(crate) const OF_SMALL: [Pass; 6] = [
    pass(View::AsIs, false, Reader::Hybrid),
    pass(View::AsIs, false, Reader::Quircs),
    pass(View::AsIs, false, Reader::Closed),
    pass(View::AsIs, true, Reader::Hybrid),
    pass(View::AsIs, true, Reader::Closed),
    pass(View::AsIs, true, Reader::Quircs),
];

/// For large ones: what takes long looks at a quarter of the pixels.
pub(crate) const OF_LARGE: [Pass; 5] = [
    pass(View::AsIs, false, Reader::Both),
    pass(View::Smaller(2), false, Reader::Hybrid),
    pass(View::Smaller(2), false, Reader::Quircs),
    pass(View::Smaller(2), false, Reader::Closed),
    pass(View::Smaller(4), false, Reader::Hybrid),
];

/// For large ones in which nothing was found so far.
pub(crate) const OF_LARGE_AGAIN: [Pass; 5] = [
    pass(View::AsIs, false, Reader::Quircs),
    pass(View::AsIs, false, Reader::Closed),
    pass(View::AsIs, true, Reader::Hybrid),
    pass(View::AsIs, true, Reader::Closed),
    pass(View::AsIs, true, Reader::Quircs),
];

/// Only where nothing was found: for pictures of `pixels` pixels.
pub(crate) fn persistent(pixels: usize) -> Vec<Pass> {
    const READERS: [Reader; 3] = [Reader::Hybrid, Reader::Closed, Reader::Global];
    let mut views = Vec::new();
    views.extend([2, 3, 4, 6, 8].map(View::Smaller));
    if pixels < 1_500_000 {
        views.push(View::Larger(2));
    }
    if pixels < 500_000 {
        views.push(View::Larger(3));
    }
    let mut passes = Vec::new();
    for view in views {
        for reversed in [false, true] {
            passes.extend(READERS.map(|reader| pass(view, reversed, reader)));
        }
    }
    for reversed in [false, true] {
        passes.push(pass(View::AsIs, reversed, Reader::Local(12)));
        passes.push(pass(View::AsIs, reversed, Reader::Local(40)));
        passes.push(pass(View::AsIs, reversed, Reader::Otsu));
        passes.extend([1, 2].map(|times| pass(View::AsIs, reversed, Reader::Deep(times))));
        passes.push(pass(View::Blurred(1), reversed, Reader::Hybrid));
    }
    for radius in [2, 3, 4, 6, 1] {
        for amount in [2, 4] {
            for reversed in [false, true] {
                passes.push(pass(View::Sharper(radius, amount), reversed, Reader::Hybrid));
            }
        }
    }
    passes
}
