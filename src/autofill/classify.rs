//! Scores what speaks for a one-time code against its rivals: card codes, postal codes, coupons, captchas and the like.
//!
//! Strong words in a field's own names decide by themselves. Weak ones (`code`, `token`, `pin`) need a fitting shape or
//! words about two-factor login around the field. What a rival says outweighs what a code says equally loudly.

use super::facts::{FieldFacts, FrameFacts};
use super::rows::{self, Group};
use super::tokens::{lengths_of_pattern, name_words, text_words};
use super::words::{Topic, Topics, topics};

/// A field, or a row of one-character boxes, that a code can be put into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// [`FieldFacts::id`] of the field, or of each box in reading order.
    pub fields: Vec<u32>,
    /// How sure this is; only comparable within one page.
    pub score: i32,
    /// How the code for it reaches the user.
    pub channel: Channel,
    /// What spoke for and against it.
    pub reasons: Vec<&'static str>,
}

/// How the code that a field asks for reaches the user: a best guess from the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Channel {
    /// An authenticator app: ours.
    Totp,
    /// A text message.
    Sms,
    /// An e-mail.
    Email,
    /// The first code, while two-factor login is being turned on.
    Setup,
    /// A recovery code. Never one of [`targets`].
    Recovery,
    /// The page does not say; most often an authenticator app.
    Unknown,
}

/// From this score on a field is taken for a code field.
const THRESHOLD: i32 = 50;

const ABOUT_CODES: Topics = Topics::of(&[Topic::OneTime, Topic::SecondFactor, Topic::App]);
/// Words by which a field's own names say that it takes a code.
const NAMES_A_CODE: Topics = Topics::of(&[Topic::OneTime, Topic::Verify, Topic::App, Topic::Code]);
/// Rivals that use the word "code" too.
const HARD: Topics =
    Topics::of(&[Topic::Card, Topic::Postal, Topic::Coupon, Topic::Captcha, Topic::Other, Topic::Date, Topic::Secret]);
/// Rivals only where nothing in the field's own words means a code ("code sent to your phone", "one-time password").
const SOFT: Topics = Topics::of(&[Topic::Phone, Topic::User, Topic::Password, Topic::Email]);
/// Fields that keep company with card and postal codes.
const CHECKOUT: Topics = Topics::of(&[Topic::Card, Topic::Postal, Topic::Coupon]);

/// The fields that want a one-time code, best first.
#[must_use]
pub fn targets(frame: &FrameFacts) -> Vec<Target> {
    let page = Page::read(frame);
    let mut found: Vec<Target> = Vec::new();
    for target in page.groups.iter().map(|(group, context)| page.judge(group, context)) {
        if target.score >= THRESHOLD && target.channel != Channel::Recovery {
            // By hand: the library's sorts are kilobytes of wasm, for a handful of targets.
            let place = found.iter().position(|other| other.score < target.score).unwrap_or(found.len());
            found.insert(place, target);
        }
    }
    found
}

/// The field that has the focus (or the row it is in): for when the user pointed at it. Whatever its score: the user
/// knows better; the caller may say so when it is low.
#[must_use]
pub fn focused(frame: &FrameFacts) -> Option<Target> {
    let page = Page::read(frame);
    let (group, context) = page.groups.iter().find(|(group, _)| group.fields.iter().any(|field| field.focused))?;
    Some(page.judge(group, context))
}

/// What the words at and around a group say.
struct Context {
    /// `name` and `id`.
    names: Topics,
    /// Labels and placeholder; for a field without any, the words just before it.
    texts: Topics,
    class: Topics,
    /// Before it (its own label apart), its description, the nearest heading.
    near: Topics,
    form_text: Topics,
    /// Form attributes, title and path.
    page: Topics,
}

impl Context {
    fn of(group: &Group, [form_text, page]: [Topics; 2]) -> Self {
        let first = group.first();
        let before = if first.label.is_empty() { first.near.clone() } else { first.near.replace(&first.label, " ") };
        let near = [&before, &first.described, &first.heading].map(|text| text_words(text)).concat();
        Self {
            names: names_of(group),
            texts: texts_of(group),
            class: topics(&name_words(&first.class_name)),
            near: topics(&near),
            form_text,
            page,
        }
    }

    fn own(&self) -> Topics {
        self.names.and(self.texts)
    }

    fn around(&self) -> Topics {
        self.near.and(self.form_text).and(self.page)
    }
}

struct Page<'a> {
    groups: Vec<(Group<'a>, Context)>,
}

