//! What a page's fields say of themselves: no text breaks the classifier, and what it takes speaks most for a code.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sixpence::autofill::{Aim, FieldFacts, FormFacts, FrameFacts, choose, judge};
use sixpence::origin::Origin;

/// A line of the input is a field: `name|label|placeholder|near|heading|pattern|autocomplete|type|maxlength|x|y|width`. The sensor
/// clips each text to 120 characters.
fn field(id: u32, line: &str) -> FieldFacts {
    let mut parts = line.split('|').map(|part| part.chars().take(120).collect::<String>());
    let mut text = || parts.next().unwrap_or_default();
    let (name, label, placeholder, near, heading) = (text(), text(), text(), text(), text());
    let (pattern, autocomplete, kind) = (text(), text(), text());
    let mut number = || text().parse().unwrap_or(-1);
    let (max_length, x, y, width) = (number(), number(), number(), number());
    FieldFacts {
        id,
        form: id % 3,
        kind,
        id_attr: name.clone(),
        name,
        label,
        placeholder,
        near,
        heading,
        pattern,
        autocomplete,
        max_length,
        place: [x, y, width, 24],
        visible: true,
        enabled: true,
        ..FieldFacts::default()
    }
}

fuzz_target!(|text: &str| {
    let (form, rest) = text.split_once('\n').unwrap_or((text, ""));
    let form = FormFacts { words: form.chars().take(120).collect(), text: form.chars().take(400).collect() };
    let names = vec![form.words.clone()];
    let page = FrameFacts {
        origin: "https://example.com".to_owned(),
        top: true,
        same_origin_chain: true,
        fields: (0..200).zip(rest.lines()).map(|(id, line)| field(id, line)).collect(),
        forms: vec![form],
        who: rest.lines().take(8).map(|line| line.chars().take(120).collect()).collect(),
        ..FrameFacts::default()
    };
    let judged = judge(&page);
    assert_eq!(judged.iter().map(|judgement| judgement.fields.len()).sum::<usize>(), page.fields.len());
    for judgement in judged.iter().filter(|judgement| judgement.taken) {
        assert!(judgement.rivals.iter().all(|(_, points)| *points < judgement.score));
    }
    let top = Origin::parse("https://example.com").unwrap();
    let choice = choose(&[(0, page)], Aim::Best, &top, &names);
    assert_eq!(choice.is_ok(), judged.iter().any(|judgement| judgement.taken));
});
