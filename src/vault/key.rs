//! The root key and what is derived of it: HKDF-SHA-256 (RFC 5869), AES-256-GCM (NIST SP 800-38D), HMAC (RFC 2104).
//!
//! Every derived key has its own `info`, none of which begins another; `FORMAT.md` lists them.

use hkdf::Hkdf;
use sha2::Sha256;
use sixpence_sealing::{from_base64, open, seal, to_base64};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{
    kdf::Stretched,
    random::{RandomError, random_key},
};
use crate::hash::hmac_sha256;

pub(super) use sixpence_sealing::TAG_LEN;

/// An id: of a vault, a writer, a slot, a record, a collection.
pub(super) type Id = [u8; 16];
/// A nonce of AES-GCM.
pub(super) type Nonce = [u8; 12];
/// A key, encrypted under another.
pub(super) type Wrapped = [u8; 48];
/// On the heap, so that moving it leaves no copies on the stack.
type Key = Box<Zeroizing<[u8; 32]>>;

/// AES-256-GCM did not accept: a wrong key, or bytes that were altered.
pub(super) struct Refused;

/// The key that everything in the vault hangs on: 32 random bytes, the same for the vault's whole life.
pub(super) struct Root(Key);

/// The root key on its way to `storage.session` and back. Wiped when dropped; no `Debug`, `Display`, `Clone` or `Serialize`.
///
/// ```compile_fail
/// fn needs_debug<T: std::fmt::Debug>() {}
/// needs_debug::<sixpence::vault::SessionKey>();
/// ```
/// ```compile_fail
/// fn needs_clone<T: Clone>() {}
/// needs_clone::<sixpence::vault::SessionKey>();
/// ```
/// ```compile_fail
/// fn needs_serialize<T: serde::Serialize>() {}
/// needs_serialize::<sixpence::vault::SessionKey>();
/// ```
pub struct SessionKey(Key);

impl SessionKey {
    /// As base64 (RFC 4648, section 4, padded), 44 characters, for `storage.session`.
    #[must_use]
    pub fn to_base64(&self) -> Zeroizing<String> {
        Zeroizing::new(to_base64(self.0.as_slice()))
    }

    /// Reads what [`Self::to_base64`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_base64(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(from_base64(text)?);
        copied(&bytes).map(Self)
    }
}

impl Root {
    pub(super) fn new() -> Result<Self, RandomError> {
        random_key().map(Self)
    }
    pub(super) fn to_session(&self) -> SessionKey {
        SessionKey(self.0.clone())
    }
    pub(super) fn from_session(key: &SessionKey) -> Self {
        Self(key.0.clone())
    }
    /// Encrypts the root for a slot. `context` is what the slot is bound to, see `slot`.
    pub(super) fn wrap(&self, kek: &Kek, nonce: &Nonce, context: &[u8]) -> Result<Wrapped, Refused> {
        wrap(&kek.0, nonce, context, &self.0)
    }
    pub(super) fn unwrap(kek: &Kek, nonce: &Nonce, context: &[u8], wrapped: &Wrapped) -> Result<Self, Refused> {
        unwrap(&kek.0, nonce, context, wrapped).map(Self)
    }
    /// The key of one save's body.
    pub(super) fn body_key(&self, body_salt: &[u8; 16], vault: &Id, epoch: u32) -> BodyKey {
        BodyKey(expand(Some(body_salt), self.0.as_slice(), &[b"body", vault, &epoch.to_le_bytes()]))
    }
    /// Whether `tag` authenticates the bytes before the body.
    pub(super) fn header_tag_fits(&self, vault: &Id, epoch: u32, before_body: &[u8], tag: &[u8]) -> bool {
        self.header_tag(vault, epoch, before_body).is_some_and(|own| own.as_slice().ct_eq(tag).into())
    }
    /// The tag over the bytes before the body.
    pub(super) fn header_tag(&self, vault: &Id, epoch: u32, before_body: &[u8]) -> Option<[u8; 32]> {
        let key = expand(None, self.0.as_slice(), &[b"header", vault, &epoch.to_le_bytes()]);
        hmac_sha256(key.as_slice(), before_body)
    }
    /// Encrypts a fresh key for a collection. It is not needed to read the vault; it is what one collection can be shared by.
    pub(super) fn new_collection_key(&self, vault: &Id, collection: &Id, nonce: &Nonce) -> Option<Wrapped> {
        let key = random_key().ok()?;
        wrap(&self.collection_wrapper(vault, collection), nonce, collection, &key).ok()
    }
    /// The key of a collection, encrypted under another root. `None` if it does not open.
    pub(super) fn collection_key_under(
        &self,
        other: &Self,
        vault: &Id,
        collection: &Id,
        (nonce, wrapped): (&Nonce, &Wrapped),
        fresh: &Nonce,
    ) -> Option<Wrapped> {
        let key = unwrap(&self.collection_wrapper(vault, collection), nonce, collection, wrapped).ok()?;
        wrap(&other.collection_wrapper(vault, collection), fresh, collection, &key).ok()
    }
    /// Whether both are the same key; in constant time.
    pub(super) fn same_as(&self, other: &Self) -> bool {
        self.0.as_slice().ct_eq(other.0.as_slice()).into()
    }
    fn collection_wrapper(&self, vault: &Id, collection: &Id) -> Key {
        expand(None, self.0.as_slice(), &[b"collection", vault, collection])
    }
    #[cfg(test)]
    pub(super) fn collection_key_opens(&self, vault: &Id, collection: &Id, nonce: &Nonce, wrapped: &Wrapped) -> bool {
        unwrap(&self.collection_wrapper(vault, collection), nonce, collection, wrapped).is_ok()
    }
}

