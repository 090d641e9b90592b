//! Which field of which frame: all that is decided about a page, in a form that needs no more of its facts.

use serde::{Deserialize, Serialize};

use super::{
    channel::Channel,
    classify::{Target, focused, for_recovery, targets},
    facts::{FieldFacts, FrameFacts},
    names::named,
    pattern::halves_of_pattern,
    plan::{FrameRefusal, frame_allowed},
    tokens::lengths_of_pattern,
};
use crate::origin::Origin;

/// Which field is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// The one that looks most like a code field.
    Best,
    /// The one that the user has pointed at, in this frame.
    Focused {
        /// The frame's number. Firefox numbers them beyond 32 bits.
        frame: i64,
    },
    /// The one that takes a recovery code: a field for these, else the one for a one-time code, since many sites take both in one.
    /// Of two that are equally good, none.
    Recovery,
}

/// The field, or the row of boxes, that gets the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// The number of its frame.
    pub frame: i64,
    /// [`FrameFacts::token`] of its document.
    pub token: String,
    /// [`FrameFacts::origin`] of its document.
    pub origin: String,
    /// The field, or each box in reading order.
    pub boxes: Vec<Slot>,
    /// How the code for it reaches the user.
    pub channel: Channel,
    /// Sure enough to be filled without the user pointing at it.
    pub sure: bool,
    /// The place of the one account among those given whose name the page shows.
    pub named: Option<u32>,
    /// Whether nothing is typed there.
    pub empty: bool,
}

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Slot {
    /// [`FieldFacts::id`].
    pub id: u32,
    /// Digits only.
    pub numeric: bool,
    /// The fewest characters.
    pub least: u32,
    /// The most characters.
    pub most: u32,
    /// What has to stand between the halves of a code; it is not counted above.
    pub split: Option<char>,
}

/// Why no field was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NoChoice {
    /// No field looks like one for a code.
    NoField,
    /// One does, in a frame that may not be given a code: of another site, or sandboxed.
    ForeignFrame,
    /// One does, in a frame without https.
    NotSecure,
}

/// Chooses among all frames of a tab whose top origin is `top`, as the browser reports it. `names`: of the accounts that are
/// meant for this origin.
///
/// # Errors
/// [`NoChoice`]; a field that may not be filled is told from none at all.
pub fn choose(frames: &[(i64, FrameFacts)], aim: Aim, top: &Origin, names: &[String]) -> Result<Choice, NoChoice> {
    let mut best: Option<(i64, &FrameFacts, Target)> = None;
    let mut refused = None;
    let mut is_tie = false;
    for (frame, facts) in frames {
        let found = match aim {
            Aim::Focused { frame: wanted } if wanted == *frame => focused(facts).into_iter().collect(),
            Aim::Focused { .. } => Vec::new(),
            Aim::Best => targets(facts).into_iter().take(1).collect(),
            Aim::Recovery => for_recovery(facts),
        };
        for target in found {
            match frame_allowed(facts, top) {
                Ok(()) if best.as_ref().is_none_or(|(_, _, other)| target.score > other.score) => {
                    (best, is_tie) = (Some((*frame, facts, target)), false);
                }
                Ok(()) => is_tie |= best.as_ref().is_some_and(|(_, _, other)| target.score == other.score),
                Err(refusal) => refused = Some(refusal),
            }
        }
    }
    if aim == Aim::Recovery && is_tie {
        return Err(NoChoice::NoField);
    }
    let none = match refused {
        Some(FrameRefusal::NotSecure) => NoChoice::NotSecure,
        Some(_) => NoChoice::ForeignFrame,
        None => NoChoice::NoField,
    };
    let choice = best.and_then(|(frame, facts, target)| Choice::of(frame, facts, &target)).ok_or(none)?;
    // What the other frames of the same origin show is shown to the same user.
    let shown = frames.iter().map(|(_, facts)| facts).filter(|facts| facts.origin == choice.origin);
    let choice = Choice { named: named(names, shown), ..choice };
    Ok(if aim == Aim::Recovery { choice.of_whole_text() } else { choice })
}

impl Choice {
    /// The choice of this target, for no account in particular. `None` if its fields are not among the facts.
    #[must_use]
    pub fn of(frame: i64, facts: &FrameFacts, target: &Target) -> Option<Self> {
        let boxes = target.fields.iter().map(|id| facts.field(*id).map(Slot::of)).collect::<Option<_>>()?;
        Some(Self {
            frame,
            token: facts.token.clone(),
            origin: facts.origin.clone(),
            boxes,
            channel: target.channel,
            sure: target.sure,
            named: None,
            empty: target.fields.iter().all(|id| facts.field(*id).is_some_and(|field| field.length == 0)),
        })
    }
}

impl Choice {
    /// For a text that is typed as it is: nothing is put between its halves, and digits alone are told from other texts.
    fn of_whole_text(mut self) -> Self {
        for slot in &mut self.boxes {
            if slot.split.take().is_some() {
                let whole = slot.most.saturating_add(1);
                (slot.least, slot.most) = (whole, whole);
            } else if slot.least > 0 {
                slot.numeric = true; // its pattern is one of digits
            }
        }
        self
    }
}

impl Slot {
    fn of(field: &FieldFacts) -> Self {
        let most = u32::try_from(field.max_length).unwrap_or(u32::MAX);
        let halves = halves_of_pattern(&field.pattern).filter(|(_, count)| *count < most && field.kind != "number");
        if let Some((between, count)) = halves {
            return Self { id: field.id, numeric: false, least: count, most: count, split: Some(between) };
        }
        let (least, longest) = lengths_of_pattern(&field.pattern).unwrap_or((0, usize::MAX));
        Self {
            id: field.id,
            numeric: field.kind == "number",
            least: u32::try_from(least).unwrap_or(u32::MAX),
            most: most.min(u32::try_from(longest).unwrap_or(u32::MAX)),
            split: None,
        }
    }
}
