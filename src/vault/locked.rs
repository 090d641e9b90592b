//! The vault without its key: which stored copy counts, and what opens it.

use zeroize::Zeroizing;

use super::{
    Vault,
    body::Body,
    envelope::{Envelope, EnvelopeError},
    kdf::{KdfRequest, Stretched},
    key::{Id, Root, SessionKey},
    recovery::Survey,
    slot::{PASSKEY, PASSPHRASE, RECOVERY_KEY, Slot},
    stores::{Copy, SlotName, born_of},
    unlocked::Unlocked,
};
use crate::time::UnixMs;

/// Why there is no vault to unlock. Nothing may be written in any of these cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// No copy was given.
    #[error("there is no vault")]
    Missing,
    /// No copy is whole.
    #[error("the vault is damaged")]
    Damaged,
    /// A copy is whole but written for later versions.
    #[error("the vault was written by a newer version")]
    NewerFormat {
        /// The lowest format version that may read it.
        needed: u16,
    },
    /// The copies are of different vaults, and neither the markers nor their number say which is the right one.
    #[error("the store holds two different vaults")]
    TwoVaults,
}

/// Why the vault stays locked. Nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnlockError {
    /// The passphrase (recovery key, passkey) is not that of the vault, or its slot was altered: the two cannot be told
    /// apart.
    #[error("the passphrase does not open the vault")]
    WrongPassphrase,
    /// The key is right, and the rest does not open: altered or damaged.
    #[error("the vault is damaged")]
    Damaged,
    /// No slot of this vault is opened in this way.
    #[error("the vault is not opened in this way")]
    NoSuchWay,
    /// The slot asks for more work, or less, than [`KdfRequest::within_limits`] allows.
    #[error("the vault asks for an unreasonable amount of work to unlock it")]
    OutOfLimits,
    /// The key of the session does not fit: the vault was replaced or altered meanwhile.
    #[error("the vault has to be unlocked again")]
    StaleSession,
}

/// What a vault is opened by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opener {
    /// The passphrase.
    Passphrase,
    /// The recovery key.
    RecoveryKey,
    /// The passkey with this credential id.
    Passkey(Vec<u8>),
}

/// A vault whose key is not here.
pub struct Locked {
    head: Box<Found>,
    /// The other copies of this vault that differ from it, newest first.
    older: Vec<Found>,
    survey: Box<Survey>,
}

/// A whole copy and where it was.
pub(super) struct Found {
    pub(super) slot: SlotName,
    pub(super) envelope: Envelope,
}

impl Vault<Locked> {
    /// Takes the copies that the stores hold and picks the highest generation among those that are whole. `born`: the
    /// markers of the stores, which say whose vault it is if the copies are of several.
    ///
    /// # Errors
    /// [`OpenError`]. One copy of a newer format is enough to refuse: going on with an older one would write over it.
    pub fn open(copies: &[Copy<'_>], born: &[&str]) -> Result<Self, OpenError> {
        let mut survey = Box::new(Survey::begun());
        let mut whole = Vec::new();
        let mut newer = None;
        for copy in copies {
            match Envelope::from_text(copy.text) {
                Ok(envelope) => whole.push((copy, envelope)),
                Err(EnvelopeError::Damaged) => survey.damaged(copy),
                Err(EnvelopeError::Newer(needed)) => newer = newer.max(Some(needed)),
            }
        }
        if let Some(needed) = newer {
            return Err(OpenError::NewerFormat { needed });
        }
        if whole.is_empty() {
            return Err(if copies.is_empty() { OpenError::Missing } else { OpenError::Damaged });
        }
        let ids: Vec<Id> = whole.iter().map(|(_, envelope)| envelope.header.vault_id).collect();
        let ours = whose(&ids, born).ok_or(OpenError::TwoVaults)?;
        let mut found: Vec<Found> = Vec::new();
        for (copy, envelope) in whole {
            if envelope.header.vault_id != ours {
                survey.foreign(copy);
                continue;
            }
            survey.whole(copy, &envelope);
            if found.iter().all(|other| other.envelope.end() != envelope.end()) {
                insert(&mut found, Found { slot: copy.slot, envelope });
            }
        }
        let mut found = found.into_iter();
        let head = found.next().ok_or(OpenError::Damaged)?;
        Ok(Self { state: Locked { head: Box::new(head), older: found.collect(), survey } })
    }

    pub(super) fn from_head(slot: SlotName, envelope: Envelope) -> Self {
        let head = Box::new(Found { slot, envelope });
        Self { state: Locked { head, older: Vec::new(), survey: Box::default() } }
    }

    /// What to stretch the passphrase with.
    ///
    /// # Errors
    /// [`UnlockError::NoSuchWay`], [`UnlockError::OutOfLimits`], or [`UnlockError::Damaged`] for a slot that is none.
    pub fn kdf_request(&self) -> Result<KdfRequest, UnlockError> {
        request_of(&self.state.head.envelope)
    }

    /// Whether there is a recovery key.
    #[must_use]
    pub fn has_recovery_key(&self) -> bool {
        self.slots().any(|slot| slot.kind == RECOVERY_KEY)
    }

    /// The passkeys: credential id and what the PRF is evaluated on.
    pub fn passkeys(&self) -> impl Iterator<Item = (Vec<u8>, [u8; 32])> {
        self.slots().filter_map(Slot::passkey)
    }

    fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.state.head.envelope.header.slots.iter()
    }

