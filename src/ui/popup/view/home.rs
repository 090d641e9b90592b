//! The accounts in the popup.

use sycamore_web::{
    queue_microtask,
    tags::{a, div, footer, h1, input, p, span, ul},
};
use wasm_bindgen::JsCast;

use crate::ui::parts::dom::{Element, keyed, live, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    account::AccountId,
    browser::page::{self, label, words},
    message::Text,
    ui::{
        list::List,
        parts::{
            codes::{Codes, Key, epoch, painted, scrolled},
            field::value_of,
            narrow,
            part::Part,
            plain::{button, button_with_icon, icon, icon_button, status_line},
        },
        text,
    },
};

use super::{
    super::{
        model::Model,
        msg::{Msg, spot},
    },
    Store, row, scanning,
};

pub(super) fn view(store: Store) -> View {
    let status = store.select(|model| model.status.clone());
    let empty = store.select(|model| model.home.as_ref().is_some_and(|home| home.accounts.is_empty()));
    div()
        .has("class", "home")
        .children(views![
            h1().has("class", "unseen").children(label("accounts")),
            search(store),
            narrow(store),
            list(store),
            redrawn(move || if empty.get() { nothing_yet(store) } else { nothing_found(store) }),
            status_line(status, scanning(store)),
            refused(store),
            recovery(store),
            selected_aloud(store),
            guide(store),
            watch(store),
            redrawn(move || bar(store, empty.get())),
        ])
        .into()
}

fn search(store: Store) -> View {
    let typed = store.select(|model| model.list.search.clone());
    let field = input()
        .has("id", spot::SEARCH)
        .has("type", "search")
        .has("autocomplete", "off")
        .has("spellcheck", "false")
        .has("aria-label", label("searchAccounts"))
        .has("placeholder", label("searchAccounts"))
        .prop("value", move || typed.get_clone())
        .when("input", move |event| store.send(Msg::Search(value_of(&event))));
    div().has("class", "search").children(views![icon("search"), field]).into()
}

/// What is chosen once and then left alone: there only for who has tags, or an order of their own.
fn narrow(store: Store) -> View {
    let into = |done| match done {
        narrow::Do::Tag(tag) => Msg::Tag(tag),
        narrow::Do::OwnOrder(own) => Msg::OwnOrder(own),
    };
    narrow::view(&Part::of(store, |model| Some(&model.list), into), List::has_places)
}

fn list(store: Store) -> View {
    let codes = Codes::default();
    let revision = store.select(|model| model.revision);
    let epoch = epoch(move || revision.track());
    let count = store.select(|model| model.list.shown.len());
    let painted = painted();
    let keys = store.select(move |model| keys(model, painted.get(), epoch.get()));
    let told = codes.clone();
    create_effect(move || {
        revision.track();
        store.look(|model| {
            if let Some(home) = &model.home {
                told.tell(&home.accounts, home.show_next_code);
            }
        });
    });
    mark_selected(store, keys);
    let labels = row::Labels::read();
    let row = move |key: Key| -> View {
        let found = store.look(|model| {
            let with_next = model.home.as_ref().is_some_and(|home| home.show_next_code);
            let marks = model.list.row(key.id)?.marks.clone();
            model.account(key.id).map(|account| (account.clone(), marks, with_next))
        });
        let Some((account, marks, with_next)) = found else { return View::new() };
        let shown = codes.of(&account, with_next);
        if key.card { row::card(&account, &marks, shown, &labels) } else { row::row(&account, &marks, shown, &labels) }
    };
    ul().has("class", "accounts")
        .has("aria-label", label("accounts"))
        .bool_attr("hidden", move || count.get() == 0)
        .when("scroll", move |event| scrolled(painted, &event))
        .when("click", move |event| clicked(store, &event))
        .children(keyed(keys, row, |key| *key))
        .into()
}

fn keys(model: &Model, painted: usize, epoch: u32) -> Vec<Key> {
    let card = model.has_card();
    let shown = model.list.shown().take(painted).enumerate();
    shown.map(|(place, row)| Key { id: row.id, stamp: row.stamp, card: card && place == 0, epoch }).collect()
}

/// One listener for all rows: a button does what it says, a click elsewhere in a row copies.
fn clicked(store: Store, event: &web_sys::Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
    let find = |selector| target.closest(selector).ok().flatten();
    let Some(id) = find("li").and_then(|row| row.get_attribute("data-id")) else { return };
    let Ok(id) = AccountId::try_from(id) else { return };
    let act = find("[data-do]").and_then(|button| button.get_attribute("data-do"));
    store.send(match act.as_deref() {
        Some(row::FILL) => Msg::Fill(Some(id)),
        Some(row::NEXT) => Msg::NextCode(id),
        Some(row::BACK) => Msg::TakeBack(id),
        Some(row::NOTE) => Msg::ShowNote(id),
        _ => Msg::Copy(id),
    });
}

