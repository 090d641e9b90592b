//! Ways to unlock, backups, snapshots and the stores, on the vault page.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

use sixpence::{
    message::{
        Care, Comparison, DetailsAnswer, DetailsOrder, ExportFormat, Failure, KeepFailure, Kept, KeptAnswer,
        LeftBehind, Order, PasskeyView, Proof, StoreState, Trouble, VaultRequest, VaultView, Ways,
    },
    otpauth::Field,
    time::UnixMs,
    ui::{
        passphrase, proof,
        vault::{
            keep::{
                msg::Msg as Keep,
                reminder::{Reminder, due},
                rescue::Source,
                task::{Deed, FILE_SPOT, Kind as Task, Made, Picked},
            },
            model::{Asked, Kind, Model, Section},
            msg::{Command, Msg},
            update::{open, update},
        },
    },
};

mod ui_support;
use ui_support::{NOW, RECOVERY_KEY, account, cared, id, vault};

const DAY: f64 = 86_400_000.0;

struct Page(Model);

impl Page {
    fn with(view: VaultView) -> Self {
        let mut page = Self(Model::new(Section::Accounts));
        open(&mut page.0);
        page.answer(Asked::Open, Ok(view));
        page
    }

    fn open() -> Self {
        Self::with(open_view())
    }

    fn locked(ways: Ways) -> Self {
        let mut page = Self(Model::new(Section::Accounts));
        open(&mut page.0);
        page.send(Keep::Passkeys(true));
        page.answer(Asked::Open, Ok(VaultView::Locked { waiting: None, ways }));
        page
    }

    fn send(&mut self, msg: Keep) -> Vec<Command> {
        update(&mut self.0, Msg::Keep(msg))
    }

    fn answer(&mut self, asked: Asked, answer: Result<VaultView, Failure>) -> Vec<Command> {
        let number = self.0.sent;
        update(&mut self.0, Msg::Answered(number, asked, answer))
    }

    fn kept(&mut self, deed: Deed, answer: Result<Kept, KeepFailure>) -> Vec<Command> {
        let number = self.0.sent;
        self.send(Keep::Kept(number, deed, answer.map(|kept| KeptAnswer { kept, view: None })))
    }

    fn begin(&mut self, kind: Task) {
        self.send(Keep::Begin(kind, String::new()));
    }

    fn proof(&mut self, text: &str) {
        self.send(Keep::Proof(proof::Msg::Typed(text.to_owned())));
    }

    fn way(&mut self, way: proof::Way) {
        self.send(Keep::Proof(proof::Msg::Way(way)));
    }

    fn passphrase(&mut self, text: &str) {
        for field in [passphrase::Field::New, passphrase::Field::Repeat] {
            self.send(Keep::New(passphrase::Msg::Typed(field, text.to_owned())));
        }
    }

    fn pick(&mut self, text: &str) -> Vec<Command> {
        self.send(Keep::Picked(Picked { name: "backup".to_owned(), text: text.to_owned() }))
    }

    fn status(&self) -> &str {
        self.0.status.as_ref().map_or("", |status| status.text.key.as_str())
    }

    fn proof_error(&self) -> &str {
        self.0.proof().unwrap().error.as_ref().map_or("", |error| error.key.as_str())
    }
}

fn open_view() -> VaultView {
    VaultView::Open(vault(vec![account(1, "GitHub", "alice")], &[]))
}

fn focuses(commands: &[Command], id: &str) -> bool {
    commands.iter().any(|command| matches!(command, Command::Focus(own) if *own == id))
}

fn passkey() -> Ways {
    let passkeys = vec![PasskeyView { credential: "Y3JlZA==".to_owned(), salt: "c2FsdA==".to_owned() }];
    Ways { recovery_key: true, passkeys }
}

#[test]
fn a_vault_without_other_ways_asks_for_the_passphrase_alone() {
    let mut page = Page::locked(Ways::default());
    assert_eq!(page.0.proof().unwrap().ways, [proof::Way::Passphrase]);
    assert!(focuses(&update(&mut page.0, Msg::Unlock), proof::SPOT));
    assert_eq!(page.proof_error(), "passphraseEmpty");
    page.proof("wrong");
    let commands = update(&mut page.0, Msg::Unlock);
    assert!(matches!(&commands[..], [Command::Ask(_, Asked::Unlock, VaultRequest::Unlock(passphrase))]
        if passphrase == "wrong"));
    page.answer(Asked::Unlock, Err(Failure::WrongPassphrase));
    assert_eq!((page.0.kind(), page.proof_error()), (Kind::Locked, "failureWrongPassphrase"));
}

