//! The header: what has to be known before the vault is unlocked. Everything else is in the encrypted body.

use super::{
    cbor::{Fields, Items, Malformed, Unknown, Writer, check, exactly, uint},
    key::{Id, Nonce},
    random::{RandomError, random},
    slot::Slot,
};
use crate::time::UnixMs;

/// The longest header accepted, in bytes.
pub(super) const MAX_HEADER_LEN: usize = 64 * 1024;
/// The most slots.
const MAX_SLOTS: usize = 16;
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

    /// The header of the save after this one and after the generation `burnt`. `None` at the end of the generations.
    pub(super) fn successor(&self, burnt: u64, now: UnixMs) -> Result<Option<Self>, RandomError> {
        let Some(generation) = self.generation.max(burnt).checked_add(1) else { return Ok(None) };
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
        self.slots.iter().for_each(|slot| slots.raw(slot.encoded()));
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

    /// The header of the same content under another root key, with this slot alone, as a backup has it.
    pub(super) fn for_backup(&self, slot: Slot, now: UnixMs) -> Result<Self, RandomError> {
        Ok(Self {
            saved_at: now,
            slots: vec![slot],
            body_salt: random()?,
            body_nonce: random()?,
            unknown: Unknown::default(),
            ..*self
        })
    }
}
