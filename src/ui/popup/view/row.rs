//! One account in the popup: the card of this site, or a row.

use sycamore_web::tags::{self, div, li, span};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::label,
    message::{AccountView, CodeView},
    ui::parts::{
        account::{Shown, code, monogram, names, phase, star},
        plain::icon,
    },
    vault::Marks,
};

/// The names of the buttons, read once for all rows.
#[derive(Clone)]
pub(super) struct Labels {
    fill: String,
    copy: String,
    next: String,
    back: String,
    note: String,
    favourite: String,
}

impl Labels {
    pub(super) fn read() -> Self {
        Self {
            fill: label("fill"),
            copy: label("copyCode"),
            next: label("nextCode"),
            back: label("takeBack"),
            note: label("note"),
            favourite: label("favourite"),
        }
    }
}

/// What a click on a button of the list does: its attribute `data-do`.
pub(super) const FILL: &str = "fill";
/// See [`FILL`].
pub(super) const COPY: &str = "copy";
/// See [`FILL`].
pub(super) const NEXT: &str = "next";
/// See [`FILL`].
pub(super) const BACK: &str = "back";
/// See [`FILL`].
pub(super) const NOTE: &str = "note";

/// An account as a row: a click copies its code.
pub(super) fn row(account: &AccountView, marks: &Marks, shown: ReadSignal<Shown>, labels: &Labels) -> View {
    let class = if account.here { "row here" } else { "row" };
    let next = counts(account).then(|| small(NEXT, "next", &labels.next));
    let back = can_take_back(account).then(|| small(BACK, "undo", &labels.back));
    let note = marks.noted.then(|| small(NOTE, "note", &labels.note));
    let actions = views![
        View::from(note),
        View::from(back),
        small(COPY, "copy", &labels.copy),
        small(FILL, "fill", &labels.fill)
    ];
    let actions = span().has("class", "actions").children(actions);
    let star = marks.favourite.then(|| star(labels.favourite.clone()));
    let end = views![actions, View::from(star), code(shown, phase(&account.code)), View::from(next)];
    item(account, class)
        .children(views![
            monogram(&account.issuer, &account.name),
            names(&account.issuer, &account.name),
            span().has("class", "end").children(end),
        ])
        .into()
}

/// The first account of this site: big, with the one filled button.
pub(super) fn card(account: &AccountView, marks: &Marks, shown: ReadSignal<Shown>, labels: &Labels) -> View {
    let next = counts(account).then(|| big("plain", NEXT, "next", &labels.next));
    let back = can_take_back(account).then(|| big("plain", BACK, "undo", &labels.back));
    let buttons = views![
        View::from(back),
        View::from(next),
        big("plain", COPY, "copy", &labels.copy),
        tags::button().has("class", "primary").has("type", "button").has("data-do", FILL).children(labels.fill.clone()),
    ];
    let head = views![
        monogram(&account.issuer, &account.name),
        names(&account.issuer, &account.name),
        View::from(marks.noted.then(|| small(NOTE, "note", &labels.note))),
        View::from(marks.favourite.then(|| star(labels.favourite.clone()))),
    ];
    item(account, "card")
        .children(views![
            div().has("class", "head").children(head),
            div()
                .has("class", "act")
                .children(views![code(shown, phase(&account.code)), span().has("class", "buttons").children(buttons)]),
        ])
        .into()
}

fn item(account: &AccountView, class: &'static str) -> tags::HtmlLi {
    let id = String::from(account.id);
    li().has("id", format!("row-{id}")).has("class", class).has("data-id", id)
}

fn counts(account: &AccountView) -> bool {
    account.parameters.kind == "hotp"
}

/// A code of a counter that was handed out and not used is taken back, so that the site's counter is met again.
fn can_take_back(account: &AccountView) -> bool {
    matches!(&account.code, CodeView::Counter { counter, .. } if counter != "0")
}

fn small(act: &'static str, image: &'static str, name: &str) -> View {
    tags::button()
        .has("class", "icon-button")
        .has("type", "button")
        .has("data-do", act)
        .has("aria-label", name.to_owned())
        .has("title", name.to_owned())
        .children(icon(image))
        .into()
}

fn big(class: &'static str, act: &'static str, image: &'static str, name: &str) -> View {
    tags::button()
        .has("class", class)
        .has("type", "button")
        .has("data-do", act)
        .has("aria-label", name.to_owned())
        .has("title", name.to_owned())
        .children(icon(image))
        .into()
}
