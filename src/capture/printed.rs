//! What is shaped like a secret key in the pieces of a page, whatever the page calls it.

use crate::order::sorted_by_key;
use crate::{account::Draft, otpauth::read};

use super::{
    groups::{
        MIN_SYMBOLS, Verdict, any_digit, is_key_shaped, is_usual_key, is_whole, joined, judge, makes_whole_bytes,
        may_begin_with_a_word, may_end_in_a_word, run_at_start,
    },
    page::{Piece, PieceKind},
    words::{Word, divides_groups, words},
};

/// Keys on pages have no more groups: 128 characters in fours. It keeps the search through a long page short.
const MAX_GROUPS: usize = 32;

/// Groups of one line are not longer: longer ones are several keys side by side.
const MAX_GROUP: usize = 10;

/// Something shaped like a key.
pub(super) struct Printed<'a> {
    /// The piece in which it starts.
    pub piece: usize,
    /// What stands before it on its line, after what else is shaped like a key there.
    pub before: &'a str,
    /// What stands behind it on its line.
    pub after: &'a str,
    /// How many characters it has.
    pub symbols: usize,
    /// Whether they make whole bytes.
    pub is_whole: bool,
    /// What it says; `None` where its edges are in doubt.
    pub draft: Option<Draft>,
}

impl Printed<'_> {
    /// Whether nothing else stands on its line.
    pub fn is_alone(&self) -> bool {
        let has_words = |text: &str| text.contains(|c: char| c.is_alphanumeric());
        !has_words(self.before) && !has_words(self.after)
    }
}

/// All that is shaped like a key, in the order of the pieces.
pub(super) fn printed_in(pieces: &[Piece]) -> Vec<Printed<'_>> {
    let mut found = in_lines(pieces);
    let values = pieces.iter().enumerate().filter(|(_, piece)| piece.kind != PieceKind::Line);
    found.extend(values.filter_map(|(at, piece)| in_value(at, &piece.text)));
    sorted_by_key(found, |printed| printed.piece)
}

/// The value of a field or an attribute: it is a key as a whole, or none.
fn in_value(piece: usize, text: &str) -> Option<Printed<'_>> {
    if text.len() < MIN_SYMBOLS {
        return None;
    }
    let words = words(text);
    let key = run_at_start(&words, MAX_GROUPS);
    let is_all = key.len() == words.len() && !key.iter().any(|word| word.after_label);
    // Nothing stands beside it that it could have run on into.
    let is_one_line = key.first().map(|word| word.line) == key.last().map(|word| word.line);
    let is_one_key = key.len() == 1 || key.first().is_some_and(|first| first.symbols() <= MAX_GROUP);
    let sure = is_key_shaped(key) && if is_one_line { is_one_key } else { is_beyond_doubt(key) };
    if is_all && sure { printed(piece, "", key, "", true) } else { None }
}

/// The keys in the lines. A key may have several lines of one element.
fn in_lines(pieces: &[Piece]) -> Vec<Printed<'_>> {
    let all = words_of_lines(pieces);
    let text_of = |piece: usize| pieces.get(piece).map_or("", |piece| piece.text.as_str());
    let mut found = Vec::new();
    let mut rest = all.as_slice();
    let mut previous: Option<&Word<'_>> = None;
    // Where the last key ends.
    let mut passed = (0, 0);
    while let [first, after @ ..] = rest {
        let starts = first.after_label || first.opens || previous.is_none_or(|word| word.line != first.line);
        let passed_words = all.len().saturating_sub(rest.len());
        let may_start = starts || previous.is_some_and(|previous| may_start_behind(previous, first));
        let Some((key, sure)) = may_start.then(|| key_at_start(rest, starts)).flatten() else {
            previous = Some(first);
            rest = after;
            continue;
        };
        let last = key.last().unwrap_or(first);
        let (line, end_line) = (text_of(first.line), text_of(last.line));
        let from = if passed.0 == first.line { passed.1 } else { 0 };
        let end = offset_in(end_line, last.text).saturating_add(last.text.len());
        let before = line.get(from..offset_in(line, first.text)).unwrap_or_default();
        let behind = end_line.get(end..).unwrap_or_default();
        let in_address = before.rsplit(char::is_whitespace).next().is_some_and(|token| token.contains(['/', '&']));
        let is_part = in_address
            || may_have_begun(all.get(..passed_words).unwrap_or_default(), key)
            || before.ends_with(divides_groups)
            || behind.starts_with(divides_groups);
        found.extend(printed(first.line, before, key, behind, sure && !is_part));
        passed = (last.line, end);
        previous = Some(last);
        rest = rest.get(key.len()..).unwrap_or_default();
    }
    found
}

