//! The frame of the open vault: the sections above, the chosen one below, the line of feedback.

use sycamore::{
    prelude::*,
    web::tags::{a, div, header, nav, span},
};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::{
    browser::page::label,
    ui::parts::plain::{button, button_with_icon, mark, status_line},
};

use super::{
    super::{
        model::Section,
        msg::{Msg, spot},
    },
    Store, accounts, settings,
};

/// The sections, in the order of the design; those that are still to come have their place between these two.
const SECTIONS: [(Section, &str, &str); 2] =
    [(Section::Accounts, "#accounts", "accounts"), (Section::Settings, "#settings", "settings")];

pub(super) fn view(store: Store, section: Section) -> View {
    let links = SECTIONS.iter().map(|(own, href, key)| -> View {
        let link = a().has("href", *href).children(label(key));
        if *own == section { link.has("aria-current", "page").into() } else { link.into() }
    });
    let links = nav().has("aria-label", label("sections")).children(links.collect::<Vec<View>>());
    let lock = button_with_icon("quiet", "lock", "lock", move || store.send(Msg::Lock));
    let brand = span().has("class", "brand").children(views![mark(), span().children(label("extensionName"))]);
    div()
        .has("class", "frame")
        .children(views![
            header().has("class", "top").children(views![brand, links, span().has("class", "space"), lock]),
            match section {
                Section::Accounts => accounts::view(store),
                Section::Settings => settings::view(store),
            },
            status(store),
        ])
        .into()
}

fn status(store: Store) -> View {
    let status = store.select(|model| model.status.clone());
    let undo = store.select(|model| model.undo);
    let undo = move || match undo.get() {
        Some(id) => {
            let button = button("plain", "undo", move || store.send(Msg::Restore(id)));
            span().has("id", spot::UNDO).has("tabindex", "-1").children(button).into()
        }
        None => View::new(),
    };
    status_line(status, redrawn(undo))
}
