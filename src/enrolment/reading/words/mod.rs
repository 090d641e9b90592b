//! The words by which pages speak of turning two-factor login on, and of what must not be pressed. For translators: a row is
//! a topic, a language and its word beginnings, in lower case, separated by `|`.
//!
//! A beginning matches at the start of a word (`activ` matches "activate"); `_` at its end asks for the whole word; `…` stands
//! for anything between two beginnings (`turn…off_` matches "turn 2FA off"). Scripts without spaces or with attached articles
//! (Hebrew and all after it: Arabic, Thai, Chinese, Japanese, Korean) match anywhere. Hyphens, apostrophes and punctuation are
//! spaces: write `can t scan`. Accents do not count: "désactiver", "desactiver" and the capitals of Turkish are all read.
//!
//! Where several fit, the longest holds: in 비활성화 (off) no 활성화 (on) is seen. Only words of danger hold wherever they
//! stand. All languages are read at once: pages mix them. These are not the words of [`crate::autofill`]: those are about
//! fields and forgive more than a press may.

mod controls;
mod danger;
mod methods;
mod sentences;

use crate::autofill::tokens::text_words;
use crate::order::sorted_by_key;
use std::{cmp::Reverse, collections::BTreeMap, sync::LazyLock};

/// What a word speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Topic {
    /// Turns something off or takes it away: [`danger`].
    TurnOff,
    /// Does something else that cannot be undone, or ends the session: [`danger`].
    Harm,
    /// Puts it off or goes back.
    Later,

    /// Two-factor login.
    SecondFactor,
    /// An authenticator app.
    App,
    /// Another way: SMS, e-mail, calls, security keys, passkeys, push messages.
    OtherMethod,
    /// Security settings.
    Security,
    /// Recovery codes.
    Recovery,
    /// Codes of some kind.
    Code,
    /// The secret key, or the QR code.
    Secret,
    /// The password.
    Password,
    /// Words that add nothing to one of the things above: "my", "settings", "login".
    Filler,

    /// Sets up or turns on.
    Enable,
    /// Leads to where something can be changed.
    Manage,
    /// Goes on, or sends a form off.
    Proceed,
    /// Shows something.
    Show,
    /// Makes new codes.
    Make,
    /// Takes a copy: download, print, copy.
    Keep,
    /// Says that the codes are saved.
    Saved,
    /// Ends a dialog or an assistant.
    Done,
    /// Shows the secret as text.
    Reveal,

    /// That something is on.
    On,
    /// That something is not, or is off.
    Not,
    /// That something is so under a condition, or later.
    If,
    /// That something is wrong.
    Refused,
    /// That the user has to show again who they are.
    Again,
    /// That there are no recovery codes yet.
    NoCodes,
    /// That recovery codes are there, or cease to be valid.
    OldCodes,
    /// Obstacles: days to wait; an address to confirm; a plan to pay for; an organisation that decides; another login.
    Wait,
    /// See [`Topic::Wait`].
    VerifyMail,
    /// See [`Topic::Wait`].
    Plan,
    /// See [`Topic::Wait`].
    Managed,
    /// See [`Topic::Wait`].
    OtherLogin,
}

/// A set of topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Topics(u64);

impl Topics {
    pub(super) const DANGER: Self = Self::of(&[Topic::TurnOff, Topic::Harm]);

    pub(super) const fn of(topics: &[Topic]) -> Self {
        let mut bits = 0;
        let mut rest = topics;
        while let [first, tail @ ..] = rest {
            bits |= 1 << *first as u8;
            rest = tail;
        }
        Self(bits)
    }

    pub(super) const fn has(self, topic: Topic) -> bool {
        self.0 & 1 << topic as u8 != 0
    }

    pub(super) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What a text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Said {
    pub(super) topics: Topics,
    /// How many of its words no beginning explains (numbers and single letters are no words).
    pub(super) unknown: usize,
    /// How many words it has, or runs of letters that match anywhere.
    pub(super) words: usize,
    /// What its first word speaks of.
    pub(super) first: Topics,
    /// Whether a word of danger is in it that is not merely a state: "disable", not "disabled".
    pub(super) acts: bool,
}

impl Said {
    pub(super) fn has(self, topic: Topic) -> bool {
        self.topics.has(topic)
    }

