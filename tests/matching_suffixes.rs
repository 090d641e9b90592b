//! The public suffix list: its file, its published test vectors, and a second implementation.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

mod matching_support;

use std::collections::BTreeSet;

use matching_support::{list, list_file};
use proptest::prelude::*;
use sixpence::matching::suffixes::Suffixes;
use url::quirks::domain_to_ascii;

/// Labels of the file, each as it stands there.
fn labels() -> Vec<String> {
    let text = String::from_utf8(list_file()).unwrap();
    let tree = text.split_once('\n').unwrap().1;
    let labels: BTreeSet<&str> =
        tree.split([',', '(', ')', '?', '!', '\n']).filter(|label| !label.is_empty()).collect();
    labels.into_iter().map(str::to_owned).collect()
}

#[test]
fn the_file_is_the_whole_list_and_small() {
    let file = list_file();
    let head = String::from_utf8(file.clone()).unwrap().lines().next().unwrap().to_owned();
    let words: Vec<&str> = head.split(' ').collect();
    assert!(words[0] >= "2026-10-22" && words[0].len() == 10, "{head}");
    // Those who read it hold it to these counts; here they are held to what the list is known to have.
    let counts: Vec<usize> = words[1..].iter().map(|count| count.parse().unwrap()).collect();
    assert!(counts[0] > 6_500 && counts[1] > 3_000, "{head}");
    assert!(file.len() < 100_000, "{} bytes", file.len());
    assert!(Suffixes::parse(file).is_ok());
}

#[test]
fn rules_of_every_kind() {
    let list = list();
    for (host, suffix, private) in [
        ("github.com", "com", false),
        ("shop.co.uk", "co.uk", false),
        ("alice.github.io", "github.io", true),
        ("alice.blogspot.com", "blogspot.com", true),
        ("app.herokuapp.com", "herokuapp.com", true),
        ("bucket.s3.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com", true),
        ("bucket.s3.amazonaws.com", "s3.amazonaws.com", true),
        ("alice.pages.dev", "pages.dev", true),
        // A wildcard, its exception.
        ("a.b.test.ck", "test.ck", false),
        ("www.www.ck", "ck", false),
        ("city.kobe.jp", "kobe.jp", false),
        // No rule at all.
        ("printer.office.unlisted", "unlisted", false),
        ("xn--85x722f.xn--55qx5d.cn", "xn--55qx5d.cn", false),
    ] {
        let found = list.suffix(host).unwrap();
        assert_eq!((found.name, found.private), (suffix, private), "{host}");
    }
    for host in ["127.0.0.1", "[::1]", "1.2.3", "0x7f.1", "a.0x7f", "github.com.", "a..b", ".com", ""] {
        assert_eq!(list.suffix(host), None, "{host}");
    }
    assert_eq!(list.registrable("github.io"), None);
    assert_eq!(list.registrable("localhost"), None);
}

#[test]
fn the_published_vectors() {
    let list = list();
    let mut checked = 0;
    for line in include_str!("fixtures/suffixes/test_psl.txt").lines() {
        let Some(pair) = line.strip_prefix("checkPublicSuffix(").and_then(|rest| rest.strip_suffix(");")) else {
            continue;
        };
        let (host, expected) = pair.split_once(", ").unwrap();
        let plain = |text: &str| text.strip_prefix('\'').map(|text| domain_to_ascii(text.strip_suffix('\'').unwrap()));
        let Some(host) = plain(host) else { continue };
        assert_eq!(list.registrable(&host).map(str::to_owned), plain(expected), "{line}");
        checked += 1;
    }
    assert_eq!(checked, 77);
}

/// The crate `psl` has the list of another day: names that came or went in between.
const OF_ANOTHER_DAY: [&str; 2] = ["helsinki", "pagelemon.dev"];

fn check_against_psl(list: &Suffixes, host: &str) {
    if OF_ANOTHER_DAY.iter().any(|name| host == *name || host.ends_with(&format!(".{name}"))) {
        return;
    }
    assert_eq!(list.registrable(host), psl::domain_str(host), "{host}");
    assert_eq!(list.suffix(host).map(|suffix| suffix.name), psl::suffix_str(host), "{host}");
}

#[test]
fn every_rule_is_understood_as_a_second_implementation_does() {
    let list = list();
    let text = String::from_utf8(list_file()).unwrap();
    let mut checked = 0;
    for tree in text.lines().skip(1) {
        let (mut path, mut label): (Vec<String>, String) = (Vec::new(), String::new());
        for c in tree.chars().chain([',']) {
            match c {
                ',' | '(' | ')' => {
                    if !label.is_empty() {
                        let name = label.trim_end_matches(['?', '!']).replace('*', "any");
                        let host = path.iter().rev().fold(name.clone(), |host, above| format!("{host}.{above}"));
                        for front in ["", "a.", "b.a.", "c.b.a."] {
                            // `psl` does not see that a name on the way to other rules (`mtls.run.app`) falls under the `*`
                            // beside it.
                            if !front.is_empty() || !label.ends_with('?') {
                                check_against_psl(&list, &format!("{front}{host}"));
                            }
                            checked += 1;
                        }
                        if c == '(' {
                            path.push(name);
                        }
                        label.clear();
                    }
                    if c == ')' {
                        path.pop();
                    }
                }
                c => label.push(c),
            }
        }
        assert!(path.is_empty());
    }
    assert!(checked > 40_000, "{checked}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(5_000) })]

    #[test]
    fn made_up_names_too(picks in prop::collection::vec(any::<prop::sample::Index>(), 1..5)) {
        thread_local!(static LABELS: Vec<String> = labels());
        thread_local!(static LIST: Suffixes = list());
        let names = |labels: &Vec<String>| picks.iter().map(|pick| pick.get(labels).replace('*', "any")).collect::<Vec<_>>();
        let host = LABELS.with(names).join(".");
        // A name that ends in a number is an address to a browser.
        if !host.rsplit('.').next().unwrap().bytes().all(|byte| byte.is_ascii_digit()) {
            LIST.with(|list| check_against_psl(list, &host));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn a_damaged_file_is_refused(at in any::<prop::sample::Index>(), cut in any::<bool>(), byte in any::<u8>()) {
        let mut file = list_file();
        let at = at.index(file.len());
        if cut {
            file.truncate(at);
            prop_assert!(Suffixes::parse(file).is_err());
        } else {
            file[at] = byte;
            // It may have become another list (`abc` for `abb`); it is never half of one.
            let _ = Suffixes::parse(file);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(file: Vec<u8>, text in "[a-c*?!(),0-9 \n-]{0,60}") {
        let _ = Suffixes::parse(file);
        let _ = Suffixes::parse(text.into_bytes());
    }
}
