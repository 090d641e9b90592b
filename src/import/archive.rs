//! ZIP archives, from memory to memory: nothing of an archive's names is ever a path.

use std::io::{Cursor, Read};

use zeroize::Zeroizing;
use zip::{ZipArchive, result::ZipError};

use super::{ImportError, Limits};

/// The most entries of an archive. Exports have a handful, and attachments.
const MOST_ENTRIES: usize = 10_000;

/// An archive.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    most_bytes: usize,
}

impl<'a> Archive<'a> {
    /// # Errors
    /// [`ImportError::Damaged`], [`ImportError::TooMany`].
    pub(super) fn open(file: &'a [u8], limits: &Limits) -> Result<Self, ImportError> {
        let zip = ZipArchive::new(Cursor::new(file)).map_err(|_| ImportError::Damaged)?;
        if zip.len() > MOST_ENTRIES {
            return Err(ImportError::TooMany);
        }
        Ok(Self { zip, most_bytes: limits.bytes })
    }

    /// The name of its one file; what systems add beside it does not count.
    ///
    /// # Errors
    /// [`ImportError::Unknown`] if there are several, or none.
    pub(super) fn only(&self) -> Result<String, ImportError> {
        let is_file =
            |name: &String| !name.ends_with('/') && !name.starts_with("__MACOSX/") && !name.ends_with(".DS_Store");
        let mut files = self.names().into_iter().filter(is_file);
        let first = files.next().ok_or(ImportError::Unknown)?;
        if files.next().is_some() { Err(ImportError::Unknown) } else { Ok(first) }
    }

    /// The names of all entries that are texts.
    pub(super) fn names(&self) -> Vec<String> {
        self.zip.file_names().filter_map(Result::ok).map(Into::into).collect()
    }

    /// The content of the entry of exactly this name.
    ///
    /// # Errors
    /// [`ImportError::PassphraseNeeded`], [`ImportError::WrongPassphrase`], [`ImportError::TooLarge`] once more than the limit has
    /// come out, whatever the archive says of itself; else [`ImportError::Damaged`].
    pub(super) fn read(&mut self, name: &str, passphrase: Option<&str>) -> Result<Zeroizing<Vec<u8>>, ImportError> {
        let place = self.zip.index_for_name(name).ok_or(ImportError::Damaged)?;
        let sealed = self.zip.by_index_raw(place).map_err(|_| ImportError::Damaged)?.encrypted();
        let entry = match (sealed, passphrase) {
            (false, _) => self.zip.by_index(place),
            (true, None) => return Err(ImportError::PassphraseNeeded),
            (true, Some(passphrase)) => self.zip.by_index_decrypt(place, passphrase.as_bytes()),
        };
        let entry = entry.map_err(|error| match error {
            ZipError::InvalidPassword => ImportError::WrongPassphrase,
            _ => ImportError::Damaged,
        })?;
        let mut content = Zeroizing::new(Vec::new());
        // One byte of a passphrase is checked before (ZipCrypto), or two: what is wrong behind that shows in the checksum.
        let broken = |_| if sealed { ImportError::WrongPassphrase } else { ImportError::Damaged };
        let most = u64::try_from(self.most_bytes).unwrap_or(u64::MAX).saturating_add(1);
        entry.take(most).read_to_end(&mut content).map_err(broken)?;
        if content.len() > self.most_bytes {
            return Err(ImportError::TooLarge);
        }
        Ok(content)
    }
}
