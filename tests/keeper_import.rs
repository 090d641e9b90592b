//! Files of other authenticators on their way into the vault: read, shown, saved at once, undone at once.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

mod vault_support;

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

use sixpence::{
    account::AccountId,
    activity::{Task, detail},
    import::{ImportError, Reason, Wanted},
    keeper::{Answer, Found, Importer, Stretch, carry_out},
    message::{Failure, ImportChoice, ImportFate, KeepFailure, Kept, Order},
    otpauth::OtpauthError,
    time::UnixMs,
    vault::{KdfRequest, Stretched, Unlocked, Vault},
};
use vault_support::*;

const ALL: Wanted = Wanted { sites: true, codes: true };

const LIST: &str = "otpauth://totp/Shop:alice?secret=GEZDGNBVGY3TQOJQ\n\
    otpauth://totp/Broken:bob?secret=GEZDGNBVGY3TQOJQ&digits=99\n\
    otpauth://hotp/Bank:bob?secret=GEZDGNBVGY3TQOJR&counter=7";

const BITWARDEN: &str = r#"{"encrypted": false, "items": [
    {"type": 1, "name": "Forum", "favorite": true, "notes": "Recovery codes:\na1b2c-d3e4f\n0f9e8-7d6c5",
     "login": {"username": "carol", "totp": "MFRGGZDFMZTWQ2LK", "uris": [{"uri": "https://forum.example/login"}]}},
    {"type": 1, "name": "Shop", "notes": null, "login": {"username": "alice", "totp": "GEZDGNBVGY3TQOJQ"}},
    {"type": 1, "name": "No code", "notes": null, "login": {"username": "dave", "totp": null}}
]}"#;

/// An import asks nobody for a passphrase of the vault.
struct Nobody;

impl Stretch for Nobody {
    async fn stretch(&self, _: &str, _: &KdfRequest) -> Option<Stretched> {
        None
    }
}

struct World {
    vault: Vault<Unlocked>,
    store: Store,
}

impl World {
    fn new() -> Self {
        let (vault, store) = vault_with(Vec::new());
        Self { vault, store }
    }

    fn found(&self) -> Found {
        found(&self.vault)
    }

    fn adopt(&mut self, answer: Answer) -> Kept {
        let prepared = self.vault.adopt(&answer.save.unwrap()).unwrap();
        self.store.write(&prepared);
        self.vault.commit(prepared).unwrap();
        answer.kept
    }

    /// Imports what is proposed of these files, and says which accounts came of it.
    fn import(&mut self, files: &[&str], wanted: Wanted) -> Vec<AccountId> {
        let importer = &mut Importer::default();
        for file in files {
            importer.read(file.as_bytes(), None, false).unwrap();
        }
        let rows = proposed(importer, &self.found());
        let answer = importer.save(&ImportChoice { rows, wanted }, &self.found(), NOW).map_err(|_| ()).unwrap();
        match self.adopt(answer) {
            Kept::Imported { accounts } => accounts,
            _ => panic!("an import"),
        }
    }

    fn undo(&mut self, accounts: Vec<AccountId>) {
        let found = self.found();
        let mut future = pin!(carry_out(Order::UndoImport { accounts }, found, NOW, &Nobody));
        let Poll::Ready(Ok(answer)) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) else { panic!() };
        assert!(self.adopt(answer) == Kept::Done);
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = self.vault.accounts().map(|own| format!("{}:{}", own.issuer, own.name)).collect();
        names.sort();
        names
    }
}

fn proposed(importer: &Importer, found: &Found) -> Vec<u32> {
    let preview = importer.preview(found).unwrap();
    (0..).zip(&preview.rows).filter(|(_, row)| row.fate.is_chosen()).map(|(at, _)| at).collect()
}

#[test]
fn everything_of_every_file_is_shown() {
    let world = World::new();
    let mut importer = Importer::default();
    let read = importer.read(LIST.as_bytes(), None, false).unwrap();
    assert_eq!((read.format.as_str(), read.entries, read.rejected), ("List of otpauth addresses", 2, 1));
    assert_eq!(importer.read(b"{}", None, false), Err(ImportError::Unknown));
    let read = importer.read(BITWARDEN.as_bytes(), None, false).unwrap();
    assert_eq!((read.entries, read.rejected, read.without_code), (2, 0, 1));
    let preview = importer.preview(&world.found()).unwrap();
    let [shop, bank, forum, again] = &preview.rows[..] else { panic!() };
    assert_eq!((shop.issuer.as_str(), shop.fate == ImportFate::New, &shop.counter), ("Shop", true, &None));
    assert_eq!((bank.parameters.kind.as_str(), bank.counter.as_deref()), ("hotp", Some("7")));
    assert_eq!((forum.favourite, forum.note, forum.codes), (true, true, 2));
    assert_eq!(forum.sites, ["https://forum.example"]);
    assert_eq!(again.fate, ImportFate::Again, "of another file");
    let [rejected] = &preview.rejected[..] else { panic!() };
    assert_eq!((rejected.file, rejected.position), (0, 2));
    assert_eq!(rejected.reason, Reason::Field(OtpauthError::Digits));
}

