//! Texts and attribute values made comparable: lower-case words with single spaces between and around them.

/// The words of a text that people read: ` enter the 6 digit code `.
#[expect(dead_code, reason = "for the scores to come")]
pub(super) fn text_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(2));
    out.push(' ');
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            // The dot that the lower case of a Turkish capital İ leaves behind, and apostrophes inside words.
            '\u{307}' | '\'' | '\u{2019}' => {}
            c if c.is_alphanumeric() => out.push(c),
            _ if !out.ends_with(' ') => out.push(' '),
            _ => {}
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// The lengths that a `pattern` of digits allows: `[0-9]{6}`, `\d{6,8}`, `[0-9]*`. None for what is not so simple.
pub(super) fn lengths_of_pattern(pattern: &str) -> Option<(usize, usize)> {
    let pattern = pattern.trim_start_matches('^').trim_end_matches('$');
    let rest = ["[0-9]", "\\d", "[\\d]"].iter().find_map(|digits| pattern.strip_prefix(digits))?;
    match rest {
        "" => Some((1, 1)),
        "*" | "+" => Some((1, usize::MAX)),
        _ => {
            let (least, most) = {
                let inner = rest.strip_prefix('{')?.strip_suffix('}')?;
                inner.split_once(',').unwrap_or((inner, inner))
            };
            let most = if most.is_empty() { usize::MAX } else { most.trim().parse().ok()? };
            Some((least.trim().parse().ok()?, most))
        }
    }
}
