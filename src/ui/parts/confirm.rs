//! The confirm screen: what was read is shown before it is saved.

use sycamore_web::tags::{self, b, bdi, div, form, h2, input, li, p, section, span, ul};

use crate::ui::parts::dom::{Element, selected, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    capture::found::Place,
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

/// The confirm screen. `scan`: what reads the next code of an export.
pub(crate) fn view(part: &Screen, heading_id: &'static str, busy: ReadSignal<bool>, scan: View) -> View {
    let capture = untrack(|| part.read(|confirm| Some(confirm.clone())));
    let Some(capture) = capture else { return View::new() };
    let (sent, cancelled, wrong) = (part.clone(), part.clone(), part.clone());
    let host = capture.host.as_deref();
    let (title, items) = match capture.items.as_slice() {
        [] => (label("confirmNone"), View::new()),
        [item] => (label("confirmOne"), single(part, item, host)),
        items => (words(&Text::with("confirmSeveral", &items.len().to_string())), several(part, items, host)),
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
            source(&capture),
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

/// The page it was read from, and beside it what a single code says of itself, which is not proved by anything. A list says
/// it of each.
fn source(capture: &Confirm) -> View {
    let page = capture.host.clone().map(|host| claim("readOn", b().has("dir", "ltr").children(host).into()));
    let own = capture.items.first().filter(|_| capture.is_single()).map(Item::claim).filter(|own| !own.is_empty());
    let own = own.map(|own| claim("codeSays", bdi().children(own).into()));
    View::from([page, own].into_iter().flatten().collect::<Vec<View>>())
}

fn claim(key: &'static str, what: View) -> View {
    p().has("class", "source").children(views![label(key), " ", what]).into()
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

fn single(part: &Screen, item: &Item, host: Option<&str>) -> View {
    let (issuer, name) = (part.clone(), part.clone());
    let edit_issuer = move |value| issuer.send(Do::Edit(Msg::Issuer(0, value)));
    let edit_name = move |value| name.send(Do::Edit(Msg::Name(0, value)));
    let preview = views![running(part, 0, item), p().has("class", "help").children(label("compareCode"))];
    views![
        remarks(item, host),
        Field::new("confirm-issuer", "issuer").line(item.issuer.clone(), edit_issuer),
        Field::new("confirm-name", "accountName").line(item.name.clone(), edit_name),
        div().has("class", "preview").children(preview),
        parameters(item),
    ]
}

fn several(part: &Screen, items: &[Item], host: Option<&str>) -> View {
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
        li().children(views![line, parameters(item), remarks(item, host)]).into()
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

/// All about how codes are made that is not as usual.
fn parameters(item: &Item) -> View {
    let counter = item.counter().map(|counter| (label("counter"), counter.to_owned()));
    facts(unusual(&item.read.parameters).into_iter().chain(counter).collect())
}

/// Where it was read, whether it fits the page, notes, and what the vault holds already.
fn remarks(item: &Item, host: Option<&str>) -> View {
    let doubt = item.read.doubt.as_ref().map(|doubt| text::doubt(doubt, host.unwrap_or_default()));
    let differs = matches!(item.read.place, Place::Written { other_than_code: true, .. });
    let differs = differs.then(|| Text::plain("otherThanCode"));
    let already = item.read.already.iter().map(text::already);
    let notes = item.read.notes.iter().map(text::note);
    let place = text::place(&item.read.place);
    let place = place.iter().map(|text| p().has("class", "help").children(words(text)).into());
    let remarks = doubt.into_iter().chain(differs).chain(already).chain(notes).map(|text| remark(&text));
    View::from(place.chain(remarks).collect::<Vec<View>>())
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
