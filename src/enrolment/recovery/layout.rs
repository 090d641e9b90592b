//! Which parts of a text are codes: the layout that makes the most regular set of it.

use super::{
    lines::{Line, lines},
    shape::{Cell, MIN_SYMBOLS, MIN_WHOLE, cells, usual_shape},
    tokens::{Gap, Token},
};

/// A part of the text that is a code.
pub(super) struct Part {
    /// Where it starts and ends, in bytes.
    pub place: (usize, usize),
    /// The text says that it is used.
    pub used: bool,
}

/// What a text holds.
#[derive(Default)]
pub(super) struct Layout {
    pub parts: Vec<Part>,
    /// How many lines have something that is neither a code nor numbering.
    pub ignored: usize,
    /// What the text calls a key, which is left out.
    pub keys: usize,
    /// The letters and digits of a code in the usual shape, by group.
    pub shape: Vec<usize>,
    /// Some are not of the usual shape.
    pub is_uneven: bool,
    /// Spaces may divide codes, or groups.
    pub may_be_groups: bool,
    /// It may be words.
    pub may_be_words: bool,
    /// Some stand in the middle of a sentence, as telephone numbers do.
    pub is_in_sentence: bool,
    /// Words stand beside some on their line.
    pub is_mixed: bool,
}

/// So many words behind a code make a sentence of them.
const SENTENCE: usize = 4;
/// The shortest secret key of an authenticator, in base32 characters.
const KEY_SYMBOLS: usize = 16;

/// Reads a text without invisible characters.
pub(super) fn layout(text: &str) -> Layout {
    let mut lines = lines(text);
    let keys = leave_out_key(&mut lines);
    leave_out_index(&mut lines);
    // Codes are looked for among the smallest pieces first. What is too small for a code is a group of one.
    let levels = [None, Some(Gap::Joint), Some(Gap::Space), Some(Gap::Wide)];
    let shape_at = |joins| usual_shape(&cells(&lines, joins));
    let is_whole = |shape: &Vec<usize>| shape.iter().sum::<usize>() >= MIN_WHOLE;
    let whole = levels.into_iter().find_map(|joins| shape_at(joins).filter(is_whole).map(|shape| (joins, shape)));
    let small = || shape_at(Some(Gap::Space)).map(|shape| (Some(Gap::Space), shape));
    let Some((joins, shape)) = whole.or_else(small) else {
        return Layout { keys, ignored: lines.len(), ..Layout::default() };
    };
    let cells = cells(&lines, joins);
    let set = Set::new(&lines, &cells, &shape);
    let verdicts: Vec<Verdict> = cells.iter().map(|cell| set.verdict(cell)).collect();
    let taken = || cells.iter().zip(&verdicts).filter(|(_, verdict)| **verdict != Verdict::No).map(|(cell, _)| cell);
    let mut left_out: Vec<bool> =
        lines.iter().map(|line| line.words > 0 || line.has_label && line.tokens.is_empty()).collect();
    for (cell, _) in cells.iter().zip(&verdicts).filter(|(_, verdict)| **verdict == Verdict::No) {
        left_out.get_mut(cell.line).into_iter().for_each(|left_out| *left_out = true);
    }
    // How many words each line has behind its first code; `None` if it has no code.
    let mut behind: Vec<Option<usize>> = vec![None; lines.len()];
    for (cell, verdict) in cells.iter().zip(&verdicts) {
        let Some(words) = behind.get_mut(cell.line) else { continue };
        let more = if *verdict == Verdict::No { cell.tokens.len() } else { 0 };
        let none = if *verdict == Verdict::No { None } else { lines.get(cell.line).map(|line| line.words_behind) };
        *words = words.map(|words| words.saturating_add(more)).or(none);
    }
    let is_in_sentence = behind.into_iter().flatten().any(|words| words >= SENTENCE);
    let mut mixed = taken().filter_map(|cell| left_out.get(cell.line));
    Layout {
        is_mixed: mixed.any(|left_out| *left_out),
        parts: taken().map(|cell| Part { place: cell.place(), used: cell.tokens.iter().any(|it| it.used) }).collect(),
        ignored: left_out.into_iter().filter(|left_out| *left_out).count(),
        keys,
        is_uneven: verdicts.contains(&Verdict::Odd),
        may_be_groups: may_be_groups(&cells, &verdicts, joins, &shape),
        may_be_words: taken().all(|cell| cell.tokens.iter().all(Token::is_word))
            && taken().any(|cell| cell.tokens.len() > 1),
        is_in_sentence,
        shape,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// A code of the usual shape.
    Usual,
    /// A code, but unlike the others: perhaps with a character too many or too few.
    Odd,
    No,
}

/// What the codes of a text have in common.
struct Set<'a, 'b> {
    lines: &'b [Line<'a>],
    shape: &'b [usize],
    /// The column in which most stand.
    column: Option<usize>,
    /// Whether small letters, and capitals, belong to it.
    lower: bool,
    upper: bool,
    /// Whether letters do at all: `O` among digits is a slip.
    letters: bool,
    /// There are no digits anywhere, and one token on each line.
    is_word_list: bool,
}

