//! Rows of one-character boxes, found by their geometry before anything is judged.

use super::facts::{FieldFacts, FrameFacts};
use super::tokens::name_words;
use super::words::{Topic, Topics, topics};

/// A single field, or the boxes of a row in document order.
pub(super) struct Group<'a> {
    pub(super) fields: Vec<&'a FieldFacts>,
    first: &'a FieldFacts,
}

impl<'a> Group<'a> {
    fn new(first: &'a FieldFacts) -> Self {
        Self { fields: vec![first], first }
    }

    pub(super) fn first(&self) -> &'a FieldFacts {
        self.first
    }

    /// Several boxes that take one code together.
    pub(super) fn is_row(&self) -> bool {
        self.fields.len() > 1
    }

    fn makes_a_row(&self) -> bool {
        let boxes = self.fields.len();
        let single = self.fields.iter().filter(|field| field.max_length == 1).count();
        // Many widgets let the first box take more, for a paste; some limit none and are only narrow.
        let narrow = self.fields.iter().all(|field| field.max_length <= 0 && width(field) <= 72);
        // Of a page whose style sheet is missing or late, the names tell.
        let named = topics(&name_words(&self.first.name)).and(topics(&name_words(&self.first.id_attr))).any(BOXES)
            && self.fields.windows(2).all(|pair| matches!(pair, [last, next] if are_numbered(last, next)))
            && self.fields.iter().all(|field| field.max_length <= 1);
        (4..=8).contains(&boxes) && (single.saturating_add(1) >= boxes || narrow || named)
    }
}

/// What boxes are named after whose names are numbered: `otp1`, `code_2`, `digit-3`.
const BOXES: Topics = Topics::of(&[Topic::OneTime, Topic::Verify, Topic::SecondFactor, Topic::Code, Topic::Digits]);

/// The usable fields, with rows put together. What is left of a run that is no row stands alone.
pub(super) fn groups(frame: &FrameFacts) -> Vec<Group<'_>> {
    let mut runs: Vec<Group> = Vec::new();
    for field in frame.fields.iter().filter(|field| field.usable()) {
        match runs.last_mut().filter(|run| run.fields.last().is_some_and(|last| continues(last, field))) {
            Some(run) => run.fields.push(field),
            None => runs.push(Group::new(field)),
        }
    }
    runs.into_iter().flat_map(apart).collect()
}

fn apart(run: Group<'_>) -> Vec<Group<'_>> {
    if run.makes_a_row() { vec![run] } else { run.fields.into_iter().map(Group::new).collect() }
}

/// Whether a box stands next to another of its kind: as large, on the same line (or, on narrow screens and unstyled
/// pages, right below), and not far.
fn continues(last: &FieldFacts, next: &FieldFacts) -> bool {
    let ([x, y, w, h], [nx, ny, nw, nh]) = (last.place, next.place);
    let near = |a: i32, b: i32, most: i32| a.abs_diff(b) <= most.max(0).unsigned_abs();
    let alike = near(w, nw, w / 4) && near(h, nh, h / 4) && last.kind == next.kind && last.form == next.form;
    let small = w <= 72 || w <= 120 && (last.max_length == 1 || next.max_length == 1);
    let beside = near(y, ny, h / 3) && !near(x, nx, w / 2) && near(x, nx, w.saturating_mul(3).max(90));
    let below = near(x, nx, 4) && near(y, ny, h.saturating_mul(3)) && next.max_length == 1;
    alike && (small && (beside || below) || are_numbered(last, next) && (beside || ny > y))
}

/// `otp1` and `otp2`.
fn are_numbered(last: &FieldFacts, next: &FieldFacts) -> bool {
    let follows = |a: &str, b: &str| match (number_of(a), number_of(b)) {
        (Some((a, one)), Some((b, two))) => a == b && two == one.saturating_add(1),
        _ => false,
    };
    follows(&last.name, &next.name) || follows(&last.id_attr, &next.id_attr)
}

/// A name without the number in it (the last one), and the number.
fn number_of(name: &str) -> Option<(String, u32)> {
    let end = name.rfind(|c: char| c.is_ascii_digit())?.saturating_add(1);
    let (head, tail) = name.split_at_checked(end)?;
    let start = head.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = head.get(start.len()..)?.parse().ok()?;
    Some((format!("{start}#{tail}"), number))
}

fn width(field: &FieldFacts) -> i32 {
    let [_, _, w, _] = field.place;
    w
}
