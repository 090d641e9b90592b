//! Recovery codes on the vault page: the form, the sets, what is shown for how long; an account that was turned off or set
//! up again at the site.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

use sixpence::{
    enrolment::recovery::{Doubt, RecoveryError},
    message::{
        CodesAnswer, CodesFailure, CodesOrder, CodesSet, Failure, KeepFailure, Kept, KeptAnswer, MarkedBy, Named,
        Order, Proof, ReadCodes, ShownCode, TypedCode, VaultRequest, VaultView, Ways,
    },
    recovery_set::{RecoverySetId, RecoverySetView},
    time::UnixMs,
    ui::{
        codes_form::{self, CodesForm, Field, Next, REPLACE_SPOT, Reading},
        proof, text,
        vault::{
            codes::{Deed, SHOWN_MS, msg::Msg as Codes},
            keep::{msg::Msg as Keep, task},
            model::{Asked, Model, Place, Section},
            msg::{Command, Msg, spot},
            update::{open, update},
        },
    },
};

mod ui_support;
use ui_support::{NOW, account, id, vault};

const SET: RecoverySetId = RecoverySetId([9; 16]);

fn typed(text: &str) -> TypedCode {
    TypedCode { text: text.to_owned(), used: false }
}

fn read(codes: &[&str]) -> ReadCodes {
    ReadCodes { codes: codes.iter().map(|code| typed(code)).collect(), left_out: 0, repeated: 0, doubt: None }
}

fn named(number: u8) -> Named {
    Named { id: id(number), issuer: "GitHub".to_owned(), name: format!("user{number}") }
}

fn texts(reading: &Reading) -> Vec<(String, bool)> {
    match reading {
        Reading::Read(read) => read.codes.iter().map(|code| (code.text.clone(), code.used)).collect(),
        _ => panic!("nothing was read"),
    }
}

fn wrong(form: &CodesForm) -> Option<(Field, &str)> {
    form.error.as_ref().map(|(field, text)| (*field, text.key.as_str()))
}

#[test]
fn a_text_is_read_and_what_was_read_is_kept() {
    let mut form = CodesForm::new(vec![named(1), named(2)], None, Some("github.com".to_owned()));
    let Next::Read(round, text) = form.bring("a\nb".to_owned()) else { panic!("it is read") };
    assert_eq!((text.as_str(), form.text()), ("a\nb", "a\nb"));
    assert!(form.reading == Reading::Waiting);
    form.update(codes_form::Msg::Read(round.wrapping_sub(1), Ok(read(&["old"]))));
    assert!(form.reading == Reading::Waiting, "what was read of an older text comes too late");
    // Nothing is kept before the user has seen what was read, and said whose codes they are.
    assert!(matches!(form.save(false), Next::Focus("codes-account")));
    assert_eq!(wrong(&form), Some((Field::Account, "codesAccountEmpty")));
    form.update(codes_form::Msg::Account(String::from(id(2))));
    assert_eq!(wrong(&form), None);
    assert!(matches!(form.save(false), Next::Focus("codes-text")));
    assert_eq!(wrong(&form), Some((Field::Codes, "codesNotReadYet")));
    form.update(codes_form::Msg::Read(round, Ok(read(&["1111-2222", "3333-4444"]))));
    let Next::Keep(CodesOrder::Keep { account, codes, source, replace }) = form.save(false) else {
        panic!("it is kept")
    };
    assert_eq!((account, source.as_deref(), replace), (id(2), Some("github.com"), false));
    assert!(codes == [typed("1111-2222"), typed("3333-4444")]);
}

