//! ZIP archives, made here.

use std::io::{Cursor, Write};

use sixpence::import::{ImportError, Limits, Opening, kept_sites, read};
use zip::{AesMode, CompressionMethod, ZipWriter, unstable::write::FileOptionsExt as _, write::SimpleFileOptions};

use crate::support::{as_row, read_as, row, try_read};

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    archive_with(files, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated))
}

fn archive_with(files: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.set_comment("what stands behind PK\u{5}\u{6}").unwrap();
    zip.finish().unwrap().into_inner()
}

const SECRET: &str = "GEZDGNBVGY3TQOJQ";

#[test]
fn proton_pass() {
    let data = br#"{"encrypted": false, "userId": "x", "vaults": {"v1": {"name": "Personal", "items": [
        {"itemId": "1", "state": 1, "pinned": true, "data": {"type": "login", "metadata": {"name": "Shop", "note": "hi"},
         "extraFields": [{"fieldName": "second", "type": "totp", "data": {"totpUri": "otpauth://totp/Other:bob?secret=GEZDGNBVGY3TQOJQ"}},
                         {"fieldName": "text", "type": "text", "data": {"content": "x"}}],
         "content": {"itemEmail": "alice@shop.example", "itemUsername": "", "password": "x", "urls": ["https://shop.example"], "totpUri": "GEZDGNBVGY3TQOJQ",
                     "autofillUrls": [{"url": "https://shop.example", "mode": 0}, {"url": "https://www.shop.example", "mode": 1}, {"url": "https://never.example", "mode": 2},
                                      {"url": "https://shop.example/pay", "mode": 3}, {"url": "https://*.shop.example", "mode": 4}, {"url": "https://.*", "mode": 5},
                                      {"url": "https://pay.example/x", "mode": 6}, {"url": "https://later.example", "mode": 7}]}}},
        {"itemId": "2", "state": 2, "pinned": false, "data": {"type": "login", "metadata": {"name": "Gone", "note": ""}, "extraFields": [],
         "content": {"itemEmail": "", "itemUsername": "carol", "urls": [], "totpUri": "otpauth://totp/Gone:carol?secret=GEZDGNBVGY3TQOJQ&period=60"}}},
        {"itemId": "3", "state": 1, "data": {"type": "note", "metadata": {"name": "Note", "note": "x"}, "extraFields": [], "content": {}}},
        {"itemId": "4", "state": 1, "data": {"type": "custom", "metadata": {"name": "Server", "note": ""}, "extraFields": [],
         "content": {"sections": [{"sectionName": "Root", "sectionFields": [{"fieldName": "pin", "type": "hidden", "data": {"content": "1"}},
                     {"fieldName": "code", "type": "totp", "data": {"totpUri": "GEZDGNBVGY3TQOJQ"}}]}]}}},
        {"itemId": "5", "state": 1, "data": {"type": "identity", "metadata": {"name": "Me", "note": ""}, "extraFields": [],
         "content": {"extraSections": [{"sectionName": "", "sectionFields": [{"fieldName": "code", "type": "totp", "data": {"totpUri": "GEZDGNBVGY3TQOJQ"}}]}]}}}]}}}"#;
    let imported = read_as("Proton Pass", data, None);
    assert_eq!(imported.entries.len(), 5);
    let imported = read_as("Proton Pass", &archive(&[("Proton Pass/data.json", data)]), None);
    let rows: Vec<_> = imported.entries.iter().map(as_row).collect();
    let expected = [
        row("Shop", "alice@shop.example", SECRET, "totp SHA1 6 30"),
        row("Other", "bob", SECRET, "totp SHA1 6 30"),
        row("Gone", "carol", SECRET, "totp SHA1 6 60"),
        row("Server", "", SECRET, "totp SHA1 6 30"),
        row("Me", "", SECRET, "totp SHA1 6 30"),
    ];
    assert_eq!((rows.as_slice(), imported.without_code), (expected.as_slice(), 1));
    let about = &imported.entries[0].about;
    assert_eq!((about.tags.as_slice(), about.note.as_str()), (["Personal".to_owned()].as_slice(), "hi"));
    assert!(about.favourite && !about.trashed && imported.entries[2].about.trashed);
    let sites: Vec<String> = kept_sites(about).iter().map(ToString::to_string).collect();
    assert_eq!(sites, ["https://shop.example", "https://www.shop.example", "https://pay.example"]);
    let sealed = archive(&[("Proton Pass/data.pgp", b"-----BEGIN PGP MESSAGE-----")]);
    assert_eq!(try_read(&sealed, Some("x")).err(), Some(ImportError::Cipher));
}

