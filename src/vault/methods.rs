//! What can be done to the ways to unlock, and what is noted about backups: rare changes, made by the keeper.

use std::rc::Rc;

use super::{
    Care, Vault,
    change::{ChangeError, set_settings},
    envelope::Envelope,
    header::Header,
    kdf::{KdfRequest, Stretched},
    key::Root,
    log,
    prepared::Prepared,
    records::Entry,
    slot::{PASSPHRASE, Slot, Way},
    unlocked::{CreateError, Unlocked},
};
use crate::{activity::LogEntry, time::UnixMs};

/// A change of the ways to unlock, or of what is noted about backups.
pub enum MethodChange {
    /// Sets a way: in the place of the passphrase, of the recovery key or of the same passkey, or beside what there is.
    /// Copies saved before still open with what they had.
    Set {
        /// Which way, and what is written into its slot.
        way: Way,
        /// What it leads to.
        stretched: Stretched,
        /// What is to be noted with it.
        care: Care,
    },
    /// Removes the way with this slot id. The passphrase stays.
    Remove([u8; 16]),
    /// Notes something.
    Note(Care),
    /// A change, and what the log is to say of it: in one save.
    With(Box<Self>, Vec<LogEntry>),
}

impl MethodChange {
    /// The same change, with an entry for the log in the same save.
    #[must_use]
    pub fn logged(self, entry: LogEntry) -> Self {
        Self::With(Box::new(self), vec![entry])
    }
}

impl Vault<Unlocked> {
    /// Makes the next generation, as [`Vault::prepare`] does for other changes.
    ///
    /// # Errors
    /// [`ChangeError`]; nothing has changed then.
    pub fn prepare_method(&self, change: &MethodChange, now: UnixMs) -> Result<Prepared, ChangeError> {
        let mut header = self.next_header(now)?;
        let next = self.with_method(change, &mut header, now)?;
        self.seal(header, next, now)
    }

    /// The records of the next generation; what concerns the slots is written into the header.
    fn with_method(
        &self,
        change: &MethodChange,
        header: &mut Header,
        now: UnixMs,
    ) -> Result<Vec<Rc<Entry>>, ChangeError> {
        let Unlocked { root, body, .. } = &self.state;
        let (author, settings) = (header.writer_id, body.settings().clone());
        match change {
            MethodChange::Set { way, stretched, care } => {
                if matches!(way, Way::Passphrase(request) if !request.within_limits()) {
                    return Err(ChangeError::Kdf);
                }
                let slot = Slot::make(root, &header.vault_id, way, stretched, now)?;
                place(&mut header.slots, way, slot);
                set_settings(body, settings, care.clone(), author)
            }
            MethodChange::Remove(id) => {
                let before = header.slots.len();
                header.slots.retain(|slot| slot.kind == PASSPHRASE || slot.id != *id);
                if header.slots.len() == before {
                    return Err(ChangeError::NoSuchWay);
                }
                Ok(body.records.clone())
            }
            MethodChange::Note(care) => set_settings(body, settings, care.clone(), author),
            MethodChange::With(change, entries) => {
                log::append(self.with_method(change, header, now)?, entries, body.collection_id, author)
            }
        }
    }

    /// The same content as a stored vault of its own: under a fresh root key, opened by this passphrase alone. Whoever gets
    /// hold of it and its passphrase has what is in it, and not what is saved later.
    ///
    /// # Errors
    /// [`CreateError`].
    pub fn sealed_for_backup(
        &self,
        stretched: &Stretched,
        request: &KdfRequest,
        now: UnixMs,
    ) -> Result<String, CreateError> {
        if !request.within_limits() {
            return Err(CreateError::Kdf);
        }
        let Unlocked { root: old, head, body, .. } = &self.state;
        let root = Root::new()?;
        let vault = &head.header.vault_id;
        let slot = Slot::make(&root, vault, &Way::Passphrase(request.clone()), stretched, now)?;
        let header = head.header.for_backup(slot, now)?;
        let body = body.with(body.records.clone()).under(old, &root, vault);
        let content = body.ok_or(CreateError::SelfCheck)?.encode();
        let sealed = Envelope::seal(header, Some(head), &root, &content).map_err(|_| CreateError::SelfCheck)?;
        let text = sealed.to_text();
        let reopened = Envelope::from_text(&text).ok().and_then(|envelope| envelope.open_body(&root).ok());
        if reopened.is_some_and(|reopened| *reopened == *content) { Ok(text) } else { Err(CreateError::SelfCheck) }
    }
}

/// Puts a slot where the one of the same way is, or at the end.
fn place(slots: &mut Vec<Slot>, way: &Way, new: Slot) {
    let same = |slot: &Slot| match way {
        Way::Passkey { credential, .. } => slot.passkey().is_some_and(|(own, _)| own == *credential),
        _ => slot.kind == new.kind,
    };
    match slots.iter().position(same) {
        Some(at) => {
            if let Some(slot) = slots.get_mut(at) {
                *slot = new;
            }
        }
        None => slots.push(new),
    }
}
