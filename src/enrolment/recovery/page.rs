//! The sets of recovery codes on a page.
//!
//! A page is full of what looks like codes. So a set counts where the words beside it call it so: the nearest that name
//! anything hold, those in the block itself first, then its heading, then the blocks before it. Without any words, only a long
//! list of the very shape is offered, and never as sure.

use serde::Deserialize;
use zeroize::Zeroizing;

use super::{
    code::{Case, RecoveryCode},
    label::{Label, follows_key},
    layout::{Layout, layout},
    says::{Names, says},
    shape::MIN_WHOLE,
    typed::{Entry, entries, looks_like_key, visible},
};

/// What kind of element a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum BlockKind {
    /// A list, one line an item.
    List,
    /// A table, one line a row, its cells divided by tabs.
    Table,
    /// The value of a textarea or a read-only input.
    Textarea,
    /// Preformatted text.
    Pre,
    /// Any other text: a paragraph, a heading, a lone element.
    Text,
}

/// The text of an element of a page, in document order. No `Debug`: it may hold codes.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// What kind of element.
    pub kind: BlockKind,
    /// The nearest heading before it, and its label, if it has one: "Recovery codes: Codes"; empty if there is neither.
    #[serde(default)]
    pub heading: String,
    /// Its text, with line breaks where the page shows them.
    pub text: String,
}

/// What may be a set of recovery codes. No `Debug`.
pub struct Candidate {
    /// The codes, each once.
    pub codes: Vec<Entry>,
    /// Whether the page leaves no doubt: its words say so, and all codes have one shape.
    pub sure: bool,
    /// The page's own words for it, for the user to choose by; empty if there are none.
    pub heading: String,
}

/// The longest heading that is given back, in characters.
const MAX_HEADING_CHARS: usize = 80;
/// Blocks with longer texts hold no codes, in bytes; so many blocks are looked at, and so much text in all.
const MAX_TEXT: usize = 16 * 1024;
const MAX_BLOCKS: usize = 2000;
const MAX_PAGE: usize = 256 * 1024;
/// How many codes a set has at least of which words speak that may mean something else, and one that no words speak of.
const MIN_HINTED: usize = 3;
const MIN_SILENT: usize = 5;
/// How many letters and digits a code of a set has at least: fewer are years and counts.
const MIN_SYMBOLS: usize = 5;

/// The sets of recovery codes on a page, in their order, each once.
#[must_use]
pub fn find(blocks: &[Block]) -> Vec<Candidate> {
    let mut left = MAX_PAGE;
    let texts = blocks.iter().take(MAX_BLOCKS).map(|block| {
        let fits = block.text.len() <= MAX_TEXT.min(left);
        left = left.saturating_sub(block.text.len());
        if fits { visible(&block.text) } else { Zeroizing::default() }
    });
    let page: Vec<Read<'_>> = blocks.iter().zip(texts).map(|(block, text)| Read::new(block, text)).collect();
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 0;
    while let Some(first) = page.get(at) {
        // Codes in elements of their own, one after the other.
        let goes_on = |other: &&Read<'_>| other.is_codes_only && other.is_beside(first);
        let alike = page.iter().skip(at).take_while(goes_on).count().max(1);
        // A key has its label right before it, and is no part of the set that may follow.
        let alike = if first.is_key() && follows_key(&page, at) { 1 } else { alike };
        let end = at.saturating_add(alike);
        let new = candidate(&page, at, end).filter(|new| !found.iter().any(|known| is_same_set(known, new)));
        found.extend(new);
        at = end;
    }
    found
}

fn candidate(page: &[Read<'_>], at: usize, end: usize) -> Option<Candidate> {
    let set = page.get(at..end)?;
    let first = set.first()?;
    let text = joined(set);
    let layout = layout(&text);
    let (codes, ..) = entries(&text, &layout).ok()?;
    if codes.is_empty() || layout.is_in_sentence && codes.len() < MIN_HINTED {
        return None;
    }
    let own = without_codes(&text, &layout);
    let Label { names, in_block, key, is_near, text: heading } = Label::of(page, at, end, &own, codes.len());
    let is_key = codes.len() == 1 && codes.iter().all(|entry| looks_like_key(&entry.code));
    if is_key && (key || names != Names::Code) {
        return None;
    }
    let is_regular = !layout.is_uneven && !layout.may_be_groups;
    let is_made = is_made(&codes);
    let symbols: usize = layout.shape.iter().sum();
    // Words of one length under the right heading are buttons.
    let is_set = symbols >= MIN_SYMBOLS && (is_made || codes.len() >= MIN_SILENT);
    let is_alone = !layout.is_mixed || in_block == Names::Code;
    let offered = match names {
        // A single number may be a count, or a year.
        Names::Codes => is_set && (codes.len() > 1 || layout.ignored == 0 && symbols >= MIN_WHOLE),
        Names::Code => is_set && (codes.len() > 1 || is_alone),
        Names::Spare => is_regular && codes.len() >= MIN_HINTED && is_random(&codes, &layout.shape),
        Names::Nothing => {
            let is_list = first.block.kind != BlockKind::Text && codes.len() >= MIN_SILENT;
            is_regular && is_list && is_random(&codes, &layout.shape)
        }
        Names::Key | Names::Other => false,
    };
    let is_enough = match names {
        Names::Codes => codes.len() > 1,
        _ => names == Names::Code,
    };
    // Names or dates beside them may make them serial numbers.
    let is_clear = !layout.is_mixed || matches!(in_block, Names::Codes | Names::Code) && !layout.is_in_sentence;
    let sure = is_enough && is_near && is_made && is_regular && is_clear;
    offered.then(|| Candidate { codes, sure, heading: shown(&heading) })
}

/// A block without invisible characters.
pub(super) struct Read<'a> {
    pub block: &'a Block,
    pub text: Zeroizing<String>,
    /// Nothing but codes stands there.
    pub is_codes_only: bool,
}

