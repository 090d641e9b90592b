//! A text cut into lines of tokens, without what is around codes: numbering, bullets, labels, marks of use.

use super::{
    says::{Names, says, says_used},
    tokens::{Gap, STRUCK, Token, gap_of, is_bullet, is_dash},
};

/// A remark on a code ends after so many bytes at most.
const MAX_REMARK: usize = 80;

/// A line in which something stands.
#[derive(Default)]
pub(super) struct Line<'a> {
    pub tokens: Vec<Token<'a>>,
    /// How many words stood there that cannot be part of a code; those behind the first token.
    pub words: usize,
    pub words_behind: usize,
    /// A label stood there.
    pub has_label: bool,
    /// The nearest words before call what stands here a key.
    pub under_key: bool,
}

impl Line<'_> {
    fn left_out(&mut self, words: usize) {
        self.words = self.words.saturating_add(words);
        self.words_behind = self.words_behind.saturating_add(if self.tokens.is_empty() { 0 } else { words });
    }

    /// Whether all that stands there is of one length, as codes and their groups are and words hardly ever.
    pub fn is_uniform(&self) -> bool {
        let Some(first) = self.tokens.first() else { return false };
        let is_even = self.tokens.iter().all(|token| token.symbols == first.symbols);
        self.words == 0 && is_even && (first.symbols > 2 || self.tokens.len() == 1)
    }
}

/// The lines of a text in which something stands.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut at, mut names) = (0_usize, Names::Nothing);
    for content in text.split_inclusive(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let mut line = read(content, at);
        at = at.saturating_add(content.len());
        let has_text = line.words > 0 || line.has_label || line.tokens.iter().any(Token::is_word);
        if has_text {
            let here = says(content);
            // "Keep them secret" below "Recovery codes" makes no key of them.
            let goes_on = here.names == Names::Nothing
                || matches!(names, Names::Codes | Names::Code) && here.names == Names::Key && !here.named;
            names = if goes_on { names } else { here.names };
        }
        line.under_key = names == Names::Key;
        if has_text || !line.tokens.is_empty() {
            lines.push(line);
        }
    }
    lines
}

fn read(content: &str, at: usize) -> Line<'_> {
    let mut reader = Reader { content, at, line: Line::default(), gap: Some(Gap::Mark), used: false };
    let (mut start, mut skip) = (None, 0_usize);
    for (place, c) in content.char_indices() {
        if place < skip {
            continue;
        }
        let gap = gap_of(c);
        if gap.is_none() && !is_bracket(c) {
            start.get_or_insert(place);
            continue;
        }
        if let Some(from) = start.take() {
            reader.word(from, place);
        }
        match gap {
            Some(gap) => reader.blank(gap),
            None => skip = reader.brackets(place, c).unwrap_or(0),
        }
    }
    if let Some(from) = start {
        reader.word(from, content.len());
    }
    reader.line
}

fn is_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '（' | '【' | ')' | ']' | '}' | '）' | '】')
}

struct Reader<'a> {
    content: &'a str,
    /// Where the line starts in the text.
    at: usize,
    line: Line<'a>,
    /// What stands before the next token, so far.
    gap: Option<Gap>,
    /// A label says that what follows is used.
    used: bool,
}

impl<'a> Reader<'a> {
    fn blank(&mut self, gap: Gap) {
        self.gap = Some(match self.gap {
            None => gap,
            Some(Gap::Mark) => Gap::Mark,
            Some(_) => gap.max(Gap::Wide),
        });
    }

    /// What stands in brackets, up to where they end: a remark, a number, a bullet. `None` if they do not end, or if it is
    /// a number's own bracket.
    fn brackets(&mut self, place: usize, c: char) -> Option<usize> {
        let from = place.saturating_add(c.len_utf8());
        let is_open = matches!(c, '(' | '[' | '{' | '（' | '【');
        let rest = self.content.get(from..).filter(|_| is_open)?;
        let (len, closing) = rest.char_indices().find(|(_, c)| is_bracket(*c))?;
        let inner = rest.get(..len)?;
        // Brackets within brackets, and a list between them: `["1234", "5678"]`.
        if matches!(closing, '(' | '[' | '{' | '（' | '【') || c != '(' && inner.contains(',') && !says_used(inner) {
            return None;
        }
        let end = from.saturating_add(len);
        if says_used(inner) {
            self.mark_used(end);
        } else if !inner.contains(char::is_whitespace) && inner.len() > 3 && inner.bytes().any(|c| c.is_ascii_digit()) {
            self.gap = Some(Gap::Mark);
            self.word(from, end);
        } else {
            self.line.left_out(usize::from(inner.trim().chars().count() > 3));
        }
        self.gap = Some(Gap::Mark);
        Some(end.saturating_add(closing.len_utf8()))
    }

