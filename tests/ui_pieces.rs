//! The small pure pieces of the pages: grouping, search, the clock, the ring, the forms.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

use sixpence::{
    capture::found::{Place, WrittenAs},
    message::{Already, CodeView, Failure},
    otpauth::OtpauthError,
    ui::{
        add::{Add, Field},
        clock,
        confirm::{Confirm, Msg},
        group::{blank, grouped},
        passphrase::{self, NewPassphrase},
        ring::Phase,
        search::{fold, haystack, matches},
        text,
    },
};

mod ui_support;
use ui_support::{NOW, account, capture, counter, timed};

#[test]
fn codes_are_grouped_where_the_eye_rests() {
    for (code, shown) in
        [("123456", "123 456"), ("1234567", "123 4567"), ("12345678", "1234 5678"), ("K9M2P", "K9M2P"), ("", "")]
    {
        assert_eq!(grouped(code), shown);
    }
    assert_eq!(blank(6), "••• •••");
    assert_eq!(blank(7), "••• ••••");
    assert_eq!(blank(5), "•••••");
}

#[test]
fn search_disregards_case_and_accents_and_takes_words_in_any_order() {
    let mut one = account(1, "Käse-Öl GmbH", "Søren@EXAMPLE.com");
    one.sites = vec!["https://login.example.co.uk".to_owned()];
    let text = haystack(&one);
    for typed in ["käse", "KASE", "ol gmbh", "gmbh kase", "soren", "example.com", "login.example", "", "  "] {
        assert!(matches(&text, &fold(typed)), "{typed}");
    }
    for typed in ["https", "github", "kase xy"] {
        assert!(!matches(&text, &fold(typed)), "{typed}");
    }
    assert_eq!(fold("ÀÉÎÕÜ Ÿ Ź Ł Ą Ș Ế"), "aeiou y z l a s ế");
    assert_eq!(fold("ΑΘΗΝΑ МОСКВА Ё ß"), "αθηνα москва ё ss");
    assert_eq!(fold("I\u{307}stanbul İstanbul"), "istanbul istanbul");
}

#[test]
fn a_code_whose_time_is_over_gives_way_to_the_next() {
    let mut code = timed("111111", "222222", NOW);
    assert!(!clock::advance(&mut code, NOW - 1.0));
    assert!(clock::advance(&mut code, NOW));
    assert_eq!(code, timed("222222", "", NOW + 30_000.0));
    assert_eq!(clock::following(&code), None, "the one after it is not known yet");
}

#[test]
fn after_a_long_sleep_no_code_is_shown_rather_than_a_wrong_one() {
    let mut code = timed("111111", "222222", NOW);
    assert!(clock::advance(&mut code, NOW + 61_000.0));
    assert_eq!(code, timed("", "", NOW + 90_000.0));
    assert_eq!(clock::current(&code), None);
    assert!(!clock::advance(&mut counter(1).code, NOW), "a counter does not run");
}

#[test]
fn the_ring_is_put_in_phase_and_turns_amber_five_seconds_before_the_end() {
    let phase = Phase::of(&timed("1", "2", NOW + 12_500.0), NOW).unwrap();
    assert_eq!(phase, Phase { period: 30, elapsed: 17_500.0 });
    assert_eq!(phase.style(), "--period:30s;--elapsed:-17500ms;--last:linear(0 0% 83.33%,1 83.33% 100%)");
    let short = CodeView::Timed { code: String::new(), next: String::new(), period: 5, ends_at: NOW };
    assert!(Phase::of(&short, NOW).unwrap().style().contains("linear(0 0% 0.00%,1 0.00% 100%)"));
    assert_eq!(Phase::of(&counter(1).code, NOW), None);
}

#[test]
fn the_first_run_form_says_what_is_wrong_under_the_field() {
    let mut form = NewPassphrase::default();
    form.typed(passphrase::Field::New, "1234567".to_owned());
    assert!(form.take().is_none());
    assert_eq!(form.error.as_ref().unwrap().0, passphrase::Field::New);
    form.typed(passphrase::Field::New, "ääääääää".to_owned());
    assert!(form.take().is_none(), "eight characters, but not repeated");
    assert_eq!(form.error.as_ref().unwrap().0, passphrase::Field::Repeat);
    form.typed(passphrase::Field::Repeat, "ääääääää".to_owned());
    assert_eq!(form.take().as_deref(), Some("ääääääää"));
    assert!(form.error.is_none());
}

