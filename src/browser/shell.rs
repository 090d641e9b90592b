//! Runs the background: events to [`App::step`], its effects to the browser.

use std::{cell::RefCell, rc::Rc};

use js_sys::Promise;
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    api::{self, EXTENSION_ID, from_js, get_message, get_url, to_js},
    effects,
    hands::Hands,
};
use crate::{
    background::{App, Effect, Event, MenuClick, MenuEntry, Reply, Ticket},
    message::Failure,
    time::UnixMs,
};

/// The background of one start of the browser's worker.
pub struct Shell {
    app: RefCell<App>,
    hands: Hands,
    next: RefCell<u32>,
    /// Who waits for the answer of which ticket.
    askers: RefCell<Vec<(Ticket, js_sys::Function)>>,
}

/// The wall clock.
pub(super) fn now() -> UnixMs {
    UnixMs(js_sys::Date::now() as u64)
}

impl Shell {
    /// Reads the stores and starts. Registers no listener: `background.js` did.
    pub async fn start(hands: Hands) -> Rc<Self> {
        let stored = effects::load(&hands).await;
        let (app, first) = App::boot(stored, now());
        let shell =
            Rc::new(Self { app: RefCell::new(app), hands, next: RefCell::new(1), askers: RefCell::new(Vec::new()) });
        shell.carry_out(first);
        shell
    }

    /// A message from one of our pages. `None` for everyone else: the sender, as the browser reports it, decides.
    pub fn message(self: &Rc<Self>, message: JsValue, sender: JsValue) -> Option<Promise> {
        #[derive(Deserialize)]
        struct Sender {
            id: Option<String>,
            url: Option<String>,
        }
        let sender: Sender = from_js(sender).ok()?;
        if sender.id? != EXTENSION_ID.with(Clone::clone) {
            return None;
        }
        let url = sender.url?;
        let page = url.split(['?', '#']).next().unwrap_or_default();
        let event = if page == get_url("popup.html") {
            Event::Popup(from_js(message).ok()?)
        } else if page == get_url("vault.html") {
            Event::Vault(from_js(message).ok()?)
        } else {
            return None;
        };
        Some(self.happen(event))
    }

    /// A choice in the context menu.
    pub fn menu_clicked(self: &Rc<Self>, info: JsValue, tab: JsValue) -> Option<Promise> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Info {
            menu_item_id: String,
            frame_id: Option<i64>,
            src_url: Option<String>,
            selection_text: Option<String>,
            link_url: Option<String>,
        }
        let info: Info = from_js(info).ok()?;
        Some(self.happen(Event::Menu(MenuClick {
            entry: MenuEntry::of_id(&info.menu_item_id)?,
            tab: tab_id(tab)?,
            frame: info.frame_id.unwrap_or(0),
            picture: info.src_url,
            selection: info.selection_text,
            link: info.link_url,
        })))
    }

    /// A keyboard command.
    pub fn command(self: &Rc<Self>, name: &str, tab: JsValue) -> Option<Promise> {
        (name == "fill-code").then_some(Event::FillCommand { tab: tab_id(tab)? }).map(|event| self.happen(event))
    }

    /// Lets an event happen; the promise is kept when it is done, with the answer if it was a request.
    pub fn happen(self: &Rc<Self>, event: Event) -> Promise {
        let ticket = {
            let mut next = self.next.borrow_mut();
            *next = next.wrapping_add(1).max(1);
            Ticket(*next)
        };
        let promise = Promise::new(&mut |resolve, _| {
            self.askers.borrow_mut().push((ticket, resolve));
        });
        self.step(ticket, event);
        promise
    }

    fn step(self: &Rc<Self>, ticket: Ticket, event: Event) {
        // Borrowed only inside the step, never across an await.
        let actions = self.app.borrow_mut().step(ticket, event, now());
        self.carry_out(actions);
    }

    fn carry_out(self: &Rc<Self>, actions: Vec<(Ticket, Effect)>) {
        if actions.is_empty() {
            return;
        }
        let shell = Rc::clone(self);
        // In order: what is kept is kept before the answer says so.
        spawn_local(async move {
            for (ticket, effect) in actions {
                match effect {
                    Effect::Reply(reply) => shell.answer(ticket, &reply),
                    effect => {
                        if let Some(outcome) = effects::run(effect, &shell.hands).await {
                            shell.step(ticket, Event::Outcome(outcome));
                        }
                    }
                }
            }
        });
    }

    fn answer(&self, ticket: Ticket, reply: &Reply) {
        let answer = match reply {
            Reply::Popup(answer) => to_js(answer),
            Reply::Vault(answer) => to_js(answer),
            Reply::Done => Ok(JsValue::UNDEFINED),
        };
        let answer = answer.or_else(|_| to_js(&Err::<(), _>(Failure::Browser))).unwrap_or_default();
        let mut askers = self.askers.borrow_mut();
        if let Some(at) = askers.iter().position(|(asker, _)| *asker == ticket) {
            let (_, resolve) = askers.swap_remove(at);
            let _ = resolve.call1(&JsValue::UNDEFINED, &answer);
        }
    }
}

fn tab_id(tab: JsValue) -> Option<i32> {
    #[derive(Deserialize)]
    struct Tab {
        id: i32,
    }
    from_js::<Tab>(tab).ok().map(|tab| tab.id)
}

/// Makes the context menu: on install and start of the browser.
pub async fn make_menus() {
    let firefox = get_url("").starts_with("moz-extension:");
    let entries: Vec<api::Entry> = MenuEntry::ALL
        .into_iter()
        .map(|entry| api::Entry {
            id: entry.id(),
            title: get_message(entry.id(), Vec::new()),
            contexts: entry.contexts(firefox),
        })
        .collect();
    let _ = api::menus(&entries).await;
}
