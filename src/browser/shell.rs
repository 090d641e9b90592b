//! Runs the background: events to [`App::step`], its effects to the browser.

use std::{cell::RefCell, rc::Rc};

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{
    api::{EXTENSION_ID, from_js, get_url},
    effects,
    hands::Hands,
    stores::read_stored,
};
use crate::{
    background::{App, Effect, Event, Reply, Ticket},
    message::{Failure, PageRequest, json::json},
    origin::Origin,
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
    /// Starts with what `load` of `hands.js` has `found`. Registers no listener: `background.js` did.
    pub fn start(hands: Hands, found: &JsValue) -> Rc<Self> {
        let (app, first) = App::boot(read_stored(found), now());
        let shell =
            Rc::new(Self { app: RefCell::new(app), hands, next: RefCell::new(1), askers: RefCell::new(Vec::new()) });
        shell.carry_out(first);
        shell
    }

    /// A message from one of our pages, or of watch.js in a tab. `None` for everyone else: the sender (`id`, `url` and `tab`), as
    /// the browser reports it, decides.
    pub fn message(
        self: &Rc<Self>,
        message: JsValue,
        id: Option<String>,
        url: Option<String>,
        tab: Option<i32>,
    ) -> Option<Promise> {
        if id? != EXTENSION_ID.with(Clone::clone) {
            return None;
        }
        let url = url?;
        let page = url.split(['?', '#']).next().unwrap_or_default();
        let event = if page == get_url("popup.html") {
            Event::Popup(from_js(message).ok()?)
        } else if page == get_url("vault.html") {
            Event::Vault(from_js(message).ok()?)
        } else if page == get_url("guide.html") {
            // What the keeper has made for the panel is taken over as for the vault page.
            match from_js(message.clone()) {
                Ok(request) => Event::Guide(request),
                Err(_) => Event::Vault(from_js(message).ok()?),
            }
        } else {
            // A page of a site that the user has granted: whatever it says, the page is only looked at.
            let tab = tab?;
            match from_js(message).ok()? {
                PageRequest::Appeared(_) => Event::Appeared { tab },
                PageRequest::Field(_) => Event::FieldAppeared { tab },
                PageRequest::Taken(_) => Event::OfferTaken { tab },
                PageRequest::Typed(name) => Event::NameTyped { tab, origin: Origin::parse(&url).ok()?, name },
            }
        };
        Some(self.happen(event))
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
                if let Effect::Reply(reply) = effect {
                    shell.answer(ticket, &reply);
                    continue;
                }
                let (promise, read) = effects::begin(effect, &shell.hands);
                if let Some(outcome) = read(JsFuture::from(promise).await.ok()) {
                    shell.step(ticket, Event::Outcome(outcome));
                }
            }
        });
    }

    fn answer(&self, ticket: Ticket, reply: &Reply) {
        let refused = || json(&Err::<(), _>(Failure::Browser));
        // As a text, which the page parses: thousands of accounts as an object would be built and taken apart on their way.
        let answer = match reply {
            Reply::Popup(answer) => json(answer).or_else(refused),
            Reply::Vault(answer) => json(answer).or_else(refused),
            Reply::Guide(answer) => json(answer).or_else(refused),
            Reply::Done => None,
        };
        let mut askers = self.askers.borrow_mut();
        if let Some(at) = askers.iter().position(|(asker, _)| *asker == ticket) {
            let (_, resolve) = askers.swap_remove(at);
            let _ = resolve.call1(&JsValue::UNDEFINED, &answer.into());
        }
    }
}
