//! Why a recipe is refused.

use std::fmt;

/// What is wrong with a recipe, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipeError {
    /// The field, as `controls.wayIn[2]`.
    pub field: String,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What can be wrong with a field of the right type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Too few or too many.
    #[error("has to have {least} to {most} entries")]
    Count {
        /// The fewest.
        least: usize,
        /// The most.
        most: usize,
    },
    /// Too short or too long, in characters.
    #[error("has to have {least} to {most} characters")]
    Length {
        /// The fewest.
        least: usize,
        /// The most.
        most: usize,
    },
    /// No exact host name.
    #[error("has to be a whole host name in lower case, without scheme, port or pattern")]
    Host,
    /// A line break or the like.
    #[error("has a control character in it")]
    ControlCharacter,
    /// The same as one before it.
    #[error("is there twice")]
    Twice,
    /// No name of a control, or nothing but the hosts.
    #[error("has no name in it")]
    Nothing,
}

impl fmt::Display for RecipeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.field, self.wrong)
    }
}

impl std::error::Error for RecipeError {}
