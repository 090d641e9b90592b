//! KeePass databases, version 4 of the format, that open with a passphrase alone: to the XML that is in them. Source:
//! [KeePass' description] of KDBX 4, and [KeePassXC].
//!
//! Everything is little endian. A header of fields (identifier, length of 4 bytes, value), its SHA-256 and its HMAC: by that a wrong
//! passphrase is known. Then blocks (HMAC, length, bytes), in them the body, encrypted, mostly packed (gzip): a second header with the
//! key of the values that the XML protects once more, and the XML.
//!
//! [KeePass' description]: https://keepass.info/help/kb/kdbx_4.html
//! [KeePassXC]: https://github.com/keepassxreboot/keepassxc

mod header;
mod xml;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256, Sha512};
use zeroize::Zeroizing;

use super::{
    ImportError, Opening,
    packed::gunzip,
    sealed::{Key, cbc, chacha20},
};
use header::{Cipher, Header, fields};
pub(super) use xml::{Item, items};

/// How every KeePass database begins.
const MARK: &[u8] = &[0x03, 0xd9, 0xa2, 0x9a];
/// How one of KDBX goes on.
const KDBX: &[u8] = &[0x67, 0xfb, 0x4b, 0xb5];

/// Whether a file is a KeePass database, of any version.
pub(super) fn is_database(file: &[u8]) -> bool {
    file.starts_with(MARK)
}

/// The items of a database.
///
/// # Errors
/// [`ImportError::Cipher`] for older versions and other ciphers; [`ImportError::WrongPassphrase`] also where a key file is needed, which
/// no file says.
pub(super) fn open(file: &[u8], opening: &Opening<'_>) -> Result<Vec<Item>, ImportError> {
    let rest = file.strip_prefix(MARK).ok_or(ImportError::Damaged)?;
    let rest = rest.strip_prefix(KDBX).ok_or(ImportError::Cipher)?;
    let (version, rest) = rest.split_first_chunk::<4>().ok_or(ImportError::Damaged)?;
    match u16::from_le_bytes([version[2], version[3]]) {
        4 => {}
        5.. => return Err(ImportError::Newer),
        _ => return Err(ImportError::Cipher),
    }
    let (header, rest) = Header::read(rest)?;
    let length = file.len().saturating_sub(rest.len());
    let bytes = file.get(..length).ok_or(ImportError::Damaged)?;
    let (hash, rest) = rest.split_first_chunk::<32>().ok_or(ImportError::Damaged)?;
    let (tag, rest) = rest.split_first_chunk::<32>().ok_or(ImportError::Damaged)?;
    if Sha256::digest(bytes).as_slice() != hash {
        return Err(ImportError::Damaged);
    }
    let passphrase = Zeroizing::new(<[u8; 32]>::from(Sha256::digest(opening.passphrase()?.as_bytes())));
    let composite = Key::new(Sha256::digest(passphrase.as_slice()).into());
    let stretched = header.kdf.stretch(&composite, &opening.limits)?;
    let base = Sha512::new().chain_update(header.seed).chain_update(stretched.as_slice()).chain_update([1]).finalize();
    let base = Zeroizing::new(<[u8; 64]>::from(base));
    if !is_authentic(&base, u64::MAX, &[bytes], tag) {
        return Err(ImportError::WrongPassphrase);
    }
    let key = Sha256::new().chain_update(header.seed).chain_update(stretched.as_slice()).finalize();
    let body = decrypt(&header.cipher, &Key::new(key.into()), blocks(&base, rest)?)?;
    let body = if header.is_packed { gunzip(&body, opening.limits.bytes)? } else { body };
    let (inner, text) = fields(&body)?;
    let stream = header::inner_stream(&inner)?;
    let text = std::str::from_utf8(text).map_err(|_| ImportError::Damaged)?;
    items(text, stream, opening.limits.entries)
}

/// Whether `tag` authenticates this block.
fn is_authentic(base: &[u8; 64], number: u64, parts: &[&[u8]], tag: &[u8]) -> bool {
    let key = Sha512::new().chain_update(number.to_le_bytes()).chain_update(base).finalize();
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&key) else { return false };
    parts.iter().for_each(|part| mac.update(part));
    mac.verify_slice(tag).is_ok()
}

fn blocks(base: &[u8; 64], mut rest: &[u8]) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    let mut body = Zeroizing::new(Vec::with_capacity(rest.len()));
    for number in 0_u64.. {
        let (tag, after) = rest.split_first_chunk::<32>().ok_or(ImportError::Damaged)?;
        let (length, after) = after.split_first_chunk::<4>().ok_or(ImportError::Damaged)?;
        let size = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| ImportError::Damaged)?;
        let (block, after) = after.split_at_checked(size).ok_or(ImportError::Damaged)?;
        if !is_authentic(base, number, &[&number.to_le_bytes(), length, block], tag) {
            return Err(ImportError::Damaged);
        }
        if block.is_empty() {
            break;
        }
        body.extend_from_slice(block);
        rest = after;
    }
    Ok(body)
}

fn decrypt(cipher: &Cipher, key: &Key, mut body: Zeroizing<Vec<u8>>) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    match cipher {
        Cipher::Aes(iv) => cbc(key, iv, &body).ok_or(ImportError::Damaged),
        Cipher::ChaCha20(nonce) => {
            chacha20(key, nonce, &mut body);
            Ok(body)
        }
    }
}
