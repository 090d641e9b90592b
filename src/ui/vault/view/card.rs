//! The cards that the sections beside the accounts are made of.

use sycamore_web::tags::{div, h1, h2, section};

use crate::browser::page::label;
use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;

use super::super::msg::spot;

/// A section: its heading, its cards.
pub(super) fn page(title: &str, cards: View) -> View {
    div()
        .has("class", "screen cards")
        .children(views![h1().has("id", spot::HEADING).has("tabindex", "-1").children(label(title)), cards])
        .into()
}

/// A card: `id` of its heading, key of its title, what is in it.
pub(super) fn card(id: &'static str, title: &str, body: View) -> View {
    section()
        .has("class", "card")
        .has("aria-labelledby", id)
        .children(views![h2().has("id", id).children(label(title)), body])
        .into()
}

/// Buttons in a row.
pub(super) fn buttons(buttons: View) -> View {
    div().has("class", "buttons").children(buttons).into()
}
