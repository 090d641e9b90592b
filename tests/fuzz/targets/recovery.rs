//! Recovery codes in any text and on any page: none breaks the reader, and codes that were written down are read as they were.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sixpence::enrolment::recovery::{Block, BlockKind, Entry, MAX_CODES, find, parse_typed, written};

/// A paragraph of the input is a block: its first character says of what kind, its first line is the heading.
fn block(paragraph: &str) -> Block {
    let (heading, text) = paragraph.split_once('\n').unwrap_or(("", paragraph));
    let kind = match paragraph.bytes().next().unwrap_or(0) % 5 {
        0 => BlockKind::List,
        1 => BlockKind::Table,
        2 => BlockKind::Textarea,
        3 => BlockKind::Pre,
        _ => BlockKind::Text,
    };
    Block { kind, heading: heading.to_owned(), text: text.to_owned() }
}

fn is_set(codes: &[Entry]) -> bool {
    !codes.is_empty() && codes.len() <= MAX_CODES && codes.iter().all(|entry| !entry.code.expose().trim().is_empty())
}

fn texts(codes: &[Entry]) -> Vec<(&str, bool)> {
    codes.iter().map(|entry| (entry.code.expose(), entry.used)).collect()
}

fuzz_target!(|text: &str| {
    if let Ok(parsed) = parse_typed(text) {
        assert!(is_set(&parsed.codes));
        let again = parse_typed(&written(&parsed.codes)).expect("what was written is read");
        assert_eq!(texts(&again.codes), texts(&parsed.codes));
    }
    let blocks: Vec<Block> = text.split("\n\n").map(block).collect();
    assert!(find(&blocks).iter().all(|set| is_set(&set.codes)));
});