    pub(super) fn any(self, of: &[Topic]) -> bool {
        self.topics.any(Topics::of(of))
    }
}

/// What a text that people read says. Addresses of e-mail (they stand where an account is named) say nothing.
pub(super) fn said(text: &str) -> Said {
    if text.contains('@') {
        let kept: Vec<&str> = text.split_whitespace().filter(|word| !word.contains('@')).collect();
        return scan(&words(&kept.join(" ")));
    }
    scan(&words(text))
}

/// What a name says; words that lost the space between them (`2FADisable`, `Two-factorTurn off`) are looked at, too, when it
/// comes to danger.
pub(super) fn said_by_name(name: &str) -> Said {
    let mut said = said(name);
    let mut split = String::with_capacity(name.len().saturating_add(8));
    let (mut before, mut last) = (' ', ' ');
    for c in name.chars() {
        let hump = c.is_uppercase() && (last.is_lowercase() || last.is_numeric());
        // `2FADisable`: the hump is one letter back.
        let acronym = c.is_lowercase() && last.is_uppercase() && before.is_uppercase();
        if acronym {
            split.pop();
            split.push(' ');
            split.push(last);
        } else if hump {
            split.push(' ');
        }
        split.push(c);
        (before, last) = (last, c);
    }
    let humps = scan(&words(&split)).topics;
    for danger in [Topic::TurnOff, Topic::Harm] {
        if humps.has(danger) {
            said.topics = said.topics.and(Topics::of(&[danger]));
            said.acts = true;
        }
    }
    said
}

/// The sentences of a text, each with what it says.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = Said> + '_ {
    text.split(['.', '!', '?', ';', '\n', '。', '！', '？', '；', '؟', '؛']).map(said).filter(|said| said.words > 0)
}

/// Lower-case words without accents, with single spaces between and around them.
fn words(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match fold(c) {
            Folded::Gone => {}
            Folded::One(c) => plain.push(c),
            Folded::Two(text) => plain.push_str(text),
        }
    }
    text_words(&plain)
}

enum Folded {
    Gone,
    One(char),
    Two(&'static str),
}

/// A lower-case letter without what it may be written with or without.
fn fold(c: char) -> Folded {
    Folded::One(match c {
        // Combining accents, soft hyphens, joiners.
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{640}' => {
            return Folded::Gone;
        }
        'ß' => return Folded::Two("ss"),
        'æ' => return Folded::Two("ae"),
        'œ' => return Folded::Two("oe"),
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        'й' | 'ї' => {
            if c == 'й' {
                'и'
            } else {
                'і'
            }
        }
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' => 'ι',
        'ό' => 'ο',
        'ύ' => 'υ',
        'ώ' => 'ω',
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        // Full-width forms.
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c).saturating_sub(0xfee0)).map_or(c, |c| c.to_ascii_lowercase())
        }
        c => c,
    })
}

/// From here on, letters are of scripts that match anywhere.
const ANYWHERE: char = '\u{590}';

fn scan(words: &str) -> Said {
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
        let fits = fitting(rest, first);
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
                    by_state = topics.has(Topic::Not) && !topics.any(Topics::DANGER);
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
fn fitting<'a>(text: &'a str, first: char) -> impl Iterator<Item = &'static Stem> + Clone + 'a {
    let place = STEMS.binary_search_by_key(&first, |(first, _)| *first);
    let stems = place.ok().and_then(|place| STEMS.get(place)).map(|(_, stems)| stems.as_slice()).unwrap_or_default();
    stems.iter().filter(move |stem| stem.begins(text))
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

type Row = (Topic, &'static str, &'static str);

fn rows() -> impl Iterator<Item = &'static Row> {
    [danger::ROWS, controls::ROWS, methods::ROWS, sentences::ROWS].into_iter().flatten()
}

/// The word beginnings by their first letter, longer ones first.
static STEMS: LazyLock<Vec<(char, Vec<Stem>)>> = LazyLock::new(|| {
    let mut firsts: BTreeMap<char, Vec<Stem>> = BTreeMap::new();
    for (topic, stem) in rows().flat_map(|(topic, _, stems)| stems.split('|').map(|stem| (*topic, stem))) {
        let part = |part: &str| (words(part.trim_end_matches('_')).trim().to_owned(), part.ends_with('_'));
        let (head, later) = stem.split_once('…').map_or((stem, None), |(head, later)| (head, Some(part(later))));
        let (text, whole) = part(head);
        let Some(first) = text.chars().next() else { continue };
        firsts.entry(first).or_default().push(Stem { topic, text, whole, later });
    }
    let longest_first = |stems| sorted_by_key(stems, |stem: &Stem| Reverse(stem.text.len()));
    firsts.into_iter().map(|(first, stems)| (first, longest_first(stems))).collect()
});

#[cfg(test)]
mod tests;
