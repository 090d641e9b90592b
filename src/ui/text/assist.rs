//! What the assistant does, asks, waits for and has reached, in words.

use crate::{
    enrolment::{
        assist::{Did, Outcome, Reason, Run, Show, Step, StepResult},
        reading::ObstacleKind,
    },
    message::{AccountName, Text},
};

use super::{shown, title};

/// Why the run waits: what it saw, and what to do by hand. `host`: where it runs.
#[must_use]
pub fn reason(reason: Reason, host: &str) -> (Text, Text) {
    let (saw, help) = match reason {
        Reason::Password => ("waitPassword", "waitPasswordHelp"),
        Reason::NoWay => ("waitNoWay", "waitNoWayHelp"),
        Reason::NoSecret => ("waitNoSecret", "waitNoSecretHelp"),
        Reason::NoCodeField => ("waitNoField", "waitNoFieldHelp"),
        Reason::Refused => ("waitRefused", "waitRefusedHelp"),
        Reason::NotTyped => ("waitNotTyped", "waitNotTypedHelp"),
        Reason::NotPressed => ("waitNotPressed", "waitNotPressedHelp"),
        Reason::NotOn => ("waitNotOn", "waitNotOnHelp"),
        Reason::Site(ObstacleKind::Wait) => ("siteLater", "siteLaterHelp"),
        Reason::Site(ObstacleKind::VerifyMail) => ("siteMail", "siteMailHelp"),
        Reason::Site(ObstacleKind::Plan) => ("sitePlan", "sitePlanHelp"),
        Reason::Site(ObstacleKind::Managed) => ("siteManaged", "siteManagedHelp"),
        Reason::Site(ObstacleKind::OtherLogin) => ("siteOtherLogin", "siteOtherLoginHelp"),
        Reason::Elsewhere => return (Text::plain("waitElsewhere"), Text::with("waitElsewhereHelp", host)),
        Reason::NoAccess => ("waitNoAccess", "waitNoAccessHelp"),
    };
    (Text::plain(saw), Text::plain(help))
}

/// How the run has ended, and what to do next.
#[must_use]
pub fn outcome(outcome: Outcome, host: &str) -> (Text, Vec<Text>) {
    let next = |saved| Text::plain(if saved { "overSaved" } else { "overUnsaved" });
    match outcome {
        Outcome::On(0) => (Text::plain("overOn"), vec![Text::with("overOnText", host), Text::plain("overNoCodes")]),
        Outcome::On(count) => {
            let kept = if count == 1 { Text::plain("overCode") } else { Text::with("overCodes", &count.to_string()) };
            (Text::plain("overOn"), vec![Text::with("overOnText", host), kept])
        }
        Outcome::Stopped { saved } => (Text::plain("overStopped"), vec![next(saved)]),
        Outcome::WasOn => (Text::plain("overWasOn"), vec![Text::plain("overWasOnText")]),
        Outcome::TimedOut { saved } => {
            (Text::with("overTimedOut", &(Run::PATIENCE_MS / 60_000).to_string()), vec![next(saved)])
        }
        Outcome::NotSaved => (Text::plain("overNotSaved"), vec![Text::plain("overNotSavedText")]),
    }
}

/// A step in words, and why it waited, if it did. `next`: the step after it; `account`: the one that was saved last, where this is
/// the step that has saved it.
#[must_use]
pub fn did(step: &Step, next: Option<&Did>, account: Option<&AccountName>) -> (Text, Option<Reason>) {
    let by_result = |running, done, failed| match step.result {
        StepResult::Running => running,
        StepResult::Done => done,
        StepResult::Failed => failed,
    };
    let text = match (&step.did, account, step.result) {
        (Did::Asked, ..) => Text::plain(by_result("didAsking", "didAsked", "didAskInVain")),
        (Did::Pressed(name), ..) => {
            Text::with(by_result("didPressing", "didPressed", "didNotPress"), &shown(name.trim()))
        }
        (Did::FoundSecret, ..) => Text::plain("didFind"),
        (Did::Saved, Some(account), StepResult::Done) => {
            Text::with("didSaveAccount", &title(&account.issuer, &account.name))
        }
        (Did::Saved, ..) => Text::plain(by_result("didSaving", "didSave", "didNotSave")),
        (Did::Typed, ..) => Text::plain(by_result("didTyping", "didType", "didNotType")),
        (Did::Confirmed, _, StepResult::Done) => {
            // What follows tells how it was meant: only what comes after success is one.
            let unclear = matches!(next, Some(Did::Typed | Did::FoundSecret | Did::Saved | Did::Waited(_)));
            Text::plain(if unclear { "didHear" } else { "didConfirm" })
        }
        (Did::Confirmed, ..) => Text::plain(by_result("didConfirming", "didConfirm", "didRefuse")),
        (Did::KeptCodes(1), ..) => Text::plain(by_result("didKeepingOne", "didKeepOne", "didNotKeep")),
        (Did::KeptCodes(count), ..) => Text::with(by_result("didKeeping", "didKeep", "didNotKeep"), &count.to_string()),
        (Did::Waited(reason), _, StepResult::Running) => return (Text::plain("didWaiting"), Some(*reason)),
        (Did::Waited(reason), ..) => return (Text::plain("didWait"), Some(*reason)),
    };
    (text, None)
}

/// How long a step took, where that was over a second.
#[must_use]
pub fn took(step: &Step) -> Option<Text> {
    if step.result == StepResult::Running || step.took_ms <= 1000 {
        return None;
    }
    let seconds = step.took_ms.saturating_add(500) / 1000;
    Some(match (seconds / 60, seconds % 60) {
        (0, seconds) => Text::with("tookSeconds", &seconds.to_string()),
        (minutes, seconds) => {
            Text { key: "tookMinutes".to_owned(), with: vec![minutes.to_string(), seconds.to_string()] }
        }
    })
}

/// What a run looks for while it asks nothing and waits for nothing.
#[must_use]
pub fn looks_for(show: &Show) -> Text {
    let key = show.steps.iter().rev().find_map(|step| match (&step.did, step.result) {
        (Did::Saved, StepResult::Running) => Some("didSaving"),
        (Did::Typed, StepResult::Running) => Some("didTyping"),
        (Did::Confirmed, StepResult::Running) => Some("seeksAnswer"),
        (Did::Confirmed, StepResult::Done) | (Did::KeptCodes(_), _) => Some("seeksCodes"),
        (Did::Waited(Reason::NotOn) | Did::Saved | Did::Typed | Did::Confirmed, _) => Some("seeksField"),
        _ => None,
    });
    let key = key.unwrap_or("seeksSecret");
    Text::plain(key)
}

/// So many recovery codes were saved.
#[must_use]
pub fn codes_saved(count: usize) -> Text {
    if count == 1 { Text::plain("didKeepOne") } else { Text::with("didKeep", &count.to_string()) }
}
