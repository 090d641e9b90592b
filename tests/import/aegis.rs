use sixpence::import::{ImportError, Reason};
use sixpence::otpauth::OtpauthError;

use crate::support::{read_as, row, rows, sample, try_read, usual};

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
    {"type": "motp", "uuid": "2", "name": "bob", "issuer": "Old", "info": {"secret": "e3152afee62599c8", "algo": "MD5", "pin": "1234"}},
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
