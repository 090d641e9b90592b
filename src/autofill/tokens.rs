//! Texts and attribute values made comparable: lower-case words with single spaces between and around them.

use super::words::PARTS;

/// The words of a text that people read: ` enter the 6 digit code `.
pub(crate) fn text_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(2));
    out.push(' ');
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            // The dot that the lower case of a Turkish capital İ leaves behind.
            '\u{307}' => {}
            // Points that Hebrew and Arabic may be written with or without.
            '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' => {}
            // Vowels and tones of Hindi and Thai, which are no letters by themselves.
            '\u{93c}' | '\u{941}'..='\u{94d}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' => {
                out.push(c)
            }
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

/// The words of a name that programs read: `tfaCode` is ` tfa code `, `digit1` ` digit 1 `, `myvcode` ` my v code `,
/// `input-2fa` ` input 2fa `.
pub(crate) fn name_words(name: &str) -> String {
    let mut split = String::with_capacity(name.len().saturating_mul(2));
    let mut last = ' ';
    let mut rest = name.chars().peekable();
    while let Some(c) = rest.next() {
        let hump = c.is_uppercase() && (last.is_lowercase() || rest.peek().is_some_and(|next| next.is_lowercase()));
        let count = c.is_ascii_digit() && last.is_alphabetic();
        if hump || count {
            split.push(' ');
        }
        split.push(c);
        last = c;
    }
    let mut out = String::from(" ");
    for word in text_words(&split).split_ascii_whitespace() {
        match unglue(word) {
            Some(parts) => out.push_str(&parts),
            None => out.push_str(word),
        }
        out.push(' ');
    }
    out
}

/// A word that is made of known parts throughout, with spaces between them; longer parts first. Not for long words:
/// a page could make one with very many readings.
fn unglue(word: &str) -> Option<String> {
    if word.len() > 32 {
        return None;
    }
    if word.is_empty() {
        return Some(String::new());
    }
    if PARTS.contains(&word) {
        return Some(word.to_owned());
    }
    PARTS.iter().find_map(|part| Some(format!("{part} {}", unglue(word.strip_prefix(part)?)?)))
}

/// The lengths that a `pattern` of digits allows: `[0-9]{6}`, `\d{6,8}`, `[0-9]*`. None for what is not so simple.
pub(super) fn lengths_of_pattern(pattern: &str) -> Option<(usize, usize)> {
    let pattern = pattern.trim_start_matches('^').trim_end_matches('$');
    let rest = ["[0-9]", "\\d", "[\\d]"].iter().find_map(|digits| pattern.strip_prefix(digits))?;
    match rest {
        "" => Some((1, 1)),
        "*" | "+" => Some((1, usize::MAX)),
        _ => {
            let inner = rest.strip_prefix('{')?.strip_suffix('}')?;
            let (least, most) = inner.split_once(',').unwrap_or((inner, inner));
            let most = if most.is_empty() { usize::MAX } else { most.trim().parse().ok()? };
            Some((least.trim().parse().ok()?, most))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (name, words) in [
            ("tfaCode", " tfa code "),
            ("OATHToken", " oath token "),
            ("myvcode", " my v code "),
            ("digit1", " digit 1 "),
            ("otp[]", " otp "),
            ("input-2fa", " input 2fa "),
            ("verificationcode", " verification code "),
            ("hotpink", " hotpink "),
            ("", " "),
        ] {
            assert_eq!(name_words(name), words, "{name}");
        }
    }

    #[test]
    fn longer_parts_come_first() {
        assert!(PARTS.is_sorted_by_key(|part| std::cmp::Reverse(part.len())));
    }

    #[test]
    fn texts() {
        assert_eq!(text_words("Enter the 6-digit code:"), " enter the 6 digit code ");
        assert_eq!(text_words("İKİ FAKTÖRLÜ"), " iki faktörlü ");
        assert_eq!(text_words("รหัสผ่านครั้งเดียว"), " รหัสผ่านครั้งเดียว ");
        assert_eq!(text_words("सत्यापन कोड।"), " सत्यापन कोड ");
        assert_eq!(text_words("קוֹד"), " קוד ");
    }

    #[test]
    fn patterns() {
        for (pattern, lengths) in [
            ("[0-9]{6}", Some((6, 6))),
            ("^\\d{6,8}$", Some((6, 8))),
            ("[0-9]*", Some((1, usize::MAX))),
            ("\\d", Some((1, 1))),
            ("[A-Z0-9]{10}", None),
            ("[0-9]{6}|[a-z]{8}", None),
            ("", None),
        ] {
            assert_eq!(lengths_of_pattern(pattern), lengths, "{pattern}");
        }
    }
}
