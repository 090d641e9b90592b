//! The format: vaults written once and kept for ever in `tests/fixtures/vault`, read by this code and by a second
//! implementation. A change that breaks one of them would lock people out.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation)]

mod vault_support;

use std::{fs, path::PathBuf};

use sixpence::{
    account::AccountId,
    time::UnixMs,
    vault::{Change, KdfRequest, KeptChange, Opener, Settings, SlotName, Unlocked, Vault},
};
use vault_support::{
    foreign::{self, Foreign, bytes, text, uint},
    *,
};

/// What opens every fixture.
const PASSPHRASE: &str = "sixpence none the richer";

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/vault").join(name)
}

fn fixture(name: &str) -> Store {
    let text = fs::read_to_string(path(name)).unwrap().trim_end().to_owned();
    Store { v0: None, v1: Some(text) }
}

fn unlock(store: &Store, passphrase: &str) -> Vault<Unlocked> {
    let locked = store.open().unwrap();
    let request = locked.kdf_request().unwrap();
    locked.unlock(&Opener::Passphrase, &stretch(passphrase, &request)).map_err(|(_, error)| error).unwrap()
}

#[test]
fn an_empty_vault() {
    let vault = unlock(&fixture("empty.txt"), "p\u{e4}ssword \u{bd}");
    assert_accounts(&vault, &[]);
    assert_eq!(vault.trash().count(), 0);
    assert_eq!((vault.generation(), vault.settings()), (1, &Settings::default()));
    // The same passphrase as other keyboards type it.
    unlock(&fixture("empty.txt"), "pa\u{308}ssword 1\u{2044}2");
    let request = fixture("empty.txt").open().unwrap().kdf_request().unwrap();
    assert_eq!((request.m_kib, request.t, request.p), (65_536, 3, 1));
}

#[test]
fn accounts_of_every_kind() {
    let vault = unlock(&fixture("accounts.txt"), PASSPHRASE);
    assert_accounts(&vault, &[totp(1), hotp(2, u64::MAX), steam(3)]);
    let trash: Vec<_> = vault.trash().collect();
    assert!(trash.len() == 1 && same(trash[0].0, &hotp(4, 0)) && trash[0].1 == NOW);
    assert_eq!(vault.settings(), &Settings { lock_minutes: 1440, show_next_code: false });
    assert!(vault.kdf_below_floor());
}

#[test]
fn a_stranger_reads_the_same() {
    let foreign = Foreign::open(&fixture("accounts.txt").v1.unwrap(), PASSPHRASE);
    assert_eq!((foreign.format_version, foreign.min_reader), (1, 1));
    let kinds: Vec<_> = foreign.records().iter().map(|record| foreign::number(&record[&1])).collect();
    assert_eq!(kinds, [1, 1, 1, 1, 5, 4]);
    let records = foreign.records();
    assert_eq!(records[0][&2], bytes(&[1; 16]));
    assert_eq!(records[0][&16], text("Zoë’s Bäckerei 🥐"));
    assert_eq!(records[0][&18], bytes(&(0..=255).collect::<Vec<u8>>()));
    assert_eq!([19, 20, 21, 22].map(|key| foreign::number(&records[0][&key])), [1, 3, 8, 60]);
    assert_eq!(foreign::array(&records[0][&24]), [text("https://example.com"), text("http://127.0.0.1:9102")]);
    assert_eq!([19, 20, 21, 23].map(|key| foreign::number(&records[1][&key])), [2, 2, 6, u64::MAX]);
    assert_eq!(foreign::number(&records[2][&19]), 3);
    assert!(!records[2].contains_key(&20));
    assert_eq!(foreign::number(&records[3][&27]), NOW.0);
    assert_eq!(records[4][&2], bytes(&[5; 16]));
    assert!(!records[4].contains_key(&18));
    assert_eq!((foreign::number(&records[5][&16]), &records[5][&17]), (1440, &vec![0xf4]));
    // Revisions: the counter-based account was added and advanced, the deleted one added and deleted.
    assert_eq!([0, 1, 2, 3, 4, 5].map(|record: usize| foreign::number(&records[record][&4])), [1, 2, 1, 2, 3, 1]);
}

