//! What the words beside codes say.

use std::{collections::BTreeMap, sync::LazyLock};

use super::words::{Kind, rows};
use crate::{
    autofill::tokens::text_words,
    capture::labels::{Kinds, said},
};

/// What a text calls the thing that it stands beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Names {
    /// Nothing.
    #[default]
    Nothing,
    /// Something that is neither a key nor recovery codes: orders, sessions, API tokens.
    Other,
    /// Speaks of losing the usual way in, but of no codes.
    Spare,
    /// The secret key of an authenticator.
    Key,
    /// A recovery code; or several, in languages that do not tell them apart.
    Code,
    /// Recovery codes.
    Codes,
}

/// What a text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Says {
    /// What it calls the thing.
    pub names: Names,
    /// Whether it speaks of a secret key as well.
    pub key: bool,
    /// Whether it does so by a name that hardly means anything else.
    pub named: bool,
    /// Whether it speaks of codes at all.
    pub codes: bool,
}

/// Nobody labels anything at more length, in bytes.
const MAX_TEXT: usize = 2000;
/// How many words may stand between the two of "codes for account recovery", and between those of "code de récupération".
/// "Enter the code to start recovery" speaks of another code.
const MANY_BETWEEN: usize = 3;
const ONE_BETWEEN: usize = 1;
/// How many characters, in scripts without spaces.
const CHARS_BETWEEN: usize = 4;
/// How far apart they are at most, in bytes.
const MAX_BETWEEN: usize = 60;
/// From here on, letters are of scripts that match anywhere.
const ANYWHERE: char = '\u{590}';
/// And of scripts without spaces between words, or with few.
const UNSPACED: char = '\u{e00}';

/// What a text says. Recovery codes count wherever it names them, unless it goes on to a key by name.
pub(super) fn says(text: &str) -> Says {
    let text = text.get(..text.floor_char_boundary(MAX_TEXT)).unwrap_or(text);
    let mut all = Says::default();
    for sentence in text.split(['.', '!', '?', ';', '\n', '。', '！', '？', '；', '؟', '؛']) {
        let words = text_words(sentence);
        let kinds = said(sentence).all;
        let is_key = kinds.has(Kinds::NAMED) || kinds.has(Kinds::KEY) && !kinds.has(Kinds::OTHER);
        all.key |= is_key;
        all.named |= kinds.has(Kinds::NAMED);
        let places = places(&words);
        all.codes |= places.iter().any(|(kind, _)| matches!(kind, Kind::Many | Kind::One));
        let here = names(&words, &places, is_key, kinds);
        all.names = match (all.names, here) {
            (Names::Codes | Names::Code, Names::Key) if kinds.has(Kinds::NAMED) => Names::Key,
            (Names::Codes, _) | (Names::Code, Names::Key | Names::Spare | Names::Other) => all.names,
            (_, Names::Nothing) => all.names,
            _ => here,
        };
    }
    all
}

fn names(words: &str, places: &[(Kind, Place)], is_key: bool, kinds: Kinds) -> Names {
    let of = |kind: Kind| places.iter().filter(move |(other, _)| *other == kind).map(|(_, place)| *place);
    let meets =
        |noun: Kind, most: usize| of(Kind::Spare).any(|one| of(noun).any(|other| are_near(words, one, other, most)));
    if of(Kind::Codes).next().is_some() || meets(Kind::Many, MANY_BETWEEN) {
        Names::Codes
    } else if of(Kind::Code).next().is_some() || meets(Kind::One, ONE_BETWEEN) {
        Names::Code
    } else if is_key {
        Names::Key
    } else if of(Kind::Spare).next().is_some() {
        Names::Spare
    } else if kinds.has(Kinds::OTHER) {
        Names::Other
    } else {
        Names::Nothing
    }
}

