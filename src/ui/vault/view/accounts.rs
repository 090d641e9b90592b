//! The accounts: the list on the left, the thing itself on the right.

use sycamore_web::tags::{self, div, h1, h2, input, li, p, section, ul};

use crate::ui::parts::dom::{Element, keyed, live, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    message::{AccountView, Text},
    ui::{
        parts::{
            account::{Shown, code, monogram, names, phase, star as star_of},
            add,
            codes::{Codes, Key, epoch, painted, scrolled},
            field::value_of,
            narrow,
            part::Part,
            plain::{button_with_icon, icon},
        },
        text,
    },
};

use super::{
    super::{
        model::{Model, PlaceKind},
        msg::{Msg, spot},
    },
    Store, busy, detail, pictures, trash,
};

pub(super) fn view(store: Store) -> View {
    let place = store.select(Model::place_kind);
    let beside = move || match place.get() {
        PlaceKind::Nothing => nothing(store),
        PlaceKind::Account(id) => detail::view(store, id),
        PlaceKind::Add => {
            let into = |done| match done {
                add::Do::Typed(field, value) => Msg::Add(field, value),
                add::Do::Save => Msg::SaveAdd,
                add::Do::Cancel => Msg::Cancel,
            };
            add::view(&Part::of(store, Model::add, into), spot::PLACE, busy(store), pictures::offer(store))
        }
        PlaceKind::Trash => trash::view(store),
    };
    div()
        .has("class", "panes")
        .children(views![
            section().has("class", "list").has("aria-labelledby", spot::HEADING).children(views![
                h1().has("id", spot::HEADING).has("class", "unseen").has("tabindex", "-1").children(label("accounts")),
                search(store),
                narrow(store),
                list(store),
                nothing_found(store),
                foot(store),
            ]),
            section().has("class", "beside").has("aria-labelledby", spot::PLACE).children(redrawn(beside)),
        ])
        .into()
}

fn search(store: Store) -> View {
    let typed = store.select(|model| model.list.search.clone());
    let field = input()
        .has("id", "search")
        .has("type", "search")
        .has("autocomplete", "off")
        .has("spellcheck", "false")
        .has("aria-label", label("searchAccounts"))
        .has("placeholder", label("searchAccounts"))
        .prop("value", move || typed.get_clone())
        .when("input", move |event| store.send(Msg::Search(value_of(&event))));
    div().has("class", "search").children(views![icon("search"), field]).into()
}

fn narrow(store: Store) -> View {
    let into = |done| match done {
        narrow::Do::Tag(tag) => Msg::Tag(tag),
        narrow::Do::OwnOrder(own) => Msg::OwnOrder(own),
    };
    narrow::view(&Part::of(store, |model| Some(&model.list), into), |list| list.rows.len() > 1)
}

fn list(store: Store) -> View {
    let codes = Codes::default();
    let revision = store.select(|model| model.revision);
    let epoch = epoch(move || revision.track());
    let count = store.select(|model| model.list.shown.len());
    let painted = painted();
    let keys = store.select(move |model| -> Vec<Key> {
        let (painted, epoch) = (painted.get(), epoch.get());
        let rows = model.list.shown().take(painted);
        rows.map(|row| Key { id: row.id, stamp: row.stamp, card: false, epoch }).collect()
    });
    let told = codes.clone();
    create_effect(move || {
        revision.track();
        store.look(|model| {
            if let Some(home) = &model.home {
                told.tell(&home.accounts, home.settings.show_next_code);
            }
        });
    });
    let place = store.select(Model::place_kind);
    let row = move |key: Key| -> View {
        let found = store.look(|model| {
            let with_next = model.home.as_ref().is_some_and(|home| home.settings.show_next_code);
            model.account(key.id).map(|account| (account.clone(), with_next))
        });
        let Some((account, with_next)) = found else { return View::new() };
        row(store, &account, codes.of(&account, with_next), place)
    };
    ul().has("class", "accounts")
        .has("aria-label", label("accounts"))
        .bool_attr("hidden", move || count.get() == 0)
        .when("scroll", move |event| scrolled(painted, &event))
        .children(keyed(keys, row, |key| *key))
        .into()
}

fn row(store: Store, account: &AccountView, shown: ReadSignal<Shown>, place: ReadSignal<PlaceKind>) -> View {
    let id = account.id;
    let current = move || (place.get() == PlaceKind::Account(id)).then(|| "true".to_owned());
    let star = store.look(|model| model.list.row(id).is_some_and(|row| row.marks.favourite));
    let star = star.then(|| star_of(label("favourite")));
    let choose = tags::button()
        .has("class", "row")
        .has("type", "button")
        .follows("aria-current", current)
        .when("click", move |_| store.send(Msg::Choose(id)))
        .children(views![
            monogram(&account.issuer, &account.name),
            names(&account.issuer, &account.name),
            View::from(star),
            code(shown, phase(&account.code)),
        ]);
    li().children(choose).into()
}

fn nothing_found(store: Store) -> View {
    let sought = store.select(|model| {
        let none = model.list.shown.is_empty() && model.list.seeks();
        none.then(|| model.list.search.trim().to_owned())
    });
    let sentence = |typed: String| words(&Text::with("noneFits", &text::shown(&typed)));
    p().has("class", "none").children(live(move || sought.get_clone().map(sentence).unwrap_or_default())).into()
}

fn foot(store: Store) -> View {
    let trash = store.select(|model| model.home.as_ref().is_some_and(|home| !home.trash.is_empty()));
    let trash = move || match trash.get() {
        true => button_with_icon("quiet", "trash", "deletedAccounts", move || store.send(Msg::OpenTrash)),
        false => View::new(),
    };
    // Without accounts the button stands in the middle, see `nothing`.
    let none = none(store);
    let add = move || match none.get() {
        true => View::new(),
        false => button_with_icon("quiet", "add", "addAccount", move || store.send(Msg::OpenAdd)),
    };
    div().has("class", "foot").children(views![redrawn(add), redrawn(trash)]).into()
}

/// Nothing is chosen.
fn nothing(store: Store) -> View {
    let none = none(store);
    let text = move || if none.get() { label("noAccountsVault") } else { label("chooseAccount") };
    let add = move || match none.get() {
        true => button_with_icon("primary", "add", "addAccount", move || store.send(Msg::OpenAdd)),
        false => View::new(),
    };
    let heading = h2().has("id", spot::PLACE).has("tabindex", "-1").children(live(text));
    div().has("class", "nothing").children(views![heading, redrawn(add)]).into()
}

fn none(store: Store) -> ReadSignal<bool> {
    store.select(|model| model.home.as_ref().is_some_and(|home| home.accounts.is_empty()))
}
