//! How an account looks wherever it stands: monogram, names, the running code with its ring.

use sycamore_web::tags::{bdi, circle, dd, div, dl, dt, span, svg};

use crate::ui::parts::dom::{Element, live, views};
use crate::ui::parts::prelude::*;
use crate::{
    account::visible,
    browser::page::{label, now, words},
    message::{CodeView, Parameters, Text},
    ui::{clock, group, ring::Phase},
};

/// What is shown of a code: it changes as time passes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Shown {
    /// The code in groups, or dots while it is not known.
    pub(crate) code: String,
    /// The next code in groups, where it is known and wanted.
    pub(crate) next: Option<String>,
    /// Whether there is a code.
    pub(crate) known: bool,
}

impl Shown {
    pub(crate) fn of(code: &CodeView, digits: u8, with_next: bool) -> Self {
        let current = clock::current(code);
        Self {
            code: current.map_or_else(|| group::blank(digits), group::grouped),
            next: clock::following(code).filter(|_| with_next).map(group::grouped),
            known: current.is_some(),
        }
    }
}

/// The code with its ring. The ring is one CSS animation, put in phase here and left alone.
pub(crate) fn code(shown: ReadSignal<Shown>, phase: Option<Phase>) -> View {
    let text = move || shown.with(|shown| shown.code.clone());
    let next = move || shown.with(|shown| shown.next.clone());
    let class = move || Some(if shown.with(|shown| shown.known) { "code" } else { "code unknown" }.to_owned());
    let code = span().follows("class", class).has("dir", "ltr").follows("data-next", next).children(live(text));
    match phase {
        Some(phase) => span().has("class", "clock").prop("style", phase.style()).children(views![code, ring()]).into(),
        None => span().has("class", "clock").children(code).into(),
    }
}

fn ring() -> View {
    svg()
        .has("class", "ring")
        .has("viewBox", "0 0 20 20")
        .has("aria-hidden", "true")
        .children(views![arc("track"), arc("left")])
        .into()
}

fn arc(class: &'static str) -> View {
    circle().has("class", class).has("cx", "10").has("cy", "10").has("r", "7.5").into()
}

/// Where the code is in its period, now.
pub(crate) fn phase(code: &CodeView) -> Option<Phase> {
    Phase::of(code, now())
}

/// A letter for the eye.
pub(crate) fn monogram(issuer: &str, name: &str) -> View {
    // Not `char::is_alphanumeric` and `to_uppercase`: their tables are 15 KB. The style sheet writes it large.
    let is_letter = |c: &char| !c.is_whitespace() && !c.is_ascii_punctuation() && !c.is_ascii_control();
    let first = |text: &str| text.chars().find(is_letter);
    let letter: String = first(issuer).or_else(|| first(name)).into_iter().collect();
    span().has("class", "monogram").has("aria-hidden", "true").children(letter).into()
}

/// Issuer and account name, one above the other. Where one is missing the other stands alone.
pub(crate) fn names(issuer: &str, name: &str) -> View {
    let (first, second) = match (issuer.trim().is_empty(), name.trim().is_empty()) {
        (false, _) => (visible(issuer), visible(name)),
        (true, false) => (visible(name), String::new()),
        (true, true) => (label("unnamed"), String::new()),
    };
    let second = (!second.trim().is_empty())
        .then(|| View::from(bdi().has("class", "name").has("title", second.clone()).children(second)));
    span()
        .has("class", "names")
        .children(views![bdi().has("class", "issuer").has("title", first.clone()).children(first), View::from(second)])
        .into()
}

/// The star of a favourite; `name` is what is heard.
pub(crate) fn star(name: String) -> View {
    span()
        .has("class", "star")
        .has("role", "img")
        .has("aria-label", name.clone())
        .has("title", name)
        .children("★")
        .into()
}

/// What is not as usual about how codes are made: label and value of each.
pub(crate) fn unusual(parameters: &Parameters) -> Vec<(String, String)> {
    let mut unusual = Vec::new();
    match parameters.kind.as_str() {
        "hotp" => unusual.push((label("type"), label("typeHotp"))),
        "steam" => return vec![(label("type"), label("typeSteam"))],
        "yandex" => return vec![(label("type"), label("typeYandex"))],
        "motp" => return vec![(label("type"), label("typeMotp"))],
        _ => {}
    }
    if parameters.algorithm != "SHA1" {
        unusual.push((label("algorithm"), parameters.algorithm.clone()));
    }
    if parameters.digits != 6 {
        unusual.push((label("digits"), parameters.digits.to_string()));
    }
    if let Some(period) = parameters.period.filter(|period| *period != 30) {
        unusual.push((label("period"), words(&Text::with("seconds", &period.to_string()))));
    }
    unusual
}

/// A list of labels and values.
pub(crate) fn facts(facts: Vec<(String, String)>) -> View {
    if facts.is_empty() {
        return View::new();
    }
    let fact = |(name, value): (String, String)| -> View {
        div().children(views![dt().children(name), dd().children(value)]).into()
    };
    dl().has("class", "facts").children(facts.into_iter().map(fact).collect::<Vec<View>>()).into()
}