#[test]
fn who_unlocks_by_the_recovery_key_can_set_a_passphrase_without_typing_it_again() {
    let mut page = Page::locked(passkey());
    page.way(proof::Way::RecoveryKey);
    assert!(focuses(&update(&mut page.0, Msg::Unlock), proof::SPOT));
    assert_eq!(page.proof_error(), "recoveryKeyEmpty");
    page.proof(RECOVERY_KEY);
    let commands = update(&mut page.0, Msg::Unlock);
    assert!(matches!(&commands[..],
        [Command::Ask(_, Asked::Unlock, VaultRequest::UnlockBy(Proof::RecoveryKey { text }))]
        if text == RECOVERY_KEY));
    page.answer(Asked::Unlock, Err(Failure::WrongKey));
    assert_eq!(page.proof_error(), "wrongRecoveryKey");
    update(&mut page.0, Msg::Unlock);
    page.answer(Asked::Unlock, Ok(open_view()));
    assert_eq!(page.0.kind(), Kind::Open(Section::Methods));
    assert!(page.0.task().unwrap().proof.as_ref().unwrap().known, "the key is not asked for again");
    page.passphrase("a new passphrase");
    let commands = page.send(Keep::Send);
    assert!(matches!(&commands[..],
        [Command::Keep(_, Deed::Task(Task::SetPassphrase), Order::SetPassphrase { proof: Proof::RecoveryKey { text }, new })]
        if text == RECOVERY_KEY && new == "a new passphrase"));
    page.kept(Deed::Task(Task::SetPassphrase), Ok(Kept::Done));
    assert_eq!(page.status(), "passphraseSet");
    assert!(page.0.task().is_none());
}

#[test]
fn a_slip_in_the_recovery_key_is_named_before_anything_is_sent() {
    let mut page = Page::locked(passkey());
    page.way(proof::Way::RecoveryKey);
    for (typed, key, with) in [
        (RECOVERY_KEY.replace("0M30Y", "0M3OX"), "recoveryKeyGroup", vec!["3"]),
        (RECOVERY_KEY.replace("-24GK1", ""), "recoveryKeyLength", vec!["35", "40"]),
        (RECOVERY_KEY.replacen('G', "U", 1), "recoveryKeyCharacter", vec!["4"]),
    ] {
        page.proof(&typed);
        assert!(focuses(&update(&mut page.0, Msg::Unlock), proof::SPOT));
        let error = page.0.proof().unwrap().error.clone().unwrap();
        assert_eq!((error.key.as_str(), error.with), (key, with.iter().map(|part| (*part).to_owned()).collect()));
    }
    page.proof(&RECOVERY_KEY.to_lowercase().replace('-', " ").replace('0', "o"));
    assert!(matches!(&update(&mut page.0, Msg::Unlock)[..], [Command::Ask(..)]), "every way of typing is the same");
}

#[test]
fn who_unlocks_by_the_passphrase_is_asked_for_nothing() {
    let mut page = Page::locked(passkey());
    page.proof("right");
    update(&mut page.0, Msg::Unlock);
    page.answer(Asked::Unlock, Ok(open_view()));
    assert_eq!(page.0.kind(), Kind::Open(Section::Accounts));
    assert!(page.0.task().is_none());
}

#[test]
fn a_passkey_is_asked_and_then_unlocks() {
    let mut page = Page::locked(passkey());
    page.way(proof::Way::Passkey);
    let commands = update(&mut page.0, Msg::Unlock);
    assert!(matches!(&commands[..], [Command::AskPasskey(passkeys)] if passkeys.len() == 1));
    assert!(update(&mut page.0, Msg::Unlock).is_empty(), "once is enough");
    page.send(Keep::PasskeyGot(None));
    assert_eq!(page.proof_error(), "passkeyNoAnswer");
    update(&mut page.0, Msg::Unlock);
    let proof = Proof::Passkey { credential: "Y3JlZA==".to_owned(), output: "AAAA".to_owned() };
    let commands = page.send(Keep::PasskeyGot(Some(proof)));
    assert!(matches!(&commands[..], [Command::Ask(_, Asked::Unlock, VaultRequest::UnlockBy(Proof::Passkey { .. }))]));
    page.answer(Asked::Unlock, Err(Failure::WrongKey));
    assert_eq!(page.proof_error(), "wrongPasskey");
    assert!(matches!(&update(&mut page.0, Msg::Unlock)[..], [Command::AskPasskey(_)]), "it is asked anew");
}

