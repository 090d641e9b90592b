//! A vault that is brought back, and the screen of one that cannot be opened.

use sycamore_web::tags::{div, form, h2, li, p, section, span, ul};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, moment, words},
    message::{SnapshotKind, SnapshotView, Text, Trouble},
    ui::{
        parts::plain::{alert, button, heading, submit_unseen},
        text,
        vault::{
            keep::{
                msg::Msg as Keep,
                rescue::{Source, TroubleScreen},
            },
            model::Screen,
        },
    },
};

use super::{
    super::msg::{Msg, spot},
    Store, ask, busy,
};

/// The form that brings a vault back.
pub(super) fn view(store: Store) -> View {
    let source = store.look(|model| model.rescue.as_ref().map(|rescue| rescue.source.clone()));
    let from_file = source == Some(Source::File);
    let set_up = store.look(|model| matches!(model.screen, Screen::FirstRun(_)));
    let file_error = move || store.read(|model| model.rescue.as_ref().and_then(|rescue| rescue.file_error.clone()));
    let error = move || store.read(|model| model.rescue.as_ref().and_then(|rescue| rescue.error.clone()));
    let (title, from) =
        if from_file { ("rescueFile", ask::file(store, file_error)) } else { ("rescueSnapshot", alert(file_error)) };
    form()
        .has("class", "screen rescue")
        .has("novalidate", "")
        .children(views![
            heading(spot::HEADING, label(title)),
            p().children(label(if set_up { "rescueNewText" } else { "rescueText" })),
            from,
            ask::who(store, "passphrase", Some("passphraseThen")),
            alert(error),
            div().has("class", "buttons").children(views![
                submit_unseen("rescue", "rescuing", busy(store), move || ask::send(store, Keep::SendRescue)),
                ask::act(store, "plain", "back", || Keep::EndRescue),
            ]),
        ])
        .into()
}

/// A vault that cannot be opened: what happened, and what can be done.
pub(super) fn trouble(store: Store) -> View {
    let screen = store.look(|model| {
        model.trouble().map(|screen| (screen.trouble.clone(), screen.can_rescue(), screen.can_start_over()))
    });
    let (trouble, can_rescue, can_start_over) = screen.unwrap_or((Trouble::Store, false, false));
    let (title, help) = text::trouble(&trouble);
    let error = move || store.read(|model| model.trouble().and_then(|screen| screen.error.clone()));
    let retry = button(if can_rescue { "plain" } else { "primary" }, "tryAgain", move || store.send(Msg::Retry));
    let rest = if can_rescue {
        views![
            snapshots(store),
            div().has("class", "buttons").children(views![
                ask::act(store, "primary", "restoreFile", || Keep::Rescue(Source::File)),
                ask::act(store, "plain", "downloadLeft", || Keep::DownloadLeft),
                retry,
            ]),
            alert(error),
            if can_start_over { start_over(store) } else { View::new() },
        ]
    } else {
        div().has("class", "buttons").children(retry).into()
    };
    div()
        .has("class", "screen trouble")
        .children(views![heading(spot::HEADING, words(&title)), p().children(words(&help)), rest])
        .into()
}

fn snapshots(store: Store) -> View {
    let found = store.select(|model| model.trouble().and_then(|screen| screen.snapshots.clone()));
    let list = move || match found.get_clone() {
        None => p().has("class", "help").children(label("lookingForSnapshots")).into(),
        Some(found) if found.is_empty() => p().has("class", "help").children(label("noSnapshots")).into(),
        Some(found) => ul()
            .has("class", "snapshots")
            .has("aria-labelledby", "found")
            .children(found.iter().map(|snapshot| row(store, snapshot)).collect::<Vec<View>>())
            .into(),
    };
    section()
        .has("class", "found")
        .children(views![h2().has("id", "found").children(label("foundSnapshots")), redrawn(list)])
        .into()
}

fn row(store: Store, snapshot: &SnapshotView) -> View {
    let name = snapshot.name.clone();
    let action = match snapshot.why {
        SnapshotKind::Aside => ask::act(store, "plain", "download", move || Keep::DownloadSnapshot(name.clone())),
        _ => ask::act(store, "plain", "openThis", move || Keep::Rescue(Source::Snapshot(name.clone()))),
    };
    li().children(views![when(snapshot), action]).into()
}

/// When a snapshot was saved, and why it was kept.
pub(super) fn when(snapshot: &SnapshotView) -> View {
    span()
        .has("class", "names")
        .children(views![
            span().has("class", "issuer").children(moment(snapshot.saved_at as f64)),
            span().has("class", "name").children(words(&text::snapshot(snapshot.why))),
        ])
        .into()
}

fn start_over(store: Store) -> View {
    let asks = store.select(|model| model.trouble().is_some_and(|screen: &TroubleScreen| screen.start_over));
    let piece = move || match asks.get() {
        false => ask::act(store, "link", "startOver", || Keep::StartOver(true)),
        true => section()
            .has("class", "sure")
            .children(views![
                h2().has("id", spot::SURE).has("tabindex", "-1").children(label("startOverTitle")),
                p().children(words(&Text::plain("startOverText"))),
                div().has("class", "buttons").children(views![
                    ask::act(store, "danger", "startOverSure", || Keep::StartOverNow),
                    ask::act(store, "plain", "cancel", || Keep::StartOver(false)),
                ]),
            ])
            .into(),
    };
    div().children(redrawn(piece)).into()
}
