//! Tags, note and favourite of an account, and how the list stands by them.

use sycamore_web::tags::{div, form, h3, p, section};

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
        text,
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
    let own = store.select(|model| model.details.own_order);
    redrawn(move || match own.get() {
        true => views![
            button("plain", "moveUp", move || send(store, Details::Move(-1))),
            button("plain", "moveDown", move || send(store, Details::Move(1))),
        ],
        false => View::new(),
    })
}

/// Above the list: the tag that it is narrowed to, and its order.
pub(super) fn narrow(store: Store) -> View {
    let tags = store.select(|model| model.details.tags());
    let chosen = store.select(|model| model.details.tag.clone());
    let tags = move || {
        let tags = tags.get_clone();
        if tags.is_empty() {
            return View::new();
        }
        let all = (String::new(), label("allTags"));
        let options =
            std::iter::once(all).chain(tags.into_iter().map(|tag| (tag.clone(), text::shown(&tag)))).collect();
        let choose = move |tag: String| send(store, Details::Tag((!tag.is_empty()).then_some(tag)));
        Field::new("narrow-tag", "tag").options(options, &chosen.get_clone().unwrap_or_default(), choose)
    };
    let many = store.select(|model| model.list.rows.len() > 1);
    let own = store.look(|model| model.details.own_order);
    let orders = move || match many.get() {
        true => {
            let names = [("name", label("orderByName")), ("own", label("orderOwn"))];
            let choose = move |order: String| send(store, Details::OwnOrder(order == "own"));
            Field::new("list-order", "order").choice(&names, if own { "own" } else { "name" }, choose)
        }
        false => View::new(),
    };
    div().has("class", "narrow").children(views![redrawn(tags), redrawn(orders)]).into()
}
