//! Tags, notes and the like in the vault, and accounts that come with them from elsewhere.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod vault_support;

use sixpence::{
    account::{Account, AccountId, FillBy},
    activity::{LogEntry, Task},
    otp::{Kind, Secret},
    recovery_set::{RecoveryCode, RecoverySet},
    vault::{Change, ChangeError, Details, Incoming, KeptChange, SlotName, Unlocked, Vault},
};
use vault_support::{foreign::Foreign, *};

const PASSPHRASE: &str = "correct horse";

fn full() -> Details {
    Details {
        tags: vec!["Work".into(), "家族 🏠".into()],
        note: "line one\nline two \"quoted\"".to_owned().into(),
        favourite: true,
        icon: "github".into(),
        place: Some(70_000),
    }
}

fn entry() -> LogEntry {
    LogEntry::new(NOW, Task::Import)
}

fn import(vault: &mut Vault<Unlocked>, store: &mut Store, accounts: Vec<(Account, Details)>) {
    let incoming = accounts.into_iter().map(|(account, details)| Incoming { account, details, codes: Vec::new() });
    let prepared = vault.prepare_import(&incoming.collect::<Vec<_>>(), &[entry()], NOW).unwrap();
    store.write(&prepared);
    vault.commit(prepared).unwrap();
}

fn has(vault: &Vault<Unlocked>, id: u8, details: &Details) -> bool {
    vault.details(AccountId([id; 16])) == *details
}

#[test]
fn imported_and_read_back_with_the_log() {
    let (mut vault, mut store) = vault_with(vec![totp(1)]);
    import(&mut vault, &mut store, vec![(hotp(2, 41), full()), (steam(3), Details::default())]);
    for vault in [&vault, &store.unlock()] {
        assert_accounts(vault, &three());
        assert!(has(vault, 1, &Details::default()) && has(vault, 2, &full()) && has(vault, 3, &Details::default()));
        assert!(has(vault, 9, &Details::default()) && vault.unreadable() == 0);
        assert!(vault.activity().iter().any(|entry| entry.task == Task::Import));
    }
}

/// The fields of FORMAT.md, by the reader that was written after it.
#[test]
fn each_field_where_the_format_has_it() {
    let request = cheap();
    let mut vault = Vault::create(&stretch(PASSPHRASE, &request), &request, NOW).unwrap();
    let mut store = Store::default();
    import(&mut vault, &mut store, vec![(totp(1), full()), (steam(3), Details::default())]);
    let slot = if store.v0.is_some() { SlotName::V0 } else { SlotName::V1 };
    let records = Foreign::open(store.place(slot).as_ref().unwrap(), PASSPHRASE).records();
    let [with, without] = [1_u8, 3].map(|id| records.iter().find(|record| record[&2][1..] == [id; 16]).unwrap());
    let mut tags = minicbor::Decoder::new(&with[&32]);
    assert_eq!((tags.array().unwrap(), tags.str().unwrap(), tags.str().unwrap()), (Some(2), "Work", "家族 🏠"));
    assert_eq!(minicbor::decode::<&str>(&with[&33]).unwrap(), "line one\nline two \"quoted\"");
    assert!(minicbor::decode::<bool>(&with[&34]).unwrap());
    assert_eq!(minicbor::decode::<&str>(&with[&35]).unwrap(), "github");
    assert_eq!(minicbor::decode::<u32>(&with[&36]).unwrap(), 70_000);
    assert!((32..=36).all(|key| !without.contains_key(&key)));
}

/// Whatever else happens to an account, by code that knows nothing of its details.
#[test]
fn they_stay_through_every_other_change() {
    let (mut vault, mut store) = vault_with(vec![totp(1)]);
    import(&mut vault, &mut store, vec![(hotp(2, 41), full())]);
    let id = AccountId([2; 16]);
    let edit = Change::Edit {
        id,
        issuer: "Other".into(),
        name: "other".into(),
        sites: vec![origin("https://other.example")],
        filling: FillBy::default(),
    };
    let changes = [
        edit,
        Change::AdvanceCounter(id),
        Change::SetSkew { id, seconds: 12 },
        Change::AddSite { id, origin: origin("https://more.example") },
        Change::Delete(id),
        Change::Restore(id),
    ];
    for change in changes {
        save(&mut vault, &mut store, change);
        assert!(has(&vault, 2, &full()) && has(&store.unlock(), 2, &full()));
    }
    let account = store.unlock().account(id).map(|account| (account.issuer.clone(), account.skew)).unwrap();
    assert_eq!(account, ("Other".to_owned(), 12));
}

/// Set up again at the site, it has another secret and another identifier, and is the same account to its user.
#[test]
fn they_go_with_an_account_that_is_set_up_again() {
    let (mut vault, mut store) = vault_with(vec![totp(1)]);
    import(&mut vault, &mut store, vec![(hotp(2, 41), full())]);
    let change = KeptChange::SetUpAgain { id: AccountId([2; 16]), account: totp(7) };
    let prepared = vault.prepare_kept(&change, &[entry()], NOW).unwrap();
    store.write(&prepared);
    vault.commit(prepared).unwrap();
    assert!(has(&vault, 7, &full()) && has(&vault, 2, &full()));
}

