//! Groups of a secret key among the words of a text, and whether their edges are beyond doubt.

use zeroize::Zeroizing;

use super::words::Word;

/// Keys in several groups, or among other words, have at least this many base32 characters: 80 bits, the shortest that
/// sites hand out.
pub(super) const MIN_SYMBOLS: usize = 16;

/// The words from the start that may be groups of one key, at most so many: letters and digits, all in one case.
pub(super) fn run_at_start<'a, 'b>(words: &'b [Word<'a>], most: usize) -> &'b [Word<'a>] {
    let (mut len, mut lower, mut upper) = (0, false, false);
    for word in words.iter().take(most) {
        lower |= word.has_lower;
        upper |= word.has_upper;
        if !word.is_group || lower && upper || len > 0 && (word.after_label || word.opens) {
            break;
        }
        len += 1;
        if word.closes {
            break;
        }
    }
    words.get(..len).unwrap_or_default()
}

/// What a run of groups is.
pub(super) enum Verdict {
    /// The first so many groups are a key.
    Key(usize),
    /// There is a key, but its end is in doubt.
    Unsure,
    Nothing,
}

/// Whether a run is a key. It may end where the run ends, or at the end of a line: pages put the key on lines of its own.
pub(super) fn judge(run: &[Word<'_>], next: Option<&Word<'_>>) -> Verdict {
    let Some(length) = run.first().map(Word::symbols).filter(|length| *length >= MIN_SYMBOLS || any_digit(run)) else {
        return Verdict::Nothing;
    };
    let even = run.iter().take_while(|group| group.symbols() == length).count();
    // One shorter group may follow those of equal length.
    for end in (1..=run.len().min(even + 1)).rev() {
        let groups = run.get(..end).unwrap_or_default();
        let follows = run.get(end);
        let ends_line = groups.last().map(|last| last.line) != follows.map(|next| next.line);
        if !ends_line || !is_key_shaped(groups) {
            continue;
        }
        let is_torn = follows.or(next).is_some_and(|next| is_torn_group(groups, next) || is_glued_group(groups, next));
        return if is_torn || last_may_be_a_word(groups) { Verdict::Unsure } else { Verdict::Key(end) };
    }
    // A row of equal groups with a digit, run on into other words.
    let is_cut = even * length >= MIN_SYMBOLS && run.get(..even).is_some_and(any_digit);
    if is_cut { Verdict::Unsure } else { Verdict::Nothing }
}

pub(super) fn any_digit(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| word.has_digit)
}

