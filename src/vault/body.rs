//! The decrypted body: collections and records.

use std::rc::Rc;

use zeroize::Zeroizing;

use super::{
    Care, Settings,
    account::AccountRecord,
    cbor::{Fields, Items, Malformed, Unknown, Writer, check, exactly},
    key::{Id, Root},
    random::random,
    records::{Entry, RECOVERY_SET, Record},
    recovery_set::RecoverySetRecord,
    settings::SettingsRecord,
};
use crate::account::AccountId;

/// What there is beside the records, in bytes, usually at most.
const ROOM: usize = 1024;

/// What the vault holds.
pub(super) struct Body {
    /// As they are encoded: nothing in them changes yet.
    collections: Vec<Zeroizing<Vec<u8>>>,
    /// The collection that new records go into: the first.
    pub(super) collection_id: Id,
    /// Shared with the body of the generation before, where they are alike.
    pub(super) records: Vec<Rc<Entry>>,
    unknown: Unknown,
    settings: Settings,
    care: Care,
}

impl Body {
    /// The body of a new vault: one collection, no records. `None` if the system gives no random bytes.
    pub(super) fn new(root: &Root, vault: &Id) -> Option<Self> {
        let (id, nonce) = (random().ok()?, random().ok()?);
        let wrapped = root.new_collection_key(vault, &id, &nonce)?;
        let none = Unknown::default();
        let mut writer = Writer::new();
        let mut map = writer.map(3, &none);
        map.key(1).bytes(&id);
        map.key(2).bytes(&nonce);
        map.key(3).bytes(&wrapped);
        map.end();
        Some(Self {
            collections: vec![writer.finish()],
            collection_id: id,
            records: Vec::new(),
            unknown: Unknown::default(),
            settings: Settings::default(),
            care: Care::default(),
        })
    }

    /// This body with its collections' keys encrypted under another root. `None` if one does not open.
    pub(super) fn under(mut self, old: &Root, new: &Root, vault: &Id) -> Option<Self> {
        for raw in &mut self.collections {
            let (mut id, mut nonce, mut wrapped) = (None, None, None);
            let mut unknown = Unknown::default();
            for field in Fields::of(raw).ok()? {
                match field.ok()? {
                    (1, value) => id = Some(exactly(value).ok()?),
                    (2, value) => nonce = Some(exactly(value).ok()?),
                    (3, value) => wrapped = Some(exactly(value).ok()?),
                    (key, value) => unknown.keep(key, value),
                }
            }
            let id = id?;
            let fresh = random().ok()?;
            let wrapped = old.collection_key_under(new, vault, &id, (&nonce?, &wrapped?), &fresh)?;
            let mut writer = Writer::new();
            let mut map = writer.map(3, &unknown);
            map.key(1).bytes(&id);
            map.key(2).bytes(&fresh);
            map.key(3).bytes(&wrapped);
            map.end();
            *raw = writer.finish();
        }
        Some(self)
    }

    /// The body with these records instead.
    pub(super) fn with(&self, records: Vec<Rc<Entry>>) -> Self {
        let (settings, care) = settings_of(&records);
        Self {
            collections: self.collections.clone(),
            collection_id: self.collection_id,
            records,
            unknown: self.unknown.duplicate(),
            settings,
            care,
        }
    }

    /// Encodes this body.
    pub(super) fn encode(&self) -> Zeroizing<Vec<u8>> {
        let records: usize = self.records.iter().map(|entry| entry.raw().len()).sum();
        let mut writer = Writer::with_capacity(records.saturating_add(ROOM));
        let mut map = writer.map(2, &self.unknown);
        let collections = map.key(1);
        collections.array(self.collections.len());
        self.collections.iter().for_each(|raw| collections.raw(raw));
        let out = map.key(2);
        out.array(self.records.len());
        self.records.iter().for_each(|entry| out.raw(entry.raw()));
        map.end();
        writer.finish()
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        check(bytes)?;
        let (mut collections, mut records) = (None, None);
        let mut unknown = Unknown::default();
        for field in Fields::of(bytes)? {
            match field? {
                (1, value) => {
                    let raw = Items::of(value)?.map(|raw| Ok(Zeroizing::new(raw?.to_vec())));
                    collections = Some(raw.collect::<Result<Vec<_>, Malformed>>()?);
                }
                (2, value) => {
                    let read = Items::of(value)?.map(|raw| Entry::parse(raw?).map(Rc::new));
                    records = Some(read.collect::<Result<Vec<_>, Malformed>>()?);
                }
                (key, value) => unknown.keep(key, value),
            }
        }
        let collections = collections.ok_or(Malformed)?;
        let records = records.ok_or(Malformed)?;
        let collection_id = collection_id(collections.first().ok_or(Malformed)?)?;
        let (settings, care) = settings_of(&records);
        Ok(Self { collections, collection_id, records, unknown, settings, care })
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(super) fn care(&self) -> &Care {
        &self.care
    }

    pub(super) fn settings_record(&self) -> Option<&SettingsRecord> {
        settings_record(&self.records)
    }

    /// All accounts, also those in the trash.
    pub(super) fn accounts(&self) -> impl Iterator<Item = &AccountRecord> {
        self.records.iter().filter_map(|entry| match &entry.record {
            Record::Account(record) => Some(record),
            _ => None,
        })
    }

    pub(super) fn account(&self, id: AccountId) -> Option<&AccountRecord> {
        self.accounts().find(|record| record.account.id == id)
    }

    /// All sets of recovery codes, also those of accounts in the trash. They are read each time they are asked for.
    pub(super) fn recovery_sets(&self) -> impl Iterator<Item = RecoverySetRecord> {
        self.records.iter().filter_map(|entry| entry.to_recovery_set())
    }

    /// Accounts and settings with content that this version does not know.
    pub(super) fn unreadable(&self) -> usize {
        self.records.iter().filter(|entry| matches!(entry.record, Record::Unreadable)).count()
    }

    /// Sets of recovery codes with content that this version does not know.
    pub(super) fn unreadable_sets(&self) -> usize {
        self.records.iter().filter(|entry| entry.is(RECOVERY_SET) && entry.to_recovery_set().is_none()).count()
    }

    #[cfg(test)]
    pub(super) fn collection_keys_open(&self, root: &Root, vault: &Id) -> bool {
        self.collections.iter().all(|raw| {
            let fields: Vec<_> = Fields::of(raw).unwrap().map(|field| field.unwrap().1).collect();
            let [id, nonce, wrapped] = fields[..] else { return false };
            let (nonce, wrapped) = (exactly(nonce).unwrap(), exactly(wrapped).unwrap());
            root.collection_key_opens(vault, &exactly(id).unwrap(), &nonce, &wrapped)
        })
    }
}

fn settings_of(records: &[Rc<Entry>]) -> (Settings, Care) {
    settings_record(records).map(|record| (record.settings.clone(), record.care.clone())).unwrap_or_default()
}

fn settings_record(records: &[Rc<Entry>]) -> Option<&SettingsRecord> {
    records.iter().find_map(|entry| match &entry.record {
        Record::Settings(record) => Some(record),
        _ => None,
    })
}

fn collection_id(raw: &[u8]) -> Result<Id, Malformed> {
    for field in Fields::of(raw)? {
        if let (1, value) = field? {
            return exactly(value);
        }
    }
    Err(Malformed)
}