#[test]
fn the_list_is_corrected_line_by_line() {
    let mut form = CodesForm::new(vec![named(1)], None, None);
    assert_eq!(form.account, Some(id(1)), "the only one");
    let Next::Read(round, _) = form.update(codes_form::Msg::Text("Codes: 1 abcd 2 efgh".to_owned())) else {
        panic!("it is read")
    };
    let found = ReadCodes {
        codes: vec![typed("abcd"), TypedCode { used: true, ..typed("efgh") }],
        left_out: 1,
        repeated: 2,
        doubt: Some(Doubt::Uneven),
    };
    assert_eq!(
        text::codes_read(&found).iter().map(|text| text.key.as_str()).collect::<Vec<_>>(),
        ["codesRead", "oneCodeUsed", "oneLineLeftOut", "codesRepeated"]
    );
    form.update(codes_form::Msg::Read(round, Ok(found)));
    let drawn = form.drawn;
    assert!(matches!(form.update(codes_form::Msg::Correct), Next::Focus("codes-text")));
    assert_eq!((form.text(), form.exact), ("abcd\nefgh (used)\n", true));
    assert_ne!(form.drawn, drawn, "the field is drawn anew");
    assert!(matches!(&form.reading, Reading::Read(read) if read.doubt.is_none() && read.left_out == 0));

    // Now nothing is read into a line: a word is a code, and numbers stay.
    let line = "hello world\n\n  12) x \nABCD-1 (used)\nabcd1\n";
    assert!(matches!(form.update(codes_form::Msg::Text(line.to_owned())), Next::Nothing));
    let expected = [("hello world", false), ("12) x", false), ("ABCD-1", true), ("abcd1", false)];
    // Both cases occur in the set, so they are different codes.
    assert_eq!(texts(&form.reading), expected.map(|(text, used)| (text.to_owned(), used)));
    form.update(codes_form::Msg::Text("abcd-1\nabcd 1 (used)".to_owned()));
    assert_eq!(texts(&form.reading), [("abcd-1".to_owned(), true)], "the same code, used wherever it says so");
    let long = "x".repeat(129);
    form.update(codes_form::Msg::Text(format!("abcd\n{long}")));
    assert!(matches!(&form.reading, Reading::Unread(why) if why.key == "codesLine" && why.with == ["2"]));
    assert!(matches!(form.save(false), Next::Focus("codes-text")));
    form.update(codes_form::Msg::Text(" \n(used)\n".to_owned()));
    assert!(matches!(&form.reading, Reading::Unread(why) if why.key == "codesNone"));
    form.update(codes_form::Msg::Text((0..201).map(|number| format!("code{number}\n")).collect()));
    assert!(matches!(&form.reading, Reading::Unread(why) if why.key == "codesTooMany"));
    // An empty field may take any text again.
    form.update(codes_form::Msg::Text(" ".to_owned()));
    assert!(!form.exact && form.reading == Reading::Nothing);
    assert!(matches!(form.save(false), Next::Focus("codes-text")));
    assert_eq!(wrong(&form), Some((Field::Codes, "codesEmpty")));
}

#[test]
fn codes_that_are_there_are_replaced_only_after_asking() {
    let mut form = CodesForm::new(vec![named(1)], Some(id(7)), None);
    let Next::Read(round, _) = form.bring("x".to_owned()) else { panic!("it is read") };
    let unread = KeepFailure::Codes(CodesFailure::Unread(RecoveryError::OnlyKey));
    form.update(codes_form::Msg::Read(round, Err(unread)));
    assert!(matches!(&form.reading, Reading::Unread(why) if why.key == "codesOnlyKey"));
    let Next::Read(round, _) = form.bring("y".to_owned()) else { panic!("it is read") };
    form.update(codes_form::Msg::Read(round, Ok(read(&["1111"]))));
    assert_eq!(form.refused(&KeepFailure::Codes(CodesFailure::There)), REPLACE_SPOT);
    assert!(form.asks);
    form.update(codes_form::Msg::KeepOld);
    assert!(!form.asks);
    form.refused(&KeepFailure::Codes(CodesFailure::There));
    let Next::Keep(CodesOrder::Keep { replace: true, .. }) = form.save(true) else { panic!("it replaces") };
    form.update(codes_form::Msg::Text("z".to_owned()));
    assert!(!form.asks, "other codes are another question");
    assert_eq!(form.refused(&KeepFailure::Full), "codes-text");
    assert_eq!(wrong(&form), Some((Field::Codes, "failureVaultFull")));
}

struct Page(Model);

impl Page {
    fn open(section: Section) -> Self {
        let mut page = Self(Model::new(section));
        page.tick(NOW);
        open(&mut page.0);
        let accounts = vec![account(1, "GitHub", "alice"), account(2, "Mail", "bob")];
        page.answer(Asked::Open, Ok(VaultView::Open(vault(accounts, &[]))));
        page
    }

    /// The section with one set, opened and proved.
    fn showing() -> Self {
        let mut page = Self::open(Section::Codes);
        page.sets(vec![set(3, 4)]);
        page.send(Codes::Open(SET));
        page.passphrase("correct horse");
        page.send(Codes::Show);
        page.kept(Deed::Show, Ok(CodesAnswer::Shown(codes(&[true, false, false, false]))));
        page
    }

    fn update(&mut self, msg: Msg) -> Vec<Command> {
        update(&mut self.0, msg)
    }

