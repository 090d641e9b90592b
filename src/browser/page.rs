//! What the extension's pages need of the browser: to ask the background, the clipboard, tabs, texts, timers.

use std::cell::Cell;

use serde::Deserialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::api::{Answer, BrowserError, from_js, get_message, get_url, to_js};
use crate::{
    account::AccountId,
    message::{Ask, Text},
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["browser", "runtime"], js_name = sendMessage, catch)]
    async fn send_message(message: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "tabs"], js_name = query, catch)]
    async fn tabs_query(query: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "tabs"], js_name = create, catch)]
    async fn tabs_create(tab: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "permissions"], js_name = contains, catch)]
    async fn permissions_contains(permissions: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "permissions"], js_name = request, catch)]
    fn permissions_request(permissions: &JsValue) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "permissions"], js_name = remove, catch)]
    fn permissions_remove(permissions: &JsValue) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "permissions"], js_name = getAll, catch)]
    async fn permissions_get_all() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    async fn clipboard_write_text(text: &str) -> Result<JsValue, JsValue>;
    /// Of a text that stays in JavaScript, other than [`js_sys::JSON::parse`]'s.
    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    fn json_parse(text: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(act: &JsValue, ms: f64) -> i32;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: i32);
    #[wasm_bindgen(js_name = requestAnimationFrame)]
    fn request_animation_frame(act: &JsValue) -> i32;
    #[wasm_bindgen(thread_local_v2, js_namespace = globalThis, js_name = firstAnswer)]
    static FIRST_ANSWER: Option<js_sys::Promise>;
}

#[wasm_bindgen]
extern "C" {
    /// What the extension's own contexts tell each other.
    type BroadcastChannel;
    #[wasm_bindgen(constructor)]
    fn new(name: &str) -> BroadcastChannel;
    #[wasm_bindgen(method, setter)]
    fn set_onmessage(this: &BroadcastChannel, listener: &JsValue);
}

/// The channel on which the background (`tellPages` of `hands.js`) says that the vault was locked or unlocked. Not
/// `storage.session.onChanged`: it hands the key itself to every page that listens, old and new.
const LOCK_CHANGED: &str = "lock-changed";

/// The channel on which the background says that something has changed in a run of the assistant.
const ASSIST: &str = "assist";

/// The channel on which `extension/reading.js` says how far the reading of a page is.
const READING: &str = "reading";

/// Asks the background.
///
/// # Errors
/// [`BrowserError`] if it cannot be reached or answers something else.
pub async fn ask<R: Ask>(request: &R) -> Answer<R::Answer> {
    read_answer(send_message(&to_js(request)?).await?)
}

fn read_answer<T: serde::de::DeserializeOwned>(text: JsValue) -> Answer<T> {
    from_js(json_parse(&text)?)
}

/// The answer to the request that the page's loader has sent while this file was still being compiled.
pub async fn first_answer<R: Ask>() -> Option<Answer<R::Answer>> {
    let promise = FIRST_ANSWER.with(Clone::clone)?;
    let answer = wasm_bindgen_futures::JsFuture::from(promise).await;
    Some(answer.map_err(BrowserError::from).and_then(read_answer))
}

/// The text of a key, in the user's language.
#[must_use]
pub fn label(key: &str) -> String {
    get_message(key, Vec::new())
}

/// A text with what stands in its places, in the user's language.
#[must_use]
pub fn words(text: &Text) -> String {
    get_message(&text.key, text.with.clone())
}

