//! Pictures that the user brings: how they are brought, what is done with them, what could not be read.

use sycamore_web::tags::{div, h2, input, li, p, progress, section, span, ul};

use crate::ui::parts::dom::{Element, live, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::{
        page::{label, words},
        pictures,
    },
    message::Text,
    ui::{
        parts::plain::{button, button_with_icon, icon},
        text,
        vault::{
            model::Model,
            msg::{Msg, spot},
            pictures::{
                msg::Msg as Pictures,
                reading::{Reading, Unread},
            },
        },
    },
};

use super::Store;

/// The id of the field for files, which nobody sees: the button beside it opens it.
const FILES: &str = "picture-files";

pub(super) fn send(store: Store, msg: Pictures) {
    store.send(Msg::Pictures(msg));
}

/// The ways to bring a picture.
pub(super) fn offer(store: Store) -> View {
    let files = input()
        .has("id", FILES)
        .has("type", "file")
        .has("accept", "image/*")
        .has("multiple", "")
        .has("hidden", "")
        .when("change", move |event| send(store, Pictures::Brought(pictures::chosen(&event))));
    let choose = button_with_icon("plain", "picture", "choosePictures", || pictures::choose(FILES));
    let camera = button_with_icon("plain", "camera", "scanWithCamera", move || send(store, Pictures::OpenCamera));
    div()
        .has("class", "offer")
        .children(views![
            files,
            div().has("class", "buttons").children(views![choose, camera]),
            p().has("class", "help").children(label("picturesHelp")),
        ])
        .into()
}

/// What is being read, or what could not be: above everything else.
pub(super) fn view(store: Store) -> View {
    let progress = store.select(|model: &Model| {
        let reading = model.pictures.reading.as_ref().filter(|reading| reading.is_long);
        reading.map(|reading| reading.names.len())
    });
    let unread = store.select(|model: &Model| {
        // While others are still being read, nothing is said of the first.
        if model.pictures.reading.is_some() { Vec::new() } else { model.pictures.unread.clone() }
    });
    let piece = move || match progress.get() {
        Some(all) => at_work(store, all),
        None => View::new(),
    };
    views![
        div().has("class", "banners").has("role", "status").children(redrawn(piece)),
        div()
            .has("class", "banners")
            .has("role", "status")
            .children(redrawn(move || left_out(store, &unread.get_clone()))),
    ]
}

fn at_work(store: Store, all: usize) -> View {
    let done = store.select(|model| model.pictures.reading.as_ref().map_or(0, |reading| reading.done));
    let sentence = move || {
        store.read(|model| model.pictures.reading.as_ref().map(sentence)).map(|text| words(&text)).unwrap_or_default()
    };
    let bar = progress()
        .has("aria-label", label("readingPictures"))
        .has("max", all.to_string())
        .follows("value", move || Some(done.get().to_string()));
    section()
        .has("class", "banner")
        .has("aria-label", label("readingPictures"))
        .children(views![
            div().has("class", "lines").children(views![p().children(live(sentence)), bar]),
            button("plain", "cancel", move || send(store, Pictures::Cancel)),
        ])
        .into()
}

fn sentence(reading: &Reading) -> Text {
    let name = text::shown(reading.name().unwrap_or_default());
    match reading.names.len() {
        1 => Text::with("readingPicture", &name),
        all => {
            let number = (reading.done + 1).min(all);
            Text { key: "readingPictureOf".to_owned(), with: vec![number.to_string(), all.to_string(), name] }
        }
    }
}

fn left_out(store: Store, unread: &[Unread]) -> View {
    if unread.is_empty() {
        return View::new();
    }
    let line = |Unread { name, why }: &Unread| -> View {
        let why = words(why);
        match name.is_empty() {
            true => li().children(why).into(),
            false => li().children(views![span().has("class", "file").children(text::shown(name)), ": ", why]).into(),
        }
    };
    let lines: Vec<View> = unread.iter().map(line).collect();
    section()
        .has("class", "banner attention unread")
        .has("aria-labelledby", spot::UNREAD)
        .children(views![
            icon("attention"),
            div().has("class", "lines").children(views![
                h2().has("id", spot::UNREAD).has("tabindex", "-1").children(label("picturesUnread")),
                ul().has("tabindex", "0").has("aria-labelledby", spot::UNREAD).children(lines),
            ]),
            button("plain", "close", move || send(store, Pictures::Close)),
        ])
        .into()
}
