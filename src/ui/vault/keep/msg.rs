//! What can happen in these parts of the page.

use crate::{
    message::{ExportFormat, KeepFailure, KeptAnswer, Proof, SnapshotView, Text},
    ui::{passphrase, proof},
};

use super::{
    reminder::Reminder,
    rescue::Source,
    task::{Deed, Kind, Made, Picked},
};

/// Something happened.
#[allow(clippy::large_enum_variant, reason = "one at a time, and moved once; on wasm32 it is no larger")]
pub enum Msg {
    /// The keeper has answered: the number of the order, what it was asked to do, the answer.
    Kept(u32, Deed, Result<KeptAnswer, KeepFailure>),
    /// The question who asks, in whichever form is shown.
    Proof(proof::Msg),
    /// The new passphrase, in whichever form is shown.
    New(passphrase::Msg),
    /// The new passphrase was judged: the round it belongs to, and the advice.
    Judged(u32, Vec<Text>),
    /// A passphrase was drawn, or could not be.
    Suggested(Option<String>),
    /// A task is begun; a method's id or a snapshot's name where it is about one.
    Begin(Kind, String),
    /// The format of an export is chosen.
    Format(ExportFormat),
    /// Its form is sent.
    Send,
    /// "Bring back": what was compared.
    Restore,
    /// "Cancel", or "Done".
    End,
    /// "Download backup": it opens as the vault does.
    Backup,
    /// A backup file was chosen or dropped.
    Picked(Picked),
    /// It is too large to be one.
    PickedTooLarge,
    /// The snapshots.
    Snapshots(Vec<SnapshotView>),
    /// "Download", of a snapshot that was put aside.
    DownloadSnapshot(String),
    /// "I have a backup", or "Open this one".
    Rescue(Source),
    /// What was chosen was read: the stored vault in it, base64.
    RescueRead(Result<String, KeepFailure>),
    /// The form is sent.
    SendRescue,
    /// "Back".
    EndRescue,
    /// "Download what is left".
    DownloadLeft,
    /// "Start over", before it is sure; `false` takes it back.
    StartOver(bool),
    /// "Start over", for sure.
    StartOverNow,
    /// Nothing was there to be downloaded.
    NothingLeft,
    /// "I saved it": the recovery key.
    KeyKept,
    /// "Later".
    KeyLater,
    /// "Save as a file": the recovery key.
    KeyFile,
    /// "Print", whatever is shown.
    Print,
    /// "Done", of the QR sheet.
    EndSheet,
    /// Whether the browser can make passkeys that open a vault.
    Passkeys(bool),
    /// A passkey was made, or was not.
    PasskeyMade(Option<Made>),
    /// A passkey has answered, or has not.
    PasskeyGot(Option<Proof>),
    /// "OK" under the news.
    NewsSeen,
    /// "Set it aside": the copy of another vault.
    ReplaceForeign,
    /// "Later" under a reminder.
    Later(Reminder),
}