/// Whether a text says that a code is used.
pub(super) fn says_used(text: &str) -> bool {
    let places = places(&text_words(text.get(..text.floor_char_boundary(MAX_TEXT)).unwrap_or(text)));
    let has = |kind: Kind| places.iter().any(|(other, _)| *other == kind);
    has(Kind::Used) && !has(Kind::Not)
}

/// Start and end of a word.
type Place = (usize, usize);

fn are_near(words: &str, one: Place, other: Place, most: usize) -> bool {
    let (first, second) = if one.0 <= other.0 { (one, other) } else { (other, one) };
    // One within the other would be one word said twice.
    let Some(between) = words.get(first.1..second.0) else { return false };
    // An article that is written together with the second is no word between.
    let words = between.matches(' ').count().saturating_sub(1);
    let chars = between.chars().filter(|c| *c >= UNSPACED).count();
    between.len() <= MAX_BETWEEN && words <= most && chars <= CHARS_BETWEEN
}

/// All words of the table in a text.
fn places(words: &str) -> Vec<(Kind, Place)> {
    let (mut found, mut last) = (Vec::new(), ' ');
    for (at, c) in words.char_indices() {
        let may_start = c != ' ' && (last == ' ' || c >= ANYWHERE);
        last = c;
        let Some(rest) = words.get(at..).filter(|_| may_start) else { continue };
        for stem in STEMS.get(&c).into_iter().flatten() {
            let Some(behind) = rest.strip_prefix(stem.text) else { continue };
            if stem.whole && !behind.starts_with(' ') {
                continue;
            }
            // The rest of the word is no word between.
            let more = if c >= ANYWHERE { 0 } else { behind.find(' ').unwrap_or(0) };
            found.push((stem.kind, (at, at.saturating_add(stem.text.len()).saturating_add(more))));
        }
    }
    found
}

struct Stem {
    kind: Kind,
    text: &'static str,
    whole: bool,
}

/// The word beginnings by their first letter.
static STEMS: LazyLock<BTreeMap<char, Vec<Stem>>> = LazyLock::new(|| {
    let mut firsts: BTreeMap<char, Vec<Stem>> = BTreeMap::new();
    for (kind, stems) in rows() {
        for stem in stems.split('|') {
            let text = stem.trim_end_matches('_');
            let Some(first) = text.chars().next() else { continue };
            firsts.entry(first).or_default().push(Stem { kind, text, whole: text.len() < stem.len() });
        }
    }
    firsts
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_texts() {
        for (text, expected) in [
            ("Recovery codes", Names::Codes),
            ("Your one-time backup codes:", Names::Codes),
            ("Codes for account recovery", Names::Codes),
            ("Your recovery code is", Names::Code),
            ("Enter the code to start recovery", Names::Spare),
            ("Keep these recovery codes secret. They replace your password.", Names::Codes),
            ("Recovery codes. Setup key:", Names::Key),
            ("Account recovery", Names::Spare),
            ("Secret key", Names::Key),
            ("API tokens", Names::Other),
            ("Order number", Names::Other),
            ("Database backup versions", Names::Spare),
            ("Security codes of your cards", Names::Nothing),
            ("", Names::Nothing),
        ] {
            assert_eq!(says(text).names, expected, "{text}");
        }
        assert!(says("Setup key and recovery codes").key);
        assert!(!says("Recovery codes").key);
    }

    #[test]
    fn of_use() {
        assert!(
            says_used("used") && says_used("Used on 1 May") && says_used("使用済み") && says_used("bereits verwendet")
        );
        assert!(!says_used("unused") && !says_used("not used yet") && !says_used("each can be used once"));
        assert!(!says_used("未使用") && !says_used("noch nicht verwendet") && !says_used("غير مستخدم"));
    }

    #[test]
    fn every_word_is_written_as_texts_are_made() {
        for stem in STEMS.values().flatten() {
            assert_eq!(text_words(stem.text).trim(), stem.text);
            let places = places(&format!(" {} ", stem.text));
            assert!(places.contains(&(stem.kind, (1, stem.text.len() + 1))), "{}", stem.text);
        }
    }
}
