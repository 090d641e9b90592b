//! Stored vaults: nothing panics, and of all that the right key is tried on, only the true vaults open.
#![no_main]

use std::sync::LazyLock;

use data_encoding::BASE64;
use libfuzzer_sys::fuzz_target;
use sixpence::vault::{Copy, Opener, SlotName, StoreName, Stretched, Vault, derive};

/// Both have the same passphrase and salt, so one key opens both.
static TRUE_VAULTS: [&str; 2] =
    [include_str!("../../fixtures/vault/accounts.txt"), include_str!("../../fixtures/vault/future.txt")];

static KEY: LazyLock<Stretched> = LazyLock::new(|| {
    let vault =
        Vault::open(&[Copy { store: StoreName::Main, slot: SlotName::V0, text: TRUE_VAULTS[0].trim() }], &[]).unwrap_or_else(|_| panic!("fixture"));
    let key = derive("sixpence none the richer", &vault.kdf_request().unwrap()).unwrap();
    assert!(vault.unlock(&Opener::Passphrase, &key).is_ok());
    key
});

fn try_to_open(text: &str) {
    let Ok(vault) = Vault::open(&[Copy { store: StoreName::Main, slot: SlotName::V0, text }], &[]) else { return };
    let _ = (vault.kdf_request(), vault.generation(), vault.saved_at());
    assert!(vault.unlock(&Opener::Passphrase, &KEY).is_err() || TRUE_VAULTS.iter().any(|vault| text == vault.trim()));
}

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        try_to_open(text);
    }
    // Behind the checksum, which no fuzzer guesses.
    let sealed = bytes.get(..bytes.len().saturating_sub(4)).unwrap_or_default();
    try_to_open(&BASE64.encode(&[sealed, &crc32c::crc32c(sealed).to_le_bytes()].concat()));
});