    fn send(&mut self, msg: Codes) -> Vec<Command> {
        self.update(Msg::Codes(msg))
    }

    fn tick(&mut self, now: f64) {
        self.update(Msg::Tick(now));
    }

    fn answer(&mut self, asked: Asked, answer: Result<VaultView, Failure>) -> Vec<Command> {
        let number = self.0.sent;
        self.update(Msg::Answered(number, asked, answer))
    }

    fn passphrase(&mut self, text: &str) {
        self.update(Msg::Keep(Keep::Proof(proof::Msg::Typed(text.to_owned()))));
    }

    fn kept_at(&mut self, number: u32, deed: Deed, answer: Result<CodesAnswer, KeepFailure>) -> Vec<Command> {
        let answer = answer.map(|answer| KeptAnswer { kept: Kept::Codes(answer), view: None });
        self.update(Msg::Keep(Keep::Kept(number, task::Deed::Codes(deed), answer)))
    }

    fn kept(&mut self, deed: Deed, answer: Result<CodesAnswer, KeepFailure>) -> Vec<Command> {
        self.kept_at(self.0.sent, deed, answer)
    }

    /// The vault afterwards comes with the answer.
    fn saved(&mut self, deed: Deed, accounts: &[(u8, &str)], trash: &[u8]) -> Vec<Command> {
        let accounts = accounts.iter().map(|(number, issuer)| account(*number, issuer, "alice")).collect();
        let view = Some(VaultView::Open(vault(accounts, trash)));
        let answer = Ok(KeptAnswer { kept: Kept::Codes(CodesAnswer::Done), view });
        let number = self.0.sent;
        self.update(Msg::Keep(Keep::Kept(number, task::Deed::Codes(deed), answer)))
    }

    fn sets(&mut self, sets: Vec<CodesSet>) {
        self.kept(Deed::List, Ok(CodesAnswer::Sets(sets, 0)));
    }

    fn used(&self) -> Vec<bool> {
        self.0.codes.shown().unwrap().iter().map(|code| code.used).collect()
    }

    fn said(&self) -> &str {
        self.0.status.as_ref().map_or("", |status| status.text.key.as_str())
    }
}

fn set(left: u16, all: u16) -> CodesSet {
    let set = RecoverySetView {
        id: SET,
        account: id(1),
        left,
        all,
        created_at: UnixMs(NOW as u64),
        replaced_at: None,
        source: None,
    };
    CodesSet { set, issuer: "GitHub".to_owned(), name: "alice".to_owned(), deleted: false }
}

fn codes(used: &[bool]) -> Vec<ShownCode> {
    (1..).zip(used).map(|(number, used)| ShownCode { text: format!("code-{number}"), used: *used }).collect()
}

fn orders(commands: &[Command]) -> Vec<&CodesOrder> {
    let order = |command: &'_ Command| matches!(command, Command::Keep(_, task::Deed::Codes(_), Order::Codes(_)));
    let found = commands.iter().filter(|command| order(command));
    found
        .map(|command| match command {
            Command::Keep(_, _, Order::Codes(order)) => order,
            _ => panic!("only orders"),
        })
        .collect()
}

fn lists(commands: &[Command]) -> bool {
    matches!(orders(commands).as_slice(), [CodesOrder::List])
}

#[test]
fn the_sets_are_asked_for_where_they_are_shown() {
    let mut page = Page(Model::new(Section::Accounts));
    open(&mut page.0);
    let view = || VaultView::Open(vault(vec![account(1, "GitHub", "alice")], &[]));
    assert!(orders(&page.answer(Asked::Open, Ok(view()))).is_empty(), "the list of accounts shows nothing of them");
    assert!(lists(&page.update(Msg::Choose(id(1)))));
    assert_eq!(page.0.busy, None, "nobody waits for it");
    page.sets(vec![set(2, 10)]);
    assert!(page.0.codes.of(id(1)).is_some_and(CodesSet::is_low));
    assert_eq!(text::codes_low(&set(2, 10)).unwrap().key, "fewCodesLeft");
    assert_eq!(text::codes_low(&set(0, 10)).unwrap().key, "noCodesLeft");
    assert_eq!(text::codes_low(&set(3, 10)), None);
    assert!(orders(&page.update(Msg::Choose(id(1)))).is_empty(), "they are known");
    assert!(lists(&page.update(Msg::Go(Section::Codes))), "another window may have changed them");
    assert!(lists(&page.answer(Asked::Delete(id(1)), Ok(view()))), "they go with their account");
    assert_eq!(Section::of_hash("#recovery-codes"), Section::Codes);
}

