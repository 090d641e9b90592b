//! The activity log: what was done, where, by whom, and how it ended. It never holds a secret or a code: beside numbers and
//! times an entry has only the site and what the account was called.
//!
//! A log must not stand in the way of what it tells of. What is too long for an entry is therefore cut, never refused:
//! [`LogEntry::bounded`].

pub mod detail;
pub mod enrol;
pub mod export;
mod numbered;

use serde::{Deserialize, Serialize};

use numbered::numbered;

use crate::{
    account::{Account, AccountId, longer_than},
    origin::Origin,
    time::UnixMs,
};

/// The most entries that are kept; the oldest go first.
pub const MAX_ENTRIES: usize = 2000;
/// The most steps of an entry. Of more, the last are kept: how it ended matters most.
pub const MAX_STEPS: usize = 40;
/// The longest issuer or account name in an entry, in characters.
pub const MAX_CHARS: usize = 256;
/// The longest host, in bytes (RFC 1035, section 2.3.4). A longer one is left out: half a site would be another one.
const MAX_HOST: usize = 253;

numbered! {
    /// What was done, or tried.
    Task {
        /// Two-factor login was turned on by the assistant.
        Enrol = 1 "two-factor turned on",
        /// A one-time code was filled into a page.
        Fill = 2 "code filled",
        /// An account was captured from a page, a picture or a text.
        Capture = 3 "account captured",
        /// Accounts were imported.
        Import = 4 "accounts imported",
        /// Something left the vault as a file or on paper.
        Export = 5 "exported",
        /// Recovery codes were kept.
        CodesKept = 6 "recovery codes kept",
        /// Recovery codes were shown.
        CodesViewed = 7 "recovery codes viewed",
        /// A recovery code was copied.
        CodeCopied = 8 "recovery code copied",
        /// A recovery code was filled into a page.
        CodeFilled = 9 "recovery code filled",
        /// Recovery codes were forgotten.
        CodesForgotten = 10 "recovery codes forgotten",
        /// A way to unlock the vault was set or removed.
        MethodsChanged = 11 "ways to unlock changed",
        /// An account was moved to the trash.
        Trashed = 12 "account moved to the trash",
        /// An account was brought back from the trash.
        Restored = 13 "account restored",
        /// An account was forgotten for good.
        Purged = 14 "account forgotten",
        /// The user said that two-factor login is off at the site.
        TurnedOff = 15 "two-factor turned off",
        /// The user has set two-factor login up again.
        SetUpAgain = 16 "two-factor set up again",
        /// Somebody tried to unlock the vault and failed; [`LogEntry::count`] says how often.
        FailedUnlocks = 17 "failed attempts to unlock",
        /// A site was granted; without a site: all of them.
        SiteGranted = 18 "site granted",
        /// A grant was taken back; without a site: that of all.
        SiteTakenBack = 19 "site taken back",
        /// The log was cleared.
        LogCleared = 20 "log cleared",
    }
}

numbered! {
    /// Who started it.
    Starter {
        /// The user, by a click or a key.
        User = 1 "user",
        /// Sixpence, as the user had set it.
        Itself = 2 "by itself",
    }
}

numbered! {
    /// How it ended.
    Outcome {
        /// Done.
        Done = 1 "done",
        /// The user stopped it.
        Stopped = 2 "stopped by the user",
        /// It failed; [`LogEntry::reason`] may say why.
        Failed = 3 "failed",
        /// It could not end here and went on elsewhere, or later: by hand, on another page.
        WentOn = 4 "went on",
    }
}

