//! What is inside the encryption: whatever is read is written again byte for byte, known or not. Only settings that are not
//! there are filled in, so a text may become longer, once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sixpence::vault::fuzzing::rewrite_body;

fuzz_target!(|bytes: &[u8]| {
    if let Some(written) = rewrite_body(bytes) {
        assert!(*written == bytes || written.len() > bytes.len());
        assert!(rewrite_body(&written).is_some_and(|again| *again == *written));
    }
});
