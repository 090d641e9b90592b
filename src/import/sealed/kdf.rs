//! From a passphrase to a key.

use hmac::Hmac;
use sha2::{Sha256, Sha512};
use zeroize::Zeroizing;

use crate::import::{Cost, ImportError, Limits};

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
