//! An account as a record of the body.

use super::{
    cbor::{Fields, Items, Malformed, Unknown, Writer, boolean, bytes, text, uint},
    key::Id,
    random::RandomError,
    records::{ACCOUNT, Meta},
};
use crate::{
    account::{Account, AccountId, FillBy, MAX_SKEW_SECONDS},
    origin::Origin,
    otp::{Algorithm, Digits, Kind, Period, Secret},
    time::UnixMs,
};

/// An account as a record.
pub(super) struct AccountRecord {
    pub(super) meta: Meta,
    pub(super) account: Account,
    /// When it was moved to the trash.
    pub(super) deleted_at: Option<UnixMs>,
    pub(super) unknown: Unknown,
}

impl AccountRecord {
    pub(super) fn write(&self, writer: &mut Writer) {
        let account = &self.account;
        let params = match account.params {
            Kind::Totp { .. } | Kind::Hotp { .. } => 3,
            Kind::Steam | Kind::Yandex | Kind::Motp => 0,
        };
        let FillBy { itself, presses } = account.filling;
        let rare = [self.deleted_at.is_some(), itself, presses, account.skew != 0];
        let known = Meta::FIELDS + 7 + params + rare.into_iter().filter(|there| *there).count();
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
            Kind::Yandex => map.key(19).uint(4),
            Kind::Motp => map.key(19).uint(5),
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
        if itself {
            map.key(28).bool(true);
        }
        if presses {
            map.key(29).bool(true);
        }
        if account.skew != 0 {
            let key = if account.skew > 0 { 30 } else { 31 };
            map.key(key).uint(account.skew.unsigned_abs().into());
        }
        map.end();
    }

    pub(super) fn parse(raw: &[u8]) -> Result<Self, Malformed> {
        let meta = Meta::parse(raw)?;
        let (mut issuer, mut name, mut secret, mut kind) = (None, None, None, None);
        let (mut algorithm, mut digits, mut period, mut counter) = (None, None, None, None);
        let (mut sites, mut extra, mut created_at, mut deleted_at) = (None, None, None, None);
        let (mut filling, mut skew) = (FillBy::default(), 0);
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
                ((28, value), _) => filling.itself = boolean(value)?,
                ((29, value), _) => filling.presses = boolean(value)?,
                ((30, value), _) => skew = seconds(value)?,
                ((31, value), _) => skew = -seconds(value)?,
                ((key, value), _) => unknown.keep(key, value),
            }
        }
        let params = match (kind, algorithm, digits, period, counter) {
            (Some(1), Some(algorithm), Some(digits), Some(period), None) => Kind::Totp { period, digits, algorithm },
            (Some(2), Some(algorithm), Some(digits), None, Some(counter)) => Kind::Hotp { counter, digits, algorithm },
            (Some(3), None, None, None, None) => Kind::Steam,
            (Some(4), None, None, None, None) => Kind::Yandex,
            (Some(5), None, None, None, None) => Kind::Motp,
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
            filling,
            skew,
        };
        Ok(Self { meta, account, deleted_at, unknown })
    }

    /// The next revision, with the same content.
    pub(super) fn revised(&self, author: Id) -> Self {
        let unknown = self.unknown.duplicate();
        Self {
            meta: self.meta.revised(author),
            account: self.account.duplicate(),
            deleted_at: self.deleted_at,
            unknown,
        }
    }

    /// A record for an account that is new.
    pub(super) fn new(account: Account, collection: Id, author: Id) -> Result<Self, RandomError> {
        let meta = Meta::new(account.id.0, collection, author)?;
        Ok(Self { meta, account, deleted_at: None, unknown: Unknown::default() })
    }
}

/// An origin exactly as it is written: reading another spelling would change it with the next save.
fn site(value: Result<&[u8], Malformed>) -> Result<Origin, Malformed> {
    let text = text(value?)?;
    let origin = Origin::try_from(text.clone()).map_err(|_| Malformed)?;
    if origin.to_string() == text { Ok(origin) } else { Err(Malformed) }
}

/// A difference between two clocks, up to [`MAX_SKEW_SECONDS`].
fn seconds(value: &[u8]) -> Result<i32, Malformed> {
    let seconds = uint(value)?.try_into().ok();
    seconds.filter(|seconds| *seconds <= MAX_SKEW_SECONDS).ok_or(Malformed)
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
