//! Recovery codes between vaults: other versions of Sixpence, strangers, backups.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod vault_support;

use sixpence::{
    account::{Account, AccountId},
    vault::{Change, KeptChange, Unlocked, Vault},
};
use vault_support::{
    foreign::{self, bytes, text, uint},
    *,
};

const ONE: AccountId = AccountId([1; 16]);
const TWO: AccountId = AccountId([2; 16]);

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
    let (mut vault, mut store) = reopened(stranger(&vault), &all);
    let id = vault.recovery_codes(ONE).unwrap().id;
    save(&mut vault, &mut store, KeptChange::MarkUsed { set: id, index: 1, used: true });
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
        let (mut vault, mut store) = reopened(stranger(&vault), &all);
        assert_eq!(
            (vault.recovery_sets().count(), vault.unreadable_sets(), vault.unreadable()),
            (0, 1, 0),
            "{key} {value:?}"
        );
        save(&mut vault, &mut store, Change::Delete(ONE));
        assert_eq!(last_record(&vault), all[3]);
        // It goes with its account, if it says whose it is.
        save(&mut vault, &mut store, Change::Purge(ONE));
        let kind = foreign::number(&last_record(&vault)[&1]);
        assert_eq!(kind, if key == 16 { 2 } else { 5 }, "{key} {value:?}");
    }
}

/// A version that knows neither kind: for it they have other numbers. It keeps them where they are, byte for byte, and what
/// it leaves behind when it purges an account goes with the next save of one that knows them.
#[test]
fn an_older_version_keeps_codes_and_log() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, keep(1, &["a"]));
    save(&mut vault, &mut store, Change::Log(vec![full_entry()]));
    save(&mut vault, &mut store, keep(2, &["b"]));
    let renumbered = |vault: &Vault<Unlocked>, from: [u64; 2], to: [u64; 2]| {
        let mut all = records(vault);
        for record in &mut all {
            if let Some(place) = from.iter().position(|kind| record[&1] == uint(*kind)) {
                record.insert(1, uint(to[place]));
            }
        }
        reopened(stranger(vault), &all)
    };
    let (mut older, mut store) = renumbered(&vault, [2, 3], [1002, 1003]);
    let before = records(&older);
    assert_eq!(
        (older.recovery_sets().count(), older.activity().len(), older.unreadable() + older.unreadable_sets()),
        (0, 0, 0)
    );
    for change in [Change::Delete(ONE), Change::Purge(ONE), Change::AdvanceCounter(TWO), Change::Add(vec![totp(9)])] {
        save(&mut older, &mut store, change);
    }
    assert_eq!(records(&older)[3..6], before[3..6]);

    let (mut vault, mut store) = renumbered(&older, [1002, 1003], [2, 3]);
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
        let ids = |accounts: &[&Account]| accounts.iter().map(|account| account.id.0[0]).collect::<Vec<_>>();
        (ids(&found.missing), ids(&found.changed), ids(&found.newer), found.same)
    };
    let other = backup.unlock();
    let set = vault.recovery_codes(ONE).unwrap().id;
    save(&mut vault, &mut store, KeptChange::MarkUsed { set, index: 0, used: true });
    assert_eq!(kinds(&vault, &other), (vec![], vec![], vec![], 3));
    // Codes that the backup does not have: it does not hold all.
    save(&mut vault, &mut store, keep(2, &["c"]));
    assert_eq!(kinds(&vault, &other), (vec![], vec![], vec![2], 2));
    assert_eq!(kinds(&other, &vault), (vec![], vec![2], vec![], 2));

    // What was forgotten since comes back, what came since stays, and it is the one that counts.
    save(&mut vault, &mut store, KeptChange::ForgetCodes(set));
    save(&mut vault, &mut store, keep(1, &["new"]));
    assert_eq!(kinds(&vault, &other).1, [1]);
    let prepared = vault.prepare_restore(&other, NOW).unwrap();
    store.write(&prepared);
    vault.commit(prepared).unwrap();
    let vault = store.unlock();
    let old = vault.recovery_set(set).unwrap();
    assert_eq!((shown(&old), old.replaced_at), (vec!["a".to_owned(), "b".into()], Some(NOW)));
    assert_eq!((current(&vault, ONE), current(&vault, TWO)), (vec!["new".to_owned()], vec!["c".to_owned()]));
    assert_eq!(kinds(&vault, &other).1, [0; 0]);

    // A code used there is used here; one used here stays so.
    let (mut here, mut there) = (backup.unlock(), backup.unlock());
    save(&mut here, &mut Store::default(), KeptChange::MarkUsed { set, index: 0, used: true });
    save(&mut there, &mut Store::default(), KeptChange::MarkUsed { set, index: 1, used: true });
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
