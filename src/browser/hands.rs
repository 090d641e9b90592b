//! What `extension/hands.js` does for the background: one function for each effect.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use crate::vault::Stretched;

#[wasm_bindgen]
extern "C" {
    /// The object `hands` of `hands.js`. None of its functions throws at once.
    pub type Hands;

    /// Argon2id: 32 bytes.
    #[wasm_bindgen(method)]
    pub(super) fn stretch(this: &Hands, passphrase: &str, salt: &str, m_kib: u32, t: u32, p: u32) -> Promise;
    /// 32 bytes.
    #[wasm_bindgen(method)]
    pub(super) fn recover(this: &Hands, text: &str) -> Promise;

    /// The vault as a text by itself: in an object it would be written and read as JSON, megabytes of it.
    #[wasm_bindgen(method, js_name = saveVault)]
    pub(super) fn save_vault(this: &Hands, text: &str, with: JsValue) -> Promise;
    #[wasm_bindgen(method, js_name = healStores)]
    pub(super) fn heal_stores(this: &Hands, order: JsValue) -> Promise;
    #[wasm_bindgen(method, js_name = clearStores)]
    pub(super) fn clear_stores(this: &Hands, order: JsValue) -> Promise;
    #[wasm_bindgen(method, js_name = keepSnapshot)]
    pub(super) fn keep_snapshot(this: &Hands, snapshot: JsValue) -> Promise;

    #[wasm_bindgen(method, js_name = keepSession)]
    pub(super) fn keep_session(this: &Hands, key: &str, clock: JsValue, generation: f64) -> Promise;
    #[wasm_bindgen(method, js_name = keepClock)]
    pub(super) fn keep_clock(this: &Hands, clock: JsValue, generation: f64) -> Promise;
    #[wasm_bindgen(method, js_name = forgetSession)]
    pub(super) fn forget_session(this: &Hands) -> Promise;
    #[wasm_bindgen(method, js_name = keepWaiting)]
    pub(super) fn keep_waiting(this: &Hands, name: &str, record: JsValue, until: f64) -> Promise;
    #[wasm_bindgen(method, js_name = forgetWaiting)]
    pub(super) fn forget_waiting(this: &Hands, name: &str) -> Promise;

    #[wasm_bindgen(method, js_name = keepAssist)]
    pub(super) fn keep_assist(this: &Hands, record: JsValue, over: bool) -> Promise;
    #[wasm_bindgen(method, js_name = forgetAssist)]
    pub(super) fn forget_assist(this: &Hands) -> Promise;
    /// `origin`: of no other page anything is read.
    #[wasm_bindgen(method)]
    pub(super) fn assist(this: &Hands, tab: i32, origin: &str, course: Option<String>, turn: JsValue) -> Promise;

    /// Attempts to unlock that have failed: none takes the record away.
    #[wasm_bindgen(method, js_name = keepFailed)]
    pub(super) fn keep_failed(this: &Hands, count: u16, last: f64) -> Promise;

    /// What is known of a tab.
    #[wasm_bindgen(method)]
    pub(super) fn look(this: &Hands, tab: i32) -> Promise;
    /// `focused`: the frame in which the user has pointed at a field; below 0: a field for a recovery code is wanted.
    #[wasm_bindgen(method, js_name = findField)]
    pub(super) fn find_field(this: &Hands, tab: i32, focused: Option<f64>, top: &str, names: Vec<String>) -> Promise;
    /// The sites of all accounts one after another; `counts`: how many of them belong to each. Gives a `Uint8Array`.
    #[wasm_bindgen(method)]
    pub(super) fn relate(this: &Hands, page: &str, sites: Vec<String>, counts: Vec<u32>) -> Promise;
    #[wasm_bindgen(method)]
    pub(super) fn offer(this: &Hands, tab: i32, frame: f64, token: &str, field: u32, text: &str) -> Promise;
    /// Gives milliseconds.
    #[wasm_bindgen(method, js_name = compareClock)]
    pub(super) fn compare_clock(this: &Hands, tab: i32) -> Promise;
    #[wasm_bindgen(method)]
    pub(super) fn fill(this: &Hands, tab: i32, frame: f64, order: JsValue) -> Promise;
    /// `picture`: the address of one at which the user has pointed.
    #[wasm_bindgen(method, js_name = readPage)]
    pub(super) fn read_page(
        this: &Hands,
        tab: i32,
        picture: Option<String>,
        quiet: bool,
        host: Option<String>,
    ) -> Promise;
    #[wasm_bindgen(method, js_name = readText)]
    pub(super) fn read_text(this: &Hands, text: &str, host: Option<String>) -> Promise;
    /// `form`: the fields of the form, else what codes of pictures say.
    #[wasm_bindgen(method, js_name = readTyped)]
    pub(super) fn read_typed(this: &Hands, texts: Vec<String>, form: bool) -> Promise;
    #[wasm_bindgen(method, js_name = stopReading)]
    pub(super) fn stop_reading(this: &Hands) -> Promise;
    #[wasm_bindgen(method)]
    pub(super) fn wait(this: &Hands, ms: f64) -> Promise;

    #[wasm_bindgen(method, js_name = openPopup)]
    pub(super) fn open_popup(this: &Hands, tab: i32) -> Promise;
    /// `title` empty: no badge. `offer`: that something can be saved, else that something needs the user.
    #[wasm_bindgen(method)]
    pub(super) fn badge(this: &Hands, tab: i32, title: &str, offer: bool) -> Promise;
    #[wasm_bindgen(method, js_name = showLock)]
    pub(super) fn show_lock(this: &Hands, lock_at: Option<f64>) -> Promise;
}

/// The 32 bytes of a key, wiped where JavaScript has held them. `None` for anything else.
#[must_use]
pub fn stretched(bytes: JsValue) -> Option<Stretched> {
    let bytes = bytes.dyn_into::<js_sys::Uint8Array>().ok()?;
    let mut copy = Zeroizing::new([0; 32]);
    if bytes.length() != 32 {
        return None;
    }
    bytes.copy_to(copy.as_mut_slice());
    bytes.fill(0, 0, 32);
    Some(Stretched::from_bytes(*copy))
}
