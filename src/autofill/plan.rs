//! What is typed where, and whether a frame may be given anything.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::choose::Choice;
use super::facts::FrameFacts;
use crate::origin::{Origin, OriginError};

/// What `sixpenceFiller.fill()` is asked to do. Holds the code: no `Debug`, no `Clone`, wiped when dropped.
#[derive(Serialize)]
pub struct FillOrder {
    /// The document it was made for.
    pub token: String,
    /// The origin it was made for.
    pub origin: String,
    /// One step for a field, one for each box of a row.
    pub steps: Vec<FillStep>,
    /// Whether the page's own button that sends the code is pressed afterwards. Never unless the account says so.
    pub press: bool,
}

/// One field and its text.
#[derive(Serialize, Zeroize, ZeroizeOnDrop)]
pub struct FillStep {
    /// [`super::facts::FieldFacts::id`].
    pub field: u32,
    /// The code, or one character of it.
    pub text: String,
}

/// The answer of `sixpenceFiller.fill()`. There may be none at all: a page that submits a complete code by itself can be gone
/// before it answers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct FillReport {
    /// Whether the fields hold the code.
    pub filled: bool,
    /// Why they do not.
    #[serde(default)]
    pub reason: Option<FillRefusal>,
    /// The lengths of what the fields hold now.
    #[serde(default)]
    pub kept: Vec<u32>,
    /// Whether the page's button was pressed, if that was asked for. It is not where it is not certain which one that is, or where
    /// the page sent the code by itself.
    #[serde(default)]
    pub pressed: Option<bool>,
}

/// Why a page did not take a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FillRefusal {
    /// The field, or one box of the row, is no longer there, or hidden or disabled by now. An equal one in its place gets nothing:
    /// the page has to be looked at again.
    Gone,
    /// Another document has taken the place of the one that was looked at.
    Moved,
    /// The page put something else into the field, or emptied it; nothing of the code was left in it.
    Refused,
    /// The field cannot be written to.
    Readonly,
}

/// Why a frame may not be given a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameRefusal {
    /// Sandboxed, `data:` or otherwise without an origin.
    #[error("this page hides which site it belongs to")]
    Opaque,
    /// It, or a frame around it, belongs to another site than the tab.
    #[error("this form is embedded from another site")]
    CrossOriginFrame,
    /// Neither https nor this computer.
    #[error("this page is not protected by https")]
    NotSecure,
    /// Not the origin that the browser reports for the tab.
    #[error("this page is no longer the one that was chosen")]
    OtherOrigin,
}

/// Whether this frame may be given a code, in a tab whose top origin is `top` as the browser reports it: the top frame,
/// or one whose frames up to the top are all of that origin.
///
/// # Errors
/// See [`FrameRefusal`].
pub fn frame_allowed(frame: &FrameFacts, top: &Origin) -> Result<(), FrameRefusal> {
    let origin = Origin::parse(&frame.origin).map_err(|error| match error {
        OriginError::Scheme => FrameRefusal::NotSecure,
        OriginError::NotAnOrigin => FrameRefusal::Opaque,
    })?;
    if !frame.top && !frame.same_origin_chain {
        return Err(FrameRefusal::CrossOriginFrame);
    }
    if origin == *top { Ok(()) } else { Err(FrameRefusal::OtherOrigin) }
}

/// The order that puts `code` where it was chosen; none if it does not fit there (eight digits and six boxes, or a field
/// that takes five characters): half a code is never typed.
#[must_use]
pub fn order(choice: &Choice, code: &str, press: bool) -> Option<FillOrder> {
    let numeric = code.bytes().all(|byte| byte.is_ascii_digit());
    if code.is_empty() || choice.boxes.iter().any(|slot| slot.numeric && !numeric) {
        return None;
    }
    let count = u32::try_from(code.chars().count()).ok()?;
    let steps = match choice.boxes.as_slice() {
        [slot] if (slot.least..=slot.most).contains(&count) => {
            vec![FillStep { field: slot.id, text: written(code, slot.split)? }]
        }
        row if row.len() > 1 && u32::try_from(row.len()) == Ok(count) => {
            row.iter().zip(code.chars()).map(|(slot, c)| FillStep { field: slot.id, text: c.to_string() }).collect()
        }
        _ => return None,
    };
    Some(FillOrder { token: choice.token.clone(), origin: choice.origin.clone(), steps, press })
}

/// The code, with what a field wants between its halves.
fn written(code: &str, split: Option<char>) -> Option<String> {
    let Some(between) = split else { return Some(code.to_owned()) };
    let (first, second) = code.split_at_checked(code.len() / 2)?;
    let mut text = String::with_capacity(code.len().saturating_add(4)); // grows nowhere: nothing of it stays behind
    text.push_str(first);
    text.push(between);
    text.push_str(second);
    Some(text)
}
