//! A slot: one way to open the vault. It holds the root key, encrypted under a key that a passphrase, a recovery key or a
//! passkey leads to.

use super::{
    Stretched,
    cbor::{Fields, Malformed, Unknown, Writer, bytes, exactly, uint},
    kdf::KdfRequest,
    key::{Id, Kek, Nonce, Refused, Root, Wrapped},
    random::{RandomError, random},
};
use crate::time::UnixMs;

/// Kinds of slots. 4 device key, 5 member: kept, not used yet.
pub(super) const PASSPHRASE: u8 = 1;
pub(super) const RECOVERY_KEY: u8 = 2;
pub(super) const PASSKEY: u8 = 3;
/// The number of Argon2id among key derivations, and its version (RFC 9106, section 3.1).
const ARGON2ID: u64 = 1;
const ARGON2_VERSION: u64 = 0x13;

/// A way to open the vault: which slot, and for a new slot what is written into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// A passphrase, stretched like this.
    Passphrase(KdfRequest),
    /// The recovery key.
    RecoveryKey,
    /// A passkey.
    Passkey {
        /// Its credential id.
        credential: Vec<u8>,
        /// What its PRF is evaluated on.
        salt: [u8; 32],
    },
}

/// One way to open the vault, as it is stored. Its content is read only when it is used: a kind that this version does not
/// know is kept as it is.
#[derive(Clone)]
pub(super) struct Slot {
    pub(super) kind: u8,
    pub(super) id: Id,
    raw: Vec<u8>,
}

/// A slot of a known kind, read.
pub(super) struct OpenSlot<'a> {
    kind: u8,
    id: Id,
    /// Field 3 as it is encoded; empty where there is none.
    parameters: &'a [u8],
    nonce: Nonce,
    wrapped: Wrapped,
    pub(super) made_at: Option<UnixMs>,
}

impl Way {
    const fn kind(&self) -> u8 {
        match self {
            Self::Passphrase(_) => PASSPHRASE,
            Self::RecoveryKey => RECOVERY_KEY,
            Self::Passkey { .. } => PASSKEY,
        }
    }

    fn parameters(&self) -> Vec<u8> {
        match self {
            Self::Passphrase(request) => encode_kdf(request),
            Self::RecoveryKey => Vec::new(),
            Self::Passkey { credential, salt } => encode_passkey(credential, salt),
        }
    }
}

impl Slot {
    /// Makes a slot that opens to `root`.
    pub(super) fn make(
        root: &Root,
        vault: &Id,
        way: &Way,
        stretched: &Stretched,
        now: UnixMs,
    ) -> Result<Self, SlotError> {
        let (id, nonce): (Id, Nonce) = (random()?, random()?);
        let (kind, parameters) = (way.kind(), way.parameters());
        let context = slot_context(vault, &id, kind, &parameters);
        let wrapped = root.wrap(&Kek::of(stretched, vault, &id), &nonce, &context)?;
        let mut writer = Writer::new();
        let none = Unknown::default();
        let mut map = writer.map(if parameters.is_empty() { 5 } else { 6 }, &none);
        map.key(1).bytes(&id);
        map.key(2).uint(kind.into());
        if !parameters.is_empty() {
            map.key(3).raw(&parameters);
        }
        map.key(4).bytes(&nonce);
        map.key(5).bytes(&wrapped);
        map.key(6).uint(now.0);
        map.end();
        Ok(Self { kind, id, raw: writer.finish().to_vec() })
    }

    pub(super) fn encoded(&self) -> &[u8] {
        &self.raw
    }

    pub(super) fn parse(raw: &[u8]) -> Result<Self, Malformed> {
        let (mut id, mut kind) = (None, None);
        for field in Fields::of(raw)? {
            match field? {
                (1, value) => id = Some(exactly(value)?),
                (2, value) => kind = Some(uint(value)?.try_into().map_err(|_| Malformed)?),
                _ => {}
            }
        }
        Ok(Self { kind: kind.ok_or(Malformed)?, id: id.ok_or(Malformed)?, raw: raw.to_vec() })
    }

    pub(super) fn read(&self) -> Result<OpenSlot<'_>, Malformed> {
        let (mut parameters, mut nonce, mut wrapped, mut made_at) = (&[][..], None, None, None);
        for field in Fields::of(&self.raw)? {
            match field? {
                (3, value) => parameters = value,
                (4, value) => nonce = Some(exactly(value)?),
                (5, value) => wrapped = Some(exactly(value)?),
                // Only shown: whatever a later version may write there does not keep the slot shut.
                (6, value) => made_at = uint(value).ok().map(UnixMs),
                _ => {}
            }
        }
        let (nonce, wrapped) = (nonce.ok_or(Malformed)?, wrapped.ok_or(Malformed)?);
        Ok(OpenSlot { kind: self.kind, id: self.id, parameters, nonce, wrapped, made_at })
    }

    /// How the passphrase of this slot is stretched.
    pub(super) fn request(&self) -> Result<KdfRequest, Malformed> {
        parse_kdf(self.read()?.parameters)
    }

    /// Credential id and PRF salt, if this is the slot of a passkey.
    pub(super) fn passkey(&self) -> Option<(Vec<u8>, [u8; 32])> {
        let (mut credential, mut salt) = (None, None);
        if self.kind != PASSKEY {
            return None;
        }
        for field in Fields::of(self.read().ok()?.parameters).ok()? {
            match field.ok()? {
                (1, value) => credential = Some(bytes(value).ok()?.to_vec()),
                (2, value) => salt = Some(exactly(value).ok()?),
                _ => return None,
            }
        }
        Some((credential?, salt?))
    }
}

impl OpenSlot<'_> {
    pub(super) fn open(&self, stretched: &Stretched, vault: &Id) -> Result<Root, Refused> {
        let context = slot_context(vault, &self.id, self.kind, self.parameters);
        Root::unwrap(&Kek::of(stretched, vault, &self.id), &self.nonce, &context, &self.wrapped)
    }
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
fn slot_context(vault: &Id, slot: &Id, kind: u8, parameters: &[u8]) -> Vec<u8> {
    [b"TAV1", vault.as_slice(), slot, &[kind], parameters].concat()
}

fn encode_passkey(credential: &[u8], salt: &[u8; 32]) -> Vec<u8> {
    let mut writer = Writer::new();
    let none = Unknown::default();
    let mut map = writer.map(2, &none);
    map.key(1).bytes(credential);
    map.key(2).bytes(salt);
    map.end();
    writer.finish().to_vec()
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
