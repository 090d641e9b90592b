//! Files of other authenticators on the vault page: messages and commands.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

use sixpence::{
    account::AccountId,
    import::{Cost, ImportError, Wanted},
    message::{
        Failure, ImportChoice, ImportFate, ImportPreview, ImportRow, KeepFailure, Kept, KeptAnswer, Named, Order,
        Parameters, ReadFile, VaultView,
    },
    ui::vault::{
        import::{Command as Do, Kind, Msg as Import, Outcome, Stage, Unread, preview::STRIDE},
        keep::{msg::Msg as Keep, task::Deed},
        model::{Asked, Model, Section},
        msg::{Command, Msg},
        pictures::{msg::Msg as Pictures, reading::Unreadable},
        update::{open, update},
    },
};

mod ui_support;
use ui_support::{NOW, account, id, vault};

struct Page(Model);

impl Page {
    fn at(section: Section) -> Self {
        let mut page = Self(Model::new(section));
        open(&mut page.0);
        let number = page.0.sent;
        let view = VaultView::Open(vault(vec![account(1, "GitHub", "alice")], &[]));
        page.send(Msg::Answered(number, Asked::Open, Ok(view)));
        page
    }

    fn new() -> Self {
        Self::at(Section::Exchange)
    }

    /// With the preview of these rows.
    fn showing(rows: Vec<ImportRow>) -> Self {
        let mut page = Self::new();
        page.bring(&["a.json"]);
        let round = page.read(Ok(read(rows.len())));
        page.import(Import::Previewed(round, Ok(ImportPreview { rows, rejected: Vec::new() })));
        page
    }

    fn send(&mut self, msg: Msg) -> Vec<Command> {
        update(&mut self.0, msg)
    }

    fn import(&mut self, msg: Import) -> Vec<Command> {
        self.send(Msg::Import(msg))
    }

    fn bring(&mut self, names: &[&str]) -> Vec<Command> {
        self.import(Import::Brought(names.iter().map(|name| (*name).to_owned()).collect()))
    }

    /// The file that is being read is as said; the round that goes on.
    fn read(&mut self, outcome: Result<ReadFile, ImportError>) -> u32 {
        let commands = self.became(Outcome::Read(outcome));
        commands.iter().find_map(round_of).unwrap_or_default()
    }

    fn became(&mut self, outcome: Outcome) -> Vec<Command> {
        let round = self.round();
        self.import(Import::Read(round, outcome))
    }

    /// The round is told with each command: a file that is left out and brought again begins none.
    fn round(&mut self) -> u32 {
        (0..100).find(|round| self.0.import.is_round(*round)).unwrap()
    }

    fn kind(&self) -> Kind {
        self.0.import.kind()
    }

    fn outcomes(&self) -> Vec<Option<Result<u32, Unread>>> {
        let outcomes = self.0.import.files.iter().map(|file| file.outcome.clone());
        outcomes.map(|outcome| outcome.map(|read| read.map(|read| read.entries))).collect()
    }

    fn error(&self) -> Option<&str> {
        self.0.import.error.as_ref().map(|text| text.key.as_str())
    }
}

fn read(entries: usize) -> ReadFile {
    let entries = u32::try_from(entries).unwrap();
    ReadFile { format: "Aegis".into(), entries, rejected: 0, without_code: 0 }
}

fn row(issuer: &str, fate: ImportFate) -> ImportRow {
    ImportRow {
        issuer: issuer.to_owned(),
        name: "alice".to_owned(),
        parameters: Parameters::default(),
        counter: None,
        fate,
        tags: Vec::new(),
        favourite: false,
        note: false,
        sites: Vec::new(),
        codes: 0,
        left_out: Vec::new(),
    }
}

fn known() -> Named {
    Named { id: id(1), issuer: "GitHub".into(), name: "alice".into() }
}

fn four() -> Vec<ImportRow> {
    vec![
        row("There", ImportFate::There(known())),
        row("New", ImportFate::New),
        row("Trashed", ImportFate::Trashed),
        row("Same", ImportFate::SameName(known())),
    ]
}

