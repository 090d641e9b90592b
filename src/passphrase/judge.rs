//! What is said of a passphrase that the user made up: enough, or what makes it easy to guess and what helps.
//!
//! The guesses are counted by zxcvbn ([zxcvbn-ts], in `judge.js`, which the vault page loads when it is wanted), whose ways of
//! attack are lists of passwords, words and names, keyboard rows, repetitions, sequences and dates. Its names for what it found
//! become keys of `extension/_locales/*/messages.json` here.
//!
//! [zxcvbn-ts]: https://github.com/zxcvbn-ts/zxcvbn

use serde::{Deserialize, Serialize};

use crate::message::Text;

/// Guesses that are enough, as a power of ten. At 64 MiB and 3 passes of Argon2id a thief with a hundred thousand guesses a
/// second needs 58 days on average for 10^12.
const ENOUGH_LOG10: f64 = 12.0;

/// What `judge.js` answers.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Estimate {
    /// Guesses until it is found, as a power of ten.
    pub guesses_log10: f64,
    /// What makes it easy: a name of zxcvbn's.
    pub warning: Option<String>,
    /// What would help: names of zxcvbn's.
    pub suggestions: Vec<String>,
}

/// What the user is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Whether it may protect a vault.
    pub enough: bool,
    /// What to say, in this order. Empty if it is enough, never empty if it is not.
    pub advice: Vec<Text>,
}

impl Estimate {
    /// Makes words of it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        // A number that is none is no reason to trust.
        let enough = self.guesses_log10 >= ENOUGH_LOG10;
        if enough {
            return Verdict { enough, advice: Vec::new() };
        }
        let mut advice: Vec<_> = self.warning.iter().filter_map(|name| warning(name)).collect();
        advice.extend(self.suggestions.iter().filter_map(|name| suggestion(name)));
        advice.push(Text::plain("adviceAddWords"));
        Verdict { enough, advice }
    }
}

fn warning(name: &str) -> Option<Text> {
    Some(match name {
        "straightRow" | "keyPattern" => Text::plain("adviceKeyboard"),
        "simpleRepeat" | "extendedRepeat" => Text::plain("adviceRepeat"),
        "sequences" => Text::plain("adviceSequence"),
        "recentYears" | "dates" => Text::plain("adviceDate"),
        "topTen" | "topHundred" | "common" => Text::plain("adviceCommon"),
        "similarToCommon" => Text::plain("adviceSimilar"),
        "wordByItself" => Text::plain("adviceOneWord"),
        "namesByThemselves" | "commonNames" => Text::plain("adviceName"),
        "userInputs" => Text::plain("adviceOwn"),
        _ => return None,
    })
}

/// Those that say no more than the warning they come with, or [`Verdict`]'s last advice, are left out.
fn suggestion(name: &str) -> Option<Text> {
    Some(match name {
        "l33t" => Text::plain("adviceLeet"),
        "reverseWords" => Text::plain("adviceReversed"),
        "allUppercase" | "capitalization" => Text::plain("adviceCapitals"),
        _ => return None,
    })
}
