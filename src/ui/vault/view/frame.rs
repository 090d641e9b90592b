//! The frame of the open vault: the sections above, the chosen one below, the line of feedback.

use sycamore::{
    prelude::*,
    web::tags::{a, div, header, nav, span},
};

use crate::{
    browser::page::label,
    ui::parts::plain::{button, button_with_icon, mark, status_line},
};

use super::{
    super::{model::Section, update::Msg, update::spot},
    Store, accounts, settings,
};

/// The sections, in the order of the design; those that are still to come have their place between these two.
const SECTIONS: [(Section, &str, &str); 2] =
    [(Section::Accounts, "#accounts", "accounts"), (Section::Settings, "#settings", "settings")];

pub(super) fn view(store: Store, section: Section) -> View {
    let links = SECTIONS.iter().map(|(own, href, key)| -> View {
        let current = (*own == section).then_some("page");
        a().href(*href).attr("aria-current", current).children(label(key)).into()
    });
    let links = nav().attr("aria-label", label("sections")).children(links.collect::<Vec<View>>());
    let lock = button_with_icon("quiet", "lock", "lock", move || store.send(Msg::Lock));
    let brand = span().class("brand").children((mark(), span().children(label("extensionName"))));
    div()
        .class("frame")
        .children((
            header().class("top").children((brand, links, span().class("space"), lock)),
            match section {
                Section::Accounts => accounts::view(store),
                Section::Settings => settings::view(store),
            },
            status(store),
        ))
        .into()
}

fn status(store: Store) -> View {
    let status = store.select(|model| model.status.clone());
    let undo = store.select(|model| model.undo);
    let undo = move || match undo.get() {
        Some(id) => {
            let button = button("plain", "undo", move || store.send(Msg::Restore(id)));
            span().id(spot::UNDO).tabindex("-1").children(button).into()
        }
        None => View::new(),
    };
    status_line(status, View::from(undo))
}
