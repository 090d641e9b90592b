//! What was captured and waits for the user's yes.

use super::{effect::Effect, event::CaptureRecord};
use crate::{
    account::Draft,
    capture::{
        found::{Findings, FoundText, Place},
        trust::Doubt,
    },
    message::{ExportView, Failure},
    origin::Origin,
    otpauth::{self, Export, OtpauthError},
    time::UnixMs,
};

/// How long a capture waits for the user, in milliseconds.
pub(super) const PATIENCE_MS: u64 = 10 * 60 * 1000;

/// What was captured and waits. Kept in `storage.session` too, since the worker may die before the user answers.
pub(super) struct Pending {
    pub at: UnixMs,
    pub origin: Option<Origin>,
    pub items: Vec<Item>,
    pub refused: Vec<OtpauthError>,
    texts: Vec<FoundText>,
    parts: Vec<Part>,
}

/// Something that may be saved, and where it stood.
pub(super) struct Item {
    pub draft: Draft,
    pub place: Place,
    pub doubt: Option<Doubt>,
}

/// A part of an export of Google Authenticator.
struct Part {
    batch: i32,
    part: u32,
    parts: u32,
}

impl Part {
    fn is_of(&self, other: &Self) -> bool {
        (self.batch, self.parts) == (other.batch, other.parts)
    }
}

impl Pending {
    fn new(at: UnixMs, origin: Option<Origin>) -> Self {
        Self { at, origin, items: Vec::new(), refused: Vec::new(), texts: Vec::new(), parts: Vec::new() }
    }

    pub(super) fn from_record(record: CaptureRecord) -> Self {
        let origin = record.origin.and_then(|origin| Origin::parse(&origin).ok());
        let mut pending = Self::new(UnixMs(record.at.max(0.0) as u64), origin);
        record.texts.into_iter().for_each(|found| pending.take(found));
        pending.refused = record.refused;
        pending
    }

    /// What was read. Codes that are no authenticator codes are passed over if another one is.
    ///
    /// # Errors
    /// `nothing` if nothing was, else why what was read cannot be an account.
    pub(super) fn of(
        findings: Findings,
        origin: Option<Origin>,
        now: UnixMs,
        nothing: Failure,
    ) -> Result<Self, Failure> {
        let mut pending = Self::new(now, origin);
        pending.refused = findings.refused;
        findings.texts.into_iter().for_each(|found| pending.take(found));
        if !pending.items.is_empty() {
            pending.refused.retain(|error| *error != OtpauthError::NotOtpauth);
            return Ok(pending);
        }
        Err(pending.refused.first().cloned().map_or(nothing, Failure::Unreadable))
    }

    /// An address that was typed, with what was typed beside it.
    pub(super) fn of_typed(draft: Draft, now: UnixMs) -> Self {
        let mut pending = Self::new(now, None);
        let text = otpauth::format(&draft).to_string();
        pending.texts.push(FoundText::brought(text));
        pending.items.push(Item { draft, place: Place::Pointed, doubt: None });
        pending
    }

    /// Takes what one code, or one address, says.
    fn take(&mut self, found: FoundText) {
        if self.texts.iter().any(|other| other.text == found.text) {
            return;
        }
        if otpauth::is_export(&found.text) {
            match otpauth::read_export(&found.text) {
                Ok(export) => self.take_export(export, found),
                Err(error) => self.refused.push(error),
            }
            return;
        }
        match otpauth::parse(&found.text) {
            Ok(draft) => {
                self.items.push(Item { draft, place: found.place.clone(), doubt: found.doubt.clone() });
                self.texts.push(found);
            }
            Err(error) => self.refused.push(error),
        }
    }

    fn take_export(&mut self, export: Export, found: FoundText) {
        // The page that shows an export is not the site of its accounts.
        self.origin = None;
        self.parts.push(Part { batch: export.batch, part: export.part, parts: export.parts });
        for account in export.accounts {
            match account {
                Ok(draft) => self.items.push(Item { draft, place: found.place.clone(), doubt: None }),
                Err(error) => self.refused.push(error),
            }
        }
        self.texts.push(found);
    }

    /// Joined to what was captured before, if both are of one export.
    pub(super) fn after(self, earlier: Option<Self>) -> Self {
        let goes_on = |earlier: &Self| earlier.parts.iter().any(|old| self.parts.iter().any(|new| new.is_of(old)));
        let Some(mut joined) = earlier.filter(|earlier| earlier.waits_at(self.at) && goes_on(earlier)) else {
            return self;
        };
        joined.at = self.at;
        // What the export itself refuses, taking it says again.
        joined.refused.retain(|error| !self.refused.contains(error));
        joined.refused.extend(self.refused);
        let known = joined.refused.len();
        self.texts.into_iter().for_each(|found| joined.take(found));
        joined.refused.truncate(known);
        joined
    }

    /// Which parts of an export were read: of the first one of which some are missing, or of the last.
    pub(super) fn export(&self) -> Option<ExportView> {
        let mut view = None;
        for of in &self.parts {
            let is_missing = |number: &u32| !self.parts.iter().any(|part| part.is_of(of) && part.part == *number);
            let missing: Vec<u32> = (1..=of.parts).filter(is_missing).collect();
            let is_whole = missing.is_empty();
            view = Some(ExportView { parts: of.parts, missing });
            if !is_whole {
                break;
            }
        }
        view
    }

    /// Whether it still waits at this time; a clock turned back ends it too.
    pub(super) fn waits_at(&self, now: UnixMs) -> bool {
        now >= self.at && now.since(self.at) < PATIENCE_MS
    }

    pub(super) fn keep(&self) -> Effect {
        let until = self.at.plus_ms(PATIENCE_MS).0 as f64;
        let record = CaptureRecord {
            at: self.at.0 as f64,
            origin: self.origin.as_ref().map(ToString::to_string),
            texts: self.texts.clone(),
            refused: self.refused.clone(),
        };
        Effect::KeepCapture { record, until }
    }
}
