//! One account: its code, what it is called, where it may be filled.

use sycamore_web::tags::{div, form, h2, p};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    account::{AccountId, visible},
    browser::page::label,
    ui::parts::{
        account::{Shown, code, facts, monogram, names, phase, unusual},
        codes::epoch,
        field::{Field, tick_box},
        plain::{button, button_with_icon, on_submit, submit},
    },
};

use super::{
    super::{
        forms::{Edit, Field as Name, Tick},
        keep::{msg::Msg as Keep, task::Kind},
        model::Model,
        msg::{Msg, spot},
    },
    Store, ask, at_site, busy,
    card::buttons,
    details, task,
};

pub(super) fn view(store: Store, id: AccountId) -> View {
    let Some(account) = store.look(|model| model.account(id).cloned()) else { return View::new() };
    let drawn = store.select(|model| model.edit().map(|edit| edit.drawn));
    let fields = move || {
        drawn.track();
        let form = store.look(|model| model.edit().map(|edit| edit.form.clone())).unwrap_or_default();
        views![
            field(store, Name::Issuer, "issuer").line(form.issuer, typed(store, Name::Issuer)),
            field(store, Name::Name, "accountName").line(form.name, typed(store, Name::Name)),
            field(store, Name::Sites, "sites").help(Some("sitesHelp")).lines(form.sites, typed(store, Name::Sites)),
        ]
    };
    // What it is called changes when it was saved; what is being typed does not redraw the heading.
    let called =
        store.select(move |model| model.edit().map(|edit| (edit.saved.issuer.clone(), edit.saved.name.clone())));
    let head = move || {
        let (issuer, name) = called.get_clone().unwrap_or_default();
        views![monogram(&issuer, &name), names(&issuer, &name)]
    };
    let next = (account.parameters.kind == "hotp")
        .then(|| button_with_icon("plain", "next", "nextCode", move || store.send(Msg::NextCode(id))));
    let copy = button_with_icon("plain", "copy", "copyCode", move || store.send(Msg::Copy(id)));
    let delete = button_with_icon("danger", "trash", "delete", move || store.send(Msg::Delete));
    div()
        .has("class", "screen detail")
        .children(views![
            h2().has("id", spot::PLACE).has("class", "head").has("tabindex", "-1").children(redrawn(head)),
            div().has("class", "act").children(views![running(store, id), View::from(next), copy]),
            facts(unusual(&account.parameters)),
            form().has("novalidate", "").when("submit", on_submit(move || store.send(Msg::SaveEdit))).children(views![
                redrawn(fields),
                redrawn(move || ticks(store, drawn)),
                conflict(store),
                div().has("class", "buttons").children(views![submit("save", "saving", busy(store)), delete]),
            ]),
            details::view(store, id),
            task::or_else(store, &[Kind::ShowCode], move || {
                let begin = move || ask::send(store, Keep::Begin(Kind::ShowCode, id.into()));
                div()
                    .has("class", "details")
                    .children(buttons(button_with_icon("plain", "picture", "showQrCode", begin)))
                    .into()
            }),
            at_site::view(store, id),
        ])
        .into()
}

fn ticks(store: Store, drawn: ReadSignal<Option<u32>>) -> View {
    drawn.track();
    let filling = store.look(|model| model.edit().map(|edit| edit.form.filling)).unwrap_or_default();
    let tick =
        |tick, id: &'static str, key, on: bool| tick_box(id, key, on, move |on| store.send(Msg::EditTick(tick, on)));
    let help = |key| p().has("class", "help").children(label(key));
    views![
        tick(Tick::Itself, "edit-itself", "fillsItself", filling.itself),
        help("fillsItselfHelp"),
        tick(Tick::Presses, "edit-presses", "pressesContinue", filling.presses),
        help("pressesContinueHelp"),
    ]
}

/// What another window has saved in the same fields.
fn conflict(store: Store) -> View {
    let newer = store.select(|model| {
        let edit = model.edit().filter(|edit| edit.conflict);
        edit.map(|edit| edit.newer().into_iter().map(|(name, value)| (name, value.to_owned())).collect::<Vec<_>>())
    });
    let piece = move || {
        let Some(newer) = newer.get_clone() else { return View::new() };
        let named = newer.into_iter().map(|(name, value)| {
            let key = match name {
                Name::Issuer => label("issuer"),
                Name::Name => label("accountName"),
                Name::Sites => label("sites"),
            };
            (key, visible(&value))
        });
        div()
            .has("class", "conflict")
            .children(views![
                p().has("class", "error").children(label("failureConflict")),
                facts(named.collect()),
                button("plain", "takeNewer", move || store.send(Msg::TakeNewer)),
            ])
            .into()
    };
    div().has("role", "alert").children(redrawn(piece)).into()
}

/// The code, drawn anew only when the clock was put forward or back.
fn running(store: Store, id: AccountId) -> View {
    let revision = store.select(|model| model.revision);
    let epoch = epoch(move || revision.track());
    let shown = store.select(move |model: &Model| {
        let with_next = model.home.as_ref().is_some_and(|home| home.settings.show_next_code);
        let account = model.account(id);
        account.map(|account| Shown::of(&account.code, account.parameters.digits, with_next)).unwrap_or_default()
    });
    let clock = move || {
        epoch.track();
        let phase = store.look(|model| model.account(id).and_then(|account| phase(&account.code)));
        code(shown, phase)
    };
    redrawn(clock)
}

fn field(store: Store, name: Name, label: &'static str) -> Field {
    let wrong =
        move |edit: &Edit| edit.error.as_ref().filter(|(wrong, _)| *wrong == name).map(|(_, text)| text.clone());
    Field::new(name.id(), label).error(move || store.read(|model| model.edit().and_then(wrong)))
}

fn typed(store: Store, name: Name) -> impl Fn(String) + 'static {
    move |value| store.send(Msg::Edit(name, value))
}
