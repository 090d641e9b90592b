//! What the vault page does for the day on which the vault is lost: ways to unlock, backups, snapshots, the stores.

mod bring_back;
pub mod gate;
pub mod kept;
pub mod msg;
mod passkeys;
pub mod reminder;
pub mod rescue;
pub mod task;
pub mod update;

pub(super) use bring_back::failed;

use zeroize::Zeroizing;

use crate::message::{LeftBehind, SheetItem, SnapshotView};

use reminder::Reminder;
use task::Task;

/// What the page knows of it. Holds secrets: no `Debug`.
#[derive(Default)]
pub struct Keep {
    /// What the user has begun.
    pub task: Option<Task>,
    /// A recovery key that was just made, to be shown once.
    pub shown_key: Option<Zeroizing<String>>,
    /// QR codes that are shown.
    pub sheet: Option<Sheet>,
    /// The accounts that are not in the last export, since its format cannot hold them.
    pub left_out: Vec<LeftBehind>,
    /// The snapshots, once they are known.
    pub snapshots: Option<Vec<SnapshotView>>,
    /// Reminders that were put off until the page is opened anew.
    pub put_off: Vec<Reminder>,
    /// Whether the browser can make passkeys that open a vault.
    pub passkeys: bool,
}

/// QR codes. They hold secrets: no `Debug`.
#[derive(Clone)]
pub struct Sheet {
    /// The codes.
    pub items: Vec<SheetItem>,
    /// For a phone, from the screen; else for paper.
    pub phone: bool,
    /// It is one account's.
    pub one: bool,
}

impl Keep {
    /// Nothing secret stays in the page.
    pub fn blank(&mut self) {
        self.task = None;
        self.sheet = None;
        self.left_out.clear();
    }

    /// Nor what waited for the vault to open again.
    pub fn forget(&mut self) {
        self.blank();
        self.shown_key = None;
    }
}
