//! The locked screen.

use sycamore::{
    prelude::*,
    web::tags::{form, p},
};

use crate::ui::parts::dom::{Element, live, views};
use crate::{
    browser::page::words,
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
}

/// The passphrase field and nothing else.
pub(crate) fn view(part: &Part<Unlock, Do>, id: &'static str, busy: ReadSignal<bool>) -> View {
    let (typed, sent, wrong, why) = (part.clone(), part.clone(), part.clone(), part.clone());
    let error = move || wrong.read(|unlock| unlock.error.clone());
    let waiting = move || why.read(|unlock| unlock.waiting.map(|waiting| words(&text::waiting(waiting))));
    form()
        .has("class", "screen unlock")
        .children(views![
            brand("heading"),
            p().has("class", "waiting").children(live(move || waiting().unwrap_or_default())),
            Field::new(id, "passphrase").error(error).passphrase(false, move |value| typed.send(Do::Typed(value))),
            submit_unseen("unlock", "unlocking", busy, move || sent.send(Do::Unlock)),
        ])
        .into()
}
