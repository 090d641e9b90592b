//! Recovery codes in the vault: kept, used, replaced, forgotten; and what becomes of them with their account.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod vault_support;

use proptest::prelude::*;
use sixpence::{
    account::AccountId,
    recovery_set::{RecoveryCode, RecoveryCodeError, RecoverySet, RecoverySetId, RecoverySetView},
    time::UnixMs,
    vault::{Change, ChangeError, SlotName, TRASH_DAYS, Unlocked, Vault},
};
use vault_support::{
    foreign::{self, Foreign, Map, bytes, text, uint},
    *,
};

const ONE: AccountId = AccountId([1; 16]);
const TWO: AccountId = AccountId([2; 16]);
const LATER: UnixMs = UnixMs(NOW.0 + 86_400_000 * (TRASH_DAYS + 1));

fn replace(account: AccountId, texts: &[&str]) -> Change {
    Change::KeepCodes { account, codes: codes(texts), source: Some("login.example.com".into()), replace: true }
}

/// The current codes of an account, with a star behind those that are used.
fn current(vault: &Vault<Unlocked>, account: AccountId) -> Vec<String> {
    vault.recovery_codes(account).map(shown).unwrap_or_default()
}

fn shown(set: &RecoverySet) -> Vec<String> {
    let star = |code: &RecoveryCode| if code.used_at.is_some() { "*" } else { "" };
    set.codes.iter().map(|code| code.expose().to_owned() + star(code)).collect()
}

fn refused(vault: &Vault<Unlocked>, change: &Change) -> Option<ChangeError> {
    vault.prepare(change, NOW).err()
}

#[test]
fn kept_and_read_back() {
    let (mut vault, mut store) = vault_with(three());
    assert!(vault.recovery_codes(ONE).is_none());
    save(&mut vault, &mut store, keep(1, &["abcd-efgh", "Zoë 1\u{a0}2", "same", "same"]));
    save(&mut vault, &mut store, keep(2, &["1"]));
    for vault in [&vault, &store.unlock()] {
        assert_eq!(current(vault, ONE), ["abcd-efgh", "Zoë 1\u{a0}2", "same", "same"]);
        assert_eq!((current(vault, TWO), vault.unreadable()), (vec!["1".to_owned()], 0));
        assert_accounts(vault, &three());
    }
    let set = vault.recovery_codes(ONE).unwrap();
    let expected =
        RecoverySetView { id: set.id, account: ONE, left: 4, all: 4, created_at: NOW, replaced_at: None, source: None };
    assert_eq!(set.view(), expected);
    let json = serde_json::to_string(&expected).unwrap();
    assert!(["abcd", "Zoë", "same"].iter().all(|code| !json.contains(code)));
    assert_eq!(serde_json::from_str::<RecoverySetView>(&json).unwrap(), expected);
}

#[test]
fn other_codes_are_replaced_only_when_that_is_said() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, keep(1, &["a", "b"]));
    let first = vault.recovery_codes(ONE).unwrap().id;
    for other in [&["a"][..], &["b", "a"], &["a", "b", "c"], &["A", "b"]] {
        assert_eq!(refused(&vault, &keep(1, other)), Some(ChangeError::CodesThere));
    }
    // The same again: no other set, and what is used stays used.
    save(&mut vault, &mut store, Change::MarkUsed { set: first, index: 0, used: true });
    save(&mut vault, &mut store, keep(1, &["a", "b"]));
    save(&mut vault, &mut store, replace(ONE, &["a", "b"]));
    assert_eq!((current(&vault, ONE), vault.recovery_sets().count()), (vec!["a*".to_owned(), "b".into()], 1));

    save(&mut vault, &mut store, replace(ONE, &["c"]));
    let vault = store.unlock();
    assert_eq!(current(&vault, ONE), ["c"]);
    let old = vault.recovery_set(first).unwrap();
    assert_eq!((shown(old), old.replaced_at), (vec!["a*".to_owned(), "b".into()], Some(NOW)));
    assert_eq!(vault.recovery_codes(ONE).unwrap().source.as_deref(), Some("login.example.com"));
}

