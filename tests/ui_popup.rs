//! The popup's messages and commands.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

use sixpence::{
    capture::{found::NotRead, trust::Doubt},
    message::{
        CaptureView, Consent, ExportView, Failure, FillAnswer, Help, PopupAnswer, PopupRequest, PopupView, Site, Text,
        Waiting,
    },
    ui::{
        add, confirm,
        popup::{
            model::{Asked, Clock, Kind, Model, NoteRead},
            msg::{Command, Msg, spot},
            update::{open, update},
        },
        text,
    },
};

mod ui_support;
use ui_support::{NOW, account, accounts, capture, counter, home, id, marks};

struct Popup(Model);

impl Popup {
    /// A popup about tab 7 whose first answer was this.
    fn with(answer: PopupAnswer) -> Self {
        let mut popup = Self(Model::new(Some(7)));
        open(&mut popup.0);
        popup.answer(Asked::Open, Ok(answer));
        popup
    }

    fn few() -> Self {
        let mut first = account(1, "GitHub", "alice");
        first.here = true;
        Self::with(accounts(vec![first, account(2, "GitLab", "bob"), counter(3)]))
    }

    fn send(&mut self, msg: Msg) -> Vec<Command> {
        update(&mut self.0, msg)
    }

    fn answer(&mut self, asked: Asked, answer: Result<PopupAnswer, Failure>) -> Vec<Command> {
        let number = self.0.sent;
        self.send(Msg::Answered(number, asked, answer))
    }

    fn status(&self) -> &str {
        self.0.status.as_ref().map_or("", |status| status.text.key.as_str())
    }
}

fn focuses(commands: &[Command], id: &str) -> bool {
    commands.iter().any(|command| matches!(command, Command::Focus(own) if *own == id))
}

#[test]
fn shows_what_the_background_answers_and_puts_the_focus_where_it_is_needed() {
    let mut popup = Popup(Model::new(Some(7)));
    assert_eq!(popup.0.kind(), Kind::Loading);
    assert!(matches!(open(&mut popup.0), Command::Ask(1, Asked::Open, PopupRequest::Open(Some(7)))));
    let locked = PopupView::Locked { waiting: Some(Waiting::Capture), other_ways: false };
    let commands = popup.answer(Asked::Open, Ok(PopupAnswer::View(locked)));
    assert_eq!(popup.0.kind(), Kind::Locked);
    assert!(focuses(&commands, spot::PASSPHRASE));
    assert!(popup.send(Msg::Unlock).iter().all(|command| matches!(command, Command::Focus(_))), "nothing typed");
    popup.send(Msg::Passphrase("correct horse".to_owned()));
    let commands = popup.send(Msg::Unlock);
    assert!(
        matches!(&commands[..], [Command::Ask(_, Asked::Unlock, PopupRequest::Unlock { passphrase, tab: Some(7) })]
        if passphrase == "correct horse")
    );
    assert!(popup.send(Msg::Unlock).is_empty(), "once is enough");
    popup.answer(Asked::Unlock, Err(Failure::WrongPassphrase));
    assert!(popup.0.unlock().unwrap().error.is_some());
    popup.send(Msg::Unlock);
    let commands = popup.answer(Asked::Unlock, Ok(PopupAnswer::View(PopupView::Confirm(capture(&["GitHub"])))));
    assert_eq!(popup.0.kind(), Kind::Confirm(1), "what waited is shown");
    assert!(focuses(&commands, spot::HEADING));
}

#[test]
fn enter_fills_the_first_the_arrows_choose_another_and_escape_clears_the_search() {
    let mut popup = Popup::few();
    assert!(popup.0.has_card());
    assert_eq!(popup.0.target(), Some(id(1)));
    popup.send(Msg::Move(1));
    assert_eq!(popup.0.target(), Some(id(3)), "of the others the first by name");
    popup.send(Msg::Move(9));
    assert_eq!(popup.0.target(), Some(id(2)));
    popup.send(Msg::Move(-9));
    assert_eq!(popup.0.target(), Some(id(1)));
    popup.send(Msg::Search("bob".to_owned()));
    assert!(!popup.0.has_card());
    assert_eq!(popup.0.target(), Some(id(2)));
    assert!(matches!(&popup.send(Msg::Fill(None))[..],
        [Command::Ask(_, Asked::Fill(_), PopupRequest::Fill { account, tab: 7, consent: Consent::NotAsked })]
        if *account == id(2)));
    popup.send(Msg::Escape);
    assert_eq!(popup.0.list.search, "");
    popup.send(Msg::Search("nobody".to_owned()));
    assert_eq!(popup.0.target(), None);
    popup.send(Msg::Move(1));
}

