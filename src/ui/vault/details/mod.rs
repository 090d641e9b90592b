//! Tags, notes, favourites and the user's own order on the vault page: what is known of the accounts, how the list stands by it, and the
//! form of one account.

pub mod update;

pub(super) use update::{answered, choose, look};

use std::collections::HashMap;

use zeroize::Zeroizing;

use crate::{
    account::AccountId,
    message::{DetailsView, Noted, Text},
    ui::list::List,
};

/// The `id` of the form's field for tags.
pub const TAGS_SPOT: &str = "details-tags";
/// The `id` of the form's field for the note.
pub const NOTE_SPOT: &str = "details-note";

/// What the page knows of it. Notes may hold recovery codes: no `Debug`.
#[derive(Default)]
pub struct Details {
    /// Of each account of which something is known.
    pub all: HashMap<AccountId, DetailsView>,
    /// The tag that the list is narrowed to.
    pub tag: Option<String>,
    /// Whether the list stands in the user's own order; else by name.
    pub own_order: bool,
    /// The rows of the list as they stand: places in [`List::rows`].
    pub rows: Vec<usize>,
    /// The form of the chosen account.
    pub form: Option<Form>,
}

/// The form of an account.
pub struct Form {
    /// Which account.
    pub account: AccountId,
    /// Its tags as typed, with commas between.
    pub tags: String,
    /// Whether it is a favourite, as ticked.
    pub favourite: bool,
    /// Its note.
    pub note: Note,
    /// What is wrong.
    pub error: Option<Text>,
    /// Changes when the form has become another without being typed.
    pub drawn: u32,
}

/// The note of the form.
#[derive(PartialEq, Eq)]
pub enum Note {
    /// It was not read yet.
    Unread,
    /// It holds recovery codes: it is read for who proves who is there.
    Guarded,
    /// As typed.
    Shown(Zeroizing<String>),
}

/// What the keeper was asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// To say what is known of all accounts.
    List,
    /// To read a note.
    Note,
    /// To set what is known of an account.
    Set,
    /// To arrange the accounts.
    Arrange,
}

/// Something happened.
pub enum Msg {
    /// A tag is chosen; `None`: all accounts.
    Tag(Option<String>),
    /// The list is to stand in the user's own order, or by name.
    OwnOrder(bool),
    /// The tags are being typed.
    Tags(String),
    /// "Favourite".
    Favourite(bool),
    /// The note is being typed.
    Note(String),
    /// "Save tags and note".
    Save,
    /// "Move up" or "Move down": by so many places.
    Move(i32),
}

impl Form {
    fn of(account: AccountId, known: Option<&DetailsView>) -> Self {
        Self {
            account,
            tags: known.map(|known| known.tags.join(", ")).unwrap_or_default(),
            favourite: known.is_some_and(|known| known.favourite),
            note: match known.map(|known| known.note).unwrap_or_default() {
                Noted::None => Note::Shown(Zeroizing::default()),
                Noted::Plain => Note::Unread,
                Noted::Codes => Note::Guarded,
            },
            error: None,
            drawn: 0,
        }
    }
}

impl Details {
    /// All tags, each once, in the order of the alphabet.
    #[must_use]
    pub fn tags(&self) -> Vec<String> {
        let all: std::collections::BTreeSet<&String> = self.all.values().flat_map(|one| &one.tags).collect();
        all.into_iter().cloned().collect()
    }

    /// Whether an account is a favourite.
    #[must_use]
    pub fn is_favourite(&self, account: AccountId) -> bool {
        self.all.get(&account).is_some_and(|one| one.favourite)
    }

    /// Lets the rows stand as they are to.
    pub fn arrange(&mut self, list: &List) {
        let fits = |place: &usize| {
            let Some(tag) = &self.tag else { return true };
            let known = list.rows.get(*place).and_then(|row| self.all.get(&row.id));
            known.is_some_and(|known| known.tags.contains(tag))
        };
        let shown: Vec<usize> = list.shown.iter().copied().filter(fits).collect();
        self.rows = crate::order::sorted_by_key(shown, |place| {
            let known = list.rows.get(*place).and_then(|row| self.all.get(&row.id));
            let place = known.and_then(|known| known.place).filter(|_| self.own_order);
            (!known.is_some_and(|known| known.favourite), place.unwrap_or(u32::MAX))
        });
    }

    /// Nothing of it stays in the page but how the list is to stand.
    pub fn blank(&mut self) {
        *self = Self { own_order: self.own_order, ..Self::default() };
    }
}
