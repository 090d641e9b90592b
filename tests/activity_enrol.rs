//! A run of the assistant in the log: stable numbers, in both directions, and nothing that the page could have chosen.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;

use sixpence::{
    account::AccountId,
    activity::{
        LogEntry, Outcome, Task,
        detail::{self, FillReason},
        enrol::{EnrolEnd, EnrolResult, EnrolStep, ended, entry_of, outcome_of},
    },
    enrolment::{
        assist::{self, Answer, Command, Did, Input, Question, Reason, Run, SecretSeen, Sight, StepResult},
        reading::ObstacleKind,
    },
    origin::Origin,
    time::UnixMs,
};

const NOW: UnixMs = UnixMs(1_800_000_000_000);

#[test]
fn the_numbers_stay() {
    let steps = [
        (Did::Asked, 1),
        (Did::Pressed("Turn off".into()), 2),
        (Did::FoundSecret, 3),
        (Did::Saved, 4),
        (Did::Typed, 5),
        (Did::Confirmed, 6),
        (Did::KeptCodes(10), 7),
    ];
    for (did, number) in &steps {
        let step = EnrolStep::from(did);
        assert_eq!((u16::from(step), EnrolStep::from(*number), step.waited_for()), (*number, step, None));
    }
    let reasons = [
        (Reason::Password, 101),
        (Reason::NoWay, 102),
        (Reason::NoSecret, 103),
        (Reason::NoCodeField, 104),
        (Reason::Refused, 105),
        (Reason::NotTyped, 106),
        (Reason::NotPressed, 107),
        (Reason::NotOn, 108),
        (Reason::Elsewhere, 109),
        (Reason::NoAccess, 110),
        (Reason::Site(ObstacleKind::Wait), 121),
        (Reason::Site(ObstacleKind::VerifyMail), 122),
        (Reason::Site(ObstacleKind::Plan), 123),
        (Reason::Site(ObstacleKind::Managed), 124),
        (Reason::Site(ObstacleKind::OtherLogin), 125),
    ];
    for (reason, number) in reasons {
        let step = EnrolStep::from(&Did::Waited(reason));
        assert_eq!((u16::from(step), EnrolStep::from(number).waited_for()), (number, Some(reason)));
    }
    assert_eq!(EnrolStep::ALL.len(), steps.len() + reasons.len(), "each number is of a step");
    for (result, number) in [(StepResult::Running, 1), (StepResult::Done, 2), (StepResult::Failed, 3)] {
        assert_eq!(u16::from(EnrolResult::from(result)), number);
        assert_eq!(EnrolResult::from(number).of_step(), Some(result));
    }
    assert_eq!(EnrolResult::from(9).of_step(), None);
}

#[test]
fn ends_are_read_back() {
    let ends = [
        assist::Outcome::On(0),
        assist::Outcome::On(10),
        assist::Outcome::WasOn,
        assist::Outcome::Stopped { saved: false },
        assist::Outcome::Stopped { saved: true },
        assist::Outcome::TimedOut { saved: false },
        assist::Outcome::TimedOut { saved: true },
        assist::Outcome::NotSaved,
    ];
    let mut seen = BTreeSet::new();
    for end in ends {
        let (outcome, reason, count) = ended(end);
        let reason = reason.map(u16::from);
        let entry = LogEntry { outcome, reason, count, ..LogEntry::new(NOW, Task::Enrol) };
        assert_eq!(outcome_of(&entry), Some(end));
        assert!(seen.insert((u16::from(outcome), reason, count)), "{end:?} is no other end");
        assert_eq!(outcome_of(&LogEntry { task: Task::Fill, ..entry }), None);
    }
    let later = LogEntry { reason: Some(99), ..LogEntry::new(NOW, Task::Enrol) };
    assert_eq!(outcome_of(&later), None);
}

#[test]
fn every_detail_has_a_word_of_its_task() {
    assert_eq!(detail::word(Task::Fill, FillReason::LookAlike.into()), "the site imitates another one");
    assert_eq!(detail::word(Task::Enrol, EnrolEnd::WasOn.into()), "it was on already");
    assert_eq!((detail::word(Task::Fill, 99), detail::word(Task::Capture, 1)), ("unknown", "unknown"));
}

fn sight() -> Sight {
    Sight { token: "page".into(), ..Sight::default() }
}

#[test]
fn a_run_reads_as_it_went_without_the_names_of_what_was_pressed() {
    let (mut run, first) = Run::start(NOW);
    assert_eq!(first, Command::Ask(Question::IsOff));
    let mut now = NOW.plus_ms(1500);
    run.step(Input::Answer(Answer::Yes), now);
    now = now.plus_ms(200);
    let secret = SecretSeen { number: 0, mark: 7 };
    let commands = run.step(Input::Look(Box::new(Sight { secrets: vec![secret], ..sight() })), now);
    assert!(matches!(commands.as_slice(), [Command::Save(_)]), "{commands:?}");
    now = now.plus_ms(300);
    run.step(Input::Saved(Some(AccountId([7; 16]))), now);
    let commands = run.step(Input::Stop, now);
    let [.., Command::End(outcome)] = commands.as_slice() else { panic!("{commands:?}") };
    let site = Some(Origin::parse("https://example.com").unwrap());
    let entry = entry_of(&run, site.clone(), ("Example", "alice"), *outcome, now);
    assert_eq!((entry.at, entry.task, &entry.site, entry.account), (NOW, Task::Enrol, &site, Some(AccountId([7; 16]))));
    assert_eq!((entry.issuer.as_str(), entry.name.as_str()), ("Example", "alice"));
    assert_eq!((entry.outcome, entry.reason.map(EnrolEnd::from)), (Outcome::Stopped, Some(EnrolEnd::StoppedSaved)));
    let steps: Vec<_> = entry.steps.iter().map(|step| (EnrolStep::from(step.step), step.ms)).collect();
    assert_eq!(steps.first(), Some(&(EnrolStep::Asked, 1500)));
    assert!(steps.contains(&(EnrolStep::Saved, 300)), "{steps:?}");
}
