//! What the tests of matching share: the list as it is shipped, and generated pairs of sites and pages.

#![allow(dead_code, reason = "each test binary uses a part of it")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

pub(crate) mod pairs;

use sixpence::{matching::suffixes::Suffixes, origin::Origin};

pub(crate) fn list_file() -> Vec<u8> {
    include_bytes!("../../extension/suffixes/list.txt").to_vec()
}

pub(crate) fn list() -> Suffixes {
    Suffixes::parse(list_file()).unwrap()
}

pub(crate) fn origin(text: &str) -> Origin {
    Origin::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}
