//! What a field may be instead of one for a one-time code, and how much speaks for each of these.

use super::context::Context;
use super::facts::FieldFacts;
use super::rows::Group;
use super::words::{Topic, Topics};

/// What a field is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// A one-time code.
    Code,
    /// The security code of a payment card, or its neighbours.
    Card,
    /// A postal code or an address.
    Postal,
    /// A telephone number.
    Phone,
    /// A coupon or gift card.
    Coupon,
    /// A number that the user has chosen, or was given for good.
    Pin,
    /// What a picture shows.
    Captcha,
    /// A recovery code.
    Recovery,
    /// A code that another device shows, to be linked.
    Pairing,
    /// The secret key of an authenticator app, or another key.
    Secret,
    /// A search or a text.
    Search,
    /// How many, and for how much.
    Quantity,
    /// A date or a part of it.
    Date,
    /// User name, e-mail address or password.
    Login,
    /// Another code or number: of an invitation, a licence, a customer.
    Other,
}

/// Words about one-time codes and nothing else.
pub(super) const ABOUT_CODES: Topics = Topics::of(&[Topic::OneTime, Topic::SecondFactor, Topic::App]);
/// Words by which a field says of itself that it takes a code.
pub(super) const NAMES_A_CODE: Topics = Topics::of(&[Topic::OneTime, Topic::Verify, Topic::App, Topic::Code]);

/// Kinds that one word is enough for.
const WORDED: [(Kind, Topic); 10] = [
    (Kind::Card, Topic::Card),
    (Kind::Postal, Topic::Postal),
    (Kind::Coupon, Topic::Coupon),
    (Kind::Captcha, Topic::Captcha),
    (Kind::Pairing, Topic::Pairing),
    (Kind::Pin, Topic::Pin),
    (Kind::Quantity, Topic::Quantity),
    (Kind::Other, Topic::Other),
    (Kind::Date, Topic::Date),
    (Kind::Secret, Topic::Secret),
];

/// Kinds that a code may be about, too: "code sent to your phone", "one-time password".
const LOGIN: [(Kind, Topics); 2] = [
    (Kind::Phone, Topics::of(&[Topic::Phone])),
    (Kind::Login, Topics::of(&[Topic::User, Topic::Password, Topic::Email])),
];

/// The kinds that anything speaks for, each with its points.
pub(super) fn rivals(group: &Group, context: &Context, company: Topics) -> Vec<(Kind, i32)> {
    let field = group.first();
    let mut found: Vec<(Kind, i32)> = Vec::new();
    let mut add = |kind: Kind, points: i32| match found.iter_mut().find(|(other, _)| *other == kind) {
        _ if points <= 0 => {}
        Some((_, sum)) => *sum = sum.saturating_add(points),
        None => found.push((kind, points)),
    };
    for (kind, topic) in WORDED {
        add(kind, worded(kind, topic, group, context, company));
    }

    let own = context.own();
    let sure = own.has(Topic::OneTime) || asks_for_code(field);
    for (kind, topic) in LOGIN {
        add(kind, of_login(topic, group, context));
    }
    add(Kind::Search, points(own.has(Topic::Search) && !sure, 140));
    add(Kind::Login, points(matches!(field.kind.as_str(), "email" | "url"), 200));
    add(Kind::Search, points(field.kind == "search", 200));
    add(Kind::Recovery, points(is_recovery(context), 300));
    for token in field.autocomplete.split_ascii_whitespace() {
        add(kind_of_token(token).unwrap_or(Kind::Code), points(kind_of_token(token).is_some(), 250));
    }
    found
}

const fn points(holds: bool, points: i32) -> i32 {
    if holds { points } else { 0 }
}

