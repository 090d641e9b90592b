//! The header: what has to be known before the vault is unlocked. Everything else is in the encrypted body.

use super::{
    cbor::{Fields, Items, Malformed, Unknown, Writer, check, exactly, uint},
    kdf::KdfRequest,
    key::{Id, Kek, Nonce, Refused, Root, Wrapped},
    random::{RandomError, random},
};
use crate::time::UnixMs;

/// The longest header accepted, in bytes.
pub(super) const MAX_HEADER_LEN: usize = 64 * 1024;
/// The most slots.
const MAX_SLOTS: usize = 16;
/// A slot that a passphrase opens. 2 recovery key, 3 WebAuthn PRF, 4 device key, 5 member: kept, not used yet.
const PASSPHRASE: u8 = 1;
/// The number of Argon2id among key derivations, and its version (RFC 9106, section 3.1).
const ARGON2ID: u64 = 1;
const ARGON2_VERSION: u64 = 0x13;

/// The header of one generation.
pub(super) struct Header {
    pub(super) vault_id: Id,
    /// Counts saves; the highest valid one is the vault.
    pub(super) generation: u64,
    /// The installation that saved it.
    pub(super) writer_id: Id,
    pub(super) saved_at: UnixMs,
    /// Changes when the root key is replaced (never yet).
    pub(super) key_epoch: u32,
    pub(super) slots: Vec<Slot>,
    pub(super) body_salt: [u8; 16],
    pub(super) body_nonce: Nonce,
    /// Length of the encrypted body in bytes, tag included.
    pub(super) body_len: u32,
    unknown: Unknown,
}

/// One way to open the vault, as it is stored. Its content is read only when it is used: a kind that this version does not
/// know is kept as it is.
#[derive(Clone)]
pub(super) struct Slot {
    pub(super) kind: u8,
    raw: Vec<u8>,
}

/// A passphrase slot, read.
pub(super) struct PassphraseSlot<'a> {
    pub(super) request: KdfRequest,
    id: Id,
    kdf: &'a [u8],
    nonce: Nonce,
    wrapped: Wrapped,
}

impl Header {
    /// The header of a vault that does not exist yet.
    pub(super) fn new(slot: Slot, vault_id: Id, now: UnixMs) -> Result<Self, RandomError> {
        Ok(Self {
            vault_id,
            generation: 0,
            writer_id: random()?,
            saved_at: now,
            key_epoch: 1,
            slots: vec![slot],
            body_salt: random()?,
            body_nonce: random()?,
            body_len: 0,
            unknown: Unknown::default(),
        })
    }

    /// The header of the save after this one. `None` at the end of the generations.
    pub(super) fn successor(&self, now: UnixMs) -> Result<Option<Self>, RandomError> {
        let Some(generation) = self.generation.checked_add(1) else { return Ok(None) };
        Ok(Some(Self {
            generation,
            saved_at: now,
            slots: self.slots.clone(),
            body_salt: random()?,
            body_nonce: random()?,
            unknown: self.unknown.duplicate(),
            ..*self
        }))
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        let mut map = writer.map(9, &self.unknown);
        map.key(1).bytes(&self.vault_id);
        map.key(2).uint(self.generation);
        map.key(3).bytes(&self.writer_id);
        map.key(4).uint(self.saved_at.0);
        map.key(5).uint(self.key_epoch.into());
        let slots = map.key(6);
        slots.array(self.slots.len());
        self.slots.iter().for_each(|slot| slots.raw(&slot.raw));
        map.key(7).bytes(&self.body_salt);
        map.key(8).bytes(&self.body_nonce);
        map.key(9).uint(self.body_len.into());
        map.end();
        writer.finish().to_vec()
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        check(bytes)?;
        let (mut vault_id, mut generation, mut writer_id, mut saved_at, mut key_epoch) = (None, None, None, None, None);
        let (mut slots, mut body_salt, mut body_nonce, mut body_len) = (None, None, None, None);
        let mut unknown = Unknown::default();
        for field in Fields::of(bytes)? {
            let (key, value) = field?;
            match key {
                1 => vault_id = Some(exactly(value)?),
                2 => generation = Some(uint(value)?),
                3 => writer_id = Some(exactly(value)?),
                4 => saved_at = Some(UnixMs(uint(value)?)),
                5 => key_epoch = Some(uint(value)?.try_into().map_err(|_| Malformed)?),
                6 => slots = Some(Items::of(value)?.map(|slot| Slot::parse(slot?)).collect::<Result<Vec<_>, _>>()?),
                7 => body_salt = Some(exactly(value)?),
                8 => body_nonce = Some(exactly(value)?),
                9 => body_len = Some(uint(value)?.try_into().map_err(|_| Malformed)?),
                _ => unknown.keep(key, value),
            }
        }
        let slots = slots.filter(|slots| !slots.is_empty() && slots.len() <= MAX_SLOTS).ok_or(Malformed)?;
        Ok(Self {
            vault_id: vault_id.ok_or(Malformed)?,
            generation: generation.ok_or(Malformed)?,
            writer_id: writer_id.ok_or(Malformed)?,
            saved_at: saved_at.ok_or(Malformed)?,
            key_epoch: key_epoch.ok_or(Malformed)?,
            slots,
            body_salt: body_salt.ok_or(Malformed)?,
            body_nonce: body_nonce.ok_or(Malformed)?,
            body_len: body_len.ok_or(Malformed)?,
            unknown,
        })
    }