/// The key that a slot's copy of the root is encrypted with.
pub(super) struct Kek(Key);

impl Kek {
    pub(super) fn of(stretched: &Stretched, vault: &Id, slot: &Id) -> Self {
        Self(expand(None, stretched.expose(), &[b"kek", vault, slot]))
    }
}

/// The key of one save's body.
pub(super) struct BodyKey(Key);

impl BodyKey {
    /// Encrypts in place; the tag comes back.
    pub(super) fn seal(&self, nonce: &Nonce, aad: &[u8], body: &mut [u8]) -> Result<[u8; TAG_LEN], Refused> {
        seal(&self.0, nonce, aad, body).ok_or(Refused)
    }
    /// Decrypts in place; `body` is ciphertext, `tag` follows it.
    pub(super) fn open(&self, nonce: &Nonce, aad: &[u8], body: &mut [u8], tag: [u8; TAG_LEN]) -> Result<(), Refused> {
        open(&self.0, nonce, aad, body, &tag).then_some(()).ok_or(Refused)
    }
}

fn wrap(with: &Key, nonce: &Nonce, context: &[u8], key: &Key) -> Result<Wrapped, Refused> {
    let mut wrapped = [0; 48];
    let (body, tail) = wrapped.split_at_mut(32);
    body.copy_from_slice(key.as_slice());
    tail.copy_from_slice(&seal(with, nonce, context, body).ok_or(Refused)?);
    Ok(wrapped)
}

fn unwrap(with: &Key, nonce: &Nonce, context: &[u8], wrapped: &Wrapped) -> Result<Key, Refused> {
    let (body, tag) = wrapped.split_at(32);
    let tag: [u8; TAG_LEN] = tag.try_into().map_err(|_| Refused)?;
    let mut key = copied(body).ok_or(Refused)?;
    if open(with, nonce, context, key.as_mut_slice(), &tag) { Ok(key) } else { Err(Refused) }
}

pub(super) fn expand(salt: Option<&[u8]>, input: &[u8], info: &[&[u8]]) -> Key {
    let mut key = Box::new(Zeroizing::new([0; 32]));
    // Fails only for more than 255 blocks of output; this is one.
    let _ = Hkdf::<Sha256>::new(salt, input).expand_multi_info(info, key.as_mut_slice());
    key
}

pub(super) fn copied(bytes: &[u8]) -> Option<Key> {
    let mut key = Box::new(Zeroizing::new([0; 32]));
    let bytes: &[u8; 32] = bytes.try_into().ok()?;
    key.copy_from_slice(bytes);
    Some(key)
}
