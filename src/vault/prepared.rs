//! The next generation of the vault: made, checked, and taken over once it is saved.

use std::rc::Rc;

use super::{
    Vault,
    body::Body,
    cbor::check,
    change::{Change, ChangeError, purged},
    envelope::{Envelope, MAX_BODY_LEN, SealError},
    header::Header,
    locked::{content_of, open_authentic},
    log,
    records::Entry,
    stores::SlotName,
    unlocked::Unlocked,
};
use crate::time::UnixMs;

/// The next generation, encrypted and checked, not yet saved. Holds what it will hold: no `Debug`, `Clone` or `Serialize`.
///
/// ```compile_fail
/// fn needs_debug<T: std::fmt::Debug>() {}
/// needs_debug::<sixpence::vault::Prepared>();
/// ```
/// ```compile_fail
/// fn needs_clone<T: Clone>() {}
/// needs_clone::<sixpence::vault::Prepared>();
/// ```
pub struct Prepared {
    /// Where it has to be written: never where the current generation is.
    pub slot: SlotName,
    /// What has to be written: base64.
    pub text: String,
    /// Its generation.
    pub generation: u64,
    /// The marker to be written beside it.
    pub born: String,
    envelope: Envelope,
    body: Body,
}

/// A [`Prepared`] that does not follow the current generation: another was committed meanwhile. It must not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the vault was changed meanwhile")]
pub struct Stale;

/// What there is in a body beside its records, in bytes, usually at most: collections, padding.
const BESIDE_RECORDS: usize = 8 * 1024;

impl Vault<Unlocked> {
    /// Makes the next generation: applies the change, encrypts, decrypts the very bytes that are to be stored, and compares.
    /// What has been in the trash for [`super::TRASH_DAYS`] is forgotten with it. This vault is not altered. One at a time:
    /// of two prepared from the same generation, only one may be written.
    ///
    /// # Errors
    /// [`ChangeError`]; nothing has changed then.
    pub fn prepare(&self, change: &Change, now: UnixMs) -> Result<Prepared, ChangeError> {
        let header = self.next_header(now)?;
        let next = change.apply(&self.state.body, header.writer_id, now)?;
        self.seal(header, next, now)
    }

    pub(super) fn next_header(&self, now: UnixMs) -> Result<Header, ChangeError> {
        self.state.head.header.successor(self.state.burnt, now)?.ok_or(ChangeError::Full)
    }

    pub(super) fn seal(&self, header: Header, records: Vec<Rc<Entry>>, now: UnixMs) -> Result<Prepared, ChangeError> {
        let Unlocked { root, head, body, .. } = &self.state;
        let mut records = purged(records, header.writer_id, now)?;
        log::give_way(&mut records, MAX_BODY_LEN.saturating_sub(BESIDE_RECORDS));
        let body = body.with(records);
        let content = body.encode();
        let text = Envelope::seal(header, Some(head), root, &content)?.to_text();
        let envelope = Envelope::from_text(&text).map_err(|_| ChangeError::SelfCheck)?;
        // What each record's encoding says was read when it was made; here their being together is.
        let reads = |opened: &[u8]| *opened == **content && check(opened).is_ok();
        let same = open_authentic(&envelope, root).is_some_and(|opened| reads(&opened));
        if same { Ok(self.prepared(text, envelope, body)) } else { Err(ChangeError::SelfCheck) }
    }

    /// A save that another instance has made of this vault (the keeper): `None` unless it is authentic and follows it.
    #[must_use]
    pub fn adopt(&self, text: &str) -> Option<Prepared> {
        let envelope = Envelope::from_text(text).ok()?;
        let body = content_of(&envelope, &self.state.root)?;
        Some(self.prepared(text.to_owned(), envelope, body)).filter(|prepared| self.fits(prepared))
    }

    fn prepared(&self, text: String, envelope: Envelope, body: Body) -> Prepared {
        let generation = envelope.header.generation;
        Prepared { slot: self.state.slot.other(), text, generation, born: self.born(), envelope, body }
    }

    /// Whether `prepared` follows the current generation: to be asked before it is written, where another save may have come
    /// between.
    #[must_use]
    pub fn fits(&self, prepared: &Prepared) -> bool {
        let (old, new) = (&self.state.head.header, &prepared.envelope.header);
        old.vault_id == new.vault_id && old.generation < new.generation && prepared.slot == self.state.slot.other()
    }

    /// Makes a prepared generation the current one. To be called once the store has acknowledged it and read it back.
    ///
    /// # Errors
    /// [`Stale`] if it does not follow the current generation; nothing has changed then.
    pub fn commit(&mut self, prepared: Prepared) -> Result<(), Stale> {
        if !self.fits(&prepared) {
            return Err(Stale);
        }
        self.state.head = prepared.envelope;
        self.state.slot = prepared.slot;
        self.state.body = prepared.body;
        Ok(())
    }

    /// A generation was not acknowledged, and may lie in a store all the same.
    pub fn burn(&mut self, generation: u64) {
        self.state.burnt = self.state.burnt.max(generation);
    }
}

impl From<SealError> for ChangeError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::TooLarge => Self::Full,
            SealError::Refused => Self::SelfCheck,
        }
    }
}
