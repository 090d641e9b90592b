//! One set of recovery codes: the question who asks, then the codes.

use sycamore_web::tags::{self, bdi, div, form, h2, input, li, p, section, span, ul};

use crate::ui::parts::dom::{Element, live, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{day, label, moment, now, words},
    message::{ShownCode, Text},
    recovery_set::RecoverySetId,
    ui::{
        parts::{
            account::facts,
            field::is_ticked,
            plain::{button, button_with_icon, submit_unseen},
        },
        text,
        vault::{codes::msg::Msg as Codes, keep::reminder::milliseconds, model::Model, msg::spot},
    },
};

use super::{Store, ask, busy, codes::send};

pub(super) fn view(store: Store, id: RecoverySetId) -> View {
    let Some(set) = store.look(|model| model.codes.set(id).cloned()) else { return View::new() };
    let proved = store.select(|model| model.codes.shown().is_some());
    let kept = (label("codesKeptOn"), day(milliseconds(set.set.created_at)));
    let source = set.set.source.clone().map(|host| (label("codesSource"), host));
    let replaced = set.set.replaced_at.map(|at| (label("codesReplacedLabel"), day(milliseconds(at))));
    section()
        .has("class", "card codes-set")
        .has("aria-labelledby", spot::CODES)
        .children(views![
            h2().has("id", spot::CODES).has("tabindex", "-1").children(text::title(&set.issuer, &set.name)),
            facts([kept].into_iter().chain(source).chain(replaced).collect()),
            redrawn(move || if proved.get() { shown(store, id) } else { who(store) }),
        ])
        .into()
}

fn who(store: Store) -> View {
    form()
        .has("class", "task")
        .has("novalidate", "")
        .children(views![
            p().children(label("showCodesText")),
            ask::who(store, "currentPassphrase", None),
            div().has("class", "buttons").children(views![
                submit_unseen("showCodes", "checking", busy(store), move || send(store, Codes::Show)),
                button("plain", "cancel", move || send(store, Codes::End)),
            ]),
        ])
        .into()
}

fn shown(store: Store, id: RecoverySetId) -> View {
    let codes = store.look(|model| model.codes.shown().map(<[ShownCode]>::to_vec)).unwrap_or_default();
    let rows: Vec<View> = (0_u16..).zip(&codes).map(|(index, code)| row(store, index, code)).collect();
    let left = store.select(|model| {
        let shown = model.codes.shown().unwrap_or_default();
        (shown.iter().filter(|code| !code.used).count(), shown.len())
    });
    let left = move || {
        let (left, all) = left.get();
        words(&Text { key: "codesLeft".to_owned(), with: vec![left.to_string(), all.to_string()] })
    };
    views![
        p().has("class", "left").children(live(left)),
        p().has("class", "printed").children(words(&Text::with("printedOn", &moment(now())))),
        ul().has("class", "one-codes paper").has("aria-label", label("recoveryCodes")).children(rows),
        p().has("class", "help").children(label("codesShownHelp")),
        redrawn(acts(store, id)),
    ]
}

/// What can be done with the set, or the question whether to forget it.
fn acts(store: Store, id: RecoverySetId) -> impl Fn() -> View + 'static {
    let forgets = store.select(|model| model.codes.open.as_ref().is_some_and(|open| open.forgets));
    let account = store.look(|model| model.codes.set(id).filter(|set| set.counts()).map(|set| set.set.account));
    move || {
        if forgets.get() {
            return sure(store);
        }
        let replace =
            account.map(|account| button("plain", "replaceCodes", move || send(store, Codes::Add(Some(account)))));
        div()
            .has("class", "buttons")
            .children(views![
                button("primary", "done", move || send(store, Codes::End)),
                View::from(replace),
                button("plain", "print", move || send(store, Codes::Print)),
                button("plain", "export", move || send(store, Codes::Export)),
                button("danger", "forgetCodes", move || send(store, Codes::AskForget(true))),
            ])
            .into()
    }
}

fn sure(store: Store) -> View {
    let left = store.look(|model| model.codes.shown().unwrap_or_default().iter().filter(|code| !code.used).count());
    let lost = words(&Text::with("forgetCodesSure", &left.to_string()));
    div()
        .has("class", "sure")
        .has("role", "group")
        .has("aria-labelledby", spot::FORGET)
        .children(views![
            p().has("id", spot::FORGET).has("tabindex", "-1").has("class", "warn").children(lost),
            div().has("class", "buttons").children(views![
                button("danger", "forgetCodesYes", move || send(store, Codes::Forget)),
                button("plain", "cancel", move || send(store, Codes::AskForget(false))),
            ]),
        ])
        .into()
}

fn row(store: Store, index: u16, code: &ShownCode) -> View {
    let used = store.select(move |model: &Model| {
        model.codes.shown().and_then(|shown| shown.get(usize::from(index))).is_some_and(|code| code.used)
    });
    let can_fill = store.look(|model| model.tab.is_some());
    let fills = store.select(move |_| can_fill && !used.get());
    let fill = move || button_with_icon("plain", "fill", "fill", move || send(store, Codes::Fill(index)));
    let id = format!("used-{index}");
    let class = move || Some(if used.get() { "one used" } else { "one" }.to_owned());
    let tick = input()
        .has("type", "checkbox")
        .has("id", id.clone())
        .prop("checked", move || used.get())
        .when("change", move |event| send(store, Codes::Used(index, is_ticked(&event))));
    li().children(views![
        bdi().follows("class", class).children(code.text.clone()),
        span().has("class", "tick").children(views![tick, tags::label().has("for", id).children(label("codeUsed"))]),
        button_with_icon("plain", "copy", "copyRecoveryCode", move || send(store, Codes::Copy(index))),
        redrawn(move || if fills.get() { fill() } else { View::new() }),
    ])
    .into()
}
