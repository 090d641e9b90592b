//! The bytes of a stored vault: one self-authenticating value. The layout is in `FORMAT.md`.

use sixpence_sealing::{crc32c, from_base64, to_base64};
use zeroize::Zeroizing;

use super::{
    header::{Header, MAX_HEADER_LEN},
    key::{Root, TAG_LEN},
};
use crate::hash::sha256;

const MAGIC: [u8; 4] = *b"TAV1";
/// The format that this version writes, and the newest that it reads.
pub(super) const FORMAT_VERSION: u16 = 1;
/// Magic and versions; then follows the length of the header.
const VERSIONS_END: usize = 8;
const PREFIX_LEN: usize = 12;
const HEADER_TAG_LEN: usize = 32;
const CRC_LEN: usize = 4;
/// What there is beside header and padded body.
const BESIDE: usize = PREFIX_LEN + TAG_LEN + HEADER_TAG_LEN + CRC_LEN;
/// The length of the content, at the start of the body.
const LEN_LEN: usize = 4;
/// The tag and the checksum: no two saves have the same.
pub(super) const END_LEN: usize = HEADER_TAG_LEN + CRC_LEN;
/// The padded body, in bytes: two of them as base64 stay below the 10 MB of a browser's store without extra permission.
pub(super) const MAX_BODY_LEN: usize = 3 * 1024 * 1024;
/// Bodies are padded to a multiple of this many bytes, so that the size does not tell how many accounts there are.
const PAD_TO: usize = 4096;
/// The longest stored vault, in characters of base64.
pub(super) const MAX_TEXT_LEN: usize = MAX_LEN.div_ceil(3) * 4;
const MAX_LEN: usize = MAX_HEADER_LEN + MAX_BODY_LEN + BESIDE;

/// A stored vault whose structure and checksum are right. Whether it is authentic is known once there is a key.
pub(super) struct Envelope {
    pub(super) header: Header,
    bytes: Vec<u8>,
    /// Length of everything before the body.
    before_body: usize,
    versions: Versions,
}

/// The two version numbers. Their place, the magic before them and the checksum at the end are the same in every later format.
#[derive(Clone, Copy)]
struct Versions {
    format: u16,
    min_reader: u16,
}

/// Why bytes are no vault that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EnvelopeError {
    /// Damaged, or never a vault.
    Damaged,
    /// Whole, but written for readers of this format version or later.
    Newer(u16),
}

/// The body did not open, or what it holds is not padded as it has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BodyRefused;

/// Why a body was not sealed.
pub(super) enum SealError {
    TooLarge,
    Refused,
}

impl Envelope {
    pub(super) fn from_text(text: &str) -> Result<Self, EnvelopeError> {
        // Before anything is allocated for it.
        if text.len() > MAX_TEXT_LEN {
            return Err(EnvelopeError::Damaged);
        }
        Self::parse(from_base64(text).ok_or(EnvelopeError::Damaged)?)
    }

    pub(super) fn to_text(&self) -> String {
        to_base64(&self.bytes)
    }

    fn parse(bytes: Vec<u8>) -> Result<Self, EnvelopeError> {
        let versions = Versions::read(&bytes).ok_or(EnvelopeError::Damaged)?;
        if versions.min_reader > FORMAT_VERSION {
            return Err(EnvelopeError::Newer(versions.min_reader));
        }
        let (header, before_body) = layout(&bytes).ok_or(EnvelopeError::Damaged)?;
        Ok(Self { header, bytes, before_body, versions })
    }

    /// The end of the bytes: no two saves have the same.
    pub(super) fn end(&self) -> [u8; END_LEN] {
        self.bytes.last_chunk().copied().unwrap_or([0; END_LEN])
    }

    /// Whether the tag over everything before the body is right.
    pub(super) fn header_is_authentic(&self, root: &Root) -> bool {
        let end = self.bytes.len().saturating_sub(CRC_LEN);
        let tag = self.bytes.get(end.saturating_sub(HEADER_TAG_LEN)..end);
        tag.is_some_and(|tag| {
            root.header_tag_fits(&self.header.vault_id, self.header.key_epoch, self.before_body(), tag)
        })
    }

    /// Decrypts the body: the CBOR in it, without length and padding.
    pub(super) fn open_body(&self, root: &Root) -> Result<Zeroizing<Vec<u8>>, BodyRefused> {
        let header = &self.header;
        let body_end = self.bytes.len().saturating_sub(HEADER_TAG_LEN + CRC_LEN);
        let sealed = self.bytes.get(self.before_body..body_end).ok_or(BodyRefused)?;
        let (body, tag) = sealed.split_last_chunk::<TAG_LEN>().ok_or(BodyRefused)?;
        let mut body = Zeroizing::new(body.to_vec());
        root.body_key(&header.body_salt, &header.vault_id, header.key_epoch)
            .open(&header.body_nonce, &sha256(self.before_body()), &mut body, *tag)
            .map_err(|_| BodyRefused)?;
        let len = unpad(&body).ok_or(BodyRefused)?.len();
        body.copy_within(LEN_LEN.., 0);
        body.truncate(len);
        Ok(body)
    }

