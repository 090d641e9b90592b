//! The vault page's messages and commands.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

use sixpence::{
    message::{Changed, Failure, Kept, KeptAnswer, Order, VaultRequest, VaultView, Ways},
    ui::{
        passphrase, proof,
        vault::{
            forms::Field,
            keep::{msg::Msg as Keep, task::Deed},
            model::{Asked, Kind, Model, PlaceKind, Section},
            msg::{Command, Msg, spot},
            update::{open, update},
        },
    },
};

mod ui_support;
use ui_support::{NOW, account, id, vault};

struct Page(Model);

impl Page {
    fn with(view: VaultView) -> Self {
        let mut page = Self(Model::new(Section::Accounts));
        open(&mut page.0);
        page.answer(Asked::Open, Ok(view));
        page
    }

    fn few() -> Self {
        Self::with(VaultView::Open(vault(vec![account(1, "GitHub", "alice"), account(2, "GitLab", "bob")], &[])))
    }

    fn send(&mut self, msg: Msg) -> Vec<Command> {
        update(&mut self.0, msg)
    }

    fn answer(&mut self, asked: Asked, answer: Result<VaultView, Failure>) -> Vec<Command> {
        let number = self.0.sent;
        self.send(Msg::Answered(number, asked, answer))
    }

    fn kept(&mut self, deed: Deed, answer: Result<KeptAnswer, sixpence::message::KeepFailure>) -> Vec<Command> {
        let number = self.0.sent;
        self.send(Msg::Keep(Keep::Kept(number, deed, answer)))
    }

    fn status(&self) -> &str {
        self.0.status.as_ref().map_or("", |status| status.text.key.as_str())
    }
}

fn focuses(commands: &[Command], id: &str) -> bool {
    commands.iter().any(|command| matches!(command, Command::Focus(own) if *own == id))
}

#[test]
fn first_run_makes_the_vault_and_then_a_recovery_key() {
    let mut page = Page::with(VaultView::FirstRun);
    let typed = |field, text: &str| Msg::Keep(Keep::New(passphrase::Msg::Typed(field, text.to_owned())));
    assert_eq!(page.0.kind(), Kind::FirstRun);
    let judged = page.send(typed(passphrase::Field::New, "correct horse"));
    assert!(matches!(&judged[..], [Command::Judge(1, text)] if text.as_str() == "correct horse"));
    assert!(focuses(&page.send(Msg::CreateVault), passphrase::Field::Repeat.id()));
    page.send(typed(passphrase::Field::Repeat, "correct horse"));
    let commands = page.send(Msg::CreateVault);
    assert!(matches!(&commands[..], [Command::Ask(_, Asked::Create, VaultRequest::Create(passphrase))]
        if passphrase == "correct horse"));
    let commands = page.answer(Asked::Create, Ok(VaultView::Open(vault(vec![], &[]))));
    assert!(matches!(&commands[..], [Command::Keep(_, Deed::FirstRecoveryKey, Order::NewRecoveryKey { proof: None })]));
    assert_eq!(page.0.kind(), Kind::Loading, "the accounts do not flash");
    let text = "000G4-40R4F".to_owned();
    let kept = KeptAnswer { kept: Kept::RecoveryKey { text }, view: Some(VaultView::Open(vault(vec![], &[]))) };
    page.kept(Deed::FirstRecoveryKey, Ok(kept));
    assert_eq!(page.0.kind(), Kind::RecoveryKey);
    page.send(Msg::KeyChanged);
    assert_eq!(page.0.kind(), Kind::Loading);
    page.answer(Asked::Open, Ok(VaultView::Open(vault(vec![], &[]))));
    assert_eq!(page.0.kind(), Kind::RecoveryKey, "that the vault was unlocked here does not take it away");
    assert!(matches!(
        &page.send(Msg::Keep(Keep::KeyKept))[..],
        [Command::Keep(_, Deed::KeyKept, Order::RecoveryKeyKept)]
    ));
    page.kept(Deed::KeyKept, Ok(KeptAnswer { kept: Kept::Done, view: None }));
    assert_eq!((page.0.kind(), page.status()), (Kind::Open(Section::Accounts), "recoveryKeyKept"));
    assert!(page.0.keep.shown_key.is_none());
}

