//! Files of other authenticators, read whole before anything is saved.
//!
//! [`read`] recognises a file by its content, never by its name, and gives every account in it: each is an [`Entry`] or
//! [`Rejected`] with a true reason. What is read is a dry run: to save it is somebody else's.
//!
//! - **Every parameter is kept, or the entry is rejected by the name of the field.** A value that is absent has the default
//!   that the format gives it; one that is there and cannot be read never has.
//! - **A wrong passphrase is not a damaged file**: where the format can tell one from the other, so does [`ImportError`].
//! - **A file is the enemy**: [`Limits`] caps bytes, depth, entries and what a key may cost, before memory is taken.
//!
//! One file for each format in [`formats`], with the source of its facts; [`FORMATS`] is the table of all.

mod archive;
mod bring;
mod content;
pub(crate) mod encoded;
mod entry;
mod error;
mod fields;
pub mod formats;
#[cfg(fuzzing)]
pub mod fuzzing;
mod java;
mod kdbx;
mod limits;
mod notes;
mod packed;
mod parts;
mod plan;
pub(crate) mod sealed;

pub(crate) use bring::once;
pub use bring::{LeftOut, MAX_SITES, Wanted, bring, kept_codes, kept_sites, kept_tags, left_out};
pub use content::Content;
pub use entry::{About, Entry, Imported, Reason, Rejected};
pub use error::ImportError;
pub use limits::{Cost, Limits};
pub use notes::{codes_in, codes_in_note};
pub use plan::{Fate, fates};

use archive::Archive;
use formats::{FORMATS, Format, Sure};

/// What opens an encrypted file, and what that may cost.
pub struct Opening<'a> {
    /// The passphrase as typed; `None`: none was asked for yet.
    pub passphrase: Option<&'a str>,
    /// What is taken from a file.
    pub limits: Limits,
}

impl<'a> Opening<'a> {
    /// With the usual limits.
    #[must_use]
    pub const fn with(passphrase: Option<&'a str>) -> Self {
        Self { passphrase, limits: Limits::USUAL }
    }

    /// The passphrase.
    ///
    /// # Errors
    /// [`ImportError::PassphraseNeeded`] if there is none yet.
    fn passphrase(&self) -> Result<&'a str, ImportError> {
        self.passphrase.ok_or(ImportError::PassphraseNeeded)
    }
}

/// Reads a file.
///
/// # Errors
/// [`ImportError`]: then nothing of it can be used. What is wrong with one entry alone is in [`Imported::rejected`].
pub fn read(file: &[u8], opening: &Opening<'_>) -> Result<(&'static Format, Imported), ImportError> {
    let content = Content::of(file, &opening.limits)?;
    match (read_content(&content, opening), content) {
        // Of an archive that is no format of its own, the one file in it that matters: never an archive again.
        (Err(ImportError::Unknown), Content::Zip(zip)) => {
            let archive = Archive::open(zip, &opening.limits)?;
            let inner = archive.read(archive.only()?, opening.passphrase)?;
            read_content(&Content::of(&inner, &opening.limits)?, opening)
        }
        (outcome, _) => outcome,
    }
}

fn read_content(content: &Content<'_>, opening: &Opening<'_>) -> Result<(&'static Format, Imported), ImportError> {
    let mut refused = ImportError::Unknown;
    // What says what it is comes before what only may be.
    for sure in [Sure::Yes, Sure::Maybe] {
        for format in FORMATS.iter().filter(|format| (format.recognise)(content) == sure) {
            match (format.read)(content, opening) {
                Ok(imported) => return Ok((format, imported)),
                // Of the formats without a mark several are tried with one passphrase.
                Err(error) if sure == Sure::Maybe => refused = error,
                Err(error) => return Err(error),
            }
        }
    }
    Err(refused)
}
