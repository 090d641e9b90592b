//! The smallest pieces of a text with codes: characters, the gaps between tokens, tokens.

/// What stands between two tokens. The later, the more it divides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// One no-break or thin space: what it joins is meant to stay together.
    Joint,
    /// One plain space.
    Space,
    /// A tab, a wide space, or several spaces.
    Wide,
    /// A comma, a line end, a word: no code goes across.
    Mark,
}

/// The gap that one blank makes.
pub(super) fn gap_of(blank: char) -> Option<Gap> {
    match blank {
        '\u{a0}' | '\u{2006}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Some(Gap::Joint),
        '\t' | '\u{2001}'..='\u{2003}' | '\u{3000}' => Some(Gap::Wide),
        _ if blank.is_whitespace() => Some(Gap::Space),
        ',' | ';' | '|' | '、' | '，' | '；' => Some(Gap::Mark),
        _ => None,
    }
}

/// Hyphens, dashes and the minus sign.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// What has no width: break opportunities that pages put into long words, marks of direction, the byte order mark, and the
/// strokes that strike a character through.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}')
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
        || is_stroke(c)
}

/// Strokes through the character before.
pub(super) fn is_stroke(c: char) -> bool {
    matches!(c, '\u{335}'..='\u{338}')
}

/// The mark for text that is struck through.
pub(super) const STRUCK: &str = "~~";

/// Signs that begin the items of a list.
pub(super) fn is_bullet(c: char) -> bool {
    is_dash(c)
        || matches!(
            c,
            '•' | '·'
                | '‣'
                | '⁃'
                | '◦'
                | '∙'
                | '*'
                | '>'
                | '+'
                | '→'
                | '➤'
                | '►'
                | '▸'
                | '✓'
                | '✔'
                | '✗'
                | '✘'
        )
        || matches!(c, '\u{2500}'..='\u{26ff}')
}

/// A token: letters and digits, and what holds the groups of a code together.
#[derive(Clone, Copy)]
pub(super) struct Token<'a> {
    pub text: &'a str,
    /// Where it starts in the text, in bytes.
    pub at: usize,
    /// What stands before it.
    pub gap: Gap,
    /// Its letters and digits.
    pub symbols: usize,
    pub has_digit: bool,
    pub has_upper: bool,
    pub has_lower: bool,
    /// The text says that this code is used.
    pub used: bool,
}

impl<'a> Token<'a> {
    /// `None` for a word that cannot be part of a code.
    pub fn new(text: &'a str, at: usize, gap: Gap) -> Option<Self> {
        let fits = |c: char| c.is_ascii_alphanumeric() || is_dash(c) || matches!(c, '_' | '.' | '+' | '/' | '=');
        let symbols = text.bytes().filter(u8::is_ascii_alphanumeric).count();
        // `https://`, `a/b/c.html`: what has more signs than a code is an address.
        let is_address = text.contains("//") || text.starts_with("www.");
        (symbols > 0 && text.chars().all(fits) && !is_address && !is_date(text)).then(|| Self {
            text,
            at,
            gap,
            symbols,
            has_digit: text.bytes().any(|c| c.is_ascii_digit()),
            has_upper: text.bytes().any(|c| c.is_ascii_uppercase()),
            has_lower: text.bytes().any(|c| c.is_ascii_lowercase()),
            used: false,
        })
    }

    /// Where it ends in the text, in bytes.
    pub fn end(&self) -> usize {
        self.at.saturating_add(self.text.len())
    }

    /// Its number, if it is a number of at most so many digits and nothing else.
    pub fn number(&self, digits: usize) -> Option<u32> {
        let is_number = self.text.len() <= digits && self.text.bytes().all(|c| c.is_ascii_digit());
        if is_number { self.text.parse().ok() } else { None }
    }

    /// Whether people may read it as a word: letters, all small or with a capital at the start.
    pub fn is_word(&self) -> bool {
        let rest = self.text.get(1..).unwrap_or_default();
        self.text.bytes().all(|c| c.is_ascii_alphabetic()) && !rest.bytes().any(|c| c.is_ascii_uppercase())
    }
}

/// `2026-11-30`, `30.11.2026`, `10/2026`.
fn is_date(text: &str) -> bool {
    let is_in = |part: &str, range: std::ops::Range<u32>| part.parse().is_ok_and(|number| range.contains(&number));
    let parts = || text.split(['-', '.', '/']);
    let years = parts().filter(|part| part.len() == 4 && is_in(part, 1900..2200)).count();
    let small = parts().filter(|part| part.len() < 3 && is_in(part, 1..32)).count();
    years == 1 && small > 0 && years.saturating_add(small) == parts().count()
}
