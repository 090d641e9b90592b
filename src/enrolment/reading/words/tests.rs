use super::scan::ANYWHERE;
use super::*;

/// Those of the product's lexicon.
const LANGUAGES: [&str; 14] = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "tr", "ja", "ko", "zh", "ar"];
/// In these, the words of danger are known too.
const MORE: [&str; 5] = ["uk", "cs", "sv", "da", "fi"];

fn by_language() -> impl Iterator<Item = ((Topic, &'static str), &'static str)> {
    rows().zip(TABLES.into_iter().flat_map(|table| table.languages).copied())
}

fn has(text: &str, topic: Topic) -> bool {
    said(text).has(topic)
}

#[test]
fn every_topic_is_known_in_every_language() {
    let topics = [
        Topic::TurnOff,
        Topic::Harm,
        Topic::Later,
        Topic::SecondFactor,
        Topic::App,
        Topic::OtherMethod,
        Topic::Security,
        Topic::Recovery,
        Topic::Code,
        Topic::Secret,
        Topic::Password,
        Topic::Filler,
        Topic::Enable,
        Topic::Manage,
        Topic::Proceed,
        Topic::Show,
        Topic::Make,
        Topic::Keep,
        Topic::Saved,
        Topic::Done,
        Topic::Reveal,
        Topic::On,
        Topic::Not,
        Topic::If,
        Topic::Refused,
        Topic::Again,
        Topic::NoCodes,
        Topic::OldCodes,
        Topic::Wait,
        Topic::VerifyMail,
        Topic::Plan,
        Topic::Managed,
        Topic::OtherLogin,
    ];
    for topic in topics {
        let known = |language: &str| by_language().any(|((of, _), in_language)| of == topic && in_language == language);
        let unknown: Vec<&str> = LANGUAGES.into_iter().filter(|language| !known(language)).collect();
        assert!(unknown.is_empty(), "{topic:?} in {unknown:?}");
    }
    for topic in [Topic::TurnOff, Topic::Harm] {
        assert!(
            MORE.iter()
                .all(|language| by_language().any(|((of, _), in_language)| of == topic && in_language == *language))
        );
    }
}

#[test]
fn every_row_has_its_line() {
    for table in TABLES {
        assert_eq!(
            (table.topics.len(), table.languages.len()),
            (table.stems.lines().count(), table.stems.lines().count())
        );
    }
}

#[test]
fn every_beginning_is_found_where_it_is_written() {
    for ((topic, stems), language) in by_language() {
        for stem in stems.split('|') {
            let text = stem.replace('_', "").replace('…', " xyz ");
            assert!(!text.trim().is_empty(), "{topic:?} {language}: an empty beginning in {stems}");
            assert!(has(&text, topic), "{topic:?} {language}: {stem} is hidden by a longer one");
        }
    }
}

#[test]
fn no_beginning_of_one_letter() {
    for (_, stems) in rows() {
        for stem in stems.split('|') {
            let letters = stem.trim_end_matches('_').chars().count();
            let short = stem.chars().next().is_some_and(|first| first < ANYWHERE) && letters < 2;
            assert!(!short && letters > 0, "{stem} in {stems}");
        }
    }
}

#[test]
fn as_pages_write() {
    for text in ["désactiver", "desactiver", "de\u{301}sactiver", "DÉSACTIVER", "Deakti\u{ad}vieren", "2ＦＡを無効化"]
    {
        assert!(has(text, Topic::TurnOff), "{text}");
    }
    assert!(has("DEVRE DIŞI BIRAK", Topic::TurnOff) && has("devre dışı bırak", Topic::TurnOff));
    assert!(has("Turn 2FA off", Topic::TurnOff) && has("Turn off", Topic::TurnOff) && !has("Turn on", Topic::TurnOff));
    assert!(has("Schakel 2FA uit", Topic::TurnOff) && !has("Schakel 2FA in", Topic::TurnOff));
    assert!(said_by_name("Two-factorDisable").has(Topic::TurnOff) && said_by_name("2FADisable").has(Topic::TurnOff));
}

#[test]
fn the_longest_holds() {
    assert!(!has("비활성화", Topic::Enable) && has("활성화", Topic::Enable));
    assert!(!has("Deactivate", Topic::Enable) && has("Activate", Topic::Enable));
    assert!(!has("codes de récupération", Topic::TurnOff) && !has("Codici di ripristino", Topic::Harm));
    assert!(!has("Återställningskoder", Topic::Harm) && !has("Herstelcodes", Topic::Harm));
    assert!(!has("Не удалось", Topic::TurnOff) && has("Удалить", Topic::TurnOff));
}

#[test]
fn what_is_not_explained() {
    assert_eq!(said("Two-factor authentication").unknown, 0);
    assert_eq!(said("二段階認証の設定").unknown, 0);
    assert_eq!(said("Slökkva á 2FA").unknown, 1);
    assert_eq!(said("Zwei-Faktor-Authentifizierung").unknown, 0);
    assert_eq!(said("me@mail.example"), Said::default());
}
