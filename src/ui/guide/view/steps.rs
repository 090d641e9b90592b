//! What a run has done so far, step by step.

use sycamore_web::tags::{div, li, ol, span};

use crate::ui::parts::dom::{Element, keyed, views};
use crate::ui::parts::prelude::*;
use crate::{
    browser::page::{label, words},
    enrolment::assist::{Did, Step, StepResult},
    message::{AccountName, Text},
    ui::{guide::model::Run, parts::plain::icon, text},
};

use super::Store;

/// A step with what its words need.
#[derive(Clone, PartialEq)]
struct Row {
    place: usize,
    step: Step,
    text: Text,
    why: Option<Text>,
}

/// New steps are heard as they come.
pub(super) fn view(store: Store) -> View {
    let rows = store.select(|model| model.run().map(rows).unwrap_or_default());
    let list = ol().has("class", "steps").has("aria-label", label("steps")).has("aria-live", "polite").children(keyed(
        rows,
        |row| line(&row),
        |row| (row.place, row.step.result as u8, row.text.key.clone()),
    ));
    // Long ones are scrolled; the last step is in sight.
    div()
        .has("class", "past")
        .has("tabindex", "0")
        .has("role", "group")
        .has("aria-label", label("steps"))
        .children(list)
        .into()
}

fn rows(run: &Run) -> Vec<Row> {
    let steps = &run.show.steps;
    // The account that is known is the one of the last save.
    let saved = steps.iter().rposition(|step| step.did == Did::Saved);
    let row = |(place, step): (usize, &Step)| {
        let account: Option<&AccountName> = run.account.as_ref().filter(|_| saved == Some(place));
        let next = steps.get(place + 1).map(|next| &next.did);
        let (text, why) = text::assist::did(step, next, account);
        Row { place, step: step.clone(), text, why: why.map(|why| text::assist::reason(why, &run.host).0) }
    };
    steps.iter().enumerate().map(row).collect()
}

fn line(row: &Row) -> View {
    let (class, sign, result) = match row.step.result {
        StepResult::Running => ("running", "dots", "stepRunning"),
        StepResult::Done => ("done", "check", "stepDone"),
        StepResult::Failed => ("failed", "cross", "stepFailed"),
    };
    let said = match &row.why {
        Some(why) => [words(&row.text), words(why)].join(" "),
        None => words(&row.text),
    };
    let took =
        text::assist::took(&row.step).map(|took| -> View { span().has("class", "took").children(words(&took)).into() });
    li().has("class", class)
        .children(views![
            icon(sign),
            span().has("class", "unseen").children(label(result)),
            span().has("class", "did").children(said),
            View::from(took),
        ])
        .into()
}
