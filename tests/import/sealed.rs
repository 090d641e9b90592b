//! Encrypted files, written by `tests/fixtures/import/make.py`: the same accounts in each.

use sixpence::import::{ImportError, Reason};

use crate::support::{Row, fixture, read_as, rows, try_read};

const PASSPHRASE: &str = "test phrase";

/// All accounts of the fixtures, in their order.
fn accounts() -> Vec<Row> {
    serde_json::from_slice(&fixture("accounts.json")).unwrap()
}

fn only(keep: impl Fn(&Row) -> bool) -> Vec<Row> {
    accounts().into_iter().filter(keep).collect()
}

fn is(kind: &'static str) -> impl Fn(&Row) -> bool {
    move |row| row[3].starts_with(kind)
}

/// File, format, and which of the accounts it holds.
fn files() -> Vec<(&'static str, &'static str, Vec<Row>)> {
    let all = accounts;
    let with_issuer = only(|row| !row[0].is_empty());
    let bitwarden = || only(|row| !row[0].is_empty() && !is("hotp")(row));
    let app = only(is("totp SHA1"));
    vec![
        ("aegis.json", "Aegis", all()),
        ("2fas.2fas", "2FAS", with_issuer),
        ("andotp.bin", "andOTP", all()),
        ("andotp-old.bin", "andOTP", all()),
        ("stratum.authpro", "Stratum (Authenticator Pro)", all()),
        ("stratum-legacy.authpro", "Stratum (Authenticator Pro)", all()),
        ("freeotp.bin", "FreeOTP", only(|row| !is("steam")(row))),
        ("totp-authenticator.txt", "TOTP Authenticator", app),
        ("bitwarden-pbkdf2.json", "Bitwarden", bitwarden()),
        ("bitwarden-argon2id.json", "Bitwarden", bitwarden()),
        ("proton-authenticator.json", "Proton Authenticator", only(|row| !is("hotp")(row))),
        ("ente.json", "Ente Auth", all()),
        ("ae-v1.json", "Authenticator Extension", all()),
        ("ae-v2.json", "Authenticator Extension", all()),
        ("ae-v3.json", "Authenticator Extension", all()),
        ("raivo.zip", "Raivo OTP", only(|row| !is("steam")(row))),
        ("winauth.zip", "List of otpauth addresses", all()),
    ]
}

#[test]
fn each_account_as_it_was() {
    for (file, format, expected) in files() {
        assert_eq!(rows(&read_as(format, &fixture(file), Some(PASSPHRASE))), expected, "{file}");
    }
    assert_eq!(rows(&read_as("Authenticator Extension", &fixture("ae-plain.json"), None)), accounts());
}

#[test]
fn without_the_passphrase_there_is_nothing() {
    for (file, ..) in files() {
        let file_bytes = fixture(file);
        assert_eq!(try_read(&file_bytes, None).err(), Some(ImportError::PassphraseNeeded), "{file}");
        for wrong in ["Test phrase", "", "test phrase "] {
            assert_eq!(
                try_read(&file_bytes, Some(wrong)).err(),
                Some(ImportError::WrongPassphrase),
                "{file} {wrong:?}"
            );
        }
    }
}

#[test]
fn a_file_that_was_cut_is_refused() {
    for (file, ..) in files() {
        let whole = fixture(file);
        for length in (0..whole.len()).step_by(whole.len() / 12 + 1) {
            assert!(try_read(&whole[..length], Some(PASSPHRASE)).is_err(), "{file} {length}");
        }
    }
}

/// The text of a file in which one character of a value has become another.
fn changed(file: &str, key: &str) -> Vec<u8> {
    let mut text = String::from_utf8(fixture(file)).unwrap();
    let at = text.find(&format!("\"{key}\": \"")).unwrap() + key.len() + 40;
    let other = if text[at..].starts_with('A') { "B" } else { "A" };
    text.replace_range(at..at + 1, other);
    text.into_bytes()
}

#[test]
fn right_passphrase_and_damage_are_told_apart() {
    for (file, key) in [("aegis.json", "db"), ("2fas.2fas", "servicesEncrypted"), ("bitwarden-pbkdf2.json", "data")] {
        assert_eq!(try_read(&changed(file, key), Some(PASSPHRASE)).err(), Some(ImportError::Damaged), "{file}");
    }
    // Where each entry is encrypted by itself, the others are read.
    let imported = try_read(&changed("ae-v3.json", "data"), Some(PASSPHRASE)).unwrap().1;
    assert_eq!((imported.entries.len(), imported.rejected.len()), (5, 1));
    assert_eq!(imported.rejected[0].reason, Reason::Damaged);
}

#[test]
fn what_costs_too_much_is_refused_before_it_is_made() {
    for (file, from, to) in [
        ("aegis.json", "\"n\": 32768", "\"n\": 1099511627776"),
        ("bitwarden-pbkdf2.json", "600000", "4000000000"),
        ("bitwarden-argon2id.json", "\"kdfMemory\": 64", "\"kdfMemory\": 4194304"),
        ("ente.json", "\"memLimit\": 67108864", "\"memLimit\": 4398046511104"),
    ] {
        let text = String::from_utf8(fixture(file)).unwrap();
        assert!(text.contains(from), "{file}");
        let refused = try_read(text.replace(from, to).as_bytes(), Some(PASSPHRASE)).err();
        assert!(matches!(refused, Some(ImportError::Costly(_))), "{file} {refused:?}");
    }
}

#[test]
fn what_only_its_maker_opens_is_said_to_be_so() {
    let account = r#"{"encrypted": true, "encKeyValidation_DO_NOT_EDIT": "2.a|b|c", "folders": [], "items": []}"#;
    assert_eq!(try_read(account.as_bytes(), Some("x")).err(), Some(ImportError::AccountOnly));
    let manifest = r#"{"encrypted": true, "first_run": false, "entries": [], "periodic_checking": false}"#;
    assert_eq!(try_read(manifest.as_bytes(), Some("x")).err(), Some(ImportError::Cipher));
    assert_eq!(try_read(b"SQLite format 3\0and so on", Some("x")).err(), Some(ImportError::NotAnExport));
    let own = b"-----BEGIN SIXPENCE BACKUP 1-----\nContent: a Sixpence vault, encrypted\n";
    assert_eq!(try_read(own, Some("x")).err(), Some(ImportError::OwnBackup));
}