#[test]
fn marked_and_unmarked() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, keep(1, &["a", "b", "c"]));
    let set = vault.recovery_codes(ONE).unwrap().id;
    let mark = |index, used| Change::MarkUsed { set, index, used };
    save(&mut vault, &mut store, mark(2, true));
    let prepared = vault.prepare(&mark(2, true), UnixMs(NOW.0 + 5)).unwrap();
    store.write(&prepared);
    vault.commit(prepared).unwrap();
    // The first use counts.
    assert_eq!(vault.recovery_set(set).unwrap().codes[2].used_at, Some(NOW));
    assert_eq!(
        (vault.recovery_set(set).unwrap().view().left, current(&store.unlock(), ONE)),
        (2, vec!["a".into(), "b".into(), "c*".to_owned()])
    );
    save(&mut vault, &mut store, mark(2, false));
    assert_eq!(current(&store.unlock(), ONE), ["a", "b", "c"]);
    assert_eq!(refused(&vault, &mark(3, true)), Some(ChangeError::NoSuchCodes));
    let set = RecoverySetId([9; 16]);
    assert_eq!(refused(&vault, &Change::MarkUsed { set, index: 0, used: true }), Some(ChangeError::NoSuchCodes));
    assert_eq!(refused(&vault, &Change::ForgetCodes(set)), Some(ChangeError::NoSuchCodes));
}

#[test]
fn forgotten_for_good() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, keep(1, &["forgetme"]));
    let set = vault.recovery_codes(ONE).unwrap().id;
    save(&mut vault, &mut store, Change::ForgetCodes(set));
    assert_eq!(store.unlock().recovery_sets().count(), 0);
    let record = last_record(&vault);
    assert_eq!((&record[&1], &record[&2], record.contains_key(&17)), (&uint(5), &bytes(&set.0), false));
    save(&mut vault, &mut store, keep(1, &["other"]));
    assert_eq!(current(&vault, ONE), ["other"]);
}

/// The last record of what was saved last, as a stranger reads it.
fn last_record(vault: &Vault<Unlocked>) -> Map {
    records(vault).pop().unwrap()
}

fn records(vault: &Vault<Unlocked>) -> Vec<Map> {
    stranger(vault).records()
}

/// The vault as a stranger opens it. (Its passphrase is set first: tests have none.)
fn stranger(vault: &Vault<Unlocked>) -> Foreign {
    let text = vault.sealed_for_backup(&stretch("p", &cheap()), &cheap(), NOW).unwrap();
    Foreign::open(&text, "p")
}

/// What a stranger has made of it, opened again.
fn reopened(vault: Foreign) -> (Vault<Unlocked>, Store) {
    let store = Store { v0: None, v1: Some(vault.seal()) };
    let opener = sixpence::vault::Opener::Passphrase;
    let vault = store.open().unwrap().unlock(&opener, &stretch("p", &cheap())).map_err(|(_, error)| error).unwrap();
    (vault, store)
}

fn with_records(mut vault: Foreign, records: &[Map]) -> Foreign {
    vault.body.insert(2, foreign::encode_array(&records.iter().map(foreign::encode).collect::<Vec<_>>()));
    vault
}

#[test]
fn an_account_in_the_trash_keeps_its_codes_and_a_purge_takes_them() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, keep(1, &["old"]));
    save(&mut vault, &mut store, replace(ONE, &["new"]));
    save(&mut vault, &mut store, keep(2, &["stays"]));
    save(&mut vault, &mut store, Change::Delete(ONE));
    assert_eq!((current(&store.unlock(), ONE), vault.recovery_sets().count()), (vec!["new".to_owned()], 3));
    assert_eq!(refused(&vault, &replace(ONE, &["x"])), Some(ChangeError::NoSuchAccount));
    save(&mut vault, &mut store, Change::Restore(ONE));
    assert_eq!(current(&store.unlock(), ONE), ["new"]);

    save(&mut vault, &mut store, Change::Delete(ONE));
    // By hand, and when its time is over.
    for (change, now) in [(Change::Purge(ONE), NOW), (Change::Nothing, LATER)] {
        let prepared = vault.prepare(&change, now).unwrap();
        let mut store = Store::default();
        store.write(&prepared);
        let purged = store.unlock();
        assert_eq!(purged.recovery_sets().map(shown).collect::<Vec<_>>(), [["stays"]]);
        let kinds: Vec<_> = records(&purged).iter().map(|record| foreign::number(&record[&1])).collect();
        assert_eq!(kinds, [5, 1, 1, 5, 5, 2]);
    }
}

