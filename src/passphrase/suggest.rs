//! A passphrase of random words, at least 64 bits: with the Argon2id of the vault, 2^63 tries on average are out of reach.
//!
//! The list is a data file (`extension/words/en.txt`), which the vault page fetches when it is wanted; it is not in the wasm.

use zeroize::Zeroizing;

use crate::vault::{RandomError, random};

/// The least entropy of a suggestion, in bits.
const BITS: u32 = 64;
/// The shortest list: with less, a passphrase would have more than eight words.
const LEAST_WORDS: usize = 256;
/// The longest list: what a draw of 16 bits can choose from.
const MOST_WORDS: usize = 1 << 16;
const LONGEST_WORD: usize = 16;

/// A list of words to draw from.
pub struct Words<'a>(Vec<&'a str>);

/// Why nothing is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SuggestError {
    /// The file is not a list of 256 to 65,536 words in ascending order, one a line, each of 1 to 16 letters a to z. In
    /// ascending order no word comes twice, which is what the entropy rests on.
    #[error("this is not a list of words")]
    BadList,
    /// See [`RandomError`].
    #[error(transparent)]
    Random(#[from] RandomError),
}

impl<'a> Words<'a> {
    /// Reads a list.
    ///
    /// # Errors
    /// [`SuggestError::BadList`].
    pub fn parse(text: &'a str) -> Result<Self, SuggestError> {
        let words: Vec<_> = text.lines().collect();
        let is_word = |word: &&str| {
            (1..=LONGEST_WORD).contains(&word.len()) && word.bytes().all(|letter| letter.is_ascii_lowercase())
        };
        let good = (LEAST_WORDS..=MOST_WORDS).contains(&words.len())
            && words.iter().all(is_word)
            && words.iter().zip(words.iter().skip(1)).all(|(word, next)| word < next);
        if good { Ok(Self(words)) } else { Err(SuggestError::BadList) }
    }

    /// How many words a passphrase has: as few as give 64 bits.
    #[must_use]
    pub fn count(&self) -> usize {
        let mut combinations = 1_u128;
        let mut count = 0;
        while combinations < 1 << BITS {
            combinations = combinations.saturating_mul(self.0.len() as u128);
            count += 1;
        }
        count
    }

    /// Draws a passphrase; `draw` gives 16 random bits. Of the values of a draw, those at the end that do not divide evenly
    /// among the words are drawn again, so that every word is as likely as any other.
    ///
    /// # Errors
    /// Whatever `draw` gives.
    pub fn passphrase_of(
        &self,
        mut draw: impl FnMut() -> Result<u16, RandomError>,
    ) -> Result<Zeroizing<String>, SuggestError> {
        let len = self.0.len();
        let fair = MOST_WORDS - MOST_WORDS % len;
        let mut passphrase = Zeroizing::new(String::with_capacity(self.count() * (LONGEST_WORD + 1)));
        for place in 0..self.count() {
            let value = loop {
                let value = usize::from(draw()?);
                if value < fair {
                    break value;
                }
            };
            if place > 0 {
                passphrase.push(' ');
            }
            passphrase.push_str(self.0.get(value % len).ok_or(SuggestError::BadList)?);
        }
        Ok(passphrase)
    }
}

/// Suggests a passphrase: words of the list with a blank between. `list` is the text of the data file.
///
/// # Errors
/// [`SuggestError`].
pub fn suggest(list: &str) -> Result<Zeroizing<String>, SuggestError> {
    Words::parse(list)?.passphrase_of(|| random().map(u16::from_le_bytes))
}
