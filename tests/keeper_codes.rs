//! The keeper's orders about recovery codes: what each changes, what the log says of it, and what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

mod vault_support;

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

use sixpence::{
    account::{Account, AccountId},
    activity::Task,
    enrolment::recovery::{Doubt, RecoveryError, read_codes},
    keeper::{Answer, Stretch, carry_out},
    message::{
        CodesAnswer, CodesFailure, CodesOrder, CodesSet, Failure, KeepFailure, Kept, MarkedBy, Order, Proof, ReadCodes,
        TypedCode,
    },
    otp::{Kind, Secret},
    otpauth::OtpauthError,
    recovery_set::{RecoverySet, RecoverySetId},
    time::UnixMs,
    vault::{KdfRequest, Stretched, Unlocked, Vault},
};
use vault_support::*;

const LATER: UnixMs = UnixMs(NOW.0 + 3_600_000);

/// Stands for Argon2id, which has tests of its own.
struct Fake;

impl Stretch for Fake {
    async fn stretch(&self, passphrase: &str, _: &KdfRequest) -> Option<Stretched> {
        Some(if passphrase == "correct horse" { key() } else { Stretched::from_bytes([1; 32]) })
    }
}

struct Page(Vault<Unlocked>);

impl Page {
    fn new() -> Self {
        Self(vault_with(three()).0)
    }

    fn answer(&self, order: CodesOrder, unlocked: bool) -> Result<Answer, KeepFailure> {
        let mut found = found(&self.0);
        found.key = found.key.filter(|_| unlocked);
        let mut future = pin!(carry_out(Order::Codes(order), found, LATER, &Fake));
        match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(answer) => answer,
            Poll::Pending => panic!("nothing here waits"),
        }
    }

    /// Carries out an order, and the background takes over what it wants saved. Says whether anything was.
    fn saves(&mut self, order: CodesOrder) -> (CodesAnswer, bool) {
        let answer = self.answer(order, true).map_err(|failure| format!("{failure:?}")).unwrap();
        let saves = answer.save.is_some();
        if let Some(text) = answer.save {
            let prepared = self.0.adopt(&text).expect("it follows");
            self.0.commit(prepared).unwrap();
        }
        match answer.kept {
            Kept::Codes(answer) => (answer, saves),
            _ => panic!("another answer"),
        }
    }

    fn done(&mut self, order: CodesOrder) {
        assert!(self.saves(order) == (CodesAnswer::Done, true));
    }

    fn refused(&self, order: CodesOrder) -> KeepFailure {
        self.answer(order, true).err().expect("it is refused")
    }

    fn account(&self, place: usize) -> AccountId {
        self.0.accounts().nth(place).unwrap().id
    }

    fn keep(&mut self, place: usize, codes: &[&str], replace: bool) -> RecoverySetId {
        let account = self.account(place);
        self.done(keep(account, codes, replace));
        self.0.recovery_codes(account).unwrap().id
    }

    fn list(&mut self) -> Vec<CodesSet> {
        match self.saves(CodesOrder::List) {
            (CodesAnswer::Sets(sets, 0), false) => sets,
            _ => panic!("a list, and nothing saved"),
        }
    }

    /// What the log says, the oldest first: tasks, and of how many codes.
    fn log(&self) -> Vec<(Task, Option<u16>)> {
        let mut log: Vec<_> = self.0.activity().into_iter().map(|entry| (entry.task, entry.count)).collect();
        log.reverse();
        log
    }
}

fn keep(account: AccountId, codes: &[&str], replace: bool) -> CodesOrder {
    let codes = codes.iter().map(|code| typed(code)).collect();
    CodesOrder::Keep { account, codes, source: Some("github.com".to_owned()), replace }
}

/// `!` before a code: it is used.
fn typed(code: &str) -> TypedCode {
    let used = code.starts_with('!');
    TypedCode { text: code.trim_start_matches('!').to_owned(), used }
}

fn right() -> Proof {
    Proof::Passphrase { text: "correct horse".into() }
}

fn texts(set: &RecoverySet) -> Vec<(&str, bool)> {
    set.codes.iter().map(|code| (code.expose(), code.used_at.is_some())).collect()
}

#[test]
fn a_text_is_read_without_the_vault() {
    let read = |text: &str| read_codes(text.to_owned());
    let answer = read("Your recovery codes\n1. abcd-1234\n2. ef90-56gh (used)\n3. abcd-1234\n").ok().unwrap();
    let codes = vec![typed("abcd-1234"), typed("!ef90-56gh")];
    let expected = ReadCodes { codes, left_out: 1, repeated: 1, doubt: None };
    assert!(answer == expected);
    assert_eq!(read("GEZDGNBVGY3TQOJQ").ok().unwrap().doubt, Some(Doubt::LooksLikeKey));
    for (text, why) in [("  ", RecoveryError::Empty), ("Click the button below to go on.", RecoveryError::NoCodes)] {
        assert_eq!(read(text).err(), Some(why));
    }
}