#[test]
fn set_up_again_in_one_save() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, keep(1, &["old"]));
    let mut new = hotp(7, 0);
    new.sites = vec![origin("https://new.example"), origin("https://example.com")];
    save(&mut vault, &mut store, Change::SetUpAgain { id: ONE, account: new });

    let mut vault = store.unlock();
    let account = vault.account(AccountId([7; 16])).unwrap();
    assert!(account.secret.same_as(&hotp(7, 0).secret) && account.name == "日本語" && account.skew == -47);
    assert_eq!(account.filling, totp(1).filling);
    let sites = ["https://example.com", "http://127.0.0.1:9102", "https://new.example"];
    assert_eq!(account.sites, sites.map(origin));
    let trash: Vec<_> = vault.trash().collect();
    assert!(trash.len() == 1 && same(trash[0].0, &totp(1)) && trash[0].1 == NOW);
    let set = vault.recovery_sets().next().unwrap();
    assert_eq!((shown(set), set.account, set.replaced_at), (vec!["old".to_owned()], AccountId([7; 16]), Some(NOW)));
    assert!(vault.recovery_codes(AccountId([7; 16])).is_none());

    // They outlive the old account.
    save(&mut vault, &mut store, Change::Purge(ONE));
    assert_eq!(store.unlock().recovery_sets().count(), 1);
    for (id, account, error) in [
        (ONE, totp(8), ChangeError::NoSuchAccount),
        (TWO, totp(3), ChangeError::IdTaken),
        (TWO, totp(2), ChangeError::IdTaken),
    ] {
        assert_eq!(refused(&vault, &Change::SetUpAgain { id, account }), Some(error));
    }
    assert_eq!(Change::SetUpAgain { id: TWO, account: totp(8) }.accounts(), [TWO, AccountId([8; 16])]);
}

#[test]
fn limits() {
    let (mut vault, mut store) = vault_with(three());
    let longest = "é".repeat(128);
    assert_eq!(RecoveryCode::new("é".repeat(129)).err(), Some(RecoveryCodeError::TooLong));
    assert_eq!(RecoveryCode::new(String::new()).err(), Some(RecoveryCodeError::Empty));
    assert_eq!(refused(&vault, &keep(1, &[])), Some(ChangeError::CodeCount));
    assert_eq!(refused(&vault, &keep(1, &vec!["a"; 201])), Some(ChangeError::CodeCount));
    assert_eq!(refused(&vault, &keep(9, &["a"])), Some(ChangeError::NoSuchAccount));
    let source = Some("é".repeat(257));
    let far = Change::KeepCodes { account: ONE, codes: codes(&["a"]), source, replace: false };
    assert_eq!(refused(&vault, &far), Some(ChangeError::LongName));
    save(&mut vault, &mut store, keep(1, &vec![longest.as_str(); 200]));
    assert_eq!(current(&store.unlock(), ONE), vec![longest; 200]);
}

#[test]
fn what_a_later_version_wrote_into_a_set_is_kept() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, keep(1, &["a", "b"]));
    let mut set = last_record(&vault);
    let code = |code: &str| foreign::encode(&[(1, text(code)), (9, text("of the code"))].into());
    set.insert(17, foreign::encode_array(&[code("a"), code("b")]));
    set.insert(8, text("of all kinds"));
    set.insert(99, foreign::encode_array(&[vec![0xf6]]));
    let mut all = records(&vault);
    *all.last_mut().unwrap() = set.clone();
    let (mut vault, mut store) = reopened(with_records(stranger(&vault), &all));
    let id = vault.recovery_codes(ONE).unwrap().id;
    save(&mut vault, &mut store, Change::MarkUsed { set: id, index: 1, used: true });
    let after = last_record(&vault);
    for (key, value) in &set {
        assert!([4, 6, 17].contains(key) || after[key] == *value, "field {key}");
    }
    let codes: Vec<_> = foreign::array(&after[&17]).iter().map(|code| foreign::map(code)).collect();
    assert_eq!(codes[0], [(1, text("a")), (9, text("of the code"))].into());
    assert_eq!(codes[1], [(1, text("b")), (2, uint(NOW.0)), (9, text("of the code"))].into());
    assert_eq!(after.len(), set.len());
}

