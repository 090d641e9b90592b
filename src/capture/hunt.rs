//! Which pictures of a page are looked at, in which order, and for how long.
//!
//! An element's own pixels come first: they are whole wherever the page is scrolled to and however it is zoomed. What they
//! do not give is read from pictures of the window: as it stands, then with each element that nobody has seen yet
//! scrolled into it. The user waits, so all of it has an end.

use crate::order::sorted_by_key;
use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::page::Piece;

/// How long a picture is searched at first, in milliseconds: what finds a code in a good picture takes a tenth of it.
const QUICK_MS: f64 = 250.0;
/// How long where nothing was found so far; the scanner's own limit.
const LONG_MS: f64 = 1350.0;
/// After so many milliseconds nothing new is begun.
const PATIENCE_MS: f64 = 12_000.0;
/// So many elements' own pixels are looked at.
const MAX_PIXELS: usize = 40;
/// So many elements are scrolled to: the browser takes two pictures of a window in a second.
const MAX_SHOWN: usize = 8;
/// So many elements are looked at again, for longer and in finer detail.
const MAX_AGAIN: usize = 4;
/// So many elements are scrolled to again.
const MAX_SHOWN_AGAIN: usize = 2;
/// The longest side of an element's pixels, at first and again.
const COARSE: u32 = 1280;
const FINE: u32 = 2560;

/// What the page sensor says of one frame (`look` of `extension/reader.js`).
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FrameLook {
    /// The elements that may be, or show, a QR code.
    pub pictures: Vec<PictureFacts>,
    /// What is written, in the order of the document.
    pub pieces: Vec<Piece>,
}

/// An element that shows a picture.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PictureFacts {
    /// Its number in the sensor.
    pub id: u32,
    /// Width on the page, in CSS pixels.
    pub width: f64,
    /// Height on the page, in CSS pixels.
    pub height: f64,
    /// Whether its own pixels may be had.
    pub open: bool,
    /// Whether all of it is in the window, as far as the window reaches.
    pub in_view: bool,
    /// Whether its names speak of a QR code.
    pub hinted: bool,
    /// Whether the user has pointed at it.
    pub wanted: bool,
}

/// What is to be looked at next.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Look {
    /// What.
    pub at: Target,
    /// For how long, in milliseconds.
    pub budget: f64,
}

/// Something that gives a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Target {
    /// An element's own pixels, at most `most` a side.
    Pixels {
        /// Its frame.
        frame: i64,
        /// Its number there.
        id: u32,
        /// The longest side, in pixels.
        most: u32,
    },
    /// The window as it stands.
    Window,
    /// An element, cut out of a picture of the window after it was scrolled to.
    Shown {
        /// Its frame.
        frame: i64,
        /// Its number there.
        id: u32,
    },
}

/// How far a hunt is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Wanted,
    Pixels,
    Window,
    Shown,
    Again,
}

#[derive(Clone, Copy)]
struct Candidate {
    frame: i64,
    facts: PictureFacts,
    /// Whether its pixels were had.
    had: bool,
}

/// A search through a page.
pub struct Hunt {
    /// The likeliest first.
    candidates: Vec<Candidate>,
    stage: Stage,
    queue: VecDeque<Look>,
    last: Option<Look>,
    texts: Vec<String>,
    /// Whether what was asked for is there: a code that says how codes are made, or, for a whole page, an address.
    has_enough: bool,
    /// Whether nothing may be scrolled, and no picture of the window taken.
    quiet: bool,
    done: u32,
    started: Option<f64>,
}

