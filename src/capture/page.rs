//! Accounts that a web page says in words: its otpauth addresses, and the secret keys that it calls so.
//!
//! Nobody has selected anything here, so a key is taken only where the page leaves no doubt: `standing` judges by what it
//! calls the key, `printed` by the key's edges.

use serde::Deserialize;
use zeroize::Zeroizing;

use crate::{
    account::Draft,
    order::{sorted_by, sorted_by_key},
    otpauth::{OtpauthError, format, is_export, parse},
};

use super::{address::addresses, printed::printed_in, standing::Page};

/// How much of the next line is read to see whether it belongs to an address.
const MAX_NEXT: usize = 160;

/// What a piece of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PieceKind {
    /// One visible line: `<br>` and the ends of blocks end it, and what is drawn as a button of its own is divided from it
    /// by a space. Labelled with the id, class and data-* names of the element that holds it.
    Line,
    /// The value of an input or a textarea, also one that is disabled or read-only. Labelled with its label texts,
    /// aria-label, placeholder, name and id.
    Field,
    /// The value of an attribute that may hold a key or an address: `href`, `data-*`, `alt`, `title`, `value` of buttons.
    /// Labelled with its name, and id, class and aria-label of its element.
    Attribute,
}

/// A piece of a page. All of them stand in document order, through shadow roots and frames of the same origin. No `Debug`:
/// it may hold a secret.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// Its text, as the page has it.
    pub text: String,
    /// What the page calls it.
    #[serde(default)]
    pub label: String,
}

impl Piece {
    /// Whether it is a line in which something stands.
    pub(super) fn has_words(&self) -> bool {
        self.kind == PieceKind::Line && self.text.contains(char::is_alphanumeric)
    }
}

/// What a page says of one account, or of several. Holds secrets: no `Debug`, `Clone` or `Serialize`.
pub enum Written {
    /// An otpauth address: the account, or why it cannot be one.
    Address(Result<Draft, OtpauthError>),
    /// A secret key alone, which says nothing of the parameters.
    Key {
        /// The account with the usual parameters, or why it cannot be one.
        draft: Result<Draft, OtpauthError>,
        /// The page's own words beside the key, for the user to choose by, if there are any.
        label: Option<String>,
    },
    /// The address of an export of Google Authenticator, as it stands there: for [`read_export`](crate::otpauth::read_export).
    Export(Zeroizing<String>),
}

/// All accounts that the pieces of a page say, in their order, each once. An address holds against the same key without
/// parameters. What cannot be an account is told only of addresses, and of keys with a label if there is nothing else.
#[must_use]
pub fn written_in(pieces: &[Piece]) -> Vec<Written> {
    let mut found = in_addresses(pieces);
    let has_address = found.iter().any(Found::is_account);
    let keys = Page::new(pieces, printed_in(pieces)).keys(has_address);
    found.extend(keys.into_iter().map(|(piece, written)| Found { piece, written }));
    let has_account = found.iter().any(Found::is_account);
    found.retain(|found| !has_account || !found.is_in_doubt());
    once_each(found).into_iter().map(|found| found.written).collect()
}

/// An account, and where it was found.
struct Found {
    piece: usize,
    written: Written,
}

impl Found {
    fn draft(&self) -> Option<&Draft> {
        match &self.written {
            Written::Address(draft) | Written::Key { draft, .. } => draft.as_ref().ok(),
            Written::Export(_) => None,
        }
    }

    fn is_account(&self) -> bool {
        self.draft().is_some() || matches!(self.written, Written::Export(_))
    }

    fn is_in_doubt(&self) -> bool {
        let doubt = Some(&OtpauthError::Unsure);
        match &self.written {
            Written::Address(draft) | Written::Key { draft, .. } => draft.as_ref().err() == doubt,
            Written::Export(_) => false,
        }
    }

    /// What two that are the same have in common: the text of an address, a key, an error.
    fn identity(&self) -> Zeroizing<String> {
        match &self.written {
            Written::Export(text) => text.clone(),
            Written::Address(Ok(draft)) => format(draft),
            Written::Key { draft: Ok(draft), .. } => draft.secret.to_base32(),
            Written::Address(Err(error)) | Written::Key { draft: Err(error), .. } => Zeroizing::new(error.to_string()),
        }
    }

    fn has_label(&self) -> bool {
        matches!(self.written, Written::Key { label: Some(_), .. })
    }
}

/// One of each, in the order of the page: with a label if one of them has one. A key that an address has too is dropped.
fn once_each(mut found: Vec<Found>) -> Vec<Found> {
    let in_address = |found: &Found| match &found.written {
        Written::Address(Ok(draft)) => Some(draft.secret.to_base32()),
        _ => None,
    };
    let secrets: Vec<_> = found.iter().filter_map(in_address).collect();
    let secrets = sorted_by(secrets, |one, other| one.as_str().cmp(other));
    found.retain(|found| {
        let Written::Key { draft: Ok(draft), .. } = &found.written else { return true };
        let key = draft.secret.to_base32();
        secrets.binary_search_by(|secret| secret.as_str().cmp(&key)).is_err()
    });
    let named: Vec<_> = found.into_iter().map(|found| (found.identity(), found)).collect();
    let mut named = sorted_by(named, |(one, first), (other, second)| {
        let rank = |found: &Found| (!found.has_label(), found.piece);
        one.as_str().cmp(other).then_with(|| rank(first).cmp(&rank(second)))
    });
    named.dedup_by(|(other, _), (one, _)| one == other);
    sorted_by_key(named, |(_, found)| found.piece).into_iter().map(|(_, found)| found).collect()
}

/// The addresses of all pieces. One without a secret is a mention: pages explain the format.
fn in_addresses(pieces: &[Piece]) -> Vec<Found> {
    let mut found = Vec::new();
    for (piece, this) in pieces.iter().enumerate().filter(|(_, this)| has(&this.text, "otpauth")) {
        // An address that a line break has torn is told from a whole one by what follows.
        let next = pieces.get(piece.saturating_add(1)).filter(|next| [this.kind, next.kind] == [PieceKind::Line; 2]);
        let text =
            Zeroizing::new([this.text.as_str(), "\n", next.map_or("", |next| start_of(&next.text, MAX_NEXT))].concat());
        for address in addresses(&text).into_iter().filter(|address| address.at < this.text.len()) {
            let written = match address.text {
                Ok(text) if is_export(text) && has(text, "data=") => Written::Export(Zeroizing::new(text.to_owned())),
                text if has(address.rest, "secret=") => Written::Address(text.and_then(parse)),
                _ => continue,
            };
            found.push(Found { piece, written });
        }
    }
    found
}

/// Whether a text has a word in any case.
fn has(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

/// The first bytes of a text, at most so many.
pub(super) fn start_of(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or_default()
}