    /// Encrypts `content` under `header`, whose `body_len` is set here. `previous` gives the versions that a newer format may
    /// have left in the file: what it wrote is kept, so what it demands of readers stands.
    pub(super) fn seal(
        mut header: Header,
        previous: Option<&Self>,
        root: &Root,
        content: &[u8],
    ) -> Result<Self, SealError> {
        let padded = padded_len(content.len()).filter(|len| *len <= MAX_BODY_LEN).ok_or(SealError::TooLarge)?;
        header.body_len = u32::try_from(padded.saturating_add(TAG_LEN)).map_err(|_| SealError::TooLarge)?;
        let content_len = u32::try_from(content.len()).map_err(|_| SealError::TooLarge)?;
        let ours = Versions { format: FORMAT_VERSION, min_reader: FORMAT_VERSION };
        let versions = previous.map_or(ours, |old| old.versions);

        let encoded = header.encode();
        let header_len = u32::try_from(encoded.len()).map_err(|_| SealError::TooLarge)?;
        if encoded.len() > MAX_HEADER_LEN {
            return Err(SealError::TooLarge);
        }
        // The plain body stands in it until it is encrypted where it is.
        let mut bytes = Zeroizing::new(Vec::with_capacity(BESIDE.saturating_add(encoded.len()).saturating_add(padded)));
        bytes.extend_from_slice(&MAGIC);
        bytes.extend_from_slice(&versions.format.to_le_bytes());
        bytes.extend_from_slice(&versions.min_reader.to_le_bytes());
        bytes.extend_from_slice(&header_len.to_le_bytes());
        bytes.extend_from_slice(&encoded);
        let before_body = bytes.len();
        let context = sha256(&bytes);
        let header_tag = root.header_tag(&header.vault_id, header.key_epoch, &bytes).ok_or(SealError::Refused)?;

        bytes.extend_from_slice(&content_len.to_le_bytes());
        bytes.extend_from_slice(content);
        bytes.resize(before_body.saturating_add(padded), 0);
        let body_tag = root
            .body_key(&header.body_salt, &header.vault_id, header.key_epoch)
            .seal(&header.body_nonce, &context, bytes.get_mut(before_body..).unwrap_or_default())
            .map_err(|_| SealError::Refused)?;
        bytes.extend_from_slice(&body_tag);
        bytes.extend_from_slice(&header_tag);
        let crc = crc32c(&bytes);
        bytes.extend_from_slice(&crc.to_le_bytes());
        Ok(Self { header, bytes: core::mem::take(&mut *bytes), before_body, versions })
    }

    fn before_body(&self) -> &[u8] {
        self.bytes.get(..self.before_body).unwrap_or_default()
    }
}

/// The length of a body: length (u32, little endian), content, zeros up to a multiple of [`PAD_TO`].
fn padded_len(content_len: usize) -> Option<usize> {
    content_len.checked_add(LEN_LEN)?.checked_next_multiple_of(PAD_TO)
}

fn unpad(body: &[u8]) -> Option<&[u8]> {
    let (len, rest) = body.split_first_chunk::<LEN_LEN>()?;
    let (content, padding) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*len)).ok()?)?;
    let shortest = padded_len(content.len())? == body.len();
    (shortest && padding.iter().all(|byte| *byte == 0)).then_some(content)
}

impl Versions {
    /// `None` if this is no vault, or a damaged one.
    fn read(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(&MAGIC)?;
        let (format, rest) = rest.split_first_chunk()?;
        let (min_reader, _) = rest.split_first_chunk()?;
        let (sound, crc) = bytes.split_last_chunk::<CRC_LEN>()?;
        let (format, min_reader) = (u16::from_le_bytes(*format), u16::from_le_bytes(*min_reader));
        let fits = crc32c(sound) == u32::from_le_bytes(*crc) && min_reader > 0 && min_reader <= format;
        fits.then_some(Self { format, min_reader })
    }
}

/// The header, and the length of everything before the body. `None` unless all lengths agree.
fn layout(bytes: &[u8]) -> Option<(Header, usize)> {
    let (header_len, rest) = bytes.get(VERSIONS_END..)?.split_first_chunk::<4>()?;
    let header_len = usize::try_from(u32::from_le_bytes(*header_len)).ok()?;
    if header_len > MAX_HEADER_LEN {
        return None;
    }
    let header = Header::parse(rest.get(..header_len)?).ok()?;
    let before_body = PREFIX_LEN.checked_add(header_len)?;
    let body_len = usize::try_from(header.body_len).ok()?;
    let plain_len = body_len.checked_sub(TAG_LEN)?;
    let expected = before_body.checked_add(body_len)?.checked_add(HEADER_TAG_LEN + CRC_LEN)?;
    let fits = plain_len > 0 && plain_len <= MAX_BODY_LEN && plain_len.is_multiple_of(PAD_TO);
    (fits && expected == bytes.len()).then_some((header, before_body))
}