impl<'a> Page<'a> {
    fn read(frame: &'a FrameFacts) -> Self {
        let page = topics(&(text_words(&frame.title) + &name_words(&frame.path)));
        let forms: Vec<[Topics; 2]> = frame
            .forms
            .iter()
            .map(|form| [topics(&text_words(&form.text)), topics(&name_words(&form.words)).and(page)])
            .collect();
        let with_context = |group: Group<'a>| {
            let form = usize::try_from(group.first().form).ok().and_then(|form| forms.get(form));
            let context = Context::of(&group, form.copied().unwrap_or([Topics::default(), page]));
            (group, context)
        };
        Self { groups: rows::groups(frame).into_iter().map(with_context).collect() }
    }

    /// What the other fields of the same form are.
    fn neighbours(&self, group: &Group) -> (usize, Topics) {
        let me = group.first();
        let others = self.groups.iter().filter(|(other, _)| other.first().form == me.form && other.first().id != me.id);
        others.fold((0, Topics::default()), |(count, all), (_, context)| {
            (count.saturating_add(1), all.and(context.own()))
        })
    }

    fn judge(&self, group: &Group, context: &Context) -> Target {
        let (others, company) = self.neighbours(group);
        let mut tally = Tally::default();
        speak_for(&mut tally, group, context, others);
        speak_against(&mut tally, group, context, others, company);
        let channel = channel(context);
        if matches!(channel, Channel::Sms | Channel::Email) {
            tally.add(-5, "the code comes another way");
        }
        let fields = group.fields.iter().map(|field| field.id).collect();
        Target { fields, score: tally.score, channel, reasons: tally.reasons }
    }
}

#[derive(Default)]
struct Tally {
    score: i32,
    reasons: Vec<&'static str>,
}

impl Tally {
    fn add(&mut self, points: i32, reason: &'static str) {
        self.score = self.score.saturating_add(points);
        self.reasons.push(reason);
    }

    fn when(&mut self, holds: bool, points: i32, reason: &'static str) {
        if holds {
            self.add(points, reason);
        }
    }
}

fn names_of(group: &Group) -> Topics {
    group
        .fields
        .iter()
        .take(2)
        .fold(Topics::default(), |all, field| all.and(topics(&(name_words(&field.name) + &name_words(&field.id_attr)))))
}

fn texts_of(group: &Group) -> Topics {
    let first = group.first();
    let texts = text_words(&first.label) + &text_words(&first.placeholder);
    if !texts.trim().is_empty() {
        return topics(&texts);
    }
    // The last words before an unlabelled field are its label.
    let near = text_words(&first.near);
    let from = near.char_indices().rev().take(40).filter(|(_, c)| *c == ' ').last().map_or(0, |(at, _)| at);
    topics(near.get(from..).unwrap_or_default())
}

fn speak_for(tally: &mut Tally, group: &Group, context: &Context, others: usize) {
    let field = group.first();
    let row = group.fields.len() > 1;
    let own = context.own();
    tally.when(asks_for_code(field), 100, "autocomplete says so");
    let factor_code = own.has(Topic::SecondFactor) && own.any(Topics::of(&[Topic::Code, Topic::Verify]));
    if own.has(Topic::OneTime) || factor_code {
        tally.add(60, "named after a one-time code");
    } else if own.any(ABOUT_CODES) {
        tally.add(45, "named after two-factor login");
    } else if own.has(Topic::Verify) {
        tally.add(45, "named after a code that verifies");
    } else if own.has(Topic::Code) {
        tally.add(20, "named after some code");
    } else if context.class.any(ABOUT_CODES.and(Topics::of(&[Topic::Verify]))) {
        tally.add(30, "its class names a one-time code");
    }

    let mut around = 0;
    for (topics, points) in [(context.near, 30), (context.form_text, 20), (context.page, 20)] {
        if topics.any(ABOUT_CODES) {
            around += points;
        } else if topics.has(Topic::Verify) {
            around += points / 2;
        }
    }
    tally.when(around > 0, around.min(55), "words about two-factor login around it");

    if row {
        tally.add(if group.fields.len() == 6 { 50 } else { 35 }, "a row of boxes");
    } else {
        tally.when(fits_codes(field) || own.has(Topic::Digits), 15, "as long as a code");
        tally.when(is_numeric(field), 10, "for digits");
    }
    tally.when(others == 0, 10, "the only field of its form");
}

