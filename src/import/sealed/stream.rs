//! libsodium's secretstream (`crypto_secretstream_xchacha20poly1305`), as Ente encrypts with it. Source: [its documentation] and
//! `secretstream_xchacha20poly1305.c`.
//!
//! Of a header of 24 bytes, 16 and the key make the key of the stream (HChaCha20), 8 are the end of its nonce; before them stands the
//! number of the message, from 1. Block 0 of the key stream authenticates (Poly1305), block 1 hides the tag byte, the text begins at
//! block 2.
//!
//! [its documentation]: https://doc.libsodium.org/secret-key_cryptography/secretstream

use chacha20::{
    ChaCha20, KeyIvInit, R20,
    cipher::{StreamCipher, StreamCipherSeek},
    hchacha,
};
use poly1305::{Poly1305, universal_hash::KeyInit};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::Key;

const BLOCK: usize = 64;

/// The text of the first message of a stream. `None`: not with this key, or damaged.
pub(crate) fn secretstream(key: &Key, header: &[u8; 24], message: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (tag, rest) = message.split_first()?;
    let (body, authenticator) = rest.split_last_chunk::<16>()?;
    let (salt, end) = header.split_first_chunk::<16>()?;
    let stream_key = Zeroizing::new(<[u8; 32]>::from(hchacha::<R20>((&**key).into(), salt.into())));
    let mut nonce = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    nonce.last_chunk_mut::<8>()?.copy_from_slice(end);
    let mut stream = ChaCha20::new((&*stream_key).into(), (&nonce).into());

    let mut first = Zeroizing::new([0; BLOCK]);
    stream.apply_keystream(first.as_mut_slice());
    // What is authenticated begins with the block of the tag: the tag as it is hidden, then key stream.
    let mut authenticated = vec![0; BLOCK];
    stream.apply_keystream(&mut authenticated);
    *authenticated.first_mut()? = *tag;
    authenticated.extend_from_slice(body);
    // As many bytes as are over, not as many as are missing: an oversight of libsodium's that became the format.
    authenticated.resize(authenticated.len().checked_add(body.len() % 16)?, 0);
    for length in [0, BLOCK.checked_add(body.len())?] {
        authenticated.extend_from_slice(&u64::try_from(length).ok()?.to_le_bytes());
    }
    let expected = Poly1305::new(first.first_chunk::<32>()?.into()).compute_unpadded(&authenticated);
    if !bool::from(expected.as_slice().ct_eq(authenticator)) {
        return None;
    }
    let mut text = Zeroizing::new(body.to_vec());
    stream.try_seek(u64::try_from(2 * BLOCK).ok()?).ok()?;
    stream.apply_keystream(&mut text);
    Some(text)
}

/// ChaCha20 (RFC 8439) from its first block on, in place.
pub(crate) fn chacha20(key: &Key, nonce: &[u8; 12], text: &mut [u8]) {
    ChaCha20::new((&**key).into(), nonce.into()).apply_keystream(text);
}
