//! Recovery codes: what a site hands out for the day on which the second factor is not at hand. Each works once.

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::{
    account::{AccountId, from_hex, longer_than, to_hex},
    time::UnixMs,
};

/// Names a set for ever: 16 random bytes, written as 32 lower-case hex digits in messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecoverySetId(pub [u8; 16]);

/// Not 32 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the id of a set of recovery codes")]
pub struct RecoverySetIdError;

/// One code, as the site wrote it. Wiped when dropped; no `Debug`, `Clone` or `Serialize`.
///
/// ```compile_fail
/// fn needs_debug<T: std::fmt::Debug>() {}
/// needs_debug::<sixpence::recovery_set::RecoveryCode>();
/// ```
/// ```compile_fail
/// fn needs_clone<T: Clone>() {}
/// needs_clone::<sixpence::recovery_set::RecoveryCode>();
/// ```
/// ```compile_fail
/// fn needs_serialize<T: serde::Serialize>() {}
/// needs_serialize::<sixpence::recovery_set::RecoveryCode>();
/// ```
pub struct RecoveryCode {
    text: Zeroizing<String>,
    /// When it was used, as far as is known: by a copy, by a fill, or because the user said so.
    pub used_at: Option<UnixMs>,
}

/// A text that is no recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeError {
    /// No characters.
    #[error("the recovery code is empty")]
    Empty,
    /// More than [`RecoveryCode::MAX_CHARS`].
    #[error("the recovery code is too long")]
    TooLong,
}

/// The codes that a site handed out together for one account. They stay as they are: other codes are another set. Holds
/// codes, so it has no `Debug`, `Clone` or `Serialize`.
///
/// ```compile_fail
/// fn needs_debug<T: std::fmt::Debug>() {}
/// needs_debug::<sixpence::recovery_set::RecoverySet>();
/// ```
pub struct RecoverySet {
    /// Its name for ever.
    pub id: RecoverySetId,
    /// Whose codes they are.
    pub account: AccountId,
    /// 1 to [`Self::MAX_CODES`], in the order of the site. A code is named by its place.
    pub codes: Vec<RecoveryCode>,
    /// When the set was kept.
    pub created_at: UnixMs,
    /// When another set came in its place, or the account was set up again. Such a set is history: whether its codes still
    /// work, the site alone knows.
    pub replaced_at: Option<UnixMs>,
    /// The host where the codes were captured; `None` if they were typed or pasted.
    pub source: Option<String>,
}

/// What of a set can be shown without asking for the passphrase again: how many, not which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecoverySetView {
    /// [`RecoverySet::id`].
    pub id: RecoverySetId,
    /// [`RecoverySet::account`].
    pub account: AccountId,
    /// How many codes are not used.
    pub left: u16,
    /// How many there are.
    pub all: u16,
    /// [`RecoverySet::created_at`].
    pub created_at: UnixMs,
    /// [`RecoverySet::replaced_at`].
    pub replaced_at: Option<UnixMs>,
    /// [`RecoverySet::source`].
    pub source: Option<String>,
}

impl RecoveryCode {
    /// The longest code, in characters.
    pub const MAX_CHARS: usize = 128;

    /// A code that is not used.
    ///
    /// # Errors
    /// [`RecoveryCodeError`] if there are no characters or too many.
    pub fn new(text: String) -> Result<Self, RecoveryCodeError> {
        let text = Zeroizing::new(text);
        if text.is_empty() {
            return Err(RecoveryCodeError::Empty);
        }
        if longer_than(&text, Self::MAX_CHARS) {
            return Err(RecoveryCodeError::TooLong);
        }
        Ok(Self { text, used_at: None })
    }

    /// The code. Every call is a place where it can leak: keep them few.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// A second copy, wiped on its own.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self { text: self.text.clone(), used_at: self.used_at }
    }

    /// Whether both are the same text, used or not; takes the same time wherever they differ.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        self.text.as_bytes().ct_eq(other.text.as_bytes()).into()
    }
}

impl RecoverySet {
    /// The most codes of a set.
    pub const MAX_CODES: usize = 200;

    /// Whether these are the codes that count: no other set came in their place.
    #[must_use]
    pub const fn is_current(&self) -> bool {
        self.replaced_at.is_none()
    }

    /// Whether the set holds exactly these codes in this order, used or not.
    #[must_use]
    pub fn holds(&self, codes: &[RecoveryCode]) -> bool {
        self.codes.len() == codes.len() && self.codes.iter().zip(codes).all(|(own, other)| own.same_as(other))
    }

    /// What can be shown of it.
    #[must_use]
    pub fn view(&self) -> RecoverySetView {
        let number = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        RecoverySetView {
            id: self.id,
            account: self.account,
            left: number(self.codes.iter().filter(|code| code.used_at.is_none()).count()),
            all: number(self.codes.len()),
            created_at: self.created_at,
            replaced_at: self.replaced_at,
            source: self.source.clone(),
        }
    }
}

impl TryFrom<String> for RecoverySetId {
    type Error = RecoverySetIdError;
    fn try_from(text: String) -> Result<Self, RecoverySetIdError> {
        from_hex(&text).map(Self).ok_or(RecoverySetIdError)
    }
}

impl From<RecoverySetId> for String {
    fn from(id: RecoverySetId) -> Self {
        to_hex(&id.0)
    }
}
