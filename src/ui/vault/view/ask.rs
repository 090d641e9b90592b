//! The questions that several forms ask: who is there, a new passphrase, a file.

use sycamore_web::tags::{div, li, output, p, span, ul};

use crate::ui::parts::dom::{Element, live, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::{
        files::{self, Chosen},
        page::{self, label, words},
    },
    message::Text,
    ui::{
        parts::{field::Field, plain::button},
        passphrase::{self, Field as Which},
        proof::{self, Way},
        vault::{
            keep::{
                msg::Msg as Keep,
                task::{FILE_SPOT, Picked},
            },
            model::Model,
            msg::Msg,
        },
    },
};

use super::Store;

/// Sends a message of these parts.
pub(super) fn send(store: Store, msg: Keep) {
    store.send(Msg::Keep(msg));
}

/// A button that sends a message of these parts.
pub(super) fn act(store: Store, class: &'static str, key: &str, msg: impl Fn() -> Keep + 'static) -> View {
    button(class, key, move || send(store, msg()))
}

/// Who is there: the field of the way that is chosen, and buttons for the others. `passphrase`: the key of the label of the
/// passphrase, and of a sentence under it.
pub(super) fn who(store: Store, passphrase: &'static str, help: Option<&'static str>) -> View {
    let form = store.select(|model| model.proof().map(|proof| (proof.way, proof.known, proof.ways.clone())));
    let draw = move || {
        let Some((way, known, ways)) = form.get_clone() else { return View::new() };
        let field = match way {
            Way::Passphrase => Field::new(proof::SPOT, passphrase)
                .help(help)
                .error(move || error(store))
                .passphrase(false, move |value| typed(store, value)),
            Way::RecoveryKey if known => {
                p().has("id", proof::SPOT).has("tabindex", "-1").children(label("recoveryKeyKnown")).into()
            }
            Way::RecoveryKey => Field::new(proof::SPOT, "recoveryKey")
                .help(Some("recoveryKeyHelp"))
                .error(move || error(store))
                .recovery_key(move |value| typed(store, value)),
            Way::Passkey => passkey(store),
        };
        let others = ways.into_iter().filter(|other| *other != way).map(|other| {
            let key = match other {
                Way::Passphrase => "usePassphrase",
                Way::RecoveryKey => "useRecoveryKey",
                Way::Passkey => "usePasskey",
            };
            act(store, "link", key, move || Keep::Proof(proof::Msg::Way(other)))
        });
        let others: Vec<View> = others.collect();
        let others = if others.is_empty() { View::new() } else { div().has("class", "ways").children(others).into() };
        views![field, others]
    };
    div().has("class", "who").children(redrawn(draw)).into()
}

fn error(store: Store) -> Option<Text> {
    store.read(|model| model.proof().and_then(|proof| proof.error.clone()))
}

fn typed(store: Store, value: String) {
    send(store, Keep::Proof(proof::Msg::Typed(value)));
}

fn passkey(store: Store) -> View {
    let wrong = move || error(store).map(|text| words(&text)).unwrap_or_default();
    div()
        .children(views![
            p().has("id", proof::SPOT).has("tabindex", "-1").children(label("passkeyHelp")),
            p().has("class", "error").has("role", "alert").children(live(wrong)),
        ])
        .into()
}

/// A new passphrase, twice, with advice and a suggestion.
pub(super) fn new_passphrase(store: Store) -> View {
    let field = |which: Which, label, help| {
        let error = move || {
            store.read(|model| {
                let error = model.new_passphrase().and_then(|new| new.error.clone());
                error.filter(|(wrong, _)| *wrong == which).map(|(_, text)| text)
            })
        };
        let value = store.select(move |model| {
            let new = model.new_passphrase();
            new.map(|new| if which == Which::New { new.new.to_string() } else { new.repeat.to_string() })
                .unwrap_or_default()
        });
        let typed = move |value| send(store, Keep::New(passphrase::Msg::Typed(which, value)));
        Field::new(which.id(), label).help(help).error(error).new_passphrase(value, typed)
    };
    views![
        field(Which::New, "newPassphrase", Some("newPassphraseHelp")),
        advice(store),
        suggestion(store),
        field(Which::Repeat, "repeatPassphrase", None),
    ]
}

/// What would make it better. Heard when it changes.
fn advice(store: Store) -> View {
    let advice = store.select(|model: &Model| model.new_passphrase().map(|new| new.advice.clone()).unwrap_or_default());
    let lines = move || {
        let lines: Vec<View> = advice.get_clone().iter().map(|text| li().children(words(text)).into()).collect();
        if lines.is_empty() { View::new() } else { ul().has("class", "advice").children(lines).into() }
    };
    div().has("aria-live", "polite").children(redrawn(lines)).into()
}

fn suggestion(store: Store) -> View {
    let drawn = store.select(|model: &Model| {
        model.new_passphrase().and_then(|new| new.suggestion.as_ref()).map(|words| words.to_string())
    });
    let shown = move || match drawn.get_clone() {
        Some(words) => div()
            .has("class", "suggestion")
            .children(views![
                output().has("class", "words").children(words),
                span().has("class", "help").children(label("suggestionHelp")),
                div().has("class", "buttons").children(views![
                    act(store, "plain", "useSuggestion", || Keep::New(passphrase::Msg::Use)),
                    act(store, "quiet", "suggestAnother", || Keep::New(passphrase::Msg::Suggest)),
                ]),
            ])
            .into(),
        None => act(store, "link", "suggest", || Keep::New(passphrase::Msg::Suggest)),
    };
    div().children(redrawn(shown)).into()
}

/// A backup file, chosen or dropped anywhere on the field.
pub(super) fn file(store: Store, error: impl Fn() -> Option<Text> + 'static) -> View {
    let pick = move |event: web_sys::Event| {
        page::run(async move {
            match files::chosen(event).await {
                Chosen::Text(name, text) => send(store, Keep::Picked(Picked { name, text })),
                Chosen::TooLarge => send(store, Keep::PickedTooLarge),
                Chosen::Nothing => {}
            }
        });
    };
    let drop = move |event: web_sys::Event| {
        event.prevent_default();
        pick(event);
    };
    div()
        .has("class", "drop")
        .when("dragover", |event: web_sys::Event| event.prevent_default())
        .when("drop", drop)
        .children(Field::new(FILE_SPOT, "backupFile").help(Some("backupFileHelp")).error(error).file(pick))
        .into()
}