#[test]
fn a_set_is_shown_to_who_proves_it_and_for_two_minutes() {
    let mut page = Page::open(Section::Codes);
    page.sets(vec![set(3, 4)]);
    page.send(Codes::Open(SET));
    assert!(matches!(page.send(Codes::Show).as_slice(), [Command::Focus(proof::SPOT)]), "an empty field");
    page.passphrase("wrong horse");
    let commands = page.send(Codes::Show);
    let [CodesOrder::Show { set, proof: Proof::Passphrase { text } }] = orders(&commands)[..] else {
        panic!("one order")
    };
    assert_eq!((*set, text.as_str()), (SET, "wrong horse"));
    page.kept(Deed::Show, Err(KeepFailure::WrongPassphrase));
    assert_eq!(page.0.proof().unwrap().error.as_ref().unwrap().key, "wrongPassphrase");
    assert!(page.0.codes.shown().is_none());

    let early = page.0.sent;
    page.passphrase("correct horse");
    page.send(Codes::Show);
    page.kept_at(early, Deed::Show, Ok(CodesAnswer::Shown(codes(&[false]))));
    assert!(page.0.codes.shown().is_none(), "an answer to another question");
    page.kept(Deed::Show, Ok(CodesAnswer::Shown(codes(&[true, false]))));
    assert_eq!(page.used(), [true, false]);

    // The two minutes count from the first look at the clock.
    assert_eq!(page.0.wake_at(true), Some(NOW));
    page.tick(NOW + 5.0);
    assert_eq!(page.0.wake_at(true), Some(NOW + 5.0 + SHOWN_MS), "also while nobody sees the page");
    page.tick(NOW + SHOWN_MS);
    assert!(page.0.codes.shown().is_some());
    page.tick(NOW + 5.0 + SHOWN_MS);
    assert!(page.0.codes.open.is_none());
    assert_eq!(page.said(), "recoveryCodesHidden");
}

#[test]
fn codes_leave_the_screen_with_the_section_and_the_key() {
    let mut page = Page::showing();
    page.update(Msg::Go(Section::Settings));
    assert!(page.0.codes.open.is_none());
    for lock in [
        |page: &mut Page| page.update(Msg::KeyChanged),
        |page: &mut Page| page.update(Msg::Tick(NOW + 900_000.0)),
        |page: &mut Page| {
            let ways = Ways { recovery_key: false, passkeys: Vec::new() };
            page.answer(Asked::Lock, Ok(VaultView::Locked { waiting: None, ways }))
        },
    ] {
        let mut page = Page::showing();
        page.send(Codes::Add(None));
        page.0.codes.form.as_mut().unwrap().bring("code".to_owned());
        lock(&mut page);
        assert!(page.0.codes.form.is_none() && page.0.codes.sets.is_none());
        let mut page = Page::showing();
        lock(&mut page);
        assert!(page.0.codes.open.is_none());
        // The answer to a question from before the lock.
        page.kept(Deed::Show, Ok(CodesAnswer::Shown(codes(&[false]))));
        page.kept(Deed::List, Ok(CodesAnswer::Sets(vec![set(1, 1)], 0)));
        assert!(page.0.codes.open.is_none() && page.0.codes.sets.is_none());
    }
}

#[test]
fn a_copied_code_is_used_until_that_is_taken_back() {
    let mut page = Page::showing();
    let commands = page.send(Codes::Copy(1));
    let [Command::CopyRecoveryCode(1, code)] = commands.as_slice() else { panic!("one code") };
    assert_eq!(code.as_str(), "code-2");
    let commands = page.send(Codes::Copied(1, true));
    assert!(matches!(orders(&commands)[..], [CodesOrder::Mark { set: SET, index: 1, used: true, by: MarkedBy::Copy }]));
    assert_eq!((page.used(), page.said()), (vec![true, true, false, false], "recoveryCodeCopied"));
    assert_eq!(page.0.copied_code(), Some(1));
    // Taken back while that is still being saved: shown at once, saved after it.
    assert!(page.send(Codes::Undo).is_empty());
    assert!(page.send(Codes::Used(2, true)).is_empty());
    assert_eq!((page.used(), page.0.copied_code()), (vec![true, false, true, false], None));
    let commands = page.kept(Deed::Mark(1, true), Ok(CodesAnswer::Done));
    let [CodesOrder::List, CodesOrder::Mark { index: 1, used: false, by: MarkedBy::Hand, .. }] = orders(&commands)[..]
    else {
        panic!("the list, and the next mark")
    };
    // Also when the set was closed meanwhile.
    page.send(Codes::End);
    let commands = page.kept(Deed::Mark(1, false), Ok(CodesAnswer::Done));
    assert!(matches!(orders(&commands)[..], [CodesOrder::List, CodesOrder::Mark { index: 2, used: true, .. }]));
    assert!(lists(&page.kept(Deed::Mark(2, true), Ok(CodesAnswer::Done))));
    let mut page = Page::showing();

    // What is not saved is not shown either.
    page.send(Codes::Used(3, true));
    assert_eq!(page.used(), [true, false, false, true]);
    page.kept(Deed::Mark(3, true), Err(KeepFailure::Full));
    assert_eq!((page.used(), page.said()), (vec![true, false, false, false], "failureVaultFull"));

    page.send(Codes::Copied(0, true));
    assert_eq!((page.said(), page.0.copied_code()), ("usedCodeCopied", None), "it was used before");
    page.send(Codes::Copied(0, false));
    assert_eq!(page.said(), "copyRefused");
    assert!(page.send(Codes::Copy(7)).is_empty());
}

