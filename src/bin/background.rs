//! The background: started by `background.js`, which has registered the listeners before this could.
#![no_main]

use std::{cell::RefCell, rc::Rc};

use js_sys::Promise;
use sixpence::{
    background::{Event, MenuClick, MenuEntry},
    browser::{hands::Hands, shell::Shell},
};
use wasm_bindgen::prelude::*;

thread_local! {
    static SHELL: RefCell<Option<Rc<Shell>>> = const { RefCell::new(None) };
}

fn with_shell(act: impl FnOnce(&Rc<Shell>) -> Option<Promise>) -> Promise {
    let promise = SHELL.with_borrow(|shell| shell.as_ref().and_then(act));
    promise.unwrap_or_else(|| Promise::resolve(&JsValue::UNDEFINED))
}

/// Starts with what `load` of `hands.js` has found. Everything below waits for it.
#[wasm_bindgen]
pub fn start(hands: Hands, found: &JsValue) {
    SHELL.set(Some(Shell::start(hands, found)));
}

/// `runtime.onInstalled` after an update.
#[wasm_bindgen]
pub fn updated() -> Promise {
    with_shell(|shell| Some(shell.happen(Event::Updated)))
}

/// `runtime.onMessage`, with the sender's id, address and tab.
#[wasm_bindgen]
pub fn message(message: JsValue, id: Option<String>, url: Option<String>, tab: Option<i32>) -> Promise {
    with_shell(|shell| shell.message(message, id, url, tab))
}

/// `contextMenus.onClicked`, with what the browser says of the click.
#[wasm_bindgen(js_name = menuClicked)]
pub fn menu_clicked(
    entry: &str,
    tab: i32,
    frame: Option<f64>,
    picture: Option<String>,
    selection: Option<String>,
    link: Option<String>,
) -> Promise {
    with_shell(|shell| {
        let frame = frame.unwrap_or(0.0) as i64;
        let click = MenuClick { entry: MenuEntry::of_id(entry)?, tab, frame, picture, selection, link };
        Some(shell.happen(Event::Menu(click)))
    })
}

/// `commands.onCommand`.
#[wasm_bindgen]
pub fn command(name: &str, tab: i32) -> Promise {
    with_shell(|shell| (name == "fill-code").then(|| shell.happen(Event::FillCommand { tab })))
}

/// `permissions.onAdded` and `onRemoved`, with the patterns of the sites, blanks between them.
#[wasm_bindgen(js_name = sitesChanged)]
pub fn sites_changed(patterns: String, granted: bool) -> Promise {
    with_shell(|shell| Some(shell.happen(Event::Sites { patterns, granted })))
}

/// `alarms.onAlarm`.
#[wasm_bindgen]
pub fn alarm() -> Promise {
    with_shell(|shell| Some(shell.happen(Event::Tick)))
}

/// `idle.onStateChanged`.
#[wasm_bindgen]
pub fn idle(state: &str) -> Promise {
    with_shell(|shell| (state != "active").then(|| shell.happen(Event::ScreenLocked)))
}
