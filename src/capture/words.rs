//! A text cut into words, with what the search for keys asks of them.

/// A word: what white space, dashes, quotes and labels divide.
pub(super) struct Word<'a> {
    /// Without the marks around it.
    pub text: &'a str,
    /// The number of its line.
    pub line: usize,
    /// A label (`key:`) stands before it.
    pub after_label: bool,
    /// A mark stood before it: it starts something.
    pub opens: bool,
    /// A mark stood behind it: it ends something.
    pub closes: bool,
    /// May be a group of a key: letters of one case and digits, padding at the end. Wrong digits and foreign letters count
    /// as well, so that a key with a mistake is refused as a whole and not cut off before it.
    pub is_group: bool,
    /// Has small letters.
    pub has_lower: bool,
    /// Has capitals.
    pub has_upper: bool,
    /// Has a digit, which keys have and words have not.
    pub has_digit: bool,
    symbols: usize,
}

impl Word<'_> {
    /// Characters without padding.
    pub const fn symbols(&self) -> usize {
        self.symbols
    }
}

/// All words of a text.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut after_label = false;
    for (line, content) in text.lines().enumerate() {
        for token in content.split(|c: char| c.is_whitespace() || is_invisible(c)).filter(|token| !token.is_empty()) {
            let (label, rest) = split_label(token);
            if let Some(label) = label {
                words.push(word(label, line, after_label, Marks::NONE, false));
                after_label = true;
            }
            let trimmed = rest.trim_start_matches(['"', '\'', '(', '[', '«', '“', '‘', '<']);
            let inner = trimmed.trim_end_matches(['"', '\'', ')', ']', '»', '”', '’', '.', ',', ';', '!', '?', '>']);
            let marks = Marks { before: trimmed.len() < rest.len(), behind: inner.len() < trimmed.len() };
            let groups: Vec<&str> = inner.split(is_dash).filter(|group| !group.is_empty()).collect();
            for (index, group) in groups.iter().enumerate() {
                let here =
                    Marks { before: marks.before && index == 0, behind: marks.behind && index + 1 == groups.len() };
                words.push(word(group, line, after_label, here, true));
                after_label = false;
            }
        }
    }
    words
}

#[derive(Clone, Copy)]
struct Marks {
    before: bool,
    behind: bool,
}

impl Marks {
    const NONE: Self = Self { before: false, behind: false };
}

fn word(text: &str, line: usize, after_label: bool, marks: Marks, may_be_group: bool) -> Word<'_> {
    let symbols = text.trim_end_matches('=');
    let (has_lower, has_upper) = (symbols.chars().any(char::is_lowercase), symbols.chars().any(char::is_uppercase));
    // Scripts without cases (Chinese, Arabic, ...) make words, not mistaken groups.
    let fits = |c: char| c.is_ascii_alphanumeric() || c.is_lowercase() || c.is_uppercase();
    let is_group = may_be_group && !symbols.is_empty() && symbols.chars().all(fits) && !(has_lower && has_upper);
    let has_digit = symbols.bytes().any(|byte| byte.is_ascii_digit());
    let Marks { before: opens, behind: closes } = marks;
    let symbols = symbols.chars().count();
    Word { text, line, after_label, opens, closes, is_group, has_lower, has_upper, has_digit, symbols }
}

/// Divides `Secret:KEY` and `secret=KEY`; padding at the end of a key is no label.
fn split_label(token: &str) -> (Option<&str>, &str) {
    let is_mark = |(at, c): &(usize, char)| match c {
        ':' | '：' => true,
        '=' => token.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)),
        _ => false,
    };
    match token.char_indices().rfind(is_mark) {
        Some((at, c)) => (token.get(..at), token.get(at + c.len_utf8()..).unwrap_or_default()),
        None => (None, token),
    }
}

/// Whether a character divides the groups of a key without white space.
pub(super) fn divides_groups(c: char) -> bool {
    is_dash(c) || is_invisible(c)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Break opportunities that pages put into long words, and the byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}