/// A step of a task. What the numbers mean is the task's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Which step.
    pub step: u16,
    /// What came of it.
    pub result: u16,
    /// How long it took, in milliseconds.
    pub ms: u32,
}

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LogEntry {
    /// When it began.
    pub at: UnixMs,
    /// What was done, or tried.
    pub task: Task,
    /// On which site.
    pub site: Option<Origin>,
    /// With which account.
    pub account: Option<AccountId>,
    /// The account's issuer as it was then; may be empty.
    pub issuer: String,
    /// The account's name as it was then; may be empty.
    pub name: String,
    /// Who started it.
    pub by: Starter,
    /// How it ended.
    pub outcome: Outcome,
    /// Why, or what exactly, where there is something to say: a number of the task's own, see [`detail`] and [`enrol`].
    pub reason: Option<u16>,
    /// Of how many things it tells: failed attempts, imported accounts, kept codes.
    pub count: Option<u16>,
    /// The steps, in their order; at most [`MAX_STEPS`] are kept.
    pub steps: Vec<Step>,
    /// How many steps before these were not kept.
    pub steps_before: u16,
}

impl LogEntry {
    /// That something was done, by the user, and nothing more.
    #[must_use]
    pub const fn new(at: UnixMs, task: Task) -> Self {
        Self {
            at,
            task,
            site: None,
            account: None,
            issuer: String::new(),
            name: String::new(),
            by: Starter::User,
            outcome: Outcome::Done,
            reason: None,
            count: None,
            steps: Vec::new(),
            steps_before: 0,
        }
    }

    /// The same about this account.
    #[must_use]
    pub fn about(self, account: &Account) -> Self {
        Self { account: Some(account.id), issuer: account.issuer.clone(), name: account.name.clone(), ..self }
    }

    /// The same on this site.
    #[must_use]
    pub fn on(self, site: Origin) -> Self {
        Self { site: Some(site), ..self }
    }

    /// As it is kept: names cut to [`MAX_CHARS`], the last [`MAX_STEPS`] steps, no site that is longer than any host.
    #[must_use]
    pub fn bounded(&self) -> Self {
        let over = self.steps.len().saturating_sub(MAX_STEPS);
        Self {
            task: u16::from(self.task).into(),
            by: u16::from(self.by).into(),
            outcome: u16::from(self.outcome).into(),
            site: self.site.clone().filter(|site| site.host().len() <= MAX_HOST),
            issuer: cut(&self.issuer),
            name: cut(&self.name),
            steps: self.steps.iter().skip(over).copied().collect(),
            steps_before: self.steps_before.saturating_add(u16::try_from(over).unwrap_or(u16::MAX)),
            ..*self
        }
    }
}

fn cut(text: &str) -> String {
    if !longer_than(text, MAX_CHARS) {
        return text.to_owned();
    }
    text.chars().take(MAX_CHARS.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_go_together() {
        for number in 0..=u16::MAX {
            assert_eq!(u16::from(Task::from(number)), number);
            assert_eq!(u16::from(Starter::from(number)), number);
            assert_eq!(u16::from(Outcome::from(number)), number);
        }
        for (place, task) in (1..).zip(Task::ALL) {
            assert_eq!((Task::from(place), task.word() == "unknown"), (*task, false));
        }
        assert_eq!(Task::from(999).word(), "unknown");
        assert_eq!(serde_json::to_string(&Task::Fill).unwrap(), "2");
        assert_eq!(serde_json::from_str::<Task>("77").unwrap(), Task::Other(77));
    }

    #[test]
    fn what_is_too_long_is_cut() {
        let steps = (0..50).map(|step| Step { step, result: 1, ms: 5 }).collect();
        let host = format!("https://{}.example", "a".repeat(300));
        let site = Some(Origin::parse(&host).unwrap());
        let long = LogEntry {
            issuer: "é".repeat(257),
            name: "é".repeat(256),
            steps,
            steps_before: 3,
            site,
            by: Starter::Other(1),
            ..LogEntry::new(UnixMs(1), Task::Other(2))
        };
        let kept = long.bounded();
        assert_eq!((kept.task, kept.by, &kept.site), (Task::Fill, Starter::User, &None));
        assert_eq!(kept.issuer, format!("{}…", "é".repeat(255)));
        assert_eq!(kept.name, long.name);
        assert_eq!((kept.steps.len(), kept.steps[0].step, kept.steps_before), (40, 10, 13));
        assert_eq!(kept.bounded(), kept);
    }
}
