//! The note of an account, for the popup: `popup.js` has the keeper read it, in an instance that is dropped afterwards.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::api::settled;
use crate::{account::AccountId, ui::popup::model::NoteRead};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["sixpence"], js_name = note, catch)]
    fn sixpence_note(account: &str) -> Result<Promise, JsValue>;
}

/// Reads it.
pub async fn read(account: AccountId) -> NoteRead {
    match settled(sixpence_note(&String::from(account))).await {
        Ok(note) => note.as_string().map_or(NoteRead::Guarded, |note| NoteRead::Text(note.into())),
        Err(_) => NoteRead::Failed,
    }
}
