//! Where the vault lies: two stores with two slots each, and the markers beside them.

use serde::{Deserialize, Serialize};

use super::key::Id;
use crate::{
    account::{from_hex, to_hex},
    time::UnixMs,
};

/// One of the two stores. Each is a database engine of its own, so that one damaged file is not the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StoreName {
    /// `storage.local`.
    Main,
    /// IndexedDB.
    Mirror,
}

impl StoreName {
    /// Both stores.
    pub const ALL: [Self; 2] = [Self::Main, Self::Mirror];
}

/// One of the two places in each store that saves alternate between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SlotName {
    /// The first.
    V0,
    /// The second.
    V1,
}

impl SlotName {
    /// Both places.
    pub const ALL: [Self; 2] = [Self::V0, Self::V1];

    /// The key in the store.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::V0 => "v0",
            Self::V1 => "v1",
        }
    }

    /// The other place: where the next save goes.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::V0 => Self::V1,
            Self::V1 => Self::V0,
        }
    }

    /// The place that the first saves of a vault begin with.
    pub(super) const fn of(generation: u64) -> Self {
        if generation.is_multiple_of(2) { Self::V0 } else { Self::V1 }
    }
}

/// A text found in a store.
#[derive(Debug, Clone, Copy)]
pub struct Copy<'a> {
    /// In which store.
    pub store: StoreName,
    /// In which place of it.
    pub slot: SlotName,
    /// The text: base64.
    pub text: &'a str,
}

/// A copy to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Write {
    /// Into which store.
    pub store: StoreName,
    /// Into which place of it.
    pub slot: SlotName,
    /// The stored vault, base64.
    pub text: String,
    /// Whether what lies there is to be put aside first: it is damaged, or of another vault.
    pub aside: bool,
}

/// The marker `born` of a vault: its id in hex, a blank, when it was first saved in milliseconds since the epoch.
pub(super) fn born(vault: &Id, now: UnixMs) -> String {
    format!("{} {}", to_hex(vault), now.0)
}

/// The id in a marker. `None` for the plain `true` that the first version wrote, and for damaged ones.
pub(super) fn born_of(text: &str) -> Option<Id> {
    let (id, _) = text.split_once(' ')?;
    from_hex(id)
}
