//! Exports of Google Authenticator: any message is read or refused, and what is accepted is an account that an address can say.
#![no_main]

use data_encoding::BASE64URL_NOPAD;
use libfuzzer_sys::fuzz_target;
use sixpence::otpauth::{self, parse, read_export};

fuzz_target!(|message: &[u8]| {
    let address = format!("otpauth-migration://offline?data={}", BASE64URL_NOPAD.encode(message));
    let Ok(export) = read_export(&address) else { return };
    assert!(export.part >= 1 && export.part <= export.parts && !export.accounts.is_empty());
    for draft in export.accounts.into_iter().flatten() {
        let Ok(again) = parse(&otpauth::format(&draft)) else { panic!("what was read cannot be written") };
        assert!(again.secret.same_as(&draft.secret));
        assert_eq!(again.params, draft.params);
    }
});