#[test]
fn a_foreign_site_is_asked_about_and_both_answers_are_sent() {
    for (consent, word) in [(Consent::Once, "once"), (Consent::Always, "always")] {
        let mut popup = Popup::few();
        popup.send(Msg::Fill(Some(id(2))));
        let asks = FillAnswer::Asks { host: "x.example".to_owned(), known: vec![], near: false, private: false };
        popup.answer(Asked::Fill(id(2)), Ok(PopupAnswer::Fill(asks)));
        assert_eq!(popup.0.kind(), Kind::OtherSite);
        let commands = popup.send(Msg::Consent(consent));
        assert!(
            matches!(&commands[..], [Command::Ask(_, _, PopupRequest::Fill { account, consent: sent, .. })]
            if *account == id(2) && *sent == consent),
            "{word}"
        );
        let filled = FillAnswer::Filled { host: "x.example".to_owned() };
        let commands = popup.answer(Asked::Fill(id(2)), Ok(PopupAnswer::Fill(filled)));
        assert_eq!((popup.0.kind(), popup.status()), (Kind::Home, "filled"));
        assert!(commands.iter().any(|command| matches!(command, Command::Close)));
    }
    let mut popup = Popup::few();
    popup.send(Msg::Fill(Some(id(2))));
    let asks = FillAnswer::Asks { host: "x.example".to_owned(), known: vec![], near: true, private: false };
    popup.answer(Asked::Fill(id(2)), Ok(PopupAnswer::Fill(asks)));
    assert!(focuses(&popup.send(Msg::Cancel), spot::SEARCH));
    assert_eq!(popup.0.kind(), Kind::Home);
}

#[test]
fn when_a_code_ends_one_request_is_sent_and_nothing_typed_is_lost() {
    let mut popup = Popup::few();
    popup.send(Msg::Search("git".to_owned()));
    popup.send(Msg::Move(1));
    assert_eq!(popup.0.wake_at(false), Some(NOW + 30_000.0));
    assert!(popup.send(Msg::Tick(NOW + 29_999.0)).is_empty());
    let commands = popup.send(Msg::Tick(NOW + 30_000.0));
    assert!(matches!(&commands[..], [Command::Ask(_, Asked::Open, PopupRequest::Open(_))]));
    assert!(popup.send(Msg::Tick(NOW + 30_001.0)).is_empty(), "not again before the next end");
    popup.answer(Asked::Open, Ok(accounts(vec![account(2, "GitLab", "bob"), account(4, "Gitea", "eve")])));
    assert_eq!(popup.0.list.search, "git");
    assert_eq!(popup.0.target(), Some(id(2)));
    assert_eq!(popup.0.wake_at(true), Some(NOW + 900_000.0), "unseen, only the lock matters");
}

#[test]
fn a_refresh_does_not_take_the_user_away_from_a_form() {
    let mut popup = Popup::few();
    popup.send(Msg::OpenAdd);
    popup.send(Msg::Tick(NOW + 30_000.0));
    popup.answer(Asked::Open, Ok(accounts(vec![])));
    assert_eq!(popup.0.kind(), Kind::Add);
}

#[test]
fn codes_leave_the_screen_when_the_vault_locks() {
    let mut popup = Popup::few();
    popup.send(Msg::OpenAdd);
    let commands = popup.send(Msg::Tick(NOW + 900_000.0));
    assert!(matches!(&commands[..], [Command::Ask(_, Asked::Open, _)]));
    assert_eq!(popup.0.kind(), Kind::Loading);
    assert!(popup.0.home.is_none() && popup.0.list.rows.is_empty());

    let mut popup = Popup::few();
    popup.send(Msg::KeyChanged);
    assert!(popup.0.home.is_none(), "the key is gone elsewhere: blank at once");

    let mut popup = Popup::few();
    assert!(matches!(&popup.send(Msg::Lock)[..], [Command::Ask(_, Asked::Lock, PopupRequest::Lock)]));
    popup.answer(Asked::Lock, Ok(PopupAnswer::View(PopupView::Locked { waiting: None, other_ways: true })));
    assert!(popup.0.home.is_none());
}

