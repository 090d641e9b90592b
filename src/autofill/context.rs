//! What the words at and around a field say.

use super::facts::{FieldFacts, FrameFacts};
use super::rows::{self, Group};
use super::tokens::{name_words, text_words};
use super::words::{Topics, topics};

/// What the words at and around a group say, from the nearest to the farthest.
pub(super) struct Context {
    /// Labels and placeholder; for a field without any, the words just before it.
    pub(super) texts: Topics,
    /// `name` and `id`.
    pub(super) names: Topics,
    pub(super) class: Topics,
    /// Before it (its own label apart) and its description.
    pub(super) near: Topics,
    pub(super) heading: Topics,
    /// The text of its form.
    pub(super) form: Topics,
    /// The form's attributes, title and path.
    pub(super) page: Topics,
    /// The form or the words before it show an e-mail address.
    pub(super) address: bool,
    /// ... or the end of a telephone number.
    pub(super) number: bool,
}

impl Context {
    fn of(group: &Group, form: &FormWords) -> Self {
        let first = group.first();
        let before = if first.label.is_empty() { first.near.clone() } else { first.near.replace(&first.label, " ") };
        Self {
            names: group.fields.iter().take(2).fold(Topics::default(), |all, field| all.and(names_of(field))),
            texts: texts_of(first),
            class: topics(&name_words(&first.class_name)),
            near: topics(&[&before, &first.described].map(|text| text_words(text)).concat()),
            heading: topics(&text_words(&first.heading)),
            form: form.text,
            page: form.page,
            address: form.address || shows_address(&first.near),
            number: form.number || shows_number(&first.near),
        }
    }

    /// What the field says of itself.
    pub(super) fn own(&self) -> Topics {
        self.names.and(self.texts)
    }

    /// What people read beside it.
    pub(super) fn beside(&self) -> Topics {
        self.near.and(self.heading)
    }

    pub(super) fn around(&self) -> Topics {
        self.beside().and(self.form).and(self.page)
    }
}

/// The words that all fields of a form share.
#[derive(Clone, Copy)]
struct FormWords {
    text: Topics,
    page: Topics,
    address: bool,
    number: bool,
}

/// All groups of a frame with their contexts.
pub(super) struct Page<'a> {
    pub(super) groups: Vec<(Group<'a>, Context)>,
}

impl<'a> Page<'a> {
    pub(super) fn read(frame: &'a FrameFacts) -> Self {
        let page = topics(&(text_words(&frame.title) + &name_words(&frame.path)));
        let of_none = FormWords { text: Topics::default(), page, address: false, number: false };
        let forms: Vec<FormWords> = frame
            .forms
            .iter()
            .map(|form| FormWords {
                text: topics(&text_words(&form.text)),
                page: topics(&name_words(&form.words)).and(page),
                address: shows_address(&form.text),
                number: shows_number(&form.text),
            })
            .collect();
        let with_context = |group: Group<'a>| {
            let form = usize::try_from(group.first().form).ok().and_then(|form| forms.get(form));
            let context = Context::of(&group, form.unwrap_or(&of_none));
            (group, context)
        };
        Self { groups: rows::groups(frame).into_iter().map(with_context).collect() }
    }

    /// How many other fields the same form has, and what they are.
    pub(super) fn company(&self, group: &Group) -> (usize, Topics) {
        let me = group.first();
        let others = self.groups.iter().filter(|(other, _)| other.first().form == me.form && other.first().id != me.id);
        others.fold((0, Topics::default()), |(count, all), (_, context)| {
            (count.saturating_add(1), all.and(context.own()))
        })
    }

    /// What the fields of the whole page are.
    pub(super) fn fields(&self) -> Topics {
        self.groups.iter().fold(Topics::default(), |all, (_, context)| all.and(context.own()))
    }

    pub(super) fn rows(&self) -> usize {
        self.groups.iter().filter(|(group, _)| group.is_row()).count()
    }
}

fn names_of(field: &FieldFacts) -> Topics {
    topics(&(name_words(&field.name) + &name_words(&field.id_attr)))
}

fn texts_of(first: &FieldFacts) -> Topics {
    let texts = text_words(&first.label) + &text_words(&first.placeholder);
    if !texts.trim().is_empty() {
        return topics(&texts);
    }
    // The last words before an unlabelled field are its label.
    let near = text_words(&first.near);
    let from = near.char_indices().rev().take(40).filter(|(_, c)| *c == ' ').last().map_or(0, |(at, _)| at);
    topics(near.get(from..).unwrap_or_default())
}

/// `ann@example.org`, `a***@e***.org`.
fn shows_address(text: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '*' | '•' | '.' | '_' | '-'));
    text.match_indices('@').any(|(at, _)| {
        let (before, after) = text.split_at(at);
        is_part(before.chars().next_back()) && is_part(after.chars().nth(1))
    })
}

/// `*** *** 12`, `•••42`, `xxx-xxx-1234`: what is left of a telephone number that a page does not show whole.
fn shows_number(text: &str) -> bool {
    let mut hidden = 0_usize;
    for c in text.chars() {
        match c {
            '*' | '•' | '●' | '·' | 'x' | 'X' | '…' => hidden = hidden.saturating_add(1),
            ' ' | '-' | '(' | ')' | '+' | '\u{a0}' => {}
            c if c.is_numeric() && hidden >= 2 => return true,
            _ => hidden = 0,
        }
    }
    false
}
