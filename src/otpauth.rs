//! Placeholder.
use serde::{Deserialize, Serialize};
/// Placeholder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum OtpauthError {
    /// Placeholder.
    NotOtpauth,
}
