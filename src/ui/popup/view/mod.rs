//! The popup as it is seen.

mod home;
mod note;
mod other_site;
mod refused;
mod row;

use sycamore_web::tags::{div, main, progress as progress_bar};
use wasm_bindgen::JsCast;

use crate::ui::parts::dom::{Element, redrawn};
use crate::ui::parts::prelude::*;
use crate::{
    browser::{
        page::{self, VaultAt, label, words},
        popup_note, remembered,
    },
    message::{Failure, PopupRequest},
    ui::{
        parts::{add, confirm, part::Part, plain, store, unlock},
        text,
    },
};

use super::{
    model::{Asked, Kind, Model, Screen},
    msg::{Command, Msg, spot},
    update,
};

type Store = store::Store<Model, Msg, Command>;

/// Draws the popup and asks what to show.
pub fn start() {
    page::dress(&label("extensionName"));
    sycamore_web::render(|| {
        let mut model = Model::new(page::named_tab());
        model.list.own_order = remembered::own_order();
        let store = Store::new(model, update::update, carry_out, settle);
        page::on_key_change(move || store.send(Msg::KeyChanged));
        page::on_reading(move |done, all| store.send(Msg::Scanned(done, all)));
        // The computer may have slept over the deadline.
        page::on_event("visibilitychange", move || store.send(Msg::Tick(page::now())));
        page::on_event("focus", move || store.send(Msg::Tick(page::now())));
        page::run(first(store));
        root(store)
    });
}

async fn first(store: Store) {
    let tab = match store.look(|model| model.tab) {
        Some(tab) => Some(tab),
        None => page::active_tab().await,
    };
    let answer = page::first_answer::<PopupRequest>().await;
    // The assistant's panel has sent the user here for a scan.
    let scans = page::address_says("scan");
    let asked = store.first(|model| {
        model.tab = tab;
        model.stays = scans || page::address_says("accounts");
        update::open(model)
    });
    match (answer, asked) {
        (Some(Ok(answer)), Command::Ask(number, asked, _)) => store.send(Msg::Answered(number, asked, answer)),
        (_, command) => carry_out(store, command),
    }
    if scans {
        store.send(Msg::Scan);
    }
}

fn carry_out(store: Store, command: Command) {
    match command {
        Command::Ask(number, asked, request) => page::run(async move {
            let answer = page::ask(&request).await.unwrap_or(Err(Failure::Browser));
            store.send(Msg::Answered(number, asked, answer));
        }),
        Command::Copy(code) => page::run(async move {
            let copied = page::copy(&code).await;
            store.send(Msg::Copied(copied));
        }),
        Command::OpenVault => open_vault(VaultAt::Start),
        Command::OpenAccount(account) => open_vault(VaultAt::Account(account)),
        Command::OpenCodes(account) => {
            let tab = store.look(|model| model.tab);
            open_vault(tab.map_or(VaultAt::Start, |tab| VaultAt::Codes(tab, account)));
        }
        Command::ReadNote(account) => page::run(async move {
            let read = popup_note::read(account).await;
            store.send(Msg::NoteRead(account, read));
        }),
        Command::RememberOrder(own) => remembered::remember_own_order(own),
        Command::AskWatched(origin) => page::run(async move {
            let watched = page::is_watched(&origin).await;
            store.send(Msg::Watched(watched));
        }),
        Command::Watch(origin, on) => {
            let site = [origin.clone()];
            page::watch(&site, on, async move || {
                let watched = page::is_watched(&origin).await;
                store.send(Msg::Watched(watched));
            });
        }
        Command::Guide => {
            if let Some(tab) = store.look(|model| model.tab) {
                page::go("guide.html?tab=", tab, "");
            }
        }
        Command::Focus(id) => page::focus(id),
        // A popup in a tab of its own stays: it is somebody's page.
        Command::Close if page::named_tab().is_none() => {
            page::after(1200.0, page::close);
        }
        Command::Close => {}
    }
}

fn open_vault(at: VaultAt) {
    page::run(async move {
        if page::open_vault(at).await.is_ok() && page::named_tab().is_none() {
            page::close();
        }
    });
}

fn settle(store: Store) {
    let time = store.look(|model| model.wake_at(page::is_hidden()));
    page::wake_at(time, move || store.send(Msg::Tick(page::now())));
}

fn root(store: Store) -> View {
    let kind = store.select(Model::kind);
    main()
        .has("id", "app")
        .when("keydown", move |event| keydown(store, &event))
        .children(redrawn(move || screen(store, kind.get())))
        .into()
}

