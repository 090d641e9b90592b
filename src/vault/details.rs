//! What is known of an account beside what its codes are made of.
//!
//! It stands in fields of the account's record that the background does not read: it keeps them as they are.

use std::{collections::HashMap, rc::Rc};

use zeroize::Zeroizing;

use super::{
    Vault,
    body::Body,
    cbor::{Items, Malformed, Unknown, Writer, boolean, text, uint},
    change::{ChangeError, live, replaced, with_each},
    key::Id,
    prepared::Prepared,
    records::Entry,
    unlocked::Unlocked,
};
use crate::{
    account::{AccountId, MAX_NAME_CHARS, longer_than},
    time::UnixMs,
};

pub(super) const TAGS: u64 = 32;
pub(super) const NOTE: u64 = 33;
pub(super) const FAVOURITE: u64 = 34;
const ICON: u64 = 35;
pub(super) const PLACE: u64 = 36;

/// What is known of an account beside what its codes are made of. A note may hold secrets: no `Debug`.
#[derive(Default, Clone, PartialEq, Eq)]
pub struct Details {
    /// Each once, in the user's order; none empty, each of at most [`MAX_NAME_CHARS`] characters.
    pub tags: Vec<String>,
    /// At most [`Self::MAX_NOTE_CHARS`] characters.
    pub note: Zeroizing<String>,
    /// It stands before the others.
    pub favourite: bool,
    /// The name of a picture, as the app that it comes from names it; may be empty. At most [`MAX_NAME_CHARS`] characters.
    pub icon: String,
    /// Where it stands in the user's own order; accounts without a place come after those that have one.
    pub place: Option<u32>,
}

impl Details {
    /// The most tags of an account.
    pub const MAX_TAGS: usize = 100;
    /// The longest note, in characters: what the password managers allow.
    pub const MAX_NOTE_CHARS: usize = 10_000;

    pub(super) fn check(&self) -> Result<(), ChangeError> {
        let is_name = |name: &String| !longer_than(name, MAX_NAME_CHARS);
        let is_once = |(at, tag): (usize, &String)| !self.tags.iter().take(at).any(|before| before == tag);
        if !self.tags.iter().all(is_name) || !is_name(&self.icon) {
            return Err(ChangeError::LongName);
        }
        let tags_hold = self.tags.len() <= Self::MAX_TAGS && self.tags.iter().enumerate().all(is_once);
        if !tags_hold || self.tags.iter().any(String::is_empty) || longer_than(&self.note, Self::MAX_NOTE_CHARS) {
            return Err(ChangeError::Details);
        }
        Ok(())
    }

    /// From the fields that are not an account's own. One that is not as it is written here is none: it stays where it is.
    pub(super) fn of(fields: &Unknown) -> Self {
        let strings = |value: &[u8]| Items::of(value)?.map(|item| text(item?)).collect::<Result<Vec<_>, Malformed>>();
        let words = |key| fields.get(key).and_then(|value| text(value).ok());
        Self {
            tags: fields.get(TAGS).and_then(|value| strings(value).ok()).unwrap_or_default(),
            note: words(NOTE).unwrap_or_default().into(),
            favourite: fields.get(FAVOURITE).is_some_and(|value| boolean(value) == Ok(true)),
            icon: words(ICON).unwrap_or_default(),
            place: fields.get(PLACE).and_then(|value| uint(value).ok()?.try_into().ok()),
        }
    }

    /// Into those fields. What says nothing is not there.
    pub(super) fn put(&self, fields: &mut Unknown) {
        let written = |is_there: bool, write: &dyn Fn(&mut Writer)| {
            is_there.then(|| {
                let mut writer = Writer::new();
                write(&mut writer);
                writer.finish()
            })
        };
        let tags = |writer: &mut Writer| {
            writer.array(self.tags.len());
            self.tags.iter().for_each(|tag| writer.text(tag));
        };
        fields.set(TAGS, written(!self.tags.is_empty(), &tags));
        fields.set(NOTE, written(!self.note.is_empty(), &|writer| writer.text(&self.note)));
        fields.set(FAVOURITE, written(self.favourite, &|writer| writer.bool(true)));
        fields.set(ICON, written(!self.icon.is_empty(), &|writer| writer.text(&self.icon)));
        fields.set(PLACE, self.place.and_then(|place| written(true, &|writer| writer.uint(place.into()))));
    }
}

impl Vault<Unlocked> {
    /// What is known of an account, also of one in the trash; nothing of one that is not there.
    #[must_use]
    pub fn details(&self, id: AccountId) -> Details {
        self.state.body.account(id).map(|record| Details::of(&record.unknown)).unwrap_or_default()
    }

    /// Makes the next generation with other details of an account; see [`Vault::prepare`].
    ///
    /// # Errors
    /// [`ChangeError`]; nothing has changed then.
    pub fn prepare_details(&self, id: AccountId, details: &Details, now: UnixMs) -> Result<Prepared, ChangeError> {
        let header = self.next_header(now)?;
        let next = set(&self.state.body, id, details, header.writer_id)?;
        self.seal(header, next, now)
    }
}

impl Vault<Unlocked> {
    /// Makes the next generation in which accounts stand in this order; those that are not in it stand behind it, and identifiers of
    /// accounts that are not there are passed over; see [`Vault::prepare`].
    ///
    /// # Errors
    /// [`ChangeError`]; nothing has changed then.
    pub fn prepare_order(&self, order: &[AccountId], now: UnixMs) -> Result<Prepared, ChangeError> {
        let header = self.next_header(now)?;
        let places: HashMap<&AccountId, u32> = order.iter().zip(0..).collect();
        let next = with_each(&self.state.body, |record| {
            let old = Details::of(&record.unknown);
            let place = places.get(&record.account.id).copied();
            (place != old.place).then(|| {
                let mut record = record.revised(header.writer_id);
                Details { place, ..old }.put(&mut record.unknown);
                record
            })
        })?;
        self.seal(header, next, now)
    }
}

fn set(body: &Body, id: AccountId, details: &Details, author: Id) -> Result<Vec<Rc<Entry>>, ChangeError> {
    details.check()?;
    let mut record = live(body, id)?.revised(author);
    details.put(&mut record.unknown);
    Ok(replaced(body.records.clone(), id, Entry::account(&record)?))
}
