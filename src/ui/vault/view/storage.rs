//! How the stores of the vault are, in plain words.

use sycamore_web::tags::{div, p};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, moment, words},
    message::{StorageView, StoreState, Text},
    ui::{
        parts::{account::facts, plain::icon},
        vault::keep::{msg::Msg as Keep, reminder::milliseconds},
    },
};

use super::{
    Store, ask,
    card::{buttons, card},
    exchange::backups,
};

pub(super) fn view(store: Store) -> View {
    let state = store.select(|model| model.home.as_ref().map(|home| (home.storage.clone(), home.care.clone())));
    let body = move || {
        let Some((storage, care)) = state.get_clone() else { return View::new() };
        let saved = moment(storage.saved_at);
        let made = backups(care.backup_made_at.map(milliseconds), care.backup_tested_at.map(milliseconds));
        views![
            whole(&storage),
            facts(vec![
                (label("storeMain"), label(one(storage.main))),
                (label("storeMirror"), label(one(storage.mirror))),
                (label("lastSaved"), saved),
                (label("backup"), made),
            ]),
            help(store, &storage),
        ]
    };
    card("card-storage", "storage", div().has("class", "lines").children(redrawn(body)).into())
}

fn whole(storage: &StorageView) -> View {
    let (class, key) = match (storage.main, storage.mirror) {
        (StoreState::Good, StoreState::Good) => ("verdict good", "storageGood"),
        (StoreState::Foreign, _) | (_, StoreState::Foreign) => ("verdict", "storageForeign"),
        (StoreState::Failing, StoreState::Failing) => ("verdict", "storageNone"),
        _ => ("verdict", "storageOne"),
    };
    let sign = if key == "storageGood" { View::new() } else { icon("attention") };
    p().has("class", class).children(views![sign, View::from(label(key))]).into()
}

const fn one(state: StoreState) -> &'static str {
    match state {
        StoreState::Good => "storeGood",
        StoreState::Failing => "storeFailing",
        StoreState::Foreign => "storeForeign",
    }
}

/// What helps.
fn help(store: Store, storage: &StorageView) -> View {
    let both = [storage.main, storage.mirror];
    if both.contains(&StoreState::Foreign) {
        return views![
            p().children(words(&Text::plain("foreignHelp"))),
            buttons(ask::act(store, "plain", "setAside", || Keep::ReplaceForeign)),
        ];
    }
    if both.contains(&StoreState::Failing) {
        return views![
            p().children(label("failingHelp")),
            buttons(ask::act(store, "plain", "downloadBackup", || Keep::Backup)),
        ];
    }
    View::new()
}
