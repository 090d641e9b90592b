//! The form "Add recovery codes": what was read is shown, and corrected, before it is saved.

use sycamore_web::tags::{b, bdi, div, form, li, ol, p, span};

use crate::ui::parts::dom::{Element, redrawn, selected, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    message::{ReadCodes, Text, TypedCode},
    ui::{
        codes_form::{CodesForm, Field as Name, Msg, REPLACE_SPOT, Reading},
        text,
    },
};

use super::{
    field::Field,
    part::Part,
    plain::{button, icon, on_submit, submit},
};

/// What the user does in the form.
pub(crate) enum Do {
    /// Types, chooses, corrects.
    Edit(Msg),
    /// "Save recovery codes".
    Save,
    /// "Replace them".
    Replace,
    /// "Cancel".
    Cancel,
}

type Form = Part<CodesForm, Do>;

/// The form. `class` of its element; `heading` above it.
pub(crate) fn view(part: &Form, class: &'static str, heading: View, busy: ReadSignal<bool>) -> View {
    let head = views![heading, source(part), account(part)];
    with_head(part, class, head, "cancel", busy)
}

/// The form where the account is known already: what stands above the codes, the key of the button beside "Save".
pub(crate) fn with_head(
    part: &Form,
    class: &'static str,
    head: View,
    cancel: &'static str,
    busy: ReadSignal<bool>,
) -> View {
    let (sent, cancelled, asking, drawn) = (part.clone(), part.clone(), part.clone(), part.clone());
    let asks = selected(move || asking.read(|form| form.asks));
    let drawn = selected(move || drawn.read(|form| (form.drawn, form.exact)));
    let (field, read, question) = (part.clone(), part.clone(), part.clone());
    let reading = selected(move || read.read(|form| Some((form.reading.clone(), form.exact))));
    let result = part.clone();
    let codes = move || {
        let (_, exact) = drawn.get();
        let text = untrack(|| field.read(|form| form.text().to_owned()));
        let typed = field.clone();
        of(&field, Name::Codes, "recoveryCodes")
            .help(Some(if exact { "codesExactHelp" } else { "codesHelp" }))
            .lines(text, move |value| typed.send(Do::Edit(Msg::Text(value))))
    };
    let buttons = move || match asks.get() {
        true => replacing(&question),
        false => {
            let cancelled = cancelled.clone();
            div()
                .has("class", "buttons")
                .children(views![
                    submit("saveRecoveryCodes", "saving", busy),
                    button("plain", cancel, move || cancelled.send(Do::Cancel)),
                ])
                .into()
        }
    };
    form()
        .has("class", class)
        .has("novalidate", "")
        .when("submit", on_submit(move || sent.send(Do::Save)))
        .children(views![
            head,
            redrawn(codes),
            div().has("class", "reading").has("aria-live", "polite").children(redrawn(move || {
                match reading.get_clone() {
                    Some((Reading::Waiting, _)) => p().has("class", "help").children(label("codesReading")).into(),
                    Some((Reading::Read(read), exact)) => shown(&result, &read, exact),
                    Some((Reading::Unread(why), _)) => remark(&why),
                    _ => View::new(),
                }
            })),
            redrawn(buttons),
        ])
        .into()
}

/// The page where the text was selected.
fn source(part: &Form) -> View {
    let Some(host) = untrack(|| part.read(|form| form.source.clone())) else { return View::new() };
    let host = b().has("dir", "ltr").children(host);
    p().has("class", "source").children(views![label("codesSource"), " ", host]).into()
}

/// The choice of the account.
pub(crate) fn account(part: &Form) -> View {
    let (accounts, chosen) = untrack(|| part.read(|form| (form.accounts.clone(), form.account.map(String::from))));
    let none = (String::new(), label("codesChooseAccount"));
    let named = accounts.iter().map(|one| (String::from(one.id), text::title(&one.issuer, &one.name)));
    let typed = part.clone();
    of(part, Name::Account, "account").options(
        [none].into_iter().chain(named).collect(),
        &chosen.unwrap_or_default(),
        move |id| {
            typed.send(Do::Edit(Msg::Account(id)));
        },
    )
}

fn of(part: &Form, name: Name, label: &'static str) -> Field {
    let part = part.clone();
    let wrong =
        move |form: &CodesForm| form.error.as_ref().filter(|(wrong, _)| *wrong == name).map(|(_, text)| text.clone());
    Field::new(name.id(), label).error(move || part.read(wrong))
}

/// What was read: how many, what is in doubt, each code.
fn shown(part: &Form, read: &ReadCodes, exact: bool) -> View {
    let counts: Vec<String> = text::codes_read(read).iter().map(words).collect();
    let doubt = read.doubt.map(|doubt| remark(&text::codes_doubt(doubt)));
    let rows: Vec<View> = read.codes.iter().map(row).collect();
    let (list, correct) = match exact {
        // They stand in the field, one a line.
        true => (View::new(), View::new()),
        false => {
            let part = part.clone();
            (
                ol().has("class", "code-list").has("aria-label", label("codesReadList")).children(rows).into(),
                button("link", "codesCorrect", move || part.send(Do::Edit(Msg::Correct))),
            )
        }
    };
    views![p().children(counts.join(" ")), View::from(doubt), list, correct]
}

fn row(code: &TypedCode) -> View {
    let text = bdi().has("class", if code.used { "one used" } else { "one" }).children(code.text.clone());
    let used = code.used.then(|| span().has("class", "help").children(label("codeIsUsed")).into());
    li().children(views![text, View::from(used)]).into()
}

/// The account has codes: are they replaced?
fn replacing(part: &Form) -> View {
    let title = untrack(|| part.read(|form| form.chosen().map(|one| text::title(&one.issuer, &one.name))));
    let (yes, no) = (part.clone(), part.clone());
    let question = words(&Text::with("codesReplace", &title.unwrap_or_default()));
    div()
        .has("class", "sure")
        .has("role", "group")
        .has("aria-labelledby", REPLACE_SPOT)
        .children(views![
            p().has("id", REPLACE_SPOT).has("tabindex", "-1").children(question),
            div().has("class", "buttons").children(views![
                button("primary", "codesReplaceYes", move || yes.send(Do::Replace)),
                button("plain", "codesReplaceNo", move || no.send(Do::Edit(Msg::KeepOld))),
            ]),
        ])
        .into()
}

fn remark(text: &Text) -> View {
    p().has("class", "remark").children(views![icon("attention"), span().children(words(text))]).into()
}