#[test]
fn an_answer_that_comes_too_late_changes_nothing() {
    let mut popup = Popup::few();
    popup.send(Msg::Tick(NOW + 30_000.0));
    let refresh = popup.0.sent;
    popup.send(Msg::Lock);
    popup.answer(Asked::Lock, Ok(PopupAnswer::View(PopupView::Locked { waiting: None, other_ways: true })));
    popup.send(Msg::Answered(refresh, Asked::Open, Ok(accounts(vec![account(1, "GitHub", "alice")]))));
    assert_eq!(popup.0.kind(), Kind::Locked, "an older answer does not unlock the screen");
}

#[test]
fn how_a_fill_went_is_said_whenever_it_is_known() {
    let mut popup = Popup::few();
    popup.send(Msg::Fill(None));
    let fill = popup.0.sent;
    popup.send(Msg::Tick(NOW + 30_000.0));
    assert!(popup.0.sent > fill, "the codes are asked for meanwhile");
    popup.answer(Asked::Open, Ok(accounts(vec![account(1, "GitHub", "alice")])));
    let failed = PopupAnswer::Fill(FillAnswer::Failed(Failure::NoField));
    popup.send(Msg::Answered(fill, Asked::Fill(id(1)), Ok(failed)));
    assert_eq!(popup.status(), "failureNoField");
}

#[test]
fn failures_are_said_where_they_belong() {
    let mut popup = Popup::few();
    popup.send(Msg::Scan);
    assert_eq!(popup.status(), "scanning");
    popup.answer(Asked::Scan, Err(Failure::NoCodeFound));
    assert_eq!(popup.status(), "failureNoCodeFound");
    popup.send(Msg::Fill(None));
    popup.answer(Asked::Fill(id(1)), Ok(PopupAnswer::Fill(FillAnswer::Failed(Failure::NoField))));
    assert_eq!(popup.status(), "failureNoField");
    popup.send(Msg::Search("x".to_owned()));
    assert_eq!(popup.status(), "", "the next step takes it away");

    let mut alone = Popup(Model::new(None));
    open(&mut alone.0);
    alone.answer(Asked::Open, Ok(accounts(vec![account(1, "GitHub", "alice")])));
    assert!(alone.send(Msg::Scan).is_empty());
    assert_eq!(alone.status(), "noPage");

    let mut dead = Popup(Model::new(Some(7)));
    open(&mut dead.0);
    dead.answer(Asked::Open, Err(Failure::Browser));
    assert_eq!(dead.0.kind(), Kind::Unreachable);
    assert!(matches!(&dead.send(Msg::Retry)[..], [Command::Ask(_, Asked::Open, _)]));
}

#[test]
fn copies_the_running_code_and_says_so() {
    let mut popup = Popup::few();
    assert!(matches!(&popup.send(Msg::Copy(id(1)))[..], [Command::Copy(code)] if code == "111111"));
    popup.send(Msg::Copied(true));
    assert_eq!(popup.status(), "copied");
    assert!(popup.send(Msg::Copy(id(3))).is_empty(), "a counter has no code before it was asked for");
    assert!(matches!(&popup.send(Msg::NextCode(id(3)))[..], [Command::Ask(_, Asked::NextCode, _)]));
}

#[test]
fn saving_says_so_and_cancel_forgets_the_capture() {
    let mut popup = Popup::with(PopupAnswer::View(PopupView::Confirm(capture(&["GitHub"]))));
    let commands = popup.send(Msg::SaveCapture);
    assert!(matches!(&commands[..], [Command::Ask(_, Asked::Save, PopupRequest::SaveCapture { items, .. })]
        if items.len() == 1));
    popup.answer(Asked::Save, Ok(accounts(vec![account(1, "GitHub", "alice")])));
    assert_eq!((popup.0.kind(), popup.status()), (Kind::Home, "saved"));

    let mut popup = Popup::with(PopupAnswer::View(PopupView::Confirm(capture(&["GitHub"]))));
    assert!(matches!(&popup.send(Msg::Escape)[..], [Command::Ask(_, Asked::Drop, PopupRequest::DropCapture(_))]));
    popup.answer(Asked::Drop, Ok(PopupAnswer::View(PopupView::Accounts(home(vec![])))));
    assert_eq!(popup.0.kind(), Kind::Home);
}

