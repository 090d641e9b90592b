//! The settings. Each is saved as soon as it is changed.

use sycamore_web::tags::{HtmlInput, form};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::ui::parts::{
    field::{Field, followed_tick},
    plain::on_submit,
};

use super::{
    super::msg::{Msg, spot},
    Store,
    card::{card, page},
    sites, storage,
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
    let next = followed_tick("show-next", "showNextCode", ticked, move |on| store.send(Msg::ShowNext(on)));
    let form = form()
        .has("novalidate", "")
        .when("submit", on_submit(move || store.send(Msg::SaveMinutes)))
        .children(views![minutes, next]);
    page("settings", views![card("card-general", "general", form.into()), sites::view(store), storage::view(store)])
}
