//! Recovery codes in the vault: kept, used, replaced, forgotten; and what becomes of them with their account.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod vault_support;

use proptest::prelude::*;
use sixpence::{
    account::AccountId,
    recovery_set::{RecoveryCode, RecoveryCodeError, RecoverySetId, RecoverySetView},
    time::UnixMs,
    vault::{Change, ChangeError, KeptChange, SlotName, TRASH_DAYS, Unlocked, Vault},
};
use vault_support::{
    foreign::{self, bytes, uint},
    *,
};

const ONE: AccountId = AccountId([1; 16]);
const TWO: AccountId = AccountId([2; 16]);
const LATER: UnixMs = UnixMs(NOW.0 + 86_400_000 * (TRASH_DAYS + 1));

fn refused(vault: &Vault<Unlocked>, change: &impl AnyChange) -> Option<ChangeError> {
    change.prepare(vault, NOW).err()
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
    save(&mut vault, &mut store, KeptChange::MarkUsed { set: first, index: 0, used: true });
    save(&mut vault, &mut store, keep(1, &["a", "b"]));
    save(&mut vault, &mut store, replace(ONE, &["a", "b"]));
    assert_eq!((current(&vault, ONE), vault.recovery_sets().count()), (vec!["a*".to_owned(), "b".into()], 1));

    save(&mut vault, &mut store, replace(ONE, &["c"]));
    let vault = store.unlock();
    assert_eq!(current(&vault, ONE), ["c"]);
    let old = vault.recovery_set(first).unwrap();
    assert_eq!((shown(&old), old.replaced_at), (vec!["a*".to_owned(), "b".into()], Some(NOW)));
    assert_eq!(vault.recovery_codes(ONE).unwrap().source.as_deref(), Some("login.example.com"));
}

#[test]
fn marked_and_unmarked() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, keep(1, &["a", "b", "c"]));
    let set = vault.recovery_codes(ONE).unwrap().id;
    let mark = |index, used| KeptChange::MarkUsed { set, index, used };
    save(&mut vault, &mut store, mark(2, true));
    let prepared = mark(2, true).prepare(&vault, UnixMs(NOW.0 + 5)).unwrap();
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
    assert_eq!(refused(&vault, &KeptChange::MarkUsed { set, index: 0, used: true }), Some(ChangeError::NoSuchCodes));
    assert_eq!(refused(&vault, &KeptChange::ForgetCodes(set)), Some(ChangeError::NoSuchCodes));
}

#[test]
fn forgotten_for_good() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, keep(1, &["forgetme"]));
    let set = vault.recovery_codes(ONE).unwrap().id;
    save(&mut vault, &mut store, KeptChange::ForgetCodes(set));
    assert_eq!(store.unlock().recovery_sets().count(), 0);
    let record = last_record(&vault);
    assert_eq!((&record[&1], &record[&2], record.contains_key(&17)), (&uint(5), &bytes(&set.0), false));
    save(&mut vault, &mut store, keep(1, &["other"]));
    assert_eq!(current(&vault, ONE), ["other"]);
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
        assert_eq!(purged.recovery_sets().map(|set| shown(&set)).collect::<Vec<_>>(), [["stays"]]);
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
    save(&mut vault, &mut store, KeptChange::SetUpAgain { id: ONE, account: new });

    let mut vault = store.unlock();
    let account = vault.account(AccountId([7; 16])).unwrap();
    assert!(account.secret.same_as(&hotp(7, 0).secret) && account.name == "日本語" && account.skew == -47);
    assert_eq!(account.filling, totp(1).filling);
    let sites = ["https://example.com", "http://127.0.0.1:9102", "https://new.example"];
    assert_eq!(account.sites, sites.map(origin));
    let trash: Vec<_> = vault.trash().collect();
    assert!(trash.len() == 1 && same(trash[0].0, &totp(1)) && trash[0].1 == NOW);
    let set = vault.recovery_sets().next().unwrap();
    assert_eq!((shown(&set), set.account, set.replaced_at), (vec!["old".to_owned()], AccountId([7; 16]), Some(NOW)));
    assert!(vault.recovery_codes(AccountId([7; 16])).is_none());

    // They outlive the old account.
    save(&mut vault, &mut store, Change::Purge(ONE));
    assert_eq!(store.unlock().recovery_sets().count(), 1);
    for (id, account, error) in [
        (ONE, totp(8), ChangeError::NoSuchAccount),
        (TWO, totp(3), ChangeError::IdTaken),
        (TWO, totp(2), ChangeError::IdTaken),
    ] {
        assert_eq!(refused(&vault, &KeptChange::SetUpAgain { id, account }), Some(error));
    }
    assert_eq!(KeptChange::SetUpAgain { id: TWO, account: totp(8) }.accounts(), [TWO, AccountId([8; 16])]);
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
    let far = KeptChange::KeepCodes { account: ONE, codes: codes(&["a"]), source, replace: false };
    assert_eq!(refused(&vault, &far), Some(ChangeError::LongName));
    save(&mut vault, &mut store, keep(1, &vec![longest.as_str(); 200]));
    assert_eq!(current(&store.unlock(), ONE), vec![longest; 200]);
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