/// The browser tells the page that the key has come, the page asks, and that answer overtakes the one of "Create vault".
#[test]
fn a_new_vault_gets_its_recovery_key_whichever_answer_comes_first() {
    let mut page = Page::with(VaultView::FirstRun);
    for field in [passphrase::Field::New, passphrase::Field::Repeat] {
        page.send(Msg::Keep(Keep::New(passphrase::Msg::Typed(field, "correct horse".to_owned()))));
    }
    page.send(Msg::CreateVault);
    page.send(Msg::KeyChanged);
    let commands = page.answer(Asked::Open, Ok(VaultView::Open(vault(vec![], &[]))));
    assert!(matches!(&commands[..], [Command::Keep(_, Deed::FirstRecoveryKey, _)]));
    let late = Msg::Answered(2, Asked::Create, Ok(VaultView::Open(vault(vec![], &[]))));
    assert!(page.send(late).is_empty(), "and it is made once");
}

#[test]
fn an_account_is_edited_and_what_is_wrong_stands_under_its_field() {
    let mut page = Page::few();
    assert!(focuses(&page.send(Msg::Choose(id(1))), spot::PLACE));
    page.send(Msg::Edit(Field::Sites, "exmple".to_owned()));
    page.send(Msg::SaveEdit);
    let commands = page.answer(Asked::Edit(id(1)), Err(Failure::BadSite { line: "exmple".to_owned() }));
    assert!(focuses(&commands, Field::Sites.id()));
    assert_eq!(page.0.edit().unwrap().form.sites, "exmple", "what was typed is kept");
    page.send(Msg::Edit(Field::Sites, "https://github.com".to_owned()));
    assert!(page.0.edit().unwrap().error.is_none());
    page.send(Msg::SaveEdit);
    let mut saved = account(1, "GitHub", "alice");
    saved.sites = vec!["https://github.com".to_owned()];
    page.answer(Asked::Edit(id(1)), Ok(VaultView::Open(vault(vec![saved], &[]))));
    assert_eq!(page.status(), "saved");
    assert!(!page.0.edit().unwrap().is_changed());
}

#[test]
fn a_refresh_keeps_what_is_being_typed() {
    let mut page = Page::few();
    page.send(Msg::Choose(id(1)));
    page.send(Msg::Edit(Field::Name, "work".to_owned()));
    page.send(Msg::Minutes("20".to_owned()));
    assert_eq!(page.send(Msg::Tick(NOW + 30_000.0)).len(), 1);
    page.answer(Asked::Open, Ok(VaultView::Open(vault(vec![account(1, "GitHub", "alice")], &[]))));
    assert_eq!(page.0.edit().unwrap().form.name, "work");
    assert_eq!(page.0.settings().unwrap().minutes, "20");
    page.send(Msg::Choose(id(1)));
    assert_eq!(page.status(), "changesDropped", "leaving without saving is said");
}

#[test]
fn a_deleted_account_comes_back_by_undo() {
    let mut page = Page::few();
    page.send(Msg::Choose(id(1)));
    assert!(matches!(&page.send(Msg::Delete)[..], [Command::Ask(_, _, VaultRequest::Delete(account))]
        if *account == id(1)));
    let commands =
        page.answer(Asked::Delete(id(1)), Ok(VaultView::Open(vault(vec![account(2, "GitLab", "bob")], &[1]))));
    assert_eq!((page.status(), page.0.undo), ("deleted", Some(id(1))));
    assert!(focuses(&commands, spot::UNDO));
    assert_eq!(page.0.place_kind(), PlaceKind::Nothing);
    page.send(Msg::Restore(id(1)));
    let back = vault(vec![account(1, "GitHub", "alice"), account(2, "GitLab", "bob")], &[]);
    page.answer(Asked::Restore(id(1)), Ok(VaultView::Open(back)));
    assert_eq!((page.status(), page.0.place_kind()), ("restored", PlaceKind::Account(id(1))));
    assert_eq!(page.0.undo, None);
}

