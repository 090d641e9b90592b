//! From a passphrase to a key.

use aes::{
    Aes256,
    cipher::{BlockCipherEncrypt, KeyInit},
};
use argon2::{Algorithm, Argon2, Version};
use hmac::Hmac;
use sha2::{Digest, Sha256, Sha512};
use zeroize::Zeroizing;

use crate::{
    import::{Cost, ImportError, Limits},
    vault::Memory,
};

/// A key of 256 bits, wiped when dropped.
pub(crate) type Key = Zeroizing<[u8; 32]>;

/// The hash under PBKDF2's HMAC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hash {
    Sha1,
    Sha256,
    Sha512,
}

/// PBKDF2 (RFC 8018, section 5.2) of so many rounds.
///
/// # Errors
/// [`ImportError::Costly`], before any work; [`ImportError::Damaged`] for no rounds.
pub(crate) fn pbkdf2(
    hash: Hash,
    passphrase: &str,
    salt: &[u8],
    rounds: u64,
    limits: &Limits,
) -> Result<Key, ImportError> {
    limits.check(Cost { memory_kib: 0, work: rounds / 10 })?;
    let rounds = u32::try_from(rounds).ok().filter(|rounds| *rounds > 0).ok_or(ImportError::Damaged)?;
    let mut key = Zeroizing::new([0; 32]);
    let passphrase = passphrase.as_bytes();
    match hash {
        Hash::Sha1 => pbkdf2::pbkdf2::<Hmac<sha1::Sha1>>(passphrase, salt, rounds, key.as_mut_slice()),
        Hash::Sha256 => pbkdf2::pbkdf2::<Hmac<Sha256>>(passphrase, salt, rounds, key.as_mut_slice()),
        Hash::Sha512 => pbkdf2::pbkdf2::<Hmac<Sha512>>(passphrase, salt, rounds, key.as_mut_slice()),
    }
    .map_err(|_| ImportError::Damaged)?;
    Ok(key)
}

/// scrypt (RFC 7914): `n` a power of two, `r` blocks, `p` lanes one after the other.
///
/// # Errors
/// [`ImportError::Costly`], before any memory is taken; [`ImportError::Damaged`] for parameters that scrypt does not have.
pub(crate) fn scrypt(passphrase: &str, salt: &[u8], [n, r, p]: [u64; 3], limits: &Limits) -> Result<Key, ImportError> {
    if !n.is_power_of_two() || n < 2 || r == 0 || p == 0 {
        return Err(ImportError::Damaged);
    }
    // 128 bytes a block.
    let kib = n.saturating_mul(r) / 8;
    limits.check(Cost { memory_kib: u32::try_from(kib).unwrap_or(u32::MAX), work: kib.saturating_mul(p) })?;
    let log_n = u8::try_from(n.trailing_zeros()).map_err(|_| ImportError::Damaged)?;
    let (r, p) = u32::try_from(r).ok().zip(u32::try_from(p).ok()).ok_or(ImportError::Damaged)?;
    let params = scrypt::Params::new(log_n, r, p).map_err(|_| ImportError::Damaged)?;
    let mut key = Zeroizing::new([0; 32]);
    scrypt::scrypt(passphrase.as_bytes(), salt, &params, key.as_mut_slice()).map_err(|_| ImportError::Damaged)?;
    Ok(key)
}

/// Argon2id (RFC 9106, version 0x13): memory in KiB, passes, lanes.
///
/// # Errors
/// As [`argon2`].
pub(crate) fn argon2id(passphrase: &[u8], salt: &[u8], cost: [u64; 3], limits: &Limits) -> Result<Key, ImportError> {
    argon2(Algorithm::Argon2id, passphrase, salt, cost, limits)
}

/// Argon2 of this kind (RFC 9106, version 0x13): memory in KiB, passes, lanes.
///
/// # Errors
/// [`ImportError::Costly`], before any memory is taken, and where it cannot be had; [`ImportError::Damaged`] for parameters that
/// Argon2 does not have.
pub(crate) fn argon2(
    kind: Algorithm,
    passphrase: &[u8],
    salt: &[u8],
    [memory_kib, passes, lanes]: [u64; 3],
    limits: &Limits,
) -> Result<Key, ImportError> {
    let cost =
        Cost { memory_kib: u32::try_from(memory_kib).unwrap_or(u32::MAX), work: memory_kib.saturating_mul(passes) };
    limits.check(cost)?;
    let [kib, passes, lanes] = [memory_kib, passes, lanes].map(|number| u32::try_from(number).unwrap_or(0));
    let params = argon2::Params::new(kib, passes, lanes, Some(32)).map_err(|_| ImportError::Damaged)?;
    let mut memory = Memory::take(params.block_count()).map_err(|_| ImportError::Costly(cost))?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(kind, Version::V0x13, params)
        .hash_password_into_with_memory(passphrase, salt, key.as_mut_slice(), &mut memory.0)
        .map_err(|_| ImportError::Damaged)?;
    Ok(key)
}

/// The key derivation of KeePass before Argon2: both halves of a key, encrypted so many times with AES-256, then hashed.
///
/// # Errors
/// [`ImportError::Costly`], before any work.
pub(crate) fn aes_rounds(key: &[u8; 32], seed: &[u8; 32], rounds: u64, limits: &Limits) -> Result<Key, ImportError> {
    // A round is two blocks of AES, some hundredth of a KiB that Argon2 fills.
    limits.check(Cost { memory_kib: 0, work: rounds / 100 })?;
    let cipher = Aes256::new(seed.into());
    let mut halves = Zeroizing::new(*key);
    for _ in 0..rounds {
        for half in halves.as_chunks_mut::<16>().0 {
            cipher.encrypt_block(half.into());
        }
    }
    Ok(Key::new(Sha256::digest(halves.as_slice()).into()))
}