#[test]
fn a_form_outlives_a_lock_without_its_secret() {
    let mut popup = Popup::few();
    popup.send(Msg::OpenAdd);
    popup.send(Msg::Add(add::Field::Secret, "JBSWY3DPEHPK3PXP".to_owned()));
    popup.send(Msg::Add(add::Field::Name, "carol".to_owned()));
    popup.send(Msg::KeyChanged);
    assert_eq!(popup.0.kind(), Kind::Loading);
    let locked = PopupView::Locked { waiting: None, other_ways: true };
    popup.answer(Asked::Open, Ok(PopupAnswer::View(locked)));
    assert!(popup.0.unlock().unwrap().other_ways);
    popup.send(Msg::Passphrase("correct horse".to_owned()));
    popup.send(Msg::Unlock);
    popup.answer(Asked::Unlock, Ok(accounts(vec![account(1, "GitHub", "alice")])));
    let form = &popup.0.add().unwrap().form;
    assert_eq!((form.secret.as_str(), form.name.as_str()), ("", "carol"));
    popup.send(Msg::Cancel);
    assert_eq!(popup.0.kind(), Kind::Home);
}

#[test]
fn an_export_is_scanned_on_from_the_confirm_screen() {
    let view = |missing: &[u32], names: &[&str]| {
        let export = Some(ExportView { parts: 2, missing: missing.to_vec() });
        PopupAnswer::View(PopupView::Confirm(CaptureView { export, ..capture(names) }))
    };
    let mut popup = Popup::with(view(&[2], &["first"]));
    let waits = |popup: &Popup| popup.0.confirm().unwrap().waits_for_more();
    assert!(waits(&popup));
    let commands = popup.send(Msg::Scan);
    assert!(matches!(commands[..], [Command::Ask(_, Asked::Scan, PopupRequest::Scan(7))]));
    // Nothing there: it is said, and what was read stays.
    popup.answer(Asked::Scan, Err(Failure::NoCodeFound));
    assert_eq!((popup.status(), waits(&popup)), ("failureNoCodeFound", true));
    popup.send(Msg::Scan);
    popup.answer(Asked::Scan, Ok(view(&[], &["first", "second"])));
    assert_eq!((popup.0.confirm().unwrap().items.len(), waits(&popup)), (2, false));
}

#[test]
fn a_scan_says_how_far_it_is_can_be_stopped_and_outlasts_a_refresh() {
    let mut popup = Popup::few();
    assert_eq!(popup.0.scanning(), None);
    assert!(popup.send(Msg::StopScan).is_empty(), "there is nothing to stop");
    popup.send(Msg::Scan);
    let scan = popup.0.sent;
    assert_eq!((popup.0.scanning(), popup.status()), (Some((0, 1)), "scanning"));
    popup.send(Msg::Scanned(3, 8));
    assert_eq!(popup.0.scanning(), Some((3, 8)));
    assert!(matches!(&popup.send(Msg::StopScan)[..], [Command::Ask(_, Asked::Open, PopupRequest::StopScan(Some(7)))]));
    // Its own answer comes first, and says nothing of the scan.
    let view = PopupAnswer::View(PopupView::Accounts(home(vec![account(1, "GitHub", "alice")])));
    popup.answer(Asked::Open, Ok(view));
    assert_eq!(popup.0.scanning(), Some((3, 8)));
    popup.send(Msg::Answered(scan, Asked::Scan, Err(Failure::NotRead(NotRead::Stopped))));
    assert_eq!((popup.0.scanning(), popup.status()), (None, "failureNotReadStopped"));

    popup.send(Msg::Scan);
    let scan = popup.0.sent;
    assert_eq!(popup.0.scanning(), Some((0, 1)), "begins anew");
    // A code has ended meanwhile.
    open(&mut popup.0);
    popup.answer(Asked::Open, Ok(accounts(Vec::new())));
    let found = PopupAnswer::View(PopupView::Confirm(capture(&["GitHub"])));
    let commands = popup.send(Msg::Answered(scan, Asked::Scan, Ok(found)));
    assert!(matches!(&commands[..], [Command::Ask(_, Asked::Open, PopupRequest::Open(_))]), "it is asked for anew");
}

