//! The form "Add account".

use sycamore_web::tags::{HtmlInput, div, form, p};

use crate::ui::parts::dom::{Element, live, selected, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::label,
    ui::add::{Add, Field as Name},
};

use super::{
    field::Field,
    part::Part,
    plain::{button, heading, on_submit, submit},
};

/// What the user does in the form.
pub(crate) enum Do {
    /// Types into a field, or chooses.
    Typed(Name, String),
    /// "Save account".
    Save,
    /// "Cancel".
    Cancel,
}

type Form = Part<Add, Do>;
type Choices = Vec<(&'static str, String)>;

/// The form. `other`: ways to add that need no typing.
pub(crate) fn view(part: &Form, heading_id: &'static str, busy: ReadSignal<bool>, other: View) -> View {
    let (sent, cancelled, address) = (part.clone(), part.clone(), part.clone());
    let address = selected(move || address.read(|add| !add.shows(Name::Kind)));
    let named =
        |keys: &[(&'static str, &str)]| -> Choices { keys.iter().map(|(value, key)| (*value, label(key))).collect() };
    let kinds = named(&[("totp", "typeTotp"), ("hotp", "typeHotp"), ("steam", "typeSteam")]);
    let plain = |values: &[&'static str]| -> Choices { values.iter().map(|own| (*own, (*own).to_owned())).collect() };
    let (algorithms, digits) = (plain(&["SHA1", "SHA256", "SHA512"]), plain(&["6", "7", "8"]));
    form()
        .has("class", "screen add")
        .has("novalidate", "")
        .when("submit", on_submit(move || sent.send(Do::Save)))
        .children(views![
            heading(heading_id, label("addAccount")),
            other,
            line(part, Name::Secret, "secretField", Some("secretHelp")),
            slot(part, Name::Issuer, line(part, Name::Issuer, "issuer", None)),
            slot(part, Name::Name, line(part, Name::Name, "accountName", None)),
            div().has("class", "grid").children(views![
                slot(part, Name::Kind, choice(part, Name::Kind, "type", &kinds)),
                slot(part, Name::Algorithm, choice(part, Name::Algorithm, "algorithm", &algorithms)),
                slot(part, Name::Digits, choice(part, Name::Digits, "digits", &digits)),
                slot(part, Name::Period, number(part, Name::Period, "period", "5", "3600")),
                slot(part, Name::Counter, number(part, Name::Counter, "counter", "0", "18446744073709551615")),
            ]),
            p().has("class", "help").children(live(move || if address.get() {
                label("addressHelp")
            } else {
                String::new()
            })),
            div().has("class", "buttons").children(views![
                submit("saveAccount", "saving", busy),
                button("plain", "cancel", move || cancelled.send(Do::Cancel)),
            ]),
        ])
        .into()
}

/// Hides a field that has no meaning for what was chosen, and keeps what is typed in it.
fn slot(part: &Form, name: Name, field: View) -> View {
    let part = part.clone();
    let hidden = selected(move || !part.read(|add| add.shows(name)));
    div().has("class", "slot").bool_attr("hidden", hidden).children(field).into()
}

fn field(part: &Form, name: Name, label: &'static str) -> Field {
    let part = part.clone();
    let wrong = move |add: &Add| add.error.as_ref().filter(|(wrong, _)| *wrong == name).map(|(_, text)| text.clone());
    Field::new(name.id(), label).error(move || part.read(wrong))
}

fn value(part: &Form, name: Name) -> String {
    untrack(|| part.read(|add| add.value(name).to_owned()))
}

fn typed(part: &Form, name: Name) -> impl Fn(String) + 'static {
    let part = part.clone();
    move |value| part.send(Do::Typed(name, value))
}

fn line(part: &Form, name: Name, label: &'static str, help: Option<&'static str>) -> View {
    field(part, name, label).help(help).line(value(part, name), typed(part, name))
}

fn choice(part: &Form, name: Name, label: &'static str, choices: &[(&'static str, String)]) -> View {
    field(part, name, label).choice(choices, &value(part, name), typed(part, name))
}

/// `min` and `max` are for the arrows: what is out of range is refused by the background, in words.
fn number(part: &Form, name: Name, label: &'static str, min: &'static str, max: &'static str) -> View {
    let range = |input: HtmlInput| input.has("min", min).has("max", max).has("step", "1");
    field(part, name, label).input("number", value(part, name), typed(part, name), range)
}
