//! Turning two-factor login on: how the assistant is started, and the same by hand.

use sycamore_web::tags::{a, p};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::label,
    ui::{
        guide::by_hand::Step,
        parts::{by_hand, part::Part, plain::button_with_icon},
    },
};

use super::{
    super::{
        model::{Model, Section},
        msg::Msg,
    },
    Store,
    card::{card, page},
};

pub(super) fn view(store: Store) -> View {
    let part = Part::of(store, |model: &Model| Some(&model.by_hand), |(step, done)| Msg::ByHand(step, done));
    let beside = move |step| match step {
        Step::Save => button_with_icon("plain", "add", "addAccount", move || {
            store.send(Msg::Go(Section::Accounts));
            store.send(Msg::OpenAdd);
        }),
        Step::Code => way(Section::Accounts.hash(), "accounts"),
        Step::Recovery => way(Section::Codes.hash(), "recoveryCodes"),
        Step::Show | Step::Confirm => View::new(),
    };
    let start = views![p().children(label("enrolStart")), p().has("class", "help").children(label("guideNever"))];
    page(
        "turnOn",
        views![
            card("card-assistant", "enrolAssistant", start),
            card("card-by-hand", "handTitle", by_hand::view(&part, beside)),
        ],
    )
}

fn way(hash: &'static str, key: &str) -> View {
    a().has("href", hash).has("class", "way").children(label(key)).into()
}
