//! A stored vault of which anything was altered is refused. An attacker fixes the checksum, so this does too.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod vault_support;

use data_encoding::BASE64;
use sixpence::vault::{Change, Copy, OpenError, Opener, SessionKey, SlotName, StoreName, UnlockError, Vault};
use vault_support::*;

/// What became of an altered vault.
#[derive(Debug, PartialEq)]
enum Fate {
    /// Not a vault, or not one that this version reads.
    NotOpened(OpenError),
    /// It stayed locked.
    StayedLocked(UnlockError),
    /// It was opened: a failure of the format.
    Unlocked,
}

/// Tries the altered bytes with the right key. The key is given as it is, also where the parameters to stretch with were
/// altered: the slot has to refuse even a right key then, because the parameters are bound to it.
fn fate(bytes: &[u8]) -> Fate {
    let locked = match open_bytes(bytes) {
        Ok(locked) => locked,
        Err(error) => return Fate::NotOpened(error),
    };
    match locked.unlock(&Opener::Passphrase, &key()) {
        Ok(_) => Fate::Unlocked,
        Err((_, error)) => Fate::StayedLocked(error),
    }
}

/// The same with the key of a session, which passes by the slots.
fn fate_of_session(bytes: &[u8], session: &SessionKey) -> Fate {
    match open_bytes(bytes).map(|locked| locked.resume(session)) {
        Ok(Ok(_)) => Fate::Unlocked,
        Ok(Err((_, error))) => Fate::StayedLocked(error),
        Err(error) => Fate::NotOpened(error),
    }
}

/// A vault with accounts, and the key of its session.
fn victim() -> (Vec<u8>, SessionKey) {
    let (vault, mut store) = vault_with(three());
    let bytes = store.bytes(SlotName::V1);
    assert_eq!(fate(&bytes), Fate::Unlocked);
    (bytes, vault.session_key())
}

#[test]
fn every_byte_flipped_with_the_checksum_made_right() {
    let (good, session) = victim();
    for place in 0..good.len() - 4 {
        for flip in [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xff] {
            let mut bytes = good.clone();
            bytes[place] ^= flip;
            fix_crc(&mut bytes);
            assert_ne!(fate(&bytes), Fate::Unlocked, "byte {place} ^ {flip:#x}");
            assert_ne!(fate_of_session(&bytes, &session), Fate::Unlocked, "byte {place} ^ {flip:#x}, session");
        }
    }
}

#[test]
fn every_byte_flipped_and_the_checksum_left() {
    let (good, _) = victim();
    for place in 0..good.len() {
        let mut bytes = good.clone();
        bytes[place] ^= 1 << (place % 8);
        assert_eq!(fate(&bytes), Fate::NotOpened(OpenError::Damaged), "byte {place}");
    }
}

#[test]
fn every_length_cut_off_or_added() {
    let (good, _) = victim();
    for len in 4..good.len() {
        let mut bytes = good[..len].to_vec();
        fix_crc(&mut bytes);
        assert_ne!(fate(&bytes), Fate::Unlocked, "cut to {len}");
    }
    for more in [1, 4, 16, 4096] {
        for place in [0, 12, good.len() / 2, good.len() - 36, good.len() - 4] {
            let mut bytes = good.clone();
            bytes.splice(place..place, vec![0; more]);
            fix_crc(&mut bytes);
            assert_ne!(fate(&bytes), Fate::Unlocked, "{more} at {place}");
        }
    }
}

#[test]
fn every_character_of_the_text_changed() {
    let (_, store) = vault_with(three());
    let text = store.v1.as_ref().unwrap();
    for place in 0..text.len() {
        for with in [b'A', b'/', b'=', b'\n', b'-'] {
            let mut changed = text.clone().into_bytes();
            if core::mem::replace(&mut changed[place], with) == with {
                continue;
            }
            let changed = Store { v0: None, v1: Some(String::from_utf8(changed).unwrap()) };
            assert_eq!(changed.open().err(), Some(OpenError::Damaged), "character {place}");
        }
    }
}