#[test]
fn the_add_form_shows_only_what_has_a_meaning_and_keeps_the_rest() {
    let mut add = Add::default();
    assert!(add.shows(Field::Period) && !add.shows(Field::Counter));
    add.typed(Field::Period, "60".to_owned());
    add.typed(Field::Kind, "hotp".to_owned());
    assert!(!add.shows(Field::Period) && add.shows(Field::Counter) && add.shows(Field::Digits));
    add.typed(Field::Kind, "steam".to_owned());
    assert!(!add.shows(Field::Algorithm) && !add.shows(Field::Digits) && !add.shows(Field::Counter));
    add.typed(Field::Kind, "totp".to_owned());
    assert_eq!(add.value(Field::Period), "60");
    add.typed(Field::Secret, " OTPAUTH://totp/x".to_owned());
    assert!(!add.shows(Field::Issuer) && !add.shows(Field::Kind) && add.shows(Field::Secret));
}

#[test]
fn an_error_of_the_add_form_stands_under_its_field_until_that_is_changed() {
    let mut add = Add::default();
    assert!(add.take().is_none());
    assert_eq!(add.error.as_ref().unwrap().0, Field::Secret);
    let refused = |error| {
        let mut add = Add::default();
        add.refused(&Failure::Unreadable(error));
        add.error.unwrap().0
    };
    assert_eq!(refused(OtpauthError::Period), Field::Period);
    assert_eq!(refused(OtpauthError::SecretDigit { position: 5, digit: '1' }), Field::Secret);
    assert_eq!(refused(OtpauthError::Counter), Field::Secret, "a field that is not shown cannot carry it");
    add.form.issuer = "x".repeat(257);
    add.refused(&Failure::LongName);
    assert_eq!(add.error.as_ref().unwrap().0, Field::Issuer);
    add.typed(Field::Name, "y".to_owned());
    assert!(add.error.is_some());
    add.typed(Field::Issuer, "z".to_owned());
    assert!(add.error.is_none());
}

#[test]
fn the_confirm_screen_keeps_what_was_typed_when_codes_are_renewed() {
    let mut confirm = Confirm::new(capture(&["GitHub"]));
    assert!(confirm.is_single());
    confirm.update(Msg::Name(0, "work".to_owned()));
    let mut newer = capture(&["GitHub"]);
    newer.items[0].code = timed("333333", "444444", NOW + 60_000.0);
    assert!(confirm.refresh(newer).is_ok());
    assert_eq!(confirm.items[0].name, "work");
    assert_eq!(clock::current(&confirm.items[0].read.code), Some("333333"));
    assert!(confirm.refresh(capture(&["GitLab"])).is_err(), "another capture");
    let items = confirm.take().unwrap();
    assert_eq!((items[0].index, items[0].name.as_str()), (0, "work"));
}

#[test]
fn of_several_only_the_ticked_are_saved_and_known_secrets_are_not_ticked() {
    let mut several = capture(&["A", "B", "C"]);
    several.items[1].already = Some(Already::SameSecret { issuer: "B".to_owned(), name: "alice".to_owned() });
    let mut confirm = Confirm::new(several);
    assert_eq!(confirm.chosen(), 2);
    confirm.update(Msg::Choose(0, false));
    assert_eq!(confirm.take().unwrap().iter().map(|item| item.index).collect::<Vec<_>>(), [2]);
    confirm.update(Msg::Choose(2, false));
    assert!(confirm.take().is_none());
    assert!(confirm.error.is_some(), "and says why");
    confirm.update(Msg::Choose(9, true));
}

#[test]
fn names_in_sentences_are_made_visible_and_keep_their_direction_inside() {
    assert_eq!(text::title("GitHub", "alice"), "GitHub (alice)");
    assert_eq!(text::title("", "alice"), "alice");
    assert_eq!(text::title("GitHub", " "), "GitHub");
    assert_eq!(text::shown("שירות"), "\u{2068}שירות\u{2069}");
    assert!(!text::shown("evil\u{202e}moc").contains('\u{202e}'));
}

#[test]
fn what_contradicts_a_code_is_not_ticked_and_a_key_without_names_begins_with_the_sites() {
    let mut read = capture(&["GitHub", ""]);
    read.items[1].name.clear();
    read.items[1].place = Place::Written { how: WrittenAs::Key { label: None }, other_than_code: true };
    let confirm = Confirm::new(read.clone());
    assert_eq!(confirm.items.iter().map(|item| item.chosen).collect::<Vec<_>>(), [true, false]);
    assert_eq!(confirm.items.iter().map(|item| item.issuer.as_str()).collect::<Vec<_>>(), ["GitHub", "github.com"]);
    read.items.remove(0);
    assert!(Confirm::new(read).items[0].chosen, "alone it is what the user came for");
}