#[test]
fn a_new_account_is_shown_when_it_was_saved() {
    let mut page = Page::few();
    page.send(Msg::OpenAdd);
    page.send(Msg::Add(sixpence::ui::add::Field::Secret, "JBSWY3DPEHPK3PXP".to_owned()));
    assert_eq!(page.send(Msg::SaveAdd).len(), 1);
    let all = vec![account(1, "GitHub", "alice"), account(2, "GitLab", "bob"), account(3, "New", "carol")];
    page.answer(Asked::Add, Ok(VaultView::Open(vault(all, &[]))));
    assert_eq!((page.status(), page.0.place_kind()), ("saved", PlaceKind::Account(id(3))));
}

#[test]
fn an_answer_about_one_account_leaves_the_others() {
    let mut page = Page::few();
    let saved = |since| {
        let mut home = vault(vec![account(2, "Bitbucket", "bob")], &[]);
        home.changed = Some(Changed { since, accounts: vec![id(2)] });
        home.storage.generation = since + 1.0;
        Ok(VaultView::Open(home))
    };
    let titles = |page: &Page| {
        let accounts = &page.0.home.as_ref().unwrap().accounts;
        accounts.iter().map(|account| account.issuer.clone()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&page), ["GitHub", "GitLab"]);
    let since = page.0.home.as_ref().unwrap().storage.generation;
    assert!(page.answer(Asked::Edit(id(2)), saved(since)).is_empty());
    assert_eq!((titles(&page), page.status()), (vec!["Bitbucket".to_owned(), "GitHub".to_owned()], "saved"));
    assert_eq!(page.0.list.rows.len(), 2);

    // Another window has saved between.
    let commands = page.answer(Asked::Edit(id(2)), saved(since + 2.0));
    assert!(matches!(&commands[..], [Command::Ask(_, Asked::Open, VaultRequest::Open)]));
}

#[test]
fn settings_are_saved_when_they_are_in_range() {
    let mut page = Page::few();
    page.send(Msg::Go(Section::Settings));
    for wrong in ["0", "1441", "x", "", "1.5"] {
        page.send(Msg::Minutes(wrong.to_owned()));
        assert!(page.send(Msg::SaveMinutes).is_empty(), "{wrong}");
        assert!(page.0.settings().unwrap().error.is_some(), "{wrong}");
    }
    page.send(Msg::Minutes("15".to_owned()));
    assert!(page.send(Msg::SaveMinutes).is_empty(), "nothing changed");
    page.send(Msg::Minutes(" 20 ".to_owned()));
    assert!(matches!(&page.send(Msg::SaveMinutes)[..], [Command::Ask(_, _, VaultRequest::SetSettings(settings))]
        if settings.lock_minutes == 20 && settings.show_next_code));
    let mut home = vault(vec![], &[]);
    home.settings.lock_minutes = 20;
    page.answer(Asked::Settings, Ok(VaultView::Open(home)));
    assert!(matches!(&page.send(Msg::ShowNext(false))[..],
        [Command::Ask(_, _, VaultRequest::SetSettings(settings))]
        if settings.lock_minutes == 20 && !settings.show_next_code));
}

#[test]
fn codes_leave_the_screen_when_the_vault_locks() {
    let mut page = Page::few();
    page.send(Msg::Choose(id(1)));
    page.send(Msg::Tick(NOW + 900_000.0));
    assert_eq!(page.0.kind(), Kind::Loading);
    assert!(page.0.home.is_none() && page.0.edit().is_none() && page.0.list.rows.is_empty());
    let commands = page.answer(Asked::Open, Ok(VaultView::Locked { waiting: None, ways: Ways::default() }));
    assert!(focuses(&commands, proof::SPOT));

    let mut page = Page::few();
    page.send(Msg::KeyChanged);
    assert!(page.0.home.is_none());
}

