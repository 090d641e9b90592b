//! Recovery codes: of a selected text, of the checklist, of a run.

use sycamore_web::tags::{div, p};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    ui::{
        parts::{
            codes_form::{self, Do},
            part::Part,
            plain::{button, heading},
        },
        text,
    },
};

use super::{
    super::{
        model::{Model, Screen},
        msg::{Msg, spot},
    },
    Store, busy, status,
};

fn part(store: Store) -> Part<crate::ui::codes_form::CodesForm, Do> {
    Part::of(store, Model::codes, |done| match done {
        Do::Edit(msg) => Msg::Codes(msg),
        Do::Save => Msg::SaveCodes(false),
        Do::Replace => Msg::SaveCodes(true),
        Do::Cancel => Msg::DropCodes,
    })
}

/// A selected text.
pub(super) fn selected(store: Store) -> View {
    let title = heading(spot::HEADING, label("codesSelected"));
    let form = codes_form::view(&part(store), "codes-form", title, busy(store));
    div().has("class", "screen guide").children(views![form, status(store)]).into()
}

/// They were saved.
pub(super) fn saved(store: Store) -> View {
    let count = store.look(|model| if let Screen::Saved(count) = model.screen { count } else { 0 });
    let close = button("primary", "close", move || store.send(Msg::Close));
    div()
        .has("class", "screen guide")
        .children(views![
            heading(spot::HEADING, words(&text::assist::codes_saved(count))),
            p().children(label("codesSavedText")),
            status(store),
            div().has("class", "buttons").children(close),
        ])
        .into()
}

/// The last step of the checklist.
pub(super) fn by_hand(store: Store) -> View {
    let part = part(store);
    codes_form::with_head(&part, "codes-form", codes_form::account(&part), "cancel", busy(store))
}

/// Those of a run's account, as the page shows them. `head`: what is asked.
pub(super) fn of_run(store: Store, head: View) -> View {
    codes_form::with_head(&part(store), "codes-form", head, "guideDropCodes", busy(store))
}