/// The tab that the address of this page names (`?tab=ID`).
#[must_use]
pub fn named_tab() -> Option<i32> {
    let search = web_sys::window()?.location().search().ok()?;
    let query = search.strip_prefix('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix("tab="))?.parse().ok()
}

/// The account that the address of this page names (`?tab=ID&account=ID`, `?at&account=ID`).
#[must_use]
pub fn named_account() -> Option<AccountId> {
    let search = web_sys::window()?.location().search().ok()?;
    AccountId::try_from(search.split_once("&account=")?.1.to_owned()).ok()
}

/// Whether the address of this page ends in this word (`?tab=ID&WORD`).
#[must_use]
pub fn address_says(word: &str) -> bool {
    web_sys::window().and_then(|window| window.location().search().ok()).is_some_and(|search| search.ends_with(word))
}

/// Shows another page of ours, about this tab, in the place of this one: `page` ends where the tab's number begins.
pub fn go(page: &str, tab: i32, rest: &str) {
    if let Some(window) = web_sys::window() {
        // As the number that other texts are made of, too: a second kind costs a kilobyte of wasm.
        let _ = window.location().replace(&[page, &tab.unsigned_abs().to_string(), rest].concat());
    }
}

/// Whether this is the page of this name.
#[must_use]
pub fn is_page(name: &str) -> bool {
    web_sys::window().and_then(|window| window.location().pathname().ok()).is_some_and(|path| path.ends_with(name))
}

/// Whether the browser is Firefox, where a click on our button opens a page for us only until the page is left.
#[must_use]
pub fn is_firefox() -> bool {
    get_url("").starts_with("moz-extension:")
}

/// The tab in front in this window.
pub async fn active_tab() -> Option<i32> {
    #[derive(serde::Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Query {
        active: bool,
        current_window: bool,
    }
    #[derive(Deserialize)]
    struct Tab {
        id: Option<i32>,
    }
    let query = to_js(&Query { active: true, current_window: true }).ok()?;
    let tabs: Vec<Tab> = from_js(tabs_query(&query).await.ok()?).ok()?;
    tabs.into_iter().next()?.id
}

/// Where the vault page is opened.
pub enum VaultAt {
    /// At what it shows first.
    Start,
    /// At an account.
    Account(AccountId),
    /// At the recovery codes of an account, to be filled into the page of a tab.
    Codes(i32, AccountId),
}

/// Opens the vault page in a new tab.
///
/// # Errors
/// [`BrowserError`] if the browser refuses.
pub async fn open_vault(at: VaultAt) -> Answer<()> {
    #[derive(serde::Serialize)]
    struct Tab {
        url: String,
    }
    let mut url = get_url("vault.html");
    match at {
        VaultAt::Start => {}
        VaultAt::Account(account) => url = [&url, "?at&account=", &String::from(account)].concat(),
        VaultAt::Codes(tab, account) => {
            let (tab, account) = (tab.unsigned_abs().to_string(), String::from(account));
            url = [&url, "?tab=", &tab, "&account=", &account, "#recovery-codes"].concat();
        }
    }
    tabs_create(&to_js(&Tab { url })?).await?;
    Ok(())
}

/// The permission for sites, as the browser is asked for it and lists it.
#[derive(Default, serde::Serialize, Deserialize)]
struct Permissions {
    origins: Vec<String>,
}

/// The pattern of a site. Without its port, of which patterns know nothing in Firefox. A pattern stays as it is.
fn site(origin: &str) -> Option<String> {
    let (scheme, rest) = origin.split_once("://")?;
    let host = rest.split([':', '/']).next().unwrap_or_default();
    Some(format!("{scheme}://{host}/*"))
}

fn sites(origins: &[String]) -> Answer<JsValue> {
    to_js(&Permissions { origins: origins.iter().filter_map(|origin| site(origin)).collect() })
}

/// The sites that the user lets us watch, as the browser's patterns.
pub async fn watched_sites() -> Vec<String> {
    let all = permissions_get_all().await.ok().and_then(|all| from_js::<Permissions>(all).ok());
    all.unwrap_or_default().origins
}

/// Whether the user lets us watch this origin.
pub async fn is_watched(origin: &str) -> bool {
    let Ok(site) = sites(&[origin.to_owned()]) else { return false };
    permissions_contains(&site).await.is_ok_and(|is_there| is_there.is_truthy())
}

/// Asks the user for these origins, or gives them back; `then` when that is done. At once, not in a future: Firefox
/// takes the question only from within the user's click.
pub fn watch(origins: &[String], on: bool, then: impl AsyncFnOnce() + 'static) {
    let act = if on { permissions_request } else { permissions_remove };
    let asked = sites(origins).and_then(|sites| Ok(act(&sites)?));
    run(async move {
        let _ = super::api::settled(asked.map_err(|_| JsValue::UNDEFINED)).await;
        then().await;
    });
}

/// Puts a text on the clipboard; says whether it is there.
pub async fn copy(text: &str) -> bool {
    clipboard_write_text(text).await.is_ok()
}

