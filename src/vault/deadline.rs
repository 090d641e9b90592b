//! When the vault locks by itself: a point in time that is looked at whenever the key is used. Timers and alarms stop with
//! the worker and with a sleeping machine; they may help, they do not decide.

use serde::{Deserialize, Serialize};

use super::Settings;
use crate::time::UnixMs;

/// How far the wall clock may go back, in milliseconds, before it counts as tampered with: time servers correct by less.
const BACKWARD_MS: u64 = 5_000;
const MINUTE_MS: u64 = 60_000;
/// 2^53 - 1: what a number in `storage.session` carries exactly.
const MAX_EXACT: u64 = (1 << 53) - 1;

/// Whether the key may still be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Deadline {
    /// It may.
    Ok,
    /// It may not: forget it, here and in `storage.session`.
    Expired,
}

/// The deadline, and the latest time that was seen. Kept in `storage.session` beside the key, as plain numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LockClock {
    lock_at: u64,
    last_seen: u64,
}

impl LockClock {
    /// Starts at an unlock, or anew after the user has done something ([`Self::check`] first).
    #[must_use]
    pub fn start(now: UnixMs, settings: &Settings) -> Self {
        let lock_at = now.0.saturating_add(u64::from(settings.lock_minutes).saturating_mul(MINUTE_MS));
        Self { lock_at: lock_at.min(MAX_EXACT), last_seen: now.0.min(MAX_EXACT) }
    }

    /// When the vault locks, if nothing happens until then.
    #[must_use]
    pub const fn lock_at(&self) -> UnixMs {
        UnixMs(self.lock_at)
    }

    /// To be asked at every use of the key. Once expired it stays so: a clock that is set back does not bring the key back.
    pub fn check(&mut self, now: UnixMs) -> Deadline {
        if now.0 >= self.lock_at || now.0.saturating_add(BACKWARD_MS) < self.last_seen {
            self.lock_at = 0;
            return Deadline::Expired;
        }
        // The latest ever seen, so that many small steps back add up to a large one.
        self.last_seen = self.last_seen.max(now.0);
        Deadline::Ok
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_790_000_000_000;

    fn clock() -> LockClock {
        LockClock::start(UnixMs(NOW), &Settings::default())
    }

    #[test]
    fn expires_when_due_and_stays_so() {
        let mut clock = clock();
        assert_eq!(clock.lock_at(), UnixMs(NOW + 900_000));
        assert_eq!(clock.check(UnixMs(NOW + 899_999)), Deadline::Ok);
        assert_eq!(clock.check(UnixMs(NOW + 900_000)), Deadline::Expired);
        assert_eq!(clock.check(UnixMs(NOW + 899_999)), Deadline::Expired);
    }

    #[test]
    fn a_sleep_past_the_deadline_is_noticed_at_the_first_use() {
        assert_eq!(clock().check(UnixMs(NOW + 8 * 3_600_000)), Deadline::Expired);
    }

    #[test]
    fn the_wall_clock_may_not_go_back_far() {
        let mut one = clock();
        assert_eq!(one.check(UnixMs(NOW - 5_000)), Deadline::Ok);
        assert_eq!(one.check(UnixMs(NOW - 5_001)), Deadline::Expired);
        assert_eq!(one.check(UnixMs(NOW)), Deadline::Expired);
        for year in [NOW - 31_536_000_000, NOW + 31_536_000_000, 0, u64::MAX] {
            assert_eq!(clock().check(UnixMs(year)), Deadline::Expired);
        }
        let mut creeping = clock();
        let steps = (0..10_u64).map(|step| creeping.check(UnixMs(NOW - step * 1_000))).collect::<Vec<_>>();
        assert_eq!(steps.iter().filter(|step| **step == Deadline::Ok).count(), 6);
    }

    #[test]
    fn numbers_survive_the_session_store() {
        let mut clock = clock();
        let text = serde_json::to_string(&clock).unwrap();
        assert_eq!(text, format!(r#"{{"lockAt":{},"lastSeen":{NOW}}}"#, NOW + 900_000));
        let mut back: LockClock = serde_json::from_str(&text).unwrap();
        assert_eq!(back, clock);
        assert_eq!(back.check(UnixMs(NOW + 1)), clock.check(UnixMs(NOW + 1)));
        let far = LockClock::start(UnixMs(u64::MAX), &Settings::default());
        assert_eq!(far.lock_at().0 as f64 as u64, far.lock_at().0);
    }
}
