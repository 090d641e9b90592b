//! The questions of a run, each with its answers.

use sycamore_web::tags::{self, bdi, div, p, span};

use crate::ui::parts::dom::{Element, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    enrolment::assist::{Answer, Choice, Control, Question},
    message::Text,
    ui::{
        parts::{
            account::names,
            plain::{button, icon},
        },
        text,
    },
};

use super::{
    super::{model::Card, msg::Msg},
    Store,
    card::{said, title},
    codes,
    run::buttons,
};

pub(super) fn view(store: Store, question: &Question, card: &Card) -> View {
    let host = store.look(|model| model.run().map(|run| run.host.clone())).unwrap_or_default();
    let yes = move |class, key: &str| answer(store, class, key, Answer::Yes);
    let no = move |class, key: &str| answer(store, class, key, Answer::No);
    let asked = |title_key: &str, text: Text, answers: View| {
        views![title(label(title_key)), said(card), p().children(words(&text)), buttons(answers)]
    };
    match question {
        Question::IsOff => asked(
            "askIsOff",
            Text::with("askIsOffText", &host),
            views![yes("primary", "itIsOff"), no("plain", "itIsOn")],
        ),
        // The way that loses nothing is the one that stands out.
        Question::SeemsOn => asked(
            "askSeemsOn",
            Text::plain("askSeemsOnText"),
            views![no("primary", "leaveIt"), yes("plain", "goOnAnyway")],
        ),
        Question::IsOn => {
            asked("askIsOn", Text::plain("askIsOnText"), views![yes("primary", "yesItIsOn"), no("plain", "noItIsNot")])
        }
        Question::Press(controls) => press(store, controls, card),
        Question::TurnOn { confirm, again } => turn_on(store, confirm.as_ref(), *again, card, &host),
        Question::Keep(_) => {
            let head = views![title(label("askKeep")), p().children(label("askKeepText"))];
            match store.look(|model| model.codes().is_some()) {
                true => codes::of_run(store, head),
                false => views![head, buttons(no("plain", "guideDropCodes"))],
            }
        }
        Question::Which(_) => which(store, &card.choices),
    }
}

fn answer(store: Store, class: &'static str, key: &str, answer: Answer) -> View {
    button(class, key, move || store.send(Msg::Answer(answer)))
}

/// A control of the page by its name: whole in the tooltip, as far as there is room on the button.
fn press(store: Store, controls: &[Control], card: &Card) -> View {
    let one = controls.len() == 1;
    let class = if one { "primary long" } else { "plain long" };
    let press = |(place, control): (u32, &Control)| -> View {
        let name = words(&Text::with("pressNamed", &text::shown(control.name.trim())));
        tags::button()
            .has("class", class)
            .has("type", "button")
            .has("title", name.clone())
            .when("click", move |_| store.send(Msg::Answer(Answer::The(place))))
            .children(span().children(name))
            .into()
    };
    let (heading, help) = if one { ("askPress", "askPressText") } else { ("askPressOne", "askPressOneText") };
    let presses: Vec<View> = (0..).zip(controls).map(press).collect();
    let none = answer(store, "plain", "noneOfThese", Answer::No);
    views![
        title(label(heading)),
        said(card),
        p().children(label(help)),
        div().has("class", "buttons stacked").children(views![presses, none]),
    ]
}

fn turn_on(store: Store, confirm: Option<&Control>, again: bool, card: &Card, host: &str) -> View {
    let then = match confirm {
        Some(control) => Text::with("askTurnOnPress", &text::shown(control.name.trim())),
        None => Text::plain("askTurnOnYourself"),
    };
    let refused = again.then(|| -> View {
        let line = span().children(label("askTurnOnAgain"));
        p().has("class", "remark").children(views![icon("attention"), line]).into()
    });
    let answers =
        views![answer(store, "primary", "turnItOn", Answer::Yes), answer(store, "plain", "notNow", Answer::No)];
    views![
        title(label("askTurnOn")),
        View::from(refused),
        said(card),
        p().children(words(&then)),
        p().children(words(&Text::with("askTurnOnText", host))),
        buttons(answers),
    ]
}

fn which(store: Store, choices: &[Choice]) -> View {
    let card = |(place, choice): (u32, &Choice)| -> View {
        let id = format!("choice-{place}");
        let from = label(if choice.written { "fromWords" } else { "fromCode" });
        let nameless = choice.issuer.trim().is_empty() && choice.name.trim().is_empty();
        let name =
            if nameless { bdi().children(label("choiceNameless")).into() } else { names(&choice.issuer, &choice.name) };
        let save = tags::button()
            .has("class", "plain")
            .has("type", "button")
            .has("aria-describedby", id.clone())
            .when("click", move |_| store.send(Msg::Answer(Answer::The(place))))
            .children(label("saveThis"));
        let about = div().has("id", id).children(views![name, span().has("class", "help").children(from)]);
        div().has("class", "choice").children(views![about, save]).into()
    };
    let cards: Vec<View> = (0..).zip(choices).map(card).collect();
    views![
        title(label("askWhich")),
        p().children(label("askWhichText")),
        cards,
        buttons(answer(store, "plain", "noneOfThese", Answer::No)),
    ]
}
