//! The keeper: each order on a vault, what it changes and what it refuses.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

mod vault_support;

use std::{
    cell::RefCell,
    collections::BTreeSet,
    pin::pin,
    task::{Context, Poll, Waker},
};

use data_encoding::BASE64;
use sixpence::{
    account::{AccountId, FillBy},
    activity::{
        Task,
        detail::{Exported, Imported, MethodChanged},
    },
    import::{self, Opening},
    keeper::{Answer, Found, Stretch, carry_out},
    message::{ExportFormat, KeepFailure, Kept, Order, Proof},
    otpauth::{self, Field},
    time::UnixMs,
    vault::{
        Change, KdfRequest, Opener, RecoveryKey, SlotName, StoreName, Stretched, Unlocked, Vault, backup::from_file,
    },
};
use vault_support::*;

const LATER: UnixMs = UnixMs(NOW.0 + 3_600_000);

/// Stands for Argon2id, which has tests of its own. `correct horse` is the passphrase of the vaults here.
struct Fake(RefCell<usize>);

impl Stretch for Fake {
    async fn stretch(&self, passphrase: &str, request: &KdfRequest) -> Option<Stretched> {
        *self.0.borrow_mut() += 1;
        if *request == cheap() {
            return Some(if passphrase == "correct horse" { key() } else { Stretched::from_bytes([1; 32]) });
        }
        let mut bytes = [0; 32];
        for (place, byte) in passphrase.bytes().chain(request.salt).enumerate() {
            bytes[place % 32] ^= byte.rotate_left(u32::try_from(place / 32).unwrap());
        }
        Some(Stretched::from_bytes(bytes))
    }
}

struct Page {
    vault: Vault<Unlocked>,
    snapshot: Option<String>,
}

impl Page {
    fn new() -> Self {
        Self { vault: vault_with(three()).0, snapshot: None }
    }

    fn answer(&self, order: Order) -> Result<Answer, KeepFailure> {
        let found = Found { snapshot: self.snapshot.clone(), ..found(&self.vault) };
        let kdf = Fake(RefCell::default());
        let mut future = pin!(carry_out(order, found, LATER, &kdf));
        match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(answer) => answer,
            Poll::Pending => panic!("nothing here waits"),
        }
    }

    /// Carries out an order, and the background takes over what it wants saved.
    fn done(&mut self, order: Order) -> Kept {
        let answer = self.answer(order).map_err(|failure| format!("{failure:?}")).unwrap();
        if let Some(text) = answer.save {
            let prepared = self.vault.adopt(&text).expect("it follows");
            self.vault.commit(prepared).unwrap();
        }
        answer.kept
    }

    fn refused(&self, order: Order) -> KeepFailure {
        self.answer(order).err().expect("it is refused")
    }

    fn opens_by(&self, opener: &Opener, key: &Stretched) -> bool {
        self.vault.is_opened_by(opener, key)
    }
}

fn right() -> Proof {
    passphrase("correct horse")
}

fn passphrase(text: &str) -> Proof {
    Proof::Passphrase { text: text.into() }
}

fn list(proof: Proof) -> Order {
    Order::Export { proof, format: ExportFormat::List }
}

fn recovery_key(text: &str) -> Proof {
    Proof::RecoveryKey { text: text.into() }
}

fn text_of(kept: Kept) -> String {
    match kept {
        Kept::RecoveryKey { text } | Kept::File { text, .. } | Kept::Exported { text, .. } => text,
        _ => panic!("no text"),
    }
}

#[test]
fn every_order_that_needs_a_proof_asks_for_it() {
    let page = Page::new();
    let wrong = || passphrase("wrong horse");
    let method = "00".repeat(16);
    for order in [
        Order::SetPassphrase { proof: wrong(), new: "another horse".into() },
        Order::NewRecoveryKey { proof: Some(wrong()) },
        Order::AddPasskey { proof: wrong(), credential: "AAAA".into(), salt: "AAAA".into(), output: "AAAA".into() },
        Order::RemoveMethod { proof: wrong(), method },
        list(wrong()),
        Order::ExportSealed { proof: wrong(), passphrase: "a good passphrase".into() },
        Order::PrintSheet { proof: wrong(), phone: true },
        Order::ShowCode { proof: wrong(), account: AccountId([1; 16]) },
        Order::OwnBackup { proof: wrong(), passphrase: "a good passphrase".into() },
        Order::PrintSheet { proof: wrong(), phone: false },
    ] {
        assert_eq!(page.refused(order), KeepFailure::WrongPassphrase);
    }
    let order = list(recovery_key("00000"));
    assert!(matches!(page.refused(order), KeepFailure::RecoveryKeyLength { found: 5, needed: 40 }));
}

