//! The published test vectors.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop and say so")]

use sixpence::{
    otp::{Algorithm, CodeError, Digits, Kind, Period, PinnedError, Secret},
    time::UnixMs,
};

fn secret(bytes: &[u8]) -> Secret {
    Secret::new(bytes.to_vec()).unwrap()
}

fn hotp(counter: u64, digits: u64) -> Kind {
    Kind::Hotp { counter, digits: Digits::new(digits).unwrap(), algorithm: Algorithm::Sha1 }
}

fn totp(period: u64, digits: u64, algorithm: Algorithm) -> Kind {
    Kind::Totp { period: Period::new(period).unwrap(), digits: Digits::new(digits).unwrap(), algorithm }
}

fn at(kind: &Kind, secret: &Secret, seconds: u64) -> String {
    kind.code_at(secret, UnixMs(seconds * 1000)).unwrap().expose().to_owned()
}

#[test]
fn rfc_4226_appendix_d() {
    let secret = secret(b"12345678901234567890");
    let expected = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
    let mut kind = hotp(0, 6);
    for code in expected {
        assert_eq!(kind.code_of_counter(&secret).unwrap().expose(), code);
        kind = kind.advanced().unwrap();
    }
    // The table's truncated values in decimal, for more digits: 1284755224 and 1094287082.
    assert_eq!(hotp(0, 7).code_of_counter(&secret).unwrap().expose(), "4755224");
    assert_eq!(hotp(1, 8).code_of_counter(&secret).unwrap().expose(), "94287082");
}

#[test]
fn rfc_6238_appendix_b() {
    let keys = [
        (Algorithm::Sha1, "12345678901234567890"),
        (Algorithm::Sha256, "12345678901234567890123456789012"),
        (Algorithm::Sha512, "1234567890123456789012345678901234567890123456789012345678901234"),
    ];
    let table = [
        (59, ["94287082", "46119246", "90693936"]),
        (1_111_111_109, ["07081804", "68084774", "25091201"]),
        (1_111_111_111, ["14050471", "67062674", "99943326"]),
        (1_234_567_890, ["89005924", "91819424", "93441116"]),
        (2_000_000_000, ["69279037", "90698825", "38618901"]),
        (20_000_000_000, ["65353130", "77737706", "47863826"]),
    ];
    for (seconds, codes) in table {
        for ((algorithm, key), code) in keys.into_iter().zip(codes) {
            assert_eq!(at(&totp(30, 8, algorithm), &secret(key.as_bytes()), seconds), code, "{algorithm:?} {seconds}");
        }
    }
}

/// Two codes that KeePassXC's tests/TestTotp.cpp gives for the secret 63BEDWCQZKTQWPESARIERL5DTTQFCJTK, and two of the
/// all-zero secret that MAKS11060/otp gives.
#[test]
fn steam() {
    let key = sixpence::otpauth::parse_key("63BEDWCQZKTQWPESARIERL5DTTQFCJTK").unwrap();
    assert_eq!(at(&Kind::Steam, &key, 1_511_200_518), "FR8RV");
    assert_eq!(at(&Kind::Steam, &key, 1_511_200_714), "9P3VP");
    assert_eq!(at(&Kind::Steam, &secret(&[0; 20]), 0), "RYH4D");
    assert_eq!(at(&Kind::Steam, &secret(&[0; 20]), 30), "DR2DK");
}

#[test]
fn next_code_is_that_of_the_following_period() {
    let key = secret(b"12345678901234567890");
    for kind in [totp(30, 6, Algorithm::Sha1), totp(60, 8, Algorithm::Sha256), Kind::Steam] {
        let period = u64::from(kind.period_seconds().unwrap());
        for seconds in [0, 1, 29, 30, 1_234_567_890] {
            let next = kind.next_code(&key, UnixMs(seconds * 1000)).unwrap();
            assert_eq!(next.expose(), at(&kind, &key, seconds + period));
        }
    }
}

#[test]
fn time_left_in_milliseconds() {
    let kind = totp(30, 6, Algorithm::Sha1);
    for (now, left) in [(0, 30_000), (1, 29_999), (29_999, 1), (30_000, 30_000), (59_500, 500)] {
        assert_eq!(kind.ms_left(UnixMs(now)), Some(left));
    }
    assert_eq!(Kind::Steam.ms_left(UnixMs(29_000)), Some(1_000));
    assert_eq!(hotp(0, 6).ms_left(UnixMs(0)), None);
    assert_eq!((Kind::Steam.period_seconds(), hotp(0, 6).period_seconds()), (Some(30), None));
    assert_eq!((Kind::Steam.code_chars(), hotp(0, 7).code_chars()), (5, 7));
}

#[test]
fn at_the_ends() {
    let key = secret(b"0");
    let last = hotp(u64::MAX, 6);
    assert!(last.code_of_counter(&key).is_ok());
    assert_eq!(last.advanced().err(), Some(CodeError::CounterAtEnd));
    assert_eq!(hotp(u64::MAX - 1, 6).advanced().unwrap(), last);
    for kind in [totp(5, 6, Algorithm::Sha512), totp(3600, 8, Algorithm::Sha1), Kind::Steam] {
        assert!(kind.code_at(&key, UnixMs(u64::MAX)).is_ok());
        assert!(kind.next_code(&key, UnixMs(u64::MAX)).is_ok());
        assert!(kind.ms_left(UnixMs(u64::MAX)).is_some_and(|left| left > 0));
    }
}

