//! The camera's screen: the live picture, and what was seen in it.

use sycamore_web::tags::{div, p, video};

use crate::ui::parts::dom::{Element, live, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::{
        page::{label, words},
        pictures as outside,
    },
    message::Text,
    ui::{
        parts::plain::{alert, button, heading},
        text,
        vault::{
            msg::spot,
            pictures::{
                camera::{Camera, PICTURE, State},
                msg::Msg as Pictures,
            },
        },
    },
};

use super::{Store, pictures::send};

pub(super) fn view(store: Store) -> View {
    let off = store.select(|model| match model.pictures.camera.as_ref().map(|camera| camera.state) {
        Some(State::Off(why)) => Some(why),
        _ => None,
    });
    let body = move || match off.get() {
        None => seeing(store),
        Some(why) => views![
            alert(move || Some(text::no_camera(why))),
            div().has("class", "buttons").children(views![
                button("primary", "tryAgain", move || send(store, Pictures::OpenCamera)),
                button("plain", "cancel", move || send(store, Pictures::StopCamera)),
            ]),
        ],
    };
    div()
        .has("class", "screen camera")
        .children(views![heading(spot::HEADING, label("scanWithCamera")), redrawn(body)])
        .into()
}

fn seeing(store: Store) -> View {
    // However this screen is left: with it goes the camera's light.
    on_cleanup(outside::stop_camera);
    let said = move || store.read(|model| model.pictures.camera.as_ref().map(said)).map(|text| words(&text));
    views![
        video().has("id", PICTURE).has("aria-label", label("cameraPicture")).has("muted", "").has("playsinline", ""),
        p().has("class", "said").has("role", "status").children(live(move || said().unwrap_or_default())),
        div()
            .has("class", "buttons")
            .children(button("plain", "stopCamera", move || send(store, Pictures::StopCamera))),
    ]
}

fn said(camera: &Camera) -> Text {
    match (camera.state, &camera.remark) {
        (State::Starting, _) => Text::plain("cameraStarting"),
        (_, Some(remark)) => remark.clone(),
        (_, None) => Text::plain("cameraHold"),
    }
}
