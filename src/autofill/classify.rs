//! Scores code fields against their rivals.

use super::facts::{FieldFacts, FrameFacts};

/// A field, or a row of one-character boxes, that a code can be put into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// [`FieldFacts::id`] of the field, or of each box in reading order.
    pub fields: Vec<u32>,
    /// How sure this is; only comparable within one page.
    pub score: i32,
    /// How the code for it reaches the user.
    pub channel: Channel,
    /// What spoke for it.
    pub reasons: Vec<&'static str>,
}

/// How the code that a field asks for reaches the user: a best guess from the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// An authenticator app: ours.
    Totp,
    /// A text message.
    Sms,
    /// An e-mail.
    Email,
    /// The first code, while two-factor login is being turned on.
    Setup,
    /// A recovery code. Never one of [`targets`].
    Recovery,
    /// The page does not say; most often an authenticator app.
    Unknown,
}

/// The fields that want a one-time code, best first.
#[must_use]
pub fn targets(frame: &FrameFacts) -> Vec<Target> {
    let wanted = |field: &&FieldFacts| field.usable() && field.autocomplete.contains("one-time-code");
    frame.fields.iter().filter(wanted).map(|field| target(field, 100, "autocomplete")).collect()
}

/// The field that has the focus (or the row it is in): for when the user pointed at it.
#[must_use]
pub fn focused(frame: &FrameFacts) -> Option<Target> {
    let field = frame.fields.iter().find(|field| field.focused && field.usable())?;
    Some(target(field, 0, "the field pointed at"))
}

fn target(field: &FieldFacts, score: i32, reason: &'static str) -> Target {
    Target { fields: vec![field.id], score, channel: Channel::Unknown, reasons: vec![reason] }
}
