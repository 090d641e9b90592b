//! The parts of the extension API that Sixpence uses, bound by hand: the same names in Chromium and Firefox, all
//! promises. `background.js` and the pages make `globalThis.browser` of `chrome` where it is missing.

use js_sys::Promise;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use zeroize::Zeroizing;

use super::read::read;
use crate::message::json::json;

#[wasm_bindgen]
extern "C" {
    /// The address of a file of ours.
    #[wasm_bindgen(js_namespace = ["browser", "runtime"], js_name = getURL)]
    pub fn get_url(path: &str) -> String;
    /// The id of this extension: what the browser calls its sender.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["browser", "runtime"], js_name = id)]
    pub static EXTENSION_ID: String;
    /// A text of `_locales` in the language of the browser; `with` stands for `$1` and so on.
    #[wasm_bindgen(js_namespace = ["browser", "i18n"], js_name = getMessage)]
    pub fn get_message(key: &str, with: Vec<String>) -> String;

    #[wasm_bindgen(js_namespace = ["browser", "storage", "session"], js_name = get, catch)]
    fn session_get(keys: Vec<String>) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "storage", "session"], js_name = set, catch)]
    fn session_set(values: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "storage", "session"], js_name = remove, catch)]
    fn session_remove(keys: Vec<String>) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["browser", "tabs"], js_name = get, catch)]
    fn tabs_get(tab: i32) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "tabs"], js_name = captureVisibleTab, catch)]
    fn tabs_capture_visible_tab(window: i32, options: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "windows"], js_name = create, catch)]
    fn windows_create(options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["browser", "action"], js_name = openPopup, catch)]
    fn action_open_popup(options: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "action"], js_name = setBadgeText, catch)]
    fn action_set_badge_text(details: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "action"], js_name = setBadgeBackgroundColor, catch)]
    fn action_set_badge_background_color(details: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "action"], js_name = setTitle, catch)]
    fn action_set_title(details: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "action"], js_name = setIcon, catch)]
    fn action_set_icon(details: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["browser", "alarms"], js_name = create, catch)]
    fn alarms_create(name: &str, info: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "alarms"], js_name = clear, catch)]
    fn alarms_clear(name: &str) -> Result<Promise, JsValue>;

    /// How long nobody has to touch the computer until it counts as idle, in seconds; at least 15.
    #[wasm_bindgen(js_namespace = ["browser", "idle"], js_name = setDetectionInterval, catch)]
    pub(super) fn set_idle_after(seconds: f64) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = ["browser", "contextMenus"], js_name = removeAll, catch)]
    fn menus_remove_all() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "contextMenus"], js_name = create, catch)]
    fn menus_create(entry: &JsValue) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// What the extension's own contexts tell each other.
    pub(super) type BroadcastChannel;
    #[wasm_bindgen(constructor)]
    pub(super) fn new(name: &str) -> BroadcastChannel;
    #[wasm_bindgen(method, js_name = postMessage)]
    fn post_message(this: &BroadcastChannel, message: &JsValue);
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_onmessage(this: &BroadcastChannel, listener: &JsValue);
    #[wasm_bindgen(method)]
    fn close(this: &BroadcastChannel);
}

/// The channel on which the background says that the vault was locked or unlocked. Not `storage.session.onChanged`: it hands
/// the key itself to every page that listens, old and new.
pub(super) const LOCK_CHANGED: &str = "lock-changed";

/// Says something on a channel to our open pages; the message is empty.
pub(super) fn tell_pages(channel: &str) {
    let channel = BroadcastChannel::new(channel);
    channel.post_message(&JsValue::NULL);
    channel.close();
}

/// The browser refused or could not. What it says is not kept: it may name pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrowserError;

impl From<JsValue> for BrowserError {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// What a call to the browser gives.
pub type Answer<T> = Result<T, BrowserError>;

/// What a promise of the browser gives. One future for all of them: one for each call is kilobytes of wasm.
///
/// # Errors
/// [`BrowserError`] if the browser refuses, at once or later.
pub(super) async fn settled(promise: Result<Promise, JsValue>) -> Answer<JsValue> {
    Ok(JsFuture::from(promise?).await?)
}

/// A Rust value as the plain JavaScript value that JSON makes of it.
///
/// # Errors
/// [`BrowserError`] for what messages do not carry, see [`json`].
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> Answer<JsValue> {
    Ok(js_sys::JSON::parse(&Zeroizing::new(json(value).ok_or(BrowserError)?))?)
}

/// The reverse of [`to_js`].
///
/// # Errors
/// [`BrowserError`] if the value has another shape.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Answer<T> {
    read(value)
}

/// `storage.session`: memory of the browser process, gone when it exits.
pub mod session {
    use super::*;

    /// The values of these keys.
    ///
    /// # Errors
    /// [`BrowserError`] if the store does not answer.
    pub async fn get<T: DeserializeOwned>(keys: &[&str]) -> Answer<T> {
        from_js(settled(session_get(keys.iter().map(|key| (*key).to_owned()).collect())).await?)
    }

