//! All accounts as QR codes, to be printed.

use sycamore_web::tags::{bdi, div, h1, header, li, p, path, svg, ul};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::{
    account::visible,
    browser::page::{label, moment, now, words},
    message::{SheetItem, Text},
    ui::{text, vault::keep::msg::Msg as Keep},
};

use super::{super::msg::spot, Store, ask};

/// Modules of light around a QR code (ISO/IEC 18004).
const QUIET: u32 = 4;

pub(super) fn view(store: Store) -> View {
    let items = store.look(|model| model.keep.sheet.clone()).unwrap_or_default();
    let items: Vec<View> = items.iter().map(item).collect();
    div()
        .has("class", "sheet paper")
        .children(views![
            header().children(views![
                h1().has("id", spot::HEADING).has("tabindex", "-1").children(label("sheetTitle")),
                p().children(words(&Text::with("printedOn", &moment(now())))),
                p().children(label("sheetText")),
                div().has("class", "buttons").children(views![
                    ask::act(store, "primary", "print", || Keep::Print),
                    ask::act(store, "plain", "done", || Keep::EndSheet),
                ]),
            ]),
            ul().has("class", "codes").has("aria-label", label("accounts")).children(items),
        ])
        .into()
}

fn item(item: &SheetItem) -> View {
    let side = item.size + 2 * QUIET;
    let picture = svg()
        .has("class", "qr")
        .has("viewBox", format!("-{QUIET} -{QUIET} {side} {side}"))
        .has("role", "img")
        .has("aria-label", words(&Text::with("qrOf", &text::title(&item.issuer, &item.name))))
        .children(path().has("d", item.path.clone()));
    li().children(views![
        picture,
        bdi().has("class", "issuer").children(visible(&item.issuer)),
        bdi().has("class", "name").children(visible(&item.name)),
    ])
    .into()
}
