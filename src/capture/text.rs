//! Accounts in selected text: otpauth addresses among other words, and secret keys as sites print them.
//!
//! A key cut short or run on into the next word makes codes that look right and never are. So the rules below take a key
//! only where its edges are beyond doubt; else the answer is [`OtpauthError::Unsure`], and the user selects the key alone.

use crate::{
    account::Draft,
    otpauth::{OtpauthError, parse, read},
};

use super::{
    address::addresses,
    groups::{MIN_SYMBOLS, Verdict, any_digit, joined, judge, run_at_start},
    words::{Word, words},
};

/// No key has more groups: 1,024 characters in threes. It keeps the search through a long text short.
const MAX_GROUPS: usize = 342;

/// What stands in a selected text: every otpauth address in it; without one, the secret keys in it. Never empty: what
/// holds nothing gives one error.
#[must_use]
pub fn drafts_in(text: &str) -> Vec<Result<Draft, OtpauthError>> {
    let addresses = addresses(text);
    if !addresses.is_empty() {
        return addresses.into_iter().map(|address| address.text.and_then(parse)).collect();
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

/// The keys among words: each run of groups that starts the text, a line, or what follows a label (`Secret key:`).
fn keys_in(words: &[Word<'_>]) -> Vec<Result<Draft, OtpauthError>> {
    let mut found = Vec::new();
    let mut rest = words;
    let mut line = None;
    while let [first, after @ ..] = rest {
        let may_start = first.after_label || line != Some(first.line);
        line = Some(first.line);
        let run = if may_start { run_at_start(rest, MAX_GROUPS) } else { &[] };
        match judge(run, rest.get(run.len())) {
            Verdict::Nothing => rest = after,
            Verdict::Unsure => {
                found.push(Err(OtpauthError::Unsure));
                line = run.last().map(|word| word.line);
                rest = rest.get(run.len()..).unwrap_or_default();
            }
            Verdict::Key(groups) => {
                let groups = run.get(..groups).unwrap_or(run);
                found.push(read(&joined(groups)));
                line = groups.last().map(|word| word.line);
                rest = rest.get(groups.len()..).unwrap_or_default();
            }
        }
    }
    if found.is_empty() { vec![Err(OtpauthError::NotOtpauth)] } else { found }
}
