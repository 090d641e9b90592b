//! How the assistant reads a page: what the sensor reports, to what the page is at.
//!
//! | file | what |
//! |---|---|
//! | [`facts`](PageFacts) | what the page sensor reports of one document |
//! | `words` | the words of controls and sentences, in the languages of the lexicon |
//! | [`role`](Role), `look` | what each control does when it is pressed, and the rules for it |
//! | `sentences` | what the page says: on, refused, an obstacle |
//! | [`findings`](Findings), `desk` | all that was found, side by side, and which controls it is about |
//! | [`stance`](Stance) | the one thing that the page is at, by a fixed order |
//!
//! Nothing here presses anything, and no recipe for any site is in it. What cannot be named, or could turn something off,
//! gets no other role, whatever else speaks for it.

mod desk;
mod facts;
mod findings;
mod look;
mod role;
mod sentences;
mod stance;
mod words;

pub use desk::read;
pub use facts::{Control, ControlKind, LinkTarget, Notice, NoticeRole, PageFacts, Seen};
pub use findings::{Findings, MethodChoice, Offer, On, Pick, RecoveryShown, SecretShown};
pub use role::{Judged, Reason, Role, roles};
pub use sentences::ObstacleKind;
pub use stance::Stance;
