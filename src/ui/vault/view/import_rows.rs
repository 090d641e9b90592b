//! What would be imported: counts, choices, one row an entry.

use sycamore_web::tags::{bdi, details, div, input, li, p, span, summary, ul};

use crate::ui::parts::dom::{Element, keyed, live, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    message::{ImportFate, ImportRejected, ImportRow, Text},
    ui::{
        parts::{
            account::{monogram, names, unusual},
            field::{is_ticked, tick_box},
            plain::button,
        },
        text,
        vault::import::{
            Msg as Import,
            preview::{Counts, Preview},
        },
    },
};

use super::{
    Store, busy,
    card::buttons,
    import::{act, error, heading, outcomes, send},
};

pub(super) fn view(store: Store) -> View {
    let files = store.look(|model| model.import.files.clone());
    let counts = store.look(|model| model.import.preview().map(Preview::counts).unwrap_or_default());
    let rejected = store.look(|model| model.import.preview().map(|preview| preview.rejected.clone()));
    views![
        heading(label("importPreview")),
        outcomes(&files),
        summed(counts),
        refused(&rejected.unwrap_or_default()),
        wanted(store, counts),
        error(store),
        actions(store),
        rows(store),
        more(store),
    ]
}

/// How many there are of each kind.
fn summed(counts: Counts) -> View {
    let lines = [
        text::counted(counts.new, "countOneNew", "countNew"),
        text::counted(counts.check, "countOneCheck", "countCheck"),
        text::counted(counts.there, "countOneThere", "countThere"),
        text::counted(counts.trashed, "countOneTrashed", "countTrashed"),
        text::counted(counts.rejected, "countOneRejected", "countRejected"),
    ];
    let lines: Vec<View> = lines.into_iter().flatten().map(|line| li().children(words(&line)).into()).collect();
    ul().has("class", "counts").children(lines).into()
}

fn refused(rejected: &[ImportRejected]) -> View {
    if rejected.is_empty() {
        return View::new();
    }
    let line = |one: &ImportRejected| -> View {
        let name = if one.name.trim().is_empty() {
            words(&Text::with("entryNumber", &one.position.to_string()))
        } else {
            text::shown(&one.name)
        };
        li().children(views![bdi().children(name), ": ", words(&text::reason(&one.reason))]).into()
    };
    details()
        .has("class", "refused")
        .has("open", "")
        .children(views![
            summary().children(label("cannotBeImported")),
            ul().children(rejected.iter().map(line).collect::<Vec<View>>()),
        ])
        .into()
}

/// What beside the accounts.
fn wanted(store: Store, counts: Counts) -> View {
    let sites = match counts.sites {
        0 => View::new(),
        _ => tick_box("import-sites", "importSites", true, move |on| send(store, Import::Sites(on))),
    };
    let codes = match counts.codes {
        0 => View::new(),
        _ => tick_box("import-codes", "importCodes", true, move |on| send(store, Import::Codes(on))),
    };
    div().has("class", "wanted").children(views![sites, codes]).into()
}

fn actions(store: Store) -> View {
    let chosen = store.select(|model| model.import.preview().map_or(0, |preview| preview.counts().chosen));
    let busy = busy(store);
    let sentence = move || match (busy.get(), chosen.get()) {
        (true, _) => label("importing"),
        (false, 1) => label("importOne"),
        (false, count) => words(&Text::with("importSeveral", &count.to_string())),
    };
    let save = sycamore_web::tags::button()
        .has("class", "primary")
        .has("type", "button")
        .follows("aria-disabled", move || busy.get().then(|| "true".to_owned()))
        .when("click", move |_| send(store, Import::Save))
        .children(live(sentence));
    buttons(views![
        save,
        act(store, "plain", "cancel", || Import::Cancel),
        span().has("class", "space"),
        act(store, "quiet", "chooseAll", || Import::ChooseAll(true)),
        act(store, "quiet", "chooseNone", || Import::ChooseAll(false)),
    ])
}