impl<'a> Read<'a> {
    fn new(block: &'a Block, text: Zeroizing<String>) -> Self {
        let layout = layout(&text);
        let is_codes = layout.ignored == 0 && !layout.parts.is_empty();
        // A heading of one word has the shape of a code.
        let is_codes_only = is_codes && says(&text).names == Names::Nothing;
        Self { block, text, is_codes_only }
    }

    /// Whether nothing stands there but something in the shape of a key.
    fn is_key(&self) -> bool {
        self.is_codes_only && RecoveryCode::new(&self.text).is_ok_and(|code| looks_like_key(&code))
    }

    /// Whether two stand in elements of one kind under one heading.
    fn is_beside(&self, other: &Self) -> bool {
        self.block.kind == other.block.kind && self.block.heading == other.block.heading
    }
}

fn joined(set: &[Read<'_>]) -> Zeroizing<String> {
    let length = set.iter().map(|read| read.text.len().saturating_add(1)).sum();
    let mut text = Zeroizing::new(String::with_capacity(length));
    for read in set {
        text.push_str(&read.text);
        text.push('\n');
    }
    text
}

/// What stands around the codes of a text.
fn without_codes(text: &str, layout: &Layout) -> Zeroizing<String> {
    let mut words = Zeroizing::new(String::with_capacity(text.len()));
    let mut from = 0;
    for part in &layout.parts {
        words.push_str(text.get(from..part.place.0).unwrap_or_default());
        from = part.place.1;
    }
    words.push_str(text.get(from..).unwrap_or_default());
    words
}

/// Whether a machine has made them: with digits, or a list or groups in capitals.
fn is_made(codes: &[Entry]) -> bool {
    let has_digit = |entry: &Entry| entry.code.expose().bytes().any(|c| c.is_ascii_digit());
    let is_capital = |entry: &Entry| !entry.code.expose().bytes().any(|c| c.is_ascii_lowercase());
    let is_list = codes.len() >= MIN_HINTED || codes.iter().all(|entry| entry.code.expose().contains('-'));
    codes.iter().any(has_digit) || is_list && codes.iter().all(is_capital)
}

/// Whether codes look like nothing else: letters and digits without order. Numbers, hashes, and what begins alike may be
/// anything.
fn is_random(codes: &[Entry], shape: &[usize]) -> bool {
    const UUID: [usize; 5] = [8, 4, 4, 4, 12];
    let texts = || codes.iter().map(|entry| entry.code.expose().as_bytes());
    let is_mixed = |text: &&[u8]| text.iter().any(u8::is_ascii_digit) && text.iter().any(u8::is_ascii_alphabetic);
    let is_hash = shape.len() == 1 && texts().all(|text| text.iter().all(u8::is_ascii_hexdigit));
    let begins_alike = texts().zip(texts().skip(1)).all(|(one, next)| one.get(..2) == next.get(..2));
    let symbols: usize = shape.iter().sum();
    let may_be_keys = codes.iter().all(|entry| looks_like_key(&entry.code));
    (8..=40).contains(&symbols)
        && texts().filter(is_mixed).count().saturating_mul(2) > codes.len()
        && !(is_hash || begins_alike || may_be_keys || shape == UUID)
}

/// Whether one page shows a set twice, as a list and to be copied.
fn is_same_set(one: &Candidate, other: &Candidate) -> bool {
    let case = Case::of(one.codes.iter().chain(&other.codes).map(|entry| &entry.code));
    let has = |code: &Entry| one.codes.iter().any(|known| known.code.same_as(&code.code, case));
    one.codes.len() == other.codes.len() && other.codes.iter().all(has)
}

/// A heading as it is shown: clipped, and none in which something like a code stands.
fn shown(text: &str) -> String {
    let found = layout(text);
    if !found.parts.is_empty() || found.keys > 0 {
        return String::new();
    }
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(MAX_HEADING_CHARS).collect()
}
