//! ZIP archives, from memory to memory: nothing of an archive's names is ever a path. Source: [APPNOTE], the format's own description,
//! and for AES [WinZip's].
//!
//! Read here, and by no crate: an entry is never unpacked beyond a limit, and the crate `zip` would be as large in the extension as all
//! formats of other apps together.
//!
//! [APPNOTE]: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
//! [WinZip's]: https://www.winzip.com/en/support/aes-encryption/

mod directory;
mod sealed;

use zeroize::Zeroizing;

use super::{ImportError, Limits, packed::inflate};
use directory::{Directory, Place, Sealing};

/// How the content of an entry is packed.
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// What the file of the logins is called beside others: of Bitwarden (with attachments), of Dashlane.
const LOGINS: [&str; 2] = ["data.json", "credentials.csv"];

/// An archive.
pub(super) struct Archive<'a> {
    directory: Directory<'a>,
    most_bytes: usize,
}

impl<'a> Archive<'a> {
    /// # Errors
    /// [`ImportError::Damaged`], [`ImportError::TooMany`].
    pub(super) fn open(file: &'a [u8], limits: &Limits) -> Result<Self, ImportError> {
        Ok(Self { directory: Directory::read(file)?, most_bytes: limits.bytes })
    }

    /// The name of its one file, or of that one of several that holds the logins: one that is known by its name, or the only JSON. What
    /// systems add beside does not count.
    ///
    /// # Errors
    /// [`ImportError::Unknown`] if there is no such file, or several.
    pub(super) fn only(&self) -> Result<&'a str, ImportError> {
        let is_file =
            |name: &&str| !name.ends_with('/') && !name.starts_with("__MACOSX/") && !name.ends_with(".DS_Store");
        let is_json = |name: &&str| name.to_ascii_lowercase().ends_with(".json");
        let files: Vec<&str> = self.names().filter(is_file).collect();
        let json: Vec<&str> = files.iter().copied().filter(is_json).collect();
        if let Some(logins) = files.iter().find(|name| LOGINS.contains(name)) {
            return Ok(logins);
        }
        match (files.as_slice(), json.as_slice()) {
            ([only], _) | (_, [only]) => Ok(only),
            _ => Err(ImportError::Unknown),
        }
    }

    /// The names of all entries that are texts.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.directory.places.iter().filter_map(|place| std::str::from_utf8(place.name).ok())
    }

    /// The content of the first entry of exactly this name.
    ///
    /// # Errors
    /// [`ImportError::PassphraseNeeded`]; [`ImportError::WrongPassphrase`], which `ZipCrypto` cannot tell from damage;
    /// [`ImportError::TooLarge`] once more than the limit has come out, whatever the archive says of itself;
    /// [`ImportError::Cipher`] for encryption that is neither `ZipCrypto` nor AES-256; [`ImportError::Unknown`] for another way of packing
    /// than deflate; else [`ImportError::Damaged`].
    pub(super) fn read(&self, name: &str, passphrase: Option<&str>) -> Result<Zeroizing<Vec<u8>>, ImportError> {
        let place = self.directory.places.iter().find(|place| place.name == name.as_bytes());
        let place = place.ok_or(ImportError::Damaged)?;
        let bytes = self.directory.bytes(place)?;
        let (packed, broken) = match (&place.sealing, passphrase) {
            (Sealing::None, _) => (Zeroizing::new(bytes.to_vec()), ImportError::Damaged),
            (Sealing::Other, _) => return Err(ImportError::Cipher),
            (_, None) => return Err(ImportError::PassphraseNeeded),
            (Sealing::Crypto { check }, Some(passphrase)) => {
                (sealed::zip_crypto(passphrase, *check, bytes)?, ImportError::WrongPassphrase)
            }
            (Sealing::Aes256 { .. }, Some(passphrase)) => (sealed::aes256(passphrase, bytes)?, ImportError::Damaged),
        };
        let plain = self.unpack(place, packed).map_err(|error| match error {
            ImportError::Damaged => broken,
            other => other,
        })?;
        let has_checksum = !matches!(place.sealing, Sealing::Aes256 { has_checksum: false });
        if has_checksum && crc32(&plain) != place.checksum { Err(broken) } else { Ok(plain) }
    }

    fn unpack(&self, place: &Place<'_>, packed: Zeroizing<Vec<u8>>) -> Result<Zeroizing<Vec<u8>>, ImportError> {
        match place.method {
            STORED if packed.len() > self.most_bytes => Err(ImportError::TooLarge),
            STORED => Ok(packed),
            DEFLATED => inflate(&packed, self.most_bytes),
            _ => Err(ImportError::Unknown),
        }
    }
}

/// The checksum of ZIP (CRC-32, ISO-HDLC). Without a table: what is read with it is small.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| crc32_step(crc, *byte))
}

fn crc32_step(crc: u32, byte: u8) -> u32 {
    (0..8).fold(crc ^ u32::from(byte), |crc, _| crc >> 1 ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
}
