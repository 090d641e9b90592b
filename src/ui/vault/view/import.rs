//! Files of other authenticators: brought, read, what came of it.

use sycamore_web::tags::{form, h3, input, li, p, progress, span, ul};

use crate::ui::parts::dom::{Element, live, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::{
        page::{label, words},
        pictures,
    },
    message::Text,
    ui::{
        parts::{
            field::Field,
            plain::{alert, button, button_with_icon, submit_unseen},
        },
        text,
        vault::{
            import::{File, Kind, Msg as Import, PASSPHRASE_SPOT, Question, SPOT, Stage, TEXT_SPOT},
            msg::Msg,
        },
    },
};

use super::{Store, busy, card::buttons, import_rows};

/// The id of the field for files, which nobody sees: the button beside it opens it.
const FILES: &str = "import-files";

pub(super) fn send(store: Store, msg: Import) {
    store.send(Msg::Import(msg));
}

pub(super) fn act(store: Store, class: &'static str, key: &str, msg: impl Fn() -> Import + 'static) -> View {
    button(class, key, move || send(store, msg()))
}

pub(super) fn view(store: Store) -> View {
    let kind = store.select(|model| model.import.kind());
    redrawn(move || match kind.get() {
        Kind::Idle => idle(store),
        Kind::Working => at_work(store),
        Kind::Passphrase(at) => passphrase(store, at),
        Kind::Cost(at) => cost(store, at),
        Kind::Preview => import_rows::view(store),
        Kind::Done => done(store),
    })
}

/// The heading of a stage, which takes the focus when it appears.
pub(super) fn heading(text: String) -> View {
    h3().has("id", SPOT).has("tabindex", "-1").children(text).into()
}

pub(super) fn error(store: Store) -> View {
    alert(move || store.read(|model| model.import.error.clone()))
}

fn idle(store: Store) -> View {
    let choose = input()
        .has("id", FILES)
        .has("type", "file")
        .has("multiple", "")
        .has("hidden", "")
        .when("change", move |event| send(store, Import::Brought(pictures::chosen(&event))));
    let typed = Field::new(TEXT_SPOT, "importText")
        .help(Some("importTextHelp"))
        .error(move || store.read(|model| model.import.error.clone()))
        .lines(String::new(), move |value| send(store, Import::Text(value)));
    let files = store.look(|model| model.import.files.clone());
    views![
        if files.is_empty() { View::new() } else { views![heading(label("importNothing")), outcomes(&files)] },
        p().children(label("importIntro")),
        choose,
        buttons(button_with_icon("primary", "add", "chooseFiles", || pictures::choose(FILES))),
        p().has("class", "help").children(label("importDrop")),
        typed,
        buttons(act(store, "plain", "readText", || Import::ReadText)),
    ]
}

/// The files, and what became of each.
pub(super) fn outcomes(files: &[File]) -> View {
    let line = |file: &File| -> View {
        let (is_good, said) = match &file.outcome {
            None => return View::new(),
            Some(Ok(read)) => (true, text::file_read(read).iter().map(words).collect::<Vec<_>>().join(" ")),
            Some(Err(why)) => (false, words(&text::unread(*why))),
        };
        let name = span().has("class", "file").children(called(&file.name));
        li().has("class", if is_good { "read" } else { "unread" }).children(views![name, ": ", said]).into()
    };
    ul().has("class", "outcomes").children(files.iter().map(line).collect::<Vec<View>>()).into()
}

/// How a file is called; text that was pasted has no name.
fn called(name: &str) -> String {
    if name.is_empty() { label("importedText") } else { text::shown(name) }
}

fn at_work(store: Store) -> View {
    let name = store.select(|model| model.import.reading().map(|file| file.name.clone()));
    let sentence = move || match name.get_clone() {
        Some(name) => words(&Text::with("importReading", &called(&name))),
        None => label("importComparing"),
    };
    let all = store.look(|model| model.import.files.len());
    let read =
        store.select(|model| model.import.files.iter().filter(|file| file.outcome.is_some()).count().to_string());
    // Of one file nobody knows how far it is.
    let bar = progress().has("aria-label", label("importing")).has("max", all.to_string());
    let bar = if all > 1 { bar.follows("value", move || Some(read.get_clone())) } else { bar };
    views![
        h3().has("id", SPOT).has("tabindex", "-1").has("aria-live", "polite").children(live(sentence)),
        bar,
        buttons(act(store, "plain", "cancel", || Import::Cancel)),
    ]
}

fn name_of(store: Store, at: usize) -> String {
    store.look(|model| model.import.files.get(at).map(|file| called(&file.name))).unwrap_or_default()
}

fn passphrase(store: Store, at: usize) -> View {
    let field = Field::new(PASSPHRASE_SPOT, "filePassphrase")
        .help(Some("filePassphraseHelp"))
        .error(move || store.read(|model| model.import.passphrase_error().cloned()))
        .passphrase(false, move |value| send(store, Import::Passphrase(value)));
    form()
        .has("class", "task")
        .has("novalidate", "")
        .children(views![
            heading(words(&Text::with("importEncrypted", &name_of(store, at)))),
            field,
            buttons(views![
                submit_unseen("openFile", "checking", busy(store), move || send(store, Import::Open)),
                act(store, "plain", "leaveFileOut", || Import::LeaveOut),
                act(store, "plain", "cancel", || Import::Cancel),
            ]),
        ])
        .into()
}

fn cost(store: Store, at: usize) -> View {
    let memory = store.look(|model| match &model.import.stage {
        Stage::Asks(_, Question::Cost(cost, _)) => text::mebibytes(cost.memory_kib),
        _ => String::new(),
    });
    views![
        heading(words(&Text::with("importHeavy", &name_of(store, at)))),
        p().has("class", "warn").children(words(&Text::with("importHeavyText", &memory))),
        buttons(views![
            act(store, "primary", "tryIt", || Import::TryIt),
            act(store, "plain", "leaveFileOut", || Import::LeaveOut),
            act(store, "plain", "cancel", || Import::Cancel),
        ]),
    ]
}

fn done(store: Store) -> View {
    let (count, files) = store.look(|model| match &model.import.stage {
        Stage::Done(accounts) => (accounts.len(), model.import.files.clone()),
        _ => (0, Vec::new()),
    });
    let said = match count {
        1 => Text::plain("importedOne"),
        count => Text::with("importedSeveral", &count.to_string()),
    };
    views![
        heading(words(&said)),
        outcomes(&files),
        p().has("class", "help").children(label("importedHelp")),
        error(store),
        buttons(views![
            act(store, "plain", "undoImport", || Import::Undo),
            act(store, "plain", "importMore", || Import::Again),
        ]),
    ]
}
