//! The background: the only holder of the unlocked vault and the only writer.
//!
//! [`App::step`] takes one event and the time and answers with effects as data; what an effect brings back comes in
//! as another event under the same [`Ticket`]. So every decision is made here, natively testable, and the shell in
//! `browser` only carries out.
//!
//! Functions that are called once and yet not inlined make the wasm smaller: it was measured for each.
//!
//! | file | what |
//! |---|---|
//! | `app` | the state, `boot` and `step`: which event goes where |
//! | `event`, `effect` | what comes in, what goes out |
//! | `unlock` | create and unlock |
//! | `lock` | the key while the vault is open, the deadline, lock |
//! | `save` | a change on its way into the stores |
//! | `stores` | what was found in the stores: healing, rescue, beginning anew |
//! | `edit` | the edit form of an account |
//! | `capturing` | pictures and texts to what waits for the user's yes |
//! | `codes` | selected recovery codes that wait for the user |
//! | `filling` | one code into one field |
//! | `offering` | a code field appeared on a site that is watched: offered, filled by itself, or neither |
//! | `refused` | after a fill: whether the site asks again, and help |
//! | `logging` | what the activity log is told |
//! | `near` | accounts of another host of the page's owner |
//! | `menu` | entries of the context menu and the keyboard command |
//! | `assist`, `guide` | a run of the assistant, turn by turn; its panel |
//! | `show` | the views that the pages get |
//! | `page` | which page has asked |

mod app;
mod assist;
mod capturing;
mod codes;
mod edit;
mod effect;
mod event;
mod filling;
mod guide;
mod lock;
mod logging;
mod menu;
mod near;
mod offering;
mod page;
mod pending;
mod refused;
mod save;
mod show;
mod stores;
mod unlock;

pub use app::{App, Session};
pub use codes::WaitingCodes;
pub use effect::{Badge, Effect, Reply, Snapshot};
pub use event::{
    AssistRecord, AssistTurn, CaptureRecord, CodesRecord, Event, FailedUnlocks, Holding, MenuClick, Outcome,
    SaveReport, SessionRecord, Stored, Tab, Ticket, TurnedCourse,
};
pub use menu::MenuEntry;