#[test]
fn what_is_wrong_stands_where_it_belongs() {
    let mut page = Page::open();
    page.begin(Task::SetPassphrase);
    page.proof("old");
    page.passphrase("short");
    assert!(focuses(&page.send(Keep::Send), passphrase::Field::New.id()));
    page.passphrase("long enough");
    page.send(Keep::Send);
    assert!(page.send(Keep::Send).is_empty(), "once is enough");
    assert!(focuses(&page.kept(Deed::Task(Task::SetPassphrase), Err(KeepFailure::WrongPassphrase)), proof::SPOT));
    assert_eq!(page.proof_error(), "wrongPassphrase");
    assert_eq!(page.0.new_passphrase().unwrap().new.as_str(), "long enough", "what was typed is kept");
    page.send(Keep::Send);
    page.kept(Deed::Task(Task::SetPassphrase), Err(KeepFailure::Full));
    assert_eq!(page.0.task().unwrap().error.as_ref().unwrap().1.key, "failureVaultFull");
    page.send(Keep::End);
    assert!(page.0.task().is_none());
}

#[test]
fn advice_belongs_to_what_is_typed_now_and_a_suggestion_fills_both_fields() {
    let mut page = Page::open();
    page.begin(Task::MakeBackup);
    let advice = || vec![sixpence::message::Text::plain("failureBrowser")];
    page.send(Keep::New(passphrase::Msg::Typed(passphrase::Field::New, "password".to_owned())));
    page.send(Keep::New(passphrase::Msg::Typed(passphrase::Field::New, "password1".to_owned())));
    page.send(Keep::Judged(1, advice()));
    assert!(page.0.new_passphrase().unwrap().advice.is_empty());
    page.send(Keep::Judged(2, advice()));
    assert_eq!(page.0.new_passphrase().unwrap().advice.len(), 1);
    assert!(matches!(page.send(Keep::New(passphrase::Msg::Suggest))[..], [Command::Suggest]));
    page.send(Keep::Suggested(Some("six words".to_owned())));
    page.send(Keep::New(passphrase::Msg::Use));
    let form = page.0.new_passphrase().unwrap();
    assert_eq!((form.new.as_str(), form.repeat.as_str(), form.advice.len()), ("six words", "six words", 0));
    assert!(form.suggestion.is_some(), "it stays to be written down");
}

#[test]
fn a_backup_is_made_tested_and_brought_back() {
    let mut page = Page::open();
    assert!(matches!(&page.send(Keep::Backup)[..], [Command::Keep(_, Deed::Backup, Order::MakeBackup)]));
    let file = Kept::File { name: "b.txt".to_owned(), text: "backup".to_owned() };
    let commands = page.kept(Deed::Backup, Ok(file));
    assert!(matches!(&commands[..], [Command::Download(name, text)] if name == "b.txt" && text.as_str() == "backup"));
    assert_eq!(page.status(), "backupMade");

    page.begin(Task::TestBackup);
    assert!(focuses(&page.send(Keep::Send), FILE_SPOT));
    page.pick("no backup");
    page.proof("right");
    page.send(Keep::Send);
    assert!(focuses(&page.kept(Deed::Task(Task::TestBackup), Err(KeepFailure::NotABackup)), FILE_SPOT));
    page.pick("backup");
    assert!(page.0.task().unwrap().error.is_none(), "another file, another try");
    assert!(page.send(Keep::Restore).is_empty(), "nothing was compared");
    page.send(Keep::Send);
    let compared = Comparison { same: 42, ..Comparison::default() };
    page.kept(Deed::Task(Task::TestBackup), Ok(Kept::Compared(compared)));
    assert_eq!(page.0.task().unwrap().compared.as_ref().unwrap().same, 42);
    let commands = page.send(Keep::Restore);
    assert!(matches!(&commands[..],
        [Command::Keep(_, Deed::Restore(Task::TestBackup), Order::RestoreBackup { file, with: Proof::Passphrase { text } })]
        if file == "backup" && text == "right"));
    page.kept(Deed::Restore(Task::TestBackup), Ok(Kept::Done));
    assert_eq!(page.status(), "broughtBack");
}

