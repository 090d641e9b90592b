use sixpence::import::{ImportError, Reason};
use sixpence::otpauth::OtpauthError;

use crate::support::{code, read_as, row, rows, sample, try_read, usual};

#[test]
fn samples() {
    let (Some(plain), Some(sealed)) = (sample("aegis_plain.json"), sample("aegis_encrypted.json")) else { return };
    assert_eq!(rows(&read_as("Aegis", &plain, None)), usual());
    assert_eq!(rows(&read_as("Aegis", &sealed, Some("test"))), usual());
    assert_eq!(try_read(&sealed, None).err(), Some(ImportError::PassphraseNeeded));
    assert_eq!(try_read(&sealed, Some("Test")).err(), Some(ImportError::WrongPassphrase));
}

const FILE: &str = r#"{"version": 1, "header": {"slots": null, "params": null}, "db": {"version": 3, "entries": [
    {"type": "totp", "uuid": "1", "name": "alice", "issuer": "Shop", "note": "two\nlines", "favorite": true, "groups": ["g2", "g1"],
     "info": {"secret": "GEZDGNBVGY3TQOJQ", "algo": "SHA1", "digits": 6, "period": 60}},
    {"type": "motp", "uuid": "2", "name": "bob", "issuer": "Old", "info": {"secret": "4MKSV7XGEWM4Q", "algo": "MD5", "digits": 6, "period": 10}},
    {"type": "totp", "uuid": "3", "name": "carol", "issuer": "Bad", "info": {"secret": "GEZDGNBVGY3TQOJQ", "algo": "SHA1", "digits": "six"}},
    null
  ], "groups": [{"uuid": "g1", "name": "Work"}, {"uuid": "g2", "name": "Home"}]}}"#;

#[test]
fn what_else_is_said_is_kept_and_what_cannot_be_is_named() {
    let imported = read_as("Aegis", FILE.as_bytes(), None);
    assert_eq!(imported.accounts(), 4);
    let [entry] = imported.entries.as_slice() else { panic!("one") };
    assert_eq!(crate::support::as_row(entry), row("Shop", "alice", "GEZDGNBVGY3TQOJQ", "totp SHA1 6 60"));
    assert_eq!(entry.about.tags, ["Home", "Work"]);
    assert_eq!(entry.about.note, "two\nlines");
    assert!(entry.about.favourite);
    let reasons: Vec<_> = imported.rejected.iter().map(|rejected| (rejected.position, rejected.reason)).collect();
    let [motp, digits] = [OtpauthError::TypeMotp, OtpauthError::Digits].map(Reason::Field);
    assert_eq!(reasons, [(2, motp), (3, digits), (4, Reason::Shape(sixpence::otpauth::Field::Text))]);
}

#[test]
fn a_key_that_costs_too_much_is_refused_before_it_is_made() {
    let Some(sealed) = sample("aegis_encrypted.json") else { return };
    let dear = String::from_utf8(sealed).unwrap().replace("32768", "1099511627776");
    assert!(matches!(try_read(dear.as_bytes(), Some("test")).err(), Some(ImportError::Costly(_))));
}

/// The secrets are those of the vectors in `tests/otp_vectors.rs`.
#[test]
fn codes_that_depend_on_a_pin() {
    let file = r#"{"version": 1, "header": {"slots": null, "params": null}, "db": {"version": 3, "groups": [], "entries": [
        {"type": "motp", "uuid": "1", "name": "bob", "issuer": "Old", "info": {"secret": "4MKSV7XGEWM4Q", "algo": "MD5", "digits": 6, "period": 10, "pin": "1234"}},
        {"type": "yandex", "uuid": "2", "name": "ann", "issuer": "Yandex", "info": {"secret": "6SB2IKNM6OBZPAVBVTOHDKS4FA", "algo": "SHA256", "digits": 8, "period": 30, "pin": "5239"}},
        {"type": "yandex", "uuid": "3", "name": "eve", "issuer": "Yandex", "info": {"secret": "6SB2IKNM6OBZPAVBVTOHDKS4FA", "algo": "SHA256", "digits": 8, "period": 30, "pin": null}},
        {"type": "yandex", "uuid": "4", "name": "joe", "issuer": "Yandex", "info": {"secret": "GEZDGNBVGY3TQOJQ", "algo": "SHA256", "digits": 8, "period": 30, "pin": "5239"}}
        ]}}"#;
    let imported = read_as("Aegis", file.as_bytes(), None);
    let codes: Vec<String> = imported.entries.iter().zip([165_892_298, 1_641_559_648]).map(code).collect();
    assert_eq!(codes, ["e7d8b6", "umozdicq"]);
    let reasons: Vec<_> = imported.rejected.iter().map(|rejected| (rejected.position, rejected.reason)).collect();
    let [pin, length] = [OtpauthError::TypeYandex, OtpauthError::SecretLength].map(Reason::Field);
    assert_eq!(reasons, [(3, pin), (4, length)]);
}
