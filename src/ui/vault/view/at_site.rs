//! In an account: its recovery codes, and what the user has done with it at the site.

use sycamore_web::tags::{a, div, form, h3, p, section, span};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    account::AccountId,
    browser::page::{label, words},
    ui::{
        parts::{
            field::Field,
            plain::{button, icon, on_submit, submit},
        },
        text,
        vault::{
            codes::msg::Msg as Codes,
            model::Section,
            msg::{Msg, spot},
        },
    },
};

use super::{Store, busy};

pub(super) fn view(store: Store, id: AccountId) -> View {
    let again = store.select(move |model| model.codes.again.as_ref().is_some_and(|again| again.account == id));
    section()
        .has("class", "at-site")
        .has("aria-labelledby", "at-site")
        .children(views![
            div().has("class", "codes-line").children(redrawn(codes(store, id))),
            h3().has("id", "at-site").children(label("atSite")),
            redrawn(move || if again.get() { set_up_again(store) } else { offers(store) }),
        ])
        .into()
}

/// "Recovery codes: 7 of 10 left".
fn codes(store: Store, id: AccountId) -> impl Fn() -> View + 'static {
    let set = store.select(move |model| model.codes.sets.as_ref().map(|_| model.codes.of(id).cloned()));
    move || match set.get_clone() {
        // Not known yet.
        None => View::new(),
        Some(None) => button("link", "addRecoveryCodes", move || store.send(Msg::Codes(Codes::Add(Some(id))))),
        Some(Some(set)) => {
            let name = a().has("href", Section::Codes.hash()).children(label("recoveryCodes"));
            let left = span().children(words(&text::codes_left(&set)));
            let low = text::codes_low(&set);
            let low = low.map(|low| {
                p().has("class", "remark").children(views![icon("attention"), span().children(words(&low))]).into()
            });
            views![p().children(views![name, ": ", left]), View::from(low)]
        }
    }
}

fn offers(store: Store) -> View {
    views![
        p().has("class", "help").children(label("atSiteHelp")),
        div().has("class", "buttons").children(views![
            button("plain", "setUpAgain", move || store.send(Msg::Codes(Codes::Again))),
            button("plain", "turnedOff", move || store.send(Msg::Codes(Codes::TurnedOff))),
        ]),
    ]
}

fn set_up_again(store: Store) -> View {
    let wrong = move || store.read(|model| model.codes.again.as_ref().and_then(|again| again.error.clone()));
    form()
        .has("novalidate", "")
        .when("submit", on_submit(move || store.send(Msg::Codes(Codes::AgainSave))))
        .children(views![
            p().has("class", "help").children(label("setUpAgainHelp")),
            Field::new(spot::AGAIN, "newSecretField")
                .error(wrong)
                .line(String::new(), move |value| store.send(Msg::Codes(Codes::AgainTyped(value)))),
            div().has("class", "buttons").children(views![
                submit("saveNewSecret", "saving", busy(store)),
                button("plain", "cancel", move || store.send(Msg::Codes(Codes::AgainEnd))),
            ]),
        ])
        .into()
}
