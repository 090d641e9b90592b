//! Accounts in selected text: otpauth addresses among other words, and secret keys as sites print them.
//!
//! A key cut short or run on into the next word makes codes that look right and never are. So the rules below take a key
//! only where its edges are beyond doubt; else the answer is [`OtpauthError::Unsure`], and the user selects the key alone.

use zeroize::Zeroizing;

use crate::{
    account::Draft,
    otpauth::{OtpauthError, parse, read},
};

use super::words::{Word, words};

/// Keys in several groups, or among other words, have at least this many base32 characters: 80 bits, the shortest that
/// sites hand out.
const MIN_SYMBOLS: usize = 16;

/// No key has more groups: 1,024 characters in threes. It keeps the search through a long text short.
const MAX_GROUPS: usize = 342;

/// What stands in a selected text: every otpauth address in it; without one, the secret keys in it. Never empty: what
/// holds nothing gives one error.
#[must_use]
pub fn drafts_in(text: &str) -> Vec<Result<Draft, OtpauthError>> {
    let starts = address_starts(text);
    if !starts.is_empty() {
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let pieces = starts.iter().zip(ends).filter_map(|(start, end)| text.get(*start..end));
        let is_embedded = |piece: &str| !text.trim_start().starts_with(piece);
        return pieces.map(|piece| address_at_start(piece, is_embedded(piece))).collect();
    }
    let words = words(text);
    let has_label = words.iter().any(|word| word.after_label);
    match text.split_whitespace().count() {
        0 => vec![Err(OtpauthError::Empty)],
        1 if !has_label => vec![one_token(&words, text)],
        _ => keys_in(&words),
    }
}