#[test]
fn what_a_code_says_of_itself_is_shown_as_read_whatever_is_typed() {
    let doubted = |doubt: &Doubt| text::doubt(doubt, "evil.example");
    let text = |key: &str, with: [&str; 2]| Text { key: key.to_owned(), with: with.map(str::to_owned).to_vec() };
    let elsewhere = Doubt::Elsewhere { known: "GitHub".to_owned() };
    assert_eq!(doubted(&elsewhere), text("doubtElsewhere", ["GitHub", "evil.example"]));
    let other = Doubt::OtherHost { named: "bank.example".to_owned() };
    assert_eq!(doubted(&other), text("doubtOtherHost", ["bank.example", "evil.example"]));
    // What is hidden is shown, and a foreign direction stays inside.
    let mut view = capture(&["Bank\u{202e}x"]);
    view.items[0].doubt = Some(other.clone());
    let mut popup = Popup::with(PopupAnswer::View(PopupView::Confirm(view)));
    popup.send(Msg::Confirm(confirm::Msg::Issuer(0, "Evil".to_owned())));
    let item = &popup.0.confirm().unwrap().items[0];
    assert_eq!(item.issuer, "Evil");
    assert_eq!(item.claim(), "\u{2068}Bank⟨U+202E⟩x\u{2069} (alice)");
    assert_eq!(item.read.doubt, Some(other), "typing takes no doubt away");
}

#[test]
fn the_counter_of_a_code_is_shown_before_it_is_saved() {
    let mut view = capture(&["Bank"]);
    view.items[0].code = counter(1).code;
    let popup = Popup::with(PopupAnswer::View(PopupView::Confirm(view)));
    assert_eq!(popup.0.confirm().unwrap().items[0].counter(), Some("7"));
}

/// A popup over a page on which no account was saved.
fn elsewhere(sites: &[&str]) -> PopupAnswer {
    let mut home = home(vec![account(1, "Amazon", "a"), account(2, "GitLab", "bob"), account(3, "Zoom", "z")]);
    home.site = sites.first().map(|host| Site { host: (*host).to_owned(), origin: Some(format!("https://{host}")) });
    PopupAnswer::View(PopupView::Accounts(home))
}

#[test]
fn accounts_of_the_pages_owner_come_first_where_none_is_of_this_site() {
    let mut popup = Popup(Model::new(Some(7)));
    open(&mut popup.0);
    let commands = popup.answer(Asked::Open, Ok(elsewhere(&["login.zoom.example"])));
    assert!(commands.iter().any(|command| matches!(command, Command::Ask(_, Asked::Near, PopupRequest::Near(7)))));
    popup.answer(Asked::Near, Ok(PopupAnswer::Near(vec![id(3)])));
    assert_eq!(popup.0.target(), Some(id(3)));
    // A refresh keeps them there and does not ask again.
    open(&mut popup.0);
    let commands = popup.answer(Asked::Open, Ok(elsewhere(&["login.zoom.example"])));
    assert!(!commands.iter().any(|command| matches!(command, Command::Ask(..))));
    assert_eq!(popup.0.list.shown().map(|row| row.id).collect::<Vec<_>>(), [id(3), id(1), id(2)]);
    // On a page without an address nothing is near, and where an account is saved it is first by itself.
    let mut popup = Popup(Model::new(Some(7)));
    open(&mut popup.0);
    assert!(!popup.answer(Asked::Open, Ok(elsewhere(&[]))).iter().any(|command| matches!(command, Command::Ask(..))));
    assert!(Popup::few().0.near.is_none());
}

#[test]
fn a_field_for_another_kind_of_code_is_asked_about() {
    let mut popup = Popup::few();
    popup.send(Msg::Fill(Some(id(2))));
    popup.answer(Asked::Fill(id(2)), Ok(PopupAnswer::Fill(FillAnswer::OtherChannel { email: true })));
    assert_eq!(popup.0.kind(), Kind::OtherSite);
    let commands = popup.send(Msg::Consent(Consent::Anyway));
    assert!(matches!(&commands[..], [Command::Ask(_, _, PopupRequest::Fill { consent: Consent::Anyway, .. })]));
}