fn screen(store: Store, kind: Kind) -> View {
    let busy = |store: Store| store.select(|model| model.busy.is_some_and(|asked| asked != Asked::Open));
    match kind {
        Kind::Loading => plain::loading(),
        Kind::Unreachable => {
            let retry = plain::button("primary", "tryAgain", move || store.send(Msg::Retry));
            let failure = store.look(|model| match &model.screen {
                Screen::Unreachable(failure) => words(&text::failure(failure)),
                _ => String::new(),
            });
            plain::message(spot::HEADING, label("unreachable"), failure, retry)
        }
        Kind::FirstRun => {
            let set_up = plain::button("primary", "setUp", move || store.send(Msg::OpenVault));
            plain::message(spot::HEADING, label("firstRunTitle"), label("firstRunText"), set_up)
        }
        Kind::Trouble => {
            let (title, help) = store.look(|model| match &model.screen {
                Screen::Trouble(trouble) => text::trouble(trouble),
                _ => text::trouble(&crate::message::Trouble::Store),
            });
            let retry = plain::button("primary", "tryAgain", move || store.send(Msg::Retry));
            plain::message(spot::HEADING, words(&title), words(&help), retry)
        }
        Kind::Locked => {
            let into = |done| match done {
                unlock::Do::Typed(value) => Msg::Passphrase(value),
                unlock::Do::Unlock => Msg::Unlock,
                unlock::Do::OpenVault => Msg::OpenVault,
            };
            unlock::view(&Part::of(store, Model::unlock, into), spot::PASSPHRASE, busy(store))
        }
        Kind::Confirm(_) => {
            let into = |done| match done {
                confirm::Do::Edit(msg) => Msg::Confirm(msg),
                confirm::Do::Save => Msg::SaveCapture,
                confirm::Do::Cancel => Msg::Cancel,
            };
            let scan = plain::button_with_icon("plain", "scan", "scanPage", move || store.send(Msg::Scan));
            let scan = View::from(vec![scan, scanning(store)]);
            confirm::view(&Part::of(store, Model::confirm, into), spot::HEADING, busy(store), scan)
        }
        Kind::Add => {
            let into = |done| match done {
                add::Do::Typed(field, value) => Msg::Add(field, value),
                add::Do::Save => Msg::SaveAdd,
                add::Do::Cancel => Msg::Cancel,
            };
            add::view(&Part::of(store, Model::add, into), spot::HEADING, busy(store), View::new())
        }
        Kind::OtherSite => other_site::view(store),
        Kind::Refused => refused::view(store),
        Kind::Note(_) => note::view(store),
        Kind::Home => home::view(store),
    }
}

/// How far the scan of the page is, and its end. The style sheet shows it once it takes longer than half a second.
fn scanning(store: Store) -> View {
    let is_scanning = store.select(|model| model.scanning().is_some());
    let look = move || {
        let progress = store.select(|model| model.scanning().unwrap_or((0, 1)));
        let bar = progress_bar()
            .has("aria-label", label("scanning"))
            .follows("value", move || Some(progress.get().0.to_string()))
            .follows("max", move || Some(progress.get().1.to_string()));
        let stop = plain::button("quiet", "stopScan", move || store.send(Msg::StopScan));
        div().has("class", "scanning").children(View::from(vec![bar.into(), stop])).into()
    };
    redrawn(move || if is_scanning.get() { look() } else { View::new() })
}

/// Keys that work wherever the focus is.
fn keydown(store: Store, event: &web_sys::Event) {
    let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
    if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let (kind, seeks) = store.look(|model| (model.kind(), !model.list.search.is_empty()));
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let in_search = target.as_ref().is_some_and(|target| target.id() == spot::SEARCH);
    let msg = match (event.key().as_str(), kind) {
        ("Escape", Kind::Home) if seeks => Msg::Escape,
        ("Escape", Kind::Add | Kind::OtherSite | Kind::Refused | Kind::Note(_) | Kind::Confirm(_)) => Msg::Escape,
        ("ArrowDown", Kind::Home) => Msg::Move(1),
        ("ArrowUp", Kind::Home) => Msg::Move(-1),
        ("Enter", Kind::Home) if in_search => Msg::Fill(None),
        (key, Kind::Home) if !in_search && key.chars().count() == 1 && key != " " => return page::focus(spot::SEARCH),
        _ => return,
    };
    event.prevent_default();
    if matches!(msg, Msg::Move(_)) && !in_search {
        page::focus(spot::SEARCH);
    }
    store.send(msg);
}
