//! The XML of KeePass databases, which is encrypted in them: any text is read or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sixpence::import::fuzzing::kdbx_items;

fuzz_target!(|xml: &str| {
    if let Some(items) = kdbx_items(xml, 1000) {
        assert!(items <= 1000);
    }
});