#[test]
fn what_a_later_version_wrote_is_kept() {
    let store = fixture("future.txt");
    let before = Foreign::open(store.v1.as_ref().unwrap(), PASSPHRASE);
    let mut vault = unlock(&store, PASSPHRASE);
    // One readable account; one with an algorithm that does not exist yet; recovery codes and a log of another shape.
    let found: Vec<_> = vault.accounts().collect();
    assert!(found.len() == 1 && same(found[0], &hotp(2, 7)));
    assert_eq!(
        (vault.unreadable(), vault.unreadable_sets(), vault.recovery_sets().count(), vault.activity().len()),
        (1, 1, 0, 0)
    );
    assert_eq!(vault.settings().lock_minutes, 20);

    let mut store = store;
    save(&mut vault, &mut store, Change::AdvanceCounter(AccountId([2; 16])));
    save(&mut vault, &mut store, Change::Add(vec![totp(1)]));
    save(&mut vault, &mut store, Change::SetSettings(Settings { lock_minutes: 5, show_next_code: true }));
    assert_eq!(store.open().unwrap().generation(), 1_000_003);
    let after = Foreign::open(store.place(SlotName::V0).as_ref().unwrap(), PASSPHRASE);

    assert_eq!((after.format_version, after.min_reader), (9, 1));
    for (key, value) in &before.header {
        // Generation, time, salt and nonce change with every save; the length may.
        assert!([2, 4, 7, 8, 9].contains(key) || after.header[key] == *value, "header field {key}");
    }
    assert_eq!(before.header.len(), after.header.len());
    assert_eq!(before.body[&1], after.body[&1]);
    assert_eq!(before.body[&(1 << 40)], after.body[&(1 << 40)]);
    let (old, new) = (before.records(), after.records());
    assert_eq!(new.len(), old.len() + 1);
    for (place, record) in old.iter().enumerate() {
        for (key, value) in record {
            let changed = match foreign::number(&record[&1]) {
                1 if record[&2] == bytes(&[2; 16]) => [4, 6, 23].contains(key),
                4 => [4, 6, 16].contains(key),
                _ => false,
            };
            assert!(changed || new[place][key] == *value, "record {place}, field {key}");
        }
        assert_eq!(record.len(), new[place].len());
    }
    assert_accounts_but_unreadable(&unlock(&store, PASSPHRASE));
}

fn assert_accounts_but_unreadable(vault: &Vault<Unlocked>) {
    let found: Vec<_> = vault.accounts().collect();
    assert!(found.len() == 2 && same(found[0], &hotp(2, 8)) && same(found[1], &totp(1)));
    assert_eq!((vault.unreadable(), vault.unreadable_sets(), vault.settings().lock_minutes), (1, 1, 5));
}