#[test]
fn a_filled_code_is_used_and_a_refused_fill_marks_nothing() {
    let filling = Asked::FillRecovery(SET, 1);
    let view = || Ok(VaultView::Open(vault(vec![account(1, "GitHub", "alice")], &[])));
    let mut page = Page::showing();
    assert!(page.send(Codes::Fill(1)).is_empty(), "no page to fill");
    page.0.tab = Some(7);
    assert!(page.send(Codes::Fill(0)).is_empty(), "it is used");
    let commands = page.send(Codes::Fill(1));
    let [Command::Ask(_, asked, VaultRequest::FillRecovery { account, tab: 7, text })] = commands.as_slice() else {
        panic!("one request")
    };
    assert_eq!((*asked, *account, text.as_str()), (filling, id(1), "code-2"));
    assert!(page.send(Codes::Fill(2)).is_empty(), "one thing at a time");
    for (failure, said) in [
        (Failure::NoField, "noRecoveryField"),
        (Failure::PageClosed, "recoveryPageClosed"),
        (Failure::OtherSite { host: "shop.example".to_owned() }, "failureOtherSite"),
    ] {
        assert!(page.answer(filling, Err(failure)).is_empty());
        assert_eq!((page.used(), page.said()), (vec![true, false, false, false], said));
        assert_eq!(page.0.copied_code(), None);
        page.send(Codes::Fill(1));
    }
    let commands = page.answer(filling, view());
    let by_fill =
        |order: &CodesOrder| matches!(order, CodesOrder::Mark { set: SET, index: 1, used: true, by: MarkedBy::Fill });
    assert!(matches!(orders(&commands)[..], [order] if by_fill(order)));
    assert_eq!((page.used(), page.said()), (vec![true, true, false, false], "recoveryCodeFilled"));
    assert_eq!(page.0.copied_code(), Some(1));
    page.send(Codes::Undo);
    assert_eq!(page.used(), [true, false, false, false]);

    // Closed meanwhile: it is used all the same.
    let mut page = Page::showing();
    page.0.tab = Some(7);
    page.send(Codes::Fill(1));
    page.send(Codes::End);
    let commands = page.answer(filling, view());
    assert!(matches!(orders(&commands)[..], [order] if by_fill(order)));
    assert_eq!((page.said(), page.0.copied_code()), ("recoveryCodeFilled", None));
}

#[test]
fn the_codes_of_the_account_from_which_the_user_comes_are_opened_once() {
    let mut page = Page(Model::new(Section::Codes));
    page.0.wanted = Some(id(1));
    open(&mut page.0);
    page.answer(Asked::Open, Ok(VaultView::Open(vault(vec![account(1, "GitHub", "alice")], &[]))));
    page.sets(vec![set(3, 4)]);
    assert_eq!(page.0.codes.open.as_ref().map(|open| open.set), Some(SET));
    assert!(page.0.codes.shown().is_none(), "not before the user has proved who asks");
    page.send(Codes::End);
    page.sets(vec![set(3, 4)]);
    assert!(page.0.codes.open.is_none());
}

