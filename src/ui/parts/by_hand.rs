//! The checklist by which the user turns two-factor login on: on the assistant's panel and on the vault page.

use sycamore_web::tags::{self, div, input, li, ol, p};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::label,
    ui::guide::by_hand::{ByHand, Step},
};

use super::{field::is_ticked, part::Part};

/// The steps, each with a box to tick. `beside`: what else a step offers.
pub(crate) fn view(part: &Part<ByHand, (Step, bool)>, beside: impl Fn(Step) -> View) -> View {
    let steps: Vec<View> = Step::ALL.into_iter().map(|step| row(part, step, beside(step))).collect();
    ol().has("class", "by-hand").has("aria-label", label("steps")).children(steps).into()
}

fn row(part: &Part<ByHand, (Step, bool)>, step: Step, more: View) -> View {
    let (title, text) = step.keys();
    let (ticked, done) = (part.clone(), part.clone());
    let help = format!("{}-help", step.id());
    let tick = input()
        .has("type", "checkbox")
        .has("id", step.id())
        .has("aria-describedby", help.clone())
        .prop("checked", move || done.read(|by_hand| by_hand.is_done(step)))
        .when("change", move |event| ticked.send((step, is_ticked(&event))));
    let name = tags::label().has("for", step.id()).children(label(title));
    li().children(views![
        div().has("class", "tick").children(views![tick, name]),
        div().has("class", "more").children(views![p().has("id", help).children(label(text)), more]),
    ])
    .into()
}
