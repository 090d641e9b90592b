//! Every state that a crash can leave the two stores in while a save is written, and what opens then.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod vault_support;

use sixpence::vault::{Change, Copy, Opener, SlotName, StoreName, Unlocked, Vault};
use vault_support::*;

/// What lies in the four places.
type Disk = [[Option<String>; 2]; 2];

const PLACES: [(StoreName, SlotName); 4] = [
    (StoreName::Main, SlotName::V0),
    (StoreName::Main, SlotName::V1),
    (StoreName::Mirror, SlotName::V0),
    (StoreName::Mirror, SlotName::V1),
];

fn place(disk: &mut Disk, store: StoreName, slot: SlotName) -> &mut Option<String> {
    let row = if store == StoreName::Main { 0 } else { 1 };
    let column = if slot == SlotName::V0 { 0 } else { 1 };
    &mut disk[row][column]
}

fn open(disk: &mut Disk) -> Vault<Unlocked> {
    let texts: Vec<_> =
        PLACES.iter().filter_map(|(store, slot)| Some((*store, *slot, place(disk, *store, *slot).clone()?))).collect();
    let copies: Vec<_> = texts.iter().map(|(store, slot, text)| Copy { store: *store, slot: *slot, text }).collect();
    let locked = Vault::open(&copies, &[]).unwrap();
    locked.unlock(&Opener::Passphrase, &key()).map_err(|(_, error)| error).unwrap()
}

/// What a write of `new` over `old` can have left on the disk when the machine stops: nothing of it, all of it, or a part
/// in the ways that file systems and the stores' own logs lose one.
fn torn(old: Option<&String>, new: &str) -> Vec<Option<String>> {
    let len = new.len();
    let mut states = vec![old.cloned(), Some(new.to_owned()), None, Some(String::new())];
    for part in [1, 4, len / 3, len / 2, len - 1] {
        states.push(Some(new[..part].to_owned()));
        states.push(Some(format!("{}{}", &new[..part], "\0".repeat(len - part))));
        states.push(Some(format!("{}{}", &new[..part], "A".repeat(len - part))));
        if let Some(old) = old {
            states.push(Some(format!("{}{}", &new[..part], &old[part.min(old.len())..])));
            states.push(Some(format!("{}{}", &old[..part.min(old.len())], &new[part..])));
        }
    }
    states
}

/// The stores after some saves, and the next save.
fn stage(saves: u64) -> (Disk, SlotName, String, u64) {
    let mut vault = Vault::create(&key(), &cheap(), NOW).unwrap();
    let mut disk: Disk = Default::default();
    for _ in 0..saves {
        let prepared = vault.prepare(&Change::Nothing, NOW).unwrap();
        for store in StoreName::ALL {
            *place(&mut disk, store, prepared.slot) = Some(prepared.text.clone());
        }
        vault.commit(prepared).unwrap();
    }
    let next = vault.prepare(&Change::Add(three()), NOW).unwrap();
    (disk, next.slot, next.text.clone(), next.generation)
}

#[test]
fn whatever_is_torn_lost_or_reordered_the_save_before_or_the_new_one_opens() {
    let mut tried = 0;
    for saves in 1..=3 {
        let (disk, slot, text, generation) = stage(saves);
        let states = |store: StoreName| {
            let mut disk = disk.clone();
            torn(place(&mut disk, store, slot).as_ref(), &text)
        };
        // Either write may have reached its disk without the other: order is not promised.
        for main in states(StoreName::Main) {
            for mirror in states(StoreName::Mirror) {
                let whole = main.as_ref() == Some(&text) || mirror.as_ref() == Some(&text);
                let mut disk = disk.clone();
                *place(&mut disk, StoreName::Main, slot) = main.clone();
                *place(&mut disk, StoreName::Mirror, slot) = mirror;
                let mut vault = open(&mut disk);
                let expected = if whole { generation } else { generation - 1 };
                assert_eq!(vault.generation(), expected);
                assert_eq!(vault.accounts().count(), if whole { 3 } else { 0 });
                heal(&mut vault, &mut disk);
                tried += 1;
            }
        }
    }
    assert!(tried > 1500, "{tried}");
}

