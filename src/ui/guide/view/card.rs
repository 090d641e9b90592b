//! What a run is at: the question, what the user is to do, how it has ended.

use sycamore_web::tags::{blockquote, div, h2, p, span};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    enrolment::assist::{Outcome, Reason},
    message::Text,
    ui::{
        parts::plain::{button, icon},
        text,
    },
};

use super::{
    super::{
        model::{Card, Now},
        msg::{Msg, spot},
    },
    Store, question,
    run::{buttons, each_page},
};

pub(super) fn view(store: Store, card: &Card) -> View {
    match &card.now {
        Now::Works(text) => works(store, text),
        Now::Asks(asked) => question::view(store, asked, card),
        Now::Waits(reason) => waits(store, *reason, card),
        Now::Over(outcome) => over(store, *outcome),
    }
}

/// The heading of a card, which takes the focus when it comes.
pub(super) fn title(text: String) -> View {
    h2().has("id", spot::NOW).has("tabindex", "-1").children(text).into()
}

/// The page's own words.
pub(super) fn said(card: &Card) -> View {
    let Some(said) = card.said.as_ref().filter(|said| !said.trim().is_empty()) else { return View::new() };
    let quote = blockquote().has("dir", "auto").children(text::shown(said.trim()));
    div().has("class", "said").children(views![p().children(label("pageSays")), quote]).into()
}

/// What helps at this site, from its recipe.
fn advice(card: &Card) -> View {
    let Some(advice) = card.advice.clone() else { return View::new() };
    let text = p().has("dir", "auto").children(advice);
    div().has("class", "advice").children(views![p().children(label("siteAdvice")), text]).into()
}

fn works(store: Store, text: &Text) -> View {
    let signs = span().has("class", "at-work").has("aria-hidden", "true");
    let line = span().has("id", spot::NOW).has("tabindex", "-1").has("role", "status").children(words(text));
    views![div().has("class", "works").children(views![signs, line]), each_page(store)]
}

fn waits(store: Store, reason: Reason, card: &Card) -> View {
    let host = store.look(|model| model.run().map(|run| run.host.clone())).unwrap_or_default();
    let (saw, help) = text::assist::reason(reason, &host);
    views![
        title(words(&saw)),
        said(card),
        p().has("role", "status").children(words(&help)),
        advice(card),
        each_page(store),
        buttons(button("primary", "goOn", move || store.send(Msg::GoOn))),
    ]
}

fn over(store: Store, outcome: Outcome) -> View {
    let host = store.look(|model| model.run().map(|run| run.host.clone())).unwrap_or_default();
    let (reached, next) = text::assist::outcome(outcome, &host);
    let (class, sign) = match outcome {
        Outcome::On(_) => ("reached good", "check"),
        _ => ("reached", "attention"),
    };
    let next: Vec<View> = next.iter().map(|text| p().children(words(text)).into()).collect();
    views![div().has("class", class).children(views![icon(sign), title(words(&reached))]), next]
}