impl<'a, 'b> Set<'a, 'b> {
    fn new(lines: &'b [Line<'a>], cells: &[Cell<'a, 'b>], shape: &'b [usize]) -> Self {
        let usual: Vec<&Cell<'_, '_>> = cells.iter().filter(|cell| cell.counts && cell.shape == shape).collect();
        // A few of another kind do not make it theirs.
        let belongs = |has: fn(&Cell<'_, '_>) -> bool| {
            let count = usual.iter().filter(|cell| has(cell)).count();
            count > 0 && (usual.len() < 3 || count.saturating_mul(5) > usual.len())
        };
        let lettered = usual.iter().filter(|cell| cell.has_lower() || cell.has_upper()).count();
        let letters = lettered.saturating_mul(2) >= usual.len();
        let of_column = |column: usize| usual.iter().filter(|cell| cell.column == column).count();
        let column = (0..8).find(|column| of_column(*column).saturating_mul(2) >= usual.len() && usual.len() > 1);
        let is_single = |line: &Line<'_>| line.tokens.len() == 1 && line.words == 0;
        let is_word_list = lines.iter().all(is_single) && !cells.iter().any(|cell| cell.has_digit);
        Self {
            lines,
            shape,
            column,
            lower: belongs(|cell| cell.has_lower()),
            upper: belongs(|cell| cell.has_upper()),
            letters,
            is_word_list,
        }
    }

    fn verdict(&self, cell: &Cell<'_, '_>) -> Verdict {
        let fits_case = (self.lower || !cell.has_lower()) && (self.upper || !cell.has_upper());
        let is_code = cell.counts || self.column == Some(cell.column);
        let fits_letters = self.letters || !cell.has_lower() && !cell.has_upper();
        if cell.shape == self.shape && is_code && fits_case && fits_letters {
            return Verdict::Usual;
        }
        let symbols = cell.symbols();
        let is_big = symbols >= MIN_SYMBOLS && symbols.saturating_mul(2) >= self.shape.iter().sum();
        let is_odd_number = cell.has_digit && cell.counts && self.is_pure(cell.line);
        // `correct-horse-battery`.
        let is_phrase = cell.counts && cell.tokens.len() == 1 && cell.shape.len() > 1 && self.shape.len() > 1;
        let is_odd = is_odd_number || fits_case && (is_phrase || self.is_word_list);
        if is_big && is_odd { Verdict::Odd } else { Verdict::No }
    }

    /// Whether nothing on a line reads like a word.
    fn is_pure(&self, line: usize) -> bool {
        let group = self.shape.first().copied().unwrap_or(0);
        let fits = |token: &Token<'_>| token.has_digit || token.symbols == group;
        self.lines.get(line).is_some_and(|line| line.words == 0 && line.tokens.iter().all(fits))
    }
}

