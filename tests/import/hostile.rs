//! Files that somebody has broken on purpose: whatever is in them, they are read or refused, and each of their accounts is counted
//! once. Longer runs of the same: `./build.sh fuzz`.

use std::{fs, path::PathBuf};

use proptest::prelude::*;
use sixpence::import::{ImportError, Imported, Limits, Opening, read};

/// So that no key is made.
const LIMITS: Limits = Limits { bytes: 1 << 20, entries: 1000, key_memory_kib: 64, key_work: 256 };

/// The seeds of the fuzz target, without the byte that chooses a format.
fn seeds() -> Vec<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds/import");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()[1..].to_vec()).collect()
}

/// What is done to a file at a place in it.
#[derive(Debug, Clone)]
enum Blow {
    Byte(u8),
    Cut,
    Twice(usize),
    Put(&'static str),
}

fn blow() -> impl Strategy<Value = Blow> {
    let texts = [
        "null",
        "[]",
        "{}",
        "\"\"",
        "-1",
        "1e400",
        "18446744073709551616",
        "\0",
        "\u{202e}",
        "\"",
        ",",
        ":",
        "|",
        ";",
        "=",
    ];
    prop_oneof![
        any::<u8>().prop_map(Blow::Byte),
        Just(Blow::Cut),
        (1..40_usize).prop_map(Blow::Twice),
        prop::sample::select(texts.to_vec()).prop_map(Blow::Put),
    ]
}

fn strike(mut file: Vec<u8>, place: usize, blow: &Blow) -> Vec<u8> {
    let at = place % file.len().max(1);
    match blow {
        Blow::Byte(byte) => {
            if let Some(old) = file.get_mut(at) {
                *old = *byte;
            }
        }
        Blow::Cut => file.truncate(at),
        Blow::Twice(length) => {
            let again = file[at..file.len().min(at + length)].to_vec();
            file.splice(at..at, again);
        }
        Blow::Put(text) => {
            file.splice(at..at, text.bytes());
        }
    }
    file
}

fn positions(imported: &Imported) -> Vec<u32> {
    let mut positions: Vec<u32> = imported.entries.iter().map(|entry| entry.position).collect();
    positions.extend(imported.rejected.iter().map(|rejected| rejected.position));
    positions.sort_unstable();
    positions
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_broken_file_is_read_or_refused(which in any::<prop::sample::Index>(), blows in prop::collection::vec((any::<usize>(), blow()), 1..6)) {
        let seeds = seeds();
        let file = blows.iter().fold(which.get(&seeds).clone(), |file, (place, blow)| strike(file, *place, blow));
        if let Ok((_, imported)) = read(&file, &Opening { passphrase: Some("test"), limits: LIMITS }) {
            let expected: Vec<u32> = (1..).take(imported.accounts()).collect();
            prop_assert_eq!(positions(&imported), expected);
        }
    }
}

/// An item tells its note once, and holds any number of codes.
#[test]
fn a_long_note_for_many_codes_is_refused() {
    let (note, codes) = ("x".repeat(1 << 20), 300);
    let all = |one: &str| vec![one; codes].join(",");
    let field = r#"{"type": "totp", "data": {"totpUri": "GEZDGNBVGY3TQOJQ"}}"#;
    let proton = format!(
        r#"{{"vaults": {{"1": {{"items": [{{"data": {{"metadata": {{"note": "{note}"}}, "content": {{}}, "extraFields": [{}]}}}}]}}}}}}"#,
        all(field)
    );
    let field = r#"{"value": {"totp": "GEZDGNBVGY3TQOJQ"}}"#;
    let onepassword = format!(
        r#"{{"accounts": [{{"vaults": [{{"items": [{{"details": {{"notesPlain": "{note}", "sections": [{{"fields": [{}]}}]}}}}]}}]}}]}}"#,
        all(field)
    );
    let credential =
        r#"{"type": "totp", "secret": "GEZDGNBVGY3TQOJQ", "period": 30, "digits": 6, "algorithm": "sha1"}"#;
    let head = r#""exporterRpId": "x.example", "accounts""#;
    let cxf = format!(
        r#"{{{head}: [{{"items": [{{"credentials": [{{"type": "note", "content": {{"value": "{note}"}}}}, {}]}}]}}]}}"#,
        all(credential)
    );
    let tags = vec![r#"{"title": "x", "items": [{"item": "1"}]}"#; 50_000].join(",");
    let tagged = format!(
        r#"{{{head}: [{{"collections": [{tags}], "items": [{{"id": "1", "credentials": [{}]}}]}}]}}"#,
        all(credential)
    );
    for file in [proton, onepassword, cxf] {
        assert_eq!(read(file.as_bytes(), &Opening::with(None)).err(), Some(ImportError::TooLarge));
    }
    // A title counts once, however often it is given.
    let (_, imported) = read(tagged.as_bytes(), &Opening::with(None)).ok().unwrap();
    assert_eq!((imported.entries.len(), imported.entries[0].about.tags.len()), (codes, 1));
}

#[test]
fn more_entries_than_the_limit_are_refused() {
    let line = "otpauth://totp/Shop:alice?secret=GEZDGNBVGY3TQOJQ\n";
    let read = |count| read(line.repeat(count).as_bytes(), &Opening { passphrase: None, limits: LIMITS });
    assert!(read(1000).is_ok_and(|(_, imported)| imported.entries.len() == 1000));
    assert_eq!(read(1001).err(), Some(sixpence::import::ImportError::TooMany));
}