/// The words of all lines; the line of a word is its piece. A line opens something, unless it may be the next line of a
/// key: in the same element, and nothing but groups.
fn words_of_lines(pieces: &[Piece]) -> Vec<Word<'_>> {
    let mut all = Vec::new();
    let mut previous: Option<&Piece> = None;
    for (at, piece) in pieces.iter().enumerate() {
        if piece.kind == PieceKind::Line {
            let same = previous.is_some_and(|last| last.kind == PieceKind::Line && last.label == piece.label);
            let mut words = words(&piece.text);
            let goes_on = same && run_at_start(&words, MAX_GROUPS).len() == words.len();
            words.iter_mut().for_each(|word| word.line = at);
            if let Some(first) = words.first_mut() {
                first.opens |= !goes_on;
            }
            all.append(&mut words);
        }
        previous = Some(piece);
    }
    all
}

/// Whether a key may start behind a word of its line that is no label: in one group, or in capitals behind small letters.
fn may_start_behind(previous: &Word<'_>, first: &Word<'_>) -> bool {
    let is_long = first.symbols() >= MIN_SYMBOLS && first.has_digit;
    first.is_group && (is_long || first.has_upper && previous.has_lower)
}

/// Whether the first groups have the length and the digit of a key: asked of every word, so that most are not asked more.
fn may_be_key(words: &[Word<'_>]) -> bool {
    let Some(length) = words.first().map(Word::symbols) else { return false };
    let (mut symbols, mut has_digit) = (0_usize, length >= MIN_SYMBOLS);
    for word in words.iter().take_while(|word| word.is_group).take(MAX_GROUPS) {
        let more = word.symbols();
        if more <= length {
            symbols = symbols.saturating_add(more);
            has_digit |= word.has_digit;
        }
        if more != length || word.closes {
            break;
        }
    }
    symbols >= MIN_SYMBOLS && has_digit
}

/// The groups at the start that make a key, and whether their edges are beyond doubt. `starts`: something begins here.
fn key_at_start<'a, 'b>(words: &'b [Word<'a>], starts: bool) -> Option<(&'b [Word<'a>], bool)> {
    if !may_be_key(words) {
        return None;
    }
    let run = run_at_start(words, MAX_GROUPS);
    match judge(run, words.get(run.len())) {
        Verdict::Nothing => None,
        // A longer run was not looked through: no part of it is a key.
        _ if run.len() == MAX_GROUPS => Some((run_at_start(words, usize::MAX), false)),
        Verdict::Unsure => Some((run, false)),
        Verdict::Key(groups) => {
            let (key, rest) = run.split_at_checked(groups)?;
            let line = key.last()?.line;
            let next = words.get(groups).filter(|next| next.line == line && groups > 1 && !next.opens);
            let is_open = rest.first().is_some_and(may_go_on)
                || next.is_some_and(is_glued)
                || words.get(groups).is_some_and(|next| is_next_line(key, next));
            let has_start = starts || is_usual_key(key);
            Some((key, has_start && is_beyond_doubt(key) && !is_open))
        }
    }
}

/// Whether groups just before a key, on the line before it in the same element, may be its beginning.
fn may_have_begun(before: &[Word<'_>], key: &[Word<'_>]) -> bool {
    let Some(first) = key.first().filter(|first| !first.opens && !first.after_label) else { return false };
    let alike = |word: &&Word<'_>| {
        let same_case = word.has_lower == first.has_lower || word.has_upper == first.has_upper;
        word.is_group && same_case && word.symbols() == first.symbols() && !word.closes
    };
    let groups = before.iter().rev().take(MAX_GROUPS).take_while(alike);
    let (count, has_digit) = groups.fold((0, false), |(count, any), word| (count + 1, any || word.has_digit));
    let symbols = first.symbols().saturating_add(key.iter().map(Word::symbols).sum());
    // A single word is a word, unless it would complete the key.
    let last = key.last().map_or("", |last| last.text);
    let has_lines = key.last().is_some_and(|last| last.line != first.line);
    count > 1 || has_digit || count == 1 && (has_lines || makes_whole_bytes(symbols, last))
}

