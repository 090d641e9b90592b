//! What opens an entry of a ZIP archive.

use aes::{
    Aes256,
    cipher::{BlockCipherEncrypt, KeyInit},
};
use hmac::{Hmac, Mac};
use sha1::Sha1;
use zeroize::Zeroizing;

use super::crc32_step;
use crate::import::ImportError;

/// Rounds of PBKDF2, fixed by WinZip.
const ROUNDS: u32 = 1000;

/// The old encryption (APPNOTE 6.1), which holds nobody up; some apps offer no other. `check`: what the last byte of its header of
/// twelve has to be, which one wrong passphrase in 256 has, too.
///
/// # Errors
/// [`ImportError::WrongPassphrase`]; [`ImportError::Damaged`] if there is no header.
pub(super) fn zip_crypto(passphrase: &str, check: u8, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    let mut keys = [0x1234_5678_u32, 0x2345_6789, 0x3456_7890];
    let mut turn = |byte: u8| {
        keys[0] = crc32_step(keys[0], byte);
        keys[1] = keys[1].wrapping_add(keys[0] & 0xff).wrapping_mul(0x0808_8405).wrapping_add(1);
        keys[2] = crc32_step(keys[2], keys[1].to_le_bytes()[3]);
        let next = keys[2] | 2;
        next.wrapping_mul(next ^ 1).to_le_bytes()[1]
    };
    let mut mask = passphrase.bytes().map(&mut turn).last().unwrap_or(0);
    let mut plain = Zeroizing::new(Vec::with_capacity(bytes.len()));
    for byte in bytes {
        let open = byte ^ mask;
        mask = turn(open);
        plain.push(open);
    }
    match plain.get(11) {
        None => Err(ImportError::Damaged),
        Some(last) if *last != check => Err(ImportError::WrongPassphrase),
        Some(_) => {
            plain.drain(..12);
            Ok(plain)
        }
    }
}

/// WinZip's encryption with a key of 256 bits: a salt of 16 bytes, two that tell most wrong passphrases, AES in counter mode (little
/// endian, from 1 on), and ten bytes of an HMAC.
///
/// # Errors
/// [`ImportError::WrongPassphrase`], [`ImportError::Damaged`].
pub(super) fn aes256(passphrase: &str, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    let (salt, bytes) = bytes.split_first_chunk::<16>().ok_or(ImportError::Damaged)?;
    let (tells, bytes) = bytes.split_first_chunk::<2>().ok_or(ImportError::Damaged)?;
    let (body, tag) = bytes.split_last_chunk::<10>().ok_or(ImportError::Damaged)?;
    let mut keys = Zeroizing::new([0; 66]);
    pbkdf2::pbkdf2::<Hmac<Sha1>>(passphrase.as_bytes(), salt, ROUNDS, keys.as_mut_slice())
        .map_err(|_| ImportError::Damaged)?;
    let (key, rest) = keys.split_first_chunk::<32>().ok_or(ImportError::Damaged)?;
    let (of_tag, known) = rest.split_at(32);
    if known != tells {
        return Err(ImportError::WrongPassphrase);
    }
    let mut mac = <Hmac<Sha1> as hmac::KeyInit>::new_from_slice(of_tag).map_err(|_| ImportError::Damaged)?;
    mac.update(body);
    mac.verify_truncated_left(tag).map_err(|_| ImportError::Damaged)?;
    let cipher = Aes256::new(key.into());
    let mut plain = Zeroizing::new(body.to_vec());
    for (counter, block) in (1_u128..).zip(plain.chunks_mut(16)) {
        let mut stream = Zeroizing::new(counter.to_le_bytes());
        cipher.encrypt_block((&mut *stream).into());
        block.iter_mut().zip(stream.iter()).for_each(|(byte, mask)| *byte ^= mask);
    }
    Ok(plain)
}
