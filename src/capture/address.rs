//! The otpauth addresses in a text, each with an end that is beyond doubt.

use crate::otpauth::OtpauthError;

use super::{groups::MIN_SYMBOLS, words::words};

/// An address in a text.
pub(super) struct Address<'a> {
    /// Where it starts.
    pub at: usize,
    /// The text from its start on, up to the next address.
    pub rest: &'a str,
    /// The address alone; `Err` if it is torn.
    pub text: Result<&'a str, OtpauthError>,
}

/// All addresses in a text, in order.
pub(super) fn addresses(text: &str) -> Vec<Address<'_>> {
    let starts = starts(text);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let pieces = starts.iter().zip(ends).filter_map(|(start, end)| Some((*start, text.get(*start..end)?)));
    // Where words stand before an address, a full stop or a bracket at its end is theirs.
    let first = text.trim_start();
    pieces.map(|(at, rest)| Address { at, rest, text: at_start(rest, !first.starts_with(rest)) }).collect()
}

/// Where `otpauth://` and `otpauth-migration://` start, in any case.
fn starts(text: &str) -> Vec<usize> {
    let is_start = |rest: &str| {
        ["otpauth://", "otpauth-migration://"]
            .iter()
            .any(|scheme| rest.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
    };
    text.char_indices().map(|(at, _)| at).filter(|at| text.get(*at..).is_some_and(is_start)).collect()
}

/// The address at the start of a text, up to a quote, an angle bracket or white space. Unescaped spaces are common in
/// the label, so only those after its `?` end it.
fn at_start(text: &str, is_embedded: bool) -> Result<&str, OtpauthError> {
    let quoted = text.split_once(['"', '<', '>', '`', '“', '”', '»']);
    let (text, behind) = quoted.unwrap_or((text, ""));
    // A quote that did not close but stands within the address: what follows it would be lost.
    if behind
        .split_whitespace()
        .next()
        .is_some_and(|word| !behind.starts_with(char::is_whitespace) && word.contains('&'))
    {
        return Err(OtpauthError::Unsure);
    }
    let line = text.lines().next().unwrap_or_default();
    let query = line.find('?').unwrap_or(0);
    let end = line.char_indices().find(|(at, c)| c.is_whitespace() && *at >= query).map_or(line.len(), |(at, _)| at);
    let (address, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    // Clipped for showing.
    if address.ends_with('…') || address.ends_with("..") {
        return Err(OtpauthError::Unsure);
    }
    let address = if is_embedded { address.trim_end_matches(['.', ',', ';', '!', ')', '\'']) } else { address };
    if rest.trim().is_empty() {
        return Ok(address);
    }
    // More follows. If it may belong to the address, the address is torn, and what is missing may be a period.
    let same_line = line.get(end..).unwrap_or_default().split_whitespace();
    let next_line = rest.split_whitespace().next();
    if same_line.chain(next_line).any(|word| word.contains(['=', '&'])) {
        return Err(OtpauthError::Unsure);
    }
    let ends_with_secret = address
        .rsplit(['?', '&'])
        .next()
        .is_some_and(|last| last.get(..7).is_some_and(|name| name.eq_ignore_ascii_case("secret=")));
    let secret_chars = address.chars().rev().take_while(|c| *c != '=').count();
    let next_words = next_line.map(words).unwrap_or_default();
    let may_go_on = next_words.first().is_some_and(|word| word.is_group && (word.has_digit || !word.has_lower));
    if ends_with_secret && (secret_chars < MIN_SYMBOLS || may_go_on) {
        return Err(OtpauthError::Unsure);
    }
    Ok(address)
}
