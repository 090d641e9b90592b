//! Files of other apps: any bytes are read or refused, and every account in them is in one of the two lists. The first byte chooses
//! the format that has to take the rest, recognised or not; the last values leave that to the content.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sixpence::{
    import::{Content, Imported, Limits, Opening, formats::FORMATS, read},
    otpauth::{self, parse},
};

/// Small, so that no input takes long: no key of a real file fits.
const LIMITS: Limits = Limits { bytes: 1 << 20, entries: 1000, key_memory_kib: 64, key_work: 256 };

fuzz_target!(|input: &[u8]| {
    let Some((choice, file)) = input.split_first() else { return };
    let opening = Opening { passphrase: Some("test"), limits: LIMITS };
    let imported = match FORMATS.get(usize::from(*choice)) {
        Some(format) => Content::of(file, &LIMITS).and_then(|content| (format.read)(&content, &opening)),
        None => read(file, &opening).map(|(_, imported)| imported),
    };
    if let Ok(imported) = imported {
        check(&imported);
    }
});

fn check(imported: &Imported) {
    assert!(imported.accounts() <= LIMITS.entries);
    let mut positions: Vec<u32> = imported.entries.iter().map(|entry| entry.position).collect();
    positions.extend(imported.rejected.iter().map(|rejected| rejected.position));
    positions.sort_unstable();
    assert!(positions.iter().zip(1..).all(|(position, expected)| *position == expected), "each account once");
    for entry in &imported.entries {
        let Ok(again) = parse(&otpauth::format(&entry.draft)) else { panic!("what was read cannot be written") };
        assert!(again.secret.same_as(&entry.draft.secret));
        assert_eq!(again.params, entry.draft.params);
    }
}
