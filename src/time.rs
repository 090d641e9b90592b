//! Points in time, always passed in: the core has no clock.

use serde::{Deserialize, Serialize};

/// Milliseconds since the Unix epoch, as `Date.now()` gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct UnixMs(pub u64);

impl UnixMs {
    /// Whole seconds since the Unix epoch: the time that RFC 6238 counts.
    #[must_use]
    pub const fn seconds(self) -> u64 {
        self.0 / 1000
    }

    /// This time plus a number of milliseconds.
    #[must_use]
    pub const fn plus_ms(self, ms: u64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds since `earlier`; 0 if that is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}
