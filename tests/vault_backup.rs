//! The backup file: what it looks like, through what it survives, and what is said of what is none.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

mod vault_support;

use std::{fs, path::Path, sync::LazyLock};

use proptest::prelude::*;
use sixpence::vault::{
    Copy, OpenError, SlotName, StoreName, Vault,
    backup::{BackupError, MAX_BYTES, from_file, to_file},
};
use vault_support::*;

/// A stored vault.
static STORED: LazyLock<String> = LazyLock::new(|| vault_with(three()).1.v1.unwrap());

/// The file as it was when this format was first released. A backup must open for ever.
fn first_file() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/vault/backup.txt")).unwrap()
}

fn with_version(version: &str) -> String {
    to_file(&STORED).replacen("BACKUP 1-", &format!("BACKUP {version}-"), 1)
}

#[test]
fn the_file_is_as_it_always_was() {
    let stored =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/vault/accounts.txt")).unwrap();
    assert_eq!(to_file(stored.trim_end()), first_file());
    assert_eq!(from_file(&first_file()).unwrap(), stored.trim_end());
    let lines: Vec<_> = first_file().lines().map(str::to_owned).collect();
    assert_eq!(lines[0], "-----BEGIN SIXPENCE BACKUP 1-----");
    assert_eq!(lines.last().unwrap(), "-----END SIXPENCE BACKUP-----");
    assert!(lines.iter().all(|line| line.is_ascii() && line.len() <= 64));
}

#[test]
fn it_survives_what_happens_to_texts() {
    let file = to_file(&STORED);
    let survivors = [
        file.clone(),
        file.replace('\n', "\r\n"),
        format!("\u{feff}{file}"),
        format!("\u{feff}{}", file.replace('\n', "\r\n")),
        file.replace('\n', " \t \n"),
        file.trim_end().to_owned(),
        format!("Dear Zoë,\n\nhere it is:\n\n{file}\n-- \nBest"),
        format!("-----BEGIN PGP SIGNED MESSAGE-----\nHash: x\n\n{file}"),
        file.replacen("\n\n", "\nUnknown-header: of a later version, ä\n\n", 1),
        file.replacen(
            "Content: a Sixpence vault, encrypted\nNeeded: Sixpence, and the passphrase or recovery key\n",
            "",
            1,
        ),
        STORED.clone(),
        format!("\u{feff}\n {}\r\n", *STORED),
    ];
    for text in survivors {
        assert_eq!(from_file(&text).as_deref(), Ok(STORED.as_str()), "{}", &text[..80]);
    }
}

