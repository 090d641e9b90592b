//! The vault with its key: reading it.

use super::{
    Care, Settings, Vault,
    body::Body,
    envelope::Envelope,
    header::Header,
    kdf::{KdfRequest, Stretched},
    key::{Root, SessionKey},
    locked::{Locked, Opener, UnlockError, request_of, root_of},
    log,
    random::{RandomError, random},
    recovery::Survey,
    slot::{Slot, SlotError, Way},
    stores::{SlotName, StoreName, Write, born},
};
use crate::{
    account::{Account, AccountId},
    activity::LogEntry,
    recovery_set::{RecoverySet, RecoverySetId},
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
    pub(super) slot: SlotName,
    pub(super) body: Body,
    /// The highest generation that may lie in a store without being the vault: a save that failed, a damaged copy. The
    /// next one is higher.
    pub(super) burnt: u64,
    pub(super) survey: Box<Survey>,
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

impl Vault<Unlocked> {
    /// A new, empty vault that is opened by a passphrase. It is generation 0 and in no store; the first
    /// [`Self::prepare`] (with [`super::Change::Nothing`], if there is nothing yet) makes generation 1.
    ///
    /// # Errors
    /// [`CreateError`].
    pub fn create(stretched: &Stretched, request: &KdfRequest, now: UnixMs) -> Result<Self, CreateError> {
        if !request.within_limits() {
            return Err(CreateError::Kdf);
        }
        let root = Root::new()?;
        let vault_id = random()?;
        let slot = Slot::make(&root, &vault_id, &Way::Passphrase(request.clone()), stretched, now)?;
        let header = Header::new(slot, vault_id, now)?;
        let body = Body::new(&root, &vault_id).ok_or(CreateError::Random)?;
        let head = Envelope::seal(header, None, &root, &body.encode()).map_err(|_| CreateError::SelfCheck)?;
        Ok(Self { state: Unlocked { root, head, slot: SlotName::of(0), body, burnt: 0, survey: Box::default() } })
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

    /// The account of this id, also in the trash.
    #[must_use]
    pub fn account_or_trash(&self, id: AccountId) -> Option<&Account> {
        self.state.body.account(id).map(|record| &record.account)
    }

    /// The accounts in the trash and when each was put there.
    pub fn trash(&self) -> impl Iterator<Item = (&Account, UnixMs)> {
        self.state.body.accounts().filter_map(|record| Some((&record.account, record.deleted_at?)))
    }

    /// All sets of recovery codes, oldest first: also those that others have replaced, and those of accounts in the trash.
    /// They are read each time they are asked for.
    pub fn recovery_sets(&self) -> impl Iterator<Item = RecoverySet> {
        self.state.body.recovery_sets().map(|record| record.set)
    }

    /// The set of this id.
    #[must_use]
    pub fn recovery_set(&self, id: RecoverySetId) -> Option<RecoverySet> {
        self.recovery_sets().find(|set| set.id == id)
    }

    /// The recovery codes of an account that count: those that no others have replaced.
    #[must_use]
    pub fn recovery_codes(&self, account: AccountId) -> Option<RecoverySet> {
        self.recovery_sets().filter(|set| set.account == account && set.is_current()).max_by_key(|set| set.created_at)
    }

    /// The activity log, newest first: at most [`crate::activity::MAX_ENTRIES`]. It is read each time it is asked for.
    #[must_use]
    pub fn activity(&self) -> Vec<LogEntry> {
        log::read(&self.state.body.records)
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        self.state.body.settings()
    }

    /// What was done for the day on which the vault is lost.
    #[must_use]
    pub fn care(&self) -> &Care {
        self.state.body.care()
    }

    /// How many accounts and settings are there that this version cannot read. They are kept; the user has to be told.
    #[must_use]
    pub fn unreadable(&self) -> usize {
        self.state.body.unreadable()
    }

    /// The same of sets of recovery codes. Whoever shows recovery codes has to tell it.
    #[must_use]
    pub fn unreadable_sets(&self) -> usize {
        self.state.body.unreadable_sets()
    }

    /// Which save this is: counts from 1 (0 for a vault that was never saved).
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.state.head.header.generation
    }

    /// When it was saved.
    #[must_use]
    pub fn saved_at(&self) -> UnixMs {
        self.state.head.header.saved_at
    }

    /// The stored text, base64: a snapshot or a backup of it.
    #[must_use]
    pub fn text(&self) -> String {
        self.state.head.to_text()
    }

    /// The marker that stands beside it.
    #[must_use]
    pub fn born(&self) -> String {
        born(&self.state.head.header.vault_id, self.saved_at())
    }

    /// What the passphrase is stretched with.
    ///
    /// # Errors
    /// As [`Vault::<Locked>::kdf_request`].
    pub fn kdf_request(&self) -> Result<KdfRequest, UnlockError> {
        request_of(&self.state.head)
    }

    /// The passkeys: credential id and what the PRF is evaluated on.
    pub fn passkeys(&self) -> impl Iterator<Item = (Vec<u8>, [u8; 32])> {
        self.state.head.header.slots.iter().filter_map(Slot::passkey)
    }

    /// The ways to unlock: id, kind as in `FORMAT.md`, when it was made.
    pub fn methods(&self) -> impl Iterator<Item = ([u8; 16], u8, Option<UnixMs>)> {
        let slots = self.state.head.header.slots.iter();
        slots.map(|slot| (slot.id, slot.kind, slot.read().ok().and_then(|slot| slot.made_at)))
    }

    /// Whether the passphrase is stretched less than it should be. Our own vaults never are: somebody lowered it, and the
    /// passphrase has to be stretched anew.
    #[must_use]
    pub fn kdf_below_floor(&self) -> bool {
        let slots = &self.state.head.header.slots;
        slots.iter().filter_map(|slot| slot.request().ok()).any(|request| request.below_floor())
    }

    /// From now on this installation signs with another id: another one has saved under the same.
    ///
    /// # Errors
    /// [`RandomError`] if the system gives no random bytes.
    pub fn renew_writer(&mut self) -> Result<(), RandomError> {
        self.state.head.header.writer_id = random()?;
        Ok(())
    }

    /// Whether this opens the vault: asked again before what is not to be done by somebody who found it unlocked.
    #[must_use]
    pub fn is_opened_by(&self, opener: &Opener, stretched: &Stretched) -> bool {
        root_of(&self.state.head, opener, stretched).is_ok_and(|root| root.same_as(&self.state.root))
    }

    /// Copies that make a store hold this vault and nothing else.
    #[must_use]
    pub fn refill(&self, store: StoreName) -> Vec<Write> {
        let slot = self.state.slot;
        let write = |slot| Write { store, slot, text: self.text(), aside: true };
        vec![write(slot.other()), write(slot)]
    }

    /// The key, to be kept in `storage.session` while the vault is unlocked, for [`Vault::resume`] after the worker was stopped.
    #[must_use]
    pub fn session_key(&self) -> SessionKey {
        self.state.root.to_session()
    }

    /// Forgets the key and everything decrypted.
    #[must_use]
    pub fn lock(self) -> Vault<Locked> {
        Vault::from_head(self.state.slot, self.state.head)
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
