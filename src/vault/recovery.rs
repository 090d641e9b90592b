//! What was found in the stores, and what has to be done about it once the key has opened a copy.

use super::{
    Vault,
    envelope::{END_LEN, Envelope},
    locked::Found,
    stores::{Copy, SlotName, StoreName, Write},
    unlocked::Unlocked,
};
use crate::time::UnixMs;

/// What the stores hold, place by place. A place that is not named is empty, or its store does not answer.
#[derive(Default)]
pub struct Survey {
    /// Whether it was made of what the stores hold. A vault that was made, or locked and opened again, has not looked.
    looked: bool,
    /// The highest generation that any whole copy claims, authentic or not.
    highest: u64,
    places: Vec<(StoreName, SlotName, State)>,
    /// Copies that a store may be healed with beside the one that counts: older ones of the same vault, authentic.
    older: Vec<Found>,
    /// Another save of the same generation.
    rival: Option<Envelope>,
    /// Whether the copy with the highest generation did not open.
    stepped_back: bool,
}

/// What lies in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Damaged,
    /// Whole, of another vault.
    Foreign,
    /// Whole, of this vault.
    Whole {
        generation: u64,
        end: [u8; END_LEN],
    },
}

/// What was found when the vault was opened, and what is to be done.
#[derive(Default)]
pub struct Findings {
    /// Copies to be written anew, in this order.
    pub writes: Vec<Write>,
    /// Stores that held no latest copy for another reason than a save that was cut short.
    pub lost: Vec<StoreName>,
    /// Stores with a whole copy of another vault, which stays until the user says so.
    pub foreign: Vec<StoreName>,
    /// When the copy that opened was saved, if a later one may be lost.
    pub last_change_lost: Option<UnixMs>,
    /// The other of two saves of the same generation by two installations, base64.
    pub rival: Option<String>,
}

impl Survey {
    pub(super) fn begun() -> Self {
        Self { looked: true, ..Self::default() }
    }

    pub(super) fn damaged(&mut self, copy: &Copy<'_>) {
        self.places.push((copy.store, copy.slot, State::Damaged));
    }

    pub(super) fn foreign(&mut self, copy: &Copy<'_>) {
        self.places.push((copy.store, copy.slot, State::Foreign));
    }

    pub(super) fn whole(&mut self, copy: &Copy<'_>, envelope: &Envelope) {
        let generation = envelope.header.generation;
        self.highest = self.highest.max(generation);
        let state = State::Whole { generation, end: envelope.end() };
        self.places.push((copy.store, copy.slot, state));
    }

    /// The copy with the highest generation does not open: wherever it lies, there is damage.
    pub(super) fn step_back(&mut self, head: &Envelope) {
        self.stepped_back = true;
        for (_, _, state) in &mut self.places {
            if matches!(state, State::Whole { end, .. } if *end == head.end()) {
                *state = State::Damaged;
            }
        }
    }

    pub(super) fn keep(&mut self, head: &Found, older: impl Iterator<Item = Found>) {
        let own = &head.envelope.header;
        for found in older {
            let header = &found.envelope.header;
            if header.generation < own.generation {
                self.older.push(found);
            } else if header.generation == own.generation && header.writer_id != own.writer_id {
                self.rival = Some(found.envelope);
            }
        }
    }

    /// The highest generation that any whole copy claims, authentic or not.
    #[must_use]
    pub const fn highest(&self) -> u64 {
        self.highest
    }

    fn at(&self, store: StoreName, slot: SlotName) -> Option<State> {
        self.places.iter().find(|place| (place.0, place.1) == (store, slot)).map(|place| place.2)
    }

    /// How far a store is behind: `None` if it has the copy of this end in this place.
    fn behind(&self, store: StoreName, slot: SlotName, head: &Envelope) -> Option<Behind> {
        match self.at(store, slot) {
            Some(State::Whole { end, .. }) if end == head.end() => None,
            Some(State::Foreign) => Some(Behind::Foreign),
            Some(State::Damaged) => Some(Behind::Lost { aside: true }),
            // A save that was cut short leaves the one before in the other place.
            _ => {
                let before = match self.at(store, slot.other()) {
                    Some(State::Whole { generation, .. }) => generation.saturating_add(1) >= head.header.generation,
                    _ => head.header.generation <= 1,
                };
                Some(if before { Behind::CutShort } else { Behind::Lost { aside: false } })
            }
        }
    }
}

enum Behind {
    CutShort,
    Lost { aside: bool },
    Foreign,
}

impl Vault<Unlocked> {
    /// What was found when the vault was opened. Once: afterwards there is nothing more to say. `failing`: the stores that
    /// did not answer.
    pub fn found_at_opening(&mut self, failing: &[StoreName]) -> Findings {
        let Unlocked { head, slot, survey, .. } = &mut self.state;
        let survey = std::mem::take(survey);
        if !survey.looked {
            return Findings::default();
        }
        let (slot, other) = (*slot, slot.other());
        let mut findings = Findings::default();
        let no_whole_there = survey.at_both(other, |state| !matches!(state, Some(State::Whole { .. })));
        let damage_there = !survey.at_both(other, |state| state != Some(State::Damaged));
        if survey.stepped_back || (damage_there && no_whole_there) {
            findings.last_change_lost = Some(head.header.saved_at);
        }
        for store in StoreName::ALL.into_iter().filter(|store| !failing.contains(store)) {
            let write = |slot, text, aside| Write { store, slot, text, aside };
            match survey.behind(store, slot, head) {
                None => {}
                Some(Behind::Foreign) => findings.foreign.push(store),
                Some(Behind::CutShort) => findings.writes.push(write(slot, head.to_text(), false)),
                Some(Behind::Lost { aside }) => {
                    findings.lost.push(store);
                    findings.writes.push(write(slot, head.to_text(), aside));
                }
            }
            match survey.at(store, other) {
                Some(State::Foreign) if !findings.foreign.contains(&store) => findings.foreign.push(store),
                Some(State::Damaged) => {
                    if !findings.lost.contains(&store) {
                        findings.lost.push(store);
                    }
                    // With the save before, or with this one: what matters is that nothing damaged is left.
                    let before = survey.older.first().map_or(&*head, |found| &found.envelope);
                    findings.writes.push(write(other, before.to_text(), true));
                }
                _ => {}
            }
        }
        findings.rival = survey.rival.as_ref().map(Envelope::to_text);
        findings
    }
}

impl Survey {
    fn at_both(&self, slot: SlotName, holds: impl Fn(Option<State>) -> bool) -> bool {
        StoreName::ALL.into_iter().all(|store| holds(self.at(store, slot)))
    }
}
