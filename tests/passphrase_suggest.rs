//! Suggested passphrases: the list that is shipped, how much is drawn, and that no word is likelier than another.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use sixpence::passphrase::{SuggestError, Words, suggest};

const LIST: &str = include_str!("../extension/words/en.txt");

fn list_of(len: usize) -> String {
    let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).unwrap());
    (0..len).map(|n| String::from_iter([letter(n / 17576), letter(n / 676), letter(n / 26), letter(n), '\n'])).collect()
}

#[test]
fn the_shipped_list_gives_six_words_and_66_bits() {
    let words = Words::parse(LIST).ok().unwrap();
    assert_eq!((LIST.lines().count(), words.count()), (2048, 6));
    // Nobody has to read more than four letters of a word to know it.
    let beginnings: BTreeSet<_> = LIST.lines().map(|word| word.get(..4).unwrap_or(word)).collect();
    assert_eq!(beginnings.len(), 2048);
}

#[test]
fn as_many_words_as_64_bits_need() {
    for (len, count) in [(256, 8), (257, 8), (565, 8), (566, 7), (2048, 6), (7131, 6), (7132, 5), (65_536, 4)] {
        let list = list_of(len);
        assert_eq!(Words::parse(&list).ok().unwrap().count(), count, "{len}");
    }
}

/// All draws of 16 bits, one after the other: each word comes as often as any other.
#[test]
fn every_word_is_as_likely_as_any_other() {
    for len in [256, 1000, 2048, 7776, 40_000, 65_536] {
        let list = list_of(len);
        let words = Words::parse(&list).ok().unwrap();
        let mut drawn: BTreeMap<String, u32> = BTreeMap::new();
        let fair = 65_536 - 65_536 % len;
        for value in 0..fair {
            let passphrase = words.passphrase_of(|| Ok(u16::try_from(value).unwrap())).ok().unwrap();
            let mut all = passphrase.split(' ');
            let first = all.next().unwrap();
            assert!(all.all(|word| word == first));
            *drawn.entry(first.to_owned()).or_default() += 1;
        }
        assert_eq!(drawn.len(), len);
        assert!(drawn.values().all(|times| *times as usize == 65_536 / len), "{len}");
        // Values that would favour the first words are drawn again.
        for unfair in fair..65_536 {
            let mut draws = [u16::try_from(unfair).unwrap(), 1, 0, 0, 0, 0, 0, 0, 0].into_iter();
            let passphrase = words.passphrase_of(|| Ok(draws.next().unwrap())).ok().unwrap();
            assert!(passphrase.starts_with("aaab aaaa"));
        }
    }
}

#[test]
fn draws_stand_in_their_order() {
    let words = Words::parse(LIST).ok().unwrap();
    let mut draws = [0, 2047, 2048, 1, 65_535, 3].into_iter();
    let passphrase = words.passphrase_of(|| Ok(draws.next().unwrap())).ok().unwrap();
    assert_eq!(*passphrase, "abandon zoo abandon ability zoo about");
    assert!(draws.next().is_none());
}

#[test]
fn real_ones_differ() {
    let drawn: BTreeSet<_> = (0..1000).map(|_| suggest(LIST).ok().unwrap().to_string()).collect();
    assert_eq!(drawn.len(), 1000);
    let seen: BTreeSet<_> = drawn.iter().flat_map(|passphrase| passphrase.split(' ')).collect();
    // 6,000 draws of 2,048 words leave out about 110.
    assert!(seen.len() > 1850, "{}", seen.len());
    assert!(drawn.iter().all(|passphrase| passphrase.split(' ').count() == 6));
}

#[test]
fn what_is_no_list_is_refused() {
    let good = list_of(300);
    let twice = format!("aaaa\n{good}");
    let swapped = format!("zzzz\n{good}");
    for bad in [
        "",
        "a",
        &list_of(255),
        &twice,
        &swapped,
        &good.replace("aaac", ""),
        &good.replace("aaac", "aaäc"),
        &good.replace("aaac", "aaac x"),
        &good.replace("aaac", "AAAC"),
        &good.replace("aaac", "aaac\t"),
    ] {
        assert_eq!(suggest(bad).err(), Some(SuggestError::BadList));
    }
    assert!(suggest(&good).is_ok());
}
