//! What is said of a passphrase, for estimates as zxcvbn gives them. The estimates themselves: `tests/browser/judge.test.mjs`.
#![allow(clippy::unwrap_used)]

use sixpence::passphrase::Estimate;

/// Whether it is enough, and the keys of the advice.
fn verdict(guesses_log10: f64, warning: Option<&str>, suggestions: &[&str]) -> (bool, Vec<String>) {
    let suggestions = suggestions.iter().map(ToString::to_string).collect();
    let estimate = Estimate { guesses_log10, warning: warning.map(str::to_owned), suggestions };
    let verdict = estimate.verdict();
    (verdict.enough, verdict.advice.into_iter().map(|text| text.key).collect())
}

#[test]
fn enough_is_enough_and_needs_no_advice() {
    assert_eq!(verdict(12.0, None, &[]), (true, vec![]));
    assert_eq!(verdict(30.0, Some("dates"), &["l33t"]), (true, vec![]));
    for short in [11.999, 0.0, -1.0, f64::NAN, f64::NEG_INFINITY] {
        assert_eq!(verdict(short, None, &[]), (false, vec!["adviceAddWords".to_owned()]));
    }
}

#[test]
fn every_warning_of_zxcvbn_has_words() {
    // `pwned` needs the network, which we do not use.
    for name in [
        "straightRow",
        "keyPattern",
        "simpleRepeat",
        "extendedRepeat",
        "sequences",
        "recentYears",
        "dates",
        "topTen",
        "topHundred",
        "common",
        "similarToCommon",
        "wordByItself",
        "namesByThemselves",
        "commonNames",
        "userInputs",
    ] {
        assert_eq!(verdict(3.0, Some(name), &["anotherWord"]).1.len(), 2, "{name}");
    }
}

#[test]
fn advice_stands_in_its_order_and_unknown_names_are_passed_over() {
    let (enough, advice) = verdict(4.0, Some("similarToCommon"), &["anotherWord", "capitalization", "new", "l33t"]);
    assert!(!enough);
    assert_eq!(advice, ["adviceSimilar", "adviceCapitals", "adviceLeet", "adviceAddWords"]);
    assert_eq!(verdict(4.0, Some("new"), &[]).1, ["adviceAddWords"]);
}
