//! The assistant: from the page where a site offers two-factor login to "it is on", the secret and the recovery codes kept.
//!
//! [`Run::step`] is a pure function of what was seen and said. Its rules:
//! - The vault first: what the site confirms was saved before its code was typed.
//! - A control is pressed after the user has said yes to it by its name; only what shows more of the same page (the key beside the
//!   QR code) is pressed unasked.
//! - What is not seen is not claimed: without a sign of success the user is asked, and where nothing fits the run waits for the
//!   user's own step and looks again.
//! - A run can be put away and taken up after each step: it holds no secret and no code, and each command may be given twice.

mod ask;
mod course;
mod run;
mod seek;
mod show;
mod sight;
mod steps;

pub use ask::{Answer, Answered, Outcome, Question, Reason};
pub(crate) use course::same_symbols;
pub use course::{Course, Looked, Todo, Turn, Turned, turn};
pub use run::{Command, Input, Run};
pub use show::{Choice, Show};
pub use sight::{Control, SecretSeen, Sight};
pub use steps::{Did, Step, StepResult};
