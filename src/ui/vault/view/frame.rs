//! The frame of the open vault: the sections above, the chosen one below, the line of feedback.

use sycamore_web::tags::{a, div, header, nav, span};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{self, label},
    ui::parts::plain::{button, button_with_icon, mark, status_line},
};

use super::{
    super::{
        codes::msg::Msg as Codes,
        model::Section,
        msg::{Msg, spot},
    },
    Store, accounts, activity, banner, codes, enrol, exchange, methods, settings,
};

/// The sections, in the order of the design.
const SECTIONS: [Section; 7] = [
    Section::Accounts,
    Section::Codes,
    Section::Enrol,
    Section::Activity,
    Section::Exchange,
    Section::Methods,
    Section::Settings,
];

fn name(section: Section) -> String {
    match section {
        Section::Accounts => label("accounts"),
        Section::Codes => label("recoveryCodes"),
        Section::Enrol => label("turnOn"),
        Section::Activity => label("activity"),
        Section::Exchange => label("importExport"),
        Section::Methods => label("unlockMethods"),
        Section::Settings => label("settings"),
    }
}

pub(super) fn view(store: Store, section: Section) -> View {
    let links = SECTIONS.iter().map(|own| -> View {
        // Where a button has led to another section, the address still names this one: then it does not change.
        let go = move |_| {
            if page::hash() == own.hash() {
                store.send(Msg::Go(*own));
            }
        };
        let link = a().has("href", own.hash()).when("click", go).children(name(*own));
        if *own == section { link.has("aria-current", "page").into() } else { link.into() }
    });
    let links = nav().has("aria-label", label("sections")).children(links.collect::<Vec<View>>());
    let lock = button_with_icon("quiet", "lock", "lock", move || store.send(Msg::Lock));
    let brand = span().has("class", "brand").children(views![mark(), span().children(label("extensionName"))]);
    div()
        .has("class", "frame")
        .children(views![
            header().has("class", "top").children(views![brand, links, span().has("class", "space"), lock]),
            banner::view(store),
            match section {
                Section::Accounts => accounts::view(store),
                Section::Codes => codes::view(store),
                Section::Enrol => enrol::view(store),
                Section::Activity => activity::view(store),
                Section::Exchange => exchange::view(store),
                Section::Methods => methods::view(store),
                Section::Settings => settings::view(store),
            },
            status(store),
        ])
        .into()
}

fn status(store: Store) -> View {
    let status = store.select(|model| model.status.clone());
    let undo = store.select(|model| (model.undo, model.copied_code().is_some()));
    let undo = move || {
        let button = match undo.get() {
            (Some(id), _) => button("plain", "undo", move || store.send(Msg::Restore(id))),
            (None, true) => button("plain", "undo", move || store.send(Msg::Codes(Codes::Undo))),
            (None, false) => return View::new(),
        };
        span().has("id", spot::UNDO).has("tabindex", "-1").children(button).into()
    };
    status_line(status, redrawn(undo))
}
