//! The settings. Each is saved as soon as it is changed.

use sycamore_web::tags::{HtmlInput, div, form, input, label as label_element};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::label,
    ui::parts::{
        field::{Field, is_ticked},
        plain::on_submit,
    },
};

use super::{
    super::msg::{Msg, spot},
    Store,
    card::{card, page},
    storage,
};

pub(super) fn view(store: Store) -> View {
    let error = move || store.read(|model| model.settings().and_then(|form| form.error.clone()));
    let minutes = store.look(|model| model.settings().map(|form| form.minutes.clone())).unwrap_or_default();
    let finish = move |element: HtmlInput| {
        element
            .has("min", "1")
            .has("max", "1440")
            .has("step", "1")
            .when("change", move |_| store.send(Msg::SaveMinutes))
    };
    let minutes = Field::new(spot::MINUTES, "lockMinutes").help(Some("lockMinutesHelp")).error(error).input(
        "number",
        minutes,
        move |value| store.send(Msg::Minutes(value)),
        finish,
    );
    let ticked = store.select(|model| model.settings().is_some_and(|form| form.saved.show_next_code));
    let tick = input()
        .has("type", "checkbox")
        .has("id", "show-next")
        .prop("checked", move || ticked.get())
        .when("change", move |event| store.send(Msg::ShowNext(is_ticked(&event))));
    let next = div()
        .has("class", "tick")
        .children(views![tick, label_element().has("for", "show-next").children(label("showNextCode"))]);
    let form = form()
        .has("novalidate", "")
        .when("submit", on_submit(move || store.send(Msg::SaveMinutes)))
        .children(views![minutes, next]);
    page("settings", views![card("card-general", "general", form.into()), storage::view(store)])
}
