//! The activity log in the vault: written beside other changes, bounded, cleared, and in nobody's way.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod vault_support;

use proptest::prelude::*;
use sixpence::{
    account::AccountId,
    activity::{LogEntry, MAX_ENTRIES, Outcome, Starter, Step, Task},
    otp::Secret,
    time::UnixMs,
    vault::{Care, Change, ChangeError, KeptChange, MethodChange, Opener, SlotName, Unlocked, Vault},
};
use vault_support::{
    foreign::{self, Map, text, uint},
    *,
};

/// The `number`th entry: each a second after the one before.
fn entry(number: usize) -> LogEntry {
    LogEntry::new(UnixMs(NOW.0 + 1000 * number as u64), Task::Fill).about(&hotp(2, 0))
}

fn entries(numbers: std::ops::Range<usize>) -> Vec<LogEntry> {
    numbers.map(entry).collect()
}

/// The log is exactly these entries, here and in what was stored.
fn assert_log(vault: &Vault<Unlocked>, store: &Store, expected: std::ops::Range<usize>) {
    let expected: Vec<_> = expected.rev().map(entry).collect();
    assert!(vault.activity() == expected && store.unlock().activity() == expected);
}

/// The segments as a stranger reads them.
fn segments(vault: &Vault<Unlocked>) -> Vec<Map> {
    records(vault).into_iter().filter(|record| record[&1] == uint(3)).collect()
}

fn lengths(vault: &Vault<Unlocked>) -> Vec<usize> {
    segments(vault).iter().map(|segment| foreign::array(&segment[&16]).len()).collect()
}

/// The vault with its segments altered, opened again.
fn altered(vault: &Vault<Unlocked>, alter: impl Fn(usize, &mut Map)) -> (Vault<Unlocked>, Store) {
    let mut all = records(vault);
    all.iter_mut().filter(|record| record[&1] == uint(3)).enumerate().for_each(|(place, record)| alter(place, record));
    reopened(stranger(vault), &all)
}

#[test]
fn what_was_done_is_read_back_newest_first() {
    let (mut vault, mut store) = vault_with(three());
    assert_eq!(vault.activity(), []);
    save(&mut vault, &mut store, Change::Log(vec![full_entry(), plain_entry()]));
    save(&mut vault, &mut store, Change::Log(entries(1..3)));
    // A clock that was wrong for a while: entries stand by their time.
    save(&mut vault, &mut store, Change::Log(vec![LogEntry::new(UnixMs(5), Task::FailedUnlocks)]));
    let expected = [entry(2), entry(1), plain_entry(), full_entry(), LogEntry::new(UnixMs(5), Task::FailedUnlocks)];
    assert_eq!((vault.activity(), store.unlock().activity()), (expected.to_vec(), expected.to_vec()));
    assert_eq!((lengths(&vault), vault.unreadable()), (vec![5], 0));
    assert_accounts(&vault, &three());
}

#[test]
fn one_save_carries_a_change_and_its_entry() {
    let (mut vault, mut store) = vault_with(three());
    let id = AccountId([2; 16]);
    let change = Change::AdvanceCounter(id).logged(entry(0)).logged(entry(1));
    assert_eq!(change.accounts(), [id]);
    save(&mut vault, &mut store, change);
    assert_eq!(vault.generation(), 2);
    assert_log(&vault, &store, 0..2);
    assert_accounts(&vault, &[totp(1), hotp(2, 42), steam(3)]);
    // What is refused says nothing.
    let refused = vault.prepare(&Change::Delete(AccountId([9; 16])).logged(entry(2)), NOW);
    assert_eq!(refused.err(), Some(ChangeError::NoSuchAccount));
    save(&mut vault, &mut store, Change::Delete(id));
    save(&mut vault, &mut store, Change::Purge(id).logged(entry(2)));
    assert_log(&vault, &store, 0..3);

    let note = MethodChange::Note(Care { backup_made_at: Some(NOW), ..Care::default() });
    save_method(&mut vault, &mut store, &note.logged(entry(3)));
    assert_eq!(store.unlock().care().backup_made_at, Some(NOW));
    assert_log(&vault, &store, 0..4);
    let refused = vault.prepare_method(&MethodChange::Remove([9; 16]).logged(entry(4)), NOW);
    assert_eq!(refused.err(), Some(ChangeError::NoSuchWay));
}