    /// Unlocks with a passphrase, stretched as [`Self::kdf_request`] asked, or with a key that needs no stretching. If the
    /// latest copy does not open, the one before is taken, and [`Vault::found_at_opening`] says so.
    ///
    /// # Errors
    /// The vault comes back, still locked, with the reason.
    pub fn unlock(self, by: &Opener, stretched: &Stretched) -> Result<Vault<Unlocked>, (Self, UnlockError)> {
        match root_of(&self.state.head.envelope, by, stretched) {
            Ok(root) => self.open_with(root, UnlockError::Damaged),
            Err(why) => Err((self, why)),
        }
    }

    /// Unlocks with the key that [`Vault::session_key`] gave, kept in `storage.session` while the vault is unlocked.
    ///
    /// # Errors
    /// The vault comes back, still locked: [`UnlockError::StaleSession`].
    pub fn resume(self, key: &SessionKey) -> Result<Vault<Unlocked>, (Self, UnlockError)> {
        self.open_with(Root::from_session(key), UnlockError::StaleSession)
    }

    /// Which save this is: counts from 1 (0 for a vault that was never saved).
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.state.head.envelope.header.generation
    }

    /// When it was saved. Not authenticated before the vault is unlocked.
    #[must_use]
    pub fn saved_at(&self) -> UnixMs {
        self.state.head.envelope.header.saved_at
    }

    /// The stored text of the copy that counts, base64.
    #[must_use]
    pub fn text(&self) -> String {
        self.state.head.envelope.to_text()
    }

    /// What was found where.
    #[must_use]
    pub fn survey(&self) -> &Survey {
        &self.state.survey
    }

    /// Everything of a copy is checked before anything of its body is looked at.
    fn open_with(self, root: Root, unfit: UnlockError) -> Result<Vault<Unlocked>, (Self, UnlockError)> {
        let content = |found: &Found| content_of(&found.envelope, &root);
        let Some(body) = content(&self.state.head) else {
            let Some(at) = self.state.older.iter().position(|found| content(found).is_some()) else {
                return Err((self, unfit));
            };
            return self.step_back(at).open_with(root, unfit);
        };
        let Locked { head, older, mut survey } = self.state;
        // What is not authentic is no copy to heal a store with.
        survey.keep(&head, older.into_iter().filter(|found| content_of(&found.envelope, &root).is_some()));
        let Found { slot, envelope } = *head;
        let burnt = survey.highest();
        Ok(Vault { state: Unlocked { root, head: envelope, slot, body, burnt, survey } })
    }

    /// Makes the copy at this place among the older ones the one that counts.
    fn step_back(mut self, at: usize) -> Self {
        self.state.survey.step_back(&self.state.head.envelope);
        let mut older = self.state.older.drain(at..);
        if let Some(head) = older.next() {
            *self.state.head = head;
        }
        let older = older.collect();
        self.state.older = older;
        self
    }
}

pub(super) fn request_of(envelope: &Envelope) -> Result<KdfRequest, UnlockError> {
    let slot = slot_of(envelope, &Opener::Passphrase).ok_or(UnlockError::NoSuchWay)?;
    let request = slot.request().map_err(|_| UnlockError::Damaged)?;
    if request.within_limits() { Ok(request) } else { Err(UnlockError::OutOfLimits) }
}

pub(super) fn root_of(envelope: &Envelope, by: &Opener, stretched: &Stretched) -> Result<Root, UnlockError> {
    let slot = slot_of(envelope, by).ok_or(UnlockError::NoSuchWay)?.read().map_err(|_| UnlockError::Damaged)?;
    slot.open(stretched, &envelope.header.vault_id).map_err(|_| UnlockError::WrongPassphrase)
}

pub(super) fn slot_of<'a>(envelope: &'a Envelope, by: &Opener) -> Option<&'a Slot> {
    let fits = |slot: &&Slot| match by {
        Opener::Passphrase => slot.kind == PASSPHRASE,
        Opener::RecoveryKey => slot.kind == RECOVERY_KEY,
        Opener::Passkey(credential) => {
            slot.kind == PASSKEY && slot.passkey().is_some_and(|(own, _)| own == *credential)
        }
    };
    envelope.header.slots.iter().find(fits)
}

/// The content of an authentic copy.
pub(super) fn content_of(envelope: &Envelope, root: &Root) -> Option<Body> {
    Body::parse(&open_authentic(envelope, root)?).ok()
}

/// The decrypted body of an authentic copy, not read yet.
pub(super) fn open_authentic(envelope: &Envelope, root: &Root) -> Option<Zeroizing<Vec<u8>>> {
    if envelope.header_is_authentic(root) { envelope.open_body(root).ok() } else { None }
}

/// Whose copies count: those that a marker names, or those that are the most.
fn whose(ids: &[Id], born: &[&str]) -> Option<Id> {
    let named = born.iter().filter_map(|text| born_of(text)).find(|id| ids.contains(id));
    let count = |id: &Id| ids.iter().filter(|other| *other == id).count();
    named.or_else(|| ids.iter().find(|id| count(id).saturating_mul(2) > ids.len()).copied())
}

/// Keeps `found` in order: newest first; of two of the same generation, the one that was saved later.
fn insert(found: &mut Vec<Found>, one: Found) {
    let rank = |found: &Found| (found.envelope.header.generation, found.envelope.header.saved_at);
    let at = found.iter().position(|other| rank(&one) > rank(other)).unwrap_or(found.len());
    found.insert(at, one);
}
