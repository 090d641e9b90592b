//! The vault page's messages and commands.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

use sixpence::{
    message::{Failure, VaultRequest, VaultView},
    ui::{
        create,
        vault::{
            forms::Field,
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

    fn status(&self) -> &str {
        self.0.status.as_ref().map_or("", |status| status.text.key.as_str())
    }
}

fn focuses(commands: &[Command], id: &str) -> bool {
    commands.iter().any(|command| matches!(command, Command::Focus(own) if *own == id))
}

#[test]
fn first_run_makes_the_vault_once_both_passphrases_are_the_same() {
    let mut page = Page::with(VaultView::FirstRun);
    assert_eq!(page.0.kind(), Kind::FirstRun);
    page.send(Msg::Create(create::Field::New, "correct horse".to_owned()));
    assert!(focuses(&page.send(Msg::CreateVault), spot::REPEAT));
    page.send(Msg::Create(create::Field::Repeat, "correct horse".to_owned()));
    let commands = page.send(Msg::CreateVault);
    assert!(matches!(&commands[..], [Command::Ask(_, Asked::Create, VaultRequest::Create { passphrase })]
        if passphrase == "correct horse"));
    assert!(focuses(&page.answer(Asked::Create, Ok(VaultView::Open(vault(vec![], &[])))), spot::HEADING));
    assert_eq!((page.0.kind(), page.status()), (Kind::Open(Section::Accounts), "vaultCreated"));
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
    assert!(matches!(&page.send(Msg::Delete)[..], [Command::Ask(_, _, VaultRequest::Delete { account })]
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
    assert!(matches!(&page.send(Msg::SaveMinutes)[..], [Command::Ask(_, _, VaultRequest::SetSettings { settings })]
        if settings.lock_minutes == 20 && settings.show_next_code));
    let mut home = vault(vec![], &[]);
    home.settings.lock_minutes = 20;
    page.answer(Asked::Settings, Ok(VaultView::Open(home)));
    assert!(matches!(&page.send(Msg::ShowNext(false))[..],
        [Command::Ask(_, _, VaultRequest::SetSettings { settings })]
        if settings.lock_minutes == 20 && !settings.show_next_code));
}

#[test]
fn codes_leave_the_screen_when_the_vault_locks() {
    let mut page = Page::few();
    page.send(Msg::Choose(id(1)));
    page.send(Msg::Tick(NOW + 900_000.0));
    assert_eq!(page.0.kind(), Kind::Loading);
    assert!(page.0.home.is_none() && page.0.edit().is_none() && page.0.list.rows.is_empty());
    let commands = page.answer(Asked::Open, Ok(VaultView::Locked { waiting: None }));
    assert!(focuses(&commands, spot::PASSPHRASE));

    let mut page = Page::few();
    page.send(Msg::KeyChanged);
    assert!(page.0.home.is_none());
}
