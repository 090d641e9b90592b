//! Tags, notes, favourites and the user's own order on the vault page: messages and commands.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

use sixpence::{
    message::{DetailsAnswer, DetailsOrder, DetailsView, KeepFailure, Kept, KeptAnswer, Noted, Order, VaultView},
    ui::vault::{
        details::{Deed as Details, Msg as Do, NOTE_SPOT, Note},
        keep::{msg::Msg as Keep, task::Deed},
        model::{Asked, Model, Section},
        msg::{Command, Msg},
        update::{open, update},
    },
};

mod ui_support;
use ui_support::{account, id, vault};

struct Page(Model);

impl Page {
    /// Four accounts by name: A, B, C, D.
    fn new() -> Self {
        let mut page = Self(Model::new(Section::Accounts));
        open(&mut page.0);
        let number = page.0.sent;
        let all = (1..).zip(["A", "B", "C", "D"]).map(|(number, issuer)| account(number, issuer, "alice"));
        let commands = page.send(Msg::Answered(number, Asked::Open, Ok(VaultView::Open(vault(all.collect(), &[])))));
        assert!(matches!(asked(&commands)[..], [DetailsOrder::List]), "who sees the accounts sees how they stand");
        page
    }

    fn with(all: Vec<DetailsView>) -> Self {
        let mut page = Self::new();
        page.answer(Details::List, Ok(DetailsAnswer::All(all)));
        page
    }

    fn send(&mut self, msg: Msg) -> Vec<Command> {
        update(&mut self.0, msg)
    }

    fn details(&mut self, msg: Do) -> Vec<Command> {
        self.send(Msg::Details(msg))
    }

    fn answer(&mut self, deed: Details, answer: Result<DetailsAnswer, KeepFailure>) -> Vec<Command> {
        let number = self.0.sent;
        let answer = answer.map(|answer| KeptAnswer { kept: Kept::Details(answer), view: None });
        self.send(Msg::Keep(Keep::Kept(number, Deed::Details(deed), answer)))
    }

    fn listed(&self) -> String {
        let rows = self.0.details.rows.iter().map(|place| self.0.list.rows[*place].haystack.chars().next().unwrap());
        rows.collect::<String>().to_uppercase()
    }

    fn note(&self) -> Option<&str> {
        match &self.0.details.form.as_ref()?.note {
            Note::Shown(note) => Some(note),
            _ => None,
        }
    }
}

/// What the keeper is asked.
fn asked(commands: &[Command]) -> Vec<&DetailsOrder> {
    let orders = commands.iter().filter_map(|command| match command {
        Command::Keep(_, Deed::Details(_), Order::Details(order)) => Some(order),
        _ => None,
    });
    orders.collect()
}

fn known(number: u8, tags: &[&str], favourite: bool, place: Option<u32>) -> DetailsView {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    DetailsView { account: id(number), tags, favourite, place, note: Noted::None }
}

#[test]
fn favourites_stand_first_and_the_own_order_where_it_is_wanted() {
    let all = vec![
        known(3, &["Work"], true, Some(2)),
        known(4, &["Work", "Home"], false, Some(0)),
        known(2, &[], false, Some(1)),
    ];
    let mut page = Page::with(all);
    assert_eq!(page.listed(), "CABD");
    page.details(Do::OwnOrder(true));
    assert_eq!(page.listed(), "CDBA", "without a place: behind");
    page.details(Do::Tag(Some("Work".into())));
    assert_eq!((page.listed().as_str(), page.0.details.tags()), ("CD", vec!["Home".to_owned(), "Work".to_owned()]));
    page.send(Msg::Search("d".into()));
    assert_eq!(page.listed(), "D");
    page.send(Msg::Search(String::new()));
    page.answer(Details::List, Ok(DetailsAnswer::All(vec![known(1, &["Else"], false, None)])));
    assert_eq!((page.listed().as_str(), page.0.details.tag.as_ref()), ("ABCD", None), "nobody has that tag any more");
}

#[test]
fn what_is_typed_is_saved_and_told_anew() {
    let mut page = Page::with(vec![known(1, &["Work", "Home"], true, None)]);
    page.send(Msg::Choose(id(1)));
    let form = page.0.details.form.as_ref().unwrap();
    assert_eq!((form.tags.as_str(), form.favourite), ("Work, Home", true));
    assert_eq!(page.note(), Some(""));
    page.details(Do::Tags("Work, Play".into()));
    page.details(Do::Favourite(false));
    page.details(Do::Note("typed".into()));
    let commands = page.details(Do::Save);
    let [DetailsOrder::Set { account, tags, favourite, note }] = &asked(&commands)[..] else { panic!() };
    assert_eq!((*account, tags.len(), *favourite, note.as_deref()), (id(1), 2, false, Some("typed")));
    assert!(page.details(Do::Save).is_empty(), "a second click");
    let commands = page.answer(Details::Set, Ok(DetailsAnswer::Done));
    assert!(matches!(asked(&commands)[..], [DetailsOrder::List]));
    assert_eq!(page.0.status.as_ref().unwrap().text.key, "saved");
    page.details(Do::Save);
    page.answer(Details::Set, Err(KeepFailure::LongDetails));
    assert_eq!(page.0.details.form.as_ref().unwrap().error.as_ref().unwrap().key, "detailsTooLong");
    page.details(Do::Tags("Work".into()));
    assert!(page.0.details.form.as_ref().unwrap().error.is_none());
}

