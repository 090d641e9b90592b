//! The activity log: a list, newest first, and what is done with it.

use sycamore_web::tags::{bdi, details, div, h1, input, li, ol, p, section, span, summary, ul};

use crate::ui::parts::dom::{Element, keyed, live, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    activity::{LogEntry, Outcome, Starter},
    browser::page::{label, moment, words},
    message::Text,
    ui::{
        parts::{
            field::{Field, value_of},
            plain::{alert, button, icon},
        },
        text,
        vault::{
            activity::{Format, Msg as Act, group::Group},
            msg::{Msg, spot},
        },
    },
};

use super::{Store, card::buttons};

fn act(store: Store, class: &'static str, key: &str, msg: impl Fn() -> Act + 'static) -> View {
    button(class, key, move || store.send(Msg::Activity(msg())))
}

pub(super) fn view(store: Store) -> View {
    let is_empty = store.select(|model| model.activity.log.as_ref().is_some_and(Vec::is_empty));
    let body = move || match is_empty.get() {
        true => p().has("class", "empty").children(label("activityEmpty")).into(),
        false => views![
            sought(store),
            list(store),
            nothing_found(store),
            more(store),
            div().has("class", "foot-note").children(redrawn(move || below(store))),
        ],
    };
    div()
        .has("class", "screen cards activity")
        .children(views![
            h1().has("id", spot::HEADING).has("tabindex", "-1").children(label("activity")),
            p().has("class", "help").children(label("activityText")),
            alert(move || store.read(|model| model.activity.error.clone())),
            section().has("class", "card").has("aria-labelledby", spot::HEADING).children(redrawn(body)),
        ])
        .into()
}

fn sought(store: Store) -> View {
    let typed = store.select(|model| model.activity.search.clone());
    let field = input()
        .has("id", "search-activity")
        .has("type", "search")
        .has("autocomplete", "off")
        .has("spellcheck", "false")
        .has("aria-label", label("searchActivity"))
        .has("placeholder", label("searchActivityHint"))
        .prop("value", move || typed.get_clone())
        .when("input", move |event| store.send(Msg::Activity(Act::Search(value_of(&event)))));
    let all = ("all", label("groupAll"));
    let groups: Vec<_> =
        std::iter::once(all).chain(Group::ALL.map(|group| (group.value(), label(group.key())))).collect();
    let chosen = store.look(|model| model.activity.group.map_or("all", Group::value));
    let choice = Field::new("activity-group", "what")
        .choice(&groups, chosen, move |value| store.send(Msg::Activity(Act::Choose(value))));
    div()
        .has("class", "sought")
        .children(views![div().has("class", "search").children(views![icon("search"), field]), choice])
        .into()
}

fn list(store: Store) -> View {
    let shown = store
        .select(|model| -> Vec<(u32, usize)> { model.activity.drawn().map(|at| (model.activity.round, at)).collect() });
    let none = store.select(|model| model.activity.fitting.is_empty());
    let row = move |(_, at): (u32, usize)| -> View {
        store.look(|model| model.activity.entry(at).cloned()).map(|entry| row(&entry)).unwrap_or_default()
    };
    ul().has("class", "log")
        .has("aria-label", label("activity"))
        .bool_attr("hidden", move || none.get())
        .children(keyed(shown, row, |key| *key))
        .into()
}

fn row(entry: &LogEntry) -> View {
    let failed = entry.outcome == Outcome::Failed;
    let by_itself =
        (entry.by == Starter::Itself).then(|| span().has("class", "tag").children(label("byItself")).into());
    let head: View = span()
        .has("class", if failed { "deed failed" } else { "deed" })
        .children(views![
            if failed { icon("attention") } else { View::new() },
            span().children(words(&text::deed(entry))),
            View::from(by_itself),
        ])
        .into();
    let told = views![about(entry), ending(entry)];
    let what: View = if entry.steps.is_empty() {
        div().has("class", "told").children(views![head, told]).into()
    } else {
        details().has("class", "told").children(views![summary().children(views![head, told]), report(entry)]).into()
    };
    let at = span().has("class", "when").children(moment(entry.at.0 as f64));
    li().children(views![at, what]).into()
}

