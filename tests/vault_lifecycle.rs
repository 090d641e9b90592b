//! A vault's life: made, saved, locked, opened; and what must leave it as it was.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::print_stderr)]

mod vault_support;

use std::time::Instant;

use sixpence::{
    account::{AccountId, FillBy},
    otp::{Digits, Kind, Secret},
    time::UnixMs,
    vault::{
        Care, Change, ChangeError, Copy, CreateError, KdfRequest, MethodChange, OpenError, Opener, SessionKey,
        Settings, SlotName, StoreName, Stretched, UnlockError, Vault, Way, new_account_id,
    },
};
use vault_support::*;

#[test]
fn made_saved_locked_and_opened_again() {
    let request = KdfRequest { m_kib: 8 * 1024, t: 1, ..KdfRequest::fresh().unwrap() };
    let mut vault = Vault::create(&stretch("correct horse", &request), &request, NOW).unwrap();
    assert_eq!(vault.generation(), 0);
    let mut store = Store::default();
    save(&mut vault, &mut store, Change::Nothing);
    save(&mut vault, &mut store, Change::Add(three()));
    drop(vault);

    let locked = store.open().unwrap();
    assert_eq!(locked.generation(), 2);
    assert_eq!(locked.saved_at(), NOW);
    let asked = locked.kdf_request().unwrap();
    assert_eq!(asked, request);
    let vault =
        locked.unlock(&Opener::Passphrase, &stretch("correct horse", &asked)).map_err(|(_, error)| error).unwrap();
    assert_accounts(&vault, &three());
    assert_eq!(vault.settings(), &Settings::default());
    assert!(vault.kdf_below_floor());

    let locked = vault.lock();
    assert_eq!(locked.generation(), 2);
    assert!(locked.unlock(&Opener::Passphrase, &stretch("correct horse", &asked)).is_ok());
}

#[test]
fn a_vault_that_was_never_saved_can_be_locked_too() {
    let vault = Vault::create(&key(), &cheap(), NOW).unwrap();
    let locked = vault.lock();
    assert_eq!(locked.generation(), 0);
    assert!(locked.unlock(&Opener::Passphrase, &key()).is_ok());
}

#[test]
fn a_wrong_passphrase_changes_nothing() {
    let (_, store) = vault_with(three());
    let before = store.clone();
    let mut locked = store.open().unwrap();
    let right = stretch("right", &cheap());
    for passphrase in ["", "Right", "right ", "wrong"] {
        let (same, error) = locked.unlock(&Opener::Passphrase, &stretch(passphrase, &cheap())).err().unwrap();
        assert_eq!(error, UnlockError::WrongPassphrase);
        locked = same;
    }
    assert_eq!(locked.unlock(&Opener::Passphrase, &right).err().unwrap().1, UnlockError::WrongPassphrase);
    assert!(store == before);
    assert_accounts(&store.unlock(), &three());
}

#[test]
fn saves_alternate_and_never_touch_the_head() {
    let (mut vault, mut store) = vault_with(three());
    assert_eq!(vault.generation(), 1);
    for generation in 2..8 {
        let expected = if generation % 2 == 0 { SlotName::V0 } else { SlotName::V1 };
        let prepared = vault.prepare(&Change::AdvanceCounter(AccountId([2; 16])), NOW).unwrap();
        assert_eq!((prepared.slot, prepared.generation), (expected, generation));
        let head = store.place(expected.other()).clone();
        store.write(&prepared);
        assert!(*store.place(expected.other()) == head);
        vault.commit(prepared).unwrap();
        assert_accounts(&store.unlock(), &[totp(1), hotp(2, 40 + generation), steam(3)]);
    }
}

#[test]
fn swapped_places_do_not_make_a_save_overwrite_the_head() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, Change::Delete(AccountId([1; 16])));
    let Store { v0, v1 } = store;
    let mut store = Store { v0: v1, v1: v0 };
    let head = store.v1.clone();
    let mut vault = store.unlock();
    assert_eq!(vault.generation(), 2);
    save(&mut vault, &mut store, Change::Nothing);
    assert!(store.v1 == head);
    assert_eq!(store.unlock().generation(), 3);
}

