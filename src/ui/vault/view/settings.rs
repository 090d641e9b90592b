//! The settings. Each is saved as soon as it is changed.

use sycamore::{
    prelude::*,
    web::{
        events,
        tags::{HtmlInput, div, form, h1, input, label as label_element},
    },
};

use crate::{
    browser::page::label,
    ui::parts::{
        field::{Field, is_ticked},
        plain::on_submit,
    },
};

use super::{
    super::update::{Msg, spot},
    Store,
};

pub(super) fn view(store: Store) -> View {
    let error = move || store.read(|model| model.settings().and_then(|form| form.error.clone()));
    let minutes = store.look(|model| model.settings().map(|form| form.minutes.clone())).unwrap_or_default();
    let finish = move |element: HtmlInput| {
        element.attr("min", "1").attr("max", "1440").attr("step", "1").on(events::change, move |_| store.send(Msg::SaveMinutes))
    };
    let minutes = Field { id: spot::MINUTES, label: "lockMinutes", help: Some("lockMinutesHelp"), error }.input(
        "number",
        minutes,
        move |value| store.send(Msg::Minutes(value)),
        finish,
    );
    let ticked = store.select(|model| model.settings().is_some_and(|form| form.saved.show_next_code));
    let tick = input()
        .r#type("checkbox")
        .id("show-next")
        .prop("checked", move || ticked.get())
        .on(events::change, move |event: web_sys::Event| store.send(Msg::ShowNext(is_ticked(&event))));
    let next = div().class("tick").children((tick, label_element().r#for("show-next").children(label("showNextCode"))));
    div()
        .class("screen settings")
        .children((
            h1().id(spot::HEADING).tabindex("-1").children(label("settings")),
            form()
                .attr("novalidate", "")
                .on(events::submit, on_submit(move || store.send(Msg::SaveMinutes)))
                .children((minutes, next)),
        ))
        .into()
}