#[test]
fn codes_are_printed_exported_replaced_and_forgotten() {
    let mut page = Page::showing();
    assert!(matches!(orders(&page.send(Codes::Export))[..], [CodesOrder::Exported { set: SET }]));
    let commands = page.kept(Deed::Export, Ok(CodesAnswer::Done));
    let [Command::Download(name, text)] = commands.as_slice() else { panic!("a file") };
    assert_eq!(name, "Sixpence recovery codes.txt");
    assert_eq!(text.as_str(), "GitHub alice\n\ncode-1 (used)\ncode-2\ncode-3\ncode-4\n");
    page.send(Codes::Export);
    assert!(page.kept(Deed::Export, Err(KeepFailure::Full)).is_empty(), "what is not in the log does not leave");
    page.send(Codes::Print);
    assert!(matches!(page.kept(Deed::Print, Ok(CodesAnswer::Done)).as_slice(), [Command::Print]));

    assert!(matches!(page.send(Codes::AskForget(true)).as_slice(), [Command::Focus(spot::FORGET)]));
    assert!(page.0.codes.open.as_ref().unwrap().forgets);
    assert!(matches!(orders(&page.send(Codes::Forget))[..], [CodesOrder::Forget { set: SET }]));
    assert!(lists(&page.kept(Deed::Forget, Ok(CodesAnswer::Done))));
    assert_eq!((page.said(), page.0.codes.open.is_none()), ("recoveryCodesForgotten", true));

    let mut page = Page::showing();
    page.send(Codes::Add(Some(id(1))));
    assert!(page.0.codes.open.is_none(), "the old codes are no longer on the screen");
    let Some(form) = page.0.codes_form() else { panic!("the form") };
    assert_eq!((form.account, form.accounts.len()), (Some(id(1)), 2));
    let commands = page.send(Codes::Form(codes_form::Msg::Text("1111 2222".to_owned())));
    let [Command::ReadCodes(round, _)] = commands.as_slice() else { panic!("it is read") };
    page.send(Codes::Form(codes_form::Msg::Read(*round, Ok(read(&["1111", "2222"])))));
    assert!(matches!(orders(&page.send(Codes::Save(false)))[..], [CodesOrder::Keep { replace: false, .. }]));
    let commands = page.kept(Deed::Keep, Err(KeepFailure::Codes(CodesFailure::There)));
    assert!(matches!(commands.as_slice(), [Command::Focus(REPLACE_SPOT)]));
    assert!(matches!(orders(&page.send(Codes::Save(true)))[..], [CodesOrder::Keep { replace: true, .. }]));
    assert!(lists(&page.saved(Deed::Keep, &[(1, "GitHub"), (2, "Mail")], &[])));
    assert_eq!((page.said(), page.0.codes.form.is_none()), ("recoveryCodesSaved", true));
}

#[test]
fn what_was_done_at_the_site() {
    let mut page = Page::open(Section::Accounts);
    page.update(Msg::Choose(id(1)));
    page.send(Codes::Again);
    assert!(page.0.codes.again.is_some());
    assert!(matches!(page.send(Codes::AgainSave).as_slice(), [Command::Focus(spot::AGAIN)]));
    page.send(Codes::AgainTyped("GEZDGNBVGY3TQOJQ".to_owned()));
    let commands = page.send(Codes::AgainSave);
    let [CodesOrder::SetUpAgain { account, text }] = orders(&commands)[..] else { panic!("one order") };
    assert_eq!((*account, text.as_str()), (id(1), "GEZDGNBVGY3TQOJQ"));
    page.kept(Deed::SetUpAgain, Err(KeepFailure::Codes(CodesFailure::SameSecret)));
    assert_eq!(page.0.codes.again.as_ref().unwrap().error.as_ref().unwrap().key, "sameSecretAgain");
    page.send(Codes::AgainSave);
    page.saved(Deed::SetUpAgain, &[(2, "Mail"), (3, "GitHub")], &[1]);
    assert!(matches!(&page.0.place, Place::Account(edit) if edit.account == id(3)), "the new one is shown");
    assert_eq!((page.said(), page.0.codes.again.is_none()), ("setUpAgainDone", true));

    // Another account is chosen: what was typed for the first is gone.
    page.send(Codes::Again);
    page.update(Msg::Choose(id(2)));
    assert!(page.0.codes.again.is_none());

    let commands = page.send(Codes::TurnedOff);
    assert!(matches!(orders(&commands)[..], [CodesOrder::TurnedOff { account }] if *account == id(2)));
    page.saved(Deed::TurnedOff(id(2)), &[(3, "GitHub")], &[1, 2]);
    assert_eq!((page.said(), page.0.undo), ("turnedOffDone", Some(id(2))));
    assert!(matches!(page.0.place, Place::Nothing));
}
