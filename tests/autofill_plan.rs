//! How a code is written into what was chosen, and what the page's filler says of it.

use sixpence::autofill::{Choice, FieldFacts, FillReport, FrameFacts, Target, order, targets};

fn page(fields: Vec<FieldFacts>) -> FrameFacts {
    let fields = (0..).zip(fields).map(|(id, field)| FieldFacts { id, ..field }).collect();
    FrameFacts { token: "t".to_owned(), origin: "https://example.com".to_owned(), fields, ..FrameFacts::default() }
}

fn field(pattern: &str, max_length: i32) -> FieldFacts {
    FieldFacts {
        name: "totp".to_owned(),
        pattern: pattern.to_owned(),
        max_length,
        place: [10, 10, 180, 24],
        visible: true,
        enabled: true,
        ..FieldFacts::default()
    }
}

/// What is typed into the only field of a page.
#[expect(clippy::unwrap_used, reason = "a field that is not found fails the test")]
fn typed(field: FieldFacts, code: &str) -> Option<String> {
    let page = page(vec![field]);
    let target: Target = targets(&page).into_iter().next().unwrap();
    let order = order(&Choice::of(0, &page, &target).unwrap(), code, false)?;
    assert!(!order.press, "only the account's owner has buttons pressed");
    Some(order.steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>().join("|"))
}

#[test]
fn a_pattern_that_wants_halves_gets_them() {
    for (pattern, max_length, code, text) in [
        ("\\d{3} \\d{3}", 7, "048213", Some("048 213")),
        ("[0-9]{3}-[0-9]{3}", -1, "048213", Some("048-213")),
        ("\\d{4}[ -]\\d{4}", 9, "04821377", Some("0482 1377")),
        // The digits alone fit.
        ("\\d{3} ?\\d{3}", 7, "048213", Some("048213")),
        ("\\d{6}", 7, "048213", Some("048213")),
        ("", 7, "048213", Some("048213")),
        // Nobody could type seven characters there: the pattern is the page's mistake.
        ("\\d{3} \\d{3}", 6, "048213", Some("048213")),
        // Not as many digits as it wants.
        ("\\d{3} \\d{3}", 7, "04821377", None),
        ("\\d{4} \\d{4}", 9, "048213", None),
    ] {
        assert_eq!(typed(field(pattern, max_length), code).as_deref(), text, "{pattern} {max_length} {code}");
    }
}

#[test]
fn a_report_says_whether_a_button_was_pressed() {
    let read = |json: &str| serde_json::from_str::<FillReport>(json).unwrap().pressed;
    assert_eq!(read(r#"{"filled":true,"kept":[6]}"#), None);
    assert_eq!(read(r#"{"filled":true,"kept":[6],"pressed":true}"#), Some(true));
    assert_eq!(read(r#"{"filled":true,"kept":[6],"pressed":false}"#), Some(false));
}

#[test]
fn an_order_says_whether_a_button_is_to_be_pressed() {
    let page = page(vec![field("", 6)]);
    let target = targets(&page).into_iter().next().unwrap();
    let order = order(&Choice::of(0, &page, &target).unwrap(), "048213", true).unwrap();
    let steps = serde_json::json!([{ "field": 0, "text": "048213" }]);
    let wanted = serde_json::json!({ "token": "t", "origin": "https://example.com", "steps": steps, "press": true });
    assert_eq!(serde_json::to_value(&order).unwrap(), wanted);
}

#[test]
fn a_number_has_no_halves() {
    let number = FieldFacts { kind: "number".to_owned(), ..field("\\d{3} \\d{3}", -1) };
    assert_eq!(typed(number, "048213").as_deref(), Some("048213"));
}