#[test]
fn saved_at_once_and_the_same_files_again_add_nothing() {
    let mut world = World::new();
    let before = world.vault.generation();
    let accounts = world.import(&[LIST, BITWARDEN], ALL);
    assert_eq!((accounts.len(), world.vault.generation()), (3, before + 1));
    assert_eq!(world.names(), ["Bank:bob", "Forum:carol", "Shop:alice"]);
    let stored = world.store.unlock();
    let forum = stored.accounts().find(|account| account.issuer == "Forum").unwrap();
    assert_eq!(forum.sites, [origin("https://forum.example")]);
    assert!(stored.details(forum.id).favourite && stored.details(forum.id).note.contains("a1b2c"));
    let codes: Vec<_> = stored.recovery_sets().map(|set| (set.account, set.codes.len())).collect();
    assert_eq!(codes, [(forum.id, 2)]);
    let places: Vec<_> = accounts.iter().map(|id| stored.details(*id).place).collect();
    assert_eq!(places, [Some(0), Some(1), Some(2)]);
    let log = stored.activity();
    let told = |task| log.iter().find(|entry| entry.task == task).map(|entry| (entry.count, entry.reason));
    assert_eq!(told(Task::Import), Some((Some(3), Some(detail::Imported::File.into()))));
    assert_eq!(told(Task::CodesKept), Some((Some(2), None)));

    let mut again = Importer::default();
    again.read(LIST.as_bytes(), None, false).unwrap();
    again.read(BITWARDEN.as_bytes(), None, false).unwrap();
    assert_eq!(proposed(&again, &world.found()), [0_u32; 0]);
    let preview = again.preview(&world.found()).unwrap();
    assert!(preview.rows.iter().all(|row| !row.fate.can_be_chosen()));
    let more = world.import(&["otpauth://totp/More?secret=MFRGGZDFMZTWQ2LL"], ALL);
    assert_eq!(world.vault.details(more[0]).place, Some(3), "behind what is there");
}

#[test]
fn one_undo_and_what_the_user_does_not_want() {
    let mut world = World::new();
    world.import(&["otpauth://totp/Mine?secret=MFRGGZDFMZTWQ2LL"], ALL);
    let accounts = world.import(&[LIST, BITWARDEN], Wanted { sites: false, codes: false });
    assert!(world.vault.recovery_sets().next().is_none());
    assert!(world.vault.accounts().all(|account| account.sites.is_empty()));
    world.undo(accounts);
    assert_eq!((world.names(), world.vault.trash().count()), (vec![":Mine".to_owned()], 3));
    let told = world.vault.activity().iter().any(|entry| entry.reason == Some(detail::Imported::TakenBack.into()));
    assert!(told);
}

/// Something else may save between the two: then the same accounts are made once more, not others.
#[test]
fn what_was_chosen_is_made_once() {
    let mut world = World::new();
    let mut importer = Importer::default();
    importer.read(LIST.as_bytes(), None, false).unwrap();
    let choice = ImportChoice { rows: vec![1], wanted: ALL };
    let Ok(Answer { kept: first, .. }) = importer.save(&choice, &world.found(), NOW) else { panic!() };
    world.import(&["otpauth://totp/Mine?secret=MFRGGZDFMZTWQ2LL"], ALL);
    let later = UnixMs(NOW.0 + 1000);
    let Ok(answer) = importer.save(&choice, &world.found(), later) else { panic!() };
    assert!(world.adopt(answer) == first);
    assert_eq!(world.names(), [":Mine", "Bank:bob"]);
}

#[test]
fn locked_is_said_and_nothing_is_saved() {
    let world = World::new();
    let mut importer = Importer::default();
    importer.read(LIST.as_bytes(), None, false).unwrap();
    let locked = Found { key: None, ..world.found() };
    let why = KeepFailure::Background(Failure::Locked);
    assert_eq!(importer.preview(&locked).err(), Some(why.clone()));
    let choice = ImportChoice { rows: vec![0], wanted: ALL };
    assert_eq!(importer.save(&choice, &locked, NOW).err(), Some(why));
}

/// What costs more than usual is tried only once the user has agreed. (With another cost than it was made with no passphrase is right.)
#[test]
fn what_costs_much_is_tried_by_consent() {
    let file = include_str!("fixtures/import/ente.json");
    let mut file: serde_json::Value = serde_json::from_str(file).unwrap();
    file["kdfParams"]["memLimit"] = (300_u32 << 20).into();
    let file = file.to_string();
    let mut importer = Importer::default();
    let refused = importer.read(file.as_bytes(), Some("anything"), false);
    assert!(matches!(refused, Err(ImportError::Costly(cost)) if cost.memory_kib == 300 << 10));
    assert_eq!(importer.read(file.as_bytes(), Some("anything"), true), Err(ImportError::WrongPassphrase));
}

#[test]
fn of_a_picture_the_codes_for_an_authenticator_are_read() {
    let mut importer = Importer::default();
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned().into()).collect::<Vec<_>>();
    assert!(importer.read_codes(&texts(&["https://shop.example", "JBSWY3DPEHPK3PXP"])).is_none());
    assert!(importer.read_codes(&[]).is_none());
    let read = importer.read_codes(&texts(&[
        "https://shop.example",
        " OTPAUTH://totp/Shop?secret=JBSWY3DPEHPK3PXP ",
        "otpauth://totp/Bank?secret=1",
    ]));
    let read = read.unwrap().unwrap();
    assert_eq!((read.entries, read.rejected), (1, 1));
}
