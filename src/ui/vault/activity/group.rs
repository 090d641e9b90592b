//! The kinds of entries among which the user chooses: twenty tasks would be no choice.

use crate::activity::Task;

/// A kind of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Codes filled into pages.
    Fills,
    /// Two-factor login turned on, off, or set up again.
    TwoFactor,
    /// Accounts that came and went.
    Accounts,
    /// Recovery codes.
    Codes,
    /// The vault itself: unlocking, backups, exports.
    Vault,
    /// Sites that were granted.
    Sites,
}

impl Group {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Fills, Self::TwoFactor, Self::Accounts, Self::Codes, Self::Vault, Self::Sites];

    /// The kind of a task; `None` for one of a later version.
    #[must_use]
    pub const fn of(task: Task) -> Option<Self> {
        Some(match task {
            Task::Fill => Self::Fills,
            Task::Enrol | Task::TurnedOff | Task::SetUpAgain => Self::TwoFactor,
            Task::Capture | Task::Import | Task::Trashed | Task::Restored | Task::Purged => Self::Accounts,
            Task::CodesKept | Task::CodesViewed | Task::CodeCopied | Task::CodeFilled | Task::CodesForgotten => {
                Self::Codes
            }
            Task::Export | Task::MethodsChanged | Task::FailedUnlocks | Task::LogCleared => Self::Vault,
            Task::SiteGranted | Task::SiteTakenBack => Self::Sites,
            Task::Other(_) => return None,
        })
    }

    /// Its value in the choice.
    #[must_use]
    pub const fn value(self) -> &'static str {
        match self {
            Self::Fills => "fills",
            Self::TwoFactor => "two-factor",
            Self::Accounts => "accounts",
            Self::Codes => "codes",
            Self::Vault => "vault",
            Self::Sites => "sites",
        }
    }

    /// The one of this value.
    #[must_use]
    pub fn of_value(value: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.value() == value)
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Fills => "groupFills",
            Self::TwoFactor => "groupTwoFactor",
            Self::Accounts => "accounts",
            Self::Codes => "groupCodes",
            Self::Vault => "groupVault",
            Self::Sites => "groupSites",
        }
    }
}
