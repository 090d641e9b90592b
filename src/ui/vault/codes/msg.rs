//! What can happen in these parts of the page.

use crate::{account::AccountId, recovery_set::RecoverySetId, ui::codes_form};

/// Something happened.
pub enum Msg {
    /// "Add recovery codes", "Replace with new codes": of this account, if it is known.
    Add(Option<AccountId>),
    /// The form.
    Form(codes_form::Msg),
    /// "Save recovery codes"; whether they replace those that are there.
    Save(bool),
    /// "Cancel", or "Done".
    End,
    /// "Show codes": a set is opened.
    Open(RecoverySetId),
    /// The question who asks is answered.
    Show,
    /// "Copy".
    Copy(u16),
    /// The clipboard has the code, or refused it.
    Copied(u16, bool),
    /// "Fill": into the page of the tab from which the user came.
    Fill(u16),
    /// "Undo": the code that was copied or filled is not used.
    Undo,
    /// "Used" is ticked, or no longer.
    Used(u16, bool),
    /// "Print".
    Print,
    /// "Export".
    Export,
    /// "Forget these codes", before it is sure; `false` takes it back.
    AskForget(bool),
    /// "Forget for good".
    Forget,
    /// "I turned it off at the site", of the account that is chosen.
    TurnedOff,
    /// "I set it up again", of the account that is chosen.
    Again,
    /// The new secret key is being typed.
    AgainTyped(String),
    /// It is sent.
    AgainSave,
    /// "Cancel" of that form.
    AgainEnd,
}
