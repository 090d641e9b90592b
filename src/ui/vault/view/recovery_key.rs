//! A recovery key that was just made: it is seen once.

use sycamore_web::tags::{div, p, textarea};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, moment, now, words},
    message::Text,
    ui::{parts::plain::heading, vault::keep::msg::Msg as Keep},
};

use super::{super::msg::spot, Store, ask};

pub(super) fn view(store: Store) -> View {
    let key = store.look(|model| model.keep.shown_key.as_ref().map(|key| key.to_string())).unwrap_or_default();
    let field = textarea()
        .has("class", "key")
        .has("rows", "2")
        .has("readonly", "")
        .has("autocomplete", "off")
        .has("spellcheck", "false")
        .has("aria-label", label("recoveryKey"))
        .has("aria-describedby", "key-help")
        .prop("value", key);
    div()
        .has("class", "screen paper")
        .children(views![
            heading(spot::HEADING, label("recoveryKeyTitle")),
            p().has("id", "key-help").children(label("recoveryKeyText")),
            field,
            p().has("class", "printed").children(words(&Text::with("printedOn", &moment(now())))),
            div().has("class", "buttons").children(views![
                ask::act(store, "plain", "print", || Keep::Print),
                ask::act(store, "plain", "saveAsFile", || Keep::KeyFile),
            ]),
            p().has("class", "honest").children(label("recoveryKeyOnce")),
            div().has("class", "buttons").children(views![
                ask::act(store, "primary", "savedIt", || Keep::KeyKept),
                ask::act(store, "plain", "later", || Keep::KeyLater),
            ]),
        ])
        .into()
}
