//! Ciphers. Nothing that they give is used before it is authenticated, where the format allows that.

use aes::Aes256;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::Pkcs7};
use sixpence_sealing::{TAG_LEN, open};
use zeroize::Zeroizing;

use super::Key;

/// AES-256-GCM (NIST SP 800-38D), the 16-byte tag at the end, without further authenticated data. `None`: not with this key, or
/// damaged.
pub(crate) fn gcm(key: &Key, nonce: &[u8; 12], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    gcm_with(key, nonce, &[], sealed)
}

/// As [`gcm`], with further authenticated data.
pub(crate) fn gcm_with(key: &Key, nonce: &[u8; 12], context: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (body, tag) = sealed.split_last_chunk::<TAG_LEN>()?;
    let mut body = Zeroizing::new(body.to_vec());
    open(key, nonce, context, &mut body, tag).then_some(body)
}

/// AES-256-CBC with PKCS #7 padding. `None`: the padding is wrong, which another key gives 255 times in 256.
pub(crate) fn cbc(key: &Key, iv: &[u8; 16], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let decryptor = cbc::Decryptor::<Aes256>::new((&**key).into(), iv.into());
    decryptor.decrypt_padded_vec::<Pkcs7>(sealed).ok().map(Zeroizing::new)
}
