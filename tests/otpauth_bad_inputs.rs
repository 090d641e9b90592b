//! Bad inputs: refused by the name of the field, or kept as they are. Never clamped, never guessed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop and say so")]

use sixpence::{
    account::{Draft, Note, visible},
    otp::{Algorithm, Digits, Kind, Period},
    otpauth::{Field, OtpauthError as E, format, parse, read},
};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const BYTES: &[u8] = b"12345678901234567890";

/// A totp URI with this behind its secret.
fn with(rest: &str) -> Result<Draft, E> {
    parse(&format!("otpauth://totp/Example:alice?secret={KEY}{rest}"))
}

fn label(label: &str) -> Draft {
    parse(&format!("otpauth://totp/{label}?secret={KEY}")).unwrap()
}

fn secret(secret: &str) -> Result<Vec<u8>, E> {
    parse(&format!("otpauth://totp/a?secret={secret}")).map(|draft| draft.secret.expose().to_vec())
}

fn refused(rest: &str, error: E) {
    let field = error.field();
    assert_eq!(with(rest).err(), Some(error), "{rest}");
    assert!(rest.contains(field), "{rest}: {field}");
}

/// Each number of the list of bad inputs, what is done with it, in one place.
macro_rules! cases {
    ($($name:ident => $body:expr;)*) => { $(#[test] fn $name() { $body; })* };
}

cases! {
    n01_period_zero => refused("&period=0", E::Period);
    n02_period_negative => refused("&period=-30", E::Period);
    n03_period_out_of_range => for p in ["1", "4", "3601", "86400"] { refused(&format!("&period={p}"), E::Period) };
    n04_period_does_not_wrap => for p in ["4294967297", "4294967326", "65566", "18446744073709551646"] { refused(&format!("&period={p}"), E::Period) };
    n05_period_is_a_plain_number => for p in ["30.5", "3e1", "0x1e", "%2030", "+30", "30%20", "", "٣٠"] { refused(&format!("&period={p}"), E::Period) };
    n06_digits_zero => refused("&digits=0", E::Digits);
    n07_digits_negative => refused("&digits=-1", E::Digits);
    n08_digits_eleven => for d in ["9", "10", "11", "262"] { refused(&format!("&digits={d}"), E::Digits) };
    n09_digits_five => {
        refused("&digits=5", E::Digits);
        refused("&digits=5&issuer=Steam", E::Digits)
    };
    n10_digits_exponent => for d in ["1e9", "six", "", "6.0"] { refused(&format!("&digits={d}"), E::Digits) };
    n12_no_secret => assert_eq!(parse("otpauth://totp/a?issuer=b").err(), Some(E::SecretMissing));
    n13_empty_secret => for s in ["", "%20", "-"] { assert_eq!(secret(s), Err(E::SecretEmpty)) };
    n14_under_eight_bits => assert_eq!(secret("A"), Err(E::SecretTooShort));
    n15_short_secret => for (s, bits) in [("MY", 8), ("JBSWY3DPEHPK3", 64)] {
        let draft = parse(&format!("otpauth://totp/a?secret={s}")).unwrap();
        assert_eq!(draft.notes, [Note::ShortSecret(bits)]);
    };
    n15_eighty_bits_are_usual => assert_eq!(parse("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP").unwrap().notes, []);
    n16_megabyte_secret => assert_eq!(secret(&"A".repeat(1 << 20)), Err(E::SecretTooLong));
    n17_grouped_lower_case => for s in ["gezdgnbvgy3tqojqgezdgnbvgy3tqojq", "GEZD%20GNBV+GY3T%20QOJQ-GEZDGNBVGY3TQOJQ"] {
        assert_eq!(secret(s).unwrap(), BYTES);
        assert!(format(&parse(&format!("otpauth://totp/a?secret={s}")).unwrap()).contains(KEY));
    };
    n18_digits_that_base32_lacks => for digit in ['0', '1', '8', '9'] {
        assert_eq!(secret(&format!("JBSW{digit}3DPEHPK3PXP")), Err(E::SecretDigit { position: 5, digit }));
    };
    n19_padding_and_spare_bits => {
        assert_eq!(secret("MZXQ====").unwrap(), b"fo");
        assert_eq!(secret("MZXQ%3D%3D%3D%3D").unwrap(), b"fo");
        // Spare bits set: the bytes are the same.
        assert_eq!(secret("MZXR").unwrap(), b"fo");
        for s in ["MZXQ===", "MZXQ=", "MZXQ=====", "MZ=XQ"] { assert_eq!(secret(s), Err(E::SecretPadding), "{s}"); }
        for s in ["MZX", "MZXW6Y", "MZXW6YTBO"] { assert_eq!(secret(s), Err(E::SecretLength), "{s}"); }
    };
    n20_look_alike_letters => for s in ["АBCDEFGH", "%D0%90BCDEFGH", "ＡBCDEFGH"] {
        assert_eq!(secret(s), Err(E::SecretCharacter { position: 1 }));
    };
    n21_secret_is_decoded_once => {
        assert_eq!(secret("%4D%5A%58%51").unwrap(), b"fo");
        assert_eq!(secret("%254D%255A"), Err(E::SecretCharacter { position: 1 }));
    };
    n22_label_is_decoded_once => {
        let draft = label("My%2520Site:a%2540b");
        assert_eq!((draft.issuer.as_str(), draft.name.as_str()), ("My%20Site", "a%40b"));
    };
    n23_broken_percent => {
        for l in ["%GG", "%", "a%4", "%+1", "100%"] {
            assert_eq!(parse(&format!("otpauth://totp/{l}?secret={KEY}")).err(), Some(E::Percent(Field::Label)), "{l}");
        }
        refused("&issuer=%", E::Percent(Field::Issuer));
        assert_eq!(secret("%GG"), Err(E::Percent(Field::Secret)));
        assert_eq!(with("&x=%").err(), Some(E::Percent(Field::Parameter)));
    };
    n24_invalid_utf8 => {
        refused("&issuer=%FF%FE", E::Utf8(Field::Issuer));
        assert_eq!(parse(&format!("otpauth://totp/%FF%FE?secret={KEY}")).err(), Some(E::Utf8(Field::Label)));
        assert_eq!(secret("%C3"), Err(E::Utf8(Field::Secret)));
    };
    n25_control_characters => for (c, shown) in [("%00", "␀"), ("%1B", "␛"), ("%7F", "␡"), ("%C2%85", "⟨U+0085⟩")] {
        let draft = label(&format!("a{c}b"));
        assert_eq!(draft.notes, [Note::ControlCharacters]);
        assert_eq!(visible(&draft.name), format!("a{shown}b"));
    };
    n26_hidden_characters => for c in ["\u{202e}", "\u{2066}", "\u{2069}", "\u{200b}", "\u{feff}"] {
        let draft = with(&format!("&issuer=a{c}b")).unwrap();
        assert_eq!(draft.issuer, format!("a{c}b"));
        assert!(draft.notes.contains(&Note::HiddenCharacters));
    };
    n27_long_names => {
        refused(&format!("&issuer={}", "i".repeat(100_000)), E::TooLong(Field::Issuer));
        refused(&format!("&issuer={}", "ü".repeat(257)), E::TooLong(Field::Issuer));
        assert!(with(&format!("&issuer={}", "ü".repeat(256))).is_ok());
        let long = |label: String| parse(&format!("otpauth://totp/{label}?secret={KEY}")).err();
        assert_eq!(long("n".repeat(257)), Some(E::TooLong(Field::Label)));
        assert_eq!(long(format!("{}:n", "i".repeat(257))), Some(E::TooLong(Field::Issuer)));
        assert_eq!(with(&format!("&image={}", "i".repeat(100_000))).err(), Some(E::TooLong(Field::Parameter)));
        assert_eq!(with(&"&a=b".repeat(65)).err(), Some(E::TooLong(Field::Parameter)));
    };
    n28_zalgo_is_kept => assert_eq!(label("Z%CC%B5%CD%A0algo").name, "Z\u{335}\u{360}algo");
    n29_markup_is_text => assert_eq!(label("%3Cimg%20src=x%20onerror=alert(1)%3E").name, "<img src=x onerror=alert(1)>");
    n30_two_issuers => {
        let draft = with("&issuer=Other").unwrap();
        assert_eq!((draft.issuer.as_str(), draft.name.as_str()), ("Other", "alice"));
        assert_eq!(draft.notes, [Note::TwoIssuers("Example".into(), "Other".into())]);
        assert_eq!(with("&issuer=Example").unwrap().notes, []);
        assert_eq!(with("&issuer=").unwrap().issuer, "Example");
    };
    n31_first_colon_divides => for l in ["A:b:c", "A%3Ab%3Ac", "A:%20%20b:c"] {
        let draft = label(l);
        assert_eq!((draft.issuer.as_str(), draft.name.as_str()), ("A", "b:c"));
    };
    n31_issuer_with_a_colon => {
        let draft = parse(&format!("otpauth://totp/Git%20(https%3A//git.example)%3Abob?secret={KEY}&issuer=Git+(https://git.example)")).unwrap();
        assert_eq!((draft.issuer.as_str(), draft.name.as_str()), ("Git (https://git.example)", "bob"));
        assert_eq!(draft.notes, []);
    };
    n32_secret_twice => assert_eq!(with(&format!("&secret={KEY}")).err(), Some(E::Twice(Field::Secret)));
    n33_parameters_twice => for (p, field) in [("period=30", Field::Period), ("digits=6", Field::Digits), ("issuer=a", Field::Issuer), ("counter=1", Field::Counter)] {
        assert_eq!(with(&format!("&{p}&{}", p.to_uppercase())).err(), Some(E::Twice(field)));
    };
    n34_unknown_parameters_are_kept => {
        let draft = with("&foo=a%20b&&lock&foo=%26&counter=7").unwrap();
        let extra = [("foo", "a b"), ("lock", ""), ("foo", "&"), ("counter", "7")].map(|(n, v)| (n.into(), v.into()));
        assert_eq!(draft.extra, extra);
        assert_eq!(parse(&format(&draft)).unwrap().extra, extra);
    };
    n35_any_case => {
        let draft = parse(&format!("OTPAUTH://TOTP/Example:alice?SECRET={KEY}&Period=60&ALGORITHM=sha256")).unwrap();
        let expected = Kind::Totp { period: Period::new(60).unwrap(), digits: Digits::SIX, algorithm: Algorithm::Sha256 };
        assert_eq!(draft.params, expected);
    };
    n36_white_space_around => for (before, after) in [(" ", " "), ("\n\t", "\r\n"), ("\u{feff}", "\u{a0}"), ("", "%0A")] {
        let draft = read(&format!("{before}otpauth://totp/a?issuer=b&secret={KEY}{after}")).unwrap();
        assert_eq!((draft.secret.expose(), draft.notes.len()), (BYTES, 0));
        assert_eq!(read(&format!("{before}{KEY}{}", after.trim_start_matches("%0A"))).unwrap().secret.expose(), BYTES);
    };
    n37_hotp_needs_a_counter => {
        let hotp = |rest: &str| parse(&format!("otpauth://hotp/a?secret={KEY}{rest}")).map(|draft| draft.params);
        assert_eq!(hotp(""), Err(E::CounterMissing));
        for c in ["", "-1", "1.0", "18446744073709551616", "0x1"] { assert_eq!(hotp(&format!("&counter={c}")), Err(E::Counter), "{c}"); }
        let counter = u64::MAX;
        assert_eq!(hotp(&format!("&counter={counter}")), Ok(Kind::Hotp { counter, digits: Digits::SIX, algorithm: Algorithm::Sha1 }));
    };
    n38_other_types => {
        for (kind, error) in [("yaotp", E::TypeYandex), ("motp", E::TypeMotp), ("battle", E::Type), ("", E::Type), ("%74otp", E::Type)] {
            let error_seen = parse(&format!("otpauth://{kind}/a?secret={KEY}")).err().unwrap();
            assert_eq!((&error_seen, error_seen.field()), (&error, "type"));
        }
    };
    n38_steam => {
        for uri in ["steam/a?", "steam/a?digits=5&period=30&algorithm=SHA1&", "totp/a?encoder=steam&", "totp/a?encoder=Steam&digits=5&"] {
            assert_eq!(parse(&format!("otpauth://{uri}secret={KEY}")).unwrap().params, Kind::Steam, "{uri}");
        }
        for (uri, error) in [
            ("steam/a?digits=6&", E::NotSteam(Field::Digits)), ("steam/a?period=60&", E::NotSteam(Field::Period)),
            ("totp/a?encoder=steam&algorithm=SHA256&", E::NotSteam(Field::Algorithm)),
            ("totp/a?encoder=other&", E::Encoder), ("hotp/a?counter=1&encoder=steam&", E::Encoder),
        ] {
            assert_eq!(parse(&format!("otpauth://{uri}secret={KEY}")).err(), Some(error), "{uri}");
        }
    };
    n39_other_schemes => for text in ["https://example.com/?secret=A", "javascript:alert(1)", "WIFI:T:WPA;S:net;;", "otpauth:totp/a", "steam://run/440", "otpauthx://totp/a"] {
        assert_eq!(read(text).err(), Some(E::NotOtpauth), "{text}");
    };
    n39_export_of_google_authenticator => assert_eq!(read("otpauth-migration://offline?data=CjEK").err(), Some(E::Migration));
    n39_nothing => for text in ["", " \n"] { assert_eq!(read(text).err(), Some(E::Empty)); assert_eq!(parse(text).err(), Some(E::Empty)) };
    n40_image_is_kept_and_only_kept => {
        let draft = with("&image=https%3A%2F%2Fexample.com%2Flogo.png").unwrap();
        assert_eq!(draft.extra, [("image".to_owned(), "https://example.com/logo.png".to_owned())]);
    };
}

#[test]
fn n11_algorithms() {
    let read = |name: &str| {
        with(&format!("&algorithm={name}")).map(|draft| match draft.params {
            Kind::Totp { algorithm, .. } => algorithm,
            _ => panic!("not totp"),
        })
    };
    for (algorithm, names) in [
        (Algorithm::Sha1, ["SHA1", "sha1", "SHA-1", "HmacSHA1"]),
        (Algorithm::Sha256, ["SHA256", "Sha256", "SHA-256", "HMAC-SHA-256"]),
        (Algorithm::Sha512, ["SHA512", "sha512", "sha-512", "HmacSHA512"]),
    ] {
        names.iter().for_each(|name| assert_eq!(read(name), Ok(algorithm)));
    }
    ["MD5", "SHA", "SHA224", "SHA2", "", "SHA-1%20", "SHA384"]
        .iter()
        .for_each(|name| assert_eq!(read(name), Err(E::Algorithm), "{name}"));
}

#[test]
fn a_plus_is_a_plus_in_the_label_and_a_space_in_a_value() {
    assert_eq!(label("alice+test@example.com").name, "alice+test@example.com");
    assert_eq!(parse(&format!("otpauth://totp/My%20Shop:bob?secret={KEY}&issuer=My+Shop")).unwrap().notes, []);
    assert_eq!(parse(&format!("otpauth://totp/Disney+:bob?secret={KEY}&issuer=Disney%2B")).unwrap().issuer, "Disney+");
    // The label says which: no guess.
    let draft = parse(&format!("otpauth://totp/Disney+:bob?secret={KEY}&issuer=Disney+")).unwrap();
    assert_eq!((draft.issuer.as_str(), draft.notes.len()), ("Disney+", 0));
    assert_eq!(label("C%23:bob#1").name, "bob#1");
}

#[test]
fn errors_travel_and_hold_no_secret() {
    let error = secret("JBSW Y3DP 0HPK 3PXP".replace(' ', "+").as_str()).err().unwrap();
    let json = serde_json::to_string(&error).unwrap();
    assert_eq!(json, r#"{"kind":18,"field":0,"position":11,"digit":48}"#);
    assert_eq!(serde_json::from_str::<E>(&json).unwrap(), error);
    assert!(!format!("{error}{error:?}").contains("JBSW"));
}
