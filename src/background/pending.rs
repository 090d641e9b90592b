//! What was captured and waits for the user's yes.

use zeroize::Zeroizing;

use super::{effect::Effect, event::CaptureRecord};
use crate::{
    account::Draft,
    capture,
    message::{ExportView, Failure},
    origin::Origin,
    otpauth::{self, Export, OtpauthError},
    time::UnixMs,
};

/// How long a capture waits for the user, in milliseconds.
const PATIENCE_MS: u64 = 10 * 60 * 1000;

/// What was captured and waits. Kept in `storage.session` too, since the worker may die before the user answers.
pub(super) struct Pending {
    pub at: UnixMs,
    pub origin: Option<Origin>,
    pub drafts: Vec<Draft>,
    pub refused: Vec<OtpauthError>,
    texts: Vec<Zeroizing<String>>,
    parts: Vec<Part>,
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
    pub(super) fn new(at: UnixMs, origin: Option<Origin>) -> Self {
        Self { at, origin, drafts: Vec::new(), refused: Vec::new(), texts: Vec::new(), parts: Vec::new() }
    }

    pub(super) fn from_record(record: CaptureRecord) -> Self {
        let origin = record.origin.and_then(|origin| Origin::parse(&origin).ok());
        let mut pending = Self::new(UnixMs(record.at.max(0.0) as u64), origin);
        for text in record.texts {
            pending.take(Zeroizing::new(text));
        }
        pending
    }

    /// QR codes of a picture: those that are no authenticator codes are passed over if another one is.
    pub(super) fn of_codes(
        texts: Vec<Zeroizing<String>>,
        origin: Option<Origin>,
        now: UnixMs,
    ) -> Result<Self, Failure> {
        let mut pending = Self::new(now, origin);
        for text in texts {
            pending.take(text);
        }
        if !pending.drafts.is_empty() {
            pending.refused.retain(|error| *error != OtpauthError::NotOtpauth);
        }
        pending.finished(Failure::NoCodeFound)
    }

    /// A selected text, or the address of a link.
    pub(super) fn of_text(text: &str, origin: Option<Origin>, now: UnixMs) -> Result<Self, Failure> {
        let mut pending = Self::new(now, origin);
        if otpauth::is_export(text) {
            pending.take(Zeroizing::new(text.to_owned()));
        } else {
            for found in capture::text::drafts_in(text) {
                match found {
                    Ok(draft) => {
                        let text = otpauth::format(&draft);
                        pending.take_draft(draft, text);
                    }
                    Err(error) => pending.refused.push(error),
                }
            }
        }
        pending.finished(Failure::NoSecretFound)
    }

    pub(super) fn finished(self, nothing: Failure) -> Result<Self, Failure> {
        match self.refused.first() {
            _ if !self.drafts.is_empty() => Ok(self),
            Some(error) => Err(Failure::Unreadable(error.clone())),
            None => Err(nothing),
        }
    }

    /// Takes what one code, or one address, says.
    pub(super) fn take(&mut self, text: Zeroizing<String>) {
        if self.texts.contains(&text) {
            return;
        }
        if otpauth::is_export(&text) {
            match otpauth::read_export(&text) {
                Ok(export) => self.take_export(export, text),
                Err(error) => self.refused.push(error),
            }
            return;
        }
        match otpauth::parse(&text) {
            Ok(draft) => self.take_draft(draft, text),
            Err(error) => self.refused.push(error),
        }
    }

    pub(super) fn take_draft(&mut self, draft: Draft, text: Zeroizing<String>) {
        if !self.texts.contains(&text) {
            self.drafts.push(draft);
            self.texts.push(text);
        }
    }

    fn take_export(&mut self, export: Export, text: Zeroizing<String>) {
        // The page that shows an export is not the site of its accounts.
        self.origin = None;
        self.texts.push(text);
        self.parts.push(Part { batch: export.batch, part: export.part, parts: export.parts });
        for account in export.accounts {
            match account {
                Ok(draft) => self.drafts.push(draft),
                Err(error) => self.refused.push(error),
            }
        }
    }

    /// Joined to what was captured before, if both are of one export.
    pub(super) fn after(self, earlier: Option<Self>) -> Self {
        let goes_on = |earlier: &Self| earlier.parts.iter().any(|old| self.parts.iter().any(|new| new.is_of(old)));
        let Some(mut joined) = earlier.filter(|earlier| earlier.waits_at(self.at) && goes_on(earlier)) else {
            return self;
        };
        joined.at = self.at;
        for text in self.texts {
            joined.take(text);
        }
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
            texts: self.texts.iter().map(|text| text.to_string()).collect(),
        };
        Effect::KeepCapture { record, until }
    }
}
