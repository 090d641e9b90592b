//! What a page may report to annoy: no text breaks the classifier, or keeps it busy for long.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use sixpence::autofill::{Aim, FieldFacts, FormFacts, FrameFacts, Judgement, choose, focused, judge, targets};
use sixpence::origin::Origin;

/// Texts of words that mean something, glued and spaced, among any others.
fn text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "otp",
        "code",
        "Code",
        "verif",
        "verification",
        "one",
        "time",
        "2fa",
        "recovery",
        "pin",
        "card",
        "zip",
        "sms",
        "e-mail",
        "验证码",
        "رمز",
        "İ",
        "ß",
        "@",
        "*",
        "42",
        " ",
        "-",
        "_",
        "[0]",
        "v",
        "in",
        "id",
        "my",
        "img ",
    ])
    .prop_map(str::to_owned);
    prop::collection::vec(prop_oneof![3 => known, 1 => ".{0,8}"], 0..16).prop_map(|parts| parts.concat())
}

fn field() -> impl Strategy<Value = FieldFacts> {
    let kinds = prop::sample::select(vec!["text", "tel", "number", "password", "search", "email", "url", ""]);
    let texts = (text(), text(), text(), text(), text(), text(), text());
    let place = prop_oneof![[0..400_i32, 0..400_i32, 8..200_i32, 8..60_i32], any::<[i32; 4]>()];
    let numbers = (any::<u32>(), 0..3_u32, -1..12_i32, place, any::<u32>());
    (kinds, texts, numbers, any::<[bool; 5]>()).prop_map(|(kind, texts, numbers, flags)| {
        let (name, id_attr, label, placeholder, near, heading, pattern) = texts;
        let (id, form, max_length, place, length) = numbers;
        let [visible, faint, enabled, read_only, is_focused] = flags;
        FieldFacts {
            kind: kind.to_owned(),
            name,
            id_attr,
            label,
            placeholder,
            near,
            heading,
            pattern,
            id,
            form,
            max_length,
            place,
            length,
            visible,
            faint,
            enabled,
            read_only,
            focused: is_focused,
            ..FieldFacts::default()
        }
    })
}

fn frame() -> impl Strategy<Value = FrameFacts> {
    let forms = prop::collection::vec((text(), text()), 0..3);
    let fields = prop::collection::vec(field(), 0..12);
    (fields, forms, text(), text(), prop::collection::vec(text(), 0..3)).prop_map(
        |(fields, forms, title, path, who)| FrameFacts {
            origin: "https://example.com".to_owned(),
            top: true,
            same_origin_chain: true,
            fields,
            forms: forms.into_iter().map(|(words, text)| FormFacts { words, text }).collect(),
            title,
            path,
            who,
            ..FrameFacts::default()
        },
    )
}

proptest! {
    #[test]
    fn whatever_a_page_says(page in frame(), names in prop::collection::vec(text(), 0..3)) {
        let judged = judge(&page);
        let usable = page.fields.iter().filter(|field| field.usable()).count();
        prop_assert_eq!(judged.iter().map(|judgement| judgement.fields.len()).sum::<usize>(), usable);
        let best_first = targets(&page);
        prop_assert!(best_first.is_sorted_by(|a, b| a.score >= b.score));
        prop_assert_eq!(best_first.len(), judged.iter().filter(|judgement| judgement.taken).count());
        let is_ahead = |it: &Judgement| it.rivals.iter().all(|(_, points)| *points < it.score);
        prop_assert!(judged.iter().filter(|judgement| judgement.taken).all(is_ahead));
        prop_assert!(judged.iter().filter(|judgement| judgement.sure).all(|judgement| judgement.taken));
        prop_assert!(focused(&page).is_none_or(|target| !target.fields.is_empty()));

        let top = Origin::parse("https://example.com").unwrap();
        let choice = choose(&[(0, page)], Aim::Best, &top, &names);
        prop_assert_eq!(choice.is_ok(), !best_first.is_empty());
        let named = choice.ok().and_then(|choice| choice.named);
        prop_assert!(named.is_none_or(|at| (at as usize) < names.len()));
    }
}

#[test]
fn as_much_as_a_page_can_report_takes_moments() {
    for filling in
        ["verification", "otp", "in", "vv", "a ", "验证码", "one-time-", "x@*42", "codecodecodecodecodecodecodecodex"]
    {
        let most = |length: usize| filling.chars().cycle().take(length).collect::<String>();
        let text = most(120);
        let field = |id: u32| FieldFacts {
            id,
            form: id,
            name: text.clone(),
            id_attr: format!("{text}{id}"),
            class_name: text.clone(),
            label: text.clone(),
            placeholder: text.clone(),
            near: text.clone(),
            described: text.clone(),
            heading: text.clone(),
            visible: true,
            enabled: true,
            place: [10, 30 * i32::try_from(id).unwrap(), 40, 20],
            ..FieldFacts::default()
        };
        let form = FormFacts { words: text.clone(), text: most(400) };
        let page = FrameFacts {
            fields: (0..200).map(field).collect(),
            forms: vec![form; 200],
            who: vec![text.clone(); 8],
            ..FrameFacts::default()
        };
        let start = Instant::now();
        assert!(!judge(&page).is_empty());
        // Without optimisation and on a busy machine; it takes a hundredth of this in the browser.
        assert!(start.elapsed() < Duration::from_secs(5), "{filling}: {:?}", start.elapsed());
    }
}
