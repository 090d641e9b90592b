//! Codes as people read them: in groups.

/// The code with a space where the eye rests: `123 456`, `123 4567`, `1234 5678`. Steam codes (five characters) and
/// anything else stay as they are.
#[must_use]
pub fn grouped(code: &str) -> String {
    let first = match code.len() {
        6 | 7 => 3,
        8 => 4,
        _ => return code.to_owned(),
    };
    match (code.get(..first), code.get(first..)) {
        (Some(head), Some(tail)) => format!("{head} {tail}"),
        _ => code.to_owned(),
    }
}

/// What stands in the place of a code that is not known (yet), as long as the code will be.
#[must_use]
pub fn blank(digits: u8) -> String {
    grouped_dots(usize::from(digits))
}

fn grouped_dots(digits: usize) -> String {
    let dots = "•".repeat(digits);
    let first = match digits {
        6 | 7 => 3,
        8 => 4,
        _ => return dots,
    };
    // Each dot is three bytes.
    match (dots.get(..first * 3), dots.get(first * 3..)) {
        (Some(head), Some(tail)) => format!("{head} {tail}"),
        _ => dots,
    }
}