/// Calls `act` whenever the vault's key comes or goes.
pub fn on_key_change(act: impl Fn() + 'static) {
    // A channel that has a listener lives as long as the page.
    BroadcastChannel::new(LOCK_CHANGED).set_onmessage(&Closure::<dyn Fn()>::new(act).into_js_value());
}

/// Calls `act` whenever something has changed in a run of the assistant.
pub fn on_assist(act: impl Fn() + 'static) {
    BroadcastChannel::new(ASSIST).set_onmessage(&Closure::<dyn Fn()>::new(act).into_js_value());
}

/// A value that came as JSON within an answer.
pub fn read_json<T: serde::de::DeserializeOwned>(text: &str) -> Answer<T> {
    read_answer(text.into())
}

/// Calls `act` with how many looks at a page are done, and how many there will be.
pub fn on_reading(act: impl Fn(u32, u32) + 'static) {
    let heard = move |event: JsValue| {
        let data = js_sys::Reflect::get(&event, &"data".into()).unwrap_or_default();
        if let Ok((done, all)) = from_js(data) {
            act(done, all);
        }
    };
    BroadcastChannel::new(READING).set_onmessage(&Closure::<dyn Fn(JsValue)>::new(heard).into_js_value());
}

/// Calls `act` when an event of this name happens in the document or the window.
pub fn on_event(name: &str, act: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(act).into_js_value();
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback(name, listener.unchecked_ref());
    }
}

/// Milliseconds since the epoch.
#[must_use]
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// By how much the clock of the wall is ahead of the clock of the page (by which animations run). When this changes,
/// the computer slept or its clock was set.
#[must_use]
pub fn clock_offset() -> f64 {
    now() - performance_now()
}

/// Calls `act` after some milliseconds.
pub fn after(ms: f64, act: impl FnOnce() + 'static) -> i32 {
    // Browsers take a longer delay for none at all.
    set_timeout(&Closure::once_into_js(act), ms.clamp(0.0, 2_147_483_000.0))
}

/// Calls `act` at that time (milliseconds since the epoch), or never: there is one such time a page.
pub fn wake_at(time: Option<f64>, act: impl FnOnce() + 'static) {
    thread_local! {
        static ALARM: Cell<Option<(f64, i32)>> = const { Cell::new(None) };
    }
    let set = ALARM.get();
    if time == set.map(|(time, _)| time) {
        return;
    }
    if let Some((_, timer)) = set {
        clear_timeout(timer);
    }
    ALARM.set(time.map(|time| {
        let act = move || {
            ALARM.set(None);
            act();
        };
        // A little late rather than a little early, and never in a tight loop.
        (time, after((time - now() + 20.0).max(100.0), act))
    }));
}

/// Calls `act` once the next frame was painted.
pub fn after_paint(act: impl FnOnce() + 'static) {
    let paint = Closure::once_into_js(move || {
        after(0.0, act);
    });
    request_animation_frame(&paint);
}

/// Runs a future to its end.
pub fn run(future: impl Future<Output = ()> + 'static) {
    spawn_local(future);
}

/// The document.
#[must_use]
pub fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Whether nobody sees the page.
#[must_use]
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Moves the focus to the element with this id, and selects what is typed in it.
pub fn focus(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let _ = element.focus();
    }
    if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        input.select();
    }
}

/// The day of a time, as the user writes it.
#[must_use]
pub fn day(ms: f64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(ms));
    date.to_locale_date_string("default", &JsValue::UNDEFINED).into()
}

/// Day and time, as the user writes them.
#[must_use]
pub fn moment(ms: f64) -> String {
    let styles = js_sys::Object::new();
    for (name, style) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // A new object takes every name.
        let _ = js_sys::Reflect::set(&styles, &name.into(), &style.into());
    }
    js_sys::Date::new(&JsValue::from_f64(ms)).to_locale_string("default", &styles).into()
}

/// The part of the address behind `#`, with it.
#[must_use]
pub fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Closes the page, if the browser lets it.
pub fn close() {
    if let Some(window) = web_sys::window() {
        let _ = window.close();
    }
}

/// Title and language of the page.
pub fn dress(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("lang", &label("languageTag"));
            let _ = root.set_attribute("dir", &label("textDirection"));
        }
    }
}