#[test]
fn a_snapshot_is_compared_before_it_can_be_brought_back() {
    let mut page = Page::open();
    let commands = page.send(Keep::Begin(Task::Snapshot, "day-3".to_owned()));
    assert!(matches!(&commands[..], [Command::Keep(_, Deed::Task(Task::Snapshot), Order::CompareSnapshot { name })]
        if name == "day-3"));
    assert_eq!(page.0.section, Section::Exchange);
    page.kept(Deed::Task(Task::Snapshot), Ok(Kept::Compared(Comparison::default())));
    assert!(matches!(&page.send(Keep::Restore)[..],
        [Command::Keep(_, Deed::Restore(Task::Snapshot), Order::RestoreSnapshot { name })] if name == "day-3"));
}

#[test]
fn nothing_leaves_the_vault_unencrypted_without_asking_who_is_there() {
    for (kind, key) in [
        (Task::Export, "exportMade"),
        (Task::ExportSealed, "exportSealedMade"),
        (Task::MakeBackup, "backupMade"),
        (Task::PrintSheet, ""),
        (Task::PhoneSheet, ""),
    ] {
        let mut page = Page::open();
        page.begin(kind);
        assert!(focuses(&page.send(Keep::Send), proof::SPOT), "{kind:?}");
        page.proof("right");
        page.send(Keep::Format(ExportFormat::Bitwarden));
        if matches!(kind, Task::ExportSealed | Task::MakeBackup) {
            page.passphrase("a passphrase of its own");
        }
        let orders = page.send(Keep::Send);
        let [Command::Keep(_, Deed::Task(asked), order)] = &orders[..] else { panic!("{kind:?}") };
        assert!(match (order, kind) {
            (Order::Export { proof: Proof::Passphrase { .. }, format }, Task::Export) =>
                *format == ExportFormat::Bitwarden,
            (Order::ExportSealed { proof: Proof::Passphrase { .. }, passphrase }, Task::ExportSealed)
            | (Order::OwnBackup { proof: Proof::Passphrase { .. }, passphrase }, Task::MakeBackup) =>
                passphrase == "a passphrase of its own",
            (Order::PrintSheet { proof: Proof::Passphrase { .. }, phone }, _) => *phone == (kind == Task::PhoneSheet),
            _ => false,
        });
        assert_eq!(*asked, kind);
        let (name, text) = ("a".to_owned(), "b".to_owned());
        let left_out = vec![LeftBehind { issuer: "Bank".into(), name: "bob".into(), field: Field::Counter }];
        let kept = match kind {
            Task::Export | Task::ExportSealed => Kept::Exported { name, text, left_out },
            Task::MakeBackup => Kept::File { name, text },
            _ => Kept::Sheet { items: Vec::new(), left_out },
        };
        let is_sheet = matches!(kind, Task::PrintSheet | Task::PhoneSheet);
        page.kept(Deed::Task(kind), Ok(kept));
        assert_eq!(page.status(), key);
        assert_eq!(page.0.kind() == Kind::Sheet, is_sheet);
        assert_eq!(page.0.keep.left_out.len(), usize::from(kind != Task::MakeBackup), "what is not in it is said");
        update(&mut page.0, Msg::Tick(NOW + 900_000.0));
        assert!(page.0.keep.sheet.is_none() && page.0.keep.left_out.is_empty(), "what is shown goes with the lock");
    }
}

