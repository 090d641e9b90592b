//! Imports, backups, exports, snapshots.

use sycamore_web::tags::{bdi, div, li, p, ul};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{day, label, words},
    message::{LeftBehind, SnapshotKind, SnapshotView, Text},
    ui::{
        text,
        vault::keep::{msg::Msg as Keep, reminder::milliseconds, task::Kind},
    },
};

use super::{
    Store, ask,
    card::{buttons, card, page},
    import, rescue, task,
};

pub(super) fn view(store: Store) -> View {
    page(
        "importExport",
        views![
            card("card-import", "import", import::view(store)),
            card("card-backup", "backup", backup(store)),
            card("card-snapshots", "snapshots", snapshots(store)),
            card("card-export", "export", export(store)),
        ],
    )
}

fn begin(store: Store, key: &str, kind: Kind) -> View {
    ask::act(store, "plain", key, move || Keep::Begin(kind, String::new()))
}

fn backup(store: Store) -> View {
    let care = store.select(|model| model.home.as_ref().map(|home| home.care.clone()).unwrap_or_default());
    let offers = move || {
        let care = care.get_clone();
        views![
            p().children(label("backupText")),
            p().has("class", "help")
                .children(backups(care.backup_made_at.map(milliseconds), care.backup_tested_at.map(milliseconds))),
            buttons(views![
                ask::act(store, "primary", "downloadBackup", || Keep::Backup),
                begin(store, "testBackup", Kind::TestBackup),
                begin(store, "ownBackup", Kind::MakeBackup),
            ]),
        ]
    };
    task::or_else(store, &[Kind::MakeBackup, Kind::TestBackup], offers)
}

/// When the last backup was made, and whether it was read back.
pub(super) fn backups(made: Option<f64>, tested: Option<f64>) -> String {
    let Some(made) = made else { return label("backupNever") };
    let tested = match tested {
        Some(at) => words(&Text::with("backupTestedOn", &day(at))),
        None => label("backupNeverTested"),
    };
    format!("{} {tested}", words(&Text::with("backupMadeOn", &day(made))))
}

fn snapshots(store: Store) -> View {
    let found = store.select(|model| model.keep.snapshots.clone());
    let offers = move || {
        let list: View = match found.get_clone() {
            None => p().has("class", "help").children(label("lookingForSnapshots")).into(),
            Some(found) if found.is_empty() => p().has("class", "help").children(label("noSnapshotsYet")).into(),
            Some(found) => {
                let rows: Vec<View> = found.iter().map(|snapshot| row(store, snapshot)).collect();
                ul().has("class", "snapshots").has("aria-labelledby", "card-snapshots").children(rows).into()
            }
        };
        views![p().children(label("snapshotsText")), list]
    };
    task::or_else(store, &[Kind::Snapshot], offers)
}

fn row(store: Store, snapshot: &SnapshotView) -> View {
    let name = snapshot.name.clone();
    let action = match snapshot.why {
        SnapshotKind::Aside => ask::act(store, "plain", "download", move || Keep::DownloadSnapshot(name.clone())),
        _ => ask::act(store, "plain", "compare", move || Keep::Begin(Kind::Snapshot, name.clone())),
    };
    li().children(views![rescue::when(snapshot), action]).into()
}

fn export(store: Store) -> View {
    let offers = move || {
        views![
            left_behind(store),
            p().children(label("exportIntro")),
            buttons(views![
                begin(store, "exportFile", Kind::Export),
                begin(store, "exportSealed", Kind::ExportSealed),
                begin(store, "phoneSheet", Kind::PhoneSheet),
                begin(store, "printSheet", Kind::PrintSheet),
            ]),
        ]
    };
    const KINDS: &[Kind] = &[Kind::Export, Kind::ExportSealed, Kind::PhoneSheet, Kind::PrintSheet];
    task::or_else(store, KINDS, offers)
}

/// The accounts that are not in what was just exported.
pub(super) fn left_behind(store: Store) -> View {
    let left_out = store.select(|model| model.keep.left_out.clone());
    redrawn(move || {
        let left_out = left_out.get_clone();
        if left_out.is_empty() {
            return View::new();
        }
        let line = |one: &LeftBehind| -> View {
            let title = text::title(&one.issuer, &one.name);
            li().children(views![bdi().children(title), ": ", words(&text::no_room(one.field))]).into()
        };
        div()
            .has("class", "left-behind")
            .has("role", "alert")
            .children(views![
                p().has("class", "warn").children(words(&Text::with("leftBehind", &left_out.len().to_string()))),
                ul().has("tabindex", "0").children(left_out.iter().map(line).collect::<Vec<View>>()),
            ])
            .into()
    })
}