#[test]
fn onepassword() {
    let data = br#"{"accounts": [{"attrs": {"accountName": "A"}, "vaults": [{"attrs": {"name": "Private"}, "items": [
        {"uuid": "1", "favIndex": 1, "state": "active", "overview": {"title": "Shop", "url": "https://shop.example", "urls": [{"label": "", "url": "https://shop.example"}], "tags": ["Work"]},
         "details": {"loginFields": [{"value": "alice", "designation": "username"}, {"value": "x", "designation": "password"}], "notesPlain": "hi",
          "sections": [{"title": "", "fields": [{"title": "one-time password", "id": "TOTP_1", "value": {"totp": "otpauth://totp/?secret=GEZDGNBVGY3TQOJQ&digits=8"}}]}]}},
        {"uuid": "2", "favIndex": 0, "state": "archived", "overview": {"title": "Note"}, "details": {"sections": []}}]}]}]}"#;
    assert_eq!(read_as("1Password", data, None).entries.len(), 1);
    let imported = read_as("1Password", &archive(&[("export.attributes", b"{}"), ("export.data", data)]), None);
    let rows: Vec<_> = imported.entries.iter().map(as_row).collect();
    assert_eq!((rows, imported.without_code), (vec![row("Shop", "alice", SECRET, "totp SHA1 8 30")], 1));
    let about = &imported.entries[0].about;
    assert!(
        about.favourite && about.note == "hi" && about.tags == ["Work"] && about.addresses == ["https://shop.example"]
    );
}

/// Bitwarden's archive has attachments beside, Dashlane's has other tables, and Raivo's says the same as a page.
#[test]
fn of_several_files_the_one_with_the_logins_is_read() {
    let bitwarden = br#"{"encrypted": false, "folders": [], "items": [{"type": 1, "name": "Shop", "login": {"username": "alice", "totp": "GEZDGNBVGY3TQOJQ"}}]}"#;
    let files = archive(&[("attachments/1/list.json", b"{}"), ("data.json", bitwarden)]);
    assert_eq!(read_as("Bitwarden", &files, None).entries.len(), 1);
    let dashlane = b"username,title,password,note,url,category,otpUrl\nalice,Shop,x,,,,GEZDGNBVGY3TQOJQ\n";
    let files = archive(&[("securenotes.csv", b"title,note\n"), ("credentials.csv", dashlane)]);
    assert_eq!(read_as("Table of logins (CSV)", &files, None).entries.len(), 1);
    let raivo = br#"[{"issuer": "Shop", "account": "alice", "secret": "GEZDGNBVGY3TQOJQ", "kind": "TOTP", "timer": "30", "digits": "6"}]"#;
    let options = SimpleFileOptions::default().with_aes_encryption(AesMode::Aes256, "correct");
    let files = [("raivo-otp-export.html", b"<html>".as_slice()), ("raivo-otp-export.json", raivo)];
    assert_eq!(read_as("Raivo OTP", &archive_with(&files, options), Some("correct")).entries.len(), 1);
    assert_eq!(try_read(&archive_with(&files, options), None).err(), Some(ImportError::PassphraseNeeded));
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let bomb = archive(&[("list.txt", &vec![b'\n'; 4 << 20])]);
    assert!(bomb.len() < 10_000);
    let limits = Limits { bytes: 1 << 20, ..Limits::USUAL };
    let refused = read(&bomb, &Opening { passphrase: None, limits }).err();
    assert_eq!(refused, Some(ImportError::TooLarge));
}