#[test]
fn a_note_is_read_when_its_account_is_chosen_unless_it_is_guarded() {
    let noted = |number, note| DetailsView { note, ..known(number, &[], false, None) };
    let mut page = Page::with(vec![noted(1, Noted::Plain), noted(2, Noted::Codes)]);
    let commands = page.send(Msg::Choose(id(1)));
    assert!(matches!(asked(&commands)[..], [DetailsOrder::Note { proof: None, .. }]));
    assert_eq!(page.note(), None);
    assert!(asked(&page.details(Do::Save)).iter().all(|order| matches!(order, DetailsOrder::Set { note: None, .. })));
    page.answer(Details::Set, Ok(DetailsAnswer::Done));
    page.answer(Details::Note, Ok(DetailsAnswer::Note(id(2), "late".into())));
    assert_eq!(page.note(), None, "it is of another account");
    page.answer(Details::Note, Ok(DetailsAnswer::Note(id(1), "mine".into())));
    assert_eq!(page.note(), Some("mine"));

    assert!(asked(&page.send(Msg::Choose(id(2)))).is_empty());
    let commands = page.answer(Details::Note, Ok(DetailsAnswer::Note(id(2), "codes".into())));
    assert!(matches!(commands[..], [Command::Focus(NOTE_SPOT)]));
    assert_eq!(page.note(), Some("codes"));
    page.send(Msg::KeyChanged);
    assert!(page.0.details.form.is_none() && page.0.details.all.is_empty(), "nothing stays in a page that locks");
}

#[test]
fn what_others_have_saved_is_followed_and_what_is_typed_stays() {
    let mut page = Page::with(vec![known(1, &["Work"], false, None)]);
    page.send(Msg::Choose(id(1)));
    page.answer(Details::List, Ok(DetailsAnswer::All(vec![known(1, &["Home"], true, None)])));
    assert_eq!(page.0.details.form.as_ref().unwrap().tags, "Home");
    page.details(Do::Tags("Mine".into()));
    page.answer(Details::List, Ok(DetailsAnswer::All(vec![known(1, &["Theirs"], true, None)])));
    assert_eq!(page.0.details.form.as_ref().unwrap().tags, "Mine");
}

#[test]
fn an_account_moves_in_the_own_order() {
    let mut page = Page::with(vec![known(4, &[], false, Some(0))]);
    page.details(Do::OwnOrder(true));
    assert_eq!(page.listed(), "DABC");
    page.send(Msg::Choose(id(2)));
    let commands = page.details(Do::Move(-1));
    let [DetailsOrder::Arrange(order)] = &asked(&commands)[..] else { panic!() };
    assert_eq!(*order, [4, 2, 1, 3].map(id));
    page.answer(Details::Arrange, Ok(DetailsAnswer::Done));
    page.send(Msg::Choose(id(4)));
    assert!(page.details(Do::Move(-1)).is_empty(), "it is the first");
    // Past the one that stands beside it, wherever the others have their places; but not past the favourites.
    let places = |favourite| {
        vec![known(1, &[], false, Some(0)), known(2, &[], favourite, Some(1)), known(3, &[], false, Some(2))]
    };
    page.answer(Details::List, Ok(DetailsAnswer::All(places(true))));
    assert_eq!(page.listed(), "BACD");
    page.send(Msg::Choose(id(3)));
    let commands = page.details(Do::Move(-1));
    let [DetailsOrder::Arrange(order)] = &asked(&commands)[..] else { panic!() };
    assert_eq!(*order, [3, 1, 2, 4].map(id));
    page.answer(Details::Arrange, Ok(DetailsAnswer::Done));
    page.send(Msg::Choose(id(1)));
    assert!(page.details(Do::Move(-1)).is_empty());
    page.answer(Details::List, Ok(DetailsAnswer::All(vec![known(4, &[], false, Some(0))])));
    page.send(Msg::Choose(id(4)));
    page.details(Do::Move(1));
    page.answer(Details::Arrange, Err(KeepFailure::Full));
    assert_eq!(page.0.status.as_ref().unwrap().text.key, "failureVaultFull");
}
