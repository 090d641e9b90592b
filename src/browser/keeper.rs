//! The keeper as the vault page calls it, and what it finds in the stores where nothing is unlocked.

use js_sys::Promise;
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::{
    api::{Answer as Outcome, BrowserError, from_js, settled, to_js},
    page,
};
use crate::{
    keeper::{Answer, stored_text},
    message::{
        Failure, KeepFailure, KeptAnswer, Order, SnapshotKind, SnapshotView, VaultRequest,
    },
    vault::{Copy, SlotName, StoreName, Vault},
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["keeper"], js_name = carryOut, catch)]
    fn keeper_carry_out(order: &JsValue, snapshot: Option<&str>) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["keeper"], js_name = snapshots, catch)]
    fn keeper_snapshots() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["keeper"], js_name = rescue, catch)]
    fn keeper_rescue() -> Result<Promise, JsValue>;
}

/// How often an order is tried again if the vault is saved by something else meanwhile.
const TRIES: u32 = 5;

/// Carries out an order. What has to be saved for it is saved when this returns.
///
/// # Errors
/// [`KeepFailure`]; then nothing was saved.
pub async fn carry_out(order: Order) -> Result<KeptAnswer, KeepFailure> {
    for _ in 0..TRIES {
        let Answer { kept, save } = ask_keeper(&order).await.map_err(|_| KeepFailure::Browser)??;
        let Some(text) = save else { return Ok(KeptAnswer { kept, view: None }) };
        match page::ask(&VaultRequest::Adopt { text }).await {
            Ok(Ok(view)) => return Ok(KeptAnswer { kept, view: Some(view) }),
            Ok(Err(Failure::Conflict)) => {}
            Ok(Err(failure)) => return Err(KeepFailure::Background(failure)),
            Err(_) => return Err(KeepFailure::Browser),
        }
    }
    Err(KeepFailure::Background(Failure::Conflict))
}

async fn ask_keeper(order: &Order) -> Outcome<Result<Answer, KeepFailure>> {
    let snapshot = match order {
        Order::CompareSnapshot { name } | Order::RestoreSnapshot { name } => Some(name.as_str()),
        _ => None,
    };
    from_js(settled(keeper_carry_out(&to_js(order)?, snapshot)).await?)
}

/// What lies among the snapshots, or was put aside.
#[derive(Deserialize)]
struct Kept {
    name: String,
    aside: bool,
    text: String,
}

async fn all() -> Outcome<Vec<Kept>> {
    from_js(settled(keeper_snapshots()).await?)
}

/// The snapshots that are whole, newest first, also where the vault is locked, missing or damaged.
pub async fn snapshots() -> Vec<SnapshotView> {
    let mut views: Vec<SnapshotView> = all().await.unwrap_or_default().iter().filter_map(view_of).collect();
    views.sort_by(|a, b| b.saved_at.cmp(&a.saved_at));
    views
}

fn view_of(kept: &Kept) -> Option<SnapshotView> {
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

/// The stored vault of a snapshot, base64.
pub async fn snapshot_text(name: &str) -> Option<String> {
    all().await.ok()?.into_iter().find(|kept| kept.name == name).map(|kept| kept.text)
}

/// The stored vault in a backup file, base64.
///
/// # Errors
/// What is wrong with the file.
pub async fn backup_text(file: &str) -> Result<String, KeepFailure> {
    stored_text(file)
}

/// Everything that the stores hold, as one text to be kept where nothing opens.
pub async fn rescue_file() -> Option<String> {
    let text = settled(keeper_rescue()).await.map_err(|_| BrowserError).ok()?;
    text.as_string()
}
