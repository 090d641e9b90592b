//! What holds for every draft and every text.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop and say so")]

use proptest::{collection::vec, prelude::*, string::string_regex};
use sixpence::{
    account::{Account, AccountId, Draft, MAX_NAME_CHARS, visible},
    otp::{Algorithm, Digits, Kind, Params, Period, Secret},
    otpauth::{OtpauthError, format, format_account, is_address, is_export, parse, parse_key, read},
    time::UnixMs,
};

/// Names of any characters, and names of those that the syntax of the URI is made of.
fn name() -> impl Strategy<Value = String> {
    let hard = string_regex("[ :+%&=?#/a\u{0}\u{202e}\u{feff}]{0,12}").unwrap();
    prop_oneof![vec(any::<char>(), 0..=MAX_NAME_CHARS).prop_map(String::from_iter), hard, "\\PC{0,20}"]
}

fn params() -> impl Strategy<Value = Params> {
    let algorithm = prop_oneof![Just(Algorithm::Sha1), Just(Algorithm::Sha256), Just(Algorithm::Sha512)];
    let digits = (6_u64..=8).prop_map(|digits| Digits::new(digits).unwrap());
    let period = (5_u64..=3600).prop_map(|seconds| Period::new(seconds).unwrap());
    (algorithm, digits, period, any::<u64>(), 0..3).prop_map(|(algorithm, digits, period, counter, kind)| match kind {
        0 => Kind::Totp { period, digits, algorithm },
        1 => Kind::Hotp { counter, digits, algorithm },
        _ => Kind::Steam,
    })
}

/// Names of parameters that the parser does not know: what a draft can hold in `extra`.
fn extra() -> impl Strategy<Value = Vec<(String, String)>> {
    let known = ["secret", "issuer", "algorithm", "digits", "period", "counter", "encoder"];
    let unknown = name().prop_filter("known", move |name| !known.iter().any(|known| known.eq_ignore_ascii_case(name)));
    vec((unknown, name()), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read_as_the_same(
        issuer in name(), name in name(), params in params(), extra in extra(),
        bytes in vec(any::<u8>(), 1..=Secret::MAX_BYTES),
    ) {
        let draft = Draft { issuer, name, secret: Secret::new(bytes).unwrap(), params, extra, notes: Vec::new() };
        let uri = format(&draft);
        prop_assert!(uri.is_ascii());
        let read = parse(&uri);
        prop_assert!(read.is_ok(), "{:?}", read.err());
        let read = read.ok().unwrap();
        prop_assert_eq!(&read.issuer, &draft.issuer);
        prop_assert_eq!(&read.name, &draft.name);
        prop_assert!(read.secret.same_as(&draft.secret));
        prop_assert_eq!(read.params, draft.params);
        prop_assert_eq!(&read.extra, &draft.extra);
        // And written again, it is the same text: also when saved meanwhile.
        prop_assert_eq!(&*format(&read), &*uri);
        let account = Account::from_draft(AccountId([7; 16]), read, Vec::new(), UnixMs(0));
        prop_assert_eq!(&*format_account(&account), &*uri);
    }

    #[test]
    fn keys_are_canonical(bytes in vec(any::<u8>(), 1..=Secret::MAX_BYTES), group in 1_usize..9) {
        let secret = Secret::new(bytes).unwrap();
        let key = secret.to_base32();
        let letters: Vec<char> = key.to_lowercase().chars().collect();
        let grouped = letters.chunks(group).map(String::from_iter).collect::<Vec<_>>().join(" ");
        let padded = std::format!("{}{}", *key, "=".repeat((8 - key.len() % 8) % 8));
        for written in [key.to_string(), grouped.clone(), grouped.replace(' ', "-"), grouped.replace(' ', "\u{a0}"), padded] {
            let read = parse_key(&written);
            prop_assert!(read.is_ok_and(|read| read.same_as(&secret)), "{}", written);
        }
    }

    /// Our base32 and hex digits are those of a general library.
    #[test]
    fn texts_are_those_of_another_library(bytes in vec(any::<u8>(), 1..80), id in any::<[u8; 16]>(), other in "[0-9a-f]{30}.{0,2}|[+A-F0-9]{32}") {
        let secret = Secret::new(bytes.clone()).unwrap();
        prop_assert_eq!(&*secret.to_base32(), &data_encoding::BASE32_NOPAD.encode(&bytes));
        let text = String::from(AccountId(id));
        prop_assert_eq!(&text, &data_encoding::HEXLOWER.encode(&id));
        prop_assert_eq!(AccountId::try_from(text), Ok(AccountId(id)));
        let expected = data_encoding::HEXLOWER.decode(other.as_bytes()).ok().and_then(|id| id.try_into().ok()).map(AccountId);
        prop_assert_eq!(AccountId::try_from(other).ok(), expected);
    }

    #[test]
    fn no_text_breaks_the_parser(text in ".*", tail in "[%&=:?/+#A-Za-z0-9 -]{0,60}") {
        for text in [text.clone(), std::format!("otpauth://totp/{text}?{tail}"), std::format!("otpauth://{tail}{text}"),
            std::format!("otpauth://hotp/a?secret=MY&counter=1&{tail}={text}")] {
            // What was accepted is written so that it is read again.
            if let Ok(draft) = read(&text) {
                prop_assert!(parse(&format(&draft)).is_ok_and(|again| again.secret.same_as(&draft.secret)));
            }
        }
        prop_assert!(!visible(&text).chars().any(char::is_control));
    }

    /// An error tells nothing of the secret but, for a digit, which one.
    #[test]
    fn errors_hold_no_text(key in "[A-Z2-7]{8,40}", bad in "[*_!ä]") {
        let error = parse(&std::format!("otpauth://totp/a?secret={key}{bad}{key}")).err().unwrap();
        let shown = std::format!("{error} {error:?}");
        prop_assert!(!key.as_bytes().windows(6).any(|part| shown.to_uppercase().contains(std::str::from_utf8(part).unwrap())));
    }

    /// What is passed over as no address is refused as none.
    #[test]
    fn only_addresses_can_be_accounts(text in "[ \n]{0,2}(?i:otpauth|otpauth-migration|otpauthx|https|x)?[:/?a=]{0,6}\\PC{0,12}") {
        if !is_address(&text) {
            prop_assert!(!is_export(&text));
            prop_assert!(matches!(parse(&text).err(), Some(OtpauthError::NotOtpauth | OtpauthError::Empty)));
        }
    }
}
