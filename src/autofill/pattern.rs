//! Fields whose `pattern` takes a code only in two halves: `\d{3} \d{3}`.

/// What stands between the halves, and how many digits a code has there. None for a pattern that takes the digits alone, or that is
/// not so simple.
pub(super) fn halves_of_pattern(pattern: &str) -> Option<(char, u32)> {
    let pattern = pattern.trim_start_matches('^').trim_end_matches('$');
    let (first, rest) = digits(pattern)?;
    let (between, rest) = separator(rest)?;
    let (second, rest) = digits(rest)?;
    (rest.is_empty() && first == second).then_some((between, first.saturating_add(second)))
}

/// As many digits as a pattern begins with, if that is one number, and what follows.
fn digits(pattern: &str) -> Option<(u32, &str)> {
    let (mut count, mut rest) = (0_u32, pattern);
    while let Some(after) = ["[0-9]", "\\d", "[\\d]"].iter().find_map(|digit| rest.strip_prefix(digit)) {
        let (times, after) = match after.strip_prefix('{') {
            Some(inner) => {
                let (times, after) = inner.split_once('}')?;
                (times.parse().ok()?, after)
            }
            None => (1, after),
        };
        count = count.saturating_add(times);
        rest = after;
    }
    (count > 0 && !rest.starts_with(['?', '*', '+'])).then_some((count, rest))
}

/// The separator that a pattern begins with, if there has to be one, and what follows. Of several it is the one that people read best.
fn separator(pattern: &str) -> Option<(char, &str)> {
    let (set, rest) = match pattern.strip_prefix('[') {
        Some(inner) => inner.split_once(']')?,
        None => {
            let escaped = usize::from(pattern.starts_with('\\'));
            pattern.split_at_checked(pattern.chars().take(escaped.saturating_add(1)).map(char::len_utf8).sum())?
        }
    };
    if set.starts_with('^') || rest.starts_with(['?', '*', '{']) {
        return None;
    }
    let between = [(' ', " "), (' ', "\\s"), ('-', "-"), ('.', "."), (' ', "\u{a0}")];
    let (between, _) = between.iter().find(|(_, written)| set.contains(written))?;
    Some((*between, rest.strip_prefix('+').unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves() {
        for (pattern, found) in [
            ("\\d{3} \\d{3}", Some((' ', 6))),
            ("^[0-9]{3}-[0-9]{3}$", Some(('-', 6))),
            ("[0-9]{4}[ -][0-9]{4}", Some((' ', 8))),
            ("\\d{3}[\\-]\\d{3}", Some(('-', 6))),
            ("\\d{3}\\-\\d{3}", Some(('-', 6))),
            ("\\d{3}\\s+\\d{3}", Some((' ', 6))),
            ("\\d\\d\\d \\d\\d\\d", Some((' ', 6))),
            ("\\d{3}\\.\\d{3}", Some(('.', 6))),
        ] {
            assert_eq!(halves_of_pattern(pattern), found, "{pattern}");
        }
    }

    #[test]
    fn others_take_the_digits_alone_or_are_not_understood() {
        for pattern in [
            "",
            "\\d{6}",
            "\\d{3} ?\\d{3}",
            "\\d{3}[ -]?\\d{3}",
            "\\d{3}\\s*\\d{3}",
            "\\d{3}-{0,1}\\d{3}",
            "\\d{3,4} \\d{3}",
            "\\d{3} \\d+",
            "\\d{3} \\d{4}",
            "\\d{2} \\d{2} \\d{2}",
            "\\d{6}|\\d{3} \\d{3}",
            "\\d{3}[^ ]\\d{3}",
            "\\d{3}x\\d{3}",
            "[a-z]{3} [a-z]{3}",
            "\\d{3}[ -",
            "\\d{3}\\",
            "\\d{3",
            " ",
        ] {
            assert_eq!(halves_of_pattern(pattern), None, "{pattern}");
        }
    }
}
