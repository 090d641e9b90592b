//! The background against a world in memory: every flow, every refusal.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unit_arg,
    reason = "a test may fail"
)]

mod assist;
mod capture;
mod codes;
mod disk;
mod export;
mod fill;
mod guide;
mod keep;
mod lock;
mod log;
#[path = "../matching_support/mod.rs"]
mod matching_support;
mod offer;
#[path = "../otpauth_support/mod.rs"]
mod otpauth_support;
mod pages;
mod recovery;
mod refused;
mod save;
mod steps;
mod stores;
mod switches;
mod world;
mod wrong_site;

use sixpence::message::AddForm;

/// Sixteen base32 characters: the 80 bits that real sites hand out.
const SECRET: &str = "GEZDGNBVGY3TQOJQ";
const URI: &str = "otpauth://totp/GitHub:alice?secret=GEZDGNBVGY3TQOJQ&issuer=GitHub";

fn totp_form() -> AddForm {
    AddForm {
        secret: SECRET.into(),
        issuer: "GitHub".into(),
        name: "alice".into(),
        kind: "totp".into(),
        algorithm: "SHA1".into(),
        digits: "6".into(),
        period: "30".into(),
        counter: String::new(),
    }
}

fn hotp_form() -> AddForm {
    AddForm { kind: "hotp".into(), counter: "0".into(), ..totp_form() }
}
