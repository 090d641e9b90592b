//! The section "Recovery codes": the sets, the form for new ones.

use sycamore_web::tags::{div, h2, li, p, span, ul};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{day, label, words},
    message::{CodesSet, Text},
    recovery_set::RecoverySetId,
    ui::{
        parts::{
            account::{monogram, names},
            codes_form::{self, Do},
            part::Part,
            plain::{button, button_with_icon, icon},
        },
        text,
        vault::{
            codes::msg::Msg as Codes,
            keep::reminder::milliseconds,
            model::Model,
            msg::{Msg, spot},
        },
    },
};

use super::{
    Store, busy,
    card::{buttons, card, page},
    codes_set,
};

/// What of the section is shown.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    List,
    Form,
    Set(RecoverySetId),
}

pub(super) fn send(store: Store, msg: Codes) {
    store.send(Msg::Codes(msg));
}

pub(super) fn view(store: Store) -> View {
    let shown = store.select(|model: &Model| match (&model.codes.form, &model.codes.open) {
        (Some(_), _) => Shown::Form,
        (None, Some(open)) => Shown::Set(open.set),
        (None, None) => Shown::List,
    });
    page(
        "recoveryCodes",
        redrawn(move || match shown.get() {
            Shown::List => list(store),
            Shown::Form => form(store),
            Shown::Set(set) => codes_set::view(store, set),
        }),
    )
}

fn form(store: Store) -> View {
    let into = |done| {
        Msg::Codes(match done {
            Do::Edit(msg) => Codes::Form(msg),
            Do::Save => Codes::Save(false),
            Do::Replace => Codes::Save(true),
            Do::Cancel => Codes::End,
        })
    };
    let part = Part::of(store, Model::codes_form, into);
    let heading = h2().has("id", spot::CODES).has("tabindex", "-1").children(label("addRecoveryCodes"));
    codes_form::view(&part, "card codes-form", heading.into(), busy(store))
}

fn list(store: Store) -> View {
    let sets = store.select(|model| model.codes.sets.clone());
    let unreadable = store.select(|model| model.codes.unreadable);
    let none = store.select(|model| model.home.as_ref().is_some_and(|home| home.accounts.is_empty()));
    let body = move || {
        let Some(sets) = sets.get_clone() else {
            return p().has("class", "help").children(label("codesReading")).into();
        };
        let (current, history): (Vec<CodesSet>, Vec<CodesSet>) = sets.into_iter().partition(CodesSet::counts);
        let add = match none.get() {
            true => p().children(label("codesNeedAccount")).into(),
            false => {
                buttons(button_with_icon("primary", "add", "addRecoveryCodes", move || send(store, Codes::Add(None))))
            }
        };
        let newer = match unreadable.get() {
            0 => View::new(),
            count => p().has("class", "warn").children(words(&Text::with("codesOfNewer", &count.to_string()))).into(),
        };
        let all = match current.is_empty() {
            true if none.get() => View::new(),
            true => p().has("class", "help").children(label("noRecoveryCodes")).into(),
            false => rows(store, "card-codes", &current),
        };
        let of_before = match history.is_empty() {
            true => View::new(),
            false => card(
                "card-codes-history",
                "codesHistory",
                views![
                    p().has("class", "help").children(label("codesHistoryText")),
                    rows(store, "card-codes-history", &history),
                ],
            ),
        };
        views![
            card("card-codes", "codesOfAccounts", views![p().children(label("codesText")), newer, all, add]),
            of_before,
        ]
    };
    redrawn(body)
}

fn rows(store: Store, labelled: &'static str, sets: &[CodesSet]) -> View {
    let rows: Vec<View> = sets.iter().map(|set| row(store, set)).collect();
    ul().has("class", "sets").has("aria-labelledby", labelled).children(rows).into()
}

fn row(store: Store, set: &CodesSet) -> View {
    let id = set.set.id;
    let left = words(&text::codes_left(set));
    let about = match (set.deleted, set.set.replaced_at) {
        (true, _) => format!("{left} · {}", label("codesOfDeleted")),
        (false, Some(at)) => format!("{left} · {}", words(&Text::with("codesReplacedOn", &day(milliseconds(at))))),
        (false, None) => left,
    };
    let low = text::codes_low(set)
        .map(|low| p().has("class", "remark").children(views![icon("attention"), span().children(words(&low))]).into());
    let open = button("plain", "showCodes", move || send(store, Codes::Open(id)));
    li().children(views![
        div().has("class", "row").children(views![
            monogram(&set.issuer, &set.name),
            names(&set.issuer, &set.name),
            span().has("class", "left").children(about),
            open,
        ]),
        View::from(low),
    ])
    .into()
}
