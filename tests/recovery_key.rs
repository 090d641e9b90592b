//! The recovery key as text: written as another program writes it, read as people type it, and every mistake found that is
//! said to be. That it holds for all keys and not only for those tried here is shown in `src/vault/recovery_key/digits.rs`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

mod vault_support;

use std::collections::BTreeSet;

use sixpence::vault::{RecoveryKey, RecoveryKeyError};
use vault_support::foreign::recovery_text;

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The bytes 0 to 19, and what opens a slot; both made with Python.
const KNOWN: &str = "000G4-40R4F-0M30Y-E209X-185GE-R38EY-1W81B-24GK1";
const STRETCHED: &str = "34e68d2760be3ec85953410b445bc46062c3d8d1c8ba994f1a3ba61417a17983";

fn bytes(seed: u8) -> [u8; 20] {
    std::array::from_fn(|place| seed.wrapping_mul(97).wrapping_add(place as u8 * 13))
}

fn letters(seed: u8) -> Vec<char> {
    recovery_text(&bytes(seed)).chars().filter(|c| *c != '-').collect()
}

fn read(text: &str) -> String {
    RecoveryKey::parse(text).ok().unwrap().to_text().to_string()
}

fn refused(letters: &[char]) -> RecoveryKeyError {
    RecoveryKey::parse(&letters.iter().collect::<String>()).err().unwrap()
}

/// The group that the character at this place is in.
fn group(place: usize) -> RecoveryKeyError {
    RecoveryKeyError::Group { number: place / 5 + 1 }
}

#[test]
fn another_program_writes_the_same() {
    for seed in 0..=255 {
        let text = recovery_text(&bytes(seed));
        assert_eq!(read(&text), text);
    }
    assert_eq!(recovery_text(&[0; 20]), "00001-00002-00003-00004-00005-00006-00007-00008");
}

#[test]
fn known_texts_never_change() {
    assert_eq!(recovery_text(&std::array::from_fn(|place| place as u8)), KNOWN);
    let stretched = RecoveryKey::parse(KNOWN).ok().unwrap().stretched();
    assert_eq!(data_encoding::HEXLOWER.encode(stretched.expose()), STRETCHED);
}

#[test]
fn every_way_of_typing_reads_the_same() {
    for seed in 0..=255 {
        let text = recovery_text(&bytes(seed));
        let loose = text.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " \u{2013}\t");
        let around = format!("\n{text}\u{a0}");
        for typed in [&text, &text.replace('-', ""), &loose, &loose.replace('l', "I").replace('o', "O"), &around] {
            assert_eq!(read(typed), text);
        }
    }
}

#[test]
fn every_wrong_character_is_found_with_its_group() {
    for seed in 0..32 {
        let right = letters(seed);
        for place in 0..right.len() {
            for other in ALPHABET.chars().filter(|other| *other != right[place]) {
                let mut wrong = right.clone();
                wrong[place] = other;
                assert_eq!(refused(&wrong), group(place));
            }
        }
    }
}

#[test]
fn every_swap_of_neighbours_and_of_groups_is_found() {
    for seed in 0..=255 {
        let right = letters(seed);
        for place in 1..right.len() {
            let mut wrong = right.clone();
            wrong.swap(place - 1, place);
            assert!(wrong == right || refused(&wrong) == group(place - 1), "{place}");
        }
        for first in 0..8 {
            for second in first + 1..8 {
                let mut wrong = right.clone();
                (0..5).for_each(|place| wrong.swap(first * 5 + place, second * 5 + place));
                assert_eq!(refused(&wrong), group(first * 5));
            }
        }
    }
}

#[test]
fn what_is_wrong_is_named() {
    let text = recovery_text(&bytes(1));
    let needed = RecoveryKey::CHARACTERS;
    for (typed, error) in [
        ("", RecoveryKeyError::Length { found: 0, needed }),
        (&text[..46], RecoveryKeyError::Length { found: 39, needed }),
        (&format!("{}0", text), RecoveryKeyError::Length { found: 41, needed }),
        (&"0".repeat(100_000), RecoveryKeyError::Length { found: 100_000, needed }),
        ("00001-0U002", RecoveryKeyError::Character { position: 7 }),
        ("0000!", RecoveryKeyError::Character { position: 5 }),
        ("\u{ff10}", RecoveryKeyError::Character { position: 1 }),
    ] {
        assert_eq!(RecoveryKey::parse(typed).err(), Some(error));
        assert_eq!(RecoveryKeyError::from_words(&error.to_words()), Some(error));
    }
    assert_eq!(RecoveryKeyError::Group { number: 3 }.to_words(), "group 3");
    for words in ["", "group", "group x", "group 1 2", "length 3", "not a word"] {
        assert_eq!(RecoveryKeyError::from_words(words), None);
    }
}

#[test]
fn no_two_are_drawn_alike() {
    let drawn: BTreeSet<_> = (0..1000).map(|_| RecoveryKey::new().unwrap().to_text().to_string()).collect();
    assert_eq!(drawn.len(), 1000);
}
