//! The vault page as it is seen.

mod accounts;
mod activity;
mod ask;
mod at_site;
mod banner;
mod camera;
mod card;
mod codes;
mod codes_set;
mod compared;
mod create;
mod detail;
mod details;
mod enrol;
mod exchange;
mod frame;
mod import;
mod import_rows;
mod locked;
mod methods;
mod outside;
mod pictures;
mod recovery_key;
mod rescue;
mod settings;
mod sheet;
mod sites;
mod storage;
mod task;
mod trash;

use sycamore_web::tags::main;

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::{
        importer,
        page::{self, label, words},
        passkey, pictures as brought, remembered,
    },
    ui::{
        parts::{confirm, part::Part, plain, store},
        text,
    },
};

use super::{
    activity::Msg as Act,
    keep::msg::Msg as Keep,
    model::{Asked, Kind, Model, Screen, Section},
    msg::{Command, Msg, spot},
    pictures::{camera::NoCamera, msg::Msg as Pictures},
    update,
};
use outside::carry_out;

type Store = store::Store<Model, Msg, Command>;

/// Draws the vault page and asks what to show.
pub fn start() {
    page::dress(&label("vaultTitle"));
    sycamore_web::render(|| {
        let mut model = Model::new(Section::of_hash(&page::hash()));
        (model.tab, model.wanted) = (page::named_tab(), page::named_account());
        model.list.own_order = remembered::own_order();
        let store = Store::new(model, update::update, carry_out, settle);
        page::on_key_change(move || store.send(Msg::KeyChanged));
        // The computer may have slept over the deadline.
        page::on_event("visibilitychange", move || {
            store.send(Msg::Tick(page::now()));
            if page::is_hidden() {
                store.send(Msg::Pictures(Pictures::Gone(NoCamera::Hidden)));
            }
        });
        brought::listen(move |names| store.send(Msg::Pictures(Pictures::Brought(names))));
        page::on_event("focus", move || {
            store.send(Msg::Tick(page::now()));
            carry_out(store, Command::AskSites);
            // Codes may have been filled meanwhile.
            store.send(Msg::Activity(Act::Look));
        });
        carry_out(store, Command::AskSites);
        store.send(Msg::Tick(page::now()));
        page::run(async move { store.send(Msg::Keep(Keep::Passkeys(passkey::available().await))) });
        page::on_event("hashchange", move || store.send(Msg::Go(Section::of_hash(&page::hash()))));
        carry_out(store, store.first(update::open));
        let kind = store.select(Model::kind);
        main()
            .has("id", "app")
            .children(views![pictures::view(store), redrawn(move || screen(store, kind.get()))])
            .into()
    });
}

fn settle(store: Store) {
    // What an import has in its memory stays no longer than the import.
    if store.look(|model| model.import.is_over()) {
        importer::end();
    }
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
        Kind::Trouble => rescue::trouble(store),
        Kind::Rescue => rescue::view(store),
        Kind::FirstRun => create::view(store),
        Kind::Locked => locked::view(store),
        Kind::RecoveryKey => recovery_key::view(store),
        Kind::Sheet => sheet::view(store),
        Kind::Camera => camera::view(store),
        Kind::Confirm(_) => {
            let into = |done| match done {
                confirm::Do::Edit(msg) => Msg::Confirm(msg),
                confirm::Do::Save => Msg::SaveCapture,
                confirm::Do::Cancel => Msg::Cancel,
            };
            confirm::view(&Part::of(store, Model::confirm, into), spot::HEADING, busy(store), pictures::offer(store))
        }
        Kind::Open(section) => frame::view(store, section),
    }
}

fn retry(store: Store) -> View {
    plain::button("primary", "tryAgain", move || store.send(Msg::Retry))
}