/// One account's code, and a note with recovery codes, are asked for and shown where the account stands.
#[test]
fn one_account_is_shown_as_a_code_where_it_stands() {
    let mut page = Page::open();
    update(&mut page.0, Msg::Go(Section::Accounts));
    update(&mut page.0, Msg::Choose(id(1)));
    for (kind, cancel) in [(Task::ShowCode, true), (Task::ShowCode, false), (Task::ShowNote, false)] {
        page.send(Keep::Begin(kind, id(1).into()));
        if cancel {
            page.send(Keep::End);
        } else {
            assert!(focuses(&page.send(Keep::Send), proof::SPOT));
            page.proof("right");
            let orders = page.send(Keep::Send);
            let [Command::Keep(_, _, order)] = &orders[..] else { panic!() };
            let kept = match order {
                Order::ShowCode { account, .. } if kind == Task::ShowCode && *account == id(1) => {
                    Kept::Sheet { items: Vec::new(), left_out: Vec::new() }
                }
                Order::Details(DetailsOrder::Note { account, proof: Some(_) }) if *account == id(1) => {
                    Kept::Details(DetailsAnswer::Note(id(1), "codes".to_owned()))
                }
                _ => panic!(),
            };
            page.kept(Deed::Task(kind), Ok(kept));
            assert_eq!(page.0.kind() == Kind::Sheet, kind == Task::ShowCode);
            page.send(Keep::EndSheet);
        }
        assert!(page.0.task().is_none());
        assert_eq!((page.0.section, page.0.edit().unwrap().account), (Section::Accounts, id(1)));
    }
    page.send(Keep::Begin(Task::ShowCode, id(1).into()));
    update(&mut page.0, Msg::Choose(id(1)));
    assert!(page.0.task().is_none(), "another account, another question");
}

#[test]
fn a_passkey_is_made_once_even_if_the_passphrase_was_wrong() {
    let mut page = Page::open();
    page.begin(Task::AddPasskey);
    page.proof("wrong");
    assert!(matches!(page.send(Keep::Send)[..], [Command::MakePasskey]));
    let made = Made { credential: "a".to_owned(), salt: "b".to_owned(), output: "c".to_owned() };
    let commands = page.send(Keep::PasskeyMade(Some(made)));
    assert!(matches!(&commands[..], [Command::Keep(_, _, Order::AddPasskey { .. })]));
    page.kept(Deed::Task(Task::AddPasskey), Err(KeepFailure::WrongPassphrase));
    page.proof("right");
    assert!(matches!(&page.send(Keep::Send)[..], [Command::Keep(_, _, Order::AddPasskey { credential, .. })]
        if credential == "a"));

    page.kept(Deed::Task(Task::AddPasskey), Ok(Kept::Done));
    page.begin(Task::AddPasskey);
    page.proof("right");
    page.send(Keep::Send);
    page.send(Keep::PasskeyMade(None));
    assert_eq!(page.0.task().unwrap().error.as_ref().unwrap().1.key, "passkeyNotMade");
    assert!(page.0.busy.is_none());
}

#[test]
fn typed_secrets_go_with_the_lock() {
    let mut page = Page::open();
    page.begin(Task::SetPassphrase);
    page.proof("old");
    page.passphrase("a new passphrase");
    update(&mut page.0, Msg::KeyChanged);
    assert!(page.0.task().is_none());
    page.answer(Asked::Open, Ok(VaultView::Locked { waiting: None, ways: Ways::default() }));
    assert_eq!(page.0.proof().unwrap().typed(), "");

    // A recovery key that arrives after the lock is not shown.
    let text = RECOVERY_KEY.to_owned();
    page.kept(Deed::Task(Task::NewRecoveryKey), Ok(Kept::RecoveryKey { text }));
    page.answer(Asked::Open, Ok(open_view()));
    assert_eq!(page.0.kind(), Kind::Open(Section::Methods));
}

#[test]
fn a_missing_vault_is_brought_back_from_a_snapshot_or_a_file() {
    for trouble in [Trouble::Missing, Trouble::Damaged, Trouble::TwoVaults] {
        let mut page = Page(Model::new(Section::Accounts));
        open(&mut page.0);
        let commands = page.answer(Asked::Open, Ok(VaultView::Trouble(trouble)));
        assert!(commands.iter().any(|command| matches!(command, Command::Snapshots)));
        let commands = page.send(Keep::Rescue(Source::Snapshot("day-3".to_owned())));
        assert_eq!(page.0.kind(), Kind::Rescue);
        assert!(matches!(&commands[0], Command::ReadRescue(Source::Snapshot(name), _) if name == "day-3"));
        page.send(Keep::RescueRead(Err(KeepFailure::NoSnapshot)));
        page.proof("right");
        assert!(focuses(&page.send(Keep::SendRescue), FILE_SPOT), "there is nothing to be opened");
        page.send(Keep::EndRescue);
        assert_eq!(page.0.kind(), Kind::Trouble);

        page.send(Keep::Rescue(Source::File));
        assert!(matches!(&page.pick("a file")[..], [Command::ReadRescue(Source::File, text)] if text == "a file"));
        page.send(Keep::RescueRead(Ok("c3RvcmVk".to_owned())));
        page.way(proof::Way::RecoveryKey);
        page.proof(RECOVERY_KEY);
        assert!(matches!(&page.send(Keep::SendRescue)[..],
            [Command::Ask(_, Asked::Rescue, VaultRequest::Rescue { text, proof: Proof::RecoveryKey { .. } })]
            if text == "c3RvcmVk"));
        page.answer(Asked::Rescue, Err(Failure::WrongKey));
        assert_eq!(page.proof_error(), "wrongRecoveryKey");
        page.send(Keep::SendRescue);
        page.answer(Asked::Rescue, Ok(open_view()));
        assert_eq!((page.0.kind(), page.status()), (Kind::Open(Section::Accounts), "rescued"));
    }
}

