//! A second implementation of the format, written after `src/vault/FORMAT.md` and sharing no code with the first: what a
//! stranger would write to open a vault, and what a later version could write.

use std::collections::BTreeMap;

use aes_gcm::{
    Aes256Gcm,
    aead::{Aead, KeyInit, Payload},
};
use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::{BASE32_NOPAD, BASE64};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use minicbor::{Decoder, Encoder};
use sha2::{Digest, Sha256};

/// A map: key, and value as encoded.
pub type Map = BTreeMap<u64, Vec<u8>>;

/// A vault, opened or to be sealed.
pub struct Foreign {
    pub format_version: u16,
    pub min_reader: u16,
    pub root: [u8; 32],
    pub header: Map,
    pub body: Map,
}

impl Foreign {
    /// Opens a stored text with a passphrase (ASCII: no normalisation here).
    pub fn open(text: &str, passphrase: &str) -> Self {
        let bytes = BASE64.decode(text.as_bytes()).unwrap();
        let end = bytes.len() - 4;
        assert_eq!(bytes[end..], crc32c::crc32c(&bytes[..end]).to_le_bytes());
        assert_eq!(&bytes[..4], b"TAV1");
        let header_len = u32::from_le_bytes(bytes[8..12].try_into().unwrap()) as usize;
        let (before_body, rest) = bytes[..end].split_at(12 + header_len);
        let header = map(&before_body[12..]);
        let body_len = number(&header[&9]) as usize;
        let (sealed, tag) = rest.split_at(body_len);

        let vault_id = string(&header[&1]);
        let slot = array(&header[&6]).into_iter().map(|slot| map(&slot)).find(|slot| number(&slot[&2]) == 1).unwrap();
        let kdf = map(&slot[&3]);
        assert_eq!((number(&kdf[&1]), number(&kdf[&2])), (1, 0x13));
        let [m, t, p] = [3, 4, 5].map(|key| number(&kdf[&key]) as u32);
        let mut stretched = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(m, t, p, Some(32)).unwrap())
            .hash_password_into(passphrase.as_bytes(), &string(&kdf[&6]), &mut stretched)
            .unwrap();
        let kek = hkdf(b"", &stretched, &[b"kek", &vault_id, &string(&slot[&1])]);
        let aad = [b"TAV1", &vault_id[..], &string(&slot[&1]), &[1], &slot[&3]].concat();
        let root = gcm(&kek).decrypt(&nonce(&slot[&4]), Payload { msg: &string(&slot[&5]), aad: &aad }).unwrap();
        let root: [u8; 32] = root.try_into().unwrap();

        let epoch = (number(&header[&5]) as u32).to_le_bytes();
        assert_eq!(tag, header_tag(&root, &vault_id, &epoch, before_body));
        let key = hkdf(&string(&header[&7]), &root, &[b"body", &vault_id, &epoch]);
        let aad = Sha256::digest(before_body);
        let padded = gcm(&key).decrypt(&nonce(&header[&8]), Payload { msg: sealed, aad: &aad }).unwrap();
        assert_eq!(padded.len() % 4096, 0);
        let len = u32::from_le_bytes(padded[..4].try_into().unwrap()) as usize;
        let (body, padding) = padded[4..].split_at(len);
        assert!(padding.len() < 4096 && padding.iter().all(|byte| *byte == 0));
        Self {
            format_version: u16::from_le_bytes([bytes[4], bytes[5]]),
            min_reader: u16::from_le_bytes([bytes[6], bytes[7]]),
            root,
            header,
            body: map(body),
        }
    }

    /// Adds a slot that this recovery key opens.
    pub fn with_recovery_key(mut self, key: &[u8; 20]) -> Self {
        let (vault_id, id, iv) = (string(&self.header[&1]), [0x72; 16], [0x6e; 12]);
        let stretched = hkdf(b"", key, &[b"recovery"]);
        let kek = hkdf(b"", &stretched, &[b"kek", &vault_id, &id]);
        let aad = [b"TAV1", &vault_id[..], &id, &[2]].concat();
        let wrapped = gcm(&kek).encrypt(&iv.into(), Payload { msg: &self.root, aad: &aad }).unwrap();
        let slot = Map::from([(1, bytes(&id)), (2, uint(2)), (4, bytes(&iv)), (5, bytes(&wrapped))]);
        let mut slots = array(&self.header[&6]);
        slots.push(encode(&slot));
        self.header.insert(6, encode_array(&slots));
        self
    }

    /// Seals it: base64.
    pub fn seal(mut self) -> String {
        let body = encode(&self.body);
        let mut padded = [&u32::try_from(body.len()).unwrap().to_le_bytes()[..], &body].concat();
        padded.resize(padded.len().next_multiple_of(4096), 0);
        self.header.insert(9, uint(padded.len() as u64 + 16));
        let header = encode(&self.header);
        let before_body = [
            &b"TAV1"[..],
            &self.format_version.to_le_bytes(),
            &self.min_reader.to_le_bytes(),
            &u32::try_from(header.len()).unwrap().to_le_bytes(),
            &header,
        ]
        .concat();
        let vault_id = string(&self.header[&1]);
        let epoch = (number(&self.header[&5]) as u32).to_le_bytes();
        let key = hkdf(&string(&self.header[&7]), &self.root, &[b"body", &vault_id, &epoch]);
        let aad = Sha256::digest(&before_body);
        let sealed = gcm(&key).encrypt(&nonce(&self.header[&8]), Payload { msg: &padded, aad: &aad }).unwrap();
        let tag = header_tag(&self.root, &vault_id, &epoch, &before_body);
        let mut bytes = [before_body, sealed, tag].concat();
        bytes.extend(crc32c::crc32c(&bytes).to_le_bytes());
        BASE64.encode(&bytes)
    }

    /// The records, decoded one level.
    pub fn records(&self) -> Vec<Map> {
        array(&self.body[&2]).iter().map(|record| map(record)).collect()
    }
}

