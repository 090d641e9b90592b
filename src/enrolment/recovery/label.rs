//! What a page calls a set that may be recovery codes.

use super::{
    page::{BlockKind, Read},
    says::{Names, Says, says},
};

/// What the words beside a set say.
pub(super) struct Label {
    pub names: Names,
    /// What those in the block itself say.
    pub in_block: Names,
    /// A secret key is spoken of, too.
    pub key: bool,
    /// The words stand where labels stand, and nothing else was named in between.
    pub is_near: bool,
    /// The words.
    pub text: String,
}

/// How many blocks before a set, and after it, are asked what it is.
const BEFORE: usize = 4;
const AFTER: usize = 2;
/// A longer text before a set is no label of something else, in bytes.
const MAX_LABEL: usize = 60;

impl Label {
    /// Of the blocks from one to another of a page, in which `own` stands besides `count` codes.
    pub fn of(page: &[Read<'_>], at: usize, end: usize, own: &str, count: usize) -> Self {
        let heading = page.get(at).map_or("", |first| first.block.heading.as_str());
        let (in_block, above) = (says(own), says(heading));
        let key = in_block.key || above.key || count == 1 && follows_key(page, at);
        let mut label = Self { names: above.names, in_block: in_block.names, key, is_near: true, text: String::new() };
        match (in_block.names, above.names) {
            (Names::Codes | Names::Code | Names::Key, _) => {
                label.names = in_block.names;
                heading_or(heading, own).clone_into(&mut label.text);
            }
            (_, Names::Nothing | Names::Spare) => label.look_around(page, at, end, count, above.codes),
            _ => heading.clone_into(&mut label.text),
        }
        label
    }

    /// Asks the blocks before a set, then those after it: what stands below a set may belong to the next.
    fn look_around(&mut self, page: &[Read<'_>], at: usize, end: usize, count: usize, is_of_codes: bool) {
        let Some(first) = page.get(at) else { return };
        let heading = first.block.heading.as_str();
        let is_in_section = |other: &Read<'_>| {
            heading.is_empty() || other.block.heading == heading || other.block.text.trim() == heading.trim()
        };
        let mut meets_other = false;
        let before = page.get(..at).unwrap_or_default().iter().rev().filter(|read| has_words(read)).take(BEFORE);
        for (distance, read) in before.take_while(|read| !read.is_codes_only).enumerate() {
            // "Your codes": what codes, the section around it says. So for the label of a field.
            let is_in = is_in_section(read);
            let is_near = is_in || is_of_codes && distance == 0;
            if !is_in && !is_of_codes && first.block.kind != BlockKind::Textarea {
                break;
            }
            let Says { names, key, .. } = says(&read.text);
            self.key |= key && count == 1;
            match names {
                Names::Codes | Names::Code => return self.found(names, is_near && !meets_other, &read.text),
                Names::Key if count == 1 => return self.found(names, true, ""),
                Names::Other => meets_other |= read.text.len() <= MAX_LABEL,
                Names::Spare if self.names == Names::Nothing => self.names = names,
                _ => {}
            }
        }
        if meets_other {
            return self.found(Names::Other, true, "");
        }
        let after = page.get(end..).unwrap_or_default().iter().filter(|read| has_words(read)).take(AFTER);
        for read in after.take_while(|read| !read.is_codes_only && is_in_section(read)) {
            let names = says(&read.text).names;
            if matches!(names, Names::Codes | Names::Code) {
                return self.found(names, false, &read.text);
            }
        }
    }

    fn found(&mut self, names: Names, is_near: bool, text: &str) {
        self.names = names;
        self.is_near = is_near;
        text.clone_into(&mut self.text);
    }
}

/// Whether the nearest words before a block call what follows a key.
pub(super) fn follows_key(page: &[Read<'_>], at: usize) -> bool {
    let before = page.get(..at).unwrap_or_default().iter().rev().find(|read| has_words(read));
    before.is_some_and(|read| says(&read.text).names == Names::Key)
}

fn has_words(read: &Read<'_>) -> bool {
    read.text.contains(char::is_alphanumeric)
}

fn heading_or<'a>(heading: &'a str, own: &'a str) -> &'a str {
    if heading.trim().is_empty() { own } else { heading }
}