#[test]
fn each_kind_its_own_way() {
    let key = secret(b"12345678901234567890");
    for kind in [totp(30, 6, Algorithm::Sha1), Kind::Steam] {
        assert_eq!(kind.code_of_counter(&key).err(), Some(CodeError::WrongKind));
        assert_eq!(kind.advanced().err(), Some(CodeError::WrongKind));
    }
    assert_eq!(hotp(1, 6).code_at(&key, UnixMs(0)).err(), Some(CodeError::WrongKind));
    assert_eq!(hotp(1, 6).next_code(&key, UnixMs(0)).err(), Some(CodeError::WrongKind));
}

/// The code is Python's: its hmac module and RFC 4226 in three lines. Ten bytes are what most sites hand out; a library that insists on RFC 4226's 128 bits refuses them.
#[test]
fn short_secrets_work() {
    let kind = totp(30, 6, Algorithm::Sha1);
    let key = sixpence::otpauth::parse_key("JBSWY3DPEHPK3PXP").unwrap();
    assert_eq!(key.bits(), 80);
    assert_eq!(at(&kind, &key, 1_000_000_000), "949556");
    assert!(kind.code_at(&secret(&[0]), UnixMs(0)).is_ok());
}

/// Yandex Key has no specification; these are the vectors of Aegis (YAOTPTest.java).
#[test]
fn yandex_key() {
    let table = [
        ("5239", "6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY", 1_641_559_648, "umozdicq"),
        ("7586", "LA2V6KMCGYMWWVEW64RNP3JA3IAAAAAAHTSG4HRZPI", 1_581_064_020, "oactmacq"),
        ("7586", "LA2V6KMCGYMWWVEW64RNP3JA3IAAAAAAHTSG4HRZPI", 1_581_090_810, "wemdwrix"),
        ("5210481216086702", "JBGSAU4G7IEZG6OY4UAXX62JU4AAAAAAHTSG4HXU3M", 1_581_091_469, "dfrpywob"),
        ("5210481216086702", "JBGSAU4G7IEZG6OY4UAXX62JU4AAAAAAHTSG4HXU3M", 1_581_093_059, "vunyprpd"),
    ];
    for (pin, text, seconds, code) in table {
        let bytes = data_encoding::BASE32_NOPAD.decode(text.as_bytes()).unwrap();
        // As it is typed, with what tells mistakes, and as it is in QR codes, without.
        for bytes in [&bytes[..], &bytes[..16]] {
            let secret = Secret::of_yandex(bytes, pin).ok().unwrap();
            assert_eq!(at(&Kind::Yandex, &secret, seconds), code);
            assert_eq!(Kind::Yandex.parts(&secret), (&bytes[..16], pin.as_bytes()));
        }
    }
    assert_eq!((Kind::Yandex.period_seconds(), Kind::Yandex.code_chars()), (Some(30), 8));
}

/// The vectors of Aegis (MOTPTest.java).
#[test]
fn mobile_otp() {
    let table = [
        (165_892_298, "e7d8b6", "1234", "e3152afee62599c8"),
        (123_456_789, "4ebfb2", "1234", "e3152afee62599c8"),
        (1_659_540_020, "ced7b1", "9999", "bbb1912bb5c515be"),
        (1_659_540_022, "ced7b1", "9999", "bbb1912bb5c515be"),
        (1_659_539_870, "1a14f8", "9999", "bbb1912bb5c515be"),
        (1_659_539_878, "1a14f8", "9999", "bbb1912bb5c515be"),
    ];
    for (seconds, code, pin, text) in table {
        let secret = Secret::of_motp(text, pin).ok().unwrap();
        assert_eq!(at(&Kind::Motp, &secret, seconds), code);
        assert_eq!(Kind::Motp.parts(&secret), (text.as_bytes(), pin.as_bytes()));
    }
    assert_eq!((Kind::Motp.period_seconds(), Kind::Motp.code_chars()), (Some(10), 6));
}

#[test]
fn a_pin_is_there_and_a_secret_is_of_its_kind() {
    for pin in ["", "12 34", "12\u{7f}", "пин", &"1".repeat(33)] {
        assert_eq!(Secret::of_yandex(&[7; 16], pin).err(), Some(PinnedError::Pin), "{pin}");
        assert_eq!(Secret::of_motp("e3152afee62599c8", pin).err(), Some(PinnedError::Pin), "{pin}");
    }
    for length in [0, 15, 17, 25, 27] {
        assert_eq!(Secret::of_yandex(&vec![7; length], "1234").err(), Some(PinnedError::Secret), "{length}");
    }
    for text in ["", "e315 2afe", "e3152afee62599c8\0", "ключ"] {
        assert_eq!(Secret::of_motp(text, "1234").err(), Some(PinnedError::Secret), "{text}");
    }
    // What is stored otherwise, e.g. by a damaged hand, makes codes of some kind and nothing falls over it.
    for bytes in [&[0][..], &[1, 0, 2, 0, 3], &[9; 5], &[9; 16], &[0; 40]] {
        for kind in [Kind::Yandex, Kind::Motp] {
            assert_eq!(at(&kind, &secret(bytes), 1).len(), usize::from(kind.code_chars()));
            let secret = secret(bytes);
            let (rest, pin) = kind.parts(&secret);
            assert!(rest.len() + pin.len() <= bytes.len());
        }
    }
}