#[test]
fn a_set_that_is_none_is_kept_and_told() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, keep(1, &["a"]));
    let good = records(&vault);
    let code = |code: &str| foreign::encode(&[(1, text(code))].into());
    let array = foreign::encode_array;
    for (key, value) in [
        (16, bytes(&[1; 15])),
        (16, text("account")),
        (17, array(&[])),
        (17, array(&[code("")])),
        (17, array(&[code(&"a".repeat(129))])),
        (17, array(&vec![code("a"); 201])),
        (17, array(&[text("a")])),
        (17, array(&[foreign::encode(&[(2, uint(1))].into())])),
        (17, array(&[foreign::encode(&[(1, text("a")), (2, text("yesterday"))].into())])),
        (18, text("yesterday")),
        (19, vec![0xf5]),
        (20, text(&"a".repeat(257))),
    ] {
        let mut all = good.clone();
        all.last_mut().unwrap().insert(key, value.clone());
        let (mut vault, mut store) = reopened(with_records(stranger(&vault), &all));
        assert_eq!((vault.recovery_sets().count(), vault.unreadable()), (0, 1), "{key} {value:?}");
        save(&mut vault, &mut store, Change::Delete(ONE));
        assert_eq!(last_record(&vault), all[3]);
    }
}

/// A version that knows neither kind: for it they have other numbers. It keeps them where they are, byte for byte, and what
/// it leaves behind when it purges an account goes with the next save of one that knows them.
#[test]
fn an_older_version_keeps_codes_and_log() {
    let (mut vault, mut store) = vault_with(three());
    for change in [keep(1, &["a"]), Change::Log(vec![full_entry()]), keep(2, &["b"])] {
        save(&mut vault, &mut store, change);
    }
    let renumbered = |vault: &Vault<Unlocked>, from: [u64; 2], to: [u64; 2]| {
        let mut all = records(vault);
        for record in &mut all {
            if let Some(place) = from.iter().position(|kind| record[&1] == uint(*kind)) {
                record.insert(1, uint(to[place]));
            }
        }
        with_records(stranger(vault), &all)
    };
    let (mut older, mut store) = reopened(renumbered(&vault, [2, 3], [1002, 1003]));
    let before = records(&older);
    assert_eq!((older.recovery_sets().count(), older.activity().len(), older.unreadable()), (0, 0, 0));
    for change in [Change::Delete(ONE), Change::Purge(ONE), Change::AdvanceCounter(TWO), Change::Add(vec![totp(9)])] {
        save(&mut older, &mut store, change);
    }
    assert_eq!(records(&older)[3..6], before[3..6]);

    let (mut vault, mut store) = reopened(renumbered(&older, [1002, 1003], [2, 3]));
    assert_eq!((current(&vault, ONE), current(&vault, TWO)), (vec!["a".to_owned()], vec!["b".to_owned()]));
    assert_eq!(vault.activity(), [full_entry()]);
    save(&mut vault, &mut store, Change::Nothing);
    assert_eq!((current(&vault, ONE), current(&vault, TWO)), (Vec::new(), vec!["b".to_owned()]));
}

