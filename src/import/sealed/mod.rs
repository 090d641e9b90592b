//! What files of other apps are encrypted with: functions that make a key of a passphrase, checked against the limits before
//! they take memory, and ciphers. Formats name their own parameters.

mod cipher;
mod kdf;
mod openssl;
mod stream;

pub(crate) use cipher::{cbc, gcm, gcm_with};
pub(crate) use kdf::{Hash, Key, aes_rounds, argon2, argon2id, pbkdf2, scrypt};
pub(crate) use openssl::salted;
pub(crate) use stream::{chacha20, secretstream};
