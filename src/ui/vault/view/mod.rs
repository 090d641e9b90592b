//! The vault page as it is seen.

mod accounts;
mod create;
mod detail;
mod frame;
mod settings;
mod trash;

use sycamore::{prelude::*, web::tags::main};

use crate::ui::parts::dom::{Element, redrawn};
use crate::{
    browser::page::{self, label, words},
    message::{Failure, Trouble},
    ui::{
        parts::{confirm, part::Part, plain, store, unlock},
        text,
    },
};

use super::{
    model::{Asked, Kind, Model, Screen, Section},
    msg::{Command, Msg, spot},
    update,
};

type Store = store::Store<Model, Msg, Command>;

/// Draws the vault page and asks what to show.
pub fn start() {
    page::dress(&label("vaultTitle"));
    sycamore::render(|| {
        let store = Store::new(Model::new(Section::of_hash(&page::hash())), update::update, carry_out, settle);
        page::on_key_change(move || store.send(Msg::KeyChanged));
        page::on_event("visibilitychange", move || store.send(Msg::Tick(page::now())));
        page::on_event("hashchange", move || store.send(Msg::Go(Section::of_hash(&page::hash()))));
        carry_out(store, store.first(update::open));
        let kind = store.select(Model::kind);
        main().has("id", "app").children(redrawn(move || screen(store, kind.get()))).into()
    });
}

fn carry_out(store: Store, command: Command) {
    match command {
        Command::Ask(number, asked, request) => page::run(async move {
            let answer = page::ask(&request).await.unwrap_or(Err(Failure::Browser));
            store.send(Msg::Answered(number, asked, answer));
        }),
        Command::Copy(code) => page::run(async move {
            let copied = page::copy(&code).await;
            store.send(Msg::Copied(copied));
        }),
        Command::Focus(id) => page::focus(id),
    }
}

fn settle(store: Store) {
    let time = store.look(|model| model.wake_at(page::is_hidden()));
    page::wake_at(time, move || store.send(Msg::Tick(page::now())));
}

/// Whether the user waits for an answer.
fn busy(store: Store) -> ReadSignal<bool> {
    store.select(|model| model.busy.is_some_and(|asked| asked != Asked::Open))
}

fn screen(store: Store, kind: Kind) -> View {
    match kind {
        Kind::Loading => plain::loading(),
        Kind::Unreachable => {
            let failure = store.look(|model| match &model.screen {
                Screen::Unreachable(failure) => words(&text::failure(failure)),
                _ => String::new(),
            });
            plain::message(spot::HEADING, label("unreachable"), failure, retry(store))
        }
        Kind::Trouble => {
            let (title, help) = store.look(|model| match &model.screen {
                Screen::Trouble(trouble) => text::trouble(trouble),
                _ => text::trouble(&Trouble::Store),
            });
            plain::message(spot::HEADING, words(&title), words(&help), retry(store))
        }
        Kind::FirstRun => create::view(store),
        Kind::Locked => {
            let into = |done| match done {
                unlock::Do::Typed(value) => Msg::Passphrase(value),
                unlock::Do::Unlock => Msg::Unlock,
            };
            unlock::view(&Part::of(store, Model::unlock, into), spot::PASSPHRASE, busy(store))
        }
        Kind::Confirm(_) => {
            let into = |done| match done {
                confirm::Do::Edit(msg) => Msg::Confirm(msg),
                confirm::Do::Save => Msg::SaveCapture,
                confirm::Do::Cancel => Msg::Cancel,
            };
            confirm::view(&Part::of(store, Model::confirm, into), spot::HEADING, busy(store))
        }
        Kind::Open(section) => frame::view(store, section),
    }
}

fn retry(store: Store) -> View {
    plain::button("primary", "tryAgain", move || store.send(Msg::Retry))
}
