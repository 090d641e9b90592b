//! A set of recovery codes as a record of the body.

use super::{
    cbor::{Fields, Items, Malformed, Unknown, Writer, exactly, text, uint},
    key::Id,
    random::{RandomError, random},
    records::{Meta, RECOVERY_SET},
};
use crate::{
    account::{AccountId, MAX_NAME_CHARS, longer_than},
    recovery_set::{RecoveryCode, RecoverySet, RecoverySetId},
    time::UnixMs,
};

/// A set as a record.
pub(super) struct RecoverySetRecord {
    pub(super) meta: Meta,
    pub(super) set: RecoverySet,
    /// Fields of each code that this version does not know, in the order of the codes.
    of_codes: Vec<Unknown>,
    unknown: Unknown,
}

impl RecoverySetRecord {
    pub(super) fn write(&self, writer: &mut Writer) {
        let set = &self.set;
        let rare = usize::from(set.replaced_at.is_some()).saturating_add(usize::from(set.source.is_some()));
        let mut map = writer.map(Meta::FIELDS.saturating_add(3).saturating_add(rare), &self.unknown);
        self.meta.write(RECOVERY_SET, &mut map);
        map.key(16).bytes(&set.account.0);
        let codes = map.key(17);
        codes.array(set.codes.len());
        for (code, unknown) in set.codes.iter().zip(&self.of_codes) {
            let mut map = codes.map(if code.used_at.is_some() { 2 } else { 1 }, unknown);
            map.key(1).text(code.expose());
            if let Some(used_at) = code.used_at {
                map.key(2).uint(used_at.0);
            }
            map.end();
        }
        map.key(18).uint(set.created_at.0);
        if let Some(replaced_at) = set.replaced_at {
            map.key(19).uint(replaced_at.0);
        }
        if let Some(source) = &set.source {
            map.key(20).text(source);
        }
        map.end();
    }

    pub(super) fn parse(raw: &[u8]) -> Result<Self, Malformed> {
        let meta = Meta::parse(raw)?;
        let (mut account, mut codes, mut created_at) = (None, None, None);
        let (mut replaced_at, mut source) = (None, None);
        let mut unknown = Unknown::default();
        for field in Fields::of(raw)? {
            match field? {
                (key, _) if Meta::holds(key) => {}
                (16, value) => account = Some(AccountId(exactly(value)?)),
                (17, value) => {
                    codes = Some(Items::of(value)?.map(|raw| code(raw?)).collect::<Result<Vec<_>, Malformed>>()?);
                }
                (18, value) => created_at = Some(UnixMs(uint(value)?)),
                (19, value) => replaced_at = Some(UnixMs(uint(value)?)),
                (20, value) => source = Some(host(value)?),
                (key, value) => unknown.keep(key, value),
            }
        }
        let (codes, of_codes): (Vec<_>, Vec<_>) = codes.ok_or(Malformed)?.into_iter().unzip();
        if codes.is_empty() || codes.len() > RecoverySet::MAX_CODES {
            return Err(Malformed);
        }
        let set = RecoverySet {
            id: RecoverySetId(meta.record_id),
            account: account.ok_or(Malformed)?,
            codes,
            created_at: created_at.ok_or(Malformed)?,
            replaced_at,
            source,
        };
        Ok(Self { meta, set, of_codes, unknown })
    }

    /// A record for codes that are kept for the first time.
    pub(super) fn new(set: RecoverySet, collection: Id, author: Id) -> Result<Self, RandomError> {
        let of_codes = set.codes.iter().map(|_| Unknown::default()).collect();
        Ok(Self { meta: Meta::new(set.id.0, collection, author)?, set, of_codes, unknown: Unknown::default() })
    }
}

/// A fresh id for a new set.
pub(super) fn new_id() -> Result<RecoverySetId, RandomError> {
    random().map(RecoverySetId)
}

fn code(raw: &[u8]) -> Result<(RecoveryCode, Unknown), Malformed> {
    let (mut code, mut used_at) = (None, None);
    let mut unknown = Unknown::default();
    for field in Fields::of(raw)? {
        match field? {
            (1, value) => code = Some(RecoveryCode::new(text(value)?).map_err(|_| Malformed)?),
            (2, value) => used_at = Some(UnixMs(uint(value)?)),
            (key, value) => unknown.keep(key, value),
        }
    }
    let mut code = code.ok_or(Malformed)?;
    code.used_at = used_at;
    Ok((code, unknown))
}

fn host(value: &[u8]) -> Result<String, Malformed> {
    Some(text(value)?).filter(|host| !longer_than(host, MAX_NAME_CHARS)).ok_or(Malformed)
}
