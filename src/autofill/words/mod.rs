//! The words by which pages speak of codes, and of what is not one. For translators: a row is a topic, a language and its
//! word beginnings, in lower case, separated by `|`.
//!
//! A beginning matches at the start of a word (`verif` matches "verification"); `_` at its end asks for the whole word.
//! Scripts without spaces or with attached articles (Hebrew and all after it: Arabic, Hindi, Thai, Chinese, Japanese,
//! Korean) match anywhere. Hyphens and punctuation are spaces: write `two factor`. Attribute names are split before: `otpCode2` is read as "otp code 2".

mod codes;
mod fields;
mod rivals;
mod ways;

use std::sync::LazyLock;

pub(super) use fields::PARTS;

/// What a word speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Topic {
    /// A one-time code, by a name that means nothing else.
    OneTime,
    /// A code by which something is verified: a one-time code, or a picture's, or a card's.
    Verify,
    /// How many digits a code has.
    Digits,
    /// Two-factor login.
    SecondFactor,
    /// An authenticator app.
    App,
    /// A code of some kind.
    Code,
    /// Codes for when the app is lost.
    Recovery,
    /// Text messages.
    Sms,
    /// E-mail.
    Email,
    /// That something is sent, or was.
    Sent,
    /// Turning two-factor login on.
    Setup,
    /// Another device of the user's, which shows the code.
    Device,
    /// The security code of a payment card, and its neighbours.
    Card,
    /// Postal codes and addresses.
    Postal,
    /// Coupons, vouchers, gift cards.
    Coupon,
    /// Codes read off a picture.
    Captcha,
    /// Codes that another device shows to be linked with an account.
    Pairing,
    /// Numbers that the user has chosen, or was given for good.
    Pin,
    /// How many, and for how much.
    Quantity,
    /// Other codes and numbers: invitations, licences, customers, bookings.
    Other,
    /// Dates and their parts.
    Date,
    /// The secret that an authenticator app is set up with.
    Secret,
    /// Telephone numbers.
    Phone,
    /// User names and names of people.
    User,
    /// Passwords.
    Password,
    /// Search fields, comments, free text.
    Search,
}

/// A set of topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Topics(u32);

impl Topics {
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

/// The topics of a normalised text (see [`super::tokens`]).
pub(super) fn topics(text: &str) -> Topics {
    let (starts, pairs) = Pairs::of(text);
    let mut found = Topics::default();
    for stem in STEMS.iter() {
        let may = if stem.anywhere { pairs } else { starts };
        if !found.has(stem.topic) && may.has(stem.text) && stem.is_in(text) {
            found = found.and(Topics::of(&[stem.topic]));
        }
    }
    found
}

/// One word beginning of the lexicon, taken apart.
struct Stem {
    topic: Topic,
    text: &'static str,
    whole: bool,
    anywhere: bool,
}

static STEMS: LazyLock<Vec<Stem>> = LazyLock::new(|| {
    let tables = [&codes::LEXICON, &ways::LEXICON, &rivals::LEXICON, &fields::LEXICON];
    let rows = tables.iter().flat_map(|table| table.topics.iter().zip(table.stems.lines()));
    let stems = rows.flat_map(|(topic, stems)| stems.split('|').map(|stem| (*topic, stem)));
    stems
        .map(|(topic, stem)| {
            let text = stem.trim_end_matches('_');
            let anywhere = text.chars().next().is_some_and(|c| c >= '\u{590}');
            Stem { topic, text, whole: text.len() < stem.len(), anywhere }
        })
        .collect()
});

impl Stem {
    fn is_in(&self, text: &str) -> bool {
        let space = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)) == Some(&b' ');
        text.match_indices(self.text).any(|(at, _)| {
            let before = self.anywhere || space(at.checked_sub(1));
            before && (!self.whole || space(at.checked_add(self.text.len())))
        })
    }
}

/// Which pairs of bytes a text has, roughly: spares looking for most stems.
#[derive(Clone, Copy, Default)]
struct Pairs([u64; 4]);

impl Pairs {
    /// The pairs that begin a word, and all.
    fn of(text: &str) -> (Self, Self) {
        let (mut starts, mut all) = (Self::default(), Self::default());
        let mut last = b' ';
        for pair in text.as_bytes().windows(2) {
            all.mark(pair);
            if last == b' ' {
                starts.mark(pair);
            }
            last = pair.first().copied().unwrap_or(b' ');
        }
        (starts, all)
    }

    fn place(pair: &[u8]) -> (usize, u64) {
        let [a, b, ..] = pair else { return (0, 0) };
        let hash = a.wrapping_mul(31).wrapping_add(*b);
        (usize::from(hash >> 6), 1 << (hash & 63))
    }

    fn mark(&mut self, pair: &[u8]) {
        let (word, bit) = Self::place(pair);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    fn has(&self, stem: &str) -> bool {
        let (word, bit) = Self::place(stem.as_bytes());
        self.0.get(word).is_some_and(|word| word & bit == bit)
    }
}

/// One file of words: a line of stems for each topic and language.
struct Lexicon {
    topics: &'static [Topic],
    stems: &'static str,
}

/// Makes one text of all word beginnings, and a byte of the topic of each row: a row of its own has 20 bytes of pointers.
macro_rules! lexicon {
    ($(($topic:ident, $language:literal, $stems:literal)),* $(,)?) => {
        pub(super) static LEXICON: super::Lexicon = super::Lexicon {
            topics: &[$($topic),*],
            stems: concat!($($stems, "\n"),*),
        };
    };
}
use lexicon;
