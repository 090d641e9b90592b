use sixpence::{
    account::{Account, AccountId},
    import::{Entry, Fate, fates},
    time::UnixMs,
};

use crate::support::read_as;

fn entries(lines: &str) -> Vec<Entry> {
    read_as("List of otpauth addresses", lines.as_bytes(), None).entries
}

fn vault(lines: &str) -> Vec<Account> {
    let id = |position| AccountId([u8::try_from(position).unwrap(); 16]);
    let account = |entry: Entry| Account::from_draft(id(entry.position), entry.draft, Vec::new(), UnixMs(0));
    entries(lines).into_iter().map(account).collect()
}

const SHOP: &str = "otpauth://totp/Shop:alice?secret=GEZDGNBVGY3TQOJQ";

#[test]
fn the_same_file_twice_adds_nothing() {
    let file =
        format!("{SHOP}\notpauth://hotp/Bank:bob?secret=GEZDGNBVGY3TQOJR&counter=7\nsteam://GEZDGNBVGY3TQOJS\n{SHOP}");
    let first = fates([].into_iter(), &entries(&file));
    assert_eq!(first, [Fate::New, Fate::New, Fate::New, Fate::Again(1)]);
    let vault = vault(&file.lines().take(3).collect::<Vec<_>>().join("\n"));
    let counted_on = file.replace("counter=7", "counter=9");
    for file in [file, counted_on] {
        assert!(fates(vault.iter(), &entries(&file)).iter().all(|fate| matches!(fate, Fate::There(_))));
    }
}

#[test]
fn what_differs_is_said() {
    let vault = vault(SHOP);
    let id = AccountId([1; 16]);
    let uri = |label: &str, rest: &str| format!("otpauth://totp/{label}?secret={rest}");
    for (line, fate) in [
        (uri("Shop:alice", "GEZDGNBVGY3TQOJQ"), Fate::There(id)),
        (uri("Other:bob", "GEZDGNBVGY3TQOJQ"), Fate::There(id)),
        (uri("Shop:alice", "GEZDGNBVGY3TQOJQ&digits=8"), Fate::OtherCodes(id)),
        (uri("Shop:alice", "GEZDGNBVGY3TQOJQ&period=60"), Fate::OtherCodes(id)),
        (uri("SHOP:Alice", "GEZDGNBVGY3TQOJR"), Fate::SameName(id)),
        (uri("Shop:bob", "GEZDGNBVGY3TQOJR"), Fate::New),
        (uri("Shop:bob", "GEZDGNBVGY3TQOJR&codeDisplay=%7B%22trashed%22%3Atrue%7D"), Fate::Trashed),
    ] {
        assert_eq!(fates(vault.iter(), &entries(&line)), [fate], "{line}");
    }
}
