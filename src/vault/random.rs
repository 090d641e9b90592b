//! The one place where randomness enters the core: `getrandom`, which is the browser's `crypto.getRandomValues`.

use zeroize::Zeroizing;

use crate::account::AccountId;

/// The system gave no random bytes. Nothing can be created or saved then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system gave no random bytes")]
pub struct RandomError;

/// Fresh random bytes: ids, salts, nonces, draws.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], RandomError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| RandomError)?;
    Ok(bytes)
}

/// Fresh random bytes that are a key. They are written straight to where they stay.
pub(super) fn random_key<const N: usize>() -> Result<Box<Zeroizing<[u8; N]>>, RandomError> {
    let mut key = Box::new(Zeroizing::new([0; N]));
    getrandom::fill(&mut **key).map_err(|_| RandomError)?;
    Ok(key)
}

/// A fresh id for a new account.
///
/// # Errors
/// [`RandomError`] if the system gives no random bytes.
pub fn new_account_id() -> Result<AccountId, RandomError> {
    random().map(AccountId)
}