#[test]
fn names_are_no_paths() {
    let address = format!("otpauth://totp/Shop:alice?secret={SECRET}");
    for name in ["../../etc/list.txt", "/list.txt", "C:\\list.txt", "a/../list.txt"] {
        let imported = read_as("List of otpauth addresses", &archive(&[(name, address.as_bytes())]), None);
        assert_eq!(imported.entries.len(), 1, "{name}");
    }
    assert_eq!(try_read(&archive(&[("photo.png", b"x")]), None).err(), Some(ImportError::Unknown));
    let two = archive(&[("a.txt", address.as_bytes()), ("b.txt", address.as_bytes())]);
    assert_eq!(try_read(&two, None).err(), Some(ImportError::Unknown));
    let twice = archive(&[("a.zip", &archive(&[("list.txt", address.as_bytes())]))]);
    assert_eq!(try_read(&twice, None).err(), Some(ImportError::Unknown));
    let mut cut = archive(&[("list.txt", address.as_bytes())]);
    cut.truncate(cut.len() - 10);
    assert_eq!(try_read(&cut, None).err(), Some(ImportError::Damaged));
}

/// Archives by another hand, in every way that is read.
#[test]
fn each_way_of_packing_and_sealing() {
    let address = format!("otpauth://totp/Shop:alice?secret={SECRET}\n");
    let long = address.repeat(40);
    let plain = SimpleFileOptions::default();
    let ways = [
        ("stored", plain.compression_method(CompressionMethod::Stored)),
        ("with numbers of 64 bits", plain.large_file(true)),
        ("AES-256", plain.with_aes_encryption(AesMode::Aes256, "correct")),
        (
            "AES-256, stored",
            plain.compression_method(CompressionMethod::Stored).with_aes_encryption(AesMode::Aes256, "correct"),
        ),
        ("the old way", plain.with_deprecated_encryption(b"correct").unwrap()),
    ];
    for (way, options) in ways {
        for text in [address.as_str(), &long] {
            let file = archive_with(&[("list.txt", text.as_bytes())], options);
            let imported = read_as("List of otpauth addresses", &file, Some("correct"));
            assert_eq!(imported.entries.len(), text.lines().count(), "{way}");
        }
    }
    let other =
        archive_with(&[("list.txt", address.as_bytes())], plain.with_aes_encryption(AesMode::Aes128, "correct"));
    for passphrase in [Some("correct"), None] {
        assert_eq!(try_read(&other, passphrase).err(), Some(ImportError::Cipher));
    }
    let unknown =
        archive_with(&[("list.txt", address.as_bytes())], plain.with_aes_encryption(AesMode::Aes256, "correct"));
    assert_eq!(try_read(&unknown, None).err(), Some(ImportError::PassphraseNeeded));
    assert_eq!(try_read(&unknown, Some("wrong")).err(), Some(ImportError::WrongPassphrase));
}

/// Where the content of the first entry begins: behind name and further fields, salt and what tells a wrong passphrase.
fn begin_of(file: &[u8], is_sealed: bool) -> usize {
    let length = |at: usize| usize::from(u16::from_le_bytes([file[at], file[at + 1]]));
    30 + length(26) + length(28) + if is_sealed { 18 } else { 0 }
}

/// What is sealed by AES is authenticated: a right passphrase opens nothing that was changed, and is not called wrong.
#[test]
fn what_was_changed_is_damaged() {
    let address = format!("otpauth://totp/Shop:alice?secret={SECRET}");
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (passphrase, options) in
        [(None, options), (Some("correct"), options.with_aes_encryption(AesMode::Aes256, "correct"))]
    {
        let file = archive_with(&[("list.txt", address.as_bytes())], options);
        let begins = begin_of(&file, passphrase.is_some());
        for at in begins..begins + address.len() {
            let mut changed = file.clone();
            changed[at] ^= 1;
            assert_eq!(try_read(&changed, passphrase).err(), Some(ImportError::Damaged), "{at}");
        }
    }
}
