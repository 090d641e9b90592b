//! The section "Activity": when the log is read, what of it is shown, and what is done with it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod ui_support;

use std::collections::BTreeSet;

use sixpence::{
    activity::{
        LogEntry, Outcome, Task,
        detail::{Exported, FillReason, Imported, MethodChanged},
        enrol::{EnrolEnd, EnrolStep},
    },
    message::{KeepFailure, Kept, KeptAnswer, Order, VaultView, Ways},
    origin::Origin,
    time::UnixMs,
    ui::{
        text,
        vault::{
            activity::{Format, Msg as Act, STRIDE, group::Group},
            keep::{msg::Msg as Keep, task::Deed},
            model::{Asked, Kind, Model, Section},
            msg::{Command, Msg, spot},
            update::{open, update},
        },
    },
};
use ui_support::*;

fn entry(at: u64, task: Task, site: &str, name: &str) -> LogEntry {
    let site = (!site.is_empty()).then(|| Origin::parse(site).unwrap());
    LogEntry { site, name: name.into(), ..LogEntry::new(UnixMs(at), task) }
}

fn some() -> Vec<LogEntry> {
    vec![
        entry(5, Task::Fill, "https://github.com", "alice@example.com"),
        entry(4, Task::FailedUnlocks, "", ""),
        entry(3, Task::Capture, "https://www.example.org:8443", "Käse"),
        entry(2, Task::Export, "", ""),
        entry(1, Task::Other(77), "", "alice"),
    ]
}

fn page() -> Model {
    let mut model = Model::new(Section::Activity);
    open(&mut model);
    let number = model.sent;
    let view = VaultView::Open(vault(vec![account(1, "GitHub", "alice")], &[]));
    let commands = update(&mut model, Msg::Answered(number, Asked::Open, Ok(view)));
    assert!(reads(&commands), "who opens the page at this section sees the log");
    model
}

fn with(log: Vec<LogEntry>) -> Model {
    let mut model = page();
    update(&mut model, Msg::Activity(Act::Read(Ok(log))));
    model
}

fn act(model: &mut Model, msg: Act) -> Vec<Command> {
    update(model, Msg::Activity(msg))
}

fn reads(commands: &[Command]) -> bool {
    commands.iter().any(|command| matches!(command, Command::ReadLog))
}

fn shown(model: &Model) -> Vec<u64> {
    model.activity.drawn().map(|at| model.activity.entry(at).unwrap().at.0).collect()
}

#[test]
fn it_is_read_when_the_section_is_shown_and_when_the_page_is_looked_at_again() {
    let mut model = page();
    assert!(model.activity.log.is_none());
    assert!(reads(&act(&mut model, Act::Look)));
    assert!(!reads(&update(&mut model, Msg::Go(Section::Settings))));
    assert!(!reads(&act(&mut model, Act::Look)), "nobody sees it");
    assert!(reads(&update(&mut model, Msg::Go(Section::of_hash("#activity")))));
    act(&mut model, Act::Read(Ok(some())));
    assert_eq!((shown(&model), model.kind()), (vec![5, 4, 3, 2, 1], Kind::Open(Section::Activity)));
    act(&mut model, Act::Read(Err(KeepFailure::Browser)));
    assert!(model.activity.error.is_some());
    act(&mut model, Act::Read(Ok(some())));
    assert!(model.activity.error.is_none());
}

#[test]
fn nothing_of_it_stays_in_a_locked_page() {
    let mut model = with(some());
    act(&mut model, Act::Search("github".into()));
    open(&mut model);
    let number = model.sent;
    let locked = VaultView::Locked { waiting: None, ways: Ways::default() };
    update(&mut model, Msg::Answered(number, Asked::Open, Ok(locked)));
    assert_eq!((model.activity.count(), model.activity.search.as_str()), (0, ""));
    act(&mut model, Act::Read(Ok(some())));
    assert_eq!(model.activity.count(), 0, "an answer that comes too late");
}

#[test]
fn it_is_filtered_by_kind_and_by_site_or_account() {
    let mut model = with(some());
    for (typed, expected) in [
        ("github", vec![5]),
        ("ALICE", vec![5, 1]),
        ("kase", vec![3]),
        ("8443", vec![3]),
        ("alice github", vec![5]),
        ("https", vec![]),
        ("  ", vec![5, 4, 3, 2, 1]),
    ] {
        act(&mut model, Act::Search(typed.into()));
        assert_eq!(shown(&model), expected, "{typed}");
    }
    for (group, expected) in [("fills", vec![5]), ("vault", vec![4, 2]), ("accounts", vec![3]), ("sites", vec![])] {
        act(&mut model, Act::Choose(group.into()));
        assert_eq!(shown(&model), expected, "{group}");
    }
    act(&mut model, Act::Choose("all".into()));
    assert_eq!(shown(&model).len(), 5);
    // What was sought stays when it is read again.
    act(&mut model, Act::Search("github".into()));
    act(&mut model, Act::Read(Ok(some())));
    assert_eq!(shown(&model), [5]);
}

