//! The keeper as the vault page calls it, and what it finds in the stores where nothing is unlocked.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::{
    api::{Answer as Outcome, from_js, settled, to_js},
    page,
};
use crate::{
    enrolment::recovery::RecoveryError,
    keeper::Answer,
    message::{CodesFailure, Failure, KeepFailure, KeptAnswer, Order, ReadCodes, SnapshotView, VaultRequest},
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["keeper"], js_name = carryOut, catch)]
    fn keeper_carry_out(order: &JsValue, snapshot: Option<&str>) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["keeper"], js_name = readCodes, catch)]
    fn keeper_read_codes(text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["keeper"], js_name = snapshots, catch)]
    fn keeper_snapshots() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["keeper"], js_name = snapshotText, catch)]
    fn keeper_snapshot_text(name: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["keeper"], js_name = backupText, catch)]
    fn keeper_backup_text(file: &str) -> Result<Promise, JsValue>;
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
    adopt(async || ask_keeper(&order).await.map_err(|_| KeepFailure::Browser)?).await
}

/// Has the background take over what is to be saved; once more from the beginning if something else has saved meanwhile.
///
/// # Errors
/// [`KeepFailure`]; then nothing was saved.
pub(super) async fn adopt(make: impl AsyncFn() -> Result<Answer, KeepFailure>) -> Result<KeptAnswer, KeepFailure> {
    for _ in 0..TRIES {
        let Answer { kept, save, regardless } = make().await?;
        let Some(text) = save else { return Ok(KeptAnswer { kept, view: None }) };
        match page::ask(&VaultRequest::Adopt(text)).await {
            Ok(Ok(view)) => return Ok(KeptAnswer { kept, view: Some(view) }),
            Ok(Err(Failure::Conflict)) => {}
            // A vault that has locked meanwhile hands nothing over.
            Ok(Err(Failure::Locked)) => return Err(KeepFailure::Background(Failure::Locked)),
            _ if regardless => return Ok(KeptAnswer { kept, view: None }),
            Ok(Err(failure)) => return Err(KeepFailure::Background(failure)),
            Err(_) => return Err(KeepFailure::Browser),
        }
    }
    Err(KeepFailure::Background(Failure::Conflict))
}

/// Has a text read that may hold recovery codes.
///
/// # Errors
/// [`KeepFailure`]: why it holds none.
pub async fn read_codes(text: &str) -> Result<ReadCodes, KeepFailure> {
    let read: Outcome<Result<ReadCodes, RecoveryError>> = settled(keeper_read_codes(text)).await.and_then(from_js);
    read.map_err(|_| KeepFailure::Browser)?.map_err(|why| KeepFailure::Codes(CodesFailure::Unread(why)))
}

async fn ask_keeper(order: &Order) -> Outcome<Result<Answer, KeepFailure>> {
    let snapshot = match order {
        Order::CompareSnapshot { name } | Order::RestoreSnapshot { name } => Some(name.as_str()),
        _ => None,
    };
    from_js(settled(keeper_carry_out(&to_js(order)?, snapshot)).await?)
}

/// The snapshots that are whole, newest first, also where the vault is locked, missing or damaged.
pub async fn snapshots() -> Vec<SnapshotView> {
    settled(keeper_snapshots()).await.and_then(from_js).unwrap_or_default()
}

/// The stored vault of a snapshot, base64.
pub async fn snapshot_text(name: &str) -> Option<String> {
    settled(keeper_snapshot_text(name)).await.ok()?.as_string()
}

/// The stored vault in a backup file, base64.
///
/// # Errors
/// What is wrong with the file.
pub async fn backup_text(file: &str) -> Result<String, KeepFailure> {
    let text: Outcome<Result<String, KeepFailure>> = settled(keeper_backup_text(file)).await.and_then(from_js);
    text.unwrap_or(Err(KeepFailure::Browser))
}

/// Everything that the stores hold, as one text to be kept where nothing opens.
pub async fn rescue_file() -> Option<String> {
    let text = settled(keeper_rescue()).await.ok()?;
    text.as_string()
}
