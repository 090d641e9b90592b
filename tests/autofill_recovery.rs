//! Which field gets a recovery code: never one that wants something else, and of two equal ones none.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use sixpence::{
    autofill::{Aim, FieldFacts, FrameFacts, NoChoice, choose, order},
    origin::Origin,
};

const SITE: &str = "https://example.com";
const CODE: &str = "4f9c2-a81be";

fn labelled(label: &str) -> FieldFacts {
    FieldFacts {
        label: label.to_owned(),
        place: [10, 10, 180, 24],
        visible: true,
        enabled: true,
        ..FieldFacts::default()
    }
}

fn one_time() -> FieldFacts {
    FieldFacts { autocomplete: "one-time-code".to_owned(), ..labelled("Authentication code") }
}

fn frame(origin: &str, fields: Vec<FieldFacts>) -> FrameFacts {
    // One below the other: no row of boxes.
    let place = |id: u32| [10, i32::try_from(id).unwrap() * 100, 180, 24];
    let fields = (0..).zip(fields).map(|(id, field)| FieldFacts { id, place: place(id), ..field }).collect();
    FrameFacts { token: "t".to_owned(), origin: origin.to_owned(), top: true, fields, ..FrameFacts::default() }
}

fn chosen(aim: Aim, frames: Vec<FrameFacts>, code: &str) -> Result<Option<Vec<(u32, String)>>, NoChoice> {
    let frames: Vec<(i64, FrameFacts)> = (0..).zip(frames).collect();
    let choice = choose(&frames, aim, &Origin::parse(SITE).unwrap(), &[])?;
    let steps = order(&choice, code, false);
    Ok(steps.map(|order| order.steps.iter().map(|step| (step.field, step.text.clone())).collect()))
}

fn filled(fields: Vec<FieldFacts>, code: &str) -> Result<Option<Vec<(u32, String)>>, NoChoice> {
    chosen(Aim::Recovery, vec![frame(SITE, fields)], code)
}

fn typed(field: u32, code: &str) -> Result<Option<Vec<(u32, String)>>, NoChoice> {
    Ok(Some(vec![(field, code.to_owned())]))
}

#[test]
fn a_field_for_recovery_codes_comes_before_one_for_one_time_codes() {
    assert_eq!(filled(vec![labelled("Recovery code")], CODE), typed(0, CODE));
    assert_eq!(filled(vec![one_time(), labelled("Backup code")], CODE), typed(1, CODE));
    let named = FieldFacts { name: "user[recovery_code]".to_owned(), ..labelled("Recovery code") };
    assert_eq!(filled(vec![labelled("Username"), named], CODE), typed(1, CODE));
    // A one-time code still goes where it went.
    let frames = vec![frame(SITE, vec![one_time(), labelled("Backup code")])];
    assert_eq!(chosen(Aim::Best, frames, "048213"), typed(0, "048213"));
    let frames = vec![frame(SITE, vec![labelled("Recovery code")])];
    assert_eq!(chosen(Aim::Best, frames, "048213"), Err(NoChoice::NoField));
}

#[test]
fn the_field_for_one_time_codes_gets_it_only_where_it_fits() {
    assert_eq!(filled(vec![one_time()], CODE), typed(0, CODE));
    for field in [
        FieldFacts { max_length: 6, ..one_time() },
        FieldFacts { kind: "number".to_owned(), ..one_time() },
        FieldFacts { pattern: "[0-9]*".to_owned(), ..one_time() },
        FieldFacts { pattern: "\\d{6}".to_owned(), ..one_time() },
    ] {
        assert_eq!(filled(vec![field.clone()], CODE), Ok(None), "{field:?}");
    }
    let digits = FieldFacts { pattern: "[0-9]*".to_owned(), ..one_time() };
    assert_eq!(filled(vec![digits], "12345678"), typed(0, "12345678"));
    // Typed as it is, also where a one-time code would be parted.
    let halves = FieldFacts { pattern: "\\d{4}-\\d{4}".to_owned(), ..labelled("Recovery code") };
    assert_eq!(filled(vec![halves.clone()], "1234-5678"), typed(0, "1234-5678"));
    assert_eq!(filled(vec![halves], "12345678"), Ok(None));
}

#[test]
fn never_into_anything_else_and_of_two_equal_ones_into_none() {
    let kind = |kind: &str| FieldFacts { kind: kind.to_owned(), ..labelled("Recovery code") };
    for fields in [
        vec![],
        vec![kind("password")],
        vec![kind("email")],
        vec![kind("search")],
        vec![labelled("Recovery e-mail address")],
        vec![labelled("Recovery phone number")],
        vec![labelled("Username")],
        vec![labelled("Search the help on recovery codes")],
        vec![labelled("Comment")],
        vec![FieldFacts { visible: false, ..labelled("Recovery code") }],
        vec![FieldFacts { enabled: false, ..labelled("Recovery code") }],
        vec![FieldFacts { faint: true, ..labelled("Recovery code") }],
        vec![labelled("Recovery code"), labelled("Recovery code")],
        vec![one_time(), one_time()],
    ] {
        assert_eq!(filled(fields.clone(), CODE), Err(NoChoice::NoField), "{fields:?}");
    }
    let two = || vec![frame(SITE, vec![labelled("Recovery code")]), frame(SITE, vec![labelled("Recovery code")])];
    assert_eq!(chosen(Aim::Recovery, two(), CODE), Err(NoChoice::NoField), "in two frames");
}

#[test]
fn only_in_frames_of_the_pages_own_origin() {
    let field = || vec![labelled("Recovery code")];
    let inner =
        |origin: &str, chain: bool| FrameFacts { top: false, same_origin_chain: chain, ..frame(origin, field()) };
    let top = || frame(SITE, Vec::new());
    for (foreign, refusal) in [
        (inner("https://evil.example", true), NoChoice::ForeignFrame),
        (inner(SITE, false), NoChoice::ForeignFrame),
        (inner("http://example.com", true), NoChoice::NotSecure),
    ] {
        assert_eq!(chosen(Aim::Recovery, vec![top(), foreign], CODE), Err(refusal));
    }
    assert_eq!(chosen(Aim::Recovery, vec![top(), inner(SITE, true)], CODE), typed(0, CODE));
}