/// Shows which account Enter fills. By hand: an effect in each of 1,000 rows would run at each arrow.
fn mark_selected(store: Store, keys: ReadSignal<Vec<Key>>) {
    let target = store.select(Model::target);
    create_effect(move || {
        keys.track();
        let Some(id) = target.get() else { return };
        // After the rows themselves have changed.
        queue_microtask(move || {
            let Some(document) = page::document() else { return };
            if let Some(old) = document.query_selector(".selected").ok().flatten() {
                let _ = old.class_list().remove_1("selected");
            }
            let Some(new) = document.get_element_by_id(&format!("row-{}", String::from(id))) else { return };
            let _ = new.class_list().add_1("selected");
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            new.scroll_into_view_with_scroll_into_view_options(&options);
        });
    });
}

/// The focus stays in the search field while arrows move: what they reach is said.
fn selected_aloud(store: Store) -> View {
    let chosen = store.select(|model| {
        let account = model.selected.and_then(|id| model.account(id));
        account.map(|account| text::title(&account.issuer, &account.name))
    });
    div()
        .has("class", "unseen")
        .has("aria-live", "polite")
        .children(live(move || chosen.get_clone().unwrap_or_default()))
        .into()
}

fn nothing_yet(store: Store) -> View {
    div()
        .has("class", "empty")
        .children(views![
            p().children(label("noAccounts")),
            button_with_icon("primary", "scan", "scanPage", move || store.send(Msg::Scan)),
            button_with_icon("plain", "add", "addAccount", move || store.send(Msg::OpenAdd)),
        ])
        .into()
}

fn nothing_found(store: Store) -> View {
    let sought = store.select(|model| {
        let none = model.list.shown.is_empty() && model.list.seeks();
        none.then(|| model.list.search.trim().to_owned())
    });
    let text = move || {
        sought.get_clone().map(|typed| words(&Text::with("noneFits", &text::shown(&typed)))).unwrap_or_default()
    };
    p().has("class", "none").children(live(text)).into()
}

/// A moment after a fill: the way to help.
fn refused(store: Store) -> View {
    let may = store.select(|model| model.home.as_ref().is_some_and(|home| home.help.is_some()));
    redrawn(move || if may.get() { line(store, "wasRefused", || Msg::OpenRefused) } else { View::new() })
}

/// Where the account of this site is listed: for who has lost what makes its codes.
fn recovery(store: Store) -> View {
    let way = store.select(Model::way_to_recovery);
    let button = move |account| {
        let button = button("quiet", "useRecoveryCode", move || store.send(Msg::UseRecovery(account)));
        div().has("class", "watch").children(button).into()
    };
    redrawn(move || way.get().map(button).unwrap_or_default())
}

/// A quiet button across the popup.
fn line(store: Store, key: &str, msg: fn() -> Msg) -> View {
    let button = button("quiet", key, move || store.send(msg()));
    div().has("class", "watch").children(button).into()
}

/// The site's own offer: off until the user asks for it, and one click from off again.
fn watch(store: Store) -> View {
    let watched = store.select(|model| model.origin().and(model.watched));
    let switch = move |on: bool| -> View {
        let (key, help) = if on { ("watchSite", "watchSiteHelp") } else { ("unwatchSite", "unwatchSiteHelp") };
        let button = button("quiet", key, move || store.send(Msg::Watch(on)));
        div().has("class", "watch").has("title", label(help)).children(button).into()
    };
    redrawn(move || watched.get().map(|watched| switch(!watched)).unwrap_or_default())
}

/// The way to the assistant.
fn guide(store: Store) -> View {
    let way = store.select(Model::way_to_guide);
    let button = move |wanted| line(store, if wanted { "backToAssistant" } else { "menuEnrol" }, || Msg::Guide);
    redrawn(move || way.get().map(button).unwrap_or_default())
}

fn bar(store: Store, empty: bool) -> View {
    let capture = if empty {
        View::new()
    } else {
        views![
            button_with_icon("quiet", "scan", "scanPage", move || store.send(Msg::Scan)),
            button_with_icon("quiet", "add", "addAccount", move || store.send(Msg::OpenAdd)),
        ]
    };
    let name = label("openVault");
    let vault = a()
        .has("class", "icon-button")
        .has("href", "vault.html")
        .has("aria-label", name.clone())
        .has("title", name)
        .when("click", move |event| {
            event.prevent_default();
            store.send(Msg::OpenVault);
        })
        .children(icon("vault"));
    let lock = icon_button("lock", "lock", move || store.send(Msg::Lock));
    footer().has("class", "bar").children(views![capture, span().has("class", "space"), lock, vault]).into()
}
