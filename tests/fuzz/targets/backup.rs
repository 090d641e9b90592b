//! Backup files: what is found in a text is a whole vault, and its own file gives it again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sixpence::vault::{
    Copy, OpenError, SlotName, StoreName, Vault,
    backup::{from_file, to_file},
};

fn check(text: &str) {
    let Ok(stored) = from_file(text) else { return };
    assert_eq!(from_file(&to_file(&stored)).as_ref(), Ok(&stored));
    let opened = Vault::open(&[Copy { store: StoreName::Main, slot: SlotName::V0, text: &stored }], &[]);
    assert!(matches!(opened, Ok(_) | Err(OpenError::NewerFormat { .. })));
}

fuzz_target!(|text: &str| {
    check(text);
    // Changes to the true file, which the checksum would otherwise keep the fuzzer from: its lines, parted by the input.
    let file = include_str!("../../fixtures/vault/backup.txt");
    let (head, tail) = file.split_at(file.len() / 2);
    let mut parts = text.splitn(3, '|');
    let [before, between, after] = [(); 3].map(|()| parts.next().unwrap_or_default());
    check(&format!("{before}\n{head}{between}{tail}{after}"));
});
