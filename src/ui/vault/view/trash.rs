//! Deleted accounts, which can be brought back.

use sycamore::{
    prelude::*,
    web::{
        Keyed,
        tags::{div, h2, li, p, span, ul},
    },
};

use crate::ui::parts::dom::{Element, views};
use crate::{
    browser::page::{day, label, words},
    message::{Text, TrashView},
    ui::parts::{
        account::{monogram, names},
        plain::button,
    },
};

use super::{
    super::msg::{Msg, spot},
    Store,
};

pub(super) fn view(store: Store) -> View {
    let trash = store.select(|model| model.home.as_ref().map(|home| home.trash.clone()).unwrap_or_default());
    div()
        .has("class", "screen trash")
        .children(views![
            h2().has("id", spot::PLACE).has("tabindex", "-1").children(label("deletedAccounts")),
            p().has("class", "help").children(label("deletedHelp")),
            ul().has("class", "deleted").has("aria-label", label("deletedAccounts")).children(
                view! { Keyed(list=trash, view=move |gone| row(store, &gone), key=|gone: &TrashView| gone.id) },
            ),
        ])
        .into()
}

fn row(store: Store, gone: &TrashView) -> View {
    let id = gone.id;
    let when = words(&Text::with("deletedOn", &day(gone.deleted_at)));
    li().has("class", "row")
        .children(views![
            monogram(&gone.issuer, &gone.name),
            names(&gone.issuer, &gone.name),
            span().has("class", "when").children(when),
            button("plain", "restore", move || store.send(Msg::Restore(id))),
        ])
        .into()
}