    /// Writes all values of an object.
    ///
    /// # Errors
    /// [`BrowserError`] if the store refuses.
    pub async fn set<T: Serialize>(values: &T) -> Answer<()> {
        settled(session_set(&to_js(values)?)).await?;
        Ok(())
    }

    /// Removes keys.
    ///
    /// # Errors
    /// [`BrowserError`] if the store refuses.
    pub async fn remove(keys: &[&str]) -> Answer<()> {
        settled(session_remove(keys.iter().map(|key| (*key).to_owned()).collect())).await?;
        Ok(())
    }
}

/// A tab, as far as we may know it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tab {
    /// Its address; absent where no permission (activeTab or granted) covers it.
    pub url: Option<String>,
    /// Its window.
    pub window_id: i32,
    /// Whether it is the one in front.
    pub active: bool,
}

/// The tab of this number.
///
/// # Errors
/// [`BrowserError`] if it is closed.
pub async fn tab(tab: i32) -> Answer<Tab> {
    from_js(settled(tabs_get(tab)).await?)
}

/// A PNG of the visible part of the window's tab in front, as a `data:` URL.
///
/// # Errors
/// [`BrowserError`] without permission, or above two calls a second.
pub async fn capture_visible_tab(window: i32) -> Answer<String> {
    #[derive(Serialize)]
    struct Options {
        format: &'static str,
    }
    from_js(settled(tabs_capture_visible_tab(window, &to_js(&Options { format: "png" })?)).await?)
}

/// Opens the popup over its toolbar button.
///
/// # Errors
/// [`BrowserError`] where the window is not in front or the browser is too old.
pub async fn open_popup(window: i32) -> Answer<()> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Options {
        window_id: i32,
    }
    settled(action_open_popup(&to_js(&Options { window_id: window })?)).await?;
    Ok(())
}

/// Opens a small window of one of our pages.
///
/// # Errors
/// [`BrowserError`] if the browser refuses.
pub async fn open_small_window(page: &str) -> Answer<()> {
    #[derive(Serialize)]
    struct Options<'a> {
        url: &'a str,
        #[serde(rename = "type")]
        kind: &'static str,
        width: u32,
        height: u32,
    }
    settled(windows_create(&to_js(&Options { url: page, kind: "popup", width: 400, height: 620 })?)).await?;
    Ok(())
}

/// Badge and title of the toolbar button for one tab. An empty title is the manifest's own.
///
/// # Errors
/// [`BrowserError`] if the tab is closed.
pub async fn badge(tab: i32, text: &str, title: &str) -> Answer<()> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Details<'a> {
        tab_id: i32,
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        title: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        color: Option<&'a str>,
    }
    let plain = Details { tab_id: tab, text: None, title: None, color: None };
    if !text.is_empty() {
        settled(action_set_badge_background_color(&to_js(&Details { color: Some("#B45309"), ..plain })?)).await?;
    }
    let plain = Details { tab_id: tab, text: None, title: None, color: None };
    settled(action_set_badge_text(&to_js(&Details { text: Some(text), ..plain })?)).await?;
    let plain = Details { tab_id: tab, text: None, title: None, color: None };
    settled(action_set_title(&to_js(&Details { title: Some(title), ..plain })?)).await?;
    Ok(())
}

/// The toolbar icon: outline when locked, solid when unlocked.
///
/// # Errors
/// [`BrowserError`] if the browser refuses.
pub async fn icon(unlocked: bool) -> Answer<()> {
    #[derive(Serialize)]
    struct Sizes {
        #[serde(rename = "16")]
        small: String,
        #[serde(rename = "32")]
        large: String,
    }
    #[derive(Serialize)]
    struct Details {
        path: Sizes,
    }
    let name = if unlocked { "unlocked" } else { "locked" };
    let path = |size: u32| get_url(&format!("icons/{name}-{size}.png"));
    settled(action_set_icon(&to_js(&Details { path: Sizes { small: path(16), large: path(32) } })?)).await?;
    Ok(())
}

/// Wakes the background at this time (milliseconds since the epoch), or never.
///
/// # Errors
/// [`BrowserError`] if the browser refuses.
pub async fn alarm(name: &str, when: Option<f64>) -> Answer<()> {
    #[derive(Serialize)]
    struct Info {
        when: f64,
    }
    match when {
        Some(when) => settled(alarms_create(name, &to_js(&Info { when })?)).await?,
        None => settled(alarms_clear(name)).await?,
    };
    Ok(())
}

/// An entry of the context menu.
#[derive(Serialize)]
pub struct Entry<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it says.
    pub title: String,
    /// Where it is shown.
    pub contexts: &'a [&'a str],
}

/// Makes the context menu anew.
///
/// # Errors
/// [`BrowserError`] if the browser refuses.
pub async fn menus(entries: &[Entry<'_>]) -> Answer<()> {
    settled(menus_remove_all()).await?;
    for entry in entries {
        menus_create(&to_js(entry)?)?;
    }
    Ok(())
}
