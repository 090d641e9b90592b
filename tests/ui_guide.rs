//! The assistant's panel: its messages and commands, and its words.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

use std::collections::BTreeSet;

use sixpence::{
    enrolment::{
        assist::{Answer, Answered, Choice, Control, Did, Outcome, Question, Reason, Show, Step, StepResult},
        reading::ObstacleKind,
    },
    message::{
        AccountName, CodesFailure, CodesOrder, Failure, GuideAsk, GuideRequest, GuideView, KeepFailure, Ready, RunView,
        SelectedCodes,
    },
    time::UnixMs,
    ui::{
        codes_form::{self, Reading},
        guide::{
            by_hand::Step as Hand,
            model::{Asked, Kind, Model, Now, Run, Seen},
            msg::{Command, Msg, Where, spot},
            update::update,
        },
        text::assist as words,
    },
};

mod ui_support;
use ui_support::id;

const HOST: &str = "github.com";

struct Panel(Model);

impl Panel {
    /// A panel about tab 7 that was shown this first.
    fn with(seen: Seen) -> Self {
        let mut panel = Self(Model::new(false));
        assert!(matches!(&panel.send(Msg::Opened(Some(7)))[..], [Command::Ask(1, Asked::Open, _)]));
        panel.answer(Asked::Open, Ok(seen));
        panel
    }

    fn send(&mut self, msg: Msg) -> Vec<Command> {
        update(&mut self.0, msg)
    }

    fn answer(&mut self, asked: Asked, answer: Result<Seen, Failure>) -> Vec<Command> {
        let number = self.0.sent;
        self.send(Msg::Answered(number, asked, answer))
    }

    /// Something has changed: the panel asks, and is shown this.
    fn changes(&mut self, seen: Seen) -> Vec<Command> {
        assert!(matches!(asks(&self.send(Msg::Changed)), GuideAsk::Open));
        self.answer(Asked::Open, Ok(seen))
    }
}

/// The one request among these.
fn asks(commands: &[Command]) -> GuideAsk {
    match commands {
        [Command::Ask(_, _, GuideRequest { tab: 7, ask }), ..] => ask.clone(),
        _ => panic!("not one request about the tab"),
    }
}

fn focuses(commands: &[Command], id: &str) -> bool {
    commands.iter().any(|command| matches!(command, Command::Focus(own) if *own == id))
}

fn goes(commands: &[Command], place: Where) -> bool {
    matches!(commands, [Command::Go(own)] if *own == place)
}

fn account() -> AccountName {
    AccountName { id: id(1), issuer: "GitHub".to_owned(), name: "alice".to_owned() }
}

fn ready(here: Vec<AccountName>) -> Seen {
    let origin = Some(format!("https://{HOST}"));
    Seen::Ready(Ready { host: Some(HOST.to_owned()), origin, here })
}

fn step(did: Did, result: StepResult) -> Step {
    Step { did, result, began: UnixMs(1_800_000_000_000), took_ms: 400 }
}

fn show() -> Show {
    Show {
        steps: vec![step(Did::Asked, StepResult::Running)],
        number: 1,
        question: None,
        waits: None,
        outcome: None,
        account: None,
        choices: Vec::new(),
        codes: None,
        said: None,
        advice: None,
    }
}

fn run(show: Show) -> Seen {
    let account = show.account.map(|_| account());
    Seen::Run(Box::new(Run { host: HOST.to_owned(), here: true, account, show }))
}

fn asked(question: Question) -> Seen {
    run(Show { question: Some(question), ..show() })
}

fn waits(reason: Reason) -> Seen {
    run(Show { waits: Some(reason), ..show() })
}

fn over(outcome: Outcome) -> Seen {
    run(Show { outcome: Some(outcome), ..show() })
}

fn keeps(codes: &str) -> Seen {
    run(Show { question: Some(Question::Keep(3)), account: Some(id(1)), codes: Some(codes.to_owned()), ..show() })
}

fn control(name: &str) -> Control {
    Control { index: 4, name: name.to_owned() }
}

#[test]
fn a_run_begins_with_one_click_and_asks_for_no_permission_where_none_is_needed() {
    let mut panel = Panel::with(ready(vec![account()]));
    assert_eq!(panel.0.kind(), Kind::Ready);
    assert!(matches!(asks(&panel.send(Msg::Start)), GuideAsk::Start));
    assert!(panel.send(Msg::Start).is_empty(), "once is enough");
    let commands = panel.answer(Asked::Start, Ok(asked(Question::IsOff)));
    assert_eq!(panel.0.kind(), Kind::Run);
    assert!(focuses(&commands, spot::NOW), "the question has the focus");
}

