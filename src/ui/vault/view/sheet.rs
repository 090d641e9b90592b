//! All accounts as QR codes: on paper, or for a phone.

use sycamore_web::tags::{bdi, div, h1, header, li, p, path, svg, ul};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::{
    account::visible,
    browser::page::{label, moment, now, words},
    message::{SheetItem, Text},
    ui::{text, vault::keep::msg::Msg as Keep},
};

use super::{super::msg::spot, Store, ask, exchange};

/// Modules of light around a QR code (ISO/IEC 18004).
const QUIET: u32 = 4;

pub(super) fn view(store: Store) -> View {
    let sheet = store.look(|model| model.keep.sheet.clone());
    let (items, phone, one) = sheet.map(|sheet| (sheet.items, sheet.phone, sheet.one)).unwrap_or_default();
    let items: Vec<View> = items.iter().map(item).collect();
    let done = |class| ask::act(store, class, "done", || Keep::EndSheet);
    let (title, text, actions) = match phone {
        true if one => ("showQrCode", "showQrCodeText", done("primary")),
        true => ("phoneCodesTitle", "phoneCodesText", done("primary")),
        false => {
            ("sheetTitle", "sheetText", views![ask::act(store, "primary", "print", || Keep::Print), done("plain")])
        }
    };
    let printed =
        if phone { View::new() } else { p().children(words(&Text::with("printedOn", &moment(now())))).into() };
    div()
        .has("class", if phone { "sheet paper phone" } else { "sheet paper" })
        .children(views![
            header().children(views![
                h1().has("id", spot::HEADING).has("tabindex", "-1").children(label(title)),
                printed,
                p().children(label(text)),
                exchange::left_behind(store),
                div().has("class", "buttons").children(actions),
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
    li().children(views![picture, bdi().has("class", "issuer").children(visible(&item.issuer)), names(&item.name),])
        .into()
}

/// A line for each account that the code holds.
fn names(names: &str) -> View {
    names
        .lines()
        .map(|name| View::from(bdi().has("class", "name").children(visible(name))))
        .collect::<Vec<View>>()
        .into()
}
