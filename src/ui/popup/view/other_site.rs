//! A code is to be filled on a site that the account does not know: the user is asked.

use sycamore_web::tags::{b, div, li, p, span, ul};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    message::{Consent, Text},
    ui::parts::plain::{button, heading, icon},
};

use super::{
    super::{
        model::Screen,
        msg::{Msg, spot},
    },
    Store,
};

pub(super) fn view(store: Store) -> View {
    let other = store.look(|model| match &model.screen {
        Screen::OtherSite(other) => Some(other.clone()),
        _ => None,
    });
    let Some(other) = other else { return View::new() };
    let known: Vec<View> =
        other.known.iter().map(|host| li().has("dir", "ltr").children(host.clone()).into()).collect();
    let knows = if known.is_empty() {
        p().children(label("noSiteYet")).into()
    } else {
        views![p().children(label("savedFor")), ul().has("class", "hosts").children(known)]
    };
    let warning = if other.near {
        View::new()
    } else {
        p().has("class", "remark").children(views![icon("attention"), span().children(label("differentSite"))]).into()
    };
    // On a different site the way back is the one that stands out.
    let (once, cancel) = if other.near { ("primary", "plain") } else { ("plain", "primary") };
    let consent = move |consent| move || store.send(Msg::Consent(consent));
    div()
        .has("class", "screen other-site")
        .children(views![
            heading(spot::HEADING, label("fillHere")),
            p().children(words(&Text::with("fillAccountOn", &other.title))),
            p().has("class", "host").children(b().has("dir", "ltr").children(other.host)),
            warning,
            knows,
            div().has("class", "buttons stacked").children(views![
                button(once, "fillOnce", consent(Consent::Once)),
                button("plain", "fillAlways", consent(Consent::Always)),
                button(cancel, "cancel", move || store.send(Msg::Cancel)),
            ]),
        ])
        .into()
}
