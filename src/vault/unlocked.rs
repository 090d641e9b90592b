//! The vault with its key: reading it, and making the next generation of it.

use super::{
    Settings, Vault,
    body::Body,
    change::{Change, ChangeError},
    envelope::{Envelope, SealError},
    header::Header,
    kdf::{KdfRequest, Stretched},
    key::{Root, SessionKey},
    locked::{Locked, SlotName},
    random::{RandomError, random},
    slot::{Slot, SlotError, SlotKey},
};
use crate::{
    account::{Account, AccountId},
    time::UnixMs,
};

/// A vault whose key is here. No `Debug`, `Clone` or `Serialize`.
///
/// ```compile_fail
/// fn needs_debug<T: std::fmt::Debug>() {}
/// needs_debug::<sixpence::vault::Vault<sixpence::vault::Unlocked>>();
/// ```
/// ```compile_fail
/// fn needs_clone<T: Clone>() {}
/// needs_clone::<sixpence::vault::Vault<sixpence::vault::Unlocked>>();
/// ```
/// ```compile_fail
/// // A locked vault has no accounts.
/// fn of(vault: &sixpence::vault::Vault<sixpence::vault::Locked>) -> usize { vault.accounts().count() }
/// ```
pub struct Unlocked {
    pub(super) root: Root,
    /// What is in the store.
    pub(super) head: Envelope,
    /// Where.
    pub(super) place: SlotName,
    pub(super) body: Body,
}

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
    envelope: Envelope,
    body: Body,
}

/// Why a vault was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CreateError {
    /// The parameters are outside [`KdfRequest::within_limits`].
    #[error("these parameters do not protect a passphrase")]
    Kdf,
    /// The system gave no random bytes.
    #[error("the system gave no random bytes")]
    Random,
    /// The new vault did not open again.
    #[error("the new vault could not be encrypted")]
    SelfCheck,
}

/// A [`Prepared`] that does not follow the current generation: another was committed meanwhile. It must not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the vault was changed meanwhile")]
pub struct Stale;

impl Vault<Unlocked> {
    /// A new, empty vault that is opened by a passphrase. It is generation 0 and in no store; the first
    /// [`Self::prepare`] (with [`Change::Nothing`], if there is nothing yet) makes generation 1.
    ///
    /// # Errors
    /// [`CreateError`].
    pub fn create(stretched: &Stretched, request: &KdfRequest, now: UnixMs) -> Result<Self, CreateError> {
        if !request.within_limits() {
            return Err(CreateError::Kdf);
        }
        let root = Root::new()?;
        let vault_id = random()?;
        let slot = Slot::for_passphrase(&root, &vault_id, &SlotKey { stretched, request })?;
        let header = Header::new(slot, vault_id, now)?;
        let body = Body::new(&root, &vault_id).ok_or(CreateError::Random)?;
        let head = Envelope::seal(header, None, &root, &body.encode()).map_err(|_| CreateError::SelfCheck)?;
        Ok(Self { state: Unlocked { root, head, place: SlotName::of(0), body } })
    }