#[test]
fn two_thousand_entries_are_drawn_in_parts() {
    let log: Vec<_> = (0..2000).rev().map(|at| entry(at, Task::Fill, "https://github.com", "alice")).collect();
    let mut model = with(log.clone());
    assert_eq!((shown(&model).len(), model.activity.has_more()), (STRIDE, true));
    act(&mut model, Act::More);
    assert_eq!(shown(&model).len(), 2 * STRIDE);
    act(&mut model, Act::Read(Ok(log)));
    assert_eq!(shown(&model).len(), 2 * STRIDE, "reading it again takes nothing away");
    act(&mut model, Act::Search("github".into()));
    assert_eq!(shown(&model).len(), STRIDE);
    for _ in 0..20 {
        act(&mut model, Act::More);
    }
    assert_eq!((shown(&model).len(), model.activity.has_more()), (2000, false));
}

#[test]
fn it_is_cleared_after_a_second_yes() {
    let mut model = with(some());
    let commands = act(&mut model, Act::AskClear(true));
    assert!(matches!(&commands[..], [Command::Focus(spot::CLEAR)]));
    act(&mut model, Act::AskClear(false));
    assert!(!model.activity.asks);
    act(&mut model, Act::AskClear(true));
    let commands = act(&mut model, Act::Clear);
    let [Command::Keep(number, Deed::ClearLog, Order::ClearLog)] = &commands[..] else { panic!() };
    assert!(act(&mut model, Act::Clear).is_empty(), "one thing at a time");
    let answer = Ok(KeptAnswer { kept: Kept::Done, view: None });
    let commands = update(&mut model, Msg::Keep(Keep::Kept(*number, Deed::ClearLog, answer)));
    assert!(reads(&commands) && model.busy.is_none());
    assert_eq!(model.status.as_ref().unwrap().text.key, "activityCleared");
}

#[test]
fn all_of_it_is_exported_whatever_is_shown() {
    let mut model = with(some());
    update(&mut model, Msg::Tick(NOW));
    act(&mut model, Act::Search("github".into()));
    for (format, name, start) in [
        (Format::Json, "sixpence-activity-2027-01-15.json", "["),
        (Format::Csv, "sixpence-activity-2027-01-15.csv", "\"time\""),
    ] {
        let commands = act(&mut model, Act::Save(format));
        let [Command::Download(own, text)] = &commands[..] else { panic!() };
        assert_eq!(own, name);
        assert!(text.starts_with(start) && text.contains("www.example.org") && text.contains("failed attempts"));
    }
}

#[test]
fn every_task_has_its_words_and_its_kind() {
    let mut keys = BTreeSet::new();
    for task in Task::ALL {
        let group = Group::of(*task).unwrap();
        assert_eq!(Group::of_value(group.value()), Some(group));
        assert!(keys.insert(text::deed(&entry(1, *task, "https://github.com", "")).key), "{task:?}");
    }
    for group in Group::ALL {
        assert!(Task::ALL.iter().any(|task| Group::of(*task) == Some(group)), "{group:?} is of something");
    }
    let detailed = |task, reason| text::deed(&LogEntry { reason: Some(reason), ..entry(1, task, "", "") }).key;
    for what in MethodChanged::ALL {
        assert!(keys.insert(detailed(Task::MethodsChanged, u16::from(*what))));
    }
    for what in Exported::ALL {
        assert!(keys.insert(detailed(Task::Export, u16::from(*what))));
    }
    for what in Imported::ALL {
        assert!(keys.insert(detailed(Task::Import, u16::from(*what))));
    }
    for task in [Task::SiteGranted, Task::SiteTakenBack] {
        assert!(keys.insert(text::deed(&entry(1, task, "", "")).key), "all sites");
    }
    assert_eq!(text::deed(&entry(1, Task::Other(77), "", "")).key, "didOther");
}

#[test]
fn how_it_ended_is_said_where_that_says_more() {
    let ending = |task, outcome, reason: Option<u16>| {
        text::ending(&LogEntry { outcome, reason, ..entry(1, task, "", "") }).map(|text| text.key)
    };
    assert_eq!(ending(Task::Fill, Outcome::Done, None), None);
    assert_eq!(ending(Task::Export, Outcome::Done, Some(2)), None);
    assert_eq!(ending(Task::FailedUnlocks, Outcome::Failed, None), None);
    let mut keys = BTreeSet::new();
    for reason in FillReason::ALL {
        assert!(keys.insert(ending(Task::Fill, Outcome::Failed, Some(u16::from(*reason)))));
    }
    for end in EnrolEnd::ALL {
        assert!(keys.insert(ending(Task::Enrol, Outcome::Failed, Some(u16::from(*end)))));
    }
    assert!(!keys.contains(&None) && keys.insert(ending(Task::Enrol, Outcome::Failed, Some(99))));
    let steps: BTreeSet<_> = EnrolStep::ALL.iter().map(|step| text::step(u16::from(*step)).key).collect();
    assert_eq!(steps.len(), EnrolStep::ALL.len());
    for (ms, key, with) in [
        (49, "tookSeconds", "0"),
        (50, "tookSeconds", "0.1"),
        (449, "tookSeconds", "0.4"),
        (9_949, "tookSeconds", "9.9"),
        (9_950, "tookSeconds", "10"),
        (119_499, "tookSeconds", "119"),
        (119_500, "tookWholeMinutes", "2"),
        (u32::MAX, "tookWholeMinutes", "71582"),
    ] {
        assert_eq!((text::duration(ms).key.as_str(), text::duration(ms).with), (key, vec![with.to_owned()]));
    }
}