#[test]
fn firefox_asks_for_the_one_origin_within_the_click_and_starts_whatever_the_user_says() {
    for given in [true, false] {
        let mut panel = Panel::with(ready(Vec::new()));
        panel.0.asks_permission = true;
        let commands = panel.send(Msg::Start);
        assert!(matches!(&commands[..], [Command::Permit(origin)] if origin == "https://github.com"));
        assert!(panel.send(Msg::Start).is_empty(), "the browser's question stands");
        assert!(matches!(asks(&panel.send(Msg::Permitted(given))), GuideAsk::Start));
        assert_eq!(panel.0.declined, !given);
    }
}

#[test]
fn each_question_takes_its_answers_and_each_answer_once() {
    let several = Question::Press(vec![control("Set up"), control("Security")]);
    let turn_on = Question::TurnOn { confirm: Some(control("Confirm")), again: false };
    let questions = [
        (Question::IsOff, Answer::Yes),
        (Question::SeemsOn, Answer::No),
        (several, Answer::The(1)),
        (turn_on, Answer::Yes),
        (Question::IsOn, Answer::No),
        (Question::Which(vec![3, 5]), Answer::The(0)),
    ];
    let mut panel = Panel::with(waits(Reason::Password));
    for (question, answer) in questions {
        let commands = panel.changes(asked(question.clone()));
        assert!(focuses(&commands, spot::NOW), "{question:?} takes the focus");
        assert_eq!(panel.0.card().unwrap().now, Now::Asks(question.clone()));
        let sent = asks(&panel.send(Msg::Answer(answer)));
        assert!(matches!(sent, GuideAsk::Answer(own) if own.answer == answer));
        assert!(panel.send(Msg::Answer(answer)).is_empty(), "a second click is no second answer");
        assert!(!focuses(&panel.changes(asked(question)), spot::NOW), "the same question again takes nothing away");
        let now = panel.answer(Asked::Answer, Ok(run(show())));
        assert!(focuses(&now, spot::NOW), "the button that had the focus is gone");
    }
    assert!(panel.send(Msg::Answer(Answer::Yes)).is_empty(), "nothing is asked");
}

/// The background answers before the run has heard, then says that something has changed.
#[test]
fn an_answered_question_that_still_stands_takes_no_second_answer() {
    let mut panel = Panel::with(asked(Question::IsOff));
    panel.send(Msg::Answer(Answer::Yes));
    panel.answer(Asked::Answer, Ok(asked(Question::IsOff)));
    assert!(panel.0.is_heard() && panel.0.busy.is_none());
    assert!(panel.send(Msg::Answer(Answer::Yes)).is_empty(), "it would answer the question after this one");
    // The same question after another step is another question.
    let mut later = Show { question: Some(Question::IsOff), ..show() };
    later.steps.push(step(Did::FoundSecret, StepResult::Done));
    panel.changes(run(later.clone()));
    assert!(matches!(
        asks(&panel.send(Msg::Answer(Answer::Yes))),
        GuideAsk::Answer(Answered { answer: Answer::Yes, .. })
    ));
    panel.answer(Asked::Answer, Err(Failure::Browser));
    assert!(!panel.send(Msg::Answer(Answer::Yes)).is_empty(), "an answer that got lost is given again");
    panel.answer(Asked::Answer, Ok(run(later.clone())));
    panel.changes(run(show()));
    panel.changes(run(later));
    assert!(!panel.0.is_heard(), "in between it has gone on");
    // Lost with the background, perhaps: after a while it can be given again.
    let mut panel = Panel::with(asked(Question::IsOff));
    let commands = panel.send(Msg::Answer(Answer::Yes));
    let [_, Command::AwaitRun(number)] = commands[..] else { panic!("not awaited") };
    panel.answer(Asked::Answer, Ok(asked(Question::IsOff)));
    panel.send(Msg::NotHeard(number));
    assert!(!panel.send(Msg::Answer(Answer::Yes)).is_empty());
    // Codes that were kept are not kept twice.
    let mut panel = Panel::with(keeps("aaaa-1111"));
    panel.send(Msg::SaveCodes(false));
    panel.send(Msg::CodesKept(1, Ok(())));
    panel.answer(Asked::Answer, Ok(keeps("aaaa-1111")));
    assert!(panel.send(Msg::SaveCodes(false)).is_empty());
}