#[test]
fn a_passphrase_is_replaced_by_the_old_one_or_by_the_recovery_key() {
    let mut page = Page::new();
    assert_eq!(
        page.refused(Order::SetPassphrase { proof: right(), new: "short".into() }),
        KeepFailure::ShortPassphrase { least: 8 }
    );
    let recovery = text_of(page.done(Order::NewRecoveryKey { proof: Some(right()) }));
    assert_eq!(page.vault.care().recovery_made_at, Some(LATER));
    assert!(page.done(Order::SetPassphrase { proof: right(), new: "another horse".into() }) == Kept::Done);
    assert!(!page.opens_by(&Opener::Passphrase, &key()));
    let order = |proof| Order::SetPassphrase { proof, new: "a third horse".into() };
    assert_eq!(page.refused(order(right())), KeepFailure::WrongPassphrase);
    // Typed in lower case, with blanks.
    page.done(order(recovery_key(&recovery.to_lowercase().replace('-', " "))));
    assert_eq!(page.vault.methods().count(), 2);
    assert_accounts(&page.vault, &three());
}

#[test]
fn a_recovery_key_is_made_checked_replaced_and_removed() {
    let mut page = Page::new();
    let first = text_of(page.done(Order::NewRecoveryKey { proof: Some(right()) }));
    assert_eq!(page.vault.care().recovery_checked_at, None);
    page.done(Order::RecoveryKeyKept);
    assert_eq!(page.vault.care().recovery_checked_at, Some(LATER));
    let mut slip = first.clone();
    slip.replace_range(0..1, if first.starts_with('7') { "8" } else { "7" });
    assert_eq!(page.refused(Order::CheckRecoveryKey { text: slip }), KeepFailure::RecoveryKeyGroup { group: 1 });
    page.done(Order::CheckRecoveryKey { text: first.clone() });

    let second = text_of(page.done(Order::NewRecoveryKey { proof: Some(recovery_key(&first)) }));
    assert_eq!(page.refused(Order::CheckRecoveryKey { text: first }), KeepFailure::WrongRecoveryKey);
    page.done(Order::CheckRecoveryKey { text: second });
    let (id, ..) = page.vault.methods().find(|(_, kind, _)| *kind == 2).unwrap();
    let method = data_encoding::HEXLOWER.encode(&id);
    page.done(Order::RemoveMethod { proof: right(), method: method.clone() });
    assert_eq!(page.refused(Order::RemoveMethod { proof: right(), method }), KeepFailure::NoSuchMethod);
    let (id, ..) = page.vault.methods().next().unwrap();
    let method = data_encoding::HEXLOWER.encode(&id);
    assert_eq!(page.refused(Order::RemoveMethod { proof: right(), method }), KeepFailure::LastMethod);
}

#[test]
fn right_after_the_vault_was_made_the_recovery_key_needs_no_proof() {
    let mut vault = Vault::create(&key(), &cheap(), NOW).unwrap();
    let prepared = vault.prepare(&Change::Nothing, NOW).unwrap();
    vault.commit(prepared).unwrap();
    let mut page = Page { vault, snapshot: None };
    let text = text_of(page.done(Order::NewRecoveryKey { proof: None }));
    page.done(Order::CheckRecoveryKey { text });
    assert_eq!(page.refused(Order::NewRecoveryKey { proof: None }), KeepFailure::WrongPassphrase);
}

