//! Origins and how they relate: what is read is written and read as the same, exact means equal, and near is mutual.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sixpence::{
    matching::{Relation, punycode, relate, suffixes::Suffixes},
    origin::Origin,
};

static LIST: LazyLock<Suffixes> = LazyLock::new(|| {
    let file = include_bytes!("../../../extension/suffixes/list.txt");
    Suffixes::parse(file.to_vec()).expect("the list that is shipped")
});

fuzz_target!(|text: &str| {
    let _ = (Suffixes::parse(text.into()), punycode::decoded(text));
    let mut lines = text.lines();
    let (Some(page), Some(site)) = (lines.next(), lines.next()) else { return };
    let (Ok(page), Ok(site)) = (Origin::parse(page), Origin::parse(site)) else { return };
    assert_eq!(Origin::parse(&page.to_string()), Ok(page.clone()));
    let relation = relate(&page, std::slice::from_ref(&site), &LIST);
    assert_eq!(relation == Relation::Exact, page == site);
    let turned = relate(&site, std::slice::from_ref(&page), &LIST);
    assert_eq!(relation == Relation::Near, turned == Relation::Near);
});
