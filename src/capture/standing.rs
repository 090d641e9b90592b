//! What a page calls a thing that is shaped like a key.
//!
//! It is a secret key by its label: before it on its line, the name of its field or element, one of the lines before; and with
//! what a page that turns two-factor login on says besides. What is nearest holds, and where a sentence says "recovery" or
//! "API" it is no label. A key without a label is taken if it is the only one of its shape, on a line of its own shortly after
//! the page spoke of an app or a QR code.

use std::collections::{BTreeMap, BTreeSet};

use zeroize::Zeroizing;

use crate::{account::Draft, otpauth::OtpauthError};

use super::{
    labels::{Kinds, Said, named, said},
    page::{Piece, PieceKind, Written, start_of},
    printed::Printed,
};

/// How many lines before a key may be its label.
const LABEL_LINES: usize = 5;
/// A label that means other things too stands nearer.
const KEY_LINES: usize = 3;
/// How many lines before a key without a label the page speaks of two-factor login.
const SETUP_LINES: usize = 12;
/// How many pieces before a key are looked at in all.
const MAX_PIECES: usize = 100;
/// How many pieces before and after a label show what the page is about.
const AROUND: (usize, usize) = (40, 20);
/// The most that is read of what stands beside a key on its line, in bytes; and of the names of its element.
const MAX_BESIDE: usize = 160;
const MAX_NAMES: usize = 400;
/// The most that is read of what stands behind it.
const MAX_BEHIND: usize = 60;
/// The longest label that is shown, in characters.
const MAX_LABEL_CHARS: usize = 60;

/// What the page says of a key.
enum Standing {
    /// Its label says that it is the secret key of an authenticator, in these words.
    Labelled(Option<String>),
    /// It has no label, and the page turns two-factor login on.
    Alone,
    /// It is something else, or nobody says what.
    Other,
}

/// What the lines before a key say.
#[derive(Default)]
struct Lines {
    /// The nearest that names a key or something else, how many lines before, and what it says.
    nearest: Option<(usize, usize, Kinds)>,
    /// Whether one nearer than that speaks of two-factor login.
    has_setup: bool,
    /// Whether another key stands between.
    meets_key: bool,
}

/// The pieces of a page with what is shaped like a key in them.
pub(super) struct Page<'a> {
    pieces: &'a [Piece],
    printed: Vec<Printed<'a>>,
    /// What each piece says, as far as it was asked.
    said: Vec<Option<Said>>,
    /// The pieces that speak of two-factor login, once it was asked.
    setups: Vec<usize>,
    /// What the names of the last piece say.
    names: Option<(usize, Kinds)>,
}

impl<'a> Page<'a> {
    pub fn new(pieces: &'a [Piece], printed: Vec<Printed<'a>>) -> Self {
        Self { pieces, printed, said: vec![None; pieces.len()], setups: Vec::new(), names: None }
    }

    /// The secret keys, each with its piece. Those without a label only if the page has no other account.
    pub fn keys(mut self, has_address: bool) -> Vec<(usize, Written)> {
        let standings: Vec<Standing> = (0..self.printed.len()).map(|index| self.standing(index)).collect();
        let is_labelled = |(key, standing): (&Printed<'_>, &Standing)| {
            key.draft.is_some() && matches!(standing, Standing::Labelled(_))
        };
        let has_account = has_address || self.printed.iter().zip(&standings).any(is_labelled);
        let repeated = if has_account { BTreeSet::new() } else { self.repeated_lengths() };
        let mut found = Vec::new();
        for (key, standing) in self.printed.into_iter().zip(standings) {
            let label = match standing {
                Standing::Labelled(label) => label,
                Standing::Alone if !has_account && !repeated.contains(&key.symbols) => None,
                Standing::Alone | Standing::Other => continue,
            };
            let label = label.filter(|label| !key.draft.as_ref().is_some_and(|draft| says_key(label, draft)));
            let written = Written::Key { draft: key.draft.ok_or(OtpauthError::Unsure), label };
            found.push((key.piece, written));
        }
        found
    }