#[test]
fn a_passkey_opens_the_vault_and_proves() {
    let mut page = Page::new();
    let (credential, output) = (BASE64.encode(b"credential"), BASE64.encode(&[7; 32]));
    let order = Order::AddPasskey {
        proof: right(),
        credential: credential.clone(),
        salt: BASE64.encode(&[5; 32]),
        output: output.clone(),
    };
    page.done(order);
    assert_eq!(page.vault.passkeys().collect::<Vec<_>>(), [(b"credential".to_vec(), [5; 32])]);
    assert!(page.opens_by(&Opener::Passkey(b"credential".to_vec()), &Stretched::from_bytes([7; 32])));
    assert!(matches!(
        page.done(list(Proof::Passkey { credential: credential.clone(), output })),
        Kept::Exported { .. }
    ));
    let wrong = Proof::Passkey { credential, output: BASE64.encode(&[8; 32]) };
    assert_eq!(page.refused(list(wrong)), KeepFailure::WrongPasskey);
}

#[test]
fn a_backup_opens_as_the_vault_did_or_by_its_own_passphrase() {
    let mut page = Page::new();
    let file = text_of(page.done(Order::MakeBackup));
    assert_eq!(page.vault.care().backup_made_at, Some(LATER));
    let test = |page: &mut Page, with| page.done(Order::TestBackup { file: file.clone(), with });
    let Kept::Compared(same) = test(&mut page, right()) else { panic!() };
    assert_eq!((same.same, same.missing.len(), same.changed.len(), same.newer.len()), (3, 0, 0, 0));
    assert_eq!(page.vault.care().backup_tested_at, Some(LATER));
    assert_eq!(
        page.refused(Order::TestBackup { file: file.clone(), with: passphrase("x") }),
        KeepFailure::WrongPassphrase
    );
    let none = RecoveryKey::new().unwrap().to_text().to_string();
    assert_eq!(
        page.refused(Order::TestBackup { file: file.clone(), with: recovery_key(&none) }),
        KeepFailure::NoSuchMethod
    );

    let own = text_of(page.done(Order::OwnBackup { proof: right(), passphrase: "only for the file".into() }));
    assert_eq!(page.refused(Order::TestBackup { file: own.clone(), with: right() }), KeepFailure::WrongPassphrase);
    let Kept::Compared(same) =
        page.done(Order::TestBackup { file: own.clone(), with: passphrase("only for the file") })
    else {
        panic!()
    };
    assert_eq!(same.same, 3);
    // Its key is not the vault's: whoever opens the file cannot open what is saved later.
    let stored = from_file(&own).unwrap();
    let session = page.vault.session_key();
    let opened =
        Vault::open(&[sixpence::vault::Copy { store: StoreName::Main, slot: SlotName::V0, text: &stored }], &[]);
    assert!(opened.unwrap().resume(&session).is_err());
}

#[test]
fn what_is_no_backup_is_said_by_its_kind() {
    let page = Page::new();
    let file = text_of(page.answer(Order::MakeBackup).map_err(|_| ()).unwrap().kept);
    let test = |file: String| page.refused(Order::TestBackup { file, with: right() });
    assert_eq!(test("hello".into()), KeepFailure::NotABackup);
    assert_eq!(test(file[..file.len() / 2].to_owned()), KeepFailure::CutOff);
    assert_eq!(test(file.replace("BACKUP 1-", "BACKUP 2-")), KeepFailure::NewerBackup);
    let middle = file.len() / 2;
    let other = if &file[middle..=middle] == "A" { "B" } else { "A" };
    let mut damaged = file.clone();
    damaged.replace_range(middle..=middle, other);
    assert_eq!(test(damaged), KeepFailure::DamagedBackup);
}

#[test]
fn a_backup_brings_back_what_is_missing_and_leaves_what_is_newer() {
    let mut page = Page::new();
    let file = text_of(page.done(Order::MakeBackup));
    let mut store = Store::default();
    save(&mut page.vault, &mut store, Change::Delete(three()[0].id));
    save(&mut page.vault, &mut store, Change::Delete(three()[2].id));
    save(&mut page.vault, &mut store, Change::Purge(three()[2].id));
    save(&mut page.vault, &mut store, Change::AdvanceCounter(three()[1].id));
    save(&mut page.vault, &mut store, Change::Add(vec![totp(9)]));
    let Kept::Compared(difference) = page.done(Order::TestBackup { file: file.clone(), with: right() }) else {
        panic!()
    };
    assert_eq!(
        (difference.missing.len(), difference.changed.len(), difference.newer.len(), difference.same),
        (2, 0, 1, 1)
    );
    assert_eq!(page.vault.care().backup_tested_at, None, "it does not hold all");
    page.done(Order::RestoreBackup { file, with: right() });
    assert_eq!(page.vault.accounts().count(), 4);
    assert!(same(page.vault.account(three()[1].id).unwrap(), &hotp(2, 42)), "a counter does not go back");
    assert!(same(page.vault.account(three()[2].id).unwrap(), &three()[2]), "also what was forgotten for good");
    assert_eq!(page.vault.trash().count(), 0);
}

