//! What the activity log is told. An entry goes with the change that it is about, or is saved once nobody waits for anything: a
//! log must not stand in the way of what it tells of, and if it cannot be saved, what was done counts all the same.
//!
//! Attempts to unlock that fail are counted outside the vault, which they have not opened, and entered at the next unlock.

use super::{
    app::{App, Flow, Session},
    effect::Effect,
    event::{FailedUnlocks, Ticket},
    filling::{Filling, Via},
    page::{Actions, Page},
    save::After,
};
use crate::{
    account::{Account, AccountId},
    activity::{LogEntry, Outcome, Starter, Task, detail::FillReason},
    message::Failure,
    origin::Origin,
    time::UnixMs,
    vault::Change,
};

/// Saves of the log belong to no request.
const NOBODY: Ticket = Ticket(0);

/// What waits to be entered. Forgotten when the vault locks.
#[derive(Default)]
pub(super) struct Logging {
    entries: Vec<LogEntry>,
    /// Attempts to unlock that have failed since the last one that was entered.
    failed: FailedUnlocks,
    /// The vault was unlocked: they are entered now.
    unlocked: bool,
}

impl Logging {
    pub(super) fn of(failed: FailedUnlocks) -> Self {
        Self { failed, ..Self::default() }
    }

    pub(super) fn lock(&mut self) {
        self.entries.clear();
    }

    pub(super) fn unlock(&mut self) {
        self.unlocked = true;
    }

    /// Somebody has tried to unlock the vault, in vain.
    pub(super) fn failed(&mut self, now: UnixMs) -> Actions {
        self.failed = FailedUnlocks { count: self.failed.count.saturating_add(1), last: now.0 as f64 };
        Actions::one(NOBODY, Effect::KeepFailed(self.failed))
    }

    /// They are in the vault.
    pub(super) fn entered(&mut self) -> Actions {
        self.failed = FailedUnlocks::default();
        Actions::one(NOBODY, Effect::KeepFailed(self.failed))
    }
}

impl App {
    /// Saves what waits to be entered, if the user waits for nothing. It goes before what is done later, and after all answers.
    pub(super) fn save_log(&mut self, actions: &mut Actions, now: UnixMs) {
        let at_rest =
            self.flows.iter().all(|(_, flow)| matches!(flow, Flow::Watching { .. } | Flow::AssistLater { .. }));
        if !at_rest || !matches!(self.session, Session::Open(..)) {
            return;
        }
        let mut entries = std::mem::take(&mut self.logging.entries);
        let FailedUnlocks { count, last } = self.logging.failed;
        let failed = std::mem::take(&mut self.logging.unlocked) && count > 0;
        if failed {
            let entry = entry(Task::FailedUnlocks, None, None, UnixMs(last as u64));
            entries.push(LogEntry { count: Some(count), outcome: Outcome::Failed, ..entry });
        }
        if entries.is_empty() {
            return;
        }
        let saved = self.change(NOBODY, Page::Vault, Change::Log(entries), After::Log { failed }, now);
        actions.join_before_later(saved);
    }

    /// How a fill has ended. What came of none (nothing to fill, nobody to ask) is not told.
    #[inline(never)]
    pub(super) fn log_fill(&mut self, filling: &Filling, result: &Result<(), Failure>, now: UnixMs) {
        let reason = match result {
            Ok(()) => None,
            Err(failure) => match reason(failure) {
                // Nobody has asked for a fill that goes by itself, and the page may try it without end.
                Some(reason) if filling.via != Via::Itself => Some(reason),
                _ => return,
            },
        };
        let Session::Open(vault, _) = &self.session else { return };
        // A private window leaves no trace of the site.
        let site = filling.origin.clone().filter(|_| !filling.private);
        let account = filling.account.and_then(|id| vault.account(id));
        self.logging.entries.push(LogEntry {
            by: if filling.via == Via::Itself { Starter::Itself } else { Starter::User },
            outcome: if reason.is_some() { Outcome::Failed } else { Outcome::Done },
            reason: reason.map(u16::from),
            ..entry(Task::Fill, account, site, now)
        });
    }

    /// A run of the assistant that has ended, with the account that it has saved.
    pub(super) fn log_run(&mut self, entry: LogEntry) {
        let (Some(assist), Session::Open(vault, _)) = (&self.assist, &self.session) else { return };
        let entry = match assist.record.account.and_then(|id| vault.account(id)) {
            Some(account) => entry.about(account),
            None => entry,
        };
        let site = Some(assist.origin().clone()).filter(|_| !assist.record.private);
        self.logging.entries.push(LogEntry { site, ..entry });
    }

    /// The user has granted sites, or taken them back: the browser's patterns, with blanks between them.
    pub(super) fn log_grants(&mut self, patterns: &str, granted: bool, now: UnixMs) {
        if !matches!(self.session, Session::Open(..)) {
            return;
        }
        let task = if granted { Task::SiteGranted } else { Task::SiteTakenBack };
        let mut all = false;
        for pattern in patterns.split(' ') {
            let site = Origin::parse(pattern.trim_end_matches("/*")).ok();
            // All sites are several patterns.
            if site.is_some() || !std::mem::replace(&mut all, true) {
                self.logging.entries.push(entry(task, None, site, now));
            }
        }
    }

    /// The change of one account, and what the log says of it.
    pub(super) fn about(&self, change: Change, task: Task, id: AccountId, now: UnixMs) -> Change {
        let Session::Open(vault, _) = &self.session else { return change };
        change.logged(entry(task, vault.account_or_trash(id), None, now))
    }
}

/// New accounts, and what the log says of them.
pub(super) fn add(accounts: Vec<Account>, site: Option<Origin>, now: UnixMs) -> Change {
    let only = accounts.first().filter(|_| accounts.len() == 1);
    let count = if only.is_some() { None } else { u16::try_from(accounts.len()).ok() };
    let entry = LogEntry { count, ..entry(Task::Capture, only, site, now) };
    Change::Add(accounts).logged(entry)
}

fn entry(task: Task, account: Option<&Account>, site: Option<Origin>, now: UnixMs) -> LogEntry {
    let entry = LogEntry { site, ..LogEntry::new(now, task) };
    match account {
        Some(account) => entry.about(account),
        None => entry,
    }
}

const fn reason(failure: &Failure) -> Option<FillReason> {
    Some(match failure {
        Failure::LookAlike { .. } => FillReason::LookAlike,
        Failure::ForeignFrame => FillReason::ForeignFrame,
        Failure::NotSecure => FillReason::NotSecure,
        Failure::FieldRefused => FillReason::FieldRefused,
        Failure::PageChanged => FillReason::PageChanged,
        Failure::DoesNotFit => FillReason::DoesNotFit,
        _ => return None,
    })
}
