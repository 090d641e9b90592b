//! The records of the body: accounts, recovery codes, the log, settings, tombstones, and whatever a later version adds.

use std::rc::Rc;

use zeroize::Zeroizing;

use super::{
    account::AccountRecord,
    cbor::{Fields, Malformed, MapWriter, Unknown, Writer, bytes, check, exactly, uint},
    key::{Id, copied},
    log::SegmentRecord,
    random::{RandomError, random_key},
    recovery_set::RecoverySetRecord,
    settings::SettingsRecord,
};
use crate::time::UnixMs;

/// Kinds of records.
pub(super) const ACCOUNT: u64 = 1;
pub(super) const RECOVERY_SET: u64 = 2;
pub(super) const LOG: u64 = 3;
pub(super) const SETTINGS: u64 = 4;
pub(super) const TOMBSTONE: u64 = 5;

/// What every record carries, so that records can one day be merged with those of other devices.
pub(super) struct Meta {
    pub(super) record_id: Id,
    pub(super) collection_id: Id,
    /// Counts the changes of this record, from 1.
    pub(super) rev: u64,
    /// The revision that other devices were last known to have; 0 for never.
    pub(super) base_rev: u64,
    /// Who made this revision.
    pub(super) author: Id,
    /// What this record alone can be shared by.
    pub(super) record_key: Box<Zeroizing<[u8; 32]>>,
}

/// One record.
pub(super) enum Record {
    Account(AccountRecord),
    Settings(SettingsRecord),
    /// Kept byte for byte, and read by whoever wants what is in it: recovery codes, the log, tombstones; or of a kind that
    /// this version does not know. The number is its kind.
    Raw(u64),
    /// Kept byte for byte: a kind that this version knows with content that it does not, which the user is told; it costs one
    /// account, not the vault.
    Unreadable,
}

/// A record and its encoding. The encoding has been read, so a save copies it and does not read it again.
pub(super) struct Entry {
    pub(super) record: Record,
    raw: Zeroizing<Vec<u8>>,
}

impl Meta {
    /// How many fields it has.
    pub(super) const FIELDS: usize = 7;

    /// For a new record.
    pub(super) fn new(record_id: Id, collection_id: Id, author: Id) -> Result<Self, RandomError> {
        Ok(Self { record_id, collection_id, rev: 1, base_rev: 0, author, record_key: random_key()? })
    }

    /// For the next revision of a record.
    pub(super) fn revised(&self, author: Id) -> Self {
        Self { rev: self.rev.saturating_add(1), author, record_key: self.record_key.clone(), ..*self }
    }

    /// Whether `key` is one of its fields (or the kind of the record).
    pub(super) const fn holds(key: u64) -> bool {
        key >= 1 && key <= 7
    }

    pub(super) fn write(&self, kind: u64, map: &mut MapWriter<'_>) {
        map.key(1).uint(kind);
        map.key(2).bytes(&self.record_id);
        map.key(3).bytes(&self.collection_id);
        map.key(4).uint(self.rev);
        map.key(5).uint(self.base_rev);
        map.key(6).bytes(&self.author);
        map.key(7).bytes(self.record_key.as_slice());
    }

    pub(super) fn parse(raw: &[u8]) -> Result<Self, Malformed> {
        let (mut record_id, mut collection_id, mut rev, mut base_rev) = (None, None, None, None);
        let (mut author, mut record_key) = (None, None);
        for field in Fields::of(raw)?.take(Self::FIELDS) {
            match field? {
                (2, value) => record_id = Some(exactly(value)?),
                (3, value) => collection_id = Some(exactly(value)?),
                (4, value) => rev = Some(uint(value)?),
                (5, value) => base_rev = Some(uint(value)?),
                (6, value) => author = Some(exactly(value)?),
                (7, value) => record_key = Some(copied(bytes(value)?).ok_or(Malformed)?),
                _ => {}
            }
        }
        Ok(Self {
            record_id: record_id.ok_or(Malformed)?,
            collection_id: collection_id.ok_or(Malformed)?,
            rev: rev.ok_or(Malformed)?,
            base_rev: base_rev.ok_or(Malformed)?,
            author: author.ok_or(Malformed)?,
            record_key: record_key.ok_or(Malformed)?,
        })
    }
}

impl Entry {
    /// Reads a record; an error only if it is no record at all.
    pub(super) fn parse(raw: &[u8]) -> Result<Self, Malformed> {
        let kind = kind_of(raw)?;
        let record = match kind {
            ACCOUNT => AccountRecord::parse(raw).map(Record::Account),
            SETTINGS => SettingsRecord::parse(raw).map(Record::Settings),
            _ => Ok(Record::Raw(kind)),
        };
        Ok(Self { record: record.unwrap_or(Record::Unreadable), raw: Zeroizing::new(raw.to_vec()) })
    }