#[test]
fn what_is_prepared_and_not_committed_has_not_happened() {
    let (vault, store) = vault_with(three());
    let prepared = vault.prepare(&Change::Delete(AccountId([1; 16])), NOW).unwrap();
    assert_accounts(&vault, &three());
    assert_eq!(vault.generation(), 1);
    drop(prepared);
    assert_accounts(&store.unlock(), &three());
}

#[test]
fn of_two_prepared_at_once_one_is_stale() {
    let (mut vault, _) = vault_with(three());
    let one = vault.prepare(&Change::Delete(AccountId([1; 16])), NOW).unwrap();
    let two = vault.prepare(&Change::Delete(AccountId([2; 16])), NOW).unwrap();
    let foreign = vault_with(three()).0.prepare(&Change::Nothing, NOW).unwrap();
    assert!(!vault.fits(&foreign));
    assert!(vault.fits(&one) && vault.fits(&two));
    vault.commit(one).unwrap();
    assert!(!vault.fits(&two));
    assert!(vault.commit(two).is_err());
    assert_accounts(&vault, &[hotp(2, 41), steam(3)]);
}

#[test]
fn no_two_saves_share_key_or_nonce() {
    let (vault, _) = vault_with(three());
    let text = |_| vault.prepare(&Change::Nothing, NOW).unwrap().text;
    let (a, b): (String, String) = (text(0), text(1));
    assert_eq!(a.len(), b.len());
    // The header's salt and nonce differ, so everything after them does.
    let same = a.bytes().zip(b.bytes()).skip(a.len() - 5000).filter(|(a, b)| a == b).count();
    assert!(same < 400, "{same}");
}

#[test]
fn edits_keep_the_secret() {
    let (mut vault, mut store) = vault_with(three());
    let id = AccountId([1; 16]);
    let sites = vec![origin("https://new.example")];
    save(
        &mut vault,
        &mut store,
        Change::Edit { id, issuer: "I".into(), name: "N".into(), sites: sites.clone(), filling: FillBy::default() },
    );
    save(&mut vault, &mut store, Change::AddSite { id, origin: origin("https://two.example") });
    save(&mut vault, &mut store, Change::AddSite { id, origin: origin("https://two.example") });
    let mut expected = totp(1);
    expected.issuer = "I".into();
    expected.name = "N".into();
    expected.sites = vec![origin("https://new.example"), origin("https://two.example")];
    assert_accounts(&store.unlock(), &[expected, hotp(2, 41), steam(3)]);
}

#[test]
fn deleted_restored_and_purged() {
    let (mut vault, mut store) = vault_with(three());
    let id = AccountId([2; 16]);
    let later = UnixMs(NOW.0 + 5);
    let prepared = vault.prepare(&Change::Delete(id), later).unwrap();
    store.write(&prepared);
    vault.commit(prepared).unwrap();

    let mut vault = store.unlock();
    assert!(vault.account(id).is_none());
    assert_accounts(&vault, &[totp(1), steam(3)]);
    let trash: Vec<_> = vault.trash().collect();
    assert!(trash.len() == 1 && same(trash[0].0, &hotp(2, 41)) && trash[0].1 == later);
    for change in [
        Change::Delete(id),
        Change::AdvanceCounter(id),
        Change::Restore(AccountId([1; 16])),
        Change::Purge(AccountId([1; 16])),
    ] {
        assert_eq!(vault.prepare(&change, NOW).err(), Some(ChangeError::NoSuchAccount));
    }
    assert_eq!(vault.prepare(&Change::Add(vec![hotp(2, 0)]), NOW).err(), Some(ChangeError::IdTaken));

    save(&mut vault, &mut store, Change::Restore(id));
    assert_accounts(&store.unlock(), &three());
    save(&mut vault, &mut store, Change::Delete(id));
    save(&mut vault, &mut store, Change::Purge(id));
    let vault = store.unlock();
    assert_accounts(&vault, &[totp(1), steam(3)]);
    assert_eq!(vault.trash().count(), 0);
    assert_eq!(vault.prepare(&Change::Restore(id), NOW).err(), Some(ChangeError::NoSuchAccount));
}