#[test]
fn what_it_looks_for_is_said_without_taking_the_focus() {
    let mut panel = Panel::with(run(show()));
    let mut later = show();
    later.account = Some(id(1));
    later.steps.push(step(Did::Saved, StepResult::Done));
    assert!(panel.changes(run(later)).is_empty());
    assert!(focuses(&panel.changes(waits(Reason::NoCodeField)), spot::NOW));
    assert!(matches!(asks(&panel.send(Msg::GoOn)), GuideAsk::GoOn));
}

#[test]
fn what_helps_at_a_site_is_beside_its_words() {
    let (said, advice) = (Some("Not today.".to_owned()), Some("Try again tomorrow.".to_owned()));
    let waits = Some(Reason::Site(ObstacleKind::Wait));
    let panel = Panel::with(run(Show { waits, said: said.clone(), advice: advice.clone(), ..show() }));
    let card = panel.0.card().unwrap();
    assert_eq!((card.said, card.advice), (said, advice));
}

#[test]
fn late_answers_change_nothing() {
    let mut panel = Panel::with(asked(Question::IsOff));
    panel.send(Msg::Answer(Answer::Yes));
    let answer = panel.0.sent;
    panel.send(Msg::Changed);
    let newer = panel.0.sent;
    panel.send(Msg::Answered(newer, Asked::Open, Ok(waits(Reason::Password))));
    assert!(panel.send(Msg::Answered(answer, Asked::Answer, Ok(asked(Question::IsOff)))).is_empty());
    assert_eq!(panel.0.card().unwrap().now, Now::Waits(Reason::Password));
    assert_eq!(panel.0.busy, None, "the panel waits for nothing any more");
}

#[test]
fn stop_gets_through_whatever_is_under_way() {
    let mut panel = Panel::with(asked(Question::IsOff));
    panel.send(Msg::Answer(Answer::Yes));
    assert!(matches!(asks(&panel.send(Msg::Stop)), GuideAsk::Stop));
    assert!(panel.send(Msg::Stop).is_empty());
    panel.answer(Asked::Stop, Ok(over(Outcome::Stopped { saved: false })));
    assert_eq!(panel.0.card().unwrap().now, Now::Over(Outcome::Stopped { saved: false }));
}

#[test]
fn closing_what_has_ended_leads_to_the_accounts_even_if_the_background_is_gone() {
    for answer in [Ok(ready(Vec::new())), Err(Failure::Browser)] {
        let mut panel = Panel::with(over(Outcome::On(10)));
        assert!(matches!(asks(&panel.send(Msg::Close)), GuideAsk::Close));
        assert!(goes(&panel.answer(Asked::Close, answer), Where::Accounts));
    }
}

#[test]
fn a_locked_vault_blanks_the_panel_and_the_popup_has_the_door() {
    let mut panel = Panel::with(keeps("aaaa-1111"));
    let commands = panel.send(Msg::KeyChanged);
    assert_eq!(panel.0.kind(), Kind::Loading);
    assert!(panel.0.codes().is_none(), "no code stays in the page");
    assert!(matches!(asks(&commands), GuideAsk::Open));
    assert!(goes(&panel.answer(Asked::Open, Ok(Seen::Away)), Where::Door));
    let mut panel = Panel::with(ready(Vec::new()));
    panel.send(Msg::Start);
    assert!(goes(&panel.answer(Asked::Start, Err(Failure::Locked)), Where::Door));
}

#[test]
fn without_the_background_it_says_so_and_tries_again() {
    let mut panel = Panel(Model::new(false));
    panel.send(Msg::Opened(Some(7)));
    panel.answer(Asked::Open, Err(Failure::Browser));
    assert_eq!(panel.0.kind(), Kind::Unreachable);
    assert!(matches!(asks(&panel.send(Msg::Retry)), GuideAsk::Open));
    panel.answer(Asked::Open, Ok(ready(Vec::new())));
    panel.send(Msg::Start);
    panel.answer(Asked::Start, Err(Failure::PageClosed));
    assert_eq!(panel.0.kind(), Kind::Ready, "what is shown stays");
    assert_eq!(panel.0.status.as_ref().unwrap().text.key, "failurePageClosed");
}

