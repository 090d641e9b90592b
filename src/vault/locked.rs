//! The vault without its key: which stored copy counts, and what opens it.

use super::{
    Vault,
    body::Body,
    envelope::{Envelope, EnvelopeError},
    kdf::{KdfRequest, Stretched},
    key::{Root, SessionKey},
    unlocked::Unlocked,
};
use crate::time::UnixMs;

/// One of the two places in the store that saves alternate between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotName {
    /// Generations 0, 2, 4 and so on.
    V0,
    /// Generations 1, 3, 5 and so on.
    V1,
}

impl SlotName {
    /// Both places.
    pub const ALL: [Self; 2] = [Self::V0, Self::V1];

    /// The key in the store.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::V0 => "v0",
            Self::V1 => "v1",
        }
    }

    /// The other place: where the next save goes.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::V0 => Self::V1,
            Self::V1 => Self::V0,
        }
    }

    /// The place a generation belongs in.
    pub(super) const fn of(generation: u64) -> Self {
        if generation.is_multiple_of(2) { Self::V0 } else { Self::V1 }
    }
}

/// A text found in the store.
#[derive(Debug, Clone, Copy)]
pub struct Copy<'a> {
    /// Where it was found.
    pub slot: SlotName,
    /// The text: base64.
    pub text: &'a str,
}

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
    /// The copies are of different vaults: a stored file was put there by hand.
    #[error("the store holds two different vaults")]
    TwoVaults,
}

/// Why the vault stays locked. Nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnlockError {
    /// The passphrase is not that of the vault, or its slot was altered: the two cannot be told apart.
    #[error("the passphrase does not open the vault")]
    WrongPassphrase,
    /// The key is right, and the rest does not open: altered or damaged.
    #[error("the vault is damaged")]
    Damaged,
    /// No slot of this vault is opened by a passphrase.
    #[error("the vault has no passphrase")]
    NoPassphrase,
    /// The slot asks for more work, or less, than [`KdfRequest::within_limits`] allows.
    #[error("the vault asks for an unreasonable amount of work to unlock it")]
    OutOfLimits,
    /// The key of the session does not fit: the vault was replaced or altered meanwhile.
    #[error("the vault has to be unlocked again")]
    StaleSession,
}

/// A vault whose key is not here.
pub struct Locked {
    head: Box<Found>,
    older: Vec<Found>,
    damaged: Vec<SlotName>,
}

/// A whole copy and where it was.
pub(super) struct Found {
    pub(super) place: SlotName,
    pub(super) envelope: Envelope,
}