#[test]
fn two_thousand_are_kept() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, Change::Log(entries(0..99)));
    save(&mut vault, &mut store, Change::Log(entries(99..1999)));
    assert_eq!(lengths(&vault)[..2], [100, 100]);
    save(&mut vault, &mut store, Change::Log(entries(1999..2000)));
    assert_log(&vault, &store, 0..2000);
    assert_eq!(lengths(&vault), [100; 20]);
    save(&mut vault, &mut store, Change::Log(entries(2000..2001)));
    assert_log(&vault, &store, 1..2001);
    assert_eq!((lengths(&vault)[0], lengths(&vault)[20]), (99, 1));
    for number in 2001..2101 {
        save(&mut vault, &mut store, Change::Nothing.logged(entry(number)));
    }
    assert_log(&vault, &store, 101..2101);
    // As a segment is gone: no tombstone.
    let kinds: Vec<_> = records(&vault).iter().map(|record| foreign::number(&record[&1])).collect();
    assert_eq!(kinds, [&[1; 3][..], &[3; 21]].concat());
    save(&mut vault, &mut store, Change::Log(entries(3000..7000)));
    assert_log(&vault, &store, 5000..7000);
}

#[test]
fn only_the_newest_segment_of_this_writer_is_written_anew() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, Change::Log(entries(0..150)));
    let before = segments(&vault);
    save(&mut vault, &mut store, Change::Log(entries(150..151)));
    let after = segments(&vault);
    assert_eq!((&after[0], lengths(&vault)), (&before[0], vec![100, 51]));
    assert_eq!((&before[1][&4], &after[1][&4], &before[1][&2]), (&uint(1), &uint(2), &after[1][&2]));
    // A save that is about something else leaves it as it is.
    save(&mut vault, &mut store, Change::AdvanceCounter(AccountId([2; 16])));
    assert_eq!(segments(&vault), after);

    vault.renew_writer().unwrap();
    save(&mut vault, &mut store, Change::Log(entries(151..152)));
    assert_eq!((lengths(&vault), &segments(&vault)[..2]), (vec![100, 51, 1], &after[..]));
    assert_log(&vault, &store, 0..152);
    // Of another writer's segments a whole one goes.
    save(&mut vault, &mut store, Change::Log(entries(152..2001)));
    assert_log(&vault, &store, 100..2001);
}

#[test]
fn cleared() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, Change::Log(entries(0..250)));
    save(&mut vault, &mut store, keep(1, &["a"]));
    // A part of it that this version cannot read goes too: the user has said so.
    let (mut vault, mut store) = altered(&vault, |place, segment| {
        if place == 1 {
            segment.insert(16, text("a log of another shape"));
        }
    });
    assert_eq!((vault.activity().len(), vault.unreadable()), (150, 0));
    let entry = LogEntry::new(NOW, Task::LogCleared);
    let prepared = vault.prepare_kept(&KeptChange::ClearLog, core::slice::from_ref(&entry), NOW).unwrap();
    store.write(&prepared);
    vault.commit(prepared).unwrap();
    assert_eq!(vault.activity(), [entry]);
    save(&mut vault, &mut store, KeptChange::ClearLog);
    assert_eq!((vault.activity().len(), segments(&vault).len(), vault.recovery_sets().count()), (0, 0, 1));
    assert_accounts(&vault, &three());
}

#[test]
fn what_a_later_version_wrote_into_the_log_is_kept() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, Change::Log(entries(0..1)));
    let known = foreign::array(&segments(&vault)[0][&16])[0].clone();
    let mut later = foreign::map(&known);
    later.insert(2, uint(400));
    later.insert(11, foreign::encode_array(&[foreign::encode_array(&[uint(1), uint(2), uint(3), text("more")])]));
    later.insert(50, text("unknown field of an entry"));
    let no_entry = foreign::encode(&[(1, text("no entry"))].into());
    let kept = [known, foreign::encode(&later), no_entry];
    let (mut vault, mut store) = altered(&vault, |_, segment| {
        segment.insert(16, foreign::encode_array(&kept));
        segment.insert(60, text("unknown field of a segment"));
    });
    let task = LogEntry { task: Task::Other(400), steps: vec![Step { step: 1, result: 2, ms: 3 }], ..entry(0) };
    assert_eq!(vault.activity(), [task.clone(), entry(0)]);
    save(&mut vault, &mut store, Change::Log(entries(1..2)));
    let after = &segments(&vault)[0];
    assert_eq!(
        (foreign::array(&after[&16])[..3].to_vec(), &after[&60]),
        (kept.to_vec(), &text("unknown field of a segment"))
    );
    assert_eq!(vault.activity(), [entry(1), task, entry(0)]);
}

#[test]
fn a_segment_that_is_none_is_kept_and_costs_nothing() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, Change::Log(entries(0..1)));
    let one = foreign::array(&segments(&vault)[0][&16])[0].clone();
    for bad in [uint(1), foreign::encode_array(&[uint(1)]), foreign::encode_array(&vec![one; 101])] {
        let (mut vault, mut store) = altered(&vault, |_, segment| drop(segment.insert(16, bad.clone())));
        assert_eq!((vault.activity().len(), vault.unreadable()), (0, 0));
        save(&mut vault, &mut store, Change::Log(entries(1..2)));
        assert_eq!((&segments(&vault)[0][&16], vault.activity()), (&bad, vec![entry(1)]));
    }
}

