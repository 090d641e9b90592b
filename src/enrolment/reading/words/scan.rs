//! Finding the word beginnings of the tables in a text.

use super::fold::words;
use super::{Said, Topic, Topics, rows};
use std::{collections::BTreeMap, sync::LazyLock};

/// From here on, letters are of scripts that match anywhere.
pub(in super::super) const ANYWHERE: char = '\u{590}';

/// "Disabled", "successfully changed": told, not done.
const STATES: Topics = Topics::of(&[Topic::Not, Topic::On]);

/// What normalised words say.
pub(super) fn scan(words: &str) -> Said {
    let mut said = Said::default();
    // Up to where a beginning has explained the text, and whether that one tells a state.
    let (mut explained, mut by_state) = (0, false);
    let mut unknown_run = false;
    let mut last = ' ';
    for (at, first) in words.char_indices() {
        let starts = last == ' ' && first != ' ';
        let anywhere = first >= ANYWHERE;
        if starts || (anywhere && last < ANYWHERE) {
            said.words = said.words.saturating_add(1);
        }
        last = first;
        if first == ' ' || !(starts || anywhere) {
            unknown_run &= first != ' ';
            continue;
        }
        let rest = words.get(at..).unwrap_or_default();
        let fits = fitting(rest);
        let longest = fits.clone().map(|stem| stem.text.len()).max();
        if at >= explained {
            let topics = fits
                .clone()
                .filter(|stem| Some(stem.text.len()) == longest)
                .fold(Topics::default(), |all, stem| all.and(Topics::of(&[stem.topic])));
            said.topics = said.topics.and(topics);
            if said.words == 1 && explained == 0 {
                said.first = topics;
            }
            match longest {
                Some(length) => {
                    explained = at.saturating_add(length);
                    by_state = topics.any(STATES) && !topics.any(Topics::DANGER);
                    unknown_run = false;
                }
                None if !unknown_run && !first.is_numeric() && (anywhere || !is_one_letter(rest)) => {
                    said.unknown = said.unknown.saturating_add(1);
                    unknown_run = anywhere;
                }
                None => {}
            }
        }
        for stem in fits.filter(|stem| Topics::DANGER.has(stem.topic)) {
            said.topics = said.topics.and(Topics::of(&[stem.topic]));
            said.acts |= !(by_state && at < explained);
        }
    }
    said
}

/// "l", "d", "a": articles and what an apostrophe leaves.
fn is_one_letter(words: &str) -> bool {
    words.chars().nth(1).is_none_or(|second| second == ' ')
}

/// The beginnings that a text starts with.
fn fitting(text: &str) -> impl Iterator<Item = &'static Stem> + Clone + '_ {
    let (first, second) = key(text);
    // Those of one letter stand by themselves.
    let keys = [(first, second), (first, ' ')];
    let keys = keys.into_iter().take(if second == ' ' { 1 } else { 2 });
    let stems = keys.filter_map(|key| {
        let place = STEMS.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        STEMS.get(place).map(|(_, stems)| stems)
    });
    stems.flatten().filter(move |stem| stem.begins(text))
}

/// The first two letters, by which beginnings are found.
type Key = (char, char);

fn key(text: &str) -> Key {
    let mut letters = text.chars();
    (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '))
}

struct Stem {
    topic: Topic,
    text: String,
    whole: bool,
    /// What has to come later in the same text.
    later: Option<(String, bool)>,
}

impl Stem {
    fn begins(&self, text: &str) -> bool {
        let Some(rest) = text.strip_prefix(self.text.as_str()) else { return false };
        if self.whole && !(rest.is_empty() || rest.starts_with(' ')) {
            return false;
        }
        self.later.as_ref().is_none_or(|(later, whole)| {
            rest.match_indices(later.as_str()).any(|(at, found)| {
                let (before, from) = rest.split_at_checked(at).unwrap_or_default();
                let after = from.get(found.len()..).unwrap_or_default();
                let starts = before.ends_with(' ') || later.chars().next().is_some_and(|first| first >= ANYWHERE);
                starts && (!whole || after.is_empty() || after.starts_with(' '))
            })
        })
    }
}

/// The word beginnings by their first two letters.
static STEMS: LazyLock<Vec<(Key, Vec<Stem>)>> = LazyLock::new(|| {
    let mut all: BTreeMap<Key, Vec<Stem>> = BTreeMap::new();
    for (topic, stem) in rows().flat_map(|(topic, stems)| stems.split('|').map(move |stem| (topic, stem))) {
        let part = |part: &str| (words(part.trim_end_matches('_')).trim().to_owned(), part.ends_with('_'));
        let (head, later) = stem.split_once('…').map_or((stem, None), |(head, later)| (head, Some(part(later))));
        let (text, whole) = part(head);
        if !text.is_empty() {
            all.entry(key(&text)).or_default().push(Stem { topic, text, whole, later });
        }
    }
    all.into_iter().collect()
});