fn round_of(command: &Command) -> Option<u32> {
    match command {
        Command::Import(Do::Read { round, .. } | Do::Save { round, .. }) => Some(*round),
        Command::Import(Do::Preview(round)) => Some(*round),
        _ => None,
    }
}

/// What is read: which file, with which passphrase, whatever it costs.
fn reads(commands: &[Command]) -> Vec<(usize, Option<&str>, bool)> {
    let reads = commands.iter().filter_map(|command| match command {
        Command::Import(Do::Read { at, passphrase, costly, .. }) => {
            Some((*at, passphrase.as_ref().map(|text| text.as_str()), *costly))
        }
        _ => None,
    });
    reads.collect()
}

fn saves(commands: &[Command]) -> Option<(u32, u32, &ImportChoice)> {
    commands.iter().find_map(|command| match command {
        Command::Import(Do::Save { round, number, choice }) => Some((*round, *number, choice)),
        _ => None,
    })
}

fn imported(accounts: Vec<AccountId>) -> Result<KeptAnswer, KeepFailure> {
    let all = vec![account(1, "GitHub", "alice"), account(2, "New", "alice")];
    Ok(KeptAnswer { kept: Kept::Imported { accounts }, view: Some(VaultView::Open(vault(all, &[]))) })
}

#[test]
fn one_file_after_the_other() {
    let mut page = Page::new();
    let begun = page.bring(&["a.json", "b.2fas"]);
    assert!(matches!(begun[0], Command::Import(Do::Take)));
    assert_eq!(reads(&begun), [(0, None, false)]);
    let next = page.became(Outcome::Read(Ok(read(3))));
    assert_eq!(reads(&next), [(1, None, false)]);
    assert_eq!(page.0.import.reading().unwrap().name, "b.2fas");
    let last = page.became(Outcome::Read(Err(ImportError::Damaged)));
    assert!(last.iter().any(|command| matches!(command, Command::Import(Do::Preview(_)))));
    assert_eq!(page.outcomes(), [Some(Ok(3)), Some(Err(Unread::File(ImportError::Damaged)))]);
    assert_eq!(page.kind(), Kind::Working);
}

/// Where nothing can be chosen, what became of the files is said, and others may be brought.
#[test]
fn nothing_to_choose() {
    for (outcome, why) in [
        (Outcome::Read(Ok(read(0))), None),
        (Outcome::Read(Err(ImportError::Unknown)), Some(Unread::File(ImportError::Unknown))),
        (Outcome::Picture(Unreadable::Heif), Some(Unread::Picture(Unreadable::Heif))),
        (Outcome::NoCode, Some(Unread::NoCode)),
        (Outcome::Ended, Some(Unread::Ended)),
    ] {
        let mut page = Page::new();
        page.bring(&["a"]);
        page.became(outcome);
        assert_eq!(page.outcomes(), [Some(why.map_or(Ok(0), Err))]);
        assert!(page.kind() == Kind::Idle && page.0.can_import() && page.0.import.is_over());
        assert_eq!(reads(&page.bring(&["b"])), [(0, None, false)]);
    }
}

#[test]
fn a_passphrase_is_asked_for_until_it_is_right() {
    let mut page = Page::new();
    page.bring(&["a.json"]);
    page.read(Err(ImportError::PassphraseNeeded));
    assert_eq!(page.kind(), Kind::Passphrase(0));
    assert!(page.0.import.passphrase_error().is_none());
    assert!(page.import(Import::Open).iter().all(|command| round_of(command).is_none()), "nothing was typed");
    assert_eq!(page.0.import.passphrase_error().unwrap().key, "filePassphraseEmpty");
    page.import(Import::Passphrase("wrong".into()));
    assert!(page.0.import.passphrase_error().is_none());
    assert_eq!(reads(&page.import(Import::Open)), [(0, Some("wrong"), false)]);
    page.read(Err(ImportError::WrongPassphrase));
    assert_eq!(
        (page.kind(), page.0.import.passphrase_error().unwrap().key.as_str()),
        (Kind::Passphrase(0), "importWrongPassphrase")
    );
    page.import(Import::Passphrase("right".into()));
    assert_eq!(reads(&page.import(Import::Open)), [(0, Some("right"), false)]);
    page.read(Ok(read(1)));
    assert_eq!(page.outcomes(), [Some(Ok(1))]);
}