#[test]
fn a_snapshot_is_compared_and_restored_whatever_its_passphrase_was() {
    let mut page = Page::new();
    page.snapshot = Some(page.vault.text());
    page.done(Order::SetPassphrase { proof: right(), new: "another horse".into() });
    let mut store = Store::default();
    let edit = Change::Edit {
        id: three()[0].id,
        issuer: "Edited".into(),
        name: "x".into(),
        sites: vec![],
        filling: FillBy::default(),
    };
    save(&mut page.vault, &mut store, edit);
    let name = || "day-00001".to_owned();
    let Kept::Compared(difference) = page.done(Order::CompareSnapshot { name: name() }) else { panic!() };
    assert_eq!((difference.changed.len(), difference.same), (1, 2));
    page.done(Order::RestoreSnapshot { name: name() });
    assert!(same(page.vault.account(three()[0].id).unwrap(), &three()[0]));
    page.snapshot = None;
    assert_eq!(page.refused(Order::RestoreSnapshot { name: name() }), KeepFailure::NoSnapshot);
}

#[test]
fn the_export_reads_back_as_the_same_accounts() {
    let mut page = Page::new();
    let list = text_of(page.done(list(right())));
    let lines: Vec<_> = list.lines().collect();
    assert_eq!(lines.len(), 3);
    for (line, account) in lines.iter().zip(three()) {
        let draft = otpauth::parse(line).unwrap();
        assert!(draft.secret.same_as(&account.secret) && draft.params == account.params);
        assert_eq!((&draft.issuer, &draft.name), (&account.issuer, &account.name));
    }
    let Kept::Sheet { items, .. } = page.done(Order::PrintSheet { proof: right(), phone: false }) else { panic!() };
    assert_eq!(items.len(), 3);
    for (item, line) in items.iter().zip(lines) {
        let code = qrcodegen::QrCode::encode_text(line, qrcodegen::QrCodeEcc::Medium).unwrap();
        assert_eq!((item.size, item.path.matches('M').count()), (u32::try_from(code.size()).unwrap(), dark(&code)));
    }
}

fn dark(code: &qrcodegen::QrCode) -> usize {
    let side = 0..code.size();
    side.clone().map(|y| side.clone().filter(|x| code.get_module(*x, y)).count()).sum()
}

/// What the log says, oldest first: task and its detail.
fn told(page: &mut Page) -> Vec<(Task, Option<u16>)> {
    let Kept::Log(mut log) = page.done(Order::ReadLog) else { panic!() };
    log.reverse();
    log.iter().map(|entry| (entry.task, entry.reason)).collect()
}

