//! The form of what the user has begun, within the card that it belongs to.

use sycamore_web::tags::{div, form, h3, p};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::label,
    message::{ExportFormat, Text},
    ui::{
        parts::{
            field::Field,
            plain::{alert, submit_unseen},
        },
        vault::keep::{
            msg::Msg as Keep,
            task::{Kind, Place, TASK_SPOT},
        },
    },
};

use super::{Store, ask, busy, compared};

/// How a task reads: its heading, what it means, what sends it and what that says while it is under way.
struct Words {
    title: &'static str,
    text: &'static str,
    send: &'static str,
    sending: &'static str,
}

const fn of(kind: Kind) -> Words {
    let (title, text, send, sending) = match kind {
        Kind::SetPassphrase => ("changePassphrase", "changePassphraseText", "setPassphrase", "checking"),
        Kind::NewRecoveryKey => ("newRecoveryKey", "newRecoveryKeyText", "makeRecoveryKey", "checking"),
        Kind::CheckRecoveryKey => ("checkRecoveryKey", "checkRecoveryKeyText", "check", "checking"),
        Kind::AddPasskey => ("addPasskey", "addPasskeyText", "makePasskey", "checking"),
        Kind::RemovePasskey => ("removePasskey", "removePasskeyText", "removePasskey", "checking"),
        Kind::MakeBackup => ("ownBackup", "ownBackupText", "downloadBackup", "encrypting"),
        Kind::TestBackup => ("testBackup", "testBackupText", "testBackup", "checking"),
        Kind::Snapshot => ("compareSnapshot", "compareSnapshotText", "compare", "checking"),
        Kind::Export => ("exportFile", "exportText", "exportPlain", "checking"),
        Kind::ExportSealed => ("exportSealed", "exportSealedText", "exportEncrypted", "encrypting"),
        Kind::ShowNote => ("showNote", "showNoteText", "showNote", "checking"),
        Kind::ShowCode => ("showQrCode", "showQrCodeText", "showQrCode", "checking"),
        Kind::PhoneSheet => ("phoneSheet", "phoneSheetText", "showSheet", "checking"),
        Kind::PrintSheet => ("printSheet", "printSheetText", "showSheet", "checking"),
    };
    Words { title, text, send, sending }
}

/// The form, where a task of this card is under way; else what the card offers.
pub(super) fn or_else(store: Store, kinds: &'static [Kind], offers: impl Fn() -> View + 'static) -> View {
    let kind = store.select(|model| model.task().map(|task| task.kind));
    redrawn(move || match kind.get().filter(|kind| kinds.contains(kind)) {
        Some(kind) => view(store, kind),
        None => offers(),
    })
}

fn view(store: Store, kind: Kind) -> View {
    let Words { title, text, send, sending } = of(kind);
    let (file, who, new) = store
        .look(|model| model.task().map(|task| (kind == Kind::TestBackup, task.proof.is_some(), task.new.is_some())))
        .unwrap_or_default();
    let of_file = matches!(kind, Kind::TestBackup);
    let (passphrase, help) = match of_file {
        true => ("backupPassphrase", Some("passphraseThen")),
        false => ("currentPassphrase", None),
    };
    let done = store.select(|model| model.task().is_some_and(|task| task.compared.is_some()));
    let text = if matches!(kind, Kind::Export | Kind::PrintSheet | Kind::PhoneSheet | Kind::ShowCode) {
        p().has("class", "warn").children(label(text))
    } else {
        p().children(label(text))
    };
    let buttons = move || {
        let sent = match (done.get(), kind) {
            (true, _) | (_, Kind::Snapshot) => View::new(),
            _ => submit_unseen(send, sending, busy(store), move || ask::send(store, Keep::Send)),
        };
        let end = if done.get() { "done" } else { "cancel" };
        div().has("class", "buttons").children(views![sent, ask::act(store, "plain", end, || Keep::End)]).into()
    };
    form()
        .has("class", "task")
        .has("novalidate", "")
        .children(views![
            h3().has("id", TASK_SPOT).has("tabindex", "-1").children(label(title)),
            text,
            if kind == Kind::Export { format(store) } else { View::new() },
            if file { ask::file(store, move || error(store, Place::File)) } else { View::new() },
            if who { ask::who(store, passphrase, help) } else { View::new() },
            if new { ask::new_passphrase(store) } else { View::new() },
            compared::view(store),
            alert(move || error(store, Place::Whole)),
            redrawn(buttons),
        ])
        .into()
}

/// The formats, as a list names them.
const FORMATS: [(&str, &str, ExportFormat); 5] = [
    ("list", "formatList", ExportFormat::List),
    ("aegis", "formatAegis", ExportFormat::Aegis),
    ("2fas", "formatTwoFas", ExportFormat::TwoFas),
    ("bitwarden", "formatBitwarden", ExportFormat::Bitwarden),
    ("cxf", "formatCxf", ExportFormat::Cxf),
];

fn format(store: Store) -> View {
    let names = FORMATS.map(|(value, key, _)| (value, label(key)));
    let choose = move |chosen: String| {
        if let Some((.., format)) = FORMATS.into_iter().find(|(value, ..)| *value == chosen) {
            ask::send(store, Keep::Format(format));
        }
    };
    Field::new("export-format", "exportFormat").choice(&names, "list", choose)
}

fn error(store: Store, place: Place) -> Option<Text> {
    store.read(|model| {
        let error = model.task().and_then(|task| task.error.clone());
        error.filter(|(own, _)| *own == place).map(|(_, text)| text)
    })
}