impl Hunt {
    /// Begins with what the frames have reported. `has_address`: an otpauth address is written on the page.
    #[must_use]
    pub fn new<'a>(frames: impl IntoIterator<Item = (i64, &'a FrameLook)>, has_address: bool) -> Self {
        let of_frame = |(frame, look): (i64, &'a FrameLook)| {
            look.pictures.iter().map(move |facts| Candidate { frame, facts: *facts, had: facts.open })
        };
        let candidates: Vec<Candidate> = frames.into_iter().flat_map(of_frame).collect();
        let candidates = sorted_by_key(candidates, |candidate| std::cmp::Reverse(candidate.likeness()));
        let wanted: Vec<Candidate> = candidates.iter().filter(|candidate| candidate.facts.wanted).copied().collect();
        let pixels = wanted.iter().filter(|candidate| candidate.had).map(|it| it.pixels(FINE, LONG_MS));
        let queue = pixels.chain(wanted.iter().map(|it| it.shown(LONG_MS))).collect();
        Self {
            candidates,
            stage: Stage::Wanted,
            queue,
            last: None,
            texts: Vec::new(),
            has_enough: has_address && wanted.is_empty(),
            quiet: false,
            done: 0,
            started: None,
        }
    }

    /// Nobody has asked for it: only what the elements themselves give.
    #[must_use]
    pub fn quiet(self) -> Self {
        Self { quiet: true, ..self }
    }

    /// What to look at next. `now` in milliseconds, from any clock that goes forwards.
    pub fn next(&mut self, now: f64) -> Option<Look> {
        let started = *self.started.get_or_insert(now);
        if now - started >= PATIENCE_MS {
            return None;
        }
        loop {
            // Whoever points at a picture means that picture.
            if self.stage == Stage::Wanted && self.has_enough && self.done > 0 {
                return None;
            }
            if let Some(look) = self.queue.pop_front() {
                self.last = Some(look);
                return Some(look);
            }
            self.stage = match self.stage {
                Stage::Wanted => Stage::Pixels,
                Stage::Pixels if self.quiet => return None,
                Stage::Pixels => Stage::Window,
                Stage::Window => Stage::Shown,
                Stage::Shown => Stage::Again,
                Stage::Again => return None,
            };
            self.queue = self.looks_of(self.stage);
        }
    }

    /// What the last look has brought; `None`: there was nothing to look at.
    pub fn took(&mut self, texts: Option<Vec<String>>) {
        self.done += 1;
        if let (None, Some(Look { at: Target::Pixels { frame, id, .. }, .. })) = (&texts, self.last) {
            let is_it = |candidate: &&mut Candidate| candidate.frame == frame && candidate.facts.id == id;
            self.candidates.iter_mut().filter(is_it).for_each(|candidate| candidate.had = false);
        }
        for text in texts.unwrap_or_default() {
            self.has_enough |= text.get(..7).is_some_and(|head| head.eq_ignore_ascii_case("otpauth"));
            if !self.texts.contains(&text) {
                self.texts.push(text);
            }
        }
    }

    /// How many looks are done, and how many there will be, as far as is known.
    #[must_use]
    pub fn progress(&self) -> (u32, u32) {
        (self.done, self.done + self.queue.len() as u32 + 1)
    }

    /// The texts of all codes found, each once.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        self.texts.clone()
    }

    fn looks_of(&self, stage: Stage) -> VecDeque<Look> {
        let open = self.candidates.iter().filter(|candidate| candidate.had);
        let closed = self.candidates.iter().filter(|candidate| !candidate.had);
        match stage {
            Stage::Wanted => VecDeque::new(),
            Stage::Pixels => open.take(MAX_PIXELS).map(|it| it.pixels(COARSE, QUICK_MS)).collect(),
            // Several codes: one that was found says nothing of those that only the window shows.
            Stage::Window if self.has_enough && !closed.clone().any(|it| it.facts.in_view) => VecDeque::new(),
            Stage::Window => {
                let budget = if self.has_enough { QUICK_MS } else { LONG_MS };
                [Look { at: Target::Window, budget }].into()
            }
            Stage::Shown | Stage::Again if self.has_enough => VecDeque::new(),
            Stage::Shown => {
                // Pixels that were had and hold nothing: what the page lays over or under them may make the code.
                let odd = open.filter(|it| it.likeness() >= SQUARE);
                let unseen = closed.chain(odd).filter(|it| !it.facts.in_view);
                unseen.take(MAX_SHOWN).map(|it| it.shown(QUICK_MS)).collect()
            }
            Stage::Again => {
                let likely = open.filter(|it| it.likeness() >= SQUARE).take(MAX_AGAIN);
                // A busy browser paints late: the picture may have been of the window before it was scrolled.
                let late = closed.filter(|it| it.likeness() >= SQUARE && !it.facts.in_view).take(MAX_SHOWN_AGAIN);
                likely.map(|it| it.pixels(FINE, LONG_MS)).chain(late.map(|it| it.shown(LONG_MS))).collect()
            }
        }
    }
}

/// What an element of about equal sides scores.
const SQUARE: u8 = 2;

impl Candidate {
    fn pixels(&self, most: u32, budget: f64) -> Look {
        Look { at: Target::Pixels { frame: self.frame, id: self.facts.id, most }, budget }
    }

    fn shown(&self, budget: f64) -> Look {
        Look { at: Target::Shown { frame: self.frame, id: self.facts.id }, budget }
    }

    /// How much it looks like a QR code from afar.
    fn likeness(&self) -> u8 {
        let PictureFacts { width, height, hinted, .. } = self.facts;
        let square = if width.min(height) * 1.35 >= width.max(height) { SQUARE } else { 0 };
        square + u8::from(hinted) + u8::from(width.min(height) >= 80.0)
    }
}
