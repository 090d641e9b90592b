//! What the pages remember of how they are to look. Nothing of it is secret, nothing of it is in the vault, and where the browser
//! keeps nothing they look as they do at first.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = localStorage, js_name = getItem, catch)]
    fn get_item(key: &str) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(js_namespace = localStorage, js_name = setItem, catch)]
    fn set_item(key: &str, value: &str) -> Result<(), JsValue>;
}

const ORDER: &str = "order";
const OWN: &str = "own";

/// Whether the lists of accounts stand in the user's own order.
#[must_use]
pub fn own_order() -> bool {
    get_item(ORDER).ok().flatten().is_some_and(|order| order == OWN)
}

/// Lets them stand so the next time.
pub fn remember_own_order(own: bool) {
    let _ = set_item(ORDER, if own { OWN } else { "name" });
}
