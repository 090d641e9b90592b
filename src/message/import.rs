//! What the vault page learns of files that it has read for an import, and what it chooses of them. Nothing here has room for a
//! secret, and none of it is asked of the background.

use serde::{Deserialize, Serialize};

use super::{Named, Parameters};
use crate::import::{ImportError, LeftOut, Reason, Wanted};

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadFile {
    /// The name of the app whose format it has.
    pub format: String,
    /// How many of its accounts can be imported.
    pub entries: u32,
    /// How many cannot.
    pub rejected: u32,
    /// How many items of a password manager hold no one-time code.
    pub without_code: u32,
}

/// What became of the attempt to read a file.
pub type FileRead = Result<ReadFile, ImportError>;

/// What would be imported. An entry is named by its place in `rows`, from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportPreview {
    /// The entries, file after file, each in its order.
    pub rows: Vec<ImportRow>,
    /// What cannot be imported.
    pub rejected: Vec<ImportRejected>,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportRow {
    /// Issuer, as the file has it.
    pub issuer: String,
    /// Account name, as the file has it.
    pub name: String,
    /// How codes are made of it.
    #[serde(default, skip_serializing_if = "Parameters::are_usual")]
    pub parameters: Parameters,
    /// The counter of the next code, in decimal, of an account that counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counter: Option<String>,
    /// What would become of it.
    pub fate: ImportFate,
    /// Its tags, as they are kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Whether it is a favourite.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub favourite: bool,
    /// Whether it has a note, which is kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub note: bool,
    /// The sites that its login addresses stand for, as they are kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<String>,
    /// How many recovery codes its note holds.
    #[serde(default, skip_serializing_if = "is_none")]
    pub codes: u16,
    /// What of it the vault cannot hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
}

fn is_none(count: &u16) -> bool {
    *count == 0
}

/// What would become of an entry: see [`crate::import::Fate`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ImportFate {
    /// It is not there yet.
    New,
    /// This account makes the same codes.
    There(Named),
    /// This account has the same secret and makes other codes of it.
    OtherCodes(Named),
    /// This account has the same name and another secret.
    SameName(Named),
    /// An earlier entry makes the same codes.
    Again,
    /// It lies in the trash of the app that it comes from.
    Trashed,
}

impl ImportFate {
    /// Whether it is imported unless the user says otherwise.
    #[must_use]
    pub const fn is_chosen(&self) -> bool {
        matches!(self, Self::New | Self::SameName(_) | Self::OtherCodes(_))
    }

    /// Whether it can be chosen at all: what makes the same codes as another is there already.
    #[must_use]
    pub const fn can_be_chosen(&self) -> bool {
        !matches!(self, Self::There(_) | Self::Again)
    }
}

/// An entry that cannot be imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportRejected {
    /// In which of the files that were read, from 0.
    pub file: u32,
    /// Where it stands there, from 1.
    pub position: u32,
    /// What it is called there; may be empty.
    pub name: String,
    /// Why.
    pub reason: Reason,
}

/// What the user wants of what was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportChoice {
    /// The places of the chosen rows, ascending.
    pub rows: Vec<u32>,
    /// What of them beside accounts.
    pub wanted: Wanted,
}
