//! The activity log: read, cleared, and told what leaves the vault.

use super::order::Answer;
use crate::{
    activity::{LogEntry, Task, detail::Exported},
    message::{KeepFailure, Kept},
    time::UnixMs,
    vault::{Change, KeptChange, Unlocked, Vault},
};

/// As an entry counts things.
pub(super) fn count(things: usize) -> u16 {
    u16::try_from(things).unwrap_or(u16::MAX)
}

pub(super) fn read(vault: &Vault<Unlocked>) -> Answer {
    Answer::nothing_to_save(Kept::Log(vault.activity()))
}

/// Forgets the log. That it was cleared is its first entry.
pub(super) fn clear(vault: &Vault<Unlocked>, now: UnixMs) -> Result<Answer, KeepFailure> {
    let entry = LogEntry::new(now, Task::LogCleared);
    Answer::to_save(Kept::Done, vault.prepare_kept(&KeptChange::ClearLog, &[entry], now))
}

/// What is handed to the user, and an entry that says so. It is handed over even if the entry cannot be saved: who has to
/// leave a full disk with everything must not be held back by the log.
pub(super) fn told(vault: &Vault<Unlocked>, kept: Kept, what: Exported, now: UnixMs) -> Answer {
    told_by(vault, kept, LogEntry { reason: Some(what.into()), ..LogEntry::new(now, Task::Export) }, now)
}

/// The same with an entry of its own.
pub(super) fn told_by(vault: &Vault<Unlocked>, kept: Kept, entry: LogEntry, now: UnixMs) -> Answer {
    let prepared = vault.prepare(&Change::Log(vec![entry]), now).ok();
    Answer { kept, save: prepared.map(|prepared| prepared.text), regardless: true }
}