/// Site and account.
fn about(entry: &LogEntry) -> View {
    let site = entry.site.as_ref().map(crate::origin::Origin::shown);
    let account = match (entry.issuer.trim().is_empty(), entry.name.trim().is_empty()) {
        (true, true) => None,
        _ => Some(text::title(&entry.issuer, &entry.name)),
    };
    let parts: Vec<View> = [site, account].into_iter().flatten().map(|part| bdi().children(part).into()).collect();
    if parts.is_empty() { View::new() } else { span().has("class", "about").children(parts).into() }
}

fn ending(entry: &LogEntry) -> View {
    match text::ending(entry) {
        Some(ending) => span().has("class", "ending").children(words(&ending)).into(),
        None => View::new(),
    }
}

/// The steps, with what came of each and how long it took.
fn report(entry: &LogEntry) -> View {
    let before = (entry.steps_before > 0)
        .then(|| p().children(words(&Text::with("stepsBefore", &entry.steps_before.to_string()))).into());
    let first = usize::from(entry.steps_before).saturating_add(1);
    let steps = entry.steps.iter().zip(first..).map(|(step, number)| -> View {
        let result = text::step_result(step.result);
        let class = if result.key == "resultDone" { "result" } else { "result odd" };
        li().children(views![
            // Not by the list itself: it does not begin at one where the first steps are left out.
            span().has("class", "number").has("aria-hidden", "true").children(number.to_string()),
            span().children(words(&text::step(step.step))),
            span().has("class", class).children(words(&result)),
            span().has("class", "took").children(words(&text::duration(step.ms))),
        ])
        .into()
    });
    let steps = ol().has("aria-label", label("steps")).children(steps.collect::<Vec<View>>());
    div().has("class", "report").children(views![View::from(before), steps]).into()
}

fn nothing_found(store: Store) -> View {
    let none = store.select(|model| model.activity.log.is_some() && model.activity.fitting.is_empty());
    let sentence = move || if none.get() { label("activityNoneFits") } else { String::new() };
    p().has("class", "none").has("role", "status").children(live(sentence)).into()
}

fn more(store: Store) -> View {
    let left =
        store.select(|model| model.activity.has_more().then_some((model.activity.drawn, model.activity.fitting.len())));
    let shown = move || match left.get() {
        Some((drawn, all)) => {
            let text = Text { key: "shownOf".to_owned(), with: vec![drawn.to_string(), all.to_string()] };
            buttons(views![
                act(store, "plain", "showMore", || Act::More),
                span().has("class", "help").children(words(&text))
            ])
        }
        None => View::new(),
    };
    redrawn(shown)
}

/// What can be done with all of it.
fn below(store: Store) -> View {
    let asks = store.select(|model| model.activity.asks);
    let count = store.select(|model| model.activity.count());
    redrawn(move || match (asks.get(), count.get()) {
        (_, 0) => View::new(),
        (false, _) => {
            let save = |key: &str, format| act(store, "plain", key, move || Act::Save(format));
            buttons(views![
                save("exportJson", Format::Json),
                save("exportCsv", Format::Csv),
                span().has("class", "space"),
                act(store, "danger", "clearActivity", || Act::AskClear(true)),
            ])
        }
        (true, count) => {
            let sure = words(&Text::with("clearActivitySure", &count.to_string()));
            views![
                p().has("id", spot::CLEAR).has("tabindex", "-1").has("class", "warn").children(sure),
                buttons(views![
                    act(store, "danger", "clearActivity", || Act::Clear),
                    act(store, "plain", "cancel", || Act::AskClear(false)),
                ]),
            ]
        }
    })
}
