//! The records of the body: accounts, settings, tombstones, and whatever a later version adds.

use zeroize::Zeroizing;

use super::{
    cbor::{Fields, Items, Malformed, MapWriter, Unknown, Writer, bytes, exactly, text, uint},
    key::Id,
    random::{RandomError, random, random_key},
    settings::SettingsRecord,
};
use crate::{
    account::{Account, AccountId},
    origin::Origin,
    otp::{Algorithm, Digits, Kind, Period, Secret},
    time::UnixMs,
};

/// Kinds of records. 2 (recovery codes) and 3 (activity log) are reserved.
pub(super) const ACCOUNT: u64 = 1;
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
    /// Kept byte for byte. `unreadable`: a kind that this version knows with content that it does not, which the user is
    /// told; it costs one account, not the vault.
    Other {
        raw: Zeroizing<Vec<u8>>,
        unreadable: bool,
    },
}

/// An account as a record.
pub(super) struct AccountRecord {
    pub(super) meta: Meta,
    pub(super) account: Account,
    /// When it was moved to the trash.
    pub(super) deleted_at: Option<UnixMs>,
    pub(super) unknown: Unknown,
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
        for field in Fields::of(raw)? {
            match field? {
                (2, value) => record_id = Some(exactly(value)?),
                (3, value) => collection_id = Some(exactly(value)?),
                (4, value) => rev = Some(uint(value)?),
                (5, value) => base_rev = Some(uint(value)?),
                (6, value) => author = Some(exactly(value)?),
                (7, value) => record_key = Some(Box::new(Zeroizing::new(exactly(value)?))),
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

impl Record {
    /// A record that says that another is gone for good, so that no other device brings it back.
    pub(super) fn tombstone(of: &Meta, author: Id, now: UnixMs) -> Self {
        let none = Unknown::default();
        let mut writer = Writer::new();
        let mut map = writer.map(Meta::FIELDS + 1, &none);
        // Its key goes with what it protected.
        let meta = Meta { record_key: Box::new(Zeroizing::new([0; 32])), ..of.revised(author) };
        meta.write(TOMBSTONE, &mut map);
        map.key(16).uint(now.0);
        map.end();
        Self::Other { raw: writer.finish(), unreadable: false }
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        match self {
            Self::Account(record) => record.write(writer),
            Self::Settings(record) => record.write(writer),
            Self::Other { raw, .. } => writer.raw(raw),
        }
    }

    /// Reads a record; an error only if it is no record at all.
    pub(super) fn parse(raw: &[u8]) -> Result<Self, Malformed> {
        let kind = match Fields::of(raw)?.next() {
            Some(Ok((1, kind))) => uint(kind)?,
            _ => return Err(Malformed),
        };
        let known = match kind {
            ACCOUNT => AccountRecord::parse(raw).map(Self::Account),
            SETTINGS => SettingsRecord::parse(raw).map(Self::Settings),
            _ => return Ok(Self::Other { raw: Zeroizing::new(raw.to_vec()), unreadable: false }),
        };
        Ok(known.unwrap_or_else(|Malformed| Self::Other { raw: Zeroizing::new(raw.to_vec()), unreadable: true }))
    }
}

impl AccountRecord {
    fn write(&self, writer: &mut Writer) {
        let account = &self.account;
        let params = match account.params {
            Kind::Totp { .. } | Kind::Hotp { .. } => 3,
            Kind::Steam => 0,
        };
        let known = Meta::FIELDS + 7 + params + usize::from(self.deleted_at.is_some());
        let mut map = writer.map(known, &self.unknown);
        self.meta.write(ACCOUNT, &mut map);
        map.key(16).text(&account.issuer);
        map.key(17).text(&account.name);
        map.key(18).bytes(account.secret.expose());
        match account.params {
            Kind::Totp { period, digits, algorithm } => {
                map.key(19).uint(1);
                map.key(20).uint(algorithm_number(algorithm));
                map.key(21).uint(digits.get().into());
                map.key(22).uint(period.seconds().into());
            }
            Kind::Hotp { counter, digits, algorithm } => {
                map.key(19).uint(2);
                map.key(20).uint(algorithm_number(algorithm));
                map.key(21).uint(digits.get().into());
                map.key(23).uint(counter);
            }
            Kind::Steam => map.key(19).uint(3),
        }
        let sites = map.key(24);
        sites.array(account.sites.len());
        account.sites.iter().for_each(|site| sites.text(&site.to_string()));
        let extra = map.key(25);
        extra.array(account.extra.len());
        for (name, value) in &account.extra {
            extra.array(2);
            extra.text(name);
            extra.text(value);
        }
        map.key(26).uint(account.created_at.0);
        if let Some(deleted_at) = self.deleted_at {
            map.key(27).uint(deleted_at.0);
        }
        map.end();
    }

    fn parse(raw: &[u8]) -> Result<Self, Malformed> {
        let meta = Meta::parse(raw)?;
        let (mut issuer, mut name, mut secret, mut kind) = (None, None, None, None);
        let (mut algorithm, mut digits, mut period, mut counter) = (None, None, None, None);
        let (mut sites, mut extra, mut created_at, mut deleted_at) = (None, None, None, None);
        let mut unknown = Unknown::default();
        for field in Fields::of(raw)? {
            // A parameter that the type does not have is kept like a field that is not known. (The type comes first.)
            match (field?, kind) {
                ((key, _), _) if Meta::holds(key) => {}
                ((16, value), _) => issuer = Some(text(value)?),
                ((17, value), _) => name = Some(text(value)?),
                ((18, value), _) => secret = Some(Secret::new(bytes(value)?.to_vec()).map_err(|_| Malformed)?),
                ((19, value), _) => kind = Some(uint(value)?),
                ((20, value), Some(1 | 2)) => algorithm = Some(algorithm_of(uint(value)?)?),
                ((21, value), Some(1 | 2)) => digits = Some(Digits::new(uint(value)?).map_err(|_| Malformed)?),
                ((22, value), Some(1)) => period = Some(Period::new(uint(value)?).map_err(|_| Malformed)?),
                ((23, value), Some(2)) => counter = Some(uint(value)?),
                ((24, value), _) => sites = Some(Items::of(value)?.map(site).collect::<Result<Vec<_>, _>>()?),
                ((25, value), _) => extra = Some(Items::of(value)?.map(pair).collect::<Result<Vec<_>, _>>()?),
                ((26, value), _) => created_at = Some(UnixMs(uint(value)?)),
                ((27, value), _) => deleted_at = Some(UnixMs(uint(value)?)),
                ((key, value), _) => unknown.keep(key, value),
            }
        }
        let params = match (kind, algorithm, digits, period, counter) {
            (Some(1), Some(algorithm), Some(digits), Some(period), None) => Kind::Totp { period, digits, algorithm },
            (Some(2), Some(algorithm), Some(digits), None, Some(counter)) => Kind::Hotp { counter, digits, algorithm },
            (Some(3), None, None, None, None) => Kind::Steam,
            _ => return Err(Malformed),
        };
        let account = Account {
            id: AccountId(meta.record_id),
            issuer: issuer.ok_or(Malformed)?,
            name: name.ok_or(Malformed)?,
            secret: secret.ok_or(Malformed)?,
            params,
            sites: sites.ok_or(Malformed)?,
            extra: extra.ok_or(Malformed)?,
            created_at: created_at.ok_or(Malformed)?,
        };
        Ok(Self { meta, account, deleted_at, unknown })
    }

    /// The next revision, with the same content.
    pub(super) fn revised(&self, author: Id) -> Self {
        let old = &self.account;
        let account = Account {
            id: old.id,
            issuer: old.issuer.clone(),
            name: old.name.clone(),
            secret: old.secret.duplicate(),
            params: old.params,
            sites: old.sites.clone(),
            extra: old.extra.clone(),
            created_at: old.created_at,
        };
        let unknown = self.unknown.duplicate();
        Self { meta: self.meta.revised(author), account, deleted_at: self.deleted_at, unknown }
    }

    /// A record for an account that is new.
    pub(super) fn new(account: Account, collection: Id, author: Id) -> Result<Self, RandomError> {
        let meta = Meta::new(account.id.0, collection, author)?;
        Ok(Self { meta, account, deleted_at: None, unknown: Unknown::default() })
    }
}

impl SettingsRecord {
    /// A record for settings that were never set before.
    pub(super) fn new(settings: super::Settings, collection: Id, author: Id) -> Result<Self, RandomError> {
        Ok(Self { meta: Meta::new(random()?, collection, author)?, settings, unknown: Unknown::default() })
    }
}

fn site(value: Result<&[u8], Malformed>) -> Result<Origin, Malformed> {
    Origin::try_from(text(value?)?).map_err(|_| Malformed)
}

fn pair(value: Result<&[u8], Malformed>) -> Result<(String, String), Malformed> {
    let mut parts = Items::of(value?)?;
    match (parts.next(), parts.next(), parts.next()) {
        (Some(name), Some(value), None) => Ok((text(name?)?, text(value?)?)),
        _ => Err(Malformed),
    }
}

const fn algorithm_number(algorithm: Algorithm) -> u64 {
    match algorithm {
        Algorithm::Sha1 => 1,
        Algorithm::Sha256 => 2,
        Algorithm::Sha512 => 3,
    }
}

const fn algorithm_of(number: u64) -> Result<Algorithm, Malformed> {
    match number {
        1 => Ok(Algorithm::Sha1),
        2 => Ok(Algorithm::Sha256),
        3 => Ok(Algorithm::Sha512),
        _ => Err(Malformed),
    }
}