#[test]
fn what_is_none_is_refused_by_its_cause() {
    let file = to_file(&STORED);
    let body = file.find("\n\n").unwrap() + 2;
    let altered = |place: usize, with: &str| {
        let mut file = file.clone();
        file.replace_range(place..place + 1, with);
        file
    };
    let other = if &file[body + 500..=body + 500] == "A" { "B" } else { "A" };
    let cases = [
        (String::new(), BackupError::NotABackup),
        ("otpauth://totp/a?secret=MZXW6YTBOI".to_owned(), BackupError::NotABackup),
        ("-----BEGIN AGE ENCRYPTED FILE-----\n".to_owned(), BackupError::NotABackup),
        (file[1..].to_owned(), BackupError::NotABackup),
        ("\u{feff}\u{feff}".to_owned() + &file, BackupError::NotABackup),
        ("x".repeat(MAX_BYTES + 1), BackupError::TooLarge),
        (file.repeat(2), BackupError::Several),
        (file[..body + 1000].to_owned() + "\n" + &file, BackupError::Several),
        (with_version("2"), BackupError::Newer { version: 2 }),
        (with_version("65535")[..100].to_owned(), BackupError::Newer { version: 65535 }),
        (with_version("0"), BackupError::Damaged),
        (with_version("01"), BackupError::Damaged),
        (with_version("+1"), BackupError::Damaged),
        (with_version("65536"), BackupError::Damaged),
        (with_version(""), BackupError::Damaged),
        (file[..body].to_owned(), BackupError::CutOff),
        (file[..file.len() - 2].to_owned(), BackupError::CutOff),
        (file.replace("-----END", "----END"), BackupError::CutOff),
        (altered(body + 500, other), BackupError::Damaged),
        (altered(body + 500, "*"), BackupError::Damaged),
        (altered(body + 500, "\n"), BackupError::Damaged),
        (altered(body + 500, " "), BackupError::Damaged),
        (altered(body + 64, ""), BackupError::Damaged),
        (file.replacen("\n\n", "\n", 1), BackupError::Damaged),
        (file.replacen("\n\n", "\nno header\n\n", 1), BackupError::Damaged),
        (file.replacen("\n\n", &format!("\n{}\n", "A: b\n".repeat(15)), 1), BackupError::Damaged),
        (file.replacen("\n\n", &format!("\nA: {}\n\n", "b".repeat(999)), 1), BackupError::Damaged),
        (file[..body].to_owned() + "-----END SIXPENCE BACKUP-----\n", BackupError::Damaged),
        (file.replace('\n', "\n> ").replacen("> ", "", 1), BackupError::CutOff),
        (file.replace('\n', "\n\n"), BackupError::Damaged),
        (STORED[..STORED.len() - 4].to_owned(), BackupError::Damaged),
        (STORED.replacen('\n', "", 1) + "\nmore", BackupError::Damaged),
        ("VEFW".to_owned(), BackupError::Damaged),
    ];
    for (place, (text, error)) in cases.iter().enumerate() {
        assert_eq!(from_file(text), Err(*error), "case {place}: {:?}", text.chars().take(80).collect::<String>());
    }
}

#[test]
fn a_vault_of_a_newer_format_is_named_when_it_is_opened() {
    let mut bytes = data_encoding::BASE64.decode(STORED.as_bytes()).unwrap();
    bytes[4..8].copy_from_slice(&[7, 0, 5, 0]);
    fix_crc(&mut bytes);
    let text = from_file(&to_file(&data_encoding::BASE64.encode(&bytes))).unwrap();
    let opened = Vault::open(&[Copy { store: StoreName::Main, slot: SlotName::V0, text: &text }], &[]);
    assert_eq!(opened.err(), Some(OpenError::NewerFormat { needed: 5 }));
}

#[test]
fn a_restored_backup_is_the_vault() {
    let store = Store { v0: None, v1: Some(from_file(&to_file(&STORED)).unwrap()) };
    assert_accounts(&store.unlock(), &three());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_around_it_is_passed_over(before in "\\PC{0,200}", after in "\\PC{0,200}", crlf in any::<bool>()) {
        let text = format!("{before}\n{}{after}", to_file(&STORED));
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        prop_assert!(from_file(&text).is_ok_and(|stored| stored == *STORED));
    }

    #[test]
    fn no_edit_gives_another_vault(
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..3_usize, "[A-Za-z0-9+/= \n\r:>-]{0,3}"), 1..4),
    ) {
        let mut text = to_file(&STORED);
        for (place, remove, insert) in edits {
            let place = place.index(text.len());
            text.replace_range(place..(place + remove).min(text.len()), &insert);
        }
        prop_assert!(from_file(&text).is_ok_and(|stored| stored == *STORED) || from_file(&text).is_err());
    }

    #[test]
    fn every_cut_is_noticed(at in any::<prop::sample::Index>()) {
        let file = to_file(&STORED);
        let end = file.trim_end().len();
        let cut = &file[..at.index(end)];
        let expected = if cut.lines().next().is_some_and(|line| line.ends_with("1-----")) {
            BackupError::CutOff
        } else {
            BackupError::NotABackup
        };
        prop_assert_eq!(from_file(cut), Err(expected));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*", inside in "[A-Za-z0-9+/=\n: -]{0,300}") {
        prop_assert!(from_file(&text).is_err());
        let text = format!("-----BEGIN SIXPENCE BACKUP 1-----\n{inside}\n-----END SIXPENCE BACKUP-----");
        prop_assert!(from_file(&text).is_err());
    }
}
