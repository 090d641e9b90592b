//! Where a run can begin: what it will do, and what is there for this site already.

use sycamore_web::tags::{b, div, li, p, span, ul};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    message::{AccountName, Ready, Text},
    ui::{
        parts::plain::{button, heading, icon},
        text,
    },
};

use super::{
    super::msg::{Msg, spot},
    Store, bar, busy, status,
};

pub(super) fn view(store: Store) -> View {
    let ready = store.select(|model| model.ready().cloned());
    let piece = move || ready.get_clone().map(|ready| site(store, &ready)).unwrap_or_default();
    div()
        .has("class", "screen guide")
        .children(views![
            heading(spot::HEADING, label("turnOn")),
            redrawn(piece),
            status(store),
            bar(store, View::new()),
        ])
        .into()
}

fn site(store: Store, ready: &Ready) -> View {
    let by_hand = move |class| button(class, "guideByHand", move || store.send(Msg::ByHand(true)));
    let host = ready
        .host
        .clone()
        .map(|host| -> View { p().has("class", "host").children(b().has("dir", "ltr").children(host)).into() });
    if ready.origin.is_none() {
        let buttons = div().has("class", "buttons stacked").children(by_hand("plain"));
        return views![View::from(host), p().children(label("guideNoPage")), buttons];
    }
    let waits = busy(store);
    let start = button("primary", "guideStart", move || store.send(Msg::Start));
    // The browser's own question may stand open: the button says that it was heard.
    let start = div().follows("aria-busy", move || waits.get().then(|| "true".to_owned())).children(start);
    let says = ["guideReads", "guideAsksFirst", "guideNever"]
        .map(|key| li().children(views![icon("check"), span().children(label(key))]).into());
    views![
        View::from(host),
        ul().has("class", "says").children(Vec::<View>::from(says)),
        here(&ready.here),
        div().has("class", "buttons stacked").children(views![start, by_hand("plain")]),
    ]
}

/// The accounts of this site.
fn here(accounts: &[AccountName]) -> View {
    if accounts.is_empty() {
        return View::new();
    }
    let line = |account: &AccountName| -> View {
        p().children(words(&Text::with("guideHave", &text::title(&account.issuer, &account.name)))).into()
    };
    let lines: Vec<View> = accounts.iter().map(line).collect();
    div().has("class", "have").children(views![lines, p().children(label("guideHaveText"))]).into()
}
