//! Files that are read one after the other.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{message::Text, otpauth, ui::text};

/// Files at work.
pub struct Reading {
    /// Which reading this is, see [`super::msg::Msg::Read`].
    pub round: u32,
    /// Their names, in the order in which they are read.
    pub names: Vec<String>,
    /// How many were read.
    pub done: usize,
    /// Whether it has taken so long that the user is told.
    pub is_long: bool,
    /// What was found.
    texts: Vec<Zeroizing<String>>,
}

/// A picture out of which nothing came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The name of its file; empty where it is about all of them.
    pub name: String,
    /// Why.
    pub why: Text,
}

/// Why a file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Unreadable {
    /// It has no bytes, is a folder, or is gone.
    NoFile,
    /// It has more bytes than a picture may have.
    LargeFile,
    /// It is no picture, or of a kind that is not known.
    NoPicture,
    /// It ends too early.
    CutOff,
    /// It is no pixel wide or high.
    Empty,
    /// It has more pixels than a picture may have.
    TooLarge,
    /// It took too long to decode.
    Slow,
    /// A drawing of which nobody knows how long it takes to draw.
    Complex,
    /// A HEIF photograph, which browsers do not decode.
    Heif,
    /// The browser could not decode it.
    Undecodable,
    /// The scanner could not be loaded, or has failed.
    Browser,
}

/// What one file had in it.
enum Found {
    Codes,
    NoCode,
    /// Codes, but none for an authenticator.
    OtherCodes,
}

impl Reading {
    pub(super) fn new(round: u32, names: Vec<String>) -> Self {
        Self { round, names, done: 0, is_long: false, texts: Vec::new() }
    }

    /// The name of the file that is being read; `None` when all are.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.names.get(self.done).map(String::as_str)
    }

    /// One file was read. Says what is to be told of it.
    pub(super) fn read(&mut self, found: Result<Vec<String>, Unreadable>) -> Option<Unread> {
        let name = self.name().unwrap_or_default().to_owned();
        self.done += 1;
        let why = match found.map(|texts| self.take(texts)) {
            Ok(Found::Codes) => return None,
            Ok(Found::NoCode) => Text::plain("pictureNoCode"),
            Ok(Found::OtherCodes) => Text::plain("pictureOtherCode"),
            Err(why) => text::unreadable(why),
        };
        Some(Unread { name, why })
    }

    /// Keeps what is meant for an authenticator. Other codes say nothing here: an address in one is never opened.
    fn take(&mut self, texts: Vec<String>) -> Found {
        let any = !texts.is_empty();
        let ours = texts.into_iter().map(Zeroizing::new).filter(|text| otpauth::is_address(text));
        let ours: Vec<_> = ours.collect();
        match (any, ours.is_empty()) {
            (false, _) => Found::NoCode,
            (true, true) => Found::OtherCodes,
            (true, false) => {
                self.texts.extend(ours);
                Found::Codes
            }
        }
    }

    /// All that was found, once.
    pub(super) fn into_texts(self) -> Vec<String> {
        self.texts.into_iter().map(|mut text| std::mem::take(&mut *text)).collect()
    }
}
