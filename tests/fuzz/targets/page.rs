//! Pieces of a page: no text breaks the search, and a key that is found stands on the page, whole.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sixpence::capture::page::{Piece, PieceKind, Written, written_in};

/// A line of the input is a piece: `=label|value` a field, `@label|value` an attribute, `#label|text` or `text` a line.
fn piece(line: &str) -> Piece {
    let (kind, rest) = match line.chars().next() {
        Some('=') => (PieceKind::Field, line.get(1..)),
        Some('@') => (PieceKind::Attribute, line.get(1..)),
        Some('#') => (PieceKind::Line, line.get(1..)),
        _ => (PieceKind::Line, None),
    };
    let (label, text) = rest.and_then(|rest| rest.split_once('|')).unwrap_or(("", rest.unwrap_or(line)));
    Piece { kind, text: text.to_owned(), label: label.to_owned() }
}

/// The letters and digits of a text, in capitals.
fn symbols(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

fuzz_target!(|text: &str| {
    let pieces: Vec<Piece> = text.lines().map(piece).collect();
    let all: String = pieces.iter().map(|piece| symbols(&piece.text)).collect();
    for written in written_in(&pieces) {
        let (draft, label) = match written {
            Written::Address(Ok(draft)) => (draft, None),
            Written::Key { draft: Ok(draft), label } => (draft, label),
            _ => continue,
        };
        let key = draft.secret.to_base32();
        // The last character may have bits to spare, which are dropped. An address may be percent-encoded.
        let found = all.contains(key.get(..key.len() - 1).unwrap_or_default());
        assert!(found || text.contains('%') || text.to_ascii_lowercase().contains("otpauth"));
        assert!(label.is_none_or(|label| label.chars().count() <= 60 && !label.contains(key.as_str())));
    }
});
