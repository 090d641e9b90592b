//! Whether what codes hold and what is written agree.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use sixpence::{
    capture::{
        found::{Findings, Place, WrittenAs},
        page::Written,
    },
    otpauth::{OtpauthError, read},
};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const OTHER: &str = "MFZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

fn uri(key: &str, rest: &str) -> String {
    format!("otpauth://totp/Shop:alice?secret={key}&issuer=Shop{rest}")
}

fn key(text: &str) -> Written {
    Written::Key { draft: read(text), label: Some("Setup key".to_owned()) }
}

fn places(findings: &Findings) -> Vec<(&str, &Place)> {
    findings.texts.iter().map(|found| (found.text.as_str(), &found.place)).collect()
}

fn beside(other_than_code: bool) -> Place {
    Place::Written { how: WrittenAs::Key { label: Some("Setup key".to_owned()) }, other_than_code }
}

#[test]
fn a_key_that_says_the_same_as_the_code_is_one_account_with_the_parameters_of_the_code() {
    let code = uri(KEY, "&digits=8");
    let findings = Findings::of_page(vec![code.clone()], vec![key(KEY)]);
    assert_eq!(places(&findings), [(code.as_str(), &Place::Both)]);
}

#[test]
fn another_key_than_that_of_the_code_is_told_of() {
    let code = uri(KEY, "");
    let findings = Findings::of_page(vec![code.clone()], vec![key(OTHER)]);
    let other = format!("otpauth://totp/?secret={OTHER}&algorithm=SHA1&digits=6&period=30");
    assert_eq!(places(&findings), [(code.as_str(), &Place::Pointed), (other.as_str(), &beside(true))]);
    // The same secret with other parameters makes other codes.
    let findings = Findings::of_page(vec![code], vec![Written::Address(read(&uri(KEY, "&digits=8")))]);
    assert_eq!(findings.texts.len(), 2);
}

#[test]
fn without_a_code_what_is_written_stands_alone() {
    let both = vec![key(KEY), key(OTHER)];
    let findings = Findings::of_page(vec!["https://example.com".to_owned()], both);
    let places: Vec<_> = findings.texts.iter().map(|found| found.place.clone()).collect();
    assert_eq!(places, [Place::Pointed, beside(false), beside(false)]);
}

#[test]
fn what_is_written_and_no_account_is_told_of_only_where_there_is_nothing_else() {
    let refused = || Written::Key { draft: Err(OtpauthError::Unsure), label: None };
    assert_eq!(Findings::of_page(Vec::new(), vec![refused()]).refused, [OtpauthError::Unsure]);
    assert!(Findings::of_page(vec![uri(KEY, "")], vec![refused()]).refused.is_empty());
}

#[test]
fn a_picture_pointed_at_is_taken_alone() {
    let written = || vec![key(KEY), key(OTHER)];
    let findings = Findings::of_picture(vec![uri(KEY, "")], written());
    assert_eq!(places(&findings), [(uri(KEY, "").as_str(), &Place::Both)]);
    assert!(Findings::of_picture(Vec::new(), written()).texts.is_empty());
}

#[test]
fn a_selected_text_holds_addresses_or_keys() {
    let findings = Findings::of_text(&format!("Setup key: {KEY}"));
    assert_eq!(
        places(&findings),
        [(format!("otpauth://totp/?secret={KEY}&algorithm=SHA1&digits=6&period=30").as_str(), &Place::Pointed)]
    );
    assert_eq!(Findings::of_text("nothing here").refused, [OtpauthError::NotOtpauth]);
}

#[test]
fn what_names_another_is_doubted() {
    let texts = vec![uri(KEY, ""), uri(OTHER, "").replace("Shop", "GitHub")];
    let doubts = |host: Option<&str>| -> Vec<bool> {
        let findings = Findings::of_page(texts.clone(), Vec::new()).read_on(host);
        findings.texts.iter().map(|found| found.doubt.is_some()).collect()
    };
    assert_eq!(doubts(Some("shop.example")), [false, true]);
    assert_eq!(doubts(Some("github.com")), [false, false]);
    assert_eq!(doubts(None), [false, false]);
}
