//! What the passing of time does to codes on the screen.

use crate::message::CodeView;

/// Moves a code on if its time is over: the next code takes its place. A code that cannot be known (more than one
/// period has passed, the computer slept) is taken away rather than shown too long. Says whether anything changed.
pub fn advance(code: &mut CodeView, now: f64) -> bool {
    let CodeView::Timed { code, next, period, ends_at } = code else { return false };
    if now < *ends_at {
        return false;
    }
    let length = f64::from(*period).max(1.0) * 1000.0;
    let over = ((now - *ends_at) / length).floor();
    if over < 1.0 {
        *code = std::mem::take(next);
    } else {
        code.clear();
        next.clear();
    }
    *ends_at += (over + 1.0) * length;
    true
}

/// When the code ends; `None` for a counter.
#[must_use]
pub fn ends_at(code: &CodeView) -> Option<f64> {
    match code {
        CodeView::Timed { ends_at, .. } => Some(*ends_at),
        CodeView::Counter { .. } => None,
    }
}

/// The earliest of several times.
#[must_use]
pub fn earliest(times: impl Iterator<Item = f64>) -> Option<f64> {
    times.fold(None, |first, time| Some(first.map_or(time, |first: f64| first.min(time))))
}

/// The code as it is typed, if there is one now.
#[must_use]
pub fn current(code: &CodeView) -> Option<&str> {
    match code {
        CodeView::Timed { code, .. } => Some(code.as_str()),
        CodeView::Counter { code, .. } => code.as_deref(),
    }
    .filter(|code| !code.is_empty())
}

/// The code after it, if it is known.
#[must_use]
pub fn following(code: &CodeView) -> Option<&str> {
    match code {
        CodeView::Timed { next, .. } if !next.is_empty() => Some(next),
        _ => None,
    }
}
