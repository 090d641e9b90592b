//! Which of several accounts a page is about: the one whose name it shows.

use super::facts::FrameFacts;

/// The place of the only name that is shown: whole, in what names the user ([`FrameFacts::who`]) or else in the texts around
/// the fields; failing that, by the part before the `@`. `None` if there is none or more than one.
pub(super) fn named<'a>(names: &[String], frames: impl Iterator<Item = &'a FrameFacts>) -> Option<u32> {
    if names.is_empty() {
        return None;
    }
    let (mut who, mut texts) = (String::new(), String::new());
    for facts in frames {
        facts.who.iter().for_each(|text| add(&mut who, text));
        add(&mut texts, &facts.title);
        facts.forms.iter().for_each(|form| add(&mut texts, &form.text));
        facts.fields.iter().for_each(|field| add(&mut texts, &field.near));
    }
    let names: Vec<String> = names.iter().map(|name| name.trim().to_lowercase()).collect();
    for (is_part, text) in [(false, &who), (false, &texts), (true, &who), (true, &texts)] {
        let shown = |name: &String| {
            let name = if is_part { name.split('@').next().unwrap_or_default() } else { name };
            name.chars().count() > 1 && shows(text, name, is_part)
        };
        let mut found = (0..).zip(&names).filter(|(_, name)| shown(name)).map(|(at, _)| at);
        match (found.next(), found.next()) {
            (None, _) => {}
            (only, None) => return only,
            _ => return None,
        }
    }
    None
}

fn add(all: &mut String, text: &str) {
    all.push_str(&text.to_lowercase());
    all.push('\n');
}

/// Whether `name` stands in `text` by itself: `ann` is not shown by `joann`, nor by `ann.b@example.org`; by `ann@example.org` only
/// as the part of an address.
fn shows(text: &str, name: &str, is_part: bool) -> bool {
    let is_inner = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+') || c == '@' && !is_part;
    text.match_indices(name).any(|(at, _)| {
        let (before, rest) = text.split_at(at);
        let mut after = rest.get(name.len()..).unwrap_or_default().chars();
        let starts = !before.chars().next_back().is_some_and(|c| is_inner(c) || matches!(c, '.' | '@'));
        // A dot may end the sentence.
        let ends = match after.next() {
            Some('.') => !after.next().is_some_and(char::is_alphanumeric),
            Some(c) => !is_inner(c),
            None => true,
        };
        starts && ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::autofill::FormFacts;

    fn which(names: &[&str], who: &[&str], text: &str) -> Option<u32> {
        let facts = FrameFacts {
            who: who.iter().map(ToString::to_string).collect(),
            forms: vec![FormFacts { text: text.to_owned(), ..FormFacts::default() }],
            ..FrameFacts::default()
        };
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        named(&names, [&facts].into_iter())
    }

    #[test]
    fn the_only_name_shown() {
        let two = ["ann@example.org", "bob@example.org"];
        assert_eq!(which(&two, &["Bob@Example.org"], ""), Some(1));
        assert_eq!(which(&two, &[], "Signed in as ann@example.org."), Some(0));
        assert_eq!(which(&two, &["ann@example.org"], "Not bob@example.org?"), Some(0), "who goes first");
        assert_eq!(which(&two, &[], "ann@example.org or bob@example.org"), None);
        assert_eq!(which(&two, &[], ""), None);
        assert_eq!(which(&[], &["ann"], "ann"), None);
    }

    #[test]
    fn whole_words() {
        for text in ["joann", "anna", "ann-marie", "ann.b@example.org", "x.ann@example.org", "mail@ann"] {
            assert_eq!(which(&["ann"], &[text], text), None, "{text}");
        }
        for text in ["ann", "(ann)", "Hello, Ann!", "ann@example.org", "I am ann."] {
            assert_eq!(which(&["ann"], &[], text), Some(0), "{text}");
        }
        assert_eq!(which(&["例子"], &[], "用户 例子"), Some(0));
    }

    #[test]
    fn the_part_before_the_at_sign_only_if_nothing_whole() {
        let two = ["ann@example.org", "ann@example.net"];
        assert_eq!(which(&two, &["ann"], ""), None, "of both");
        assert_eq!(which(&two, &["ann"], "ann@example.net"), Some(1));
        assert_eq!(which(&["ann@example.org", "bob@example.org"], &["bob"], ""), Some(1));
        assert_eq!(which(&["ann@example.org", "ann"], &["ann"], ""), Some(1));
        assert_eq!(which(&["a@example.org"], &["a"], ""), None, "too short");
    }
}
