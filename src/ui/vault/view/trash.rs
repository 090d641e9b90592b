//! Deleted accounts, which can be brought back.

use sycamore_web::tags::{div, h2, li, p, ul};

use crate::ui::parts::dom::{Element, keyed, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{day, label, words},
    message::{Text, TrashView},
    ui::parts::{
        account::{monogram, names},
        plain::button,
    },
};

use super::{
    super::{
        model::Place,
        msg::{Msg, spot},
    },
    Store,
};

/// How long a deleted account is kept.
const KEPT_MS: f64 = 30.0 * 86_400_000.0;

pub(super) fn view(store: Store) -> View {
    let trash = store.select(|model| model.home.as_ref().map(|home| home.trash.clone()).unwrap_or_default());
    div()
        .has("class", "screen trash")
        .children(views![
            h2().has("id", spot::PLACE).has("tabindex", "-1").children(label("deletedAccounts")),
            p().has("class", "help").children(label("deletedHelp")),
            ul().has("class", "deleted").has("aria-label", label("deletedAccounts")).children(keyed(
                trash,
                move |gone| row(store, &gone),
                |gone| gone.id
            )),
        ])
        .into()
}

fn row(store: Store, gone: &TrashView) -> View {
    let id = gone.id;
    let goes = day(gone.deleted_at + KEPT_MS);
    let when = words(&Text { key: "deletedOn".to_owned(), with: vec![day(gone.deleted_at), goes] });
    let asks = store.select(move |model| matches!(model.place, Place::Trash(Some(asked)) if asked == id));
    let buttons = move || match asks.get() {
        false => views![
            button("plain", "restore", move || store.send(Msg::Restore(id))),
            button("danger", "purge", move || store.send(Msg::AskPurge(Some(id)))),
        ],
        true => views![
            p().has("id", spot::PURGE).has("tabindex", "-1").has("class", "warn").children(label("purgeSure")),
            button("danger", "purge", move || store.send(Msg::Purge(id))),
            button("plain", "cancel", move || store.send(Msg::AskPurge(None))),
        ],
    };
    li().children(views![
        div().has("class", "row").children(views![monogram(&gone.issuer, &gone.name), names(&gone.issuer, &gone.name)]),
        p().has("class", "when").children(when),
        div().has("class", "buttons").children(redrawn(buttons)),
    ])
    .into()
}
