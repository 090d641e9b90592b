//! A run of the assistant as the log keeps it: numbers for what it did, without the names of the controls it pressed.

use super::{LogEntry, Outcome, Step, Task, numbered::numbered};
use crate::{
    enrolment::{
        assist::{self, Did, Reason, Run, StepResult},
        reading::ObstacleKind,
    },
    origin::Origin,
    time::UnixMs,
};

numbered! {
    /// A step of the assistant; those from 101 on: it waited for the user.
    EnrolStep {
        /// [`Did::Asked`].
        Asked = 1 "asked whether two-factor is off",
        /// [`Did::Pressed`].
        Pressed = 2 "pressed a control",
        /// [`Did::FoundSecret`].
        FoundSecret = 3 "found the secret key",
        /// [`Did::Saved`].
        Saved = 4 "saved the account",
        /// [`Did::Typed`].
        Typed = 5 "typed the code",
        /// [`Did::Confirmed`].
        Confirmed = 6 "waited for the site's answer",
        /// [`Did::KeptCodes`]; how many, [`LogEntry::count`] says.
        KeptCodes = 7 "kept the recovery codes",
        /// [`Reason::Password`].
        Password = 101 "waited: the site asked for the password",
        /// [`Reason::NoWay`].
        NoWay = 102 "waited: no way to two-factor login was found",
        /// [`Reason::NoSecret`].
        NoSecret = 103 "waited: the right secret key was not found",
        /// [`Reason::NoCodeField`].
        NoCodeField = 104 "waited: there was no field for the code",
        /// [`Reason::Refused`].
        Refused = 105 "waited: the site refused two codes",
        /// [`Reason::NotTyped`].
        NotTyped = 106 "waited: the field did not take the code",
        /// [`Reason::NotPressed`].
        NotPressed = 107 "waited: the control was gone",
        /// [`Reason::NotOn`].
        NotOn = 108 "waited: it was not on",
        /// [`Reason::Elsewhere`].
        Elsewhere = 109 "waited: the tab showed another site",
        /// [`Reason::NoAccess`].
        NoAccess = 110 "waited: the browser let the page not be read",
        /// [`ObstacleKind::Wait`].
        SiteWait = 121 "waited: the site asks for patience",
        /// [`ObstacleKind::VerifyMail`].
        SiteVerifyMail = 122 "waited: the site wants the e-mail address confirmed",
        /// [`ObstacleKind::Plan`].
        SitePlan = 123 "waited: what is paid for does not include it",
        /// [`ObstacleKind::Managed`].
        SiteManaged = 124 "waited: an organisation decides it",
        /// [`ObstacleKind::OtherLogin`].
        SiteOtherLogin = 125 "waited: the login is with another service",
    }
}

numbered! {
    /// How a step went.
    EnrolResult {
        /// [`StepResult::Running`]: the run ended before it did.
        Unfinished = 1 "not finished",
        /// [`StepResult::Done`].
        Done = 2 "done",
        /// [`StepResult::Failed`].
        Failed = 3 "failed",
    }
}

numbered! {
    /// More of how a run ended.
    EnrolEnd {
        /// The user stopped it after the account was saved.
        StoppedSaved = 1 "the account was saved, the login may not be on",
        /// It was on already.
        WasOn = 2 "it was on already",
        /// Nothing happened for [`Run::PATIENCE_MS`].
        TimedOut = 3 "nothing happened for too long",
        /// The same, after the account was saved.
        TimedOutSaved = 4 "nothing happened for too long; the account was saved, the login may not be on",
        /// The vault could not be saved.
        NotSaved = 5 "the vault could not be saved",
    }
}

impl From<&Did> for EnrolStep {
    fn from(did: &Did) -> Self {
        match did {
            Did::Asked => Self::Asked,
            Did::Pressed(_) => Self::Pressed,
            Did::FoundSecret => Self::FoundSecret,
            Did::Saved => Self::Saved,
            Did::Typed => Self::Typed,
            Did::Confirmed => Self::Confirmed,
            Did::KeptCodes(_) => Self::KeptCodes,
            Did::Waited(reason) => (*reason).into(),
        }
    }
}

impl From<Reason> for EnrolStep {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Password => Self::Password,
            Reason::NoWay => Self::NoWay,
            Reason::NoSecret => Self::NoSecret,
            Reason::NoCodeField => Self::NoCodeField,
            Reason::Refused => Self::Refused,
            Reason::NotTyped => Self::NotTyped,
            Reason::NotPressed => Self::NotPressed,
            Reason::NotOn => Self::NotOn,
            Reason::Elsewhere => Self::Elsewhere,
            Reason::NoAccess => Self::NoAccess,
            Reason::Site(ObstacleKind::Wait) => Self::SiteWait,
            Reason::Site(ObstacleKind::VerifyMail) => Self::SiteVerifyMail,
            Reason::Site(ObstacleKind::Plan) => Self::SitePlan,
            Reason::Site(ObstacleKind::Managed) => Self::SiteManaged,
            Reason::Site(ObstacleKind::OtherLogin) => Self::SiteOtherLogin,
        }
    }
}