#[test]
fn the_run_of_another_tab_can_be_stopped_from_here() {
    let elsewhere = |outcome| {
        Seen::Run(Box::new(Run { host: HOST.to_owned(), here: false, account: None, show: Show { outcome, ..show() } }))
    };
    let mut panel = Panel::with(elsewhere(None));
    assert_eq!(panel.0.kind(), Kind::Elsewhere);
    assert!(matches!(asks(&panel.send(Msg::Stop)), GuideAsk::Stop));
    panel.answer(Asked::Stop, Ok(elsewhere(Some(Outcome::Stopped { saved: false }))));
    assert_eq!(panel.0.kind(), Kind::Run, "how it has ended is shown, and can be closed");
}

#[test]
fn recovery_codes_are_corrected_and_kept_with_the_account_of_the_run() {
    let mut panel = Panel::with(keeps("aaaa-1111\nbbbb-2222\nScreenshot"));
    let form = panel.0.codes().unwrap();
    assert_eq!(form.text(), "aaaa-1111\nbbbb-2222\nScreenshot");
    assert!(form.exact && form.account == Some(id(1)));
    panel.send(Msg::Codes(codes_form::Msg::Text("aaaa-1111\nbbbb-2222".to_owned())));
    panel.changes(keeps("aaaa-1111\nbbbb-2222\nScreenshots"));
    assert_eq!(panel.0.codes().unwrap().text(), "aaaa-1111\nbbbb-2222", "what was corrected stays");
    let commands = panel.send(Msg::SaveCodes(false));
    let [Command::KeepCodes(2, CodesOrder::Keep { account, codes, source, replace: false })] = &commands[..] else {
        panic!("not kept")
    };
    assert_eq!((*account, source.as_deref()), (id(1), Some(HOST)));
    assert_eq!(codes.iter().map(|code| code.text.as_str()).collect::<Vec<_>>(), ["aaaa-1111", "bbbb-2222"]);
    assert!(panel.send(Msg::SaveCodes(false)).is_empty(), "once");
    // The account has others: the user is asked.
    let there = Err(KeepFailure::Codes(CodesFailure::There));
    assert!(focuses(&panel.send(Msg::CodesKept(2, there)), codes_form::REPLACE_SPOT));
    assert!(matches!(
        &panel.send(Msg::SaveCodes(true))[..],
        [Command::KeepCodes(2, CodesOrder::Keep { replace: true, .. })]
    ));
    assert!(matches!(asks(&panel.send(Msg::CodesKept(2, Ok(())))), GuideAsk::Kept(2)));
}

#[test]
fn recovery_codes_that_the_page_has_changed_meanwhile_are_shown_anew_unless_somebody_typed() {
    let mut panel = Panel::with(keeps("aaaa-1111"));
    panel.changes(keeps("aaaa-1111\nbbbb-2222"));
    assert_eq!(panel.0.codes().unwrap().text(), "aaaa-1111\nbbbb-2222");
    assert!(matches!(asks(&panel.send(Msg::DropCodes)), GuideAsk::Answer(Answered { answer: Answer::No, .. })));
    panel.answer(Asked::Answer, Ok(run(show())));
    assert!(panel.0.codes().is_none());
}

#[test]
fn a_selected_text_is_read_and_kept_and_said() {
    let other = AccountName { id: id(2), issuer: "GitLab".to_owned(), name: "bob".to_owned() };
    let selected = SelectedCodes {
        text: "1. aaaa-1111".to_owned(),
        host: Some(HOST.to_owned()),
        accounts: vec![account(), other],
    };
    let mut panel = Panel(Model::new(false));
    panel.send(Msg::Opened(Some(7)));
    let commands = panel.answer(Asked::Open, Ok(Seen::Codes(selected.clone())));
    let Some(Command::ReadCodes(round, text)) = commands.first() else { panic!("not read") };
    assert_eq!(text.as_str(), "1. aaaa-1111");
    let read = sixpence::message::ReadCodes {
        codes: vec![sixpence::message::TypedCode { text: "aaaa-1111".to_owned(), used: false }],
        left_out: 0,
        repeated: 0,
        doubt: None,
    };
    panel.send(Msg::Codes(codes_form::Msg::Read(*round, Ok(read))));
    assert!(matches!(panel.0.codes().unwrap().reading, Reading::Read(_)));
    assert!(panel.changes(Seen::Codes(selected)).is_empty(), "the same text is not begun anew");
    assert!(focuses(&panel.send(Msg::SaveCodes(false)), codes_form::Field::Account.id()), "whose are they?");
    panel.send(Msg::Codes(codes_form::Msg::Account(String::from(id(2)))));
    let commands = panel.send(Msg::SaveCodes(false));
    assert!(matches!(&commands[..], [Command::KeepCodes(1, CodesOrder::Keep { account, .. })] if *account == id(2)));
    panel.send(Msg::CodesKept(1, Ok(())));
    assert_eq!(panel.0.kind(), Kind::Saved);
    panel.changes(ready(Vec::new()));
    assert_eq!(panel.0.kind(), Kind::Saved, "that it is saved stays to be read");
    assert!(matches!(asks(&panel.send(Msg::Close)), GuideAsk::Close));
}

