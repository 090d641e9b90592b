//! How entries of the activity log read.

use crate::{
    activity::{
        LogEntry, Outcome, Task,
        detail::{Exported, FillReason, Imported, MethodChanged},
        enrol::{EnrolEnd, EnrolResult, EnrolStep},
    },
    message::Text,
};

/// What was done.
#[must_use]
pub fn deed(entry: &LogEntry) -> Text {
    let done = entry.outcome == Outcome::Done;
    let detail = entry.reason;
    let key = match entry.task {
        Task::Enrol if done => "didEnrol",
        Task::Enrol => "didNotEnrol",
        Task::Fill if done => "didFill",
        Task::Fill => "didNotFill",
        Task::Capture => match entry.count {
            Some(count) => return Text::with("didCaptureSeveral", &count.to_string()),
            None => "didCapture",
        },
        Task::Import => match detail.map(Imported::from) {
            Some(Imported::Backup) => "didRestoreBackup",
            Some(Imported::Snapshot) => "didRestoreSnapshot",
            Some(Imported::File) => return counted("didImportFiles", entry),
            Some(Imported::TakenBack) => return counted("didUndoImport", entry),
            _ => "didImport",
        },
        Task::Export => match detail.map(Exported::from) {
            Some(Exported::Backup) => "didBackUp",
            Some(Exported::List) => "didExportList",
            Some(Exported::Sheet) => "didShowSheet",
            Some(Exported::File) => "didExportFile",
            Some(Exported::SealedFile) => "didExportSealed",
            Some(Exported::Codes) => "didShowPhoneCodes",
            Some(Exported::OneCode) => "didShowOneCode",
            _ => "didExport",
        },
        Task::CodesKept => "didKeepCodes",
        Task::CodesViewed => "didViewCodes",
        Task::CodeCopied => "didCopyCode",
        Task::CodeFilled => "didFillCode",
        Task::CodesForgotten => "didForgetCodes",
        Task::MethodsChanged => match detail.map(MethodChanged::from) {
            Some(MethodChanged::Passphrase) => "didChangePassphrase",
            Some(MethodChanged::RecoveryKey) => "didMakeRecoveryKey",
            Some(MethodChanged::PasskeyAdded) => "didAddPasskey",
            Some(MethodChanged::Removed) => "didRemovePasskey",
            Some(MethodChanged::Raised) => "didRaisePassphrase",
            _ => "didChangeMethods",
        },
        Task::Trashed => "didTrash",
        Task::Restored => "didRestore",
        Task::Purged => "didPurge",
        Task::TurnedOff => "didTurnOff",
        Task::SetUpAgain => "didSetUpAgain",
        Task::FailedUnlocks => {
            return Text::with("didFailToUnlock", &entry.count.unwrap_or(1).to_string());
        }
        Task::SiteGranted if entry.site.is_none() => "didGrantAll",
        Task::SiteGranted => "didGrant",
        Task::SiteTakenBack if entry.site.is_none() => "didTakeBackAll",
        Task::SiteTakenBack => "didTakeBack",
        Task::LogCleared => "didClear",
        Task::Other(_) => "didOther",
    };
    Text::plain(key)
}

fn counted(key: &str, entry: &LogEntry) -> Text {
    Text::with(key, &entry.count.unwrap_or_default().to_string())
}

/// How it ended, where that says more.
#[must_use]
pub fn ending(entry: &LogEntry) -> Option<Text> {
    let key = match (entry.task, entry.outcome, entry.reason) {
        (Task::FailedUnlocks, ..) => return None,
        (Task::Fill, _, Some(reason)) => match reason.into() {
            FillReason::LookAlike => "endLookAlike",
            FillReason::ForeignFrame => "endForeignFrame",
            FillReason::NotSecure => "endNotSecure",
            FillReason::FieldRefused => "endFieldRefused",
            FillReason::PageChanged => "endPageChanged",
            FillReason::DoesNotFit => "endDoesNotFit",
            FillReason::Other(_) => "endFailed",
        },
        (Task::Enrol, outcome, Some(reason)) => match (reason.into(), outcome) {
            (EnrolEnd::StoppedSaved, _) => "endStoppedSaved",
            (EnrolEnd::WasOn, _) => "endWasOn",
            (EnrolEnd::TimedOut, _) => "endTimedOut",
            (EnrolEnd::TimedOutSaved, _) => "endTimedOutSaved",
            (EnrolEnd::NotSaved, _) => "endNotSaved",
            (_, Outcome::Done) => return None,
            _ => "endFailed",
        },
        (Task::Enrol | Task::CodesKept, Outcome::Done, None) => {
            return entry.count.map(|count| Text::with("endCodes", &count.to_string()));
        }
        (_, Outcome::Done, _) => return None,
        (_, Outcome::Stopped, _) => "endStopped",
        (_, Outcome::WentOn, _) => "endWentOn",
        (_, Outcome::Failed | Outcome::Other(_), _) => "endFailed",
    };
    Some(Text::plain(key))
}

/// A step of the assistant.
#[must_use]
pub fn step(number: u16) -> Text {
    let key = match number.into() {
        EnrolStep::Asked => "stepAsked",
        EnrolStep::Pressed => "stepPressed",
        EnrolStep::FoundSecret => "stepFoundSecret",
        EnrolStep::Saved => "stepSaved",
        EnrolStep::Typed => "stepTyped",
        EnrolStep::Confirmed => "stepConfirmed",
        EnrolStep::KeptCodes => "stepKeptCodes",
        EnrolStep::Password => "stepPassword",
        EnrolStep::NoWay => "stepNoWay",
        EnrolStep::NoSecret => "stepNoSecret",
        EnrolStep::NoCodeField => "stepNoCodeField",
        EnrolStep::Refused => "stepRefused",
        EnrolStep::NotTyped => "stepNotTyped",
        EnrolStep::NotPressed => "stepNotPressed",
        EnrolStep::NotOn => "stepNotOn",
        EnrolStep::Elsewhere => "stepElsewhere",
        EnrolStep::NoAccess => "stepNoAccess",
        EnrolStep::SiteWait => "stepSiteWait",
        EnrolStep::SiteVerifyMail => "stepSiteVerifyMail",
        EnrolStep::SitePlan => "stepSitePlan",
        EnrolStep::SiteManaged => "stepSiteManaged",
        EnrolStep::SiteOtherLogin => "stepSiteOtherLogin",
        EnrolStep::Other(_) => "stepOther",
    };
    Text::plain(key)
}

/// How a step went.
#[must_use]
pub fn step_result(number: u16) -> Text {
    Text::plain(match number.into() {
        EnrolResult::Done => "resultDone",
        EnrolResult::Failed => "resultFailed",
        EnrolResult::Unfinished | EnrolResult::Other(_) => "resultUnfinished",
    })
}

/// How long a step took: tenths of a second up to ten, then seconds, then minutes.
#[must_use]
pub fn duration(ms: u32) -> Text {
    match ms {
        0..=49 => Text::with("tookSeconds", "0"),
        50..=9_949 => {
            let tenths = ms.saturating_add(50) / 100;
            Text::with("tookSeconds", &format!("{}.{}", tenths / 10, tenths % 10))
        }
        9_950..=119_499 => Text::with("tookSeconds", &(ms.saturating_add(500) / 1000).to_string()),
        _ => Text::with("tookWholeMinutes", &(ms.saturating_add(30_000) / 60_000).to_string()),
    }
}
