//! What was captured and waits for the user's yes.

use super::{effect::Effect, event::CaptureRecord};
use crate::{
    account::Draft,
    capture::{
        drafts::{Drafts, Found, Part},
        found::Place,
        trust::Doubt,
    },
    message::{ExportView, Failure},
    origin::Origin,
    otpauth::OtpauthError,
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
    found: Vec<Found>,
}

/// Something that may be saved, and where it stood.
pub(super) struct Item {
    pub draft: Draft,
    pub place: Place,
    pub doubt: Option<Doubt>,
}

impl Pending {
    fn new(at: UnixMs, origin: Option<Origin>) -> Self {
        Self { at, origin, items: Vec::new(), refused: Vec::new(), found: Vec::new() }
    }

    pub(super) fn from_record(record: CaptureRecord) -> Self {
        let origin = record.origin.and_then(|origin| Origin::parse(&origin).ok());
        let mut pending = Self::new(UnixMs(record.at.max(0.0) as u64), origin);
        record.found.into_iter().for_each(|found| pending.take(found));
        pending.refused = record.refused;
        pending
    }

    /// What was read. Codes that are no authenticator codes are passed over if another one is.
    ///
    /// # Errors
    /// `nothing` if nothing was, else why what was read cannot be an account.
    pub(super) fn of(drafts: Drafts, origin: Option<Origin>, now: UnixMs, nothing: Failure) -> Result<Self, Failure> {
        let mut pending = Self::new(now, origin);
        pending.refused = drafts.refused;
        drafts.found.into_iter().for_each(|found| pending.take(found));
        if !pending.items.is_empty() {
            pending.refused.retain(|error| *error != OtpauthError::NotOtpauth);
            return Ok(pending);
        }
        Err(pending.refused.first().cloned().map_or(nothing, Failure::Unreadable))
    }

    /// Takes what one code, or one address, says.
    fn take(&mut self, found: Found) {
        if self.found.iter().any(|other| other.says_the_same(&found)) {
            return;
        }
        if found.part.is_some() {
            // The page that shows an export is not the site of its accounts.
            self.origin = None;
        }
        let item = |draft| Item { draft, place: found.place.clone(), doubt: found.doubt.clone() };
        self.items.extend(found.drafts().map(item));
        self.found.push(found);
    }

    fn parts(&self) -> impl Iterator<Item = Part> {
        self.found.iter().filter_map(|found| found.part)
    }

    /// Joined to what was captured before, if both are of one export.
    pub(super) fn after(self, earlier: Option<Self>) -> Self {
        let goes_on = |earlier: &Self| earlier.parts().any(|old| self.parts().any(|new| is_of(new, old)));
        let Some(mut joined) = earlier.filter(|earlier| earlier.waits_at(self.at) && goes_on(earlier)) else {
            return self;
        };
        joined.at = self.at;
        // What an export refuses it says again.
        joined.refused.retain(|error| !self.refused.contains(error));
        joined.refused.extend(self.refused);
        self.found.into_iter().for_each(|found| joined.take(found));
        joined
    }

    /// Which parts of an export were read: of the first one of which some are missing, or of the last.
    pub(super) fn export(&self) -> Option<ExportView> {
        let mut view = None;
        for of in self.parts() {
            let is_missing = |number: &u32| !self.parts().any(|part| is_of(part, of) && part.part == *number);
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
            found: self.found.clone(),
            refused: self.refused.clone(),
        };
        Effect::KeepCapture { record, until }
    }
}

/// Whether both are parts of one export.
fn is_of(one: Part, other: Part) -> bool {
    (one.batch, one.parts) == (other.batch, other.parts)
}
