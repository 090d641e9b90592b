//! Files that are no exports: what people find on a rooted phone, and our own backups. They are named, so that nobody is asked for a
//! passphrase in vain.

use super::{Format, Sure};
use crate::import::{Content, ImportError};

pub(super) const OWN: Format = Format {
    name: "Sixpence backup",
    recognise: |content| Sure::when(content.text().is_some_and(|text| text.contains("-----BEGIN SIXPENCE BACKUP "))),
    read: |_, _| Err(ImportError::OwnBackup),
};

pub(super) const FORMAT: Format =
    Format { name: "An app's own database", recognise, read: |_, _| Err(ImportError::NotAnExport) };

const SQLITE: &[u8] = b"SQLite format 3\0";

fn recognise(content: &Content<'_>) -> Sure {
    Sure::when(match content {
        // Google Authenticator, Microsoft Authenticator, Stratum.
        Content::Bytes(file) => file.starts_with(SQLITE),
        // Settings of an Android app: Authy, Battle.net, FreeOTP, TOTP Authenticator.
        Content::Text(text) => text.trim_start().starts_with("<?xml") && text.contains("<map>"),
        // Duo Mobile.
        _ => content.array().is_some_and(|all| all.iter().any(|one| one.get("otpGenerator").is_some())),
    })
}
