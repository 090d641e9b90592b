//! Recovery codes in what another app has noted beside an account. They are offered to the user, and the note stays as it is.

use super::Entry;
use crate::{
    enrolment::{
        assist::same_symbols,
        recovery::{self, Block, BlockKind, RecoveryCode},
    },
    otp::{Kind, Secret},
};

/// The recovery codes of an entry's note: see [`codes_in_note`].
#[must_use]
pub fn codes_in(entry: &Entry) -> Vec<RecoveryCode> {
    codes_in_note(&entry.about.note, &entry.draft.params, &entry.draft.secret)
}

/// The recovery codes of the note of an account: the largest set of which its own words say so. Empty: there are none.
#[must_use]
pub fn codes_in_note(note: &str, params: &Kind, secret: &Secret) -> Vec<RecoveryCode> {
    let note = note.trim();
    if *params == Kind::Steam && is_steam_code(note) {
        return RecoveryCode::new(note).into_iter().collect();
    }
    // A paragraph is what an element is on a page.
    let paragraphs = note.split("\n\n").filter(|text| !text.trim().is_empty());
    let block = |text: &str| Block { kind: BlockKind::Pre, heading: String::new(), text: text.to_owned() };
    let blocks: Vec<Block> = paragraphs.map(block).collect();
    let key = secret.to_base32();
    let is_key = |code: &RecoveryCode| same_symbols(code.expose(), &key);
    let sets = recovery::find(&blocks).into_iter().filter(|set| set.sure);
    let sets = sets.map(|set| set.codes.into_iter().map(|code| code.code).collect::<Vec<_>>());
    sets.filter(|codes| !codes.iter().any(is_key)).max_by_key(Vec::len).unwrap_or_default()
}

/// Steam's own: R and five digits, which stands there without a word.
fn is_steam_code(note: &str) -> bool {
    note.strip_prefix('R').is_some_and(|digits| digits.len() == 5 && digits.bytes().all(|digit| digit.is_ascii_digit()))
}
