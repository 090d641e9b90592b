//! Texts as `openssl enc` and CryptoJS encrypt them with a passphrase: base64 of `Salted__`, a salt of 8 bytes and AES-256-CBC, key
//! and IV made by EVP_BytesToKey with MD5, one round. Source: [EVP_BytesToKey(3)], [CryptoJS].
//!
//! [EVP_BytesToKey(3)]: https://docs.openssl.org/3.0/man3/EVP_BytesToKey/
//! [CryptoJS]: https://cryptojs.gitbook.io/docs/

use md5::{Digest, Md5};
use zeroize::Zeroizing;

use super::{Key, cbc};
use crate::import::encoded::from_base64;

const MARK: &[u8] = b"Salted__";

/// What is in such a text. `None`: it is none, is damaged, or needs another passphrase: this cipher cannot tell.
pub(crate) fn salted(text: &str, passphrase: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let bytes = from_base64(text.trim())?;
    let (salt, body) = bytes.strip_prefix(MARK)?.split_first_chunk::<8>()?;
    // Three times 16 bytes: 32 of the key, 16 of the IV. Each digest is over the one before it, passphrase and salt.
    let mut made = Zeroizing::new(Vec::with_capacity(48));
    let mut before: Zeroizing<Vec<u8>> = Zeroizing::new(Vec::new());
    while made.len() < 48 {
        let digest = Md5::new().chain_update(&*before).chain_update(passphrase).chain_update(salt).finalize();
        before = Zeroizing::new(digest.to_vec());
        made.extend_from_slice(&before);
    }
    let (key, iv) = made.split_first_chunk::<32>()?;
    cbc(&Key::new(*key), iv.first_chunk::<16>()?, body)
}