#[test]
fn what_costs_much_is_asked_for_once() {
    let costly = ImportError::Costly(Cost { memory_kib: 1 << 20, work: 1 << 24 });
    let mut page = Page::new();
    page.bring(&["ente.txt", "b.json"]);
    page.read(Err(ImportError::PassphraseNeeded));
    page.import(Import::Passphrase("right".into()));
    page.import(Import::Open);
    page.read(Err(costly));
    assert_eq!(page.kind(), Kind::Cost(0));
    assert_eq!(reads(&page.import(Import::TryIt)), [(0, Some("right"), true)]);
    assert_eq!(reads(&page.became(Outcome::Read(Ok(read(2))))), [(1, None, false)]);

    let mut page = Page::new();
    page.bring(&["ente.txt", "b.json"]);
    page.read(Err(costly));
    assert_eq!(reads(&page.import(Import::LeaveOut)), [(1, None, false)]);
    assert_eq!(page.outcomes(), [Some(Err(Unread::LeftOut)), None]);
}

/// The worker that ends takes with it what it has read of the files before.
#[test]
fn what_was_ended_is_said_of_all_that_it_had() {
    let mut page = Page::new();
    page.bring(&["a", "b", "c", "d"]);
    page.read(Ok(read(3)));
    page.read(Err(ImportError::Unknown));
    page.became(Outcome::Ended);
    let ended = Some(Err(Unread::Ended));
    assert_eq!(page.outcomes(), [ended, Some(Err(Unread::File(ImportError::Unknown))), ended, ended]);
    assert_eq!(page.kind(), Kind::Idle);
}

#[test]
fn what_has_to_be_looked_at_stands_first_and_what_is_there_is_not_chosen() {
    let mut page = Page::showing(four());
    let preview = page.0.import.preview().unwrap();
    let shown: Vec<_> = preview.drawn().map(|at| preview.rows[at].issuer.as_str()).collect();
    assert_eq!(shown, ["Same", "New", "Trashed", "There"]);
    assert_eq!(preview.choice().rows, [1, 3]);
    let counts = preview.counts();
    assert_eq!((counts.chosen, counts.new, counts.check, counts.there, counts.trashed), (2, 1, 1, 1, 1));
    page.import(Import::Choose(0, true));
    assert_eq!(page.0.import.preview().unwrap().choice().rows, [1, 3], "it is there already");
    page.import(Import::ChooseAll(true));
    assert_eq!(page.0.import.preview().unwrap().choice().rows, [1, 2, 3]);
    page.import(Import::Choose(1, false));
    page.import(Import::Sites(false));
    page.import(Import::Codes(false));
    let choice = page.0.import.preview().unwrap().choice();
    assert_eq!(choice, ImportChoice { rows: vec![2, 3], wanted: Wanted { sites: false, codes: false } });
}

#[test]
fn thousands_are_drawn_as_they_are_wanted() {
    let mut page = Page::showing((0..STRIDE * 2 + 1).map(|n| row(&n.to_string(), ImportFate::New)).collect());
    for drawn in [STRIDE, STRIDE * 2, STRIDE * 2 + 1] {
        let preview = page.0.import.preview().unwrap();
        assert_eq!((preview.drawn().count(), preview.has_more()), (drawn, drawn <= STRIDE * 2));
        page.import(Import::More);
    }
}

#[test]
fn saved_once_and_undone_as_a_whole() {
    let mut page = Page::showing(four());
    let commands = page.import(Import::Save);
    let (round, number, choice) = saves(&commands).unwrap();
    assert_eq!((choice.rows.as_slice(), page.0.busy), ([1, 3].as_slice(), Some(Asked::Import)));
    assert!(page.import(Import::Save).is_empty(), "a second click");
    assert!(page.import(Import::Cancel).is_empty(), "what is being saved is saved");
    page.import(Import::Saved(round, number, imported(vec![id(2)])));
    assert!(page.kind() == Kind::Done && page.0.busy.is_none());
    assert_eq!(page.0.home.as_ref().unwrap().accounts.len(), 2);
    let commands = page.import(Import::Undo);
    let Command::Keep(number, Deed::UndoImport, Order::UndoImport { accounts }) = &commands[0] else { panic!() };
    assert_eq!(*accounts, [id(2)]);
    let number = *number;
    page.send(Msg::Keep(Keep::Kept(number, Deed::UndoImport, Err(KeepFailure::Full))));
    assert_eq!((page.kind(), page.error()), (Kind::Done, Some("failureVaultFull")));
    page.import(Import::Undo);
    let done = KeptAnswer { kept: Kept::Done, view: None };
    page.send(Msg::Keep(Keep::Kept(number + 1, Deed::UndoImport, Ok(done))));
    assert_eq!((page.kind(), page.0.status.as_ref().unwrap().text.key.as_str()), (Kind::Idle, "importUndone"));
}

