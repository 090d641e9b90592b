//! The note of an account.

use sycamore_web::tags::{div, p};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::{
    account::visible,
    browser::page::label,
    ui::{
        parts::plain::{button, heading},
        text,
    },
};

use super::{
    super::{
        model::NoteRead,
        msg::{Msg, spot},
    },
    Store,
};

pub(super) fn view(store: Store) -> View {
    let found = store.look(|model| {
        let note = model.note()?;
        let account = model.account(note.account)?;
        Some((note.account, text::title(&account.issuer, &account.name), note.read.clone()))
    });
    let Some((account, title, read)) = found else { return View::new() };
    let note: View = match read {
        None => p().has("class", "loading").children(label("opening")).into(),
        Some(NoteRead::Text(note)) => {
            let lines: Vec<String> = note.lines().map(visible).collect();
            // A long one is scrolled, also by the keyboard.
            p().has("class", "note").has("dir", "auto").has("tabindex", "0").children(lines.join("\n")).into()
        }
        Some(NoteRead::Guarded) => p().children(label("noteGuarded")).into(),
        Some(NoteRead::Failed) => p().children(label("noteUnread")).into(),
    };
    let buttons = views![
        button("primary", "back", move || store.send(Msg::Cancel)),
        button("plain", "openInVault", move || store.send(Msg::OpenAccount(account))),
    ];
    div()
        .has("class", "screen")
        .children(views![
            heading(spot::HEADING, label("note")),
            p().has("class", "of").children(title),
            note,
            div().has("class", "buttons").children(buttons),
        ])
        .into()
}
