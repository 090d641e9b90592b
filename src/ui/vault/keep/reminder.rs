//! What the user is reminded of, quietly and one thing at a time, until it is done.

use crate::{
    message::{StorageView, StoreState, VaultHome},
    time::UnixMs,
};

/// Days after which the user is asked whether the recovery key is still there.
const CHECK_AFTER_DAYS: f64 = 90.0;
const DAY: f64 = 86_400_000.0;

/// Something that is still to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminder {
    /// A store fails: the vault has one copy only.
    OneCopy,
    /// A store holds a copy of another vault.
    Foreign,
    /// There is no recovery key.
    NoRecoveryKey,
    /// One was made, and nobody has said that it is kept.
    RecoveryKeyNotKept,
    /// No backup was made yet.
    NoBackup,
    /// The backup was never read back.
    BackupNotTested,
    /// The recovery key was not seen for long.
    CheckRecoveryKey,
}

/// The most urgent reminder that was not put off. `now`: milliseconds since the epoch, 0 while it is not known.
#[must_use]
pub fn due(home: &VaultHome, now: f64, put_off: &[Reminder]) -> Option<Reminder> {
    let care = &home.care;
    let recovery = match (care.recovery_made_at, care.recovery_checked_at) {
        (None, _) => Some(Reminder::NoRecoveryKey),
        (Some(_), None) => Some(Reminder::RecoveryKeyNotKept),
        // Made anew since: what was said of the old one does not hold for it.
        (Some(made), Some(checked)) if checked < made => Some(Reminder::RecoveryKeyNotKept),
        (Some(_), Some(checked)) => {
            (now - milliseconds(checked) > CHECK_AFTER_DAYS * DAY).then_some(Reminder::CheckRecoveryKey)
        }
    };
    let backup = match (care.backup_made_at, care.backup_tested_at) {
        // An empty vault needs no backup.
        _ if home.accounts.is_empty() => None,
        (None, None) => Some(Reminder::NoBackup),
        (Some(_), None) => Some(Reminder::BackupNotTested),
        (_, Some(_)) => None,
    };
    let urgent = recovery.filter(|reminder| *reminder != Reminder::CheckRecoveryKey);
    let later = recovery.filter(|reminder| *reminder == Reminder::CheckRecoveryKey);
    let all = [storage(&home.storage), urgent, backup, later];
    all.into_iter().flatten().find(|reminder| !put_off.contains(reminder))
}

/// What the stores want the user to know as long as it is so.
fn storage(storage: &StorageView) -> Option<Reminder> {
    let both = [storage.main, storage.mirror];
    if both.contains(&StoreState::Failing) {
        return Some(Reminder::OneCopy);
    }
    both.contains(&StoreState::Foreign).then_some(Reminder::Foreign)
}

/// As the clocks of pages count.
#[must_use]
pub fn milliseconds(time: UnixMs) -> f64 {
    time.0 as f64
}
