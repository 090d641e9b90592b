//! Backup files and snapshots: made, compared with the vault, brought back.

use super::{
    order::Answer,
    prove::{Stretch, open, prove, stretch_new},
};
use crate::{
    account::Account,
    activity::{
        LogEntry, Task,
        detail::{Exported, Imported},
    },
    message::{Comparison, KeepFailure, Kept, Named, Proof},
    time::UnixMs,
    vault::{
        Care, Copy, Difference, MethodChange, OpenError, SessionKey, SlotName, StoreName, Unlocked, Vault,
        backup::{BackupError, from_file, to_file},
    },
};

/// `stored`: the vault, base64. The stored vault itself is opened by every way to unlock of today.
pub(super) fn make(vault: &Vault<Unlocked>, stored: String, now: UnixMs) -> Result<Answer, KeepFailure> {
    let care = Care { backup_made_at: Some(now), ..vault.care().clone() };
    let name = format!("sixpence-backup-{}.txt", date(now));
    let kept = Kept::File { name, text: to_file(&stored) };
    let entry = LogEntry { reason: Some(Exported::Backup.into()), ..LogEntry::new(now, Task::Export) };
    Answer::to_save(kept, vault.prepare_method(&MethodChange::Note(care).logged(entry), now))
}

pub(super) async fn make_own(
    vault: &Vault<Unlocked>,
    proof: Proof,
    passphrase: String,
    now: UnixMs,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    prove(vault, proof, kdf).await?;
    let (request, stretched) = stretch_new(passphrase, kdf).await?;
    let stored = vault.sealed_for_backup(&stretched, &request, now).map_err(|_| KeepFailure::Browser)?;
    make(vault, stored, now)
}

pub(super) async fn test(
    vault: &Vault<Unlocked>,
    file: &str,
    with: Proof,
    now: UnixMs,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    let other = open(stored_vault(file)?, with, kdf).await?;
    let comparison = compared(vault, &other);
    let complete = comparison.newer.is_empty() && comparison.changed.is_empty();
    let kept = Kept::Compared(comparison);
    if !complete {
        return Ok(Answer::nothing_to_save(kept));
    }
    let care = Care { backup_tested_at: Some(now), ..vault.care().clone() };
    Answer::to_save(kept, vault.prepare_method(&MethodChange::Note(care), now))
}

pub(super) async fn restore(
    vault: &Vault<Unlocked>,
    file: &str,
    with: Proof,
    now: UnixMs,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    let other = open(stored_vault(file)?, with, kdf).await?;
    brought_back(vault, &other, Imported::Backup, now)
}

pub(super) fn compare_snapshot(
    vault: &Vault<Unlocked>,
    snapshot: Option<&str>,
    key: &Option<String>,
) -> Result<Answer, KeepFailure> {
    let other = open_snapshot(snapshot, key)?;
    Ok(Answer::nothing_to_save(Kept::Compared(compared(vault, &other))))
}

pub(super) fn restore_snapshot(
    vault: &Vault<Unlocked>,
    snapshot: Option<&str>,
    key: &Option<String>,
    now: UnixMs,
) -> Result<Answer, KeepFailure> {
    let other = open_snapshot(snapshot, key)?;
    brought_back(vault, &other, Imported::Snapshot, now)
}

fn brought_back(
    vault: &Vault<Unlocked>,
    other: &Vault<Unlocked>,
    from: Imported,
    now: UnixMs,
) -> Result<Answer, KeepFailure> {
    let entry = LogEntry { reason: Some(from.into()), ..LogEntry::new(now, Task::Import) };
    Answer::to_save(Kept::Done, vault.prepare_restore(other, &[entry], now))
}

/// A snapshot is an earlier save of the same vault: the key of now opens it, whatever its passphrase was.
fn open_snapshot(text: Option<&str>, key: &Option<String>) -> Result<Vault<Unlocked>, KeepFailure> {
    let opened = text.zip(key.as_deref()).and_then(|(text, key)| {
        let copy = Copy { store: StoreName::Mirror, slot: SlotName::V0, text };
        Vault::open(&[copy], &[]).ok()?.resume(&SessionKey::from_base64(key)?).ok()
    });
    opened.ok_or(KeepFailure::NoSnapshot)
}

fn stored_vault(file: &str) -> Result<Vault<crate::vault::Locked>, KeepFailure> {
    let text = stored_text(file)?;
    let copy = Copy { store: StoreName::Main, slot: SlotName::V0, text: &text };
    Vault::open(&[copy], &[]).map_err(|error| match error {
        OpenError::NewerFormat { .. } => KeepFailure::NewerBackup,
        _ => KeepFailure::DamagedBackup,
    })
}

/// The stored vault in a backup file, base64.
///
/// # Errors
/// What is wrong with the file.
pub fn stored_text(file: &str) -> Result<String, KeepFailure> {
    from_file(file).map_err(|error| match error {
        BackupError::NotABackup | BackupError::TooLarge | BackupError::Several => KeepFailure::NotABackup,
        BackupError::Newer { .. } => KeepFailure::NewerBackup,
        BackupError::CutOff => KeepFailure::CutOff,
        BackupError::Damaged => KeepFailure::DamagedBackup,
    })
}

fn compared(vault: &Vault<Unlocked>, other: &Vault<Unlocked>) -> Comparison {
    let Difference { missing, changed, newer, same } = vault.difference(other);
    let named = |accounts: Vec<&Account>| accounts.into_iter().map(named).collect();
    Comparison {
        saved_at: other.saved_at().0,
        missing: named(missing),
        changed: named(changed),
        newer: named(newer),
        same: u32::try_from(same).unwrap_or(u32::MAX),
    }
}

fn named(account: &Account) -> Named {
    Named { id: account.id, issuer: account.issuer.clone(), name: account.name.clone() }
}

/// The day in UTC as `2026-11-24` (ISO 8601); from days to a date as in the proleptic Gregorian calendar.
pub(super) fn date(now: UnixMs) -> String {
    let mut days = now.seconds() / 86_400;
    let mut year = 1970_u64;
    let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    while days >= 365 + u64::from(leap(year)) {
        days = days.saturating_sub(365 + u64::from(leap(year)));
        year = year.saturating_add(1);
    }
    let mut month = 1_u64;
    for length in [31, 28 + u64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days = days.saturating_sub(length);
        month = month.saturating_add(1);
    }
    format!("{year}-{month:02}-{:02}", days.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for (seconds, expected) in [
            (0, "1970-01-01"),
            (951_782_399, "2000-02-28"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_795_478_400, "2026-11-24"),
            (4_107_542_399, "2100-02-28"),
            (4_107_542_400, "2100-03-01"),
            (1_798_761_599, "2026-12-31"),
        ] {
            assert_eq!(date(UnixMs(seconds * 1000)), expected);
        }
    }
}
