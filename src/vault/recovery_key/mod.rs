//! The recovery key: 160 random bits that open the vault like a passphrase, written down on paper.
//!
//! As text it is 40 characters of Crockford's base32 in eight groups of five, the fifth of each checking the four before it and
//! the group's place among the eight. What that finds, always: one wrong character in a group, in any number of groups; two
//! characters of a group swapped; two neighbours swapped across the dash; two groups swapped. It names the groups that are
//! wrong, so that nobody types 40 characters again. `FORMAT.md` has the rule.
//!
//! The alphabet: <https://www.crockford.com/base32.html>

mod digits;

use zeroize::Zeroizing;

use self::digits::{doubled, is_between, letter, regroup, remainder, value};
use super::{
    kdf::Stretched,
    key::expand,
    random::{RandomError, random_key},
};

/// 160 bits.
const KEY_LEN: usize = 20;
/// Characters of a group that carry the key; one more checks them.
const DATA: usize = 4;
const GROUP: usize = DATA + 1;
const GROUPS: usize = 8;

/// A recovery key. Wiped when dropped; no `Debug`, `Display`, `Clone` or `Serialize`.
///
/// ```compile_fail
/// fn needs_debug<T: std::fmt::Debug>() {}
/// needs_debug::<sixpence::vault::RecoveryKey>();
/// ```
/// ```compile_fail
/// fn needs_clone<T: Clone>() {}
/// needs_clone::<sixpence::vault::RecoveryKey>();
/// ```
/// ```compile_fail
/// fn needs_serialize<T: serde::Serialize>() {}
/// needs_serialize::<sixpence::vault::RecoveryKey>();
/// ```
pub struct RecoveryKey(Box<Zeroizing<[u8; KEY_LEN]>>);

/// Why a text is no recovery key. Positions and groups count from 1; dashes and blanks do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryKeyError {
    /// A character that no recovery key has. Looked for first.
    #[error("character {position} does not occur in a recovery key")]
    Character {
        /// Which one.
        position: usize,
    },
    /// Characters are missing, or there are too many.
    #[error("a recovery key has {needed} characters, not {found}")]
    Length {
        /// How many there are.
        found: usize,
        /// How many there have to be.
        needed: usize,
    },
    /// The first group whose check character does not fit.
    #[error("there is a mistake in group {number}")]
    Group {
        /// Which one.
        number: usize,
    },
}

impl RecoveryKeyError {
    /// The cause as short words, to be carried out of a wasm instance: `character 7`, `length 31 40`, `group 3`.
    #[must_use]
    pub fn to_words(&self) -> String {
        match self {
            Self::Character { position } => format!("character {position}"),
            Self::Length { found, needed } => format!("length {found} {needed}"),
            Self::Group { number } => format!("group {number}"),
        }
    }

    /// Reads what [`Self::to_words`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let mut words = words.split(' ');
        let cause = words.next()?;
        let numbers: Vec<usize> = words.map(|word| word.parse().ok()).collect::<Option<_>>()?;
        match (cause, numbers.as_slice()) {
            ("character", &[position]) => Some(Self::Character { position }),
            ("length", &[found, needed]) => Some(Self::Length { found, needed }),
            ("group", &[number]) => Some(Self::Group { number }),
            _ => None,
        }
    }
}

impl RecoveryKey {
    /// Characters of the text, dashes not counted.
    pub const CHARACTERS: usize = GROUPS * GROUP;

    /// Draws one.
    ///
    /// # Errors
    /// [`RandomError`] if the system gives no random bytes.
    pub fn new() -> Result<Self, RandomError> {
        random_key().map(Self)
    }

    /// As a person writes it down: eight groups of five with a dash between, 47 characters.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(Self::CHARACTERS + GROUPS));
        let mut digits = Zeroizing::new([0; GROUPS * DATA]);
        regroup(self.0.iter(), 8, digits.as_mut_slice(), 5);
        for (place, group) in digits.chunks(DATA).enumerate() {
            if place > 0 {
                text.push('-');
            }
            let check = doubled(remainder(group)) ^ number(place);
            text.extend(group.iter().copied().chain([check]).map(letter));
        }
        text
    }

    /// Reads a key as a person types it: in any case, `O` for 0, `I` or `L` for 1, dashes and blanks anywhere or nowhere.
    ///
    /// # Errors
    /// [`RecoveryKeyError`], the first that applies of a character that is none, the length, the groups.
    pub fn parse(text: &str) -> Result<Self, RecoveryKeyError> {
        let mut typed = Zeroizing::new([0; Self::CHARACTERS]);
        let mut found = 0;
        for character in text.chars().filter(|c| !is_between(*c)) {
            let digit = value(character).ok_or(RecoveryKeyError::Character { position: found + 1 })?;
            if let Some(place) = typed.get_mut(found) {
                *place = digit;
            }
            found += 1;
        }
        if found != Self::CHARACTERS {
            return Err(RecoveryKeyError::Length { found, needed: Self::CHARACTERS });
        }
        let wrong = typed.chunks(GROUP).enumerate().find(|(place, group)| remainder(group) != number(*place));
        if let Some((place, _)) = wrong {
            return Err(RecoveryKeyError::Group { number: place + 1 });
        }
        let mut key = Box::new(Zeroizing::new([0; KEY_LEN]));
        regroup(typed.chunks(GROUP).flat_map(|group| group.iter().take(DATA)), 5, key.as_mut_slice(), 8);
        Ok(Self(key))
    }

    /// What opens a recovery key slot, where a passphrase slot has the output of Argon2id. 160 random bits need no stretching.
    #[must_use]
    pub fn stretched(&self) -> Stretched {
        Stretched::from_key(expand(None, self.0.as_slice(), &[b"recovery"]))
    }
}

/// The number of a group, from 1: what its five characters have to come to.
fn number(place: usize) -> u8 {
    u8::try_from(place + 1).unwrap_or(0)
}