fn refused() -> Popup {
    let mut home = home(vec![account(1, "GitHub", "alice"), account(2, "GitHub", "bob")]);
    home.accounts.iter_mut().for_each(|account| account.here = true);
    home.help = Some(Help { account: id(1), refused: true });
    Popup::with(PopupAnswer::View(PopupView::Accounts(home)))
}

#[test]
fn after_a_refused_code_the_popup_opens_on_help_once() {
    let mut popup = refused();
    assert_eq!(popup.0.kind(), Kind::Refused);
    assert_eq!(popup.0.refused().unwrap().clock, Clock::Comparing);
    popup.answer(Asked::Clock, Ok(PopupAnswer::Clock(Some(-47))));
    assert_eq!(popup.0.refused().unwrap().clock, Clock::Ahead(-47));
    // A code ends meanwhile: the help stays.
    open(&mut popup.0);
    let again = refused().0.home.unwrap();
    popup.answer(Asked::Open, Ok(PopupAnswer::View(PopupView::Accounts(again.clone()))));
    assert_eq!(popup.0.kind(), Kind::Refused);
    let commands = popup.send(Msg::UseSiteTime);
    assert!(
        matches!(&commands[..], [Command::Ask(_, Asked::Mend, PopupRequest::SetSkew { account, seconds: -47, .. })]
        if *account == id(1))
    );
    popup.answer(Asked::Mend, Ok(PopupAnswer::View(PopupView::Accounts(again))));
    assert_eq!((popup.0.kind(), popup.status()), (Kind::Home, "saved"), "not the help again");
    popup.send(Msg::OpenRefused);
    assert_eq!(popup.0.kind(), Kind::Refused, "by the user's wish");
    assert!(focuses(&popup.send(Msg::Escape), spot::SEARCH));
}

#[test]
fn a_clock_that_cannot_be_compared_is_said_and_changes_nothing() {
    for answer in [Ok(PopupAnswer::Clock(None)), Err(Failure::Browser)] {
        let mut popup = refused();
        popup.answer(Asked::Clock, answer);
        assert_eq!(popup.0.refused().unwrap().clock, Clock::Unknown);
        assert!(popup.send(Msg::UseSiteTime).is_empty());
    }
}

#[test]
fn a_counters_code_is_taken_back() {
    let mut popup = Popup::few();
    let commands = popup.send(Msg::TakeBack(id(3)));
    assert!(matches!(&commands[..], [Command::Ask(_, Asked::Mend, PopupRequest::TakeBack { account, tab: Some(7) })]
        if *account == id(3)));
}

#[test]
fn the_assistant_takes_the_popups_place_while_it_is_wanted_unless_the_user_wants_the_accounts() {
    let wanted = || {
        let mut home = home(vec![account(1, "GitHub", "alice")]);
        home.guide = true;
        home.site = Some(Site { host: "github.com".to_owned(), origin: Some("https://github.com".to_owned()) });
        home
    };
    let view = |home| PopupAnswer::View(PopupView::Accounts(home));
    let open_with = |stays, home| {
        let mut popup = Popup(Model::new(Some(7)));
        popup.0.stays = stays;
        open(&mut popup.0);
        let commands = popup.answer(Asked::Open, Ok(view(home)));
        (popup, commands)
    };
    let (popup, commands) = open_with(false, wanted());
    assert!(matches!(commands[..], [Command::Guide]));
    assert_eq!(popup.0.kind(), Kind::Loading, "the accounts do not flash");
    let (mut popup, commands) = open_with(true, wanted());
    assert!(!commands.iter().any(|command| matches!(command, Command::Guide)));
    assert_eq!((popup.0.kind(), popup.0.way_to_guide()), (Kind::Home, Some(true)));
    assert!(matches!(popup.send(Msg::Guide)[..], [Command::Guide]));
    // What went wrong is said here, once.
    let mut told = wanted();
    told.notice = sixpence::ui::status::attention(Text::plain("failureNoField"));
    let (popup, _) = open_with(false, told);
    assert_eq!((popup.0.kind(), popup.status()), (Kind::Home, "failureNoField"));
    let mut idle = wanted();
    idle.guide = false;
    let (popup, _) = open_with(false, idle);
    assert_eq!(popup.0.way_to_guide(), Some(false));
    assert_eq!(Popup::few().0.way_to_guide(), None, "no page that can be filled");
}

