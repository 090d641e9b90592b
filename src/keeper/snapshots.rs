//! The snapshots and what was put aside, as they can be seen without the key.

use serde::Deserialize;

use crate::{
    message::{SnapshotKind, SnapshotView},
    vault::{Copy, SlotName, StoreName, Vault},
};

/// A stored vault beside the vault.
#[derive(Deserialize)]
pub struct KeptText {
    /// Its name in the store.
    pub name: String,
    /// Whether it was put aside because it was in the way.
    pub aside: bool,
    /// The stored vault, base64.
    pub text: String,
}

/// Those that are whole, newest first.
#[must_use]
pub fn views(kept: &[KeptText]) -> Vec<SnapshotView> {
    let mut views: Vec<SnapshotView> = kept.iter().filter_map(view).collect();
    views.sort_by_key(|view| std::cmp::Reverse(view.saved_at));
    views
}

fn view(kept: &KeptText) -> Option<SnapshotView> {
    let copy = Copy { store: StoreName::Mirror, slot: SlotName::V0, text: &kept.text };
    let vault = Vault::open(&[copy], &[]).ok()?;
    let why = match kept.name.as_str() {
        _ if kept.aside => SnapshotKind::Aside,
        "update" => SnapshotKind::Update,
        "copied" => SnapshotKind::Copied,
        _ => SnapshotKind::Day,
    };
    Some(SnapshotView { name: kept.name.clone(), why, saved_at: vault.saved_at().0 })
}
