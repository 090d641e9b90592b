//! The one line of feedback, which screen readers hear.

use crate::message::{Notice, NoticeKind, Text};

/// A line of feedback.
pub type Status = Notice;

/// It went well.
#[must_use]
pub fn done(text: Text) -> Option<Status> {
    Some(Notice { kind: NoticeKind::Done, text })
}

/// It did not.
#[must_use]
pub fn attention(text: Text) -> Option<Status> {
    Some(Notice { kind: NoticeKind::Attention, text })
}