/// A selection without white space: what the user meant, whatever its length. But a word of a language is no key.
fn one_token(words: &[Word<'_>], text: &str) -> Result<Draft, OtpauthError> {
    let symbols: usize = words.iter().map(Word::symbols).sum();
    let is_doubtful = !any_digit(words) && (symbols < MIN_SYMBOLS || words.iter().any(|word| word.has_lower));
    match words {
        _ if is_doubtful => Err(OtpauthError::Unsure),
        // Without the marks around it.
        [word] => read(word.text),
        _ => read(text),
    }
}

/// Where `otpauth://` and `otpauth-migration://` start, in any case.
fn address_starts(text: &str) -> Vec<usize> {
    let is_start = |rest: &str| {
        ["otpauth://", "otpauth-migration://"]
            .iter()
            .any(|scheme| rest.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
    };
    text.char_indices().map(|(at, _)| at).filter(|at| text.get(*at..).is_some_and(is_start)).collect()
}

/// The address at the start of a text, up to a quote, an angle bracket or white space. Unescaped spaces are common in
/// the label, so only those after its `?` end it. Where words stand before it, a full stop or a bracket at its end is theirs.
fn address_at_start(text: &str, is_embedded: bool) -> Result<Draft, OtpauthError> {
    let quoted = text.split_once(['"', '<', '>', '`', '“', '”', '»']);
    let (text, behind) = quoted.unwrap_or((text, ""));
    // A quote that did not close but stands within the address: what follows it would be lost.
    if behind
        .split_whitespace()
        .next()
        .is_some_and(|word| !behind.starts_with(char::is_whitespace) && word.contains('&'))
    {
        return Err(OtpauthError::Unsure);
    }
    let line = text.lines().next().unwrap_or_default();
    let query = line.find('?').unwrap_or(0);
    let end = line.char_indices().find(|(at, c)| c.is_whitespace() && *at >= query).map_or(line.len(), |(at, _)| at);
    let (address, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let address = if is_embedded { address.trim_end_matches(['.', ',', ';', '!', ')', '\'']) } else { address };
    if rest.trim().is_empty() {
        return parse(address);
    }
    // More follows. If it may belong to the address, the address is torn, and what is missing may be a period.
    let same_line = line.get(end..).unwrap_or_default().split_whitespace();
    let next_line = rest.split_whitespace().next();
    if same_line.chain(next_line).any(|word| word.contains(['=', '&'])) {
        return Err(OtpauthError::Unsure);
    }
    let ends_with_secret = address
        .rsplit(['?', '&'])
        .next()
        .is_some_and(|last| last.get(..7).is_some_and(|name| name.eq_ignore_ascii_case("secret=")));
    let secret_chars = address.chars().rev().take_while(|c| *c != '=').count();
    let next_words = next_line.map(words).unwrap_or_default();
    let may_go_on = next_words.first().is_some_and(|word| word.is_group && (word.has_digit || !word.has_lower));
    if ends_with_secret && (secret_chars < MIN_SYMBOLS || may_go_on) {
        return Err(OtpauthError::Unsure);
    }
    parse(address)
}

/// The keys among words: each run of groups that starts the text, a line, or what follows a label (`Secret key:`).
fn keys_in(words: &[Word<'_>]) -> Vec<Result<Draft, OtpauthError>> {
    let mut found = Vec::new();
    let mut rest = words;
    let mut line = None;
    while let [first, after @ ..] = rest {
        let may_start = first.after_label || line != Some(first.line);
        line = Some(first.line);
        let run = if may_start { run_at_start(rest) } else { &[] };
        match judge(run, rest.get(run.len())) {
            Verdict::Nothing => rest = after,
            Verdict::Unsure => {
                found.push(Err(OtpauthError::Unsure));
                line = run.last().map(|word| word.line);
                rest = rest.get(run.len()..).unwrap_or_default();
            }
            Verdict::Key(groups) => {
                let groups = run.get(..groups).unwrap_or(run);
                let mut key =
                    Zeroizing::new(String::with_capacity(groups.iter().map(|group| group.text.len() + 1).sum()));
                for group in groups {
                    key.push_str(group.text);
                    key.push(' ');
                }
                found.push(read(&key));
                line = groups.last().map(|word| word.line);
                rest = rest.get(groups.len()..).unwrap_or_default();
            }
        }
    }
    if found.is_empty() { vec![Err(OtpauthError::NotOtpauth)] } else { found }
}

/// The words from the start that may be groups of one key: letters and digits, all in one case.
fn run_at_start<'a, 'b>(words: &'b [Word<'a>]) -> &'b [Word<'a>] {
    let (mut len, mut lower, mut upper) = (0, false, false);
    for word in words.iter().take(MAX_GROUPS) {
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

enum Verdict {
    /// The first so many groups are a key.
    Key(usize),
    /// There is a key, but its end is in doubt.
    Unsure,
    Nothing,
}

/// Whether a run is a key. It may end where the run ends, or at the end of a line: pages put the key on lines of its own.
fn judge(run: &[Word<'_>], next: Option<&Word<'_>>) -> Verdict {
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
        let is_torn = follows.or(next).is_some_and(|next| is_torn_group(groups, next));
        return if is_torn || last_may_be_a_word(groups) { Verdict::Unsure } else { Verdict::Key(end) };
    }
    // A row of equal groups with a digit, run on into other words.
    let is_cut = even * length >= MIN_SYMBOLS && run.get(..even).is_some_and(any_digit);
    if is_cut { Verdict::Unsure } else { Verdict::Nothing }
}

fn any_digit(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| word.has_digit)
}

/// Groups of one length, of which the last may be shorter; two groups of different length only as the lines of a long
/// key. With a digit somewhere, which 29 of 30 keys of 80 bits have and sentences have not; a single word in capitals
/// does without.
fn is_key_shaped(groups: &[Word<'_>]) -> bool {
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
    let other_case = groups.iter().any(|group| group.has_upper && next.has_lower || group.has_lower && next.has_upper);
    let alike = groups.len() > 1 && next.symbols() == first.symbols() && last.symbols() == first.symbols();
    alike && next.line == last.line && !next.opens && !other_case && !next.after_label && !last.closes
}

/// Whether the last group may be a word that followed the key (`COPY`): it has no digit, without it there is a key too,
/// and no more is known for the longer key than for the shorter one.
fn last_may_be_a_word(groups: &[Word<'_>]) -> bool {
    let [before @ .., last] = groups else { return false };
    if last.has_digit || !is_key_shaped(before) {
        return false;
    }
    let on_its_own_line = before.last().is_some_and(|word| word.line != last.line);
    on_its_own_line || !is_usual_key(groups) && is_whole(before)
}

/// 80, 128, 160, 256 or 512 bits: what the libraries of servers draw.
fn is_usual_key(groups: &[Word<'_>]) -> bool {
    matches!(groups.iter().map(Word::symbols).sum(), 16_usize | 26 | 32 | 52 | 103) && is_whole(groups)
}

/// Whether the symbols make whole bytes and leave no bits over: true of all encoded bytes, and seldom of a part of them
/// or of more than them.
fn is_whole(groups: &[Word<'_>]) -> bool {
    let spare = match groups.iter().map(Word::symbols).sum::<usize>() % 8 {
        0 => 0,
        2 => 0b11,
        4 => 0b1111,
        5 => 0b1,
        7 => 0b111,
        _ => return false,
    };
    let last = groups.last().and_then(|group| group.text.trim_end_matches('=').chars().next_back());
    let value = match last.map(|c| c.to_ascii_uppercase()) {
        Some(letter @ 'A'..='Z') => u32::from(letter) - u32::from('A'),
        Some(digit @ '2'..='7') => u32::from(digit) - u32::from('2') + 26,
        _ => return false,
    };
    value & spare == 0
}
