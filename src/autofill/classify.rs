//! Weighs what speaks for a one-time code in a field against what speaks for anything else ([`super::rivals`]): the field
//! is taken if enough does, and more than for any other kind.
//!
//! Strong words in a field's own names decide by themselves. Weak ones (`code`, `token`) need a fitting shape or words about
//! two-factor login around the field.

use serde::Serialize;

use super::channel::{Channel, channel};
use super::context::{Context, Page};
use super::facts::{FieldFacts, FrameFacts};
use super::rivals::{ABOUT_CODES, Kind, NAMES_A_CODE, asks_for_code, rivals};
use super::rows::Group;
use super::tokens::lengths_of_pattern;
use super::words::{Topic, Topics};

/// A field, or a row of one-character boxes, that a code can be put into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// [`FieldFacts::id`] of the field, or of each box in reading order.
    pub fields: Vec<u32>,
    /// How sure this is; only comparable within one page.
    pub score: i32,
    /// How the code for it reaches the user.
    pub channel: Channel,
    /// Sure enough to be filled without the user pointing at it.
    pub sure: bool,
}

/// What is thought of a field, or of a row of boxes, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Judgement {
    /// [`FieldFacts::id`] of the field, or of each box in reading order.
    pub fields: Vec<u32>,
    /// Whether it is taken for a field that wants a one-time code.
    pub taken: bool,
    /// [`Target::sure`].
    pub sure: bool,
    /// What speaks for a one-time code, in points.
    pub score: i32,
    /// What speaks for anything else.
    pub rivals: Vec<(Kind, i32)>,
    /// How the code reaches the user.
    pub channel: Channel,
    /// What the score is made of.
    pub reasons: Vec<(&'static str, i32)>,
}

/// From this score on a field is taken for a code field.
const THRESHOLD: i32 = 50;
/// From this score on, and so far ahead of anything else, it is filled without being pointed at.
const SURE: i32 = 75;
const SURE_LEAD: i32 = 60;
/// So much speaks for a user name, a telephone number or a search where the field's own words say so ([`super::rivals`]).
const WORDED_LOGIN: i32 = 140;

/// The fields that want a one-time code, best first.
#[must_use]
pub fn targets(frame: &FrameFacts) -> Vec<Target> {
    let mut found: Vec<Target> = Vec::new();
    for judgement in judge(frame).into_iter().filter(|judgement| judgement.taken) {
        // By hand: the library's sorts are kilobytes of wasm, for a handful of targets.
        let place = found.iter().position(|other| other.score < judgement.score).unwrap_or(found.len());
        found.insert(place, judgement.into());
    }
    found
}

/// The fields that take a recovery code: those that ask for one, all of the same score; behind them those for a one-time code. Never
/// one for a password, a user name, an address or a search, whatever is written around it.
pub(super) fn for_recovery(frame: &FrameFacts) -> Vec<Target> {
    let is_text = |id: &u32| {
        let kind = frame.field(*id).map(|field| (field.kind.as_str(), field.faint));
        matches!(kind, Some(("text" | "tel" | "number", false)))
    };
    let asks = |judgement: &Judgement| {
        let points = |kind| judgement.rivals.iter().filter(|rival| rival.0 == kind).map(|rival| rival.1).sum::<i32>();
        points(Kind::Recovery) > judgement.score
            && [Kind::Login, Kind::Phone, Kind::Search].iter().all(|kind| points(*kind) < WORDED_LOGIN)
    };
    let own = judge(frame).into_iter().filter(asks);
    let own = own.map(|judgement| Target { score: i32::MAX, ..judgement.into() });
    let all = own.chain(targets(frame));
    all.filter(|target| target.fields.iter().all(is_text)).collect()
}

/// The field that has the focus (or the row it is in): for when the user pointed at it. Whatever its score: the user
/// knows better; the caller may say so when it is low.
#[must_use]
pub fn focused(frame: &FrameFacts) -> Option<Target> {
    let page = Page::read(frame);
    let (group, context) = page.groups.iter().find(|(group, _)| group.fields.iter().any(|field| field.focused))?;
    Some(page.judge(group, context).into())
}

/// What is thought of each field, in document order.
#[must_use]
pub fn judge(frame: &FrameFacts) -> Vec<Judgement> {
    let page = Page::read(frame);
    page.groups.iter().map(|(group, context)| page.judge(group, context)).collect()
}

impl From<Judgement> for Target {
    fn from(Judgement { fields, score, channel, sure, .. }: Judgement) -> Self {
        Self { fields, score, channel, sure }
    }
}

impl Page<'_> {
    fn judge(&self, group: &Group, context: &Context) -> Judgement {
        let (others, company) = self.company(group);
        let mut tally = Tally::default();
        speak_for(&mut tally, group, context, others);
        doubt(&mut tally, group, context, others, company);
        tally.when(group.is_row() && self.rows() > 2, -80, "one of many rows");
        let rivals = rivals(group, context, company);
        let best = rivals.iter().map(|(_, points)| *points).max().unwrap_or(0);
        let taken = tally.score >= THRESHOLD && tally.score > best;
        let hidden = group.first().faint && !asks_for_code(group.first());
        Judgement {
            fields: group.fields.iter().map(|field| field.id).collect(),
            taken,
            sure: taken && tally.score >= SURE && tally.score.saturating_sub(best) >= SURE_LEAD && !hidden,
            score: tally.score,
            rivals,
            channel: if taken { channel(context, company, self.fields()) } else { Channel::Unknown },
            reasons: tally.reasons,
        }
    }
}

