//! The activity log in the body: segments of entries.
//!
//! A save copies what it does not change and an opened vault is mostly asked for codes: entries are read when somebody wants
//! to see them, and stay as they are encoded until then.

use std::rc::Rc;

use super::{
    cbor::{Fields, Items, Malformed, Unknown, Writer},
    change::ChangeError,
    key::Id,
    log_entry::{decode, encode},
    random::random,
    records::{Entry, LOG, Meta},
};
use crate::activity::{LogEntry, MAX_ENTRIES};

/// The most entries of a segment: with each new entry the newest segment is written anew.
const SEGMENT: usize = 100;
/// The most bytes of the whole log: 2,000 entries of the usual size (about 120 bytes) twice over.
const MAX_BYTES: usize = 512 * 1024;

/// A segment as a record: its entries as they are encoded.
pub(super) struct SegmentRecord<'b> {
    meta: Meta,
    entries: Vec<&'b [u8]>,
    unknown: Unknown,
}

impl<'b> SegmentRecord<'b> {
    pub(super) fn parse(raw: &'b [u8]) -> Result<Self, Malformed> {
        let meta = Meta::parse(raw)?;
        let mut entries = None;
        let mut unknown = Unknown::default();
        for field in Fields::of(raw)? {
            match field? {
                (key, _) if Meta::holds(key) => {}
                (16, value) => {
                    let maps = Items::of(value)?.map(|item| item.and_then(|item| Fields::of(item).map(|_| item)));
                    entries = Some(maps.collect::<Result<Vec<_>, _>>()?);
                }
                (key, value) => unknown.keep(key, value),
            }
        }
        let entries = entries.ok_or(Malformed)?;
        if entries.len() > SEGMENT { Err(Malformed) } else { Ok(Self { meta, entries, unknown }) }
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        let mut map = writer.map(Meta::FIELDS.saturating_add(1), &self.unknown);
        self.meta.write(LOG, &mut map);
        let entries = map.key(16);
        entries.array(self.entries.len());
        self.entries.iter().for_each(|entry| entries.raw(entry));
        map.end();
    }

    /// The next revision.
    fn revised(self, author: Id) -> Self {
        Self { meta: self.meta.revised(author), ..self }
    }
}

/// The records with these entries at the end of the log, and without what is too much of it. The newest segment of this
/// writer takes them while it has room: a segment of another writer is never added to, so that two devices do not write in
/// the same one.
pub(super) fn append(
    mut records: Vec<Rc<Entry>>,
    new: &[LogEntry],
    collection: Id,
    author: Id,
) -> Result<Vec<Rc<Entry>>, ChangeError> {
    let new: Vec<_> = new.iter().skip(new.len().saturating_sub(MAX_ENTRIES)).map(encode).collect();
    let new: Vec<&[u8]> = new.iter().map(|entry| entry.as_slice()).collect();
    let mut rest = new.as_slice();
    if let Some(place) = records.iter_mut().rfind(|entry| is_by(entry, author)) {
        let own = Rc::clone(place);
        let mut record = SegmentRecord::parse(own.raw())?.revised(author);
        let room = SEGMENT.saturating_sub(record.entries.len()).min(rest.len());
        let (fits, left) = rest.split_at_checked(room).unwrap_or_default();
        if !fits.is_empty() {
            record.entries.extend(fits);
            *place = Entry::log(&record)?;
        }
        rest = left;
    }
    for entries in rest.chunks(SEGMENT) {
        let meta = Meta::new(random()?, collection, author)?;
        records.push(Entry::log(&SegmentRecord { meta, entries: entries.to_vec(), unknown: Unknown::default() })?);
    }
    bounded(records, author)
}

/// The records without the oldest of the log, where it has more than [`MAX_ENTRIES`] or [`MAX_BYTES`]. A segment of this
/// writer can lose some of its entries; one of another goes as a whole.
fn bounded(mut records: Vec<Rc<Entry>>, author: Id) -> Result<Vec<Rc<Entry>>, ChangeError> {
    loop {
        let (mut oldest, mut len, mut bytes) = (None, 0_usize, 0_usize);
        for (at, entry) in records.iter().enumerate() {
            if let Some(segment) = entry.to_segment() {
                oldest = oldest.or(Some((at, Rc::clone(entry))));
                len = len.saturating_add(segment.entries.len());
                bytes = bytes.saturating_add(entry.raw().len());
            }
        }
        let over = len.saturating_sub(MAX_ENTRIES);
        let Some((at, oldest)) = oldest.filter(|_| over > 0 || bytes > MAX_BYTES) else { return Ok(records) };
        let mut record = SegmentRecord::parse(oldest.raw())?.revised(author);
        if bytes > MAX_BYTES || record.entries.len() <= over || !is_by(&oldest, author) {
            records.remove(at);
        } else if let Some(place) = records.get_mut(at) {
            record.entries.drain(..over);
            *place = Entry::log(&record)?;
        }
    }
}

fn is_by(entry: &Entry, author: Id) -> bool {
    entry.to_segment().is_some_and(|segment| segment.meta.author == author)
}

/// The records without as much of the log, the oldest first, as it takes for all to fit into so many bytes: no account is
/// refused because of what was done with others.
pub(super) fn give_way(records: &mut Vec<Rc<Entry>>, bytes: usize) {
    let mut over = records.iter().map(|entry| entry.raw().len()).sum::<usize>().saturating_sub(bytes);
    records.retain(|entry| {
        let goes = over > 0 && entry.to_segment().is_some();
        if goes {
            over = over.saturating_sub(entry.raw().len());
        }
        !goes
    });
}

/// The records without the log.
pub(super) fn cleared(records: &[Rc<Entry>]) -> Vec<Rc<Entry>> {
    records.iter().filter(|entry| !entry.is(LOG)).map(Rc::clone).collect()
}

/// The log, newest first; of entries of the same time, what was written last. What this version cannot read is passed over.
pub(super) fn read(records: &[Rc<Entry>]) -> Vec<LogEntry> {
    let segments = records.iter().filter_map(|entry| entry.to_segment());
    let mut log: Vec<_> = segments.flat_map(|record| record.entries).filter_map(|entry| decode(entry).ok()).collect();
    log.reverse();
    log.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    log
}