#[test]
fn by_hand_has_its_ticks_and_keeps_recovery_codes_with_the_account_of_the_site() {
    let mut panel = Panel::with(ready(vec![account()]));
    assert!(focuses(&panel.send(Msg::ByHand(true)), spot::HEADING));
    assert_eq!(panel.0.kind(), Kind::ByHand);
    panel.send(Msg::Tick(Hand::Show, true));
    panel.changes(ready(vec![account()]));
    assert!(panel.0.by_hand().unwrap().is_done(Hand::Show), "a look at the page takes no tick away");
    assert!(goes(&panel.send(Msg::Scan), Where::Scan));
    panel.send(Msg::Codes(codes_form::Msg::Text("aaaa-1111".to_owned())));
    let read = Err(KeepFailure::Browser);
    panel.send(Msg::CodesKept(1, read));
    assert!(panel.0.codes().unwrap().error.is_some());
    panel.send(Msg::CodesKept(1, Ok(())));
    assert!(panel.0.by_hand().unwrap().is_done(Hand::Recovery));
    assert_eq!(panel.0.codes().unwrap().text(), "", "the form is empty again");
    for step in Hand::ALL {
        panel.send(Msg::Tick(step, true));
    }
    assert!(panel.0.by_hand().unwrap().is_over());
    panel.send(Msg::Tick(Hand::Code, false));
    assert!(!panel.0.by_hand().unwrap().is_over());
    panel.send(Msg::ByHand(false));
    assert_eq!(panel.0.kind(), Kind::Ready);
    assert!(panel.0.codes().is_none());
}

#[test]
fn what_comes_as_text_within_an_answer_is_read_or_refused() {
    let view = |show: String| GuideView::Run(RunView { host: HOST.to_owned(), here: true, account: None, show });
    let parse = |text: &str| serde_json::from_str(text).ok();
    let text = serde_json::to_string(&show()).unwrap();
    let Some(Seen::Run(seen)) = Seen::of(view(text), parse) else { panic!("not read") };
    assert!(seen.show == show());
    assert!(Seen::of(view("7".to_owned()), parse).is_none());
    assert!(matches!(Seen::of(GuideView::Away, parse), Some(Seen::Away)));
}

/// Every text of the panel is there, and each reason and outcome has its own.
#[test]
fn each_reason_and_each_outcome_has_words_of_its_own() {
    let messages: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string("extension/_locales/en/messages.json").unwrap()).unwrap();
    let kinds = [
        ObstacleKind::Wait,
        ObstacleKind::VerifyMail,
        ObstacleKind::Plan,
        ObstacleKind::Managed,
        ObstacleKind::OtherLogin,
    ];
    let plain = [
        Reason::Password,
        Reason::NoWay,
        Reason::NoSecret,
        Reason::NoCodeField,
        Reason::Refused,
        Reason::NotTyped,
        Reason::NotPressed,
        Reason::NotOn,
        Reason::Elsewhere,
        Reason::NoAccess,
    ];
    let reasons: Vec<Reason> = plain.into_iter().chain(kinds.map(Reason::Site)).collect();
    let mut keys = BTreeSet::new();
    for reason in &reasons {
        let (saw, help) = words::reason(*reason, HOST);
        assert!(keys.insert(saw.key.clone()) && keys.insert(help.key.clone()), "{reason:?}");
    }
    let outcomes = [
        Outcome::On(0),
        Outcome::On(1),
        Outcome::On(10),
        Outcome::Stopped { saved: true },
        Outcome::Stopped { saved: false },
        Outcome::WasOn,
        Outcome::TimedOut { saved: true },
        Outcome::NotSaved,
    ];
    let mut ends = BTreeSet::new();
    for outcome in outcomes {
        let (reached, next) = words::outcome(outcome, HOST);
        let own: Vec<String> = std::iter::once(&reached).chain(&next).map(|text| text.key.clone()).collect();
        assert!(ends.insert(own.clone()), "{outcome:?}");
        keys.extend(own);
    }
    for result in [StepResult::Running, StepResult::Done, StepResult::Failed] {
        let all = [
            Did::Asked,
            Did::Pressed("Set up".to_owned()),
            Did::FoundSecret,
            Did::Saved,
            Did::Typed,
            Did::Confirmed,
            Did::KeptCodes(1),
            Did::KeptCodes(10),
            Did::Waited(Reason::Password),
        ];
        keys.extend(all.map(|did| words::did(&step(did, result), None, Some(&account())).0.key));
    }
    let missing: Vec<_> = keys.iter().filter(|key| messages.get(key.as_str()).is_none()).collect();
    assert!(missing.is_empty(), "no text for {missing:?}");
}