impl Vault<Locked> {
    /// Takes the copies that the store holds and picks the highest generation among those that are whole.
    ///
    /// # Errors
    /// [`OpenError`]. One copy of a newer format is enough to refuse: going on with an older one would write over it.
    pub fn open(copies: &[Copy<'_>]) -> Result<Self, OpenError> {
        let mut found = Vec::new();
        let mut damaged = Vec::new();
        let mut newer = None;
        for copy in copies {
            match Envelope::from_text(copy.text) {
                Ok(envelope) => insert(&mut found, Found { place: copy.slot, envelope }),
                Err(EnvelopeError::Damaged) => damaged.push(copy.slot),
                Err(EnvelopeError::Newer(needed)) => newer = newer.max(Some(needed)),
            }
        }
        if let Some(needed) = newer {
            return Err(OpenError::NewerFormat { needed });
        }
        let mut found = found.into_iter();
        let Some(head) = found.next() else {
            return Err(if copies.is_empty() { OpenError::Missing } else { OpenError::Damaged });
        };
        let older: Vec<Found> = found.collect();
        if older.iter().any(|one| one.envelope.header.vault_id != head.envelope.header.vault_id) {
            return Err(OpenError::TwoVaults);
        }
        Ok(Self { state: Locked { head: Box::new(head), older, damaged } })
    }

    pub(super) fn from_head(place: SlotName, envelope: Envelope) -> Self {
        Self { state: Locked { head: Box::new(Found { place, envelope }), older: Vec::new(), damaged: Vec::new() } }
    }

    /// What to stretch the passphrase with.
    ///
    /// # Errors
    /// [`UnlockError::NoPassphrase`], [`UnlockError::OutOfLimits`], or [`UnlockError::Damaged`] for a slot that is none.
    pub fn kdf_request(&self) -> Result<KdfRequest, UnlockError> {
        let slot = self.state.head.envelope.header.passphrase_slot().ok_or(UnlockError::NoPassphrase)?;
        let request = slot.map_err(|_| UnlockError::Damaged)?.request;
        if request.within_limits() { Ok(request) } else { Err(UnlockError::OutOfLimits) }
    }

    /// Unlocks with a passphrase, stretched as [`Self::kdf_request`] asked.
    ///
    /// # Errors
    /// The vault comes back, still locked, with the reason.
    pub fn unlock(self, stretched: &Stretched) -> Result<Vault<Unlocked>, (Self, UnlockError)> {
        match self.root_of(stretched).and_then(|root| self.state.head.content(root, UnlockError::Damaged)) {
            Ok((root, body)) => Ok(self.into_unlocked(root, body)),
            Err(why) => Err((self, why)),
        }
    }

    /// Unlocks with the key that [`Vault::session_key`] gave, kept in `storage.session` while the vault is unlocked.
    ///
    /// # Errors
    /// The vault comes back, still locked: [`UnlockError::StaleSession`] if the key does not fit, [`UnlockError::Damaged`]
    /// if it does and the body does not open.
    pub fn resume(self, key: &SessionKey) -> Result<Vault<Unlocked>, (Self, UnlockError)> {
        match self.state.head.content(Root::from_session(key), UnlockError::StaleSession) {
            Ok((root, body)) => Ok(self.into_unlocked(root, body)),
            Err(why) => Err((self, why)),
        }
    }

    /// Goes back to the copy before, for when this one turned out [`UnlockError::Damaged`]. The user has to be told: what was
    /// saved last is not in it, and the next save takes the place of the damaged copy.
    ///
    /// # Errors
    /// The vault as it was, if there is no older copy.
    pub fn step_back(mut self) -> Result<Self, Self> {
        if self.state.older.is_empty() {
            return Err(self);
        }
        let head = self.state.older.remove(0);
        self.state.damaged.push(self.state.head.place);
        Ok(Self { state: Locked { head: Box::new(head), ..self.state } })
    }

    /// Places whose copy is not whole. If one of them held the latest save, that save is lost: the user has to be told.
    #[must_use]
    pub fn damaged(&self) -> &[SlotName] {
        &self.state.damaged
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

    fn root_of(&self, stretched: &Stretched) -> Result<Root, UnlockError> {
        let header = &self.state.head.envelope.header;
        let slot = header.passphrase_slot().ok_or(UnlockError::NoPassphrase)?.map_err(|_| UnlockError::Damaged)?;
        slot.open(stretched, &header.vault_id).map_err(|_| UnlockError::WrongPassphrase)
    }

    fn into_unlocked(self, root: Root, body: Body) -> Vault<Unlocked> {
        let Found { place, envelope } = *self.state.head;
        Vault { state: Unlocked { root, head: envelope, place, body } }
    }
}

/// Keeps `found` in order: newest first; of two of the same generation, the one where that generation belongs.
fn insert(found: &mut Vec<Found>, one: Found) {
    let at = found.iter().position(|other| one.rank() > other.rank()).unwrap_or(found.len());
    found.insert(at, one);
}

impl Found {
    fn rank(&self) -> (u64, bool) {
        let generation = self.envelope.header.generation;
        (generation, self.place == SlotName::of(generation))
    }

    /// Everything is checked before anything of the body is looked at. `unfit`: what it means that the header's tag is wrong.
    fn content(&self, root: Root, unfit: UnlockError) -> Result<(Root, Body), UnlockError> {
        if !self.envelope.header_is_authentic(&root) {
            return Err(unfit);
        }
        let content = self.envelope.open_body(&root).map_err(|_| UnlockError::Damaged)?;
        let body = Body::parse(&content).map_err(|_| UnlockError::Damaged)?;
        Ok((root, body))
    }
}
