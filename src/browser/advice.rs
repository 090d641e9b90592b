//! What helps to find a good passphrase: words drawn from the list, and what is said of the user's own.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::{
    api::{get_url, settled},
    judge,
};
use crate::{message::Text, passphrase::suggest as draw};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch, catch)]
    fn fetch(address: &str) -> Result<Promise, JsValue>;

    type Response;
    #[wasm_bindgen(method, catch)]
    fn text(this: &Response) -> Result<Promise, JsValue>;
}

/// What is said of a passphrase as typed; nothing if it is enough, or if the judge cannot be loaded.
pub async fn judge(passphrase: &str) -> Vec<Text> {
    judge::judge(passphrase, &[]).await.map(|verdict| verdict.advice).unwrap_or_default()
}

/// A passphrase of random words. `None` if the list cannot be read or the browser gives no random bytes.
pub async fn suggest() -> Option<String> {
    let response = settled(fetch(&get_url("words/en.txt"))).await.ok()?.unchecked_into::<Response>();
    let list = settled(response.text()).await.ok()?.as_string()?;
    let words: Zeroizing<String> = draw(&list).ok()?;
    Some(words.to_string())
}