#[test]
fn the_same_bytes_in_another_text() {
    let (good, _) = victim();
    let open = |text: &str| {
        let copy = Copy { store: StoreName::Main, slot: SlotName::V1, text };
        Vault::open(&[copy], &[]).map(|_| ()).map_err(|_| ())
    };
    let text = BASE64.encode(&good);
    assert_eq!(open(&text), Ok(()));
    let (start, end) = good.split_at(100);
    assert_eq!(open(&(BASE64.encode(start) + &BASE64.encode(end))), Err(()), "two texts in a row");
    for other in [format!("{text}\n"), format!(" {text}"), text.trim_end_matches('=').to_owned() + "\0"] {
        assert_eq!(open(&other), Err(()));
    }
}

#[test]
fn parts_of_two_generations_do_not_mix() {
    let (mut vault, mut store) = vault_with(three());
    save(&mut vault, &mut store, Change::Nothing);
    let (old, new) = (store.bytes(SlotName::V1), store.bytes(SlotName::V0));
    assert_eq!(old.len(), new.len());
    let before_body = 12 + u32::from_le_bytes(old[8..12].try_into().unwrap()) as usize;
    for cut in [12, before_body, old.len() - 36] {
        for (front, back) in [(&old, &new), (&new, &old)] {
            let mut bytes = [&front[..cut], &back[cut..]].concat();
            fix_crc(&mut bytes);
            if bytes != **front && bytes != **back {
                assert_ne!(fate(&bytes), Fate::Unlocked, "cut at {cut}");
            }
        }
    }
}

#[test]
fn a_slot_of_another_vault_does_not_help() {
    let (victim, _) = victim();
    let (_, mut other) = vault_with(three());
    let other = other.bytes(SlotName::V1);
    // The slots have the same length in both: everything from the slot's id to the wrapped root is moved over.
    let start = victim.windows(3).position(|w| w == [6, 0x81, 0xa6]).unwrap();
    let end = victim.windows(2).skip(start).position(|w| w == [7, 0x50]).unwrap() + start;
    let mut bytes = [&victim[..start], &other[start..end], &victim[end..]].concat();
    assert_eq!(bytes.len(), victim.len());
    fix_crc(&mut bytes);
    assert_eq!(fate(&bytes), Fate::StayedLocked(UnlockError::WrongPassphrase));
}

#[test]
fn what_is_said_of_a_flip() {
    let (good, session) = victim();
    let flipped = |place: usize| {
        let mut bytes = good.clone();
        bytes[place] ^= 1;
        fix_crc(&mut bytes);
        bytes
    };
    let body = flipped(good.len() - 1000);
    assert_eq!(fate(&body), Fate::StayedLocked(UnlockError::Damaged));
    assert_eq!(fate_of_session(&body, &session), Fate::StayedLocked(UnlockError::StaleSession));
    let wrapped = good.windows(3).position(|w| w == [5, 0x58, 48]).unwrap() + 10;
    assert_eq!(fate(&flipped(wrapped)), Fate::StayedLocked(UnlockError::WrongPassphrase));
    assert_eq!(fate_of_session(&flipped(wrapped), &session), Fate::StayedLocked(UnlockError::StaleSession));
    let generation = 12 + 1 + 1 + 17 + 1;
    assert_eq!(good[generation], 1);
    assert_eq!(fate(&flipped(generation)), Fate::StayedLocked(UnlockError::Damaged));
}

#[test]
fn altered_costs_that_are_legal_lead_to_another_key() {
    let request = cheap();
    let right = stretch("right", &request);
    for (m_kib, t, p) in [(8 * 1024 + 1, 1, 1), (16 * 1024, 1, 1), (8 * 1024, 2, 1), (8 * 1024, 1, 2)] {
        let altered = stretch("right", &sixpence::vault::KdfRequest { m_kib, t, p, ..request.clone() });
        assert_ne!(altered.expose(), right.expose());
    }
}