#[test]
fn a_conflict_shows_the_newer_beside_what_was_typed() {
    let mut page = Page::few();
    page.send(Msg::Choose(id(1)));
    page.send(Msg::Edit(Field::Name, "mine".to_owned()));
    let commands = page.send(Msg::SaveEdit);
    assert!(matches!(&commands[..], [Command::Ask(_, _, VaultRequest::Edit { was, form, .. })]
        if was.name == "alice" && form.name == "mine"));
    let commands = page.answer(Asked::Edit(id(1)), Err(Failure::Conflict));
    assert!(matches!(&commands[..], [Command::Ask(_, Asked::Open, VaultRequest::Open)]), "the newer is asked for");
    let mut newer = account(1, "GitHub", "theirs");
    newer.sites = vec!["https://other.example".to_owned()];
    page.answer(Asked::Open, Ok(VaultView::Open(vault(vec![newer.clone()], &[]))));
    assert_eq!(page.0.edit().unwrap().newer(), vec![(Field::Name, "theirs")], "sites were not typed: no conflict");
    assert_eq!(page.0.edit().unwrap().form.name, "mine");
    // "Save mine": the other window's sites stay.
    let commands = page.send(Msg::SaveEdit);
    assert!(matches!(&commands[..], [Command::Ask(_, _, VaultRequest::Edit { was, form, .. })]
        if was.name == "theirs" && form.name == "mine" && form.sites == "https://other.example"));

    let mut page = Page::few();
    page.send(Msg::Choose(id(1)));
    page.send(Msg::Edit(Field::Name, "mine".to_owned()));
    page.send(Msg::Edit(Field::Issuer, "Hub".to_owned()));
    page.send(Msg::SaveEdit);
    page.answer(Asked::Edit(id(1)), Err(Failure::Conflict));
    page.answer(Asked::Open, Ok(VaultView::Open(vault(vec![newer], &[]))));
    page.send(Msg::TakeNewer);
    let form = &page.0.edit().unwrap().form;
    assert_eq!((form.name.as_str(), form.issuer.as_str()), ("theirs", "Hub"), "what nobody else changed stays typed");
}

#[test]
fn a_form_outlives_a_lock_without_its_secret() {
    let mut page = Page::few();
    page.send(Msg::OpenAdd);
    page.send(Msg::Add(sixpence::ui::add::Field::Secret, "JBSWY3DPEHPK3PXP".to_owned()));
    page.send(Msg::Add(sixpence::ui::add::Field::Name, "carol".to_owned()));
    page.send(Msg::KeyChanged);
    page.answer(Asked::Open, Ok(VaultView::Locked { waiting: None, ways: Ways::default() }));
    assert_eq!(page.0.kind(), Kind::Locked);
    page.answer(Asked::Open, Ok(VaultView::Open(vault(vec![account(1, "GitHub", "alice")], &[]))));
    let form = &page.0.add().unwrap().form;
    assert_eq!((form.secret.as_str(), form.name.as_str()), ("", "carol"));

    page.send(Msg::Choose(id(1)));
    page.send(Msg::Edit(Field::Name, "work".to_owned()));
    page.send(Msg::Tick(NOW + 900_000.0));
    page.answer(Asked::Open, Ok(VaultView::Locked { waiting: None, ways: Ways::default() }));
    page.answer(Asked::Open, Ok(VaultView::Open(vault(vec![account(1, "GitHub", "alice")], &[]))));
    assert_eq!(page.0.edit().unwrap().form.name, "work");
    page.answer(Asked::Open, Ok(VaultView::FirstRun));
    page.answer(Asked::Open, Ok(VaultView::Open(vault(vec![account(1, "GitHub", "alice")], &[]))));
    assert_eq!(page.0.place_kind(), PlaceKind::Nothing, "of a vault that is gone nothing comes back");
}

#[test]
fn an_account_is_forgotten_for_good_only_by_a_second_yes() {
    let mut page = Page::with(VaultView::Open(vault(vec![], &[1, 2])));
    page.send(Msg::OpenTrash);
    assert!(focuses(&page.send(Msg::AskPurge(Some(id(1)))), spot::PURGE));
    page.send(Msg::AskPurge(None));
    page.send(Msg::AskPurge(Some(id(1))));
    assert!(matches!(&page.send(Msg::Purge(id(1)))[..], [Command::Ask(_, _, VaultRequest::Purge(account))]
        if *account == id(1)));
    let commands = page.answer(Asked::Purge(id(1)), Ok(VaultView::Open(vault(vec![], &[2]))));
    assert_eq!(page.status(), "purged");
    assert!(focuses(&commands, spot::PLACE) && page.0.place_kind() == PlaceKind::Trash);
}
