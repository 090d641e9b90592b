//! Help after a code that the site has refused: what is wrong most often, in that order.

use sycamore_web::tags::{div, h2, li, ol, p};

use crate::ui::parts::dom::{Element, redrawn, views};
use crate::ui::parts::prelude::*;
use crate::{
    account::AccountId,
    browser::page::{label, words},
    message::{AccountView, CodeView, Text},
    ui::{
        parts::plain::{button, heading, named_button},
        text,
    },
};

use super::{
    super::{
        model::Clock,
        msg::{Msg, spot},
    },
    Store,
};

/// A difference of so many seconds is only that of measuring.
const SAME_SECONDS: i32 = 2;

pub(super) fn view(store: Store) -> View {
    let found = store.look(|model| {
        let account = model.account(model.refused()?.account)?.clone();
        let others = model.home.as_ref()?.accounts.iter();
        let others: Vec<_> = others.filter(|other| other.here && other.id != account.id).cloned().collect();
        Some((account, others))
    });
    let Some((account, others)) = found else { return View::new() };
    let clock = store.select(|model| model.refused().map(|refused| refused.clock));
    let (skew, timed) = (account.skew, matches!(account.code, CodeView::Timed { .. }));
    let id = account.id;
    let title = text::title(&account.issuer, &account.name);
    let again = match account.code {
        CodeView::Timed { .. } => step("helpNext", p().children(label("helpNextText")).into(), fill(store, id)),
        CodeView::Counter { .. } => {
            let back = button("plain", "takeBack", move || store.send(Msg::TakeBack(id)));
            step("helpCounter", p().children(label("helpCounterText")).into(), back)
        }
    };
    let recovery = button("plain", "useRecoveryCode", move || store.send(Msg::UseRecovery(id)));
    div()
        .has("class", "screen refused")
        .children(views![
            heading(spot::HEADING, label("refusedTitle")),
            p().children(words(&Text::with("refusedText", &title))),
            ol().has("class", "steps").children(views![
                redrawn(move || clock
                    .get()
                    .filter(|_| timed)
                    .map(|clock| clock_step(store, clock, skew))
                    .unwrap_or_default()),
                again,
                step("helpParameters", p().children(words(&made(&account))).into(), View::new()),
                others_step(store, &others),
                step("helpRecovery", p().children(label("helpRecoveryText")).into(), recovery),
            ]),
            div().has("class", "buttons").children(button("plain", "back", move || store.send(Msg::Cancel))),
        ])
        .into()
}

fn step(title: &str, text: View, action: View) -> View {
    li().children(views![h2().children(label(title)), text, action]).into()
}

fn fill(store: Store, id: AccountId) -> View {
    button("plain", "fillNext", move || store.send(Msg::Fill(Some(id))))
}

/// `skew`: what is made up for already.
fn clock_step(store: Store, clock: Clock, skew: i32) -> View {
    let (text, mend) = match clock {
        Clock::Comparing => (Text::plain("clockComparing"), false),
        Clock::Unknown => (Text::plain("clockUnknown"), false),
        Clock::Ahead(ahead) if ahead.saturating_sub(skew).abs() <= SAME_SECONDS => {
            (Text::plain(if skew == 0 { "clockSame" } else { "clockMended" }), false)
        }
        Clock::Ahead(ahead) => {
            let key = if ahead < 0 { "clockAhead" } else { "clockBehind" };
            (Text::with(key, &ahead.unsigned_abs().to_string()), true)
        }
    };
    let mend = mend.then(|| button("primary", "useSiteTime", move || store.send(Msg::UseSiteTime)));
    step("helpClock", p().has("role", "status").children(words(&text)).into(), View::from(mend))
}

fn made(account: &AccountView) -> Text {
    let parameters = &account.parameters;
    let mut with = vec![parameters.algorithm.clone(), parameters.digits.to_string()];
    let period = parameters.period.map(|period| period.to_string());
    let key = if period.is_some() { "helpParametersText" } else { "helpParametersCounter" };
    with.extend(period);
    Text { key: key.to_owned(), with }
}

fn others_step(store: Store, others: &[AccountView]) -> View {
    if others.is_empty() {
        return View::new();
    }
    let other = |account: &AccountView| -> View {
        let id = account.id;
        let title = text::title(&account.issuer, &account.name);
        named_button("plain", title, move || store.send(Msg::Fill(Some(id))))
    };
    let buttons: Vec<View> = others.iter().map(other).collect();
    step("helpOther", View::new(), div().has("class", "buttons stacked").children(buttons).into())
}
