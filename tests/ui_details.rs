//! Tags, notes, favourites and the user's own order on the vault page: messages and commands.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

use sixpence::{
    message::{AccountView, DetailsAnswer, DetailsOrder, KeepFailure, Kept, KeptAnswer, Order, VaultView},
    ui::vault::{
        details::{Deed as Details, Msg as Do, NOTE_SPOT, Note},
        keep::{msg::Msg as Keep, task::Deed},
        model::{Asked, Model, Section},
        msg::{Command, Msg},
        update::{open, update},
    },
};

mod ui_support;
use ui_support::{account, id, marks, vault};

struct Page(Model);

/// What an account is marked with: its number, tags, whether it is a favourite, its place.
type Known<'m> = (u8, &'m [&'m str], bool, Option<u8>);

/// Four accounts: A, B, C, D.
fn four(known: &[Known<'_>]) -> Vec<AccountView> {
    let mut all: Vec<_> =
        (1..).zip(["A", "B", "C", "D"]).map(|(number, issuer)| account(number, issuer, "alice")).collect();
    for (number, tags, favourite, place) in known {
        all[usize::from(*number) - 1].marks = marks(tags, *favourite, *place, false);
    }
    all
}

impl Page {
    fn with(known: &[Known<'_>]) -> Self {
        let mut page = Self(Model::new(Section::Accounts));
        page.show(four(known));
        page
    }

    /// The vault comes anew.
    fn show(&mut self, accounts: Vec<AccountView>) -> Vec<Command> {
        open(&mut self.0);
        let number = self.0.sent;
        self.send(Msg::Answered(number, Asked::Open, Ok(VaultView::Open(vault(accounts, &[])))))
    }

    fn send(&mut self, msg: Msg) -> Vec<Command> {
        update(&mut self.0, msg)
    }

    fn details(&mut self, msg: Do) -> Vec<Command> {
        self.send(Msg::Details(msg))
    }

    /// The keeper answers; where it has saved something, with the vault as it is then.
    fn answer(
        &mut self,
        deed: Details,
        answer: Result<DetailsAnswer, KeepFailure>,
        accounts: Option<Vec<AccountView>>,
    ) -> Vec<Command> {
        let number = self.0.sent;
        let view = accounts.map(|accounts| VaultView::Open(vault(accounts, &[])));
        let answer = answer.map(|answer| KeptAnswer { kept: Kept::Details(answer), view });
        self.send(Msg::Keep(Keep::Kept(number, Deed::Details(deed), answer)))
    }

    fn listed(&self) -> String {
        self.0.list.shown().filter_map(|row| row.haystack.chars().next()).collect::<String>().to_uppercase()
    }

    fn tags(&self) -> &str {
        &self.0.details.form.as_ref().unwrap().tags
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

#[test]
fn favourites_stand_first_and_the_own_order_where_it_is_wanted() {
    let mut page =
        Page::with(&[(3, &["Work"], true, Some(2)), (4, &["Work", "Home"], false, Some(0)), (2, &[], false, Some(1))]);
    assert_eq!(page.listed(), "CABD");
    assert!(matches!(page.send(Msg::OwnOrder(true))[..], [Command::RememberOrder(true)]));
    assert_eq!(page.listed(), "CDBA", "without a place: behind");
    page.send(Msg::Tag(Some("Work".into())));
    assert_eq!((page.listed().as_str(), page.0.list.tags.clone()), ("CD", vec!["Home".to_owned(), "Work".to_owned()]));
    page.send(Msg::Search("d".into()));
    assert_eq!(page.listed(), "D");
    page.send(Msg::Search(String::new()));
    page.show(four(&[(1, &["Else"], false, None)]));
    assert_eq!((page.listed().as_str(), page.0.list.tag.as_ref()), ("ABCD", None), "nobody has that tag any more");
}

#[test]
fn what_is_typed_is_saved() {
    let mut page = Page::with(&[(1, &["Work", "Home"], true, None)]);
    page.send(Msg::Choose(id(1)));
    let form = page.0.details.form.as_ref().unwrap();
    assert_eq!((form.tags.as_str(), form.favourite), ("Work, Home", true));
    assert_eq!(page.note(), Some(""));
    page.details(Do::Tags("Work, Play".into()));
    page.details(Do::Favourite(false));
    let commands = page.details(Do::Save);
    let [DetailsOrder::Set { account, tags, favourite, note: None }] = &asked(&commands)[..] else { panic!() };
    assert_eq!((*account, tags.len(), *favourite), (id(1), 2, false));
    assert!(page.details(Do::Save).is_empty(), "a second click");
    let drawn = page.0.details.form.as_ref().unwrap().drawn;
    let commands =
        page.answer(Details::Set, Ok(DetailsAnswer::Done), Some(four(&[(1, &["Work", "Play"], false, None)])));
    assert!(asked(&commands).is_empty());
    assert_eq!(page.0.status.as_ref().unwrap().text.key, "saved");
    assert_eq!(page.0.details.form.as_ref().unwrap().drawn, drawn, "the focus stays where it is");
    page.details(Do::Note("typed".into()));
    let commands = page.details(Do::Save);
    let [DetailsOrder::Set { note: Some(note), .. }] = &asked(&commands)[..] else { panic!() };
    assert_eq!(note, "typed");
    page.answer(Details::Set, Err(KeepFailure::LongDetails), None);
    assert_eq!(page.0.details.form.as_ref().unwrap().error.as_ref().unwrap().key, "detailsTooLong");
    page.details(Do::Tags("Work".into()));
    assert!(page.0.details.form.as_ref().unwrap().error.is_none());
}

#[test]
fn a_note_is_read_when_its_account_is_chosen_unless_it_is_guarded() {
    let mut accounts = four(&[]);
    accounts[0].marks = marks(&[], false, None, true);
    accounts[1].marks = marks(&[], false, None, true);
    let mut page = Page::with(&[]);
    page.show(accounts);
    let commands = page.send(Msg::Choose(id(1)));
    assert!(matches!(asked(&commands)[..], [DetailsOrder::Note { proof: None, .. }]));
    assert_eq!(page.note(), None);
    assert!(asked(&page.details(Do::Save)).iter().all(|order| matches!(order, DetailsOrder::Set { note: None, .. })));
    page.answer(Details::Set, Ok(DetailsAnswer::Done), None);
    page.answer(Details::Note, Ok(DetailsAnswer::Note(id(2), "late".into())), None);
    assert_eq!(page.note(), None, "it is of another account");
    page.answer(Details::Note, Ok(DetailsAnswer::Note(id(1), "mine".into())), None);
    assert_eq!(page.note(), Some("mine"));
    assert!(asked(&page.details(Do::Save)).iter().all(|order| matches!(order, DetailsOrder::Set { note: None, .. })));
    page.answer(Details::Set, Ok(DetailsAnswer::Done), None);

    page.send(Msg::Choose(id(2)));
    page.answer(Details::Note, Ok(DetailsAnswer::Guarded(id(2))), None);
    assert!(page.0.details.form.as_ref().unwrap().note == Note::Guarded);
    let commands = page.answer(Details::Note, Ok(DetailsAnswer::Note(id(2), "codes".into())), None);
    assert!(matches!(commands[..], [Command::Focus(NOTE_SPOT)]));
    assert_eq!(page.note(), Some("codes"));
    page.send(Msg::KeyChanged);
    assert!(page.0.details.form.is_none() && page.0.list.rows.is_empty(), "nothing stays in a page that locks");
}

#[test]
fn what_others_have_saved_is_followed_and_what_is_typed_stays() {
    let mut page = Page::with(&[(1, &["Work"], false, None)]);
    page.send(Msg::Choose(id(1)));
    page.show(four(&[(1, &["Home"], true, None)]));
    assert_eq!(page.tags(), "Home");
    page.details(Do::Tags("Mine".into()));
    page.show(four(&[(1, &["Theirs"], true, None)]));
    assert_eq!(page.tags(), "Mine");
    page.send(Msg::Choose(id(1)));
    assert_eq!(page.tags(), "Theirs");
}

#[test]
fn an_account_moves_in_the_own_order() {
    let mut page = Page::with(&[(4, &[], false, Some(0))]);
    page.send(Msg::OwnOrder(true));
    assert_eq!(page.listed(), "DABC");
    page.send(Msg::Choose(id(2)));
    let commands = page.details(Do::Move(-1));
    let [DetailsOrder::Arrange(order)] = &asked(&commands)[..] else { panic!() };
    assert_eq!(*order, [4, 2, 1, 3].map(id));
    page.answer(Details::Arrange, Ok(DetailsAnswer::Done), None);
    page.send(Msg::Choose(id(4)));
    assert!(page.details(Do::Move(-1)).is_empty(), "it is the first");
    // Past the one that stands beside it, wherever the others have their places; but not past the favourites.
    page.show(four(&[(1, &[], false, Some(0)), (2, &[], true, Some(1)), (3, &[], false, Some(2))]));
    assert_eq!(page.listed(), "BACD");
    page.send(Msg::Choose(id(3)));
    let commands = page.details(Do::Move(-1));
    let [DetailsOrder::Arrange(order)] = &asked(&commands)[..] else { panic!() };
    assert_eq!(*order, [3, 1, 2, 4].map(id));
    page.answer(Details::Arrange, Ok(DetailsAnswer::Done), None);
    page.send(Msg::Choose(id(1)));
    assert!(page.details(Do::Move(-1)).is_empty());
    page.show(four(&[(4, &[], false, Some(0))]));
    page.send(Msg::Choose(id(4)));
    page.details(Do::Move(1));
    page.answer(Details::Arrange, Err(KeepFailure::Full), None);
    assert_eq!(page.0.status.as_ref().unwrap().text.key, "failureVaultFull");
}

/// The popup opens the vault page at an account whose note is guarded.
#[test]
fn a_page_that_is_opened_for_an_account_shows_it() {
    let mut page = Page(Model::new(Section::Accounts));
    page.0.wanted = Some(id(3));
    page.show(four(&[(3, &["Work"], false, None)]));
    assert_eq!((page.0.edit().unwrap().account, page.tags()), (id(3), "Work"));
    page.send(Msg::Choose(id(1)));
    page.show(four(&[]));
    assert_eq!(page.0.edit().unwrap().account, id(1), "once");
}
