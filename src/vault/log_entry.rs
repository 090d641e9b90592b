//! An entry of the activity log as it is encoded.

use sixpence_sealing::{from_base64, to_base64};
use zeroize::Zeroizing;

use super::cbor::{Fields, Items, Malformed, Unknown, Writer, exactly, text, uint};
use crate::{
    account::AccountId,
    activity::{LogEntry, Step},
    origin::Origin,
    time::UnixMs,
};

/// An entry as a text, base64, on its way from where it was made to where it is saved: the background reads no other.
#[must_use]
pub fn entry_to_text(entry: &LogEntry) -> String {
    to_base64(&encode(entry))
}

/// The reverse; `None` for anything else.
#[must_use]
pub fn entry_of_text(text: &str) -> Option<LogEntry> {
    decode(&from_base64(text)?).ok()
}

/// Encodes an entry, cut to what is kept of it.
pub(super) fn encode(entry: &LogEntry) -> Zeroizing<Vec<u8>> {
    let entry = entry.bounded();
    let LogEntry { at, task, site, account, issuer, name, by, outcome, reason, count, steps, steps_before } = &entry;
    let none = Unknown::default();
    let rare = [
        site.is_some(),
        account.is_some(),
        !issuer.is_empty(),
        !name.is_empty(),
        reason.is_some(),
        count.is_some(),
        !steps.is_empty(),
        *steps_before > 0,
    ];
    let mut writer = Writer::with_capacity(256);
    let mut map = writer.map(rare.into_iter().filter(|there| *there).count().saturating_add(4), &none);
    map.key(1).uint(at.0);
    map.key(2).uint(u16::from(*task).into());
    if let Some(site) = site {
        map.key(3).text(&site.to_string());
    }
    if let Some(account) = account {
        map.key(4).bytes(&account.0);
    }
    for (key, text) in [(5, issuer), (6, name)] {
        if !text.is_empty() {
            map.key(key).text(text);
        }
    }
    map.key(7).uint(u16::from(*by).into());
    map.key(8).uint(u16::from(*outcome).into());
    for (key, number) in [(9, reason), (10, count)] {
        if let Some(number) = number {
            map.key(key).uint((*number).into());
        }
    }
    if !steps.is_empty() {
        let out = map.key(11);
        out.array(steps.len());
        for step in steps {
            out.array(3);
            out.uint(step.step.into());
            out.uint(step.result.into());
            out.uint(step.ms.into());
        }
    }
    if *steps_before > 0 {
        map.key(12).uint((*steps_before).into());
    }
    map.end();
    writer.finish()
}

/// Reads an entry. Fields that this version does not know are passed over: entries are copied, never written anew.
pub(super) fn decode(raw: &[u8]) -> Result<LogEntry, Malformed> {
    let (mut at, mut task, mut by, mut outcome) = (None, None, None, None);
    let mut entry = LogEntry::new(UnixMs(0), 0.into());
    for field in Fields::of(raw)? {
        match field? {
            (1, value) => at = Some(UnixMs(uint(value)?)),
            (2, value) => task = Some(number(value)?.into()),
            (3, value) => entry.site = Origin::parse(&text(value)?).ok(),
            (4, value) => entry.account = Some(AccountId(exactly(value)?)),
            (5, value) => entry.issuer = text(value)?,
            (6, value) => entry.name = text(value)?,
            (7, value) => by = Some(number(value)?.into()),
            (8, value) => outcome = Some(number(value)?.into()),
            (9, value) => entry.reason = Some(number(value)?),
            (10, value) => entry.count = Some(number(value)?),
            (11, value) => entry.steps = Items::of(value)?.map(|raw| step(raw?)).collect::<Result<_, _>>()?,
            (12, value) => entry.steps_before = number(value)?,
            _ => {}
        }
    }
    Ok(LogEntry {
        at: at.ok_or(Malformed)?,
        task: task.ok_or(Malformed)?,
        by: by.ok_or(Malformed)?,
        outcome: outcome.ok_or(Malformed)?,
        ..entry
    })
}

/// A step: three numbers. A later version may say more of it.
fn step(raw: &[u8]) -> Result<Step, Malformed> {
    let mut numbers = Items::of(raw)?;
    let mut next = || numbers.next().ok_or(Malformed)?.and_then(uint);
    let mut small = || u16::try_from(next()?).map_err(|_| Malformed);
    let (step, result) = (small()?, small()?);
    Ok(Step { step, result, ms: next()?.try_into().map_err(|_| Malformed)? })
}

fn number(value: &[u8]) -> Result<u16, Malformed> {
    uint(value)?.try_into().map_err(|_| Malformed)
}
