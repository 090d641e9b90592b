//! Tags, note and favourite of an account on the vault page, and its place in the user's own order.

pub mod update;

pub(super) use update::{answered, choose, followed};

use zeroize::Zeroizing;

use crate::{account::AccountId, message::Text, vault::Marks};

/// The `id` of the form's field for tags.
pub const TAGS_SPOT: &str = "details-tags";
/// The `id` of the form's field for the note.
pub const NOTE_SPOT: &str = "details-note";

/// What the page knows of it. Notes may hold recovery codes: no `Debug`.
#[derive(Default)]
pub struct Details {
    /// The form of the chosen account.
    pub form: Option<Form>,
}

/// The form of an account.
pub struct Form {
    /// Which account.
    pub account: AccountId,
    /// What is saved, as far as the form has followed it.
    pub saved: Marks,
    /// Its tags as typed, with commas between.
    pub tags: String,
    /// Whether it is a favourite, as ticked.
    pub favourite: bool,
    /// Its note.
    pub note: Note,
    /// What the user has changed in it and not saved.
    pub changed: Changed,
    /// What is wrong.
    pub error: Option<Text>,
    /// Changes when the form has become another without being typed.
    pub drawn: u32,
}

/// What was changed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// Tags or favourite.
    pub marks: bool,
    /// The note.
    pub note: bool,
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
    /// To read a note.
    Note,
    /// To set what is known of an account.
    Set,
    /// To arrange the accounts.
    Arrange,
}

/// Something happened.
pub enum Msg {
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
    fn of(account: AccountId, saved: Marks) -> Self {
        Self {
            account,
            tags: saved.tags.join(", "),
            favourite: saved.favourite,
            note: if saved.noted { Note::Unread } else { Note::Shown(Zeroizing::default()) },
            saved,
            changed: Changed::default(),
            error: None,
            drawn: 0,
        }
    }
}