impl EnrolStep {
    /// What the run waited for in this step, if it did.
    #[must_use]
    pub const fn waited_for(self) -> Option<Reason> {
        Some(match self {
            Self::Password => Reason::Password,
            Self::NoWay => Reason::NoWay,
            Self::NoSecret => Reason::NoSecret,
            Self::NoCodeField => Reason::NoCodeField,
            Self::Refused => Reason::Refused,
            Self::NotTyped => Reason::NotTyped,
            Self::NotPressed => Reason::NotPressed,
            Self::NotOn => Reason::NotOn,
            Self::Elsewhere => Reason::Elsewhere,
            Self::NoAccess => Reason::NoAccess,
            Self::SiteWait => Reason::Site(ObstacleKind::Wait),
            Self::SiteVerifyMail => Reason::Site(ObstacleKind::VerifyMail),
            Self::SitePlan => Reason::Site(ObstacleKind::Plan),
            Self::SiteManaged => Reason::Site(ObstacleKind::Managed),
            Self::SiteOtherLogin => Reason::Site(ObstacleKind::OtherLogin),
            _ => return None,
        })
    }
}

impl From<StepResult> for EnrolResult {
    fn from(result: StepResult) -> Self {
        match result {
            StepResult::Running => Self::Unfinished,
            StepResult::Done => Self::Done,
            StepResult::Failed => Self::Failed,
        }
    }
}

impl EnrolResult {
    /// As the assistant says it; `None` for one of a later version.
    #[must_use]
    pub const fn of_step(self) -> Option<StepResult> {
        match self {
            Self::Unfinished => Some(StepResult::Running),
            Self::Done => Some(StepResult::Done),
            Self::Failed => Some(StepResult::Failed),
            Self::Other(_) => None,
        }
    }
}

/// How a run ended, as the log says it: outcome, [`LogEntry::reason`], [`LogEntry::count`].
#[must_use]
pub fn ended(outcome: assist::Outcome) -> (Outcome, Option<EnrolEnd>, Option<u16>) {
    let (outcome, end) = match outcome {
        assist::Outcome::On(codes) => {
            let count = u16::try_from(codes).unwrap_or(u16::MAX);
            return (Outcome::Done, None, (count > 0).then_some(count));
        }
        assist::Outcome::WasOn => (Outcome::Done, Some(EnrolEnd::WasOn)),
        assist::Outcome::Stopped { saved } => (Outcome::Stopped, saved.then_some(EnrolEnd::StoppedSaved)),
        assist::Outcome::TimedOut { saved: false } => (Outcome::Failed, Some(EnrolEnd::TimedOut)),
        assist::Outcome::TimedOut { saved: true } => (Outcome::Failed, Some(EnrolEnd::TimedOutSaved)),
        assist::Outcome::NotSaved => (Outcome::Failed, Some(EnrolEnd::NotSaved)),
    };
    (outcome, end, None)
}

/// How the run of this entry ended; `None` if the entry is of no run, or of a later version.
#[must_use]
pub fn outcome_of(entry: &LogEntry) -> Option<assist::Outcome> {
    if entry.task != Task::Enrol {
        return None;
    }
    Some(match (entry.outcome, entry.reason.map(EnrolEnd::from)) {
        (Outcome::Done, None) => assist::Outcome::On(entry.count.unwrap_or(0).into()),
        (Outcome::Done, Some(EnrolEnd::WasOn)) => assist::Outcome::WasOn,
        (Outcome::Stopped, None) => assist::Outcome::Stopped { saved: false },
        (Outcome::Stopped, Some(EnrolEnd::StoppedSaved)) => assist::Outcome::Stopped { saved: true },
        (Outcome::Failed, Some(EnrolEnd::TimedOut)) => assist::Outcome::TimedOut { saved: false },
        (Outcome::Failed, Some(EnrolEnd::TimedOutSaved)) => assist::Outcome::TimedOut { saved: true },
        (Outcome::Failed, Some(EnrolEnd::NotSaved)) => assist::Outcome::NotSaved,
        _ => return None,
    })
}

/// What the log says of a run that has ended. `site`: of the page; `None` in a private window. `names`: the account's issuer
/// and name; empty while none is saved. `now` counts where the run has no step.
#[must_use]
pub fn entry_of(
    run: &Run,
    site: Option<Origin>,
    names: (&str, &str),
    outcome: assist::Outcome,
    now: UnixMs,
) -> LogEntry {
    let (outcome, end, count) = ended(outcome);
    let step = |step: &assist::Step| Step {
        step: EnrolStep::from(&step.did).into(),
        result: EnrolResult::from(step.result).into(),
        ms: step.took_ms,
    };
    LogEntry {
        site,
        account: run.account(),
        issuer: names.0.to_owned(),
        name: names.1.to_owned(),
        outcome,
        reason: end.map(u16::from),
        count,
        steps: run.steps().iter().map(step).collect(),
        ..LogEntry::new(run.steps().first().map_or(now, |step| step.began), Task::Enrol)
    }
}