    /// Encodes a new account.
    pub(super) fn account(record: &AccountRecord) -> Result<Rc<Self>, Malformed> {
        let mut writer = Writer::new();
        record.write(&mut writer);
        Self::made(&writer.finish())
    }

    /// Encodes new recovery codes.
    pub(super) fn recovery_set(record: &RecoverySetRecord) -> Result<Rc<Self>, Malformed> {
        let (mut writer, mut again) = (Writer::new(), Writer::new());
        record.write(&mut writer);
        let raw = writer.finish();
        let made = Self::made(&raw)?;
        RecoverySetRecord::parse(&raw)?.write(&mut again);
        if *again.finish() == *raw { Ok(made) } else { Err(Malformed) }
    }

    /// Encodes a part of the log.
    pub(super) fn log(record: &SegmentRecord<'_>) -> Result<Rc<Self>, Malformed> {
        let (mut writer, mut again) = (Writer::new(), Writer::new());
        record.write(&mut writer);
        let raw = writer.finish();
        let made = Self::made(&raw)?;
        SegmentRecord::parse(&raw)?.write(&mut again);
        if *again.finish() == *raw { Ok(made) } else { Err(Malformed) }
    }

    /// Encodes new settings.
    pub(super) fn settings(record: &SettingsRecord) -> Result<Rc<Self>, Malformed> {
        let mut writer = Writer::new();
        record.write(&mut writer);
        Self::made(&writer.finish())
    }

    /// A record that says that another is gone for good, so that no other device brings it back.
    pub(super) fn tombstone(of: &Meta, author: Id, now: UnixMs) -> Result<Rc<Self>, Malformed> {
        let none = Unknown::default();
        let mut writer = Writer::new();
        let mut map = writer.map(Meta::FIELDS + 1, &none);
        // Its key goes with what it protected.
        let meta = Meta { record_key: Box::new(Zeroizing::new([0; 32])), ..of.revised(author) };
        meta.write(TOMBSTONE, &mut map);
        map.key(16).uint(now.0);
        map.end();
        Self::made(&writer.finish())
    }

    /// What was written is read at once, and what was read is written again: an encoding that this very version would not
    /// open never comes into a vault.
    fn made(raw: &[u8]) -> Result<Rc<Self>, Malformed> {
        check(raw)?;
        let entry = Self::parse(raw)?;
        let mut again = Writer::new();
        match &entry.record {
            Record::Account(record) => record.write(&mut again),
            Record::Settings(record) => record.write(&mut again),
            Record::Raw(_) => again.raw(raw),
            Record::Unreadable => return Err(Malformed),
        }
        if **again.finish() == *raw { Ok(Rc::new(entry)) } else { Err(Malformed) }
    }

    /// What a tombstone of this record says of it; `None` if this is something else.
    pub(super) fn tombstone_of(&self, id: Id) -> Option<Meta> {
        self.meta_of(TOMBSTONE).filter(|meta| meta.record_id == id)
    }

    /// Whose tombstone this is; `None` if it is something else.
    pub(super) fn buried(&self) -> Option<Id> {
        self.meta_of(TOMBSTONE).map(|meta| meta.record_id)
    }

    /// Whose recovery codes these are, readable or not, with what a tombstone says of them; `None` if this is something else.
    pub(super) fn owner(&self) -> Option<(Id, Meta)> {
        let meta = self.meta_of(RECOVERY_SET)?;
        let account = Fields::of(&self.raw).ok()?.find_map(|field| field.ok().filter(|(key, _)| *key == 16))?.1;
        Some((exactly(account).ok()?, meta))
    }

    fn meta_of(&self, kind: u64) -> Option<Meta> {
        if self.is(kind) { Meta::parse(&self.raw).ok() } else { None }
    }

    /// Whether this is of a kind that is read when it is wanted, readable or not.
    pub(super) const fn is(&self, kind: u64) -> bool {
        matches!(self.record, Record::Raw(own) if own == kind)
    }

    /// The recovery codes in it, if that is what it is.
    pub(super) fn to_recovery_set(&self) -> Option<RecoverySetRecord> {
        if self.is(RECOVERY_SET) { RecoverySetRecord::parse(&self.raw).ok() } else { None }
    }

    /// The part of the log in it, if that is what it is.
    pub(super) fn to_segment(&self) -> Option<SegmentRecord<'_>> {
        if self.is(LOG) { SegmentRecord::parse(&self.raw).ok() } else { None }
    }

    /// As it is encoded.
    pub(super) fn raw(&self) -> &[u8] {
        &self.raw
    }
}

fn kind_of(raw: &[u8]) -> Result<u64, Malformed> {
    match Fields::of(raw)?.next() {
        Some(Ok((1, kind))) => uint(kind),
        _ => Err(Malformed),
    }
}
