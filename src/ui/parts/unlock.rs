//! The locked screen.

use sycamore_web::tags::{a, form, p};

use crate::ui::parts::dom::{Element, live, redrawn, selected, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    ui::{text, unlock::Unlock},
};

use super::{
    field::Field,
    part::Part,
    plain::{brand, submit_unseen},
};

/// What the user does on the locked screen.
pub(crate) enum Do {
    /// Types.
    Typed(String),
    /// "Unlock".
    Unlock,
    /// "Other ways to unlock", which are on the vault page.
    OpenVault,
}

/// The passphrase field and nothing else.
pub(crate) fn view(part: &Part<Unlock, Do>, id: &'static str, busy: ReadSignal<bool>) -> View {
    let (typed, sent, wrong, why, other) = (part.clone(), part.clone(), part.clone(), part.clone(), part.clone());
    let (part, others) = (part.clone(), selected(move || other.read(|unlock| unlock.other_ways)));
    let error = move || wrong.read(|unlock| unlock.error.clone());
    let waiting = move || why.read(|unlock| unlock.waiting.map(|waiting| words(&text::waiting(waiting))));
    form()
        .has("class", "screen unlock")
        .children(views![
            brand("heading"),
            p().has("class", "waiting").children(live(move || waiting().unwrap_or_default())),
            Field::new(id, "passphrase").error(error).passphrase(false, move |value| typed.send(Do::Typed(value))),
            submit_unseen("unlock", "unlocking", busy, move || sent.send(Do::Unlock)),
            redrawn(move || if others.get() { other_ways(&part) } else { View::new() }),
        ])
        .into()
}

fn other_ways(part: &Part<Unlock, Do>) -> View {
    let part = part.clone();
    a().has("class", "other")
        .has("href", "vault.html")
        .when("click", move |event| {
            event.prevent_default();
            part.send(Do::OpenVault);
        })
        .children(label("otherWays"))
        .into()
}
