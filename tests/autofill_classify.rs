//! Which fields are taken for one-time-code fields, and what is typed into them.
//!
//! `tests/fixtures/facts/*.json` were recorded from `extension/content.js` in Chromium (`RECORD=chromium node --test
//! content.test.mjs` in tests/browser, which also checks that they still are what it reports).

use sixpence::autofill::{
    self, Channel, Choice, FieldFacts, FillOrder, FillRefusal, FillReport, FormFacts, FrameFacts, FrameRefusal, Target,
    focused, frame_allowed, targets,
};
use sixpence::origin::Origin;

#[expect(clippy::unwrap_used, reason = "a fixture that is missing fails the test")]
fn recorded(name: &str) -> FrameFacts {
    let path = format!("{}/tests/fixtures/facts/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn field(name: &str) -> FieldFacts {
    FieldFacts {
        name: name.to_owned(),
        form: 0,
        visible: true,
        enabled: true,
        place: [10, 10, 180, 24],
        ..FieldFacts::default()
    }
}

/// A page with one form; the fields are numbered.
fn frame(fields: Vec<FieldFacts>) -> FrameFacts {
    let fields = (0..).zip(fields).map(|(id, field)| FieldFacts { id, ..field }).collect();
    FrameFacts {
        token: "t".to_owned(),
        origin: "https://example.com".to_owned(),
        top: true,
        same_origin_chain: true,
        fields,
        forms: vec![FormFacts::default()],
        ..FrameFacts::default()
    }
}

fn found(frame: &FrameFacts) -> Vec<Vec<u32>> {
    targets(frame).into_iter().map(|target| target.fields).collect()
}

/// `count` boxes side by side.
fn boxes(count: i32, max_length: i32) -> Vec<FieldFacts> {
    (0..count).map(|i| FieldFacts { place: [10 + 50 * i, 10, 44, 44], max_length, ..field("") }).collect()
}

/// The order for a code into a target of a page.
fn order(page: &FrameFacts, target: &Target, code: &str) -> Option<FillOrder> {
    autofill::order(&Choice::of(0, page, target)?, code, false)
}

#[test]
fn recorded_pages() {
    assert_eq!(found(&recorded("one-time-code")), [vec![0]]);
    assert_eq!(targets(&recorded("one-time-code"))[0].channel, Channel::Totp);
    assert_eq!(found(&recorded("boxes")), [vec![0, 1, 2, 3, 4, 5]]);
    assert_eq!(found(&recorded("react-boxes")), [vec![0, 1, 2, 3, 4, 5]]);
    assert_eq!(found(&recorded("number")), [vec![0]]);
    assert_eq!(found(&recorded("shadow-closed")), [vec![0]]);
    assert_eq!(targets(&recorded("negatives")), []);
    assert_eq!(targets(&recorded("recovery")), []);
}

#[test]
fn own_words_decide() {
    for name in [
        "otp",
        "totp",
        "tfaCode",
        "OATHToken",
        "one-time-password",
        "authenticationCode",
        "two_factor_code",
        "mfa_token",
    ] {
        assert_eq!(found(&frame(vec![field("login"), field("password"), field(name)])), [vec![2]], "{name}");
    }
    for label in [
        "Einmalcode",
        "Authentifizierungscode (6-stellig)",
        "Code d’authentification",
        "Código de autenticación",
        "Codice monouso",
        "Código de autenticação",
        "Eenmalige code",
        "Kod jednorazowy",
        "Одноразовый код",
        "Tek kullanımlık kod",
        "認証コード",
        "动态密码",
        "일회용 비밀번호",
        "رمز المصادقة",
    ] {
        let labelled = FieldFacts { label: label.to_owned(), ..field("x1") };
        assert_eq!(found(&frame(vec![labelled])), [vec![0]], "{label}");
    }
}

#[test]
fn weak_words_need_company() {
    assert_eq!(targets(&frame(vec![field("code"), field("quantity")])), []);
    let shaped = FieldFacts { max_length: 6, input_mode: "numeric".to_owned(), ..field("code") };
    assert_eq!(found(&frame(vec![shaped])), [vec![0]]);
    let told = FieldFacts { heading: "Two-factor authentication".to_owned(), ..field("token") };
    assert_eq!(found(&frame(vec![told])), [vec![0]]);
}

#[test]
fn a_heading_is_enough_for_an_opaque_name() {
    let opaque = FieldFacts {
        heading: "Enter the 6-digit code from your authenticator app".to_owned(),
        max_length: 6,
        ..field("input-3")
    };
    assert_eq!(found(&frame(vec![opaque])), [vec![0]]);
}

#[test]
fn rivals() {
    let near = |text: &str, it: FieldFacts| FieldFacts { near: text.to_owned(), ..it };
    for rival in [
        field("cvv"),
        FieldFacts { autocomplete: "cc-csc".to_owned(), ..field("security_code") },
        field("zip_code"),
        near("Postleitzahl", field("code")),
        field("promoCode"),
        near("Enter the characters you see", field("verification_code")),
        field("invite_code"),
        field("phone"),
        field("backup_code"),
        near(
            "Enter one of your recovery codes",
            FieldFacts { autocomplete: "one-time-code".to_owned(), ..field("code") },
        ),
        FieldFacts { kind: "password".to_owned(), label: "Password".to_owned(), ..field("confirm_2fa_password") },
        FieldFacts { kind: "email".to_owned(), ..field("otp_email") },
        FieldFacts { visible: false, ..field("otp") },
        FieldFacts { enabled: false, ..field("otp") },
        FieldFacts { read_only: true, ..field("otp") },
        FieldFacts { max_length: 3, ..field("code") },
        FieldFacts { length: 32, ..field("otp_secret") },
    ] {
        let shaped = FieldFacts { input_mode: "numeric".to_owned(), ..rival };
        assert_eq!(targets(&frame(vec![shaped.clone()])), [], "{shaped:?}");
    }
}

#[test]
fn rows() {
    let six = frame(boxes(6, 1));
    assert_eq!(found(&six), [vec![0, 1, 2, 3, 4, 5]]);
    // Not limited, only narrow; the first takes a paste.
    assert_eq!(found(&frame(boxes(6, -1))).len(), 1);
    let mut pasting = boxes(6, 1);
    pasting[0].max_length = 6;
    assert_eq!(found(&frame(pasting)), [vec![0, 1, 2, 3, 4, 5]]);
    // A gap after the third.
    let mut halves = boxes(6, 1);
    halves.iter_mut().skip(3).for_each(|field| field.place[0] += 24);
    assert_eq!(found(&frame(halves)), [vec![0, 1, 2, 3, 4, 5]]);
    // Nine are no code; three no row; a row of an invitation is another code.
    assert_eq!(found(&frame(boxes(9, 1))).len(), 0);
    assert_eq!(found(&frame(boxes(3, 1))).len(), 0);
    let mut invitation = boxes(6, 1);
    invitation[0].near = "Enter your invitation code".to_owned();
    assert_eq!(found(&frame(invitation)).len(), 0);
    // Two rows on one page are two targets.
    let mut two = boxes(6, 1);
    two.extend(boxes(6, 1).into_iter().map(|mut field| {
        field.place[1] += 300;
        field
    }));
    assert_eq!(found(&frame(two)), [vec![0, 1, 2, 3, 4, 5], vec![6, 7, 8, 9, 10, 11]]);
}

#[test]
fn the_field_pointed_at() {
    let mut page = frame(vec![field("user"), FieldFacts { focused: true, ..field("anything") }]);
    assert_eq!(focused(&page).unwrap().fields, [1]);
    page.fields[1].read_only = true;
    assert!(focused(&page).is_none());
    let mut row = frame(boxes(6, 1));
    row.fields[3].focused = true;
    assert_eq!(focused(&row).unwrap().fields, [0, 1, 2, 3, 4, 5]);
}

#[test]
fn orders() {
    let one = recorded("one-time-code");
    let target = targets(&one).remove(0);
    let json = serde_json::to_value(order(&one, &target, "048213").unwrap()).unwrap();
    let steps = serde_json::json!([{ "field": 0, "text": "048213" }]);
    assert_eq!(
        json,
        serde_json::json!({ "token": "token", "origin": "https://example.com", "steps": steps, "press": false })
    );

    let row = frame(boxes(6, 1));
    let target = targets(&row).remove(0);
    let steps = order(&row, &target, "048213").unwrap().steps;
    assert_eq!(steps.iter().map(|step| step.text.as_str()).collect::<String>(), "048213");
    assert_eq!(steps.iter().map(|step| step.field).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
    for wrong in ["", "0482139", "04821", "04821345"] {
        assert!(order(&row, &target, wrong).is_none(), "{wrong}");
    }

    for (limit, code, fits) in [
        (FieldFacts { max_length: 5, ..field("otp") }, "048213", false),
        (FieldFacts { max_length: 7, ..field("otp") }, "048213", true),
        (FieldFacts { pattern: "[0-9]{6}".to_owned(), ..field("otp") }, "04821399", false),
        (FieldFacts { pattern: "\\d{6,8}".to_owned(), ..field("otp") }, "04821399", true),
        (FieldFacts { kind: "number".to_owned(), ..field("otp") }, "2BCDF", false),
        (field("otp"), "2BCDF", true),
    ] {
        let page = frame(vec![limit]);
        let target = targets(&page).remove(0);
        assert_eq!(order(&page, &target, code).is_some(), fits, "{code}");
    }
}

#[test]
fn frames() {
    let top = Origin::parse("https://example.com").unwrap();
    let page = frame(vec![]);
    assert_eq!(frame_allowed(&page, &top), Ok(()));
    let inner = FrameFacts { top: false, ..page.clone() };
    assert_eq!(frame_allowed(&inner, &top), Ok(()));
    let below_another = FrameFacts { same_origin_chain: false, ..inner.clone() };
    assert_eq!(frame_allowed(&below_another, &top), Err(FrameRefusal::CrossOriginFrame));
    for (origin, refusal) in [
        ("null", FrameRefusal::Opaque),
        ("", FrameRefusal::Opaque),
        ("http://example.com", FrameRefusal::NotSecure),
        ("https://example.com:8443", FrameRefusal::OtherOrigin),
        ("https://evil.example", FrameRefusal::OtherOrigin),
    ] {
        let other = FrameFacts { origin: origin.to_owned(), ..page.clone() };
        assert_eq!(frame_allowed(&other, &top), Err(refusal), "{origin}");
    }
}

#[test]
fn reports() {
    let read = |json: &str| serde_json::from_str::<FillReport>(json).unwrap();
    assert_eq!(
        read(r#"{"filled":true,"kept":[6]}"#),
        FillReport { filled: true, reason: None, kept: vec![6], pressed: None }
    );
    assert_eq!(read(r#"{"filled":false,"reason":"gone","kept":[0]}"#).reason, Some(FillRefusal::Gone));
    for reason in ["moved", "refused", "readonly"] {
        assert!(read(&format!(r#"{{"filled":false,"reason":"{reason}"}}"#)).reason.is_some());
    }
}
