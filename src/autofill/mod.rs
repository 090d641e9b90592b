//! Which field of a page wants the code, and what is typed where.
//!
//! The page sensor (`extension/content.js`) reports facts; every decision is made here:
//!
//! 1. [`FrameFacts`] come from `sixpence.sense()`, one per frame.
//! 2. [`frame_allowed`] says whether that frame may be given anything at all.
//! 3. [`targets`] finds the fields (or rows of one-character boxes) that want a one-time code, best first; [`judge`] says why;
//!    [`focused`] takes the field that the user pointed at. [`choose`] does it for all frames of a tab, and says which account
//!    the page names. This is what `src/bin/tools/page.rs` does, which is loaded when something is to be filled: its word lists
//!    are large.
//! 4. [`order`] makes the [`FillOrder`] for `sixpenceFiller.fill()` (`extension/filler.js`), which answers with a [`FillReport`].

mod channel;
mod choose;
mod classify;
mod context;
mod facts;
mod names;
mod pattern;
mod plan;
mod rivals;
mod rows;
pub(crate) mod tokens;
mod words;

pub use channel::Channel;
pub use choose::{Aim, Choice, NoChoice, Slot, choose};
pub use classify::{Judgement, Target, focused, judge, targets};
pub use facts::{FieldFacts, FormFacts, FrameFacts};
pub use plan::{FillOrder, FillRefusal, FillReport, FillStep, FrameRefusal, frame_allowed, order};
pub use rivals::Kind;