/// A map as encoded.
pub fn encode(map: &Map) -> Vec<u8> {
    let mut out = Encoder::new(Vec::new());
    out.map(map.len() as u64).unwrap();
    for (key, value) in map {
        out.u64(*key).unwrap();
        out.writer_mut().extend(value);
    }
    out.into_writer()
}

/// An array as encoded.
pub fn encode_array(items: &[Vec<u8>]) -> Vec<u8> {
    let mut out = Encoder::new(Vec::new());
    out.array(items.len() as u64).unwrap();
    items.iter().for_each(|item| out.writer_mut().extend(item));
    out.into_writer()
}

/// A number as encoded.
pub fn uint(number: u64) -> Vec<u8> {
    minicbor::to_vec(number).unwrap()
}

/// A text as encoded.
pub fn text(text: &str) -> Vec<u8> {
    minicbor::to_vec(text).unwrap()
}

/// A byte string as encoded.
pub fn bytes(bytes: &[u8]) -> Vec<u8> {
    let mut out = Encoder::new(Vec::new());
    out.bytes(bytes).unwrap();
    out.into_writer()
}

pub fn map(encoded: &[u8]) -> Map {
    let mut input = Decoder::new(encoded);
    let len = input.map().unwrap().unwrap();
    (0..len).map(|_| (input.u64().unwrap(), item(&mut input))).collect()
}

pub fn array(encoded: &[u8]) -> Vec<Vec<u8>> {
    let mut input = Decoder::new(encoded);
    let len = input.array().unwrap().unwrap();
    (0..len).map(|_| item(&mut input)).collect()
}

fn item(input: &mut Decoder<'_>) -> Vec<u8> {
    let start = input.position();
    input.skip().unwrap();
    input.input()[start..input.position()].to_vec()
}

pub fn number(encoded: &[u8]) -> u64 {
    minicbor::decode(encoded).unwrap()
}

fn string(encoded: &[u8]) -> Vec<u8> {
    Decoder::new(encoded).bytes().unwrap().to_vec()
}

fn nonce(encoded: &[u8]) -> aes_gcm::Nonce<aes_gcm::aead::consts::U12> {
    <[u8; 12]>::try_from(string(encoded)).unwrap().into()
}

fn gcm(key: &[u8; 32]) -> Aes256Gcm {
    Aes256Gcm::new(key.into())
}

fn hkdf(salt: &[u8], input: &[u8], info: &[&[u8]]) -> [u8; 32] {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(Some(salt), input).expand(&info.concat(), &mut key).unwrap();
    key
}

fn header_tag(root: &[u8], vault_id: &[u8], epoch: &[u8], before_body: &[u8]) -> Vec<u8> {
    let key = hkdf(b"", root, &[b"header", vault_id, epoch]);
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&key).unwrap();
    mac.update(before_body);
    mac.finalize().into_bytes().to_vec()
}

/// A recovery key as text.
pub fn recovery_text(key: &[u8; 20]) -> String {
    let ours = |letter: u8| {
        let digit = if letter < b'A' { letter - b'2' + 26 } else { letter - b'A' };
        u32::from(digit)
    };
    let crockford = |digit: u32| char::from(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[digit as usize]);
    let digits: Vec<u32> = BASE32_NOPAD.encode(key).bytes().map(ours).collect();
    let groups = digits.chunks(4).zip(1..).map(|(group, number)| {
        // Long division of the group's polynomial, times x, by x^5 + x^2 + 1.
        let mut rest = group.iter().zip([4, 3, 2, 1]).fold(0, |sum, (digit, power)| sum ^ (digit << power));
        (5..9).rev().for_each(|bit| rest ^= (rest >> bit & 1) * (0b10_0101 << (bit - 5)));
        group.iter().copied().chain([rest ^ number]).map(crockford).collect::<String>()
    });
    groups.collect::<Vec<_>>().join("-")
}
