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
    let mut found = Topics::default();
    let mut last = 0;
    for (at, pair) in text.as_bytes().windows(2).enumerate() {
        let [first, _] = pair else { continue };
        let bucket = match (last, *first) {
            (b' ', _) => &STEMS.starts,
            (_, ANYWHERE..) => &STEMS.inner,
            _ => &NONE,
        };
        for stem in bucket.get(bucket_of(pair)).into_iter().flatten() {
            if !found.has(stem.topic) && text.get(at..).is_some_and(|rest| stem.begins(rest)) {
                found = found.and(Topics::of(&[stem.topic]));
            }
        }
        last = *first;
    }
    found
}

/// The first byte of the scripts that match anywhere: of U+0590 and all after it.
const ANYWHERE: u8 = 0xd6;
/// A power of two.
const BUCKETS: usize = 256;
static NONE: Vec<Vec<Stem>> = Vec::new();

/// By its first two bytes: a text is looked through once, not once for each stem.
fn bucket_of(pair: &[u8]) -> usize {
    let [first, second, ..] = pair else { return 0 };
    usize::from(first.wrapping_mul(31).wrapping_add(*second))
}

/// One word beginning of the lexicon, taken apart.
#[derive(Clone, Copy)]
struct Stem {
    topic: Topic,
    text: &'static str,
    whole: bool,
}

impl Stem {
    fn begins(&self, text: &str) -> bool {
        text.strip_prefix(self.text).is_some_and(|rest| !self.whole || rest.starts_with(' '))
    }
}

struct Stems {
    /// Those that begin words, all of them.
    starts: Vec<Vec<Stem>>,
    /// Those that are looked for within words, too.
    inner: Vec<Vec<Stem>>,
}

static STEMS: LazyLock<Stems> = LazyLock::new(|| {
    let mut all = Stems { starts: vec![Vec::new(); BUCKETS], inner: vec![Vec::new(); BUCKETS] };
    for table in [&codes::LEXICON, &ways::LEXICON, &rivals::LEXICON, &fields::LEXICON] {
        for (topic, stems) in table.topics.iter().zip(table.stems.lines()) {
            for stem in stems.split('|') {
                let text = stem.trim_end_matches('_');
                let stem = Stem { topic: *topic, text, whole: text.len() < stem.len() };
                all.add(stem);
            }
        }
    }
    all
});

impl Stems {
    fn add(&mut self, stem: Stem) {
        let bucket = bucket_of(stem.text.as_bytes());
        let anywhere = stem.text.as_bytes().first().is_some_and(|first| *first >= ANYWHERE);
        for list in [Some(&mut self.starts), anywhere.then_some(&mut self.inner)].into_iter().flatten() {
            if let Some(list) = list.get_mut(bucket) {
                list.push(stem);
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_texts() {
        let has = |text: &str, topic: Topic| topics(text).has(topic);
        assert!(has(" verification code ", Topic::Verify));
        assert!(has(" your verification codes ", Topic::Verify), "a beginning");
        assert!(!has(" myverification code ", Topic::Verify), "not within a word");
        assert!(has(" tan ", Topic::OneTime));
        assert!(!has(" tango ", Topic::OneTime), "a whole word");
        assert!(has(" 请输入短信验证码 ", Topic::Verify), "anywhere");
        assert!(has(" הקוד ", Topic::Code), "with an article");
        assert_eq!(topics(""), Topics::default());
    }

    #[test]
    fn every_stem_is_found_where_it_is_written() {
        for table in [&codes::LEXICON, &ways::LEXICON, &rivals::LEXICON, &fields::LEXICON] {
            assert_eq!(table.topics.len(), table.stems.lines().count());
            for (topic, stems) in table.topics.iter().zip(table.stems.lines()) {
                for stem in stems.split('|').map(|stem| stem.trim_end_matches('_')) {
                    assert!(
                        stem.len() > 1 && super::super::tokens::text_words(stem).trim() == stem,
                        "{stem}: not as texts are made"
                    );
                    assert!(topics(&format!(" {stem} ")).has(*topic), "{stem}");
                }
            }
        }
    }
}