#[test]
fn counters_count_to_their_end_and_no_further() {
    let (mut vault, mut store) = vault_with(vec![hotp(1, u64::MAX - 1), totp(2)]);
    let (id, timed) = (AccountId([1; 16]), AccountId([2; 16]));
    save(&mut vault, &mut store, Change::AdvanceCounter(id));
    let vault = store.unlock();
    assert!(matches!(vault.account(id).unwrap().params, Kind::Hotp { counter: u64::MAX, digits: Digits::SIX, .. }));
    assert_eq!(vault.prepare(&Change::AdvanceCounter(id), NOW).err(), Some(ChangeError::CounterAtEnd));
    assert_eq!(vault.prepare(&Change::AdvanceCounter(timed), NOW).err(), Some(ChangeError::NoCounter));
    assert_eq!(vault.prepare(&Change::AdvanceCounter(AccountId([7; 16])), NOW).err(), Some(ChangeError::NoSuchAccount));
}

#[test]
fn the_same_secret_may_come_twice_an_id_may_not() {
    let (mut vault, mut store) = vault_with(three());
    let mut twin = totp(9);
    twin.id = new_account_id().unwrap();
    let copy = sixpence::account::Account { secret: twin.secret.duplicate(), ..totp(9) };
    let copy = sixpence::account::Account { id: twin.id, ..copy };
    save(&mut vault, &mut store, Change::Add(vec![twin]));
    assert_accounts(&store.unlock(), &[totp(1), hotp(2, 41), steam(3), copy]);
    assert_eq!(vault.prepare(&Change::Add(vec![totp(1)]), NOW).err(), Some(ChangeError::IdTaken));
    assert_eq!(vault.prepare(&Change::Add(vec![totp(8), totp(8)]), NOW).err(), Some(ChangeError::IdTaken));
}

