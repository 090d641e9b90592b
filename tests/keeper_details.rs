//! Tags, notes, favourites and the user's own order: what the keeper tells of them, sets, and guards.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

mod vault_support;

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

use sixpence::{
    account::AccountId,
    keeper::{Stretch, carry_out},
    message::{DetailsAnswer, DetailsOrder, Failure, KeepFailure, Kept, Order, Proof},
    vault::{Details, KdfRequest, Marks, Stretched, Unlocked, Vault},
};
use vault_support::*;

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

    fn ask(&mut self, order: DetailsOrder) -> Result<DetailsAnswer, KeepFailure> {
        let mut future = pin!(carry_out(Order::Details(order), found(&self.0), NOW, &Fake));
        let Poll::Ready(answer) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) else { panic!() };
        let answer = answer?;
        if let Some(text) = answer.save {
            let prepared = self.0.adopt(&text).unwrap();
            self.0.commit(prepared).unwrap();
        }
        match answer.kept {
            Kept::Details(answer) => Ok(answer),
            _ => panic!("about details"),
        }
    }

    fn set(&mut self, id: u8, tags: &[&str], favourite: bool, note: Option<&str>) -> Result<(), KeepFailure> {
        let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        let note = note.map(str::to_owned);
        self.ask(DetailsOrder::Set { account: account(id), tags, favourite, note }).map(|_| ())
    }

    /// `None` where it is guarded.
    fn note(&mut self, id: u8, proof: Option<&str>) -> Result<Option<String>, KeepFailure> {
        let proof = proof.map(|text| Proof::Passphrase { text: text.to_owned() });
        match self.ask(DetailsOrder::Note { account: account(id), proof })? {
            DetailsAnswer::Note(_, note) => Ok(Some(note)),
            DetailsAnswer::Guarded(_) => Ok(None),
            DetailsAnswer::Done => panic!("a note"),
        }
    }

    /// What the background tells the pages, of those of which anything is known.
    fn all(&self) -> Vec<(u8, Marks)> {
        let listed = self.0.listed().filter(|(_, marks)| !marks.is_empty());
        let mut all: Vec<_> = listed.map(|(account, marks)| (account.id.0[0], Marks::read(&marks))).collect();
        all.sort_by_key(|(id, _)| *id);
        all
    }
}

fn bytes(text: &str) -> Vec<u8> {
    sixpence_sealing::from_base64(text).unwrap()
}

/// What is not as it is written is nothing, and nobody falls over it.
#[test]
fn marks_of_something_else_are_none() {
    let good = sixpence_sealing::to_base64(&[0xa1, 0x18, 36, 7]);
    assert_eq!(Marks::read(&good).place, Some(7));
    for bad in ["", "?", "oA", "oA==", "oRgk", "oRgkoA==", "oRghoA", "AAAA"] {
        let Marks { tags, favourite, place, .. } = Marks::read(bad);
        assert!(tags.is_empty() && !favourite && place.is_none(), "{bad}");
    }
}

fn account(id: u8) -> AccountId {
    AccountId([id; 16])
}

#[test]
fn what_is_set_is_told_and_nothing_of_others() {
    let mut page = Page::new();
    assert!(page.all().is_empty());
    page.set(1, &[" Work ", "", "Work", "Home"], true, Some("  a note\n")).unwrap();
    let tags = vec!["Work".to_owned(), "Home".to_owned()];
    assert_eq!(page.all(), [(1, Marks { tags, favourite: true, place: None, noted: true })]);
    assert!(page.0.listed().all(|(_, marks)| !bytes(&marks).windows(6).any(|part| part == b"a note")));
    assert_eq!(page.note(1, None).unwrap().unwrap(), "a note");
    page.set(1, &["Work"], false, None).unwrap();
    assert_eq!(page.note(1, None).unwrap().unwrap(), "a note", "it stays where nothing is said of it");
    page.set(1, &[], false, Some("")).unwrap();
    assert!(page.all().is_empty());
    assert_accounts(&page.0, &three());
}

/// Recovery codes are shown to who proves who is there, also where they stand in a note.
#[test]
fn a_note_with_recovery_codes_is_guarded_as_they_are() {
    let mut page = Page::new();
    let note = "Recovery codes:\na1b2c-d3e4f\n0f9e8-7d6c5\n3b4a5-99e01";
    page.set(1, &[], false, Some(note)).unwrap();
    assert!(page.all()[0].1.noted);
    assert_eq!(page.note(1, None).unwrap(), None);
    assert_eq!(page.note(1, Some("wrong horse")), Err(KeepFailure::WrongPassphrase));
    assert_eq!(page.note(1, Some("correct horse")).unwrap().unwrap(), note);
}

#[test]
fn the_users_own_order() {
    let mut page = Page::new();
    let places = |page: &Page| -> Vec<(u8, Option<u32>)> {
        page.all().into_iter().map(|(id, marks)| (id, marks.place)).collect()
    };
    page.set(3, &["Work"], false, None).unwrap();
    page.ask(DetailsOrder::Arrange([3, 1, 2].map(account).to_vec())).unwrap();
    assert_eq!(places(&page), [(1, Some(1)), (2, Some(2)), (3, Some(0))]);
    let generation = page.0.generation();
    page.ask(DetailsOrder::Arrange([2, 9, 3].map(account).to_vec())).unwrap();
    assert_eq!(places(&page), [(2, Some(0)), (3, Some(2))], "one save, and nobody who is not there");
    assert_eq!(page.0.generation(), generation + 1);
    assert_eq!(page.all()[1].1.tags, ["Work"], "all else stays");
}

#[test]
fn what_does_not_fit_changes_nothing() {
    let mut page = Page::new();
    page.set(1, &["Work"], true, Some("note")).unwrap();
    let before = page.0.generation();
    let long = "x".repeat(257);
    let longest = "x".repeat(Details::MAX_NOTE_CHARS + 1);
    assert_eq!(page.set(1, &[&long], true, None), Err(KeepFailure::LongDetails));
    assert_eq!(page.set(1, &[], true, Some(&longest)), Err(KeepFailure::LongDetails));
    let many: Vec<String> = (0..=Details::MAX_TAGS).map(|n| n.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(page.set(1, &many, true, None), Err(KeepFailure::LongDetails));
    let gone = KeepFailure::Background(Failure::NoSuchAccount);
    assert_eq!(page.set(9, &[], true, None), Err(gone.clone()));
    assert_eq!(page.note(9, None), Err(gone));
    assert_eq!(page.0.generation(), before);
    assert_eq!(page.all(), [(1, Marks { tags: vec!["Work".to_owned()], favourite: true, place: None, noted: true })]);
}