/// Recovery codes come in the same save, and go to the trash with their accounts.
#[test]
fn with_recovery_codes() {
    let (mut vault, mut store) = vault_with(vec![totp(1)]);
    let codes = ["a1b2c-d3e4f", "0f9e8-7d6c5"].map(|text| RecoveryCode::new(text.into()).unwrap()).into();
    let incoming = [
        Incoming { account: totp(4), details: full(), codes },
        Incoming { account: totp(5), details: Details::default(), codes: Vec::new() },
    ];
    let prepared = vault.prepare_import(&incoming, &[entry()], NOW).unwrap();
    store.write(&prepared);
    vault.commit(prepared).unwrap();
    let read = store.unlock();
    let sets: Vec<_> = read.recovery_sets().collect();
    assert!(sets.len() == 1 && sets[0].account == AccountId([4; 16]) && sets[0].source.is_none());
    assert_eq!(sets[0].codes.iter().map(|code| code.expose()).collect::<Vec<_>>(), ["a1b2c-d3e4f", "0f9e8-7d6c5"]);
    let many = (0..=RecoverySet::MAX_CODES).map(|n| RecoveryCode::new(n.to_string()).unwrap()).collect();
    let too_many = [Incoming { account: totp(6), details: full(), codes: many }];
    assert_eq!(vault.prepare_import(&too_many, &[entry()], NOW).err(), Some(ChangeError::CodeCount));
}

#[test]
fn set_and_taken_away() {
    let (mut vault, mut store) = vault_with(three());
    for details in [full(), Details { note: String::new().into(), favourite: false, ..full() }, Details::default()] {
        let prepared = vault.prepare_details(AccountId([1; 16]), &details, NOW).unwrap();
        store.write(&prepared);
        vault.commit(prepared).unwrap();
        assert!(has(&store.unlock(), 1, &details));
        assert_accounts(&store.unlock(), &three());
    }
}

#[test]
fn all_or_none() {
    let (vault, _) = vault_with(three());
    let long = "x".repeat(257);
    let longest = || "x".repeat(Details::MAX_NOTE_CHARS + 1);
    let refused = |account: Account, details: Details| {
        let first = Incoming { account: totp(8), details: full(), codes: Vec::new() };
        vault.prepare_import(&[first, Incoming { account, details, codes: Vec::new() }], &[entry()], NOW).err()
    };
    assert_eq!(refused(totp(9), full()), None);
    assert_eq!(refused(totp(1), full()), Some(ChangeError::IdTaken));
    assert_eq!(refused(totp(8), full()), Some(ChangeError::IdTaken));
    let named = Account { issuer: long.clone(), ..totp(9) };
    assert_eq!(refused(named, full()), Some(ChangeError::LongName));
    for (details, error) in [
        (Details { tags: vec![long.clone()], ..full() }, ChangeError::LongName),
        (Details { icon: long, ..full() }, ChangeError::LongName),
        (Details { tags: vec!["a".into(), "b".into(), "a".into()], ..full() }, ChangeError::Details),
        (Details { tags: vec![String::new()], ..full() }, ChangeError::Details),
        (Details { tags: (0..101).map(|n: u8| n.to_string()).collect(), ..full() }, ChangeError::Details),
        (Details { note: longest().into(), ..full() }, ChangeError::Details),
    ] {
        assert_eq!(refused(totp(9), details.clone()), Some(error));
        assert_eq!(vault.prepare_details(AccountId([1; 16]), &details, NOW).err(), Some(error));
    }
    let nobody = vault.prepare_details(AccountId([9; 16]), &full(), NOW).err();
    assert_eq!(nobody, Some(ChangeError::NoSuchAccount));
}

#[test]
fn one_undo_for_the_whole_import() {
    let (mut vault, mut store) = vault_with(vec![totp(1), steam(3)]);
    import(&mut vault, &mut store, vec![(hotp(2, 41), full()), (totp(4), full()), (totp(5), full())]);
    save(&mut vault, &mut store, Change::Delete(AccountId([4; 16])));
    save(&mut vault, &mut store, Change::Purge(AccountId([4; 16])));
    let brought: Vec<AccountId> = [2, 4, 5].map(|id| AccountId([id; 16])).to_vec();
    let prepared = vault.prepare_undo_import(&brought, entry(), NOW).unwrap();
    store.write(&prepared);
    vault.commit(prepared).unwrap();
    let vault = store.unlock();
    assert_accounts(&vault, &[totp(1), steam(3)]);
    let trash: Vec<AccountId> = vault.trash().map(|(account, _)| account.id).collect();
    assert_eq!(trash, [2, 5].map(|id| AccountId([id; 16])));
    assert!(has(&vault, 2, &full()), "it comes back as it was");
}

/// Accounts of five thousand logins, each with two tags and a note, fit into a vault.
#[test]
fn five_thousand() {
    let (mut vault, mut store) = vault_with(Vec::new());
    let account = |n: u16| {
        let mut id = [0; 16];
        id[..2].copy_from_slice(&n.to_be_bytes());
        let secret = Secret::new(vec![7; 20]).unwrap();
        let (issuer, name) = (format!("Issuer number {n}"), format!("user{n}@example.com"));
        Account { id: AccountId(id), issuer, name, secret, sites: Vec::new(), extra: Vec::new(), ..totp(1) }
    };
    let accounts = (0..5000).map(|n| (account(n), Details { place: Some(n.into()), ..full() })).collect();
    import(&mut vault, &mut store, accounts);
    let vault = store.unlock();
    assert_eq!(vault.accounts().count(), 5000);
    let last = vault.accounts().last().unwrap();
    assert!(vault.details(last.id) == Details { place: Some(4999), ..full() });
    assert!(matches!(last.params, Kind::Totp { .. }));
}