#[test]
fn names_and_settings_have_their_ranges() {
    let (mut vault, mut store) = vault_with(three());
    let long = "é".repeat(257);
    let id = AccountId([1; 16]);
    let edit =
        Change::Edit { id, issuer: long.clone(), name: String::new(), sites: Vec::new(), filling: FillBy::default() };
    assert_eq!(vault.prepare(&edit, NOW).err(), Some(ChangeError::LongName));
    let mut account = totp(9);
    account.name = long;
    assert_eq!(vault.prepare(&Change::Add(vec![account]), NOW).err(), Some(ChangeError::LongName));
    for lock_minutes in [0, 1441, u16::MAX] {
        let settings = Settings { lock_minutes, ..Settings::default() };
        assert_eq!(vault.prepare(&Change::SetSettings(settings), NOW).err(), Some(ChangeError::Settings));
    }
    for lock_minutes in [1, 1440, 30] {
        let settings = Settings { lock_minutes, show_next_code: false };
        save(&mut vault, &mut store, Change::SetSettings(settings.clone()));
        assert_eq!(store.unlock().settings(), &settings);
    }
    assert_eq!(serde_json::to_string(vault.settings()).unwrap(), r#"{"lockMinutes":30,"showNextCode":false}"#);
}

#[test]
fn a_session_key_opens_its_vault_and_no_other() {
    let (vault, store) = vault_with(three());
    let text = vault.session_key().to_base64();
    assert_eq!(text.len(), 44);
    let key = SessionKey::from_base64(&text).unwrap();
    assert_accounts(&store.open().unwrap().resume(&key).map_err(|(_, error)| error).unwrap(), &three());

    let (_, other) = vault_with(three());
    assert_eq!(other.open().unwrap().resume(&key).err().unwrap().1, UnlockError::StaleSession);
    for text in ["", "AAAA", "!", &text[..43]] {
        assert!(SessionKey::from_base64(text).is_none());
    }
}

#[test]
fn a_new_passphrase_shuts_out_the_old_one() {
    let (mut vault, mut store) = vault_with(three());
    let request = KdfRequest { salt: [3; 16], m_kib: 19 * 1024, t: 2, p: 1 };
    let new = || Stretched::from_bytes([0x77; 32]);
    let set = |request| MethodChange::Set { way: Way::Passphrase(request), stretched: new(), care: Care::default() };
    let weak = KdfRequest { m_kib: 1024, ..request.clone() };
    assert_eq!(vault.prepare_method(&set(weak), NOW).err(), Some(ChangeError::Kdf));
    save_method(&mut vault, &mut store, &set(request.clone()));
    let locked = store.open().unwrap();
    assert_eq!(locked.kdf_request().unwrap(), request);
    let (locked, error) = locked.unlock(&Opener::Passphrase, &key()).err().unwrap();
    assert_eq!(error, UnlockError::WrongPassphrase);
    let vault = locked.unlock(&Opener::Passphrase, &new()).map_err(|(_, error)| error).unwrap();
    assert_accounts(&vault, &three());
    assert!(!vault.kdf_below_floor());
}

#[test]
fn nothing_and_two_things_are_no_vault() {
    assert_eq!(Vault::open(&[], &[]).err(), Some(OpenError::Missing));
    for text in ["", "AAAA", "not base64", "VEFWMQ=="] {
        assert_eq!(
            Vault::open(&[Copy { store: StoreName::Main, slot: SlotName::V0, text }], &[]).err(),
            Some(OpenError::Damaged)
        );
    }
    let huge = "A".repeat(100 << 20);
    let started = Instant::now();
    assert_eq!(
        Vault::open(&[Copy { store: StoreName::Main, slot: SlotName::V0, text: &huge }], &[]).err(),
        Some(OpenError::Damaged)
    );
    assert!(started.elapsed().as_millis() < 50);
    let (a, b) = (vault_with(three()).1, vault_with(three()).1);
    assert_eq!(Store { v0: a.v1, v1: b.v1 }.open().err(), Some(OpenError::TwoVaults));
}

#[test]
fn a_newer_format_is_refused_even_beside_an_older_copy() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, Change::Nothing);
    let mut bytes = store.bytes(SlotName::V1);
    bytes[4..6].copy_from_slice(&7_u16.to_le_bytes());
    bytes[6..8].copy_from_slice(&5_u16.to_le_bytes());
    // What follows the versions may be anything in a newer format.
    bytes[8..200].fill(0xee);
    fix_crc(&mut bytes);
    store.v1 = Some(data_encoding::BASE64.encode(&bytes));
    assert_eq!(store.open().err(), Some(OpenError::NewerFormat { needed: 5 }));
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    assert_eq!(open_bytes(&bytes).err(), Some(OpenError::Damaged));
}

#[test]
fn a_vault_for_less_than_the_limits_is_not_made() {
    for request in
        [KdfRequest { m_kib: 4096, ..cheap() }, KdfRequest { t: 0, ..cheap() }, KdfRequest { p: 9, ..cheap() }]
    {
        assert_eq!(Vault::create(&key(), &request, NOW).err(), Some(CreateError::Kdf));
    }
    let fresh = KdfRequest::fresh().unwrap();
    assert_eq!((fresh.m_kib, fresh.t, fresh.p), (65_536, 3, 1));
    assert!(fresh.within_limits() && !fresh.below_floor());
    assert!(fresh.salt != KdfRequest::fresh().unwrap().salt);
}

