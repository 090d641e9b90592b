//! One recovery code.

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::tokens::{is_dash, is_invisible};

/// A recovery code as the site shows it. Wiped when dropped; no `Debug`, `Display`, `Clone` or `Serialize`.
///
/// ```compile_fail
/// fn needs_debug<T: std::fmt::Debug>() {}
/// needs_debug::<sixpence::enrolment::recovery::RecoveryCode>();
/// ```
/// ```compile_fail
/// fn needs_clone<T: Clone>() {}
/// needs_clone::<sixpence::enrolment::recovery::RecoveryCode>();
/// ```
/// ```compile_fail
/// fn needs_serialize<T: serde::Serialize>() {}
/// needs_serialize::<sixpence::enrolment::recovery::RecoveryCode>();
/// ```
pub struct RecoveryCode(Zeroizing<String>);

/// Why a text is no recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Nothing but blanks.
    #[error("the recovery code is empty")]
    Empty,
    /// More than [`RecoveryCode::MAX_CHARS`].
    #[error("the recovery code is too long")]
    TooLong,
    /// A control character, which no site shows.
    #[error("the recovery code has a character that cannot be shown")]
    Control,
}

impl RecoveryCode {
    /// The longest code accepted, in characters. The longest known is 64: 32 bytes in hexadecimal.
    pub const MAX_CHARS: usize = 128;

    /// A code from the text of it alone. Its characters stay as they are, but for blanks: those around it go, and those
    /// within become one plain space, since no-break and thin ones cannot be typed into the site's field.
    ///
    /// # Errors
    /// [`CodeError`] for what cannot be one code.
    pub fn new(text: &str) -> Result<Self, CodeError> {
        // Does not grow, so it leaves no copy behind.
        let mut code = Zeroizing::new(String::with_capacity(text.len()));
        let (mut chars, mut has_blank) = (0_usize, false);
        for c in text.chars().filter(|c| !is_invisible(*c)) {
            if c.is_whitespace() {
                has_blank = true;
                continue;
            }
            if c.is_control() {
                return Err(CodeError::Control);
            }
            if has_blank && chars > 0 {
                code.push(' ');
                chars = chars.saturating_add(1);
            }
            has_blank = false;
            code.push(c);
            chars = chars.saturating_add(1);
        }
        match chars {
            0 => Err(CodeError::Empty),
            _ if chars > Self::MAX_CHARS => Err(CodeError::TooLong),
            _ => Ok(Self(code)),
        }
    }

    /// The text. Every call is a place where the code can leak: keep them few.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// A second copy of the code, wiped on its own.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self(self.0.clone())
    }

    /// What two ways to write the same code have in common: no spaces, no dashes, and small letters if `case` says that
    /// letters of both cases mean the same. A code of nothing but dashes stays as it is.
    #[must_use]
    pub fn canonical(&self, case: Case) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(self.0.len()));
        for c in self.0.chars().filter(|c| *c != ' ' && !is_dash(*c)) {
            text.push(if case == Case::Folded { c.to_ascii_lowercase() } else { c });
        }
        if text.is_empty() { self.0.clone() } else { text }
    }

    /// Whether both are the same code; takes the same time wherever they differ.
    #[must_use]
    pub fn same_as(&self, other: &Self, case: Case) -> bool {
        self.canonical(case).as_bytes().ct_eq(other.canonical(case).as_bytes()).into()
    }
}

/// Whether capital and small letters are different characters of the codes of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// All letters of the set are of one case: the site hardly means it, and users type the other.
    Folded,
    /// Both cases occur: `aB` is not `ab`.
    Kept,
}

impl Case {
    /// Of a set of codes.
    #[must_use]
    pub fn of<'a>(codes: impl IntoIterator<Item = &'a RecoveryCode>) -> Self {
        let (mut lower, mut upper) = (false, false);
        for c in codes.into_iter().flat_map(|code| code.0.chars()) {
            lower |= c.is_lowercase();
            upper |= c.is_uppercase();
        }
        if lower && upper { Self::Kept } else { Self::Folded }
    }
}