#[test]
fn recovery_codes_are_offered_for_an_account_of_this_site() {
    let mut popup = Popup::few();
    assert_eq!(popup.0.way_to_recovery(), Some(id(1)));
    popup.send(Msg::Move(1));
    assert_eq!(
        (popup.0.target(), popup.0.way_to_recovery()),
        (Some(id(3)), Some(id(1))),
        "the chosen one is of another"
    );
    assert!(matches!(popup.send(Msg::UseRecovery(id(1)))[..], [Command::OpenCodes(account)] if account == id(1)));
    let elsewhere = Popup::with(accounts(vec![account(2, "GitLab", "bob")]));
    assert_eq!(elsewhere.0.way_to_recovery(), None);
}

#[test]
fn favourites_own_order_and_tags() {
    let mut all: Vec<_> =
        (1..).zip(["Amber", "Beryl", "Coral", "Daisy"]).map(|(number, issuer)| account(number, issuer, "")).collect();
    all[3].here = true;
    all[2].marks = marks(&["Work"], true, Some(2), false);
    all[1].marks = marks(&["Work", "Home"], false, Some(0), false);
    all.reverse();
    let mut popup = Popup::with(accounts(all.clone()));
    let listed = |popup: &Popup| popup.0.list.shown().map(|row| row.id.0[0]).collect::<Vec<_>>();
    assert_eq!(listed(&popup), [4, 3, 1, 2], "this site first, then favourites, then by name");
    assert!(popup.0.has_card() && popup.0.list.has_places());
    assert!(matches!(popup.send(Msg::OwnOrder(true))[..], [Command::RememberOrder(true)]));
    assert_eq!(listed(&popup), [4, 3, 2, 1]);
    popup.send(Msg::Move(1));
    popup.send(Msg::Tag(Some("Work".to_owned())));
    assert_eq!((listed(&popup), popup.0.target()), (vec![3, 2], Some(id(3))));
    assert!(!popup.0.has_card(), "the account of this site has not that tag");
    popup.send(Msg::Search("beryl".to_owned()));
    assert_eq!(listed(&popup), [2]);
    popup.send(Msg::Escape);
    assert_eq!(listed(&popup), [3, 2], "the tag stays");
    // A lock forgets the accounts and the tag, not how the list stands.
    popup.send(Msg::KeyChanged);
    assert!(popup.0.list.tags.is_empty());
    popup.answer(Asked::Open, Ok(accounts(all)));
    assert_eq!(listed(&popup), [4, 3, 2, 1]);
}

#[test]
fn a_note_is_shown_and_where_it_is_guarded_the_vault_shows_it() {
    let mut popup = Popup::few();
    let commands = popup.send(Msg::ShowNote(id(2)));
    assert!(matches!(commands[..], [Command::ReadNote(account), Command::Focus(spot::HEADING)] if account == id(2)));
    assert_eq!(popup.0.kind(), Kind::Note(false));
    popup.send(Msg::NoteRead(id(1), NoteRead::Failed));
    assert_eq!(popup.0.kind(), Kind::Note(false), "of another account: too late");
    popup.answer(Asked::Open, Ok(accounts(vec![account(2, "GitLab", "bob")])));
    assert_eq!(popup.0.kind(), Kind::Note(false), "new codes take nobody away");
    popup.send(Msg::NoteRead(id(2), NoteRead::Text("mine".to_owned().into())));
    assert_eq!(popup.0.kind(), Kind::Note(true));
    assert!(popup.0.note().unwrap().read == Some(NoteRead::Text("mine".to_owned().into())));
    assert!(focuses(&popup.send(Msg::Escape), spot::SEARCH));
    assert_eq!(popup.0.kind(), Kind::Home);
    assert!(popup.send(Msg::NoteRead(id(2), NoteRead::Guarded)).is_empty());
    assert!(matches!(popup.send(Msg::OpenAccount(id(2)))[..], [Command::OpenAccount(account)] if account == id(2)));
    popup.send(Msg::ShowNote(id(2)));
    popup.send(Msg::KeyChanged);
    assert!(popup.0.note().is_none(), "nothing stays in a popup that locks");
}
