//! Tags, note and favourite of an account, and how the list stands by them.

use sycamore_web::tags::{form, h3, p, section};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    account::AccountId,
    browser::page::label,
    ui::{
        parts::{
            field::{Field, tick_box},
            plain::{button, on_submit, submit},
        },
        vault::{
            details::{Msg as Details, NOTE_SPOT, Note, TAGS_SPOT},
            keep::{msg::Msg as Keep, task::Kind},
            msg::Msg,
        },
    },
};

use super::{Store, ask, busy, card::buttons, task};

fn send(store: Store, msg: Details) {
    store.send(Msg::Details(msg));
}

/// The form of an account.
pub(super) fn view(store: Store, id: AccountId) -> View {
    let drawn = store.select(move |model| {
        let form = model.details.form.as_ref().filter(|form| form.account == id)?;
        Some((form.drawn, matches!(form.note, Note::Shown(_)), form.note == Note::Guarded))
    });
    let fields = move || match drawn.get() {
        Some((_, shown, guarded)) => fields(store, id, shown, guarded),
        None => View::new(),
    };
    section()
        .has("class", "details")
        .has("aria-labelledby", "details-heading")
        .children(views![h3().has("id", "details-heading").children(label("tagsAndNote")), redrawn(fields)])
        .into()
}

fn fields(store: Store, id: AccountId, shown: bool, guarded: bool) -> View {
    let (tags, favourite, note) = store
        .look(|model| {
            model.details.form.as_ref().map(|form| {
                let note = match &form.note {
                    Note::Shown(note) => note.as_str().to_owned(),
                    Note::Unread | Note::Guarded => String::new(),
                };
                (form.tags.clone(), form.favourite, note)
            })
        })
        .unwrap_or_default();
    let error = move || store.read(|model| model.details.form.as_ref().and_then(|form| form.error.clone()));
    let note: View = match (shown, guarded) {
        (true, _) => Field::new(NOTE_SPOT, "note").lines(note, move |value| send(store, Details::Note(value))),
        (_, true) => task::or_else(store, &[Kind::ShowNote], move || {
            let begin = move || ask::send(store, Keep::Begin(Kind::ShowNote, id.into()));
            views![
                p().has("class", "help").children(label("noteWithCodes")),
                buttons(button("plain", "showNote", begin))
            ]
        }),
        _ => View::new(),
    };
    // A form within a form is none: the question who asks is one.
    let (inside, below) = if shown { (note, View::new()) } else { (View::new(), note) };
    views![
        form().has("novalidate", "").when("submit", on_submit(move || send(store, Details::Save))).children(views![
            tick_box("details-favourite", "favourite", favourite, move |on| send(store, Details::Favourite(on))),
            Field::new(TAGS_SPOT, "tags")
                .help(Some("tagsHelp"))
                .error(error)
                .line(tags, move |value| send(store, Details::Tags(value))),
            inside,
            buttons(views![submit("saveDetails", "saving", busy(store)), moves(store)]),
        ]),
        below,
    ]
}

/// "Move up" and "Move down", where the list stands in the user's own order.
fn moves(store: Store) -> View {
    let own = store.select(|model| model.list.own_order);
    redrawn(move || match own.get() {
        true => views![
            button("plain", "moveUp", move || send(store, Details::Move(-1))),
            button("plain", "moveDown", move || send(store, Details::Move(1))),
        ],
        false => View::new(),
    })
}