#[test]
fn steps_say_what_happened_and_no_more() {
    let done = |did: Did, next: Option<&Did>| words::did(&step(did, StepResult::Done), next, None).0;
    assert_eq!(done(Did::Confirmed, Some(&Did::KeptCodes(8))).key, "didConfirm");
    assert_eq!(done(Did::Confirmed, Some(&Did::Typed)).key, "didHear", "typed again: it was not accepted");
    assert_eq!(done(Did::Confirmed, Some(&Did::Waited(Reason::NotOn))).key, "didHear");
    let saved = words::did(&step(Did::Saved, StepResult::Done), None, Some(&account())).0;
    assert_eq!((saved.key.as_str(), saved.with[0].as_str()), ("didSaveAccount", "GitHub (alice)"));
    let (wait, why) = words::did(&step(Did::Waited(Reason::Password), StepResult::Running), None, None);
    assert_eq!((wait.key.as_str(), why), ("didWaiting", Some(Reason::Password)));
    let hidden = done(Did::Pressed("Set\u{202E}up".to_owned()), None);
    assert!(!hidden.with[0].contains('\u{202E}'), "a page's name for a control cannot turn the text around");
}

#[test]
fn a_step_says_how_long_it_took_where_that_was_long() {
    let took = |took_ms, result| words::took(&Step { took_ms, ..step(Did::Typed, result) });
    assert_eq!(took(1000, StepResult::Done), None);
    assert_eq!(took(90_000, StepResult::Running), None, "it is not over");
    assert_eq!(took(1600, StepResult::Done).unwrap().with, ["2"]);
    let long = took(62_400, StepResult::Failed).unwrap();
    assert_eq!((long.key.as_str(), &long.with[..]), ("tookMinutes", &["1".to_owned(), "2".to_owned()][..]));
}

#[test]
fn it_says_what_it_looks_for() {
    let at = |steps: Vec<Step>| words::looks_for(&Show { steps, ..show() }).key;
    let done = |did| step(did, StepResult::Done);
    assert_eq!(at(vec![done(Did::Asked)]), "seeksSecret");
    assert_eq!(at(vec![done(Did::Asked), done(Did::FoundSecret), done(Did::Saved)]), "seeksField");
    assert_eq!(at(vec![done(Did::Saved), step(Did::Typed, StepResult::Running)]), "didTyping");
    assert_eq!(at(vec![done(Did::Typed), step(Did::Confirmed, StepResult::Running)]), "seeksAnswer");
    assert_eq!(at(vec![done(Did::Typed), step(Did::Confirmed, StepResult::Failed)]), "seeksField");
    assert_eq!(at(vec![done(Did::Confirmed), done(Did::Pressed("Show codes".to_owned()))]), "seeksCodes");
    assert_eq!(at(vec![done(Did::Confirmed), done(Did::Waited(Reason::NotOn))]), "seeksField");
}

#[test]
fn several_secrets_are_shown_with_what_they_say() {
    let choice = Choice { issuer: "GitHub".to_owned(), name: "alice".to_owned(), written: true };
    let mut several = show();
    several.question = Some(Question::Which(vec![3, 8]));
    several.choices = vec![choice.clone(), Choice { written: false, ..choice }];
    let mut panel = Panel::with(run(several.clone()));
    assert_eq!(panel.0.card().unwrap().choices, several.choices);
    assert!(matches!(
        asks(&panel.send(Msg::Answer(Answer::The(1)))),
        GuideAsk::Answer(Answered { answer: Answer::The(1), .. })
    ));
}
