//! The steps of a run, for the user while it goes on and for the activity log.

use serde::{Deserialize, Serialize};

use crate::time::UnixMs;

/// What was done or found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    /// The user said that two-factor login is off.
    Asked,
    /// A control was pressed; its name.
    Pressed(String),
    /// A secret was found.
    FoundSecret,
    /// The account was saved.
    Saved,
    /// The code was typed.
    Typed,
    /// The site's answer.
    Confirmed,
    /// Recovery codes were kept.
    KeptCodes(u32),
    /// It waited for the user.
    Waited(super::Reason),
}

/// How a step went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepResult {
    /// It goes on.
    Running,
    /// As it should.
    Done,
    /// It did not.
    Failed,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What.
    pub did: Did,
    /// How it went.
    pub result: StepResult,
    /// When it began.
    pub began: UnixMs,
    /// How long it took, in milliseconds.
    pub took_ms: u32,
}

impl Step {
    pub(super) const fn begin(did: Did, now: UnixMs) -> Self {
        Self { did, result: StepResult::Running, began: now, took_ms: 0 }
    }

    /// Only once.
    pub(super) fn finish(&mut self, result: StepResult, now: UnixMs) {
        if self.result == StepResult::Running {
            self.result = result;
            self.took_ms = u32::try_from(now.since(self.began)).unwrap_or(u32::MAX);
        }
    }
}
