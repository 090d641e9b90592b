//! What the panel has done outside: the background, the keeper, the browser.

use crate::{
    browser::{keeper, page},
    message::{Failure, Order},
    ui::{
        codes_form,
        guide::{
            model::Seen,
            msg::{Command, Msg, Where},
        },
    },
};

use super::Store;

/// A text is read when the user has typed nothing for so long.
const PAUSE_MS: f64 = 300.0;

/// So long after an answer the run has gone on, or the answer was lost.
const LATE_MS: f64 = 8000.0;

pub(super) fn carry_out(store: Store, command: Command) {
    match command {
        Command::Ask(number, asked, request) => page::run(async move {
            let answer = page::ask(&request).await.unwrap_or(Err(Failure::Browser));
            let read = |view| Seen::of(view, |show| page::read_json(show).ok()).ok_or(Failure::Browser);
            store.send(Msg::Answered(number, asked, answer.and_then(read)));
        }),
        Command::Permit(origin) => {
            let site = [origin.clone()];
            page::watch(&site, true, async move || {
                let given = page::is_watched(&origin).await;
                store.send(Msg::Permitted(given));
            });
        }
        Command::ReadCodes(round, text) => {
            page::after(PAUSE_MS, move || {
                // Something else was typed meanwhile.
                if store.look(|model| model.codes().is_some_and(|form| form.round == round)) {
                    page::run(async move {
                        let read = keeper::read_codes(&text).await;
                        store.send(Msg::Codes(codes_form::Msg::Read(round, read)));
                    });
                }
            });
        }
        Command::KeepCodes(count, order) => page::run(async move {
            let kept = keeper::carry_out(Order::Codes(order)).await.map(|_| ());
            store.send(Msg::CodesKept(count, kept));
        }),
        Command::AwaitRun(number) => {
            page::after(LATE_MS, move || store.send(Msg::NotHeard(number)));
        }
        Command::Go(place) => {
            let rest = match place {
                Where::Door => "",
                Where::Accounts => "&accounts",
                Where::Scan => "&scan",
            };
            if let Some(tab) = store.look(|model| model.tab) {
                page::go("popup.html?tab=", tab, rest);
            }
        }
        Command::Focus(id) => page::focus(id),
    }
}