#[derive(Default)]
struct Tally {
    score: i32,
    reasons: Vec<(&'static str, i32)>,
}

impl Tally {
    fn add(&mut self, points: i32, reason: &'static str) {
        self.score = self.score.saturating_add(points);
        self.reasons.push((reason, points));
    }

    fn when(&mut self, holds: bool, points: i32, reason: &'static str) {
        if holds {
            self.add(points, reason);
        }
    }
}

fn speak_for(tally: &mut Tally, group: &Group, context: &Context, others: usize) {
    const SOME_CODE: Topics = Topics::of(&[Topic::Code, Topic::Verify]);
    const BY_MESSAGE: Topics = Topics::of(&[Topic::Sms, Topic::Email]);
    let field = group.first();
    let own = context.own();
    let asked = is_bare(field) && context.near.any(NAMES_A_CODE);
    tally.when(asks_for_code(field), 100, "autocomplete says so");
    if own.has(Topic::OneTime) || own.has(Topic::SecondFactor) && own.any(SOME_CODE) {
        tally.add(60, "named after a one-time code");
    } else if own.any(ABOUT_CODES) {
        tally.add(45, "named after two-factor login");
    } else if own.any(SOME_CODE) && own.any(BY_MESSAGE) {
        tally.add(50, "named after a code in a message");
    } else if own.has(Topic::Verify) {
        tally.add(45, "named after a code that verifies");
    } else if own.has(Topic::Code) {
        tally.add(20, "named after some code");
    } else if asked {
        tally.add(20, "without a label, after words about a code");
    } else if context.class.any(ABOUT_CODES.and(Topics::of(&[Topic::Verify]))) {
        tally.add(30, "its class names a one-time code");
    }

    let mut around = 0;
    for (topics, points) in [(context.beside(), 30), (context.form, 20), (context.page, 20)] {
        if topics.any(ABOUT_CODES) {
            around += points;
        } else if topics.has(Topic::Verify) {
            around += points / 2;
        }
    }
    tally.when(around > 0, around.min(55), "words about two-factor login around it");
    let told = context.near.and(context.heading).and(context.form);
    let sent = told.has(Topic::Sent) && told.any(BY_MESSAGE.and(SOME_CODE)) && (own.any(NAMES_A_CODE) || asked);
    tally.when(sent, 20, "a code is sent");

    if group.is_row() {
        tally.add(if group.fields.len() == 6 { 50 } else { 35 }, "a row of boxes");
    } else {
        tally.when(fits_codes(field) || own.has(Topic::Digits), 15, "as long as a code");
        tally.when(is_numeric(field), 10, "for digits");
    }
    tally.when(others == 0, 10, "the only field of its form");
}

/// What speaks against a code without speaking for anything else.
fn doubt(tally: &mut Tally, group: &Group, context: &Context, others: usize, company: Topics) {
    let field = group.first();
    let row = group.is_row();
    let own = context.own();
    let named = own.any(NAMES_A_CODE) || own.has(Topic::SecondFactor) && field.kind != "password";
    let sure = own.has(Topic::OneTime) || asks_for_code(field);
    let around = context.around();

    let read = context.texts.has(Topic::Verify) && !own.any(Topics::of(&[Topic::Password, Topic::Pin]));
    tally.when(field.kind == "password" && !sure && !read && !row, -25, "a password field");
    tally.when(!row && (0..4).contains(&field.max_length), -100, "too short");
    tally.when(!row && field.max_length == 4 && !asks_for_code(field), -20, "rather short");
    tally.when(!row && field.length > 12, -100, "holds a text");
    tally.when(field.faint && !sure, -60, "transparent");
    tally.when(!named && !is_bare(field) && !row, -25, "says nothing of a code");
    let nameless = !own.any(ABOUT_CODES.and(NAMES_A_CODE)) && !asks_for_code(field) && !row;
    tally.when(nameless && others > 0 && !fits_codes(field), -20, "one of several without a name");

    // Beside a password, a "verification code" is mostly read off a picture, unless the page speaks of a second factor.
    let second = around.any(Topics::of(&[Topic::SecondFactor, Topic::App, Topic::Sms, Topic::Email, Topic::OneTime]));
    let login = company.has(Topic::Password) && !asks_for_code(field);
    tally.when(login && !second && !own.any(ABOUT_CODES), -40, "beside a password");
}

/// Without a label or placeholder of its own.
fn is_bare(field: &FieldFacts) -> bool {
    [&field.label, &field.placeholder].iter().all(|text| text.trim().is_empty())
}

fn fits_codes(field: &FieldFacts) -> bool {
    let pattern = lengths_of_pattern(&field.pattern);
    (4..=10).contains(&field.max_length) || pattern.is_some_and(|(least, most)| most <= 10 && least >= 4)
}

fn is_numeric(field: &FieldFacts) -> bool {
    matches!(field.kind.as_str(), "tel" | "number")
        || matches!(field.input_mode.as_str(), "numeric" | "decimal" | "tel")
        || lengths_of_pattern(&field.pattern).is_some()
}
