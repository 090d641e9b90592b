//! A run: what was done, what it is at, and the end of it.

use sycamore_web::tags::{div, section};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    message::Text,
    ui::parts::plain::{button, heading},
};

use super::{
    super::{
        model::{Model, Now},
        msg::{Msg, spot},
    },
    Store, bar, busy, card, status, steps, stop,
};

pub(super) fn view(store: Store) -> View {
    let host = store.select(|model| model.run().map(|run| run.host.clone()).unwrap_or_default());
    let title = move || words(&Text::with("turnOnAt", &host.get_clone()));
    let shown = store.select(Model::card);
    let over = store.select(|model| model.run().is_some_and(|run| matches!(run.now(), Now::Over(_))));
    let waits = busy(store);
    let end = move || match over.get() {
        true => button("primary", "close", move || store.send(Msg::Close)),
        false => stop(store),
    };
    div()
        .has("class", "run")
        .children(views![
            heading(spot::HEADING, crate::ui::parts::dom::live(title)),
            steps::view(store),
            section()
                .has("class", "now")
                .has("aria-labelledby", spot::NOW)
                .follows("aria-busy", move || waits.get().then(|| "true".to_owned()))
                .children(redrawn(move || shown
                    .get_clone()
                    .map(|shown| card::view(store, &shown))
                    .unwrap_or_default())),
            status(store),
            bar(store, redrawn(end)),
        ])
        .into()
}

/// What the user decides by: the buttons of a card.
pub(super) fn buttons(buttons: View) -> View {
    div().has("class", "buttons").children(buttons).into()
}

/// The one line of a declined permission.
pub(super) fn each_page(store: Store) -> View {
    let declined = store.select(|model| model.declined);
    let line = move || match declined.get() {
        true => sycamore_web::tags::p().has("class", "help").children(label("guideEachPage")).into(),
        false => View::new(),
    };
    redrawn(line)
}
