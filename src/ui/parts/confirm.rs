//! The confirm screen: what was read is shown before it is saved.

use sycamore_web::tags::{self, b, div, form, h2, input, li, p, section, span, ul};

use crate::ui::parts::dom::{Element, selected, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    message::Text,
    otpauth::OtpauthError,
    ui::{
        confirm::{Confirm, Item, Msg},
        text,
    },
};

use super::{
    account::{Shown, code, facts, names, phase, unusual},
    field::{Field, is_ticked},
    part::Part,
    plain::{alert, button, heading, icon, on_submit, submit},
};

/// What the user does on the confirm screen.
pub(crate) enum Do {
    /// Types or ticks.
    Edit(Msg),
    /// "Save account".
    Save,
    /// "Cancel".
    Cancel,
}

type Screen = Part<Confirm, Do>;

/// The confirm screen. `scan`: what reads the next code of an export, if there is a page beside this one.
pub(crate) fn view(part: &Screen, heading_id: &'static str, busy: ReadSignal<bool>, scan: View) -> View {
    let capture = untrack(|| part.read(|confirm| Some(confirm.clone())));
    let Some(capture) = capture else { return View::new() };
    let (sent, cancelled, wrong) = (part.clone(), part.clone(), part.clone());
    let (title, items) = match capture.items.as_slice() {
        [] => (label("confirmNone"), View::new()),
        [item] => (label("confirmOne"), single(part, item)),
        items => (words(&Text::with("confirmSeveral", &items.len().to_string())), several(part, items)),
    };
    let save = match capture.items.len() {
        0 => View::new(),
        1 => submit("saveAccount", "saving", busy),
        _ => submit("saveChosen", "saving", busy),
    };
    form()
        .has("class", "screen confirm")
        .when("submit", on_submit(move || sent.send(Do::Save)))
        .children(views![
            heading(heading_id, title),
            source(capture.host.as_deref()),
            export(&capture, scan),
            items,
            refused(&capture.refused),
            alert(move || wrong.read(|confirm| confirm.error.clone())),
            div()
                .has("class", "buttons")
                .children(views![save, button("plain", "cancel", move || cancelled.send(Do::Cancel))]),
        ])
        .into()
}

/// The page it was read from: what the code itself claims stands below it.
fn source(host: Option<&str>) -> View {
    let Some(host) = host else { return View::new() };
    p().has("class", "source")
        .children(views![label("readOn"), " ", b().has("dir", "ltr").children(host.to_owned())])
        .into()
}

/// Which codes of an export were read, and which not.
fn export(capture: &Confirm, scan: View) -> View {
    let Some(export) = capture.export.as_ref().filter(|export| export.parts > 1) else { return View::new() };
    let parts = export.parts.to_string();
    if !capture.waits_for_more() {
        return p().has("class", "help").children(words(&Text::with("exportWhole", &parts))).into();
    }
    let missing = export.missing.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let text = Text { key: "exportMissing".to_owned(), with: vec![parts, missing] };
    section().has("class", "export").children(views![remark(&text), scan]).into()
}

fn single(part: &Screen, item: &Item) -> View {
    let (issuer, name) = (part.clone(), part.clone());
    let edit_issuer = move |value| issuer.send(Do::Edit(Msg::Issuer(0, value)));
    let edit_name = move |value| name.send(Do::Edit(Msg::Name(0, value)));
    let preview = views![running(part, 0, item), p().has("class", "help").children(label("compareCode"))];
    views![
        remarks(item),
        Field::new("confirm-issuer", "issuer").line(item.issuer.clone(), edit_issuer),
        Field::new("confirm-name", "accountName").line(item.name.clone(), edit_name),
        div().has("class", "preview").children(preview),
        facts(unusual(&item.read.parameters)),
    ]
}

fn several(part: &Screen, items: &[Item]) -> View {
    let row = |(index, item): (usize, &Item)| -> View {
        let part_of = part.clone();
        let id = format!("choose-{index}");
        let tick = input().has("type", "checkbox").has("id", id.clone()).prop("checked", item.chosen).when(
            "change",
            move |event| {
                part_of.send(Do::Edit(Msg::Choose(index, is_ticked(&event))));
            },
        );
        let label = tags::label().has("for", id).children(names(&item.read.issuer, &item.read.name));
        let line = div().has("class", "choice").children(views![tick, label, running(part, index, item)]);
        li().children(views![line, facts(unusual(&item.read.parameters)), remarks(item)]).into()
    };
    let rows: Vec<View> = items.iter().enumerate().map(row).collect();
    ul().has("class", "choices").has("aria-label", label("foundCodes")).children(rows).into()
}

/// The running code, to be compared with another app.
fn running(part: &Screen, index: usize, item: &Item) -> View {
    let (part, digits) = (part.clone(), item.read.parameters.digits);
    let look = move |confirm: &Confirm| {
        let item = confirm.items.get(index);
        item.map(|item| Shown::of(&item.read.code, digits, false)).unwrap_or_default()
    };
    code(selected(move || part.read(look)), phase(&item.read.code))
}

/// Notes, and what the vault holds already.
fn remarks(item: &Item) -> View {
    let already = item.read.already.iter().map(text::already);
    let notes = item.read.notes.iter().map(text::note);
    View::from(already.chain(notes).map(|text| remark(&text)).collect::<Vec<View>>())
}

fn remark(text: &Text) -> View {
    p().has("class", "remark").children(views![icon("attention"), span().children(words(text))]).into()
}

/// What was read and cannot be saved, with the reason.
fn refused(errors: &[OtpauthError]) -> View {
    if errors.is_empty() {
        return View::new();
    }
    let reason = |error: &OtpauthError| -> View { li().children(words(&text::refusal(error))).into() };
    let reasons: Vec<View> = errors.iter().map(reason).collect();
    section()
        .has("class", "refused")
        .children(views![h2().children(label("notReadable")), ul().children(reasons)])
        .into()
}
