//! How a backup or a snapshot differs from the vault, before anything is brought back.

use sycamore_web::tags::{bdi, details, div, li, p, summary, ul};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{moment, words},
    message::{Comparison, Named, Text},
    ui::{
        text,
        vault::keep::{msg::Msg as Keep, task::Kind},
    },
};

use super::{Store, ask};

pub(super) fn view(store: Store) -> View {
    let compared = store.select(|model| model.task().and_then(|task| Some((task.kind, task.compared.clone()?))));
    let piece = move || match compared.get_clone() {
        Some((kind, compared)) => result(store, kind, &compared),
        None => View::new(),
    };
    div().has("class", "compared").has("aria-live", "polite").children(redrawn(piece)).into()
}

fn result(store: Store, kind: Kind, compared: &Comparison) -> View {
    let Comparison { saved_at, missing, changed, newer, same } = compared;
    let held = (*same as usize) + changed.len();
    let all = match (newer.len(), kind) {
        (0, _) => number("allInIt", held),
        (count, Kind::Snapshot) => number("notInSnapshot", count),
        (count, _) => number("notInBackup", count),
    };
    let good = newer.is_empty();
    let restore = if missing.is_empty() && changed.is_empty() {
        p().children(words(&Text::plain("nothingToBringBack"))).into()
    } else {
        let counts = vec![missing.len().to_string(), changed.len().to_string()];
        let what = Text { key: "bringBackText".to_owned(), with: counts };
        views![
            p().children(words(&what)),
            div().has("class", "buttons").children(ask::act(store, "primary", "bringBack", || Keep::Restore)),
        ]
    };
    views![
        p().has("class", "help").children(words(&Text::with("savedAt", &moment(*saved_at as f64)))),
        p().has("class", if good { "verdict good" } else { "verdict" }).children(all),
        names("listNewer", newer),
        names("listMissing", missing),
        names("listChanged", changed),
        restore,
    ]
}

fn number(key: &str, count: usize) -> String {
    words(&Text::with(key, &count.to_string()))
}

fn names(key: &str, accounts: &[Named]) -> View {
    if accounts.is_empty() {
        return View::new();
    }
    let rows: Vec<View> = accounts
        .iter()
        .map(|account| li().children(bdi().children(text::title(&account.issuer, &account.name))).into())
        .collect();
    details()
        .has("open", "")
        .children(views![summary().children(number(key, accounts.len())), ul().children(rows)])
        .into()
}
