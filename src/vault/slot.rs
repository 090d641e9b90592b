//! A slot: one way to open the vault. It holds the root key, encrypted under a key that a passphrase (or, later, a recovery
//! key or a passkey) leads to.

use super::{
    Stretched,
    cbor::{Fields, Malformed, Unknown, Writer, exactly, uint},
    kdf::KdfRequest,
    key::{Id, Kek, Nonce, Refused, Root, Wrapped},
    random::{RandomError, random},
};

/// A slot that a passphrase opens. 2 recovery key, 3 WebAuthn PRF, 4 device key, 5 member: kept, not used yet.
pub(super) const PASSPHRASE: u8 = 1;
/// The number of Argon2id among key derivations, and its version (RFC 9106, section 3.1).
const ARGON2ID: u64 = 1;
const ARGON2_VERSION: u64 = 0x13;

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

    pub(super) fn encoded(&self) -> &[u8] {
        &self.raw
    }

    pub(super) fn parse(raw: &[u8]) -> Result<Self, Malformed> {
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

    pub(super) fn as_passphrase(&self) -> Result<PassphraseSlot<'_>, Malformed> {
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
    pub(super) fn open(&self, stretched: &Stretched, vault: &Id) -> Result<Root, Refused> {
        let context = slot_context(vault, &self.id, PASSPHRASE, self.kdf);
        Root::unwrap(&Kek::of(stretched, vault, &self.id), &self.nonce, &context, &self.wrapped)
    }
}

/// A stretched passphrase and what it was stretched with.
pub(super) struct SlotKey<'a> {
    pub(super) stretched: &'a Stretched,
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
