//! Tokens joined into what may be codes, and the shape of them.

use super::{
    lines::Line,
    tokens::{Gap, Token},
};

/// Tokens of a line that may be one code.
pub(super) struct Cell<'a, 'b> {
    /// The number of its line.
    pub line: usize,
    /// The number of it in its line.
    pub column: usize,
    pub tokens: &'b [Token<'a>],
    /// How many letters and digits its groups have.
    pub shape: Vec<usize>,
    pub has_digit: bool,
    /// Whether it counts where the usual shape is looked for: words would outnumber codes.
    pub counts: bool,
}

/// A code has at least so many letters and digits; in sets of their own, fewer than that are groups.
pub(super) const MIN_SYMBOLS: usize = 4;
pub(super) const MIN_WHOLE: usize = 6;

impl Cell<'_, '_> {
    pub fn symbols(&self) -> usize {
        self.shape.iter().sum()
    }

    /// Its place in the text, in bytes.
    pub fn place(&self) -> (usize, usize) {
        let first = self.tokens.first().map_or(0, |token| token.at);
        (first, self.tokens.last().map_or(first, Token::end))
    }

    pub fn has_lower(&self) -> bool {
        self.tokens.iter().any(|token| token.has_lower)
    }

    pub fn has_upper(&self) -> bool {
        self.tokens.iter().any(|token| token.has_upper)
    }

    /// Whether its tokens are like the groups of a code: of one length, or all with digits. Sentences have other words.
    fn is_even(&self) -> bool {
        let symbols = self.tokens.first().map_or(0, |token| token.symbols);
        self.tokens.iter().all(|token| token.symbols == symbols) || self.tokens.iter().all(|token| token.has_digit)
    }
}

/// All lines cut at gaps that are wider than one.
pub(super) fn cells<'a, 'b>(lines: &'b [Line<'a>], joins: Option<Gap>) -> Vec<Cell<'a, 'b>> {
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let is_uniform = line.is_uniform();
        let joined = |_: &Token<'a>, next: &Token<'a>| Some(next.gap) <= joins;
        for (column, tokens) in line.tokens.chunk_by(joined).enumerate() {
            let shape = shape_of(tokens);
            let has_digit = tokens.iter().any(|token| token.has_digit);
            let mut cell = Cell { line: number, column, tokens, shape, has_digit, counts: false };
            let is_code = is_uniform || has_digit && cell.is_even();
            cell.counts = cell.symbols() >= MIN_SYMBOLS && is_code;
            found.push(cell);
        }
    }
    found
}

fn shape_of(tokens: &[Token<'_>]) -> Vec<usize> {
    let groups = tokens.iter().flat_map(|token| token.text.split(|c: char| !c.is_ascii_alphanumeric()));
    groups.map(str::len).filter(|len| *len > 0).collect()
}

/// The shape that most have; of equals the one with more digits, then the longer.
pub(super) fn usual_shape(cells: &[Cell<'_, '_>]) -> Option<Vec<usize>> {
    let mut shapes: Vec<(&[usize], usize, usize)> = Vec::new();
    for cell in cells.iter().filter(|cell| cell.counts) {
        let digits = usize::from(cell.has_digit);
        match shapes.iter_mut().find(|(shape, ..)| *shape == cell.shape) {
            Some((_, count, with)) => (*count, *with) = (count.saturating_add(1), with.saturating_add(digits)),
            None => shapes.push((&cell.shape, 1, digits)),
        }
    }
    let best = shapes.iter().max_by_key(|(shape, count, digits)| (*count, *digits, shape.iter().sum::<usize>()));
    best.map(|(shape, ..)| shape.to_vec())
}
