//! The two headers of a database.

use argon2::Algorithm;
use sha2::{Digest, Sha512};

use crate::import::{
    ImportError, Limits,
    sealed::{Key, aes_rounds, argon2},
};

/// What the body is encrypted with, and its IV or nonce.
pub(super) enum Cipher {
    Aes([u8; 16]),
    ChaCha20([u8; 12]),
}

/// What makes a key of the passphrase.
pub(super) enum Kdf {
    /// Salt; memory in KiB, passes, lanes.
    Argon2(Algorithm, Vec<u8>, [u64; 3]),
    /// Seed and rounds.
    Aes([u8; 32], u64),
}

/// The header of a database.
pub(super) struct Header {
    pub(super) seed: [u8; 32],
    pub(super) cipher: Cipher,
    pub(super) is_packed: bool,
    pub(super) kdf: Kdf,
}

const AES: [u8; 16] = [0x31, 0xc1, 0xf2, 0xe6, 0xbf, 0x71, 0x43, 0x50, 0xbe, 0x58, 0x05, 0x21, 0x6a, 0xfc, 0x5a, 0xff];
const CHACHA20: [u8; 16] =
    [0xd6, 0x03, 0x8a, 0x2b, 0x8b, 0x6f, 0x4c, 0xb5, 0xa5, 0x24, 0x33, 0x9a, 0x31, 0xdb, 0xb5, 0x9a];
const ARGON2D: [u8; 16] =
    [0xef, 0x63, 0x6d, 0xdf, 0x8c, 0x29, 0x44, 0x4b, 0x91, 0xf7, 0xa9, 0xa4, 0x03, 0xe3, 0x0a, 0x0c];
const ARGON2ID: [u8; 16] =
    [0x9e, 0x29, 0x8b, 0x19, 0x56, 0xdb, 0x47, 0x73, 0xb2, 0x3d, 0xfc, 0x3e, 0xc6, 0xf0, 0xa1, 0xe6];
/// In version 3 and in version 4 of the format.
const AES_KDF: [[u8; 16]; 2] = [
    [0xc9, 0xd9, 0xf3, 0x9a, 0x62, 0x8a, 0x44, 0x60, 0xbf, 0x74, 0x0d, 0x08, 0xc1, 0x8a, 0x4f, 0xea],
    [0x7c, 0x02, 0xbb, 0x82, 0x79, 0xa7, 0x4a, 0xc0, 0x92, 0x7d, 0x11, 0x4a, 0x00, 0x64, 0x82, 0x38],
];

/// Identifier and value.
pub(super) type Field<'a> = (u8, &'a [u8]);

/// Fields of a header: identifier, length of 4 bytes, value; up to the one of identifier 0. And what comes after it.
pub(super) fn fields(mut rest: &[u8]) -> Result<(Vec<Field<'_>>, &[u8]), ImportError> {
    let mut fields = Vec::new();
    loop {
        let (id, after) = rest.split_first().ok_or(ImportError::Damaged)?;
        let (length, after) = after.split_first_chunk::<4>().ok_or(ImportError::Damaged)?;
        let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| ImportError::Damaged)?;
        let (value, after) = after.split_at_checked(length).ok_or(ImportError::Damaged)?;
        rest = after;
        if *id == 0 {
            return Ok((fields, rest));
        }
        fields.push((*id, value));
    }
}

fn find<'a>(fields: &[Field<'a>], id: u8) -> Result<&'a [u8], ImportError> {
    fields.iter().find(|(known, _)| *known == id).map(|(_, value)| *value).ok_or(ImportError::Damaged)
}

fn exactly<const N: usize>(value: &[u8]) -> Result<[u8; N], ImportError> {
    value.try_into().map_err(|_| ImportError::Damaged)
}

impl Header {
    /// The header, and what comes after it.
    pub(super) fn read(rest: &[u8]) -> Result<(Self, &[u8]), ImportError> {
        let (fields, rest) = fields(rest)?;
        let iv = find(&fields, 7)?;
        let cipher = match exactly(find(&fields, 2)?)? {
            AES => Cipher::Aes(exactly(iv)?),
            CHACHA20 => Cipher::ChaCha20(exactly(iv)?),
            _ => return Err(ImportError::Cipher),
        };
        let is_packed = u32::from_le_bytes(exactly(find(&fields, 3)?)?) == 1;
        Ok((Self { seed: exactly(find(&fields, 4)?)?, cipher, is_packed, kdf: Kdf::read(find(&fields, 11)?)? }, rest))
    }
}

impl Kdf {
    /// A "variant dictionary": a version of 2 bytes, then type, length and text of a key, length and value; type 0 ends it.
    fn read(dictionary: &[u8]) -> Result<Self, ImportError> {
        let mut values: Vec<(&[u8], &[u8])> = Vec::new();
        let mut rest = dictionary.get(2..).ok_or(ImportError::Damaged)?;
        while let Some((kind, after)) = rest.split_first()
            && *kind != 0
        {
            let (key, after) = sized(after)?;
            let (value, after) = sized(after)?;
            values.push((key, value));
            rest = after;
        }
        let find = |key: &[u8]| values.iter().find(|(known, _)| *known == key).map(|(_, value)| *value);
        let bytes = |key: &str| find(key.as_bytes()).ok_or(ImportError::Damaged);
        let wide = |key| bytes(key).and_then(exactly).map(u64::from_le_bytes);
        let kind = match exactly(bytes("$UUID")?)? {
            ARGON2D => Algorithm::Argon2d,
            ARGON2ID => Algorithm::Argon2id,
            uuid if AES_KDF.contains(&uuid) => return Ok(Self::Aes(exactly(bytes("S")?)?, wide("R")?)),
            _ => return Err(ImportError::Cipher),
        };
        // Version 0x13 is the one that both apps write.
        if u32::from_le_bytes(exactly(bytes("V")?)?) != 0x13 {
            return Err(ImportError::Cipher);
        }
        let lanes = u32::from_le_bytes(exactly(bytes("P")?)?);
        Ok(Self::Argon2(kind, bytes("S")?.to_vec(), [wide("M")? / 1024, wide("I")?, lanes.into()]))
    }

    pub(super) fn stretch(&self, composite: &Key, limits: &Limits) -> Result<Key, ImportError> {
        match self {
            Self::Argon2(kind, salt, cost) => argon2(*kind, composite.as_slice(), salt, *cost, limits),
            Self::Aes(seed, rounds) => aes_rounds(composite, seed, *rounds, limits),
        }
    }
}

/// Bytes after their length of 4 bytes, and the rest.
fn sized(rest: &[u8]) -> Result<(&[u8], &[u8]), ImportError> {
    let (length, rest) = rest.split_first_chunk::<4>().ok_or(ImportError::Damaged)?;
    let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| ImportError::Damaged)?;
    rest.split_at_checked(length).ok_or(ImportError::Damaged)
}

/// Key and nonce of the stream (ChaCha20) that protects single values of the XML.
pub(super) fn inner_stream(fields: &[Field<'_>]) -> Result<(Key, [u8; 12]), ImportError> {
    if u32::from_le_bytes(exactly(find(fields, 1)?)?) != 3 {
        return Err(ImportError::Cipher);
    }
    let hash = zeroize::Zeroizing::new(<[u8; 64]>::from(Sha512::digest(find(fields, 2)?)));
    let (key, rest) = hash.split_first_chunk::<32>().ok_or(ImportError::Damaged)?;
    let nonce = rest.first_chunk::<12>().ok_or(ImportError::Damaged)?;
    Ok((Key::new(*key), *nonce))
}
