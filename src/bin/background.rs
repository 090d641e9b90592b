//! The background: started by `background.js`, which has registered the listeners before this could.

use std::{cell::RefCell, rc::Rc};

use js_sys::Promise;
use sixpence::{
    background::Event,
    browser::{
        hands::Hands,
        shell::{Shell, make_menus},
    },
};
use wasm_bindgen::prelude::*;

thread_local! {
    static SHELL: RefCell<Option<Rc<Shell>>> = const { RefCell::new(None) };
}

fn with_shell(act: impl FnOnce(&Rc<Shell>) -> Option<Promise>) -> Promise {
    let promise = SHELL.with_borrow(|shell| shell.as_ref().and_then(act));
    promise.unwrap_or_else(|| Promise::resolve(&JsValue::UNDEFINED))
}

/// Reads the stores. Everything below waits for it.
#[wasm_bindgen]
pub async fn start(hands: Hands) {
    let shell = Shell::start(hands).await;
    SHELL.set(Some(shell));
}

/// `runtime.onInstalled` (`reason` as the browser says it), `runtime.onStartup`.
#[wasm_bindgen]
pub async fn installed(reason: String) {
    make_menus().await;
    if reason == "update" {
        let _ = with_shell(|shell| Some(shell.happen(Event::Updated)));
    }
}

/// `runtime.onMessage`.
#[wasm_bindgen]
pub fn message(message: JsValue, sender: JsValue) -> Promise {
    with_shell(|shell| shell.message(message, sender))
}

/// `contextMenus.onClicked`.
#[wasm_bindgen(js_name = menuClicked)]
pub fn menu_clicked(info: JsValue, tab: JsValue) -> Promise {
    with_shell(|shell| shell.menu_clicked(info, tab))
}

/// `commands.onCommand`.
#[wasm_bindgen]
pub fn command(name: &str, tab: JsValue) -> Promise {
    with_shell(|shell| shell.command(name, tab))
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

fn main() {}
