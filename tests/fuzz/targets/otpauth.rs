//! otpauth URIs and keys: what is accepted is written so that it is read as the same, and stays the same text from then on.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sixpence::otpauth::{format, parse, parse_key, read};

fuzz_target!(|text: &str| {
    if let Ok(secret) = parse_key(text) {
        assert!(parse_key(&secret.to_base32()).is_ok_and(|again| again.same_as(&secret)));
    }
    for draft in [parse(text), read(text)].into_iter().flatten() {
        let written = format(&draft);
        assert!(written.is_ascii());
        let Ok(again) = parse(&written) else { panic!("what was written is not read") };
        assert!(again.secret.same_as(&draft.secret));
        assert_eq!((&again.issuer, &again.name), (&draft.issuer, &draft.name));
        assert_eq!((&again.params, &again.extra), (&draft.params, &draft.extra));
        assert_eq!(*format(&again), *written);
    }
});