/// Whether the layout may be read in another way.
fn may_be_groups(cells: &[Cell<'_, '_>], verdicts: &[Verdict], joins: Option<Gap>, shape: &[usize]) -> bool {
    let usual = || cells.iter().zip(verdicts).filter(|(_, verdict)| **verdict == Verdict::Usual).map(|(cell, _)| cell);
    let first_gap = |cell: &Cell<'_, '_>| cell.tokens.first().map(|token| token.gap);
    match joins {
        // Groups of six or seven are rare, and so are two codes with a single space between.
        None => {
            let is_short = shape.len() == 1 && shape.iter().sum::<usize>() < 8;
            is_short && usual().any(|cell| first_gap(cell) <= Some(Gap::Space))
        }
        // `1234 5678 8765 4321`: two codes, or one.
        Some(Gap::Space) => usual().any(|cell| {
            let is_number = cell.tokens.iter().all(|token| !token.has_lower && !token.has_upper);
            is_number && cell.tokens.len() > 3 && cell.tokens.len() % 2 == 0
        }),
        Some(Gap::Wide) => usual().any(|cell| cell.tokens.iter().skip(1).any(|token| token.gap == Gap::Wide)),
        Some(_) => false,
    }
}

/// Leaves out what a label or heading in the text calls a key, if it looks like one and stands alone: a set is no key.
fn leave_out_key(lines: &mut [Line<'_>]) -> usize {
    let starts: Vec<Option<usize>> = lines.iter().map(key_in).collect();
    let has_key = |at: Option<usize>| at.and_then(|at| starts.get(at)).is_some_and(Option::is_some);
    let mut count = 0_usize;
    for (at, line) in lines.iter_mut().enumerate() {
        let is_alone = !has_key(at.checked_sub(1)) && !has_key(at.checked_add(1));
        if let Some(start) = starts.get(at).copied().flatten().filter(|_| is_alone) {
            line.tokens.truncate(start);
            line.words = line.words.saturating_add(1);
            count = count.saturating_add(1);
        }
    }
    count
}

/// The token with which a key begins that ends its line, in groups of one length.
fn key_in(line: &Line<'_>) -> Option<usize> {
    let last = line.tokens.last().filter(|_| line.under_key)?;
    let even = line.tokens.iter().rev().take_while(|token| token.symbols == last.symbols).count();
    // Of groups, the last may be shorter.
    let before = line.tokens.iter().rev().nth(1).filter(|before| even == 1 && before.symbols > last.symbols);
    let even_before = before.map_or(0, |before| {
        line.tokens.iter().rev().skip(1).take_while(|token| token.symbols == before.symbols).count()
    });
    let most = line.tokens.len().saturating_sub(even.max(even_before.saturating_add(1)));
    (most..line.tokens.len()).find(|start| line.tokens.get(*start..).is_some_and(is_base32))
}

/// Whether tokens make something in the shape of a secret key: base32 of one case, 80 bits or more.
fn is_base32(tokens: &[Token<'_>]) -> bool {
    let symbols: usize = tokens.iter().map(|token| token.symbols).sum();
    let (lower, upper) = (tokens.iter().any(|token| token.has_lower), tokens.iter().any(|token| token.has_upper));
    let fits = |c: u8| !c.is_ascii_digit() || (b'2'..=b'7').contains(&c);
    symbols >= KEY_SYMBOLS && lower != upper && tokens.iter().all(|token| token.text.bytes().all(fits))
}

/// Leaves out a column of numbers that count the lines.
fn leave_out_index(lines: &mut [Line<'_>]) {
    let first_number = |line: &Line<'_>| match line.tokens.as_slice() {
        [first, _, ..] => first.number(3),
        _ => None,
    };
    let numbers: Vec<u32> = lines.iter().filter_map(first_number).collect();
    let steps = || numbers.iter().zip(numbers.iter().skip(1)).map(|(one, next)| next.checked_sub(*one));
    let step = steps().next().flatten().filter(|step| *step > 0);
    if !matches!(numbers.first(), Some(0 | 1)) || step.is_none() || steps().any(|other| other != step) {
        return;
    }
    for line in lines.iter_mut() {
        // In each column of a line that has several.
        let is_index = |token: &Token<'_>| token.gap >= Gap::Wide && token.number(3).is_some();
        let mut follows = false;
        line.tokens.retain_mut(|token| {
            let drops = is_index(token);
            token.gap = if std::mem::replace(&mut follows, drops) { Gap::Mark } else { token.gap };
            !drops
        });
    }
}