#[test]
fn a_locked_vault_shows_nothing() {
    let locked = Page::new().answer(CodesOrder::List, false).err();
    assert_eq!(locked, Some(KeepFailure::Background(Failure::Locked)));
}

#[test]
fn codes_are_kept_as_they_stand_and_replaced_only_after_asking() {
    let mut page = Page::new();
    let (first, other) = (page.account(0), page.account(1));
    page.keep(0, &["AB cd-1", "!x\u{a0}y", "123456"], false);
    assert_eq!(texts(&page.0.recovery_codes(first).unwrap()), [("AB cd-1", false), ("x y", true), ("123456", false)]);
    // The same again changes nothing, and the log does not grow.
    assert!(page.saves(keep(first, &["AB cd-1", "x y", "123456"], false)) == (CodesAnswer::Done, false));
    assert_eq!(page.refused(keep(first, &["n1", "n2"], false)), KeepFailure::Codes(CodesFailure::There));
    let new = page.keep(0, &["n1", "n2"], true);
    page.keep(1, &["m1"], false);
    assert_eq!(page.log(), [(Task::CodesKept, Some(3)), (Task::CodesKept, Some(2)), (Task::CodesKept, Some(1))]);
    let entry = &page.0.activity()[0];
    assert_eq!((entry.account, entry.at), (Some(other), LATER));

    let list = page.list();
    let seen = |set: &CodesSet| (set.set.account, set.set.left, set.set.all, set.counts());
    assert_eq!(
        list.iter().map(seen).collect::<Vec<_>>(),
        [(other, 1, 1, true), (first, 2, 2, true), (first, 2, 3, false)]
    );
    assert_eq!((list[1].set.id, list[1].set.source.as_deref()), (new, Some("github.com")));
    let account = page.0.account(first).unwrap();
    assert_eq!((&list[1].issuer, &list[1].name), (&account.issuer, &account.name));

    for (codes, why) in [(vec!["a\u{7}b"], RecoveryError::NoCodes), (vec![" "], RecoveryError::NoCodes)] {
        let refused = KeepFailure::Codes(CodesFailure::Unread(why));
        assert_eq!(page.refused(keep(first, &codes, true)), refused);
    }
    let nobody = keep(AccountId([9; 16]), &["x"], false);
    assert_eq!(page.refused(nobody), KeepFailure::Background(Failure::NoSuchAccount));
    assert!(page.answer(keep(first, &[], true), true).is_err());
}

#[test]
fn codes_are_shown_to_who_proves_it_and_the_log_says_so() {
    let mut page = Page::new();
    let set = page.keep(0, &["one", "!two"], false);
    let show = |set, proof| CodesOrder::Show { set, proof };
    let wrong = Proof::Passphrase { text: "wrong horse".into() };
    assert_eq!(page.refused(show(set, wrong)), KeepFailure::WrongPassphrase);
    assert_eq!(page.log().len(), 1, "what was not shown was not viewed");
    let (answer, saves) = page.saves(show(set, right()));
    let CodesAnswer::Shown(shown) = answer else { panic!("the codes") };
    let shown: Vec<_> = shown.iter().map(|code| (code.text.as_str(), code.used)).collect();
    assert_eq!((shown.as_slice(), saves), ([("one", false), ("two", true)].as_slice(), true));
    assert_eq!(page.log()[1], (Task::CodesViewed, Some(2)));
    let gone = RecoverySetId([9; 16]);
    assert_eq!(page.refused(show(gone, right())), KeepFailure::Codes(CodesFailure::Gone));
}

#[test]
fn a_code_is_marked_used_and_that_is_taken_back() {
    let mut page = Page::new();
    let set = page.keep(0, &["one", "two"], false);
    let mark = |index, used, by| CodesOrder::Mark { set, index, used, by };
    let used = |page: &Page| texts(&page.0.recovery_set(set).unwrap()).iter().map(|code| code.1).collect::<Vec<_>>();
    page.done(mark(1, true, MarkedBy::Copy));
    assert_eq!(used(&page), [false, true]);
    page.done(mark(1, false, MarkedBy::Hand));
    page.done(mark(0, true, MarkedBy::Fill));
    assert_eq!(used(&page), [true, false]);
    assert_eq!(
        page.log(),
        [(Task::CodesKept, Some(2)), (Task::CodeCopied, None), (Task::CodeFilled, None)],
        "a tick is no act"
    );
    assert_eq!(page.refused(mark(2, true, MarkedBy::Copy)), KeepFailure::Codes(CodesFailure::Gone));
}