    /// What stands between blanks, in bytes of the line.
    fn word(&mut self, from: usize, to: usize) {
        let Some(whole) = self.content.get(from..to) else { return };
        let raw = whole.trim_start_matches(|c| is_bullet(c) || is_quote(c));
        let from = to.saturating_sub(raw.len());
        let closing = self.content.get(to..).and_then(|rest| rest.chars().next());
        // The bracket of `1)`.
        let is_number = closing.is_some_and(|c| matches!(c, ')' | ']' | '）')) && is_short_number(raw);
        // A dash between spaces holds groups together, unless it begins the line.
        if raw.is_empty() && whole.chars().all(is_dash) && matches!(self.gap, Some(Gap::Joint | Gap::Space)) {
            self.gap = None;
            return;
        }
        if raw.is_empty() || is_number || is_numbering(raw) {
            self.gap = Some(Gap::Mark);
            return;
        }
        if let Some((label, rest)) = raw.split_once([':', '：']).filter(|(_, rest)| !rest.starts_with('/')) {
            // `Code 1:` is a label, `1:` a number.
            let ends_label = matches!(self.gap, Some(Gap::Joint | Gap::Space))
                && self.line.tokens.last().is_some_and(Token::is_word);
            if ends_label || !is_short_number(label) {
                self.label(from, from.saturating_add(label.len()));
            }
            self.gap = Some(Gap::Mark);
            if !rest.is_empty() {
                self.word(to.saturating_sub(rest.len()), to);
            }
            return;
        }
        if let Some(rest) = without_number(raw) {
            self.gap = Some(Gap::Mark);
            return self.word(to.saturating_sub(rest.len()), to);
        }
        let text =
            raw.trim_end_matches(|c| is_bullet(c) || is_quote(c) || matches!(c, '.' | '!' | '?' | '…' | '_' | '/'));
        self.token(text, from);
        if whole.starts_with(STRUCK) || whole.ends_with(STRUCK) {
            self.line.tokens.last_mut().into_iter().for_each(|token| token.used = true);
        }
    }

    fn token(&mut self, text: &'a str, from: usize) {
        let gap = self.gap.take().unwrap_or(Gap::Mark);
        let token = Token::new(text, self.at.saturating_add(from), gap);
        let may_say = token.is_none_or(|token| token.is_word() && !self.is_like_last(token));
        if may_say && self.mark_used(from.saturating_add(text.len())) {
            self.gap = Some(Gap::Mark);
            return;
        }
        match token {
            Some(token) => self.line.tokens.push(Token { used: self.used, ..token }),
            None => {
                self.line.left_out(1);
                self.gap = Some(Gap::Mark);
            }
        }
    }

    /// A group of a code may happen to be a word.
    fn is_like_last(&self, token: Token<'a>) -> bool {
        self.line.tokens.last().is_none_or(|last| last.symbols == token.symbols)
    }

    /// Marks the code before as used, if the words between it and a place say so.
    fn mark_used(&mut self, end: usize) -> bool {
        let tokens = &mut self.line.tokens;
        let place = tokens.iter().rposition(|token| token.has_digit).unwrap_or(0);
        let Some(token) = tokens.get_mut(place).filter(|token| token.symbols > 3) else { return false };
        let from = token.end().saturating_sub(self.at);
        let is_near = end.saturating_sub(from) <= MAX_REMARK;
        let says = is_near && self.content.get(from..end).is_some_and(says_used);
        token.used |= says;
        says
    }

    /// The last word of a label: those before it are no codes.
    fn label(&mut self, mut from: usize, end: usize) {
        self.line.has_label = true;
        while let Some(last) = self.line.tokens.pop_if(|last| last.is_word() || last.number(3).is_some()) {
            from = last.at.saturating_sub(self.at);
            if last.gap >= Gap::Wide {
                break;
            }
        }
        self.used = self.content.get(from..end).is_some_and(says_used);
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '~' | '«' | '»' | '‘' | '’' | '“' | '”' | '„' | '‹' | '›' | '<' | '「' | '」')
}

fn is_short_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['#', '№']);
    !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|c| c.is_ascii_digit())
}

/// `1.`, `#1`, `№1`.
fn is_numbering(text: &str) -> bool {
    let number = text.trim_end_matches(['.', '、']);
    is_short_number(number) && (number.len() < text.len() || !number.starts_with(|c: char| c.is_ascii_digit()))
}

/// What follows the number in `1.abcd-efgh`. Codes with a dot in them have more before it.
fn without_number(text: &str) -> Option<&str> {
    let (number, rest) = text.split_once('.').filter(|(number, _)| number.len() < 3)?;
    let is_code = rest.bytes().filter(u8::is_ascii_alphanumeric).count() > 3 && !rest.contains('.');
    (is_short_number(number) && is_code).then_some(rest)
}