#[test]
fn compared_with_another_vault_and_brought_back() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, keep(1, &["a", "b"]));
    let backup = store.clone();
    let kinds = |vault: &Vault<Unlocked>, other: &Vault<Unlocked>| {
        let found = vault.difference(other);
        let ids = |accounts: &[&sixpence::account::Account]| {
            accounts.iter().map(|account| account.id.0[0]).collect::<Vec<_>>()
        };
        (ids(&found.missing), ids(&found.changed), ids(&found.newer), found.same)
    };
    let other = backup.unlock();
    let set = vault.recovery_codes(ONE).unwrap().id;
    save(&mut vault, &mut store, Change::MarkUsed { set, index: 0, used: true });
    assert_eq!(kinds(&vault, &other), (vec![], vec![], vec![], 3));
    // Codes that the backup does not have: it does not hold all.
    save(&mut vault, &mut store, keep(2, &["c"]));
    assert_eq!(kinds(&vault, &other), (vec![], vec![], vec![2], 2));
    assert_eq!(kinds(&other, &vault), (vec![], vec![2], vec![], 2));

    // What was forgotten since comes back, what came since stays, and it is the one that counts.
    save(&mut vault, &mut store, Change::ForgetCodes(set));
    save(&mut vault, &mut store, keep(1, &["new"]));
    assert_eq!(kinds(&vault, &other).1, [1]);
    let prepared = vault.prepare_restore(&other, NOW).unwrap();
    store.write(&prepared);
    vault.commit(prepared).unwrap();
    let vault = store.unlock();
    let old = vault.recovery_set(set).unwrap();
    assert_eq!((shown(old), old.replaced_at), (vec!["a".to_owned(), "b".into()], Some(NOW)));
    assert_eq!((current(&vault, ONE), current(&vault, TWO)), (vec!["new".to_owned()], vec!["c".to_owned()]));
    assert_eq!(kinds(&vault, &other).1, [0; 0]);

    // A code used there is used here; one used here stays so.
    let (mut here, mut there) = (backup.unlock(), backup.unlock());
    save(&mut here, &mut Store::default(), Change::MarkUsed { set, index: 0, used: true });
    save(&mut there, &mut Store::default(), Change::MarkUsed { set, index: 1, used: true });
    let prepared = here.prepare_restore(&there, NOW).unwrap();
    here.commit(prepared).unwrap();
    assert_eq!(current(&here, ONE), ["a*", "b*"]);
}

#[test]
fn an_account_that_was_purged_comes_back_with_its_codes() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, keep(1, &["a"]));
    let other = store.unlock();
    for change in [Change::Delete(ONE), Change::Purge(ONE)] {
        save(&mut vault, &mut store, change);
    }
    assert_eq!(vault.recovery_sets().count(), 0);
    let prepared = vault.prepare_restore(&other, NOW).unwrap();
    store.write(&prepared);
    assert_eq!(current(&store.unlock(), ONE), ["a"]);
    // Its tombstone counted on.
    assert_eq!(foreign::number(&last_record(&store.unlock())[&4]), 3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_codes_come_back_as_they_were(
        sets in prop::collection::vec((1..4_u8, prop::collection::vec(prop::collection::vec(any::<char>(), 1..=128), 1..9)), 0..6),
    ) {
        let (mut vault, mut store) = vault_with(three());
        let mut expected = Vec::new();
        for (account, texts) in sets {
            let texts: Vec<String> = texts.into_iter().map(String::from_iter).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let account = AccountId([account; 16]);
            let same = vault.recovery_codes(account).is_some_and(|set| set.holds(&codes(&texts)));
            save(&mut vault, &mut store, replace(account, &texts));
            if !same {
                expected.push((account, codes(&texts)));
            }
        }
        let read = store.unlock();
        prop_assert_eq!(read.recovery_sets().count(), expected.len());
        for (set, (account, codes)) in read.recovery_sets().zip(&expected) {
            prop_assert!(set.account == *account && set.holds(codes));
        }
        for account in [1, 2, 3].map(|id| AccountId([id; 16])) {
            prop_assert!(read.recovery_sets().filter(|set| set.account == account && set.is_current()).count() <= 1);
        }
    }

    #[test]
    fn an_altered_vault_with_codes_is_refused(place in any::<prop::sample::Index>(), flip in 1..=255_u8) {
        let (mut vault, mut store) = vault_with(three());
        save(&mut vault, &mut store, keep(1, &["a"]));
        let mut bytes = store.bytes(SlotName::V0);
        let place = place.index(bytes.len() - 4);
        bytes[place] ^= flip;
        fix_crc(&mut bytes);
        let opened = open_bytes(&bytes).map(|locked| locked.unlock(&sixpence::vault::Opener::Passphrase, &key()).is_ok());
        prop_assert!(opened != Ok(true));
    }
}