fn rows(store: Store) -> View {
    let drawn = store.select(|model| -> Vec<(u32, usize)> {
        let preview = model.import.preview();
        preview.map(|preview| preview.drawn().map(|at| (preview.redrawn, at)).collect()).unwrap_or_default()
    });
    let draw = move |(_, at): (u32, usize)| -> View {
        let found = store.look(|model| {
            let preview = model.import.preview()?;
            preview.rows.get(at).map(|entry| (entry.clone(), preview.is_chosen(at)))
        });
        found.map(|(entry, chosen)| row(store, at, &entry, chosen)).unwrap_or_default()
    };
    ul().has("class", "entries")
        .has("aria-label", label("importEntries"))
        .children(keyed(drawn, draw, |key| *key))
        .into()
}

fn row(store: Store, at: usize, entry: &ImportRow, chosen: bool) -> View {
    let tick = input()
        .has("type", "checkbox")
        .has("aria-label", title(entry))
        .prop("checked", chosen)
        .bool_attr("disabled", !entry.fate.can_be_chosen())
        .when("change", move |event| send(store, Import::Choose(at, is_ticked(&event))));
    let said = text::fate(&entry.fate).map(|fate| {
        let needs_a_look = matches!(entry.fate, ImportFate::OtherCodes(_) | ImportFate::SameName(_));
        let class = if needs_a_look { "fate attention" } else { "fate" };
        View::from(span().has("class", class).children(words(&fate)))
    });
    let told = div().has("class", "entry-told").children(views![
        names(&entry.issuer, &entry.name),
        View::from(said),
        facts(entry),
    ]);
    sycamore_web::tags::li()
        .children(sycamore_web::tags::label().has("class", "entry").children(views![
            tick,
            monogram(&entry.issuer, &entry.name),
            told
        ]))
        .into()
}

fn title(entry: &ImportRow) -> String {
    match text::title(&entry.issuer, &entry.name) {
        title if title.is_empty() => label("unnamed"),
        title => title,
    }
}

/// What else is known of it, and what of that is not taken along.
fn facts(entry: &ImportRow) -> View {
    let mut facts: Vec<String> =
        unusual(&entry.parameters).into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let with = |key: &str, value: &str| words(&Text::with(key, value));
    facts.extend(entry.counter.iter().map(|counter| with("entryCounter", counter)));
    facts.extend(entry.favourite.then(|| label("entryFavourite")));
    if !entry.tags.is_empty() {
        let tags: Vec<String> = entry.tags.iter().map(|tag| text::shown(tag)).collect();
        facts.push(with("entryTags", &tags.join(", ")));
    }
    facts.extend(entry.note.then(|| label("entryNote")));
    let codes = text::counted(entry.codes.into(), "entryOneCode", "entryCodes");
    facts.extend(codes.map(|codes| words(&codes)));
    if !entry.sites.is_empty() {
        facts.push(with("entrySites", &entry.sites.join(", ")));
    }
    let fact = |fact: String| View::from(span().has("class", "fact").children(bdi().children(fact)));
    let lost = entry
        .left_out
        .iter()
        .map(|what| View::from(span().has("class", "fact attention").children(words(&text::left_out(*what)))));
    let all: Vec<View> = facts.into_iter().map(fact).chain(lost).collect();
    if all.is_empty() { View::new() } else { span().has("class", "entry-facts").children(all).into() }
}

fn more(store: Store) -> View {
    let rest = store.select(|model| {
        model.import.preview().filter(|preview| preview.has_more()).map(|preview| preview.order.len() - preview.drawn)
    });
    redrawn(move || match rest.get() {
        Some(rest) => p()
            .has("class", "more")
            .children(views![
                span().children(words(&Text::with("importRest", &rest.to_string()))),
                button("plain", "showMore", move || send(store, Import::More)),
            ])
            .into(),
        None => View::new(),
    })
}
