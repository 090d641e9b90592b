//! Placeholder.
use serde::{Deserialize, Serialize};
/// Placeholder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Minutes.
    pub lock_minutes: u16,
    /// Next.
    pub show_next_code: bool,
}