    fn standing(&mut self, index: usize) -> Standing {
        let Some((at, before, after)) = self.printed.get(index).map(|key| (key.piece, key.before, key.after)) else {
            return Standing::Other;
        };
        let Some(piece) = self.pieces.get(at) else { return Standing::Other };
        let beside = end_of(before, MAX_BESIDE);
        let on_line = said(beside).last;
        let names = start_of(&piece.label, MAX_NAMES);
        let names_say = self.names_say(at);
        if on_line.and(names_say).and(said(start_of(after, MAX_BEHIND)).all).has(Kinds::OTHER) {
            return Standing::Other;
        }
        if on_line.has(Kinds::NAMED) || on_line.has(Kinds::KEY) && self.is_about_setup(at) {
            return Standing::Labelled(shown(beside));
        }
        if self.is_in_list(index) {
            return Standing::Other;
        }
        let is_named = names_say.has(Kinds::NAMED) || names_say.has(Kinds::KEY) && self.is_about_setup(at);
        if piece.kind == PieceKind::Field && is_named {
            return Standing::Labelled(shown(names));
        }
        let lines = self.lines_before(at);
        let line_of = |page: &Self, at: usize| page.pieces.get(at).and_then(|piece| shown(&piece.text));
        match lines.nearest {
            Some((_, _, kinds)) if kinds.has(Kinds::OTHER) => Standing::Other,
            // Names alone do not make the second of several a key.
            None if is_named && (names_say.has(Kinds::NAMED) || !lines.meets_key) => Standing::Labelled(None),
            // What is in no line has the label beside it, or none.
            _ if piece.kind == PieceKind::Attribute && !is_named => Standing::Other,
            Some((line, distance, kinds)) if piece.kind == PieceKind::Line || distance == 1 || is_named => {
                let is_label = kinds.has(Kinds::NAMED) && distance <= LABEL_LINES
                    || kinds.has(Kinds::KEY) && distance <= KEY_LINES && self.is_about_setup(at);
                let means = is_label || is_named && distance <= LABEL_LINES;
                if means { Standing::Labelled(line_of(self, line)) } else { self.alone(index, &lines) }
            }
            _ => self.alone(index, &lines),
        }
    }

    fn alone(&self, index: usize, lines: &Lines) -> Standing {
        let key = self.printed.get(index).filter(|key| key.is_whole && key.is_alone() && key.draft.is_some());
        let is_line = key.and_then(|key| self.pieces.get(key.piece)).is_some_and(|piece| piece.kind == PieceKind::Line);
        if is_line && lines.has_setup && !lines.meets_key { Standing::Alone } else { Standing::Other }
    }

    /// What the lines before a piece say, up to the nearest that names something.
    fn lines_before(&mut self, at: usize) -> Lines {
        let mut lines = Lines::default();
        let mut distance = 0_usize;
        for before in (0..at).rev().take(MAX_PIECES) {
            if !self.pieces.get(before).is_some_and(Piece::has_words) {
                // A picture of a code has words, too.
                let is_picture = self.pieces.get(before).is_some_and(|piece| piece.kind == PieceKind::Attribute);
                lines.has_setup |= is_picture && self.said(before).all.has(Kinds::SETUP);
                continue;
            }
            distance = distance.saturating_add(1);
            if distance > SETUP_LINES {
                break;
            }
            if self.printed.binary_search_by_key(&before, |key| key.piece).is_ok() {
                lines.meets_key = true;
                break;
            }
            let said = self.said(before);
            if said.last.has(Kinds::NAMED.and(Kinds::KEY).and(Kinds::OTHER)) {
                lines.has_setup |= said.all.has(Kinds::SETUP);
                lines.nearest = Some((before, distance, said.last));
                break;
            }
            lines.has_setup |= said.all.has(Kinds::SETUP);
        }
        lines
    }

