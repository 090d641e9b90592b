//! The checklist, for a site where the user prefers to click.

use sycamore_web::tags::{div, p};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::label,
    ui::parts::{
        by_hand,
        part::Part,
        plain::{button, button_with_icon, heading},
    },
};

use super::{
    super::{
        by_hand::Step,
        model::Model,
        msg::{Msg, spot},
    },
    Store, accounts, bar, codes, status,
};

pub(super) fn view(store: Store) -> View {
    let part = Part::of(store, Model::by_hand, |(step, done)| Msg::Tick(step, done));
    let beside = move |step| match step {
        Step::Save => button_with_icon("plain", "scan", "scanPage", move || store.send(Msg::Scan)),
        Step::Code => accounts(store),
        Step::Recovery => recovery(store),
        Step::Show | Step::Confirm => View::new(),
    };
    let over = store.select(|model| model.by_hand().is_some_and(super::super::by_hand::ByHand::is_over));
    let back = move || {
        let class = if over.get() { "primary" } else { "plain" };
        button(class, "back", move || store.send(Msg::ByHand(false)))
    };
    div()
        .has("class", "screen guide")
        .children(views![
            heading(spot::HEADING, label("handTitle")),
            by_hand::view(&part, beside),
            status(store),
            bar(store, redrawn(back)),
        ])
        .into()
}

/// The form for the recovery codes, once there is an account to keep them with.
fn recovery(store: Store) -> View {
    let is_there = store.select(|model| model.codes().map(|form| form.accounts.clone()));
    redrawn(move || match is_there.get_clone() {
        Some(_) => codes::by_hand(store),
        None => p().has("class", "help").children(label("handNoAccount")).into(),
    })
}