fn speak_against(tally: &mut Tally, group: &Group, context: &Context, others: usize, company: Topics) {
    let field = group.first();
    let row = group.fields.len() > 1;
    let own = context.own();
    let named = own.any(NAMES_A_CODE) || own.has(Topic::SecondFactor) && field.kind != "password";
    let sure = own.has(Topic::OneTime) || asks_for_code(field);
    let around = context.around();

    tally.when(matches!(field.kind.as_str(), "email" | "search" | "url"), -100, "of another type");
    tally.when(field.kind == "password" && !sure && !row, -25, "a password field");
    tally.when(!row && (0..4).contains(&field.max_length), -100, "too short");
    tally.when(!row && field.max_length == 4 && !asks_for_code(field), -20, "rather short");
    tally.when(!row && field.length > 12, -100, "holds a text");
    tally.when(other_autocomplete(&field.autocomplete), -150, "autocomplete says otherwise");
    tally.when(field.faint && !sure, -60, "transparent");

    // A prefix in a program's name (`membership-otp`) does not outweigh a label.
    let only_a_name = sure && !context.texts.any(HARD) && context.texts.any(NAMES_A_CODE);
    tally.when(own.any(HARD), if only_a_name { -20 } else { -100 }, "another kind of code");
    tally.when(own.has(Topic::Search) && !sure, -100, "for a search or a text");
    tally.when(!named && !row && own.any(SOFT), -80, "another kind of field");
    let labelled = !field.label.is_empty() || !field.placeholder.is_empty();
    tally.when(!named && labelled && !row, -25, "says nothing of a code");
    let nameless = !own.any(ABOUT_CODES.and(NAMES_A_CODE)) && !asks_for_code(field) && !row;
    tally.when(nameless && others > 0 && !fits_codes(field), -20, "one of several without a name");
    tally.when(company.any(CHECKOUT), if sure { -10 } else { -40 }, "among card or address fields");
    tally.when(!sure && context.near.any(HARD), if row { -60 } else { -30 }, "next to words about other codes");

    // Beside a password, a "verification code" is mostly read off a picture, unless the page speaks of a second factor.
    let second = around.any(Topics::of(&[Topic::SecondFactor, Topic::App, Topic::Sms, Topic::Email, Topic::OneTime]));
    let login = company.has(Topic::Password) && !asks_for_code(field);
    let picture = context.near.and(context.form_text).has(Topic::Captcha);
    tally.when(login && picture && !own.any(ABOUT_CODES), -60, "a picture to read, beside a password");
    tally.when(login && !picture && !second && !own.any(ABOUT_CODES), -40, "beside a password");
    tally.when(is_recovery(context), -150, "for recovery codes");
}

fn asks_for_code(field: &FieldFacts) -> bool {
    field.autocomplete.split_ascii_whitespace().any(|token| token.eq_ignore_ascii_case("one-time-code"))
}

fn other_autocomplete(autocomplete: &str) -> bool {
    const OTHERS: &[&str] =
        &["cc-", "postal-code", "tel", "email", "name", "given-", "family-", "bday", "street", "address"];
    autocomplete.split_ascii_whitespace().any(|token| OTHERS.iter().any(|other| token.starts_with(other)))
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

/// Only for recovery codes: what people read at the field speaks of them and of no other code. The field's name may well
/// be the same in both steps (`otp_token`).
fn is_recovery(context: &Context) -> bool {
    const NOT_ONLY: Topics = Topics::of(&[Topic::OneTime, Topic::Verify, Topic::App]);
    let labelled = context.names.and(context.texts).has(Topic::Recovery) && !context.texts.any(NOT_ONLY);
    let written = context.near.has(Topic::Recovery) && !context.near.and(context.texts).any(NOT_ONLY);
    // "Two-factor token or recovery code", below "enter the code of your app": for both.
    let both = context.near.has(Topic::App) && context.texts.has(Topic::SecondFactor);
    labelled && !both || written
}

fn channel(context: &Context) -> Channel {
    let all = context.own().and(context.around());
    if is_recovery(context) {
        return Channel::Recovery;
    }
    match (all.has(Topic::Setup), all.has(Topic::App), all.has(Topic::Sms), all.has(Topic::Email)) {
        (true, true, ..) => Channel::Setup,
        (_, true, ..) => Channel::Totp,
        (_, _, true, _) => Channel::Sms,
        (_, _, _, true) => Channel::Email,
        (true, ..) => Channel::Setup,
        _ => Channel::Unknown,
    }
}