fn of_login(topics: Topics, group: &Group, context: &Context) -> i32 {
    let field = group.first();
    let names_a_code =
        |words: Topics| words.any(NAMES_A_CODE) || words.has(Topic::SecondFactor) && field.kind != "password";
    match (context.texts.any(topics), context.names.any(topics)) {
        _ if group.is_row() || names_a_code(context.texts) => 0,
        (true, _) if context.names.has(Topic::OneTime) || asks_for_code(field) => 50,
        (true, _) => 140,
        (_, true) if !names_a_code(context.names) => 110,
        _ => 0,
    }
}

fn worded(kind: Kind, topic: Topic, group: &Group, context: &Context, company: Topics) -> i32 {
    let row = group.is_row();
    let own = context.own();
    let about = own.any(ABOUT_CODES) || asks_for_code(group.first());
    // Pages speak of PINs where they mean one-time codes, and so do the names that widgets give to their boxes.
    let lax = kind == Kind::Pin
        && (about || context.around().any(ABOUT_CODES.and(Topics::of(&[Topic::Verify, Topic::Sent]))));
    // A prefix in a program's name (`membership-otp`) does not outweigh a label.
    let labelled = if kind == Kind::Secret { Topics::of(&[Topic::Code, Topic::Verify]) } else { NAMES_A_CODE };
    let labelled = context.texts.any(labelled) && !context.texts.has(topic);
    let of_itself = if context.texts.has(topic) {
        130
    } else if !context.names.has(topic) {
        0
    } else if labelled || own.has(Topic::OneTime) && kind != Kind::Secret {
        40
    } else {
        110
    };
    let of_itself: i32 = if lax { of_itself / 3 } else { of_itself };

    let picture = kind == Kind::Captcha && !row;
    let near = if row {
        75
    } else if picture {
        100
    } else {
        45
    };
    let mut nearby = points(context.near.has(topic), near) + points(context.heading.has(topic), 35);
    nearby += points(context.page.has(topic), 10);
    if picture {
        // Beside a password a "verification code" is mostly read off a picture.
        let login = if company.has(Topic::Password) { 80 } else { 50 };
        nearby += points(context.form.has(topic), login);
    }
    if matches!(kind, Kind::Card | Kind::Postal | Kind::Coupon) {
        nearby += points(company.has(topic), 70);
        nearby += points(context.form.has(topic), if kind == Kind::Card { 65 } else { 30 });
    }
    of_itself.saturating_add(if about || lax { nearby / 3 } else { nearby })
}

/// Whether `autocomplete` says that it takes a one-time code.
pub(super) fn asks_for_code(field: &FieldFacts) -> bool {
    field.autocomplete.split_ascii_whitespace().any(|token| token.eq_ignore_ascii_case("one-time-code"))
}

fn kind_of_token(token: &str) -> Option<Kind> {
    const TOKENS: &[(&str, Kind)] = &[
        ("cc-", Kind::Card),
        ("postal-code", Kind::Postal),
        ("street", Kind::Postal),
        ("address", Kind::Postal),
        ("tel", Kind::Phone),
        ("email", Kind::Login),
        ("name", Kind::Login),
        ("given-", Kind::Login),
        ("family-", Kind::Login),
        ("bday", Kind::Date),
    ];
    TOKENS.iter().find(|(start, _)| token.starts_with(start)).map(|(_, kind)| *kind)
}

/// Only for recovery codes: what people read at the field speaks of them and of no other code. The field's name may well
/// be the same in both steps (`otp_token`).
fn is_recovery(context: &Context) -> bool {
    const NOT_ONLY: Topics = Topics::of(&[Topic::OneTime, Topic::Verify, Topic::App]);
    let beside = context.beside();
    let labelled = context.own().has(Topic::Recovery) && !context.texts.any(NOT_ONLY);
    let written = beside.has(Topic::Recovery) && !beside.and(context.texts).any(NOT_ONLY);
    // "Two-factor token or recovery code", below "enter the code of your app": for both.
    let both = beside.has(Topic::App) && context.texts.has(Topic::SecondFactor);
    labelled && !both || written
}