/// After healing, either store alone holds what has opened.
fn heal(vault: &mut Vault<Unlocked>, disk: &mut Disk) {
    for write in vault.found_at_opening(&[]).writes {
        *place(disk, write.store, write.slot) = Some(write.text);
    }
    for lost in 0..2 {
        let mut one = disk.clone();
        one[lost] = Default::default();
        assert_eq!(open(&mut one).generation(), vault.generation());
    }
    assert!(vault.found_at_opening(&[]).writes.is_empty(), "found once");
}

#[test]
fn a_save_in_one_store_alone_survives_any_damage_to_the_other() {
    let (mut disk, slot, text, generation) = stage(2);
    for store in StoreName::ALL {
        *place(&mut disk, store, slot) = Some(text.clone());
    }
    for damaged in StoreName::ALL {
        for (v0, v1) in [(true, false), (false, true), (true, true)] {
            for state in torn(None, &text) {
                let mut disk = disk.clone();
                if v0 {
                    *place(&mut disk, damaged, SlotName::V0) = state.clone();
                }
                if v1 {
                    *place(&mut disk, damaged, SlotName::V1) = state.clone();
                }
                let mut vault = open(&mut disk);
                assert_eq!(vault.generation(), generation);
                heal(&mut vault, &mut disk);
            }
        }
    }
}

#[test]
fn an_altered_head_with_a_right_checksum_gives_way_and_is_outdone() {
    let (mut disk, slot, text, generation) = stage(2);
    let mut bytes = data_encoding::BASE64.decode(text.as_bytes()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fix_crc(&mut bytes);
    for store in StoreName::ALL {
        *place(&mut disk, store, slot) = Some(data_encoding::BASE64.encode(&bytes));
    }
    let mut vault = open(&mut disk);
    assert_eq!(vault.generation(), generation - 1);
    let findings = vault.found_at_opening(&[]);
    assert_eq!(findings.last_change_lost, Some(NOW));
    assert_eq!((findings.writes.len(), findings.lost.len()), (2, 2));
    assert!(findings.writes.iter().all(|write| write.aside && write.slot == slot));
    // Should the altered one come back: the next save is higher than what it claims.
    assert!(vault.prepare(&Change::Nothing, NOW).unwrap().generation > generation);
}

#[test]
fn a_save_that_failed_and_landed_all_the_same_does_not_win_over_the_next() {
    let (mut disk, ..) = stage(2);
    let mut vault = open(&mut disk);
    let failed = vault.prepare(&Change::Add(three()), NOW).unwrap();
    // Said to have failed; it is in one store.
    *place(&mut disk, StoreName::Main, failed.slot) = Some(failed.text.clone());
    vault.burn(failed.generation);
    let next = vault.prepare(&Change::Add(vec![totp(9)]), NOW).unwrap();
    *place(&mut disk, StoreName::Mirror, next.slot) = Some(next.text.clone());
    let generation = next.generation;
    vault.commit(next).unwrap();
    assert_eq!((open(&mut disk).generation(), open(&mut disk).accounts().count()), (generation, 1));
}

#[test]
fn markers_say_whose_vault_it_is() {
    let (ours, theirs) = (vault_with(three()).0, vault_with(vec![totp(7)]).0);
    let (mine, other) = (ours.text(), theirs.text());
    let copy = |store, slot, text| Copy { store, slot, text };
    let born = ours.born();
    let copies = [
        copy(StoreName::Main, SlotName::V1, other.as_str()),
        copy(StoreName::Mirror, SlotName::V1, mine.as_str()),
        copy(StoreName::Mirror, SlotName::V0, other.as_str()),
    ];
    let vault = Vault::open(&copies, &[&born]).unwrap();
    let vault = vault.unlock(&Opener::Passphrase, &key()).map_err(|(_, error)| error).unwrap();
    assert_eq!(vault.accounts().count(), 3);
    // Without a marker the most win, and a draw is nobody's.
    let vault = Vault::open(&copies, &["true"]).unwrap();
    assert_eq!(vault.unlock(&Opener::Passphrase, &key()).map_err(|(_, error)| error).unwrap().accounts().count(), 1);
    assert!(Vault::open(&copies[..2], &[]).is_err());
}