#[test]
fn hostile_costs_and_lengths_are_refused_at_once() {
    let (_, mut store) = vault_with(three());
    let good = store.bytes(SlotName::V1);
    // m_kib 8192 is `03 19 2000` in the KDF map, t and p are `04 01` and `05 01`.
    let at = good.windows(8).position(|w| w == [3, 0x19, 0x20, 0, 4, 1, 5, 1]).unwrap();
    let splice = |with: &[u8]| {
        let mut bytes = [&good[..at], with, &good[at + 8..]].concat();
        let header_len = u32::from_le_bytes(good[8..12].try_into().unwrap()) as usize + with.len() - 8;
        bytes[8..12].copy_from_slice(&u32::try_from(header_len).unwrap().to_le_bytes());
        fix_crc(&mut bytes);
        bytes
    };
    assert!(splice(&good[at..at + 8]) == good);
    for kdf in [
        &[3, 0x1a, 0xff, 0xff, 0xff, 0xff, 4, 1, 5, 1][..],
        &[3, 0x1b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 4, 1, 5, 1],
        &[3, 0x1b, 0, 0, 0, 1, 0, 0, 0x20, 0, 4, 1, 5, 1],
        &[3, 0x19, 0x20, 0, 4, 0x1a, 0xff, 0xff, 0xff, 0xff, 5, 1],
        &[3, 0x19, 0x20, 0, 4, 1, 5, 0x1a, 0xff, 0xff, 0xff, 0xff],
        &[3, 0, 4, 0, 5, 0],
    ] {
        let started = Instant::now();
        assert_eq!(open_bytes(&splice(kdf)).unwrap().kdf_request().err(), Some(UnlockError::OutOfLimits));
        assert!(started.elapsed().as_millis() < 50);
    }
    for place in 8..good.len().min(400) {
        for hostile in [[0xff; 4], [0, 0, 0, 0x80], [0xff, 0xff, 0xff, 0x7f], [0; 4]] {
            let mut bytes = good.clone();
            bytes[place..place + 4].copy_from_slice(&hostile);
            fix_crc(&mut bytes);
            // The quickest of three: what the machine does besides is no cost of ours.
            let took = (0..3).map(|_| {
                let started = Instant::now();
                let refused = match open_bytes(&bytes) {
                    Ok(locked) => locked.unlock(&Opener::Passphrase, &key()).is_err(),
                    Err(_) => true,
                };
                assert!(refused || bytes == good, "{place}");
                started.elapsed()
            });
            assert!(took.min().unwrap().as_millis() < 50);
        }
    }
}

#[test]
fn the_vault_is_full_at_three_mebibytes() {
    let (mut vault, mut store) = vault_with(Vec::new());
    let big = |id: u16| {
        let mut account = totp(0);
        account.id.0[..2].copy_from_slice(&id.to_le_bytes());
        account.secret = Secret::new(vec![7; Secret::MAX_BYTES]).unwrap();
        account.extra = vec![("x".into(), "y".repeat(60_000))];
        account
    };
    save(&mut vault, &mut store, Change::Add((0..51).map(big).collect()));
    let longest = store.v0.as_ref().unwrap().len();
    assert!(longest < 5_000_000, "{longest}");
    assert_eq!(vault.prepare(&Change::Add(vec![big(51), big(52)]), NOW).err(), Some(ChangeError::Full));
    assert_eq!(store.unlock().accounts().count(), 51);
}

#[test]
fn seal_and_open_a_thousand_accounts() {
    let account = |id: u16| {
        let mut account = hotp(0, 0);
        account.id.0[..2].copy_from_slice(&id.to_le_bytes());
        account.issuer = format!("Issuer {id}");
        account.name = format!("alice.{id}@example.com");
        account.sites = vec![origin(&format!("https://host{id}.example"))];
        account
    };
    let (vault, store) = vault_with((0..1000).map(account).collect());
    let started = Instant::now();
    let prepared = vault.prepare(&Change::AdvanceCounter(account(500).id), NOW).unwrap();
    let sealed = started.elapsed();
    let started = Instant::now();
    assert_eq!(store.unlock().accounts().count(), 1000);
    let opened = started.elapsed();
    eprintln!(
        "1,000 accounts: {} bytes of text, sealed and checked in {sealed:?}, opened in {opened:?}",
        prepared.text.len()
    );
}