/// Whether a word on the next line of the same element may belong to the key.
fn may_go_on(next: &Word<'_>) -> bool {
    next.has_digit || next.symbols() >= MIN_SYMBOLS
}

/// What is asked of a key beyond [`judge`], because nobody has selected it.
fn is_beyond_doubt(key: &[Word<'_>]) -> bool {
    let [first, ..] = key else { return false };
    let line_ends =
        (1..key.len()).filter(|end| key.get(*end).map(|word| word.line) != key.get(end - 1).map(|word| word.line));
    let mut beginnings = line_ends.filter_map(|end| key.get(..end)).peekable();
    if let Some(line) = beginnings.peek() {
        // Several lines: one key, or one a line?
        let symbols: usize = line.iter().map(Word::symbols).sum();
        let one_a_line = symbols >= MIN_SYMBOLS && beginnings.any(is_usual_key);
        return is_usual_key(key) && !one_a_line && any_digit(key) && has_even_lines(key);
    }
    let is_one = match key {
        [only] => only.has_digit || is_usual_key(key) && is_no_word(only),
        _ => first.symbols() <= MAX_GROUP && !may_begin_with_a_word(key),
    };
    is_one && is_whole(key) && !may_end_in_a_word(key)
}

/// Whether letters are no word of a language. One in 28 keys of 16 characters has no digit, and one in nine of those that otplib 12
/// draws, whose bytes have seven bits. 94 of 100 such keys have four consonants in a row, or letters side by side that words seldom
/// have.
fn is_no_word(word: &Word<'_>) -> bool {
    let is_vowel = |c: char| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y');
    let is_consonant = |byte: u8| byte.is_ascii_uppercase() && !is_vowel(char::from(byte));
    let is_odd = |pair: &[u8]| match *pair {
        [b'Q', next] => next != b'U',
        [b'X', next] => is_consonant(next) && !b"CFHPT".contains(&next),
        [before, b'X'] => is_consonant(before) && before != b'T',
        _ => false,
    };
    word.text.split(is_vowel).any(|consonants| consonants.len() >= 4) || word.text.as_bytes().windows(2).any(is_odd)
}

/// Whether all lines of a key have as many groups, the last perhaps fewer.
fn has_even_lines(key: &[Word<'_>]) -> bool {
    let mut lines = key.chunk_by(|one, next| one.line == next.line).map(<[Word<'_>]>::len);
    let first = lines.next().unwrap_or_default();
    lines.try_fold(first, |last, this| (last == first && this <= first).then_some(this)).is_some()
}

/// Whether a key on several lines may go on in a line that has other words besides.
fn is_next_line(key: &[Word<'_>], next: &Word<'_>) -> bool {
    let [first, .., last] = key else { return false };
    let is_group = next.is_group && next.symbols() == first.symbols();
    first.line != last.line && next.line != last.line && (is_group || is_glued(next))
}

/// Whether the next word may be the last group of a key and a word glued to it (`2AFGCopy`).
fn is_glued(next: &Word<'_>) -> bool {
    let mut rest = next.text.chars();
    let starts_with_digit = rest.next().is_some_and(|c| c.is_ascii_digit());
    let inner = |c: char| c.is_uppercase() || c.is_ascii_digit();
    starts_with_digit && (next.has_lower || next.has_upper) || !next.is_group && rest.any(inner)
}

fn printed<'a>(piece: usize, before: &'a str, key: &[Word<'_>], after: &'a str, sure: bool) -> Option<Printed<'a>> {
    let symbols = key.iter().map(Word::symbols).sum();
    let text = joined(key);
    // The names of access keys to Amazon's cloud are base32.
    let is_access_key = symbols == 20 && ["AKIA", "ASIA"].iter().any(|start| text.starts_with(start));
    // A hash has no other letters; of keys of 80 bits, one in six million has not.
    let is_hash = text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b' ');
    if is_access_key || is_hash {
        return None;
    }
    let draft = if sure { Some(read(&text).ok()?) } else { None };
    Some(Printed { piece, before, after, symbols, is_whole: is_whole(key), draft })
}

/// Where a part of a text starts in it.
fn offset_in(text: &str, part: &str) -> usize {
    part.as_ptr().addr().wrapping_sub(text.as_ptr().addr())
}