/// Writes a fixture anew: `SIXPENCE_WRITE_FIXTURES=codes.txt cargo test --test vault_format write_fixtures`. Fixtures of a
/// format that was shipped are never written anew; a new format gets new ones beside them.
#[test]
fn write_fixtures() {
    let Ok(wanted) = std::env::var("SIXPENCE_WRITE_FIXTURES") else { return };
    let write = |name: &str, text: &str| {
        if name == wanted {
            fs::write(path(name), format!("{text}\n")).unwrap();
        }
    };
    fs::create_dir_all(path("")).unwrap();

    let request = KdfRequest::fresh().unwrap();
    let vault = Vault::create(&stretch("p\u{e4}ssword \u{bd}", &request), &request, NOW).unwrap();
    write("empty.txt", &vault.prepare(&Change::Nothing, NOW).unwrap().text);

    let request = KdfRequest { m_kib: 8 * 1024, t: 1, ..request };
    let mut vault = Vault::create(&stretch(PASSPHRASE, &request), &request, NOW).unwrap();
    let mut store = Store::default();
    let accounts = vec![totp(1), hotp(2, u64::MAX - 1), steam(3), hotp(4, 0), hotp(5, 0)];
    let settings = Settings { lock_minutes: 1440, show_next_code: false };
    for change in [
        Change::Add(accounts),
        Change::AdvanceCounter(AccountId([2; 16])),
        Change::Delete(AccountId([4; 16])),
        Change::Delete(AccountId([5; 16])),
        Change::Purge(AccountId([5; 16])),
        Change::SetSettings(settings),
    ] {
        save(&mut vault, &mut store, change);
    }
    write("accounts.txt", &store.v0.unwrap());

    let mut vault = Vault::create(&stretch(PASSPHRASE, &request), &request, NOW).unwrap();
    let mut store = Store::default();
    save(&mut vault, &mut store, Change::Add(vec![hotp(2, 7), hotp(3, 7)]));
    save(&mut vault, &mut store, Change::SetSettings(Settings { lock_minutes: 20, show_next_code: true }));
    write("future.txt", &from_the_future(Foreign::open(&store.v0.unwrap(), PASSPHRASE)));

    let mut vault = Vault::create(&stretch(PASSPHRASE, &request), &request, NOW).unwrap();
    let mut store = Store::default();
    save(&mut vault, &mut store, Change::Add(three()));
    save(&mut vault, &mut store, keep(1, &FIRST_CODES));
    save(&mut vault, &mut store, keep(3, &["7"]));
    let set = vault.recovery_codes(AccountId([1; 16])).unwrap().id;
    save(&mut vault, &mut store, KeptChange::MarkUsed { set, index: 1, used: true });
    save(
        &mut vault,
        &mut store,
        KeptChange::KeepCodes {
            account: AccountId([1; 16]),
            codes: codes(&["new"]),
            source: Some("login.example.com".into()),
            replace: true,
        },
    );
    save(&mut vault, &mut store, Change::Log(vec![plain_entry(), full_entry()]));
    write("codes.txt", &store.v0.unwrap());
}

/// The codes that are kept in `codes.txt` for the first account, before others.
const FIRST_CODES: [&str; 3] = ["abcd-efgh", "Zoë 1\u{a0}2", "é"];

#[test]
fn recovery_codes_and_a_log() {
    let vault = unlock(&fixture("codes.txt"), PASSPHRASE);
    assert_accounts(&vault, &three());
    let sets: Vec<_> = vault.recovery_sets().collect();
    assert!(sets[0].holds(&codes(&FIRST_CODES)) && sets[1].holds(&codes(&["7"])) && sets[2].holds(&codes(&["new"])));
    let used: Vec<_> = sets[0].codes.iter().map(|code| code.used_at).collect();
    assert_eq!(used, [None, Some(NOW), None]);
    assert_eq!(sets.iter().map(|set| set.replaced_at).collect::<Vec<_>>(), [Some(NOW), None, None]);
    assert_eq!(sets.iter().map(|set| set.account.0[0]).collect::<Vec<_>>(), [1, 3, 1]);
    assert_eq!((sets[2].source.as_deref(), sets[2].created_at), (Some("login.example.com"), NOW));
    assert_eq!(vault.activity(), [full_entry(), plain_entry()]);

    let records = Foreign::open(&fixture("codes.txt").v1.unwrap(), PASSPHRASE).records();
    assert_eq!(records.iter().map(|record| foreign::number(&record[&1])).collect::<Vec<_>>(), [1, 1, 1, 2, 2, 2, 3]);
    let code = |record: usize, place: usize| foreign::map(&foreign::array(&records[record][&17])[place]);
    assert_eq!(records[3][&16], bytes(&[1; 16]));
    assert_eq!(code(3, 1), [(1, text(FIRST_CODES[1])), (2, uint(NOW.0))].into());
    assert_eq!(code(5, 0), [(1, text("new"))].into());
    assert_eq!(
        (&records[3][&18], &records[3][&19], &records[5][&20]),
        (&uint(NOW.0), &uint(NOW.0), &text("login.example.com"))
    );
    let entries = foreign::array(&records[6][&16]);
    assert_eq!(foreign::map(&entries[0]), [(1, uint(NOW.0)), (2, uint(2)), (7, uint(1)), (8, uint(1))].into());
    let full = foreign::map(&entries[1]);
    assert_eq!((&full[&3], &full[&4]), (&text("https://example.com:8443"), &bytes(&[1; 16])));
    assert_eq!([2, 7, 8, 9, 10, 12].map(|key| foreign::number(&full[&key])), [77, 2, 3, 12, 3, 9]);
    assert_eq!(full[&11], foreign::encode_array(&[vec![0x83, 1, 2, 0x19, 0x01, 0xf4], vec![0x83, 2, 1, 0]]));
}

