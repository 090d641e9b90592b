//! The camera's screen.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    message::{ExportView, Text},
    otpauth,
};

/// The id of the live picture.
pub const PICTURE: &str = "camera";

/// The camera, as its screen shows it. Holds what it has seen: no `Debug`.
pub struct Camera {
    /// How it is.
    pub state: State,
    /// What is said of the codes that were seen last.
    pub remark: Option<Text>,
    /// What was seen already: a code stays before the camera for many pictures.
    seen: Vec<Zeroizing<String>>,
}

/// How the camera is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The browser starts it, and perhaps asks the user first.
    Starting,
    /// It shows what is before it.
    Running,
    /// It is off.
    Off(NoCamera),
}

/// Why the camera is off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NoCamera {
    /// The user or the browser does not allow it.
    Refused,
    /// There is none.
    None,
    /// Something else uses it.
    InUse,
    /// It was unplugged, or switched off.
    Lost,
    /// The page was not in sight.
    Hidden,
    /// The browser could not start it.
    Browser,
}

impl Camera {
    pub(super) fn new() -> Self {
        Self { state: State::Starting, remark: None, seen: Vec::new() }
    }

    /// The texts among these that are new and for an authenticator.
    pub(super) fn see(&mut self, texts: Vec<String>) -> Vec<String> {
        let mut new = Vec::new();
        for text in texts {
            if self.seen.iter().any(|seen| **seen == text) {
                continue;
            }
            if otpauth::is_address(&text) {
                new.push(text.clone());
            } else {
                self.remark = Some(Text::plain("cameraOtherCode"));
            }
            self.seen.push(Zeroizing::new(text));
        }
        new
    }

    /// A code of an export was read, and others are missing.
    pub(in crate::ui::vault) fn waits_for(&mut self, export: &ExportView) {
        let read = (export.parts as usize).saturating_sub(export.missing.len());
        let missing = export.missing.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        let with = vec![read.to_string(), export.parts.to_string(), missing];
        self.remark = Some(Text { key: "cameraMissing".to_owned(), with });
    }

    /// What was seen cannot be saved.
    pub(in crate::ui::vault) fn refused(&mut self, why: Text) {
        self.remark = Some(why);
    }
}