#[test]
fn starting_over_takes_two_clicks_and_a_newer_vault_offers_nothing_that_writes() {
    let mut page = Page::with(VaultView::Trouble(Trouble::Missing));
    page.send(Keep::StartOver(true));
    assert!(page.0.trouble().unwrap().start_over);
    page.send(Keep::StartOver(false));
    page.send(Keep::StartOver(true));
    assert!(matches!(&page.send(Keep::StartOverNow)[..], [Command::Ask(_, Asked::StartOver, VaultRequest::StartOver)]));
    page.answer(Asked::StartOver, Ok(VaultView::FirstRun));
    assert_eq!(page.0.kind(), Kind::FirstRun);

    for trouble in [Trouble::Newer { needed: 9 }, Trouble::Store] {
        let page = Page::with(VaultView::Trouble(trouble));
        let screen = page.0.trouble().unwrap();
        assert!(!screen.can_rescue() && !screen.can_start_over());
    }
}

#[test]
fn reminders_come_one_at_a_time_until_the_thing_is_done() {
    let mut home = vault(vec![account(1, "GitHub", "alice")], &[]);
    assert_eq!(due(&home, NOW, &[]), None);
    assert_eq!(due(&home, NOW + 89.0 * DAY, &[]), None);
    assert_eq!(due(&home, NOW + 91.0 * DAY, &[]), Some(Reminder::CheckRecoveryKey));

    home.care = Care::default();
    assert_eq!(due(&home, NOW, &[]), Some(Reminder::NoRecoveryKey));
    assert_eq!(due(&home, NOW, &[Reminder::NoRecoveryKey]), Some(Reminder::NoBackup));
    assert_eq!(due(&home, NOW, &[Reminder::NoRecoveryKey, Reminder::NoBackup]), None);
    home.care.recovery_made_at = Some(UnixMs(NOW as u64));
    assert_eq!(due(&home, NOW, &[]), Some(Reminder::RecoveryKeyNotKept));
    home.care.recovery_checked_at = Some(UnixMs(NOW as u64 - 1));
    assert_eq!(due(&home, NOW, &[]), Some(Reminder::RecoveryKeyNotKept), "the older key was kept, not this");
    home.care.recovery_checked_at = home.care.recovery_made_at;
    home.care.backup_made_at = Some(UnixMs(NOW as u64));
    assert_eq!(due(&home, NOW, &[]), Some(Reminder::BackupNotTested));
    home.accounts.clear();
    assert_eq!(due(&home, NOW, &[]), None, "an empty vault needs no backup");

    home.care = cared();
    home.storage.mirror = StoreState::Failing;
    assert_eq!(due(&home, NOW, &[]), Some(Reminder::OneCopy));
    home.storage.mirror = StoreState::Foreign;
    assert_eq!(due(&home, NOW, &[]), Some(Reminder::Foreign));
}

#[test]
fn a_reminder_that_is_put_off_stays_away_and_news_are_told_once() {
    let mut page = Page::open();
    page.send(Keep::Later(Reminder::NoBackup));
    assert_eq!(page.0.keep.put_off, [Reminder::NoBackup]);
    assert!(matches!(&page.send(Keep::NewsSeen)[..], [Command::Ask(_, Asked::News, VaultRequest::NewsSeen)]));
    page.answer(Asked::News, Ok(open_view()));
    assert!(matches!(
        &page.send(Keep::ReplaceForeign)[..],
        [Command::Ask(_, Asked::Foreign, VaultRequest::ReplaceForeign)]
    ));
    page.answer(Asked::Foreign, Ok(open_view()));
    assert_eq!(page.status(), "foreignAside");
}