    /// The accounts, without those in the trash, oldest first.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        self.state.body.accounts().filter(|record| record.deleted_at.is_none()).map(|record| &record.account)
    }

    /// The account of this id, unless it is in the trash.
    #[must_use]
    pub fn account(&self, id: AccountId) -> Option<&Account> {
        self.accounts().find(|account| account.id == id)
    }

    /// The accounts in the trash and when each was put there.
    pub fn trash(&self) -> impl Iterator<Item = (&Account, UnixMs)> {
        self.state.body.accounts().filter_map(|record| Some((&record.account, record.deleted_at?)))
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        self.state.body.settings()
    }

    /// How many accounts and settings are there that this version cannot read. They are kept; the user has to be told.
    #[must_use]
    pub fn unreadable(&self) -> usize {
        self.state.body.unreadable()
    }

    /// Which save this is: counts from 1 (0 for a vault that was never saved).
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.state.head.header.generation
    }

    /// Whether the passphrase is stretched less than it should be. Our own vaults never are: somebody lowered it, and the
    /// passphrase has to be stretched anew and set by [`Change::SetPassphrase`].
    #[must_use]
    pub fn kdf_below_floor(&self) -> bool {
        let slot = self.state.head.header.passphrase_slot();
        slot.is_some_and(|slot| slot.is_ok_and(|slot| slot.request.below_floor()))
    }

    /// Makes the next generation: applies the change, encrypts, decrypts the very bytes that are to be stored, and compares.
    /// This vault is not altered. One at a time: of two prepared from the same generation, only one may be written.
    ///
    /// # Errors
    /// [`ChangeError`]; nothing has changed then.
    pub fn prepare(&self, change: Change, now: UnixMs) -> Result<Prepared, ChangeError> {
        let Unlocked { root, head, place, body } = &self.state;
        let mut header = head.header.successor(now)?.ok_or(ChangeError::Full)?;
        if let Change::SetPassphrase { stretched, request } = &change {
            if !request.within_limits() {
                return Err(ChangeError::Kdf);
            }
            let slot = Slot::for_passphrase(root, &header.vault_id, &SlotKey { stretched, request })?;
            header.replace_passphrase_slot(slot);
        }
        let next = change.apply(body, header.writer_id, now)?;
        let content = body.encode_next(&next);
        let text = Envelope::seal(header, Some(head), root, &content)?.to_text();

        let envelope = Envelope::from_text(&text).map_err(|_| ChangeError::SelfCheck)?;
        let reopened = envelope.open_body(root).map_err(|_| ChangeError::SelfCheck)?;
        let next_body = Body::parse(&reopened).map_err(|_| ChangeError::SelfCheck)?;
        let same = envelope.header_is_authentic(root)
            && *reopened == *content
            && *next_body.encode() == *content
            && next_body.unreadable() == body.unreadable();
        if !same {
            return Err(ChangeError::SelfCheck);
        }
        Ok(Prepared { slot: place.other(), text, generation: envelope.header.generation, envelope, body: next_body })
    }

    /// Whether `prepared` follows the current generation: to be asked before it is written, where another save may have come
    /// between.
    #[must_use]
    pub fn fits(&self, prepared: &Prepared) -> bool {
        let (old, new) = (&self.state.head.header, &prepared.envelope.header);
        old.vault_id == new.vault_id && old.generation.checked_add(1) == Some(new.generation)
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
        self.state.place = prepared.slot;
        self.state.body = prepared.body;
        Ok(())
    }

    /// The key, to be kept in `storage.session` while the vault is unlocked, for [`Vault::resume`] after the worker was stopped.
    #[must_use]
    pub fn session_key(&self) -> SessionKey {
        self.state.root.to_session()
    }

    /// Forgets the key and everything decrypted.
    #[must_use]
    pub fn lock(self) -> Vault<Locked> {
        Vault::from_head(self.state.place, self.state.head)
    }
}

impl From<RandomError> for CreateError {
    fn from(_: RandomError) -> Self {
        Self::Random
    }
}

impl From<SlotError> for CreateError {
    fn from(error: SlotError) -> Self {
        match error {
            SlotError::Random(_) => Self::Random,
            SlotError::Refused => Self::SelfCheck,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_collection_has_its_own_key() {
        let request = KdfRequest { m_kib: 8 * 1024, t: 1, ..KdfRequest::fresh().unwrap() };
        let vault = Vault::create(&Stretched::from_bytes([1; 32]), &request, UnixMs(0)).unwrap();
        let (root, id) = (&vault.state.root, &vault.state.head.header.vault_id);
        assert!(vault.state.body.collection_keys_open(root, id));
        assert!(!vault.state.body.collection_keys_open(&Root::new().unwrap(), id));
    }
}
