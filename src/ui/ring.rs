//! The countdown ring: one endless CSS animation, put in phase once.

use crate::message::CodeView;

/// In so many last seconds the ring is amber and the next code stands beside it.
pub const LAST_SECONDS: u16 = 5;

/// Where in its period a code is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Phase {
    /// Length of the period in seconds.
    pub period: u16,
    /// How much of it has passed at the moment asked about, in milliseconds.
    pub elapsed: f64,
}

impl Phase {
    /// The phase of a time-based code at `now` (milliseconds since the epoch).
    #[must_use]
    pub fn of(code: &CodeView, now: f64) -> Option<Self> {
        let CodeView::Timed { period, ends_at, .. } = *code else { return None };
        let length = f64::from(period) * 1000.0;
        Some(Self { period, elapsed: (length - (ends_at - now)).rem_euclid(length) })
    }

    /// The custom properties from which `common.css` makes the animation: its length, how far it has run, and the
    /// timing function that jumps from 0 to 1 where the last seconds begin.
    #[must_use]
    pub fn style(&self) -> String {
        let Self { period, elapsed } = *self;
        // Whole numbers: the code that writes fractions is 11 KB.
        let (elapsed, seconds) = (elapsed as u32, u32::from(period.max(1)));
        let before = 10_000 * (seconds - u32::from(LAST_SECONDS).min(seconds)) / seconds;
        let before = format!("{}.{:02}%", before / 100, before % 100);
        format!("--period:{period}s;--elapsed:-{elapsed}ms;--last:linear(0 0% {before},1 {before} 100%)")
    }
}
