//! The panel as it is seen.

mod by_hand;
mod card;
mod codes;
mod outside;
mod question;
mod ready;
mod run;
mod steps;

use sycamore_web::tags::{a, div, footer, main, p, span};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{self, label, words},
    message::Text,
    ui::{
        parts::{
            plain::{self, button, heading},
            store,
        },
        text,
    },
};

use super::{
    model::{Asked, Kind, Model, Screen},
    msg::{Command, Msg, spot},
    update,
};
use outside::carry_out;

type Store = store::Store<Model, Msg, Command>;

/// Draws the panel and asks what to show.
pub fn start() {
    page::dress(&label("turnOn"));
    sycamore_web::render(|| {
        let store = Store::new(Model::new(page::is_firefox()), update::update, carry_out, |_| {});
        page::on_key_change(move || store.send(Msg::KeyChanged));
        page::on_assist(move || store.send(Msg::Changed));
        // While nobody saw the page, the vault may have been locked by the clock.
        page::on_event("focus", move || store.send(Msg::Changed));
        page::run(async move {
            let tab = match page::named_tab() {
                Some(tab) => Some(tab),
                None => page::active_tab().await,
            };
            store.send(Msg::Opened(tab));
        });
        let kind = store.select(Model::kind);
        main().has("id", "app").children(redrawn(move || screen(store, kind.get()))).into()
    });
}

/// Whether the user waits for an answer.
fn busy(store: Store) -> ReadSignal<bool> {
    store.select(|model| model.is_heard() || model.busy.is_some_and(|asked| asked != Asked::Open))
}

fn screen(store: Store, kind: Kind) -> View {
    match kind {
        Kind::Loading => plain::loading(),
        Kind::Unreachable => {
            let failure = store.look(|model| match &model.screen {
                Screen::Unreachable(failure) => words(&text::failure(failure)),
                _ => String::new(),
            });
            let retry = button("primary", "tryAgain", move || store.send(Msg::Retry));
            plain::message(spot::HEADING, label("unreachable"), failure, retry)
        }
        Kind::Ready => ready::view(store),
        Kind::ByHand => by_hand::view(store),
        Kind::Codes => codes::selected(store),
        Kind::Saved => codes::saved(store),
        Kind::Elsewhere => elsewhere(store),
        Kind::Run => run::view(store),
    }
}

/// A run goes on in another tab.
fn elsewhere(store: Store) -> View {
    let host = store.select(|model| model.run().map(|run| run.host.clone()).unwrap_or_default());
    let text = move || words(&Text::with("guideElsewhereText", &host.get_clone()));
    div()
        .has("class", "screen guide")
        .children(views![
            heading(spot::HEADING, label("guideElsewhere")),
            p().children(text),
            status(store),
            bar(store, stop(store)),
        ])
        .into()
}

/// What the panel ends with: the way to the accounts, and what else there is.
fn bar(store: Store, more: View) -> View {
    footer().has("class", "bar").children(views![accounts(store), span().has("class", "space"), more]).into()
}

fn accounts(store: Store) -> View {
    a().has("href", "popup.html")
        .has("class", "way")
        .when("click", move |event| {
            event.prevent_default();
            store.send(Msg::Accounts);
        })
        .children(label("accounts"))
        .into()
}

fn stop(store: Store) -> View {
    button("plain", "guideStop", move || store.send(Msg::Stop))
}

fn status(store: Store) -> View {
    plain::status_line(store.select(|model| model.status.clone()), View::new())
}