/// Each file for another app is read by our own import with all accounts of the vault that it can hold.
#[test]
fn exports_for_other_apps_are_read_back() {
    let mut page = Page::new();
    let secrets = |page: &Page| -> BTreeSet<Vec<u8>> {
        page.vault.accounts().map(|account| account.secret.expose().to_vec()).collect()
    };
    let read_back = |text: &str, passphrase: Option<&str>| -> BTreeSet<Vec<u8>> {
        let (_, read) = import::read(text.as_bytes(), &Opening::with(passphrase)).unwrap();
        assert!(read.rejected.is_empty());
        read.entries.iter().map(|entry| entry.draft.secret.expose().to_vec()).collect()
    };
    let all = secrets(&page);
    let mut formats: Vec<(Order, Option<&str>)> =
        [ExportFormat::List, ExportFormat::Aegis, ExportFormat::TwoFas, ExportFormat::Bitwarden, ExportFormat::Cxf]
            .map(|format| (Order::Export { proof: right(), format }, None))
            .into();
    formats.push((
        Order::ExportSealed { proof: right(), passphrase: "only for the file".into() },
        Some("only for the file"),
    ));
    for (order, passphrase) in formats {
        let Kept::Exported { text, left_out, .. } = page.done(order) else { panic!("a file") };
        let back = read_back(&text, passphrase);
        assert!(back.is_subset(&all) && back.len() + left_out.len() == all.len() && !back.is_empty());
        assert_eq!(passphrase.is_some(), !text.contains("secret"), "what is encrypted says nothing");
    }
    let Kept::Sheet { items, left_out } = page.done(Order::PrintSheet { proof: right(), phone: true }) else {
        panic!()
    };
    let named: usize = items.iter().map(|item| item.name.lines().count()).sum();
    assert!(items.len() == 1 && items[0].issuer.is_empty() && named + left_out.len() == all.len());
    assert!(left_out.iter().any(|one| one.field == Field::Type), "Google Authenticator makes no Steam codes");
    let Kept::Sheet { items, .. } = page.done(Order::ShowCode { proof: right(), account: AccountId([1; 16]) }) else {
        panic!()
    };
    assert_eq!(items.len(), 1);
    let told = page.vault.activity().into_iter().find(|entry| entry.reason == Some(Exported::OneCode.into())).unwrap();
    assert_eq!(told.name, items[0].name, "the log says whose");
    let short = Order::ExportSealed { proof: right(), passphrase: "short".into() };
    assert!(matches!(page.refused(short), KeepFailure::ShortPassphrase { .. }));
}

#[test]
fn the_log_tells_of_ways_to_unlock_and_of_what_left_the_vault() {
    let mut page = Page::new();
    page.done(Order::SetPassphrase { proof: right(), new: "another horse".into() });
    let new = || passphrase("another horse");
    page.done(Order::NewRecoveryKey { proof: Some(new()) });
    page.done(Order::RecoveryKeyKept);
    let (credential, salt, output) = (BASE64.encode(b"c"), BASE64.encode(&[5; 32]), BASE64.encode(&[7; 32]));
    page.done(Order::AddPasskey { proof: new(), credential, salt, output });
    let (id, ..) = page.vault.methods().find(|(_, kind, _)| *kind == 3).unwrap();
    page.done(Order::RemoveMethod { proof: new(), method: data_encoding::HEXLOWER.encode(&id) });
    let file = text_of(page.done(Order::MakeBackup));
    page.done(Order::TestBackup { file: file.clone(), with: new() });
    page.done(list(new()));
    page.done(Order::PrintSheet { proof: new(), phone: false });
    page.done(Order::RestoreBackup { file, with: new() });
    page.snapshot = Some(page.vault.text());
    page.done(Order::RestoreSnapshot { name: "day-1".into() });
    page.refused(list(right()));
    let expected = [
        (Task::MethodsChanged, Some(MethodChanged::Passphrase.into())),
        (Task::MethodsChanged, Some(MethodChanged::RecoveryKey.into())),
        (Task::MethodsChanged, Some(MethodChanged::PasskeyAdded.into())),
        (Task::MethodsChanged, Some(MethodChanged::Removed.into())),
        (Task::Export, Some(Exported::Backup.into())),
        (Task::Export, Some(Exported::List.into())),
        (Task::Export, Some(Exported::Sheet.into())),
        (Task::Import, Some(Imported::Backup.into())),
        (Task::Import, Some(Imported::Snapshot.into())),
    ];
    assert_eq!(told(&mut page), expected);
    page.done(Order::ClearLog);
    assert_eq!(told(&mut page), [(Task::LogCleared, None)]);
    assert_accounts(&page.vault, &three());
}

#[test]
fn what_is_handed_over_does_not_hang_on_the_log() {
    let page = Page::new();
    for (order, regardless) in [
        (list(right()), true),
        (Order::PrintSheet { proof: right(), phone: false }, true),
        (Order::MakeBackup, false),
        (Order::ClearLog, false),
    ] {
        let answer = page.answer(order).map_err(|_| ()).unwrap();
        assert_eq!((answer.regardless, answer.save.is_some()), (regardless, true));
    }
}
