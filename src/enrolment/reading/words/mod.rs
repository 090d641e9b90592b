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

mod fold;
mod scan;

use fold::words;
pub(super) use scan::ANYWHERE;
use scan::scan;

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

/// One file of words: a line of beginnings for each topic and language.
struct Table {
    topics: &'static [Topic],
    #[cfg(test)]
    languages: &'static [&'static str],
    stems: &'static str,
}

/// One text of all beginnings, and a byte of the topic of each row: a row of its own has 20 bytes of pointers.
macro_rules! table {
    ($(($topic:ident, $language:literal, $stems:literal)),* $(,)?) => {
        pub(super) static ROWS: super::Table = super::Table {
            topics: &[$($topic),*],
            #[cfg(test)]
            languages: &[$($language),*],
            stems: concat!($($stems, "\n"),*),
        };
    };
}
use table;

mod controls;
mod danger;
mod methods;
mod sentences;

const TABLES: [&Table; 4] = [&danger::ROWS, &controls::ROWS, &methods::ROWS, &sentences::ROWS];

fn rows() -> impl Iterator<Item = (Topic, &'static str)> {
    TABLES.into_iter().flat_map(|table| table.topics.iter().copied().zip(table.stems.lines()))
}

#[cfg(test)]
mod tests;