/// A vault as a later version may leave it: format 9, readable from 1 on.
fn from_the_future(mut vault: Foreign) -> String {
    let nested = foreign::encode_array(&[vec![0xf6], vec![0x20], text("später"), foreign::encode(&vault.body)]);
    let id = |byte: u8| bytes(&[byte; 16]);
    vault.format_version = 9;
    vault.header.insert(2, uint(1_000_000));
    vault.header.insert(0, text("first"));
    vault.header.insert(10, uint(u64::MAX));
    vault.header.insert(100, nested.clone());
    let mut slots = foreign::array(&vault.header[&6]);
    let mut own = foreign::map(&slots[0]);
    own.insert(6, text("a name for the slot"));
    slots[0] = foreign::encode(&own);
    let slot = |kind: u64, byte: u8| foreign::encode(&[(1, id(byte)), (2, uint(kind)), (9, nested.clone())].into());
    slots.insert(0, slot(2, 0x22));
    slots.push(slot(3, 0x33));
    slots.push(slot(200, 0x44));
    vault.header.insert(6, foreign::encode_array(&slots));

    let mut records = vault.records();
    let common = records[0].clone();
    records[0].insert(8, nested.clone());
    records[0].insert(22, uint(30));
    records[0].insert(1000, text("unknown field of an account"));
    records[1].insert(20, uint(9));
    records[2].insert(5000, vec![0xf6]);
    for kind in [2_u64, 3, 77] {
        let mut record: foreign::Map = (2..=7).map(|key| (key, common[&key].clone())).collect();
        record.insert(1, uint(kind));
        record.insert(2, id(kind as u8));
        record.insert(16, nested.clone());
        records.insert(1, record);
    }
    let records: Vec<_> = records.iter().map(foreign::encode).collect();
    vault.body.insert(2, foreign::encode_array(&records));
    let mut collections = foreign::array(&vault.body[&1]);
    let mut own = foreign::map(&collections[0]);
    own.insert(4, text("name of a collection"));
    collections[0] = foreign::encode(&own);
    own.insert(1, id(0x66));
    collections.push(foreign::encode(&own));
    vault.body.insert(1, foreign::encode_array(&collections));
    vault.body.insert(1 << 40, nested);
    vault.seal()
}

#[test]
fn times_far_away_are_kept() {
    let (vault, mut store) = vault_with(Vec::new());
    let mut account = totp(1);
    account.created_at = UnixMs(u64::MAX);
    let prepared = vault.prepare(&Change::Add(vec![account]), UnixMs(u64::MAX)).unwrap();
    store.write(&prepared);
    assert_eq!(store.open().unwrap().saved_at(), UnixMs(u64::MAX));
    assert_eq!(store.unlock().account(AccountId([1; 16])).unwrap().created_at, UnixMs(u64::MAX));
}

/// A site in another spelling than the one it would be written in is not read as a site: the next save would change it.
#[test]
fn a_site_that_is_no_origin_as_written_is_kept_as_it_is() {
    for site in ["https://exa?ple.com", "https://example.com/", "https://example.com:443", "HTTPS://example.com"] {
        let mut vault = Foreign::open(&fixture("accounts.txt").v1.unwrap(), PASSPHRASE);
        let mut records = vault.records();
        records[0].insert(24, foreign::encode_array(&[text(site)]));
        let written = foreign::encode_array(&records.iter().map(foreign::encode).collect::<Vec<_>>());
        vault.body.insert(2, written.clone());
        let mut store = Store { v0: None, v1: Some(vault.seal()) };
        let mut vault = unlock(&store, PASSPHRASE);
        assert_eq!((vault.accounts().count(), vault.unreadable()), (2, 1), "{site}");
        save(&mut vault, &mut store, Change::Nothing);
        let saved =
            [store.v0.take(), store.v1.take()].into_iter().flatten().map(|text| Foreign::open(&text, PASSPHRASE));
        assert!(saved.into_iter().all(|vault| vault.body[&2] == written), "{site}");
    }
}