#[test]
fn what_is_refused_can_be_tried_again() {
    let mut page = Page::showing(four());
    page.import(Import::ChooseAll(false));
    assert!(page.import(Import::Save).is_empty());
    assert_eq!(page.error(), Some("importNothingChosen"));
    page.import(Import::ChooseAll(true));
    assert_eq!(page.error(), None);
    let commands = page.import(Import::Save);
    let (round, number, _) = saves(&commands).unwrap();
    page.import(Import::Saved(round, number, Err(KeepFailure::Full)));
    assert_eq!((page.kind(), page.error(), page.0.busy), (Kind::Preview, Some("failureVaultFull"), None));
    assert_eq!(saves(&page.import(Import::Save)).unwrap().2.rows, [1, 2, 3], "the choice stays");
}

/// What comes after the end is dropped; but what was saved is shown.
#[test]
fn after_the_end() {
    let mut page = Page::new();
    page.bring(&["a.json"]);
    let round = page.round();
    page.import(Import::Cancel);
    assert!(page.import(Import::Read(round, Outcome::Read(Ok(read(1))))).is_empty());
    assert!(page.import(Import::Previewed(round, Ok(ImportPreview::default()))).is_empty());
    assert!(page.kind() == Kind::Idle && page.0.import.files.is_empty());

    let mut page = Page::showing(four());
    let commands = page.import(Import::Save);
    let (round, number, _) = saves(&commands).unwrap();
    page.send(Msg::Tick(NOW + 900_000.0));
    assert!(page.0.import.is_over() && page.0.import.preview().is_none(), "it has locked");
    let commands = page.import(Import::Saved(round, number, imported(vec![id(2)])));
    assert!(page.kind() == Kind::Idle && page.0.busy.is_none());
    assert!(!commands.is_empty(), "the page asks what there is now");
    let mut page = Page::showing(four());
    let commands = page.import(Import::Save);
    let (round, number, _) = saves(&commands).unwrap();
    let locked = KeepFailure::Background(Failure::Locked);
    assert!(matches!(page.import(Import::Saved(round, number, Err(locked)))[..], [Command::Ask(_, Asked::Open, _)]));
}

#[test]
fn text_that_is_pasted() {
    let mut page = Page::new();
    page.import(Import::ReadText);
    assert_eq!(page.error(), Some("importTextEmpty"));
    page.import(Import::Text(" otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ ".into()));
    let commands = page.import(Import::ReadText);
    assert!(matches!(&commands[0], Command::Import(Do::TakeText(text)) if text.contains("otpauth:")));
    assert!(page.0.import.text.is_empty() && reads(&commands) == [(0, None, false)]);
}

/// Files that are dropped are imported where that is done, and read as pictures elsewhere.
#[test]
fn what_is_dropped_goes_where_the_user_is() {
    let dropped = || Msg::Pictures(Pictures::Brought(vec!["a".into()]));
    let mut page = Page::new();
    assert_eq!(reads(&page.send(dropped())).len(), 1);
    let again = page.send(dropped());
    assert!(reads(&again).is_empty(), "one import at a time");
    let mut page = Page::at(Section::Accounts);
    let commands = page.send(dropped());
    assert!(reads(&commands).is_empty() && !commands.is_empty());
    assert!(page.bring(&["a"]).iter().all(|command| round_of(command).is_none()));
    assert!(matches!(page.0.import.stage, Stage::Idle));
}