#[test]
fn long_entries_are_cut_and_a_log_of_them_is_shorter() {
    let (mut vault, mut store) = vault_with(three());
    let steps = vec![Step { step: u16::MAX, result: u16::MAX, ms: u32::MAX }; 50];
    let long = |number: usize| LogEntry {
        name: "🥐".repeat(300),
        issuer: "🥐".repeat(256),
        steps: steps.clone(),
        ..entry(number)
    };
    save(&mut vault, &mut store, Change::Log((0..MAX_ENTRIES).map(long).collect()));
    let kept = vault.activity();
    assert_eq!(kept[0], long(MAX_ENTRIES - 1).bounded());
    assert_eq!((kept[0].steps.len(), kept[0].steps_before, kept[0].name.chars().count()), (40, 10, 256));
    assert!((100..MAX_ENTRIES).contains(&kept.len()), "{}", kept.len());
    let bytes: usize = segments(&vault).iter().map(|segment| foreign::encode(segment).len()).sum();
    assert!(bytes <= 512 * 1024, "{bytes}");
}

#[test]
fn the_log_gives_way_to_accounts() {
    let (mut vault, mut store) = vault_with(Vec::new());
    save(&mut vault, &mut store, Change::Log(entries(0..MAX_ENTRIES)));
    let big = |id: u8| {
        let mut account = totp(id);
        account.secret = Secret::new(vec![7; Secret::MAX_BYTES]).unwrap();
        account.extra = vec![("x".into(), "y".repeat(60_000))];
        account
    };
    save(&mut vault, &mut store, Change::Add((0..50).map(big).collect()));
    let left = store.unlock().activity();
    assert!(left.len() < MAX_ENTRIES && left.len() > 100 && left[0] == entry(MAX_ENTRIES - 1), "{}", left.len());
    save(&mut vault, &mut store, Change::Add(vec![big(50)]).logged(entry(MAX_ENTRIES)));
    assert_eq!((vault.accounts().count(), vault.unreadable()), (51, 0));
    assert_eq!(vault.prepare(&Change::Add(vec![big(51), big(52)]), NOW).err(), Some(ChangeError::Full));
}

#[test]
fn an_altered_log_is_refused() {
    let (mut vault, mut store) = vault_with(Vec::new());
    save(&mut vault, &mut store, Change::Log(vec![full_entry()]));
    let good = store.bytes(SlotName::V0);
    for place in (0..good.len() - 4).step_by(7) {
        let mut bytes = good.clone();
        bytes[place] ^= 0x10;
        fix_crc(&mut bytes);
        let opened = open_bytes(&bytes).map(|locked| locked.unlock(&Opener::Passphrase, &key()).is_ok());
        assert_ne!(opened, Ok(true), "byte {place}");
    }
}

fn any_entry() -> impl Strategy<Value = LogEntry> {
    let name = || prop::collection::vec(any::<char>(), 0..300).prop_map(String::from_iter);
    let step = (any::<u16>(), any::<u16>(), any::<u32>()).prop_map(|(step, result, ms)| Step { step, result, ms });
    let numbers = (any::<u64>(), any::<u16>(), 0..5_u16, 0..9_u16, any::<u16>());
    let rare = (any::<Option<u16>>(), any::<Option<u16>>(), any::<Option<[u8; 16]>>(), any::<Option<u16>>());
    (numbers, rare, name(), name(), prop::collection::vec(step, 0..50)).prop_map(
        |((at, task, by, outcome, steps_before), (reason, count, account, host), issuer, name, steps)| LogEntry {
            at: UnixMs(at),
            task: Task::from(task % 30),
            site: host.map(|host| origin(&format!("https://h{host}.example"))),
            account: account.map(AccountId),
            issuer,
            name,
            by: Starter::from(by),
            outcome: Outcome::from(outcome),
            reason,
            count,
            steps,
            steps_before,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_entries_come_back_as_they_were(saves in prop::collection::vec(prop::collection::vec(any_entry(), 0..40), 0..6)) {
        let (mut vault, mut store) = vault_with(three());
        for entries in &saves {
            save(&mut vault, &mut store, Change::Log(entries.clone()));
        }
        let mut expected: Vec<_> = saves.concat().iter().map(LogEntry::bounded).collect();
        expected.reverse();
        expected.sort_by_key(|entry| std::cmp::Reverse(entry.at));
        prop_assert!(store.unlock().activity() == expected);
        prop_assert_eq!(expected.len(), lengths(&vault).iter().sum::<usize>());
        assert_accounts(&store.unlock(), &three());
    }
}