/// Groups of one length, of which the last may be shorter; two groups of different length only as the lines of a long
/// key. With a digit somewhere, which 29 of 30 keys of 80 bits have and sentences have not; a single word in capitals
/// does without.
pub(super) fn is_key_shaped(groups: &[Word<'_>]) -> bool {
    let [first, middle @ .., last] = groups else {
        return groups.first().is_some_and(|word| word.symbols() >= MIN_SYMBOLS && (word.has_digit || !word.has_lower));
    };
    let (length, end) = (first.symbols(), last.symbols());
    let is_even = length >= 3 && end <= length && middle.iter().all(|group| group.symbols() == length);
    let is_usual = end == length || !middle.is_empty() || first.line != last.line && length >= MIN_SYMBOLS;
    let symbols: usize = groups.iter().map(Word::symbols).sum();
    is_even && is_usual && symbols >= MIN_SYMBOLS && any_digit(groups)
}

/// Whether the word after a key, though no group itself, looks like a group with a wrong character in it.
fn is_torn_group(groups: &[Word<'_>], next: &Word<'_>) -> bool {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return false };
    let other_case = is_other_case(groups, next.has_lower, next.has_upper);
    let alike = groups.len() > 1 && next.symbols() == first.symbols() && last.symbols() == first.symbols();
    alike && next.line == last.line && !next.opens && !other_case && !next.after_label && !last.closes
}

/// Whether one of the groups has letters of the other case.
fn is_other_case(groups: &[Word<'_>], lower: bool, upper: bool) -> bool {
    groups.iter().any(|group| group.has_upper && lower || group.has_lower && upper)
}

/// Whether the word after a row of equal groups begins with one more of them and goes on, so that the row may end inside it:
/// a button without a gap before it (`ABAABABACOPY`). On another line only if the row itself has several.
fn is_glued_group(groups: &[Word<'_>], next: &Word<'_>) -> bool {
    let [first, .., last] = groups else { return false };
    let is_near = if next.line == last.line { !next.opens } else { first.line != last.line };
    let fits = |c: &char| c.is_ascii_alphanumeric() && !is_other_case(groups, c.is_lowercase(), c.is_uppercase());
    let alike = next.text.chars().take_while(fits).count();
    // A word of such letters alone that is no group is a label (`ACCOUNT:`), and digits alone are a number.
    let goes_on = next.symbols() > alike || next.is_group && (next.has_lower || next.has_upper);
    let is_row = last.symbols() == first.symbols() && !last.closes && !next.after_label;
    is_near && is_row && goes_on && alike >= first.symbols() && next.symbols() > first.symbols()
}

/// Whether the last group may be a word that followed the key (`COPY`): it has no digit, without it there is a key too,
/// and no more is known for the longer key than for the shorter one.
fn last_may_be_a_word(groups: &[Word<'_>]) -> bool {
    let [before @ .., last] = groups else { return false };
    if last.has_digit || !is_key_shaped(before) || is_of_26_bytes(groups) {
        return false;
    }
    let on_its_own_line = before.last().is_some_and(|word| word.line != last.line);
    on_its_own_line || !is_usual_key(groups) && is_whole(before)
}

/// 42 symbols, the last group of two: some sites draw 26 bytes. Of the words of two letters only one in four could end them.
fn is_of_26_bytes(groups: &[Word<'_>]) -> bool {
    let symbols: usize = groups.iter().map(Word::symbols).sum();
    symbols == 42 && groups.last().is_some_and(|last| last.symbols() == 2 && last.has_upper) && is_whole(groups)
}

/// The characters of 80, 128, 160, 256 and 512 bits: what the libraries of servers draw.
const USUAL: [usize; 5] = [16, 26, 32, 52, 103];

/// Whether a key has a usual length.
pub(super) fn is_usual_key(groups: &[Word<'_>]) -> bool {
    USUAL.contains(&groups.iter().map(Word::symbols).sum()) && is_whole(groups)
}

/// Whether the symbols make whole bytes and leave no bits over: true of all encoded bytes, and seldom of a part of them
/// or of more than them.
pub(super) fn is_whole(groups: &[Word<'_>]) -> bool {
    let last = groups.last().map(|group| group.text.trim_end_matches('='));
    last.is_some_and(|last| makes_whole_bytes(groups.iter().map(Word::symbols).sum(), last))
}

/// Whether so many symbols, of which these are the last ones, make whole bytes.
pub(super) fn makes_whole_bytes(symbols: usize, last: &str) -> bool {
    let spare = match symbols % 8 {
        0 => 0,
        2 => 0b11,
        4 => 0b1111,
        5 => 0b1,
        7 => 0b111,
        _ => return false,
    };
    let value = match last.chars().next_back().map(|c| c.to_ascii_uppercase()) {
        Some(letter @ 'A'..='Z') => u32::from(letter) - u32::from('A'),
        Some(digit @ '2'..='7') => u32::from(digit) - u32::from('2') + 26,
        _ => return false,
    };
    value & spare == 0
}

/// Whether an unusual key may be a usual one with a word of the page glued to its end (`COPY`, drawn as a button).
pub(super) fn may_end_in_a_word(groups: &[Word<'_>]) -> bool {
    let symbols = Zeroizing::new(groups.iter().map(|group| group.text).collect::<String>());
    !is_usual_key(groups)
        && USUAL.into_iter().chain([24, 42, 64]).any(|length| {
            let Some((key, tail)) = symbols.split_at_checked(length) else { return false };
            matches!(tail.len(), 3..=6)
                && tail.bytes().all(|byte| byte.is_ascii_alphabetic())
                && makes_whole_bytes(length, key)
        })
}

/// Whether the first group of an unusual key may be a word that stood before it, or the last too one behind it: without a
/// digit, and what is left is a whole key.
pub(super) fn may_begin_with_a_word(groups: &[Word<'_>]) -> bool {
    let [first, after @ ..] = groups else { return false };
    let inner = after.split_last().filter(|(last, _)| !last.has_digit).map(|(_, inner)| inner);
    let may_be_word = !first.has_digit && !first.after_label && !is_usual_key(groups);
    may_be_word && (is_whole(after) || inner.is_some_and(is_whole))
}

/// The key that groups make, with spaces between them.
pub(super) fn joined(groups: &[Word<'_>]) -> Zeroizing<String> {
    let mut key = Zeroizing::new(String::with_capacity(groups.iter().map(|group| group.text.len() + 1).sum()));
    for group in groups {
        key.push_str(group.text);
        key.push(' ');
    }
    key
}
