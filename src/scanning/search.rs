//! One picture, searched pass by pass.

use std::collections::VecDeque;

use crate::{
    passes::{OF_LARGE, OF_LARGE_AGAIN, OF_SMALL, Pass, SMALL, persistent},
    picture::{Luma, Picture},
    readers::Found,
};

/// How long a picture is searched, in milliseconds: no pass begins that might outlast it, as far as those before it tell. With
/// taking the picture in and giving the texts out, which is not counted here, it is a second and a half.
pub const BUDGET_MS: f64 = 1350.0;

/// The search for codes in one picture. It ends by itself once nothing is left to try or its time is over.
pub struct Search {
    picture: Picture,
    /// Made in any case.
    always: VecDeque<Pass>,
    /// Made only as long as nothing is found.
    persistent: VecDeque<Pass>,
    /// What the last pass looked at.
    looked: Option<(Pass, Vec<Luma>)>,
    found: Vec<Found>,
    started: Option<f64>,
    /// In milliseconds.
    budget: f64,
    /// When the last pass began, and how long the longest took.
    last: f64,
    longest: f64,
}

impl Search {
    /// Begins with nothing found.
    #[must_use]
    pub fn new(picture: Picture) -> Self {
        Self::within(picture, BUDGET_MS)
    }

    /// As [`Self::new`], with less time than [`BUDGET_MS`]: so many milliseconds.
    #[must_use]
    pub fn within(picture: Picture, budget: f64) -> Self {
        let pixels = picture.area();
        let (always, first): (&[Pass], &[Pass]) =
            if pixels <= SMALL { (&OF_SMALL, &[]) } else { (&OF_LARGE, &OF_LARGE_AGAIN) };
        let always = always.iter().copied().collect();
        let persistent = first.iter().copied().chain(persistent(pixels)).collect();
        Self {
            picture,
            always,
            persistent,
            looked: None,
            found: Vec::new(),
            started: None,
            budget: budget.min(BUDGET_MS),
            last: 0.0,
            longest: 0.0,
        }
    }

    /// Makes one pass; whether another may follow. `now` is any clock that goes forwards, in milliseconds.
    pub fn step(&mut self, now: f64) -> bool {
        let started = *self.started.get_or_insert(now);
        if now > started {
            self.longest = self.longest.max(now - self.last);
        }
        self.last = now;
        if now - started + self.longest > self.budget {
            return false;
        }
        let Some(pass) = self.next() else { return false };
        if !self.looked.as_ref().is_some_and(|(last, _)| last.looks_like(pass)) {
            self.looked = Some((pass, self.picture.grounds.iter().map(|luma| pass.look(luma)).collect()));
        }
        let looks = self.looked.iter().flat_map(|(_, looks)| looks);
        for code in looks.flat_map(|look| pass.read(look)) {
            if self.found.iter().all(|other| other.text != code.text) {
                self.found.push(code);
            }
        }
        true
    }

    /// The texts found so far, from top to bottom and left to right, each once.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let mut found: Vec<&Found> = self.found.iter().collect();
        found.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
        found.into_iter().map(|code| code.text.clone()).collect()
    }

    fn next(&mut self) -> Option<Pass> {
        let persistent = || self.found.is_empty().then(|| self.persistent.pop_front()).flatten();
        self.always.pop_front().or_else(persistent)
    }
}