    /// The first passphrase slot, if there is one.
    pub(super) fn passphrase_slot(&self) -> Option<Result<PassphraseSlot<'_>, Malformed>> {
        self.slots.iter().find(|slot| slot.kind == PASSPHRASE).map(Slot::as_passphrase)
    }

    /// Puts `slot` where the passphrase slot is, or at the end.
    pub(super) fn replace_passphrase_slot(&mut self, slot: Slot) {
        match self.slots.iter_mut().find(|slot| slot.kind == PASSPHRASE) {
            Some(place) => *place = slot,
            None => self.slots.push(slot),
        }
    }
}

impl Slot {
    /// Makes a passphrase slot that opens to `root`.
    pub(super) fn for_passphrase(root: &Root, vault: &Id, kek: &SlotKey<'_>) -> Result<Self, SlotError> {
        let id: Id = random()?;
        let nonce: Nonce = random()?;
        let kdf = encode_kdf(kek.request);
        let context = slot_context(vault, &id, PASSPHRASE, &kdf);
        let wrapped = root.wrap(&Kek::of(kek.stretched, vault, &id), &nonce, &context)?;
        let mut writer = Writer::new();
        let none = Unknown::default();
        let mut map = writer.map(5, &none);
        map.key(1).bytes(&id);
        map.key(2).uint(PASSPHRASE.into());
        map.key(3).raw(&kdf);
        map.key(4).bytes(&nonce);
        map.key(5).bytes(&wrapped);
        map.end();
        Ok(Self { kind: PASSPHRASE, raw: writer.finish().to_vec() })
    }

    fn parse(raw: &[u8]) -> Result<Self, Malformed> {
        let (mut id, mut kind) = (None, None);
        for field in Fields::of(raw)? {
            match field? {
                (1, value) => id = Some(exactly::<16>(value)?),
                (2, value) => kind = Some(uint(value)?.try_into().map_err(|_| Malformed)?),
                _ => {}
            }
        }
        id.ok_or(Malformed)?;
        Ok(Self { kind: kind.ok_or(Malformed)?, raw: raw.to_vec() })
    }

    fn as_passphrase(&self) -> Result<PassphraseSlot<'_>, Malformed> {
        let (mut id, mut kdf, mut nonce, mut wrapped) = (None, None, None, None);
        for field in Fields::of(&self.raw)? {
            match field? {
                (1, value) => id = Some(exactly(value)?),
                (3, value) => kdf = Some(value),
                (4, value) => nonce = Some(exactly(value)?),
                (5, value) => wrapped = Some(exactly(value)?),
                _ => {}
            }
        }
        let kdf = kdf.ok_or(Malformed)?;
        Ok(PassphraseSlot {
            request: parse_kdf(kdf)?,
            id: id.ok_or(Malformed)?,
            kdf,
            nonce: nonce.ok_or(Malformed)?,
            wrapped: wrapped.ok_or(Malformed)?,
        })
    }
}

impl PassphraseSlot<'_> {
    pub(super) fn open(&self, stretched: &super::Stretched, vault: &Id) -> Result<Root, Refused> {
        let context = slot_context(vault, &self.id, PASSPHRASE, self.kdf);
        Root::unwrap(&Kek::of(stretched, vault, &self.id), &self.nonce, &context, &self.wrapped)
    }
}

/// A stretched passphrase and what it was stretched with.
pub(super) struct SlotKey<'a> {
    pub(super) stretched: &'a super::Stretched,
    pub(super) request: &'a KdfRequest,
}

/// Why a slot could not be made.
pub(super) enum SlotError {
    Random(RandomError),
    Refused,
}

impl From<RandomError> for SlotError {
    fn from(error: RandomError) -> Self {
        Self::Random(error)
    }
}

impl From<Refused> for SlotError {
    fn from(_: Refused) -> Self {
        Self::Refused
    }
}

/// What a slot's wrapped root is bound to. Not to `format_version`: a later format could then not keep the slots whose
/// secrets (a recovery key in a drawer, a passkey) are not at hand when the vault is migrated.
fn slot_context(vault: &Id, slot: &Id, kind: u8, kdf: &[u8]) -> Vec<u8> {
    [b"TAV1", vault.as_slice(), slot, &[kind], kdf].concat()
}

fn encode_kdf(request: &KdfRequest) -> Vec<u8> {
    let mut writer = Writer::new();
    let none = Unknown::default();
    let mut map = writer.map(6, &none);
    map.key(1).uint(ARGON2ID);
    map.key(2).uint(ARGON2_VERSION);
    map.key(3).uint(request.m_kib.into());
    map.key(4).uint(request.t.into());
    map.key(5).uint(request.p.into());
    map.key(6).bytes(&request.salt);
    map.end();
    writer.finish().to_vec()
}

/// Everything in it changes the key, so nothing unknown is accepted. The limits are checked by [`KdfRequest::within_limits`].
fn parse_kdf(bytes: &[u8]) -> Result<KdfRequest, Malformed> {
    let mut numbers = [0_u64; 5];
    let mut salt = None;
    for field in Fields::of(bytes)? {
        match field? {
            (6, value) => salt = Some(exactly(value)?),
            (key @ 1..=5, value) => {
                let place = usize::try_from(key).ok().and_then(|key| numbers.get_mut(key.checked_sub(1)?));
                *place.ok_or(Malformed)? = uint(value)?;
            }
            _ => return Err(Malformed),
        }
    }
    let [ARGON2ID, ARGON2_VERSION, m_kib, t, p] = numbers else { return Err(Malformed) };
    // What does not fit 32 bits is beyond every limit, and is to be refused as that.
    let narrow = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(KdfRequest { salt: salt.ok_or(Malformed)?, m_kib: narrow(m_kib), t: narrow(t), p: narrow(p) })
}
