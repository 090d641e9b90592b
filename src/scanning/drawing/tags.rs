//! XML cut into its tags (<https://www.w3.org/TR/xml/>), without regard to what they mean.

use super::DrawingError;

/// A piece of a document.
pub(super) enum Part<'a> {
    /// A start tag; `is_whole`: it ends its element, too. Names are without their namespace.
    Start { name: &'a str, attributes: Vec<(&'a str, &'a str)>, is_whole: bool },
    /// An end tag.
    End,
    /// What stands between tags.
    Text(&'a str),
}

/// The pieces in their order; after an error none follows.
pub(super) fn parts(text: &str) -> impl Iterator<Item = Result<Part<'_>, DrawingError>> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        loop {
            let text = rest.filter(|text| !text.is_empty())?;
            let Some(tag) = text.strip_prefix('<') else {
                let end = text.find('<').unwrap_or(text.len());
                let (between, after) = text.split_at_checked(end)?;
                rest = Some(after);
                return Some(Ok(Part::Text(between)));
            };
            match next(tag) {
                Ok((part, after)) => {
                    rest = Some(after);
                    if let Some(part) = part {
                        return Some(Ok(part));
                    }
                }
                Err(error) => {
                    rest = None;
                    return Some(Err(error));
                }
            }
        }
    })
}

/// What begins behind `<`, and what follows it.
fn next(tag: &str) -> Result<(Option<Part<'_>>, &str), DrawingError> {
    let behind = |mark: &str| tag.split_once(mark).map(|(_, after)| after).ok_or(DrawingError::Damaged);
    if tag.starts_with("!--") {
        return Ok((None, behind("-->")?));
    }
    if let Some(text) = tag.strip_prefix("![CDATA[") {
        let (text, after) = text.split_once("]]>").ok_or(DrawingError::Damaged)?;
        return Ok((Some(Part::Text(text)), after));
    }
    if tag.starts_with('?') {
        return Ok((None, behind("?>")?));
    }
    if tag.starts_with('!') {
        let (declared, after) = tag.split_once('>').ok_or(DrawingError::Damaged)?;
        // What it declares itself may be put in anywhere, any number of times.
        return if declared.contains('[') { Err(DrawingError::Complex) } else { Ok((None, after)) };
    }
    if tag.starts_with('/') {
        return Ok((Some(Part::End), behind(">")?));
    }
    start(tag).ok_or(DrawingError::Damaged).map(|(part, after)| (Some(part), after))
}

fn start(tag: &str) -> Option<(Part<'_>, &str)> {
    let (name, mut rest) = tag.split_at_checked(tag.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>'))?)?;
    let mut attributes = Vec::new();
    let is_whole = loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>") {
            rest = after;
            break true;
        }
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break false;
        }
        let (attribute, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let (value, after) = after.strip_prefix(quote)?.split_once(quote)?;
        attributes.push((local(attribute.trim_end()), value));
        rest = after;
    };
    Some((Part::Start { name: local(name), attributes, is_whole }, rest))
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