#[test]
fn codes_are_exported_and_forgotten() {
    let mut page = Page::new();
    let set = page.keep(0, &["first-code", "second-code"], false);
    page.done(CodesOrder::Exported { set });
    page.done(CodesOrder::Forget { set });
    assert!(page.list().is_empty());
    let kept = Some(2);
    assert_eq!(page.log(), [(Task::CodesKept, kept), (Task::Export, kept), (Task::CodesForgotten, kept)]);
    for order in [CodesOrder::Forget { set }, CodesOrder::Exported { set }] {
        assert_eq!(page.refused(order), KeepFailure::Codes(CodesFailure::Gone));
    }
    // Neither a code nor what the user has typed is in the log.
    let log = format!("{:?}", page.0.activity());
    assert!(!log.contains("first-code") && !log.contains("second-code"));
}

#[test]
fn an_account_that_was_turned_off_goes_to_the_trash_with_its_codes() {
    let mut page = Page::new();
    let account = page.account(0);
    page.keep(0, &["one"], false);
    page.done(CodesOrder::TurnedOff { account });
    assert!(page.0.account(account).is_none());
    assert_eq!(page.0.trash().map(|(gone, _)| gone.id).collect::<Vec<_>>(), [account]);
    let list = page.list();
    assert_eq!((list.len(), list[0].deleted, list[0].counts()), (1, true, false));
    assert_eq!(page.log().last().unwrap().0, Task::TurnedOff);
    assert_eq!(page.0.activity()[0].account, Some(account));
    let again = CodesOrder::TurnedOff { account };
    assert_eq!(page.refused(again), KeepFailure::Background(Failure::NoSuchAccount));
}

#[test]
fn an_account_that_was_set_up_again_takes_the_place_of_the_old_one() {
    let mut page = Page::new();
    for place in 0..3 {
        let old = page.account(0);
        let was = page.0.account(old).unwrap();
        let (issuer, name, sites, params) = (was.issuer.clone(), was.name.clone(), was.sites.clone(), was.params);
        page.keep(0, &["one"], false);
        let text = ["gezd gnbv gy3t qojq aaaa aaaa", "GEZDGNBVGY3TQOJQAAAA", "GEZDGNBVGY3TQOJQ"][place].to_owned();
        page.done(CodesOrder::SetUpAgain { account: old, text });
        let new = page.0.accounts().last().unwrap();
        assert_eq!((&new.issuer, &new.name, &new.sites), (&issuer, &name, &sites));
        // A bare key says nothing of how codes are made of it: as they were, but a counter begins anew.
        match (params, new.params) {
            (Kind::Hotp { digits: was, .. }, Kind::Hotp { counter, digits, .. }) => {
                assert_eq!((counter, digits), (0, was))
            }
            (was, new) => assert_eq!(new, was),
        }
        assert!(page.0.trash().any(|(gone, _)| gone.id == old));
        let history = page.list().into_iter().filter(|set| set.set.account == new_id(&page)).collect::<Vec<_>>();
        assert_eq!((history.len(), history[0].counts()), (1, false));
    }
    assert_eq!(page.log().iter().filter(|(task, _)| *task == Task::SetUpAgain).count(), 3);
}

fn new_id(page: &Page) -> AccountId {
    page.0.accounts().last().unwrap().id
}

#[test]
fn an_address_says_how_codes_are_made_and_what_is_no_key_is_refused() {
    let mut page = Page::new();
    let account = page.account(0);
    let again = |text: &str| CodesOrder::SetUpAgain { account, text: text.to_owned() };
    let same = page.0.account(account).unwrap().secret.to_base32().to_string();
    assert_eq!(page.refused(again(&same)), KeepFailure::Codes(CodesFailure::SameSecret));
    for text in ["", "GEZD1", "https://example.com", "otpauth-migration://offline?data=AA"] {
        let why = page.refused(again(text));
        assert!(matches!(why, KeepFailure::Background(Failure::Unreadable(_))), "{text}: {why:?}");
    }
    assert_eq!(page.log(), []);
    page.done(again("otpauth://totp/Other:bob?secret=GEZDGNBVGY3TQOJQAAAA&digits=8&period=60"));
    let new = page.0.accounts().last().unwrap();
    assert!(matches!(new.params, Kind::Totp { period, digits, .. } if (period.seconds(), digits.get()) == (60, 8)));
    let old = page.0.trash().next().unwrap().0;
    assert_eq!((&new.issuer, &new.name), (&old.issuer, &old.name), "what the user has called it stays");
}

/// A key alone makes no codes of a kind that also depends on a PIN.
#[test]
fn an_account_with_a_pin_is_not_set_up_again_by_a_key() {
    let kinds = [
        (Kind::Yandex, Secret::of_yandex(&[7; 16], "1234"), OtpauthError::TypeYandex),
        (Kind::Motp, Secret::of_motp("e3152afee62599c8", "1234"), OtpauthError::TypeMotp),
    ];
    for (params, secret, why) in kinds {
        let account = Account { params, secret: secret.ok().unwrap(), ..totp(1) };
        let page = Page(vault_with(vec![account]).0);
        let again = CodesOrder::SetUpAgain { account: page.account(0), text: "GEZDGNBVGY3TQOJQ".to_owned() };
        assert_eq!(page.refused(again), KeepFailure::Background(Failure::Unreadable(why)));
    }
}