    /// Whether the page speaks of two-factor login around a piece.
    fn is_about_setup(&mut self, at: usize) -> bool {
        if self.setups.is_empty() {
            let about = Kinds::SETUP.and(Kinds::NAMED);
            self.setups = (0..self.pieces.len()).filter(|at| self.said(*at).all.has(about)).collect();
            // Behind all others: it is not looked for again.
            self.setups.push(usize::MAX);
        }
        let (before, after) = AROUND;
        let first = self.setups.partition_point(|setup| *setup < at.saturating_sub(before));
        self.setups.get(first).is_some_and(|setup| *setup < at.saturating_add(after))
    }

    /// Whether the line before or after has another of the same length.
    fn is_in_list(&self, index: usize) -> bool {
        let Some(key) = self.printed.get(index) else { return false };
        let others = [index.checked_sub(1), index.checked_add(1)].into_iter().flatten();
        let mut others = others.filter_map(|other| self.printed.get(other));
        others.any(|other| {
            let (first, last) = (key.piece.min(other.piece), key.piece.max(other.piece));
            let between = self.pieces.get(first.saturating_add(1)..last).unwrap_or_default();
            let is_line = |at: usize| self.pieces.get(at).is_some_and(|piece| piece.kind == PieceKind::Line);
            is_line(first)
                && is_line(last)
                && is_other(key, other)
                && between.len() < MAX_PIECES
                && !between.iter().any(Piece::has_words)
        })
    }

    /// The lengths of which there is more than one key.
    fn repeated_lengths(&self) -> BTreeSet<usize> {
        let (mut firsts, mut repeated) = (BTreeMap::new(), BTreeSet::new());
        for key in &self.printed {
            if is_other(firsts.entry(key.symbols).or_insert(key), key) {
                repeated.insert(key.symbols);
            }
        }
        repeated
    }

    /// What the names of a piece say. Asked again for each key of a line.
    fn names_say(&mut self, at: usize) -> Kinds {
        if let Some((_, kinds)) = self.names.filter(|(known, _)| *known == at) {
            return kinds;
        }
        let Some(piece) = self.pieces.get(at) else { return Kinds::default() };
        let names = start_of(&piece.label, MAX_NAMES);
        let kinds = if piece.kind == PieceKind::Field { named(names).and(said(names).all) } else { named(names) };
        self.names = Some((at, kinds));
        kinds
    }

    fn said(&mut self, at: usize) -> Said {
        let Some(piece) = self.pieces.get(at) else { return Said::default() };
        let Some(known) = self.said.get_mut(at) else { return Said::default() };
        *known.get_or_insert_with(|| said(if piece.kind == PieceKind::Field { &piece.label } else { &piece.text }))
    }
}

/// Whether two of the same length are not the same.
fn is_other(one: &Printed<'_>, other: &Printed<'_>) -> bool {
    let same = match (&one.draft, &other.draft) {
        (Some(one), Some(other)) => one.secret.same_as(&other.secret),
        _ => one.piece == other.piece,
    };
    one.symbols == other.symbols && !same
}

/// Whether a label has the key in it: it is shown, and a key is not.
fn says_key(label: &str, draft: &Draft) -> bool {
    let symbols = label.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase());
    Zeroizing::new(symbols.collect::<String>()).contains(draft.secret.to_base32().as_str())
}

/// A label as it is shown: clipped, without the marks around it.
fn shown(label: &str) -> Option<String> {
    let words = label.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '=' | '-' | '"' | '('));
    let end = text.char_indices().nth(MAX_LABEL_CHARS).map_or(text.len(), |(at, _)| at);
    text.get(..end).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The last bytes of a text, at most so many.
fn end_of(text: &str, bytes: usize) -> &str {
    text.get(text.ceil_char_boundary(text.len().saturating_sub(bytes))..).unwrap_or_default()
}
