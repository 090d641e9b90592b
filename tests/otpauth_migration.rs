//! Exports of Google Authenticator: what is in them comes out, and what is broken is refused or listed.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on should stop and say so"
)]

mod otpauth_support;

use data_encoding::BASE64;
use otpauth_support::{account, field, number, uri};
use proptest::prelude::*;
use sixpence::{
    otp::{Algorithm, Digits, Kind, Period},
    otpauth::{Export, Field, OtpauthError as E, format, is_export, read_export},
};

fn read(bytes: &[u8]) -> Result<Export, E> {
    read_export(&uri(bytes))
}

/// What became of the only account.
fn only(bytes: &[u8]) -> Result<String, E> {
    let mut accounts = read(&field(1, bytes)).unwrap().accounts;
    assert_eq!(accounts.len(), 1);
    accounts.remove(0).map(|draft| format(&draft).to_string())
}

/// Exports that other readers of the format are tested with: issuer, account name, secret, and whether it counts.
#[test]
fn what_other_readers_are_tested_with() {
    for (data, batch, expected) in [
        (
            "Ch8KBdFBKZJTEgpUZXN0IFRva2VuGgQyRkFTIAEoATACEAEYASAAKIji6ej7%2F%2F%2F%2F%2FwE%3D",
            -1_122_340_600,
            &[("2FAS", "Test Token", "2FASTEST", false)][..],
        ),
        (
            "ChkKCpklNznImSU3OcgSBVRlc3QxIAEoATACChsKCpklNznamSU3OdoSBVRlc3QyIAEoATABOAAQARgBIAAo8enF1vr%2F%2F%2F%2F%2FAQ%3D%3D",
            -1_429_113_615,
            &[("", "Test1", "TESTOOOITESTOOOI", false), ("", "Test2", "TESTOOO2TESTOOO2", true)],
        ),
    ] {
        let export =
            read_export(&format!("otpauth-migration://offline?data={data}")).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((export.part, export.parts, export.batch), (1, 1, batch));
        let read: Vec<_> =
            export.accounts.iter().map(|account| account.as_ref().unwrap_or_else(|error| panic!("{error}"))).collect();
        assert_eq!(read.len(), expected.len());
        for (draft, (issuer, name, secret, counts)) in read.into_iter().zip(expected) {
            assert_eq!((&*draft.issuer, &*draft.name, &**draft.secret.to_base32()), (*issuer, *name, *secret));
            assert_eq!(matches!(draft.params, Kind::Hotp { counter: 0, .. }), *counts);
        }
    }
}

#[test]
fn every_parameter_is_kept() {
    let eight = Digits::new(8).unwrap();
    for (bytes, params) in [
        (
            account(b"12345678901234567890", "a", "", [2, 2, 2]),
            Kind::Totp { period: Period::THIRTY, digits: eight, algorithm: Algorithm::Sha256 },
        ),
        (
            account(b"12345678901234567890", "a", "", [3, 1, 2]),
            Kind::Totp { period: Period::THIRTY, digits: Digits::SIX, algorithm: Algorithm::Sha512 },
        ),
        (
            [account(b"12345678901234567890", "a", "", [1, 1, 1]), number(7, u64::MAX)].concat(),
            Kind::Hotp { counter: u64::MAX, digits: Digits::SIX, algorithm: Algorithm::Sha1 },
        ),
        // Unspecified: as an address that does not name them.
        (account(b"12345678901234567890", "a", "", [0, 0, 2]), Kind::default()),
    ] {
        let export = read(&field(1, &bytes)).unwrap_or_else(|error| panic!("{error}"));
        assert!(export.accounts[0].as_ref().is_ok_and(|draft| draft.params == params));
    }
}

#[test]
fn the_issuer_of_the_label_is_no_part_of_the_name() {
    for (name, issuer, expected) in [
        ("GitHub:alice", "GitHub", ("GitHub", "alice")),
        ("GitHub: alice", "", ("GitHub", "alice")),
        ("alice", "GitHub", ("GitHub", "alice")),
        ("host:8080", "GitHub", ("GitHub", "host:8080")),
        ("Zoë 喵", "Bücher & Co", ("Bücher & Co", "Zoë 喵")),
        ("", "", ("", "")),
    ] {
        let export = read(&field(1, &account(b"12345678901234567890", name, issuer, [1, 1, 2])))
            .unwrap_or_else(|error| panic!("{error}"));
        let Ok(draft) = &export.accounts[0] else { panic!() };
        assert_eq!((&*draft.issuer, &*draft.name), expected);
    }
}

#[test]
fn parts_say_which_they_are() {
    let part = |parts: u64, part: u64, batch: i32| {
        let numbers = [number(2, 1), number(3, parts), number(4, part), number(5, i64::from(batch) as u64)].concat();
        read(&[field(1, &account(b"12345678901234567890", "a", "b", [1, 1, 2])), numbers].concat())
    };
    let second = part(3, 1, -1_234_567).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((second.part, second.parts, second.batch), (2, 3, -1_234_567));
    // 49 and 50: a part beyond the parts, more parts than there can be, none at all.
    for (parts, index) in [(3, 3), (0, 0), (1_000_000_000, 5), (1001, 0), (3, u64::MAX)] {
        assert_eq!(part(parts, index, 1).err(), Some(E::MigrationDamaged), "{index} of {parts}");
    }
}

/// Numbers of the list of bad inputs: nothing panics, and what goes in comes out as an account or as a refusal.
#[test]
fn bad_messages() {
    let good = account(b"12345678901234567890", "a", "b", [1, 1, 2]);
    let whole = field(1, &good);
    // 44: torn at every byte.
    for end in 1..whole.len() {
        assert_eq!(read(&whole[..end]).err(), Some(E::MigrationDamaged), "{end}");
    }
    // 45 and 46: longer than what is left, and longer than any memory.
    for len in [
        &[0x7f][..],
        &[0xff, 0xff, 0xff, 0xff, 0x0f],
        &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
        &[0xff; 11],
    ] {
        let bytes = [&[0x0a][..], len, &good].concat();
        assert_eq!(read(&bytes).err(), Some(E::MigrationDamaged));
    }
    // 47: ten thousand fields that nobody knows, of every kind.
    let unknown =
        [number(900, 7), field(901, &field(902, b"x")), vec![0x49, 1, 2, 3, 4, 5, 6, 7, 8], vec![0x4d, 1, 2, 3, 4]]
            .concat();
    assert_eq!(
        read(&[unknown, number(900, 7).repeat(10_000), whole.clone()].concat()).map(|export| export.accounts.len()),
        Ok(1)
    );
    // 48: more accounts than one code can hold.
    let small = field(1, &field(1, b"x"));
    assert_eq!(read(&small.repeat(1_000)).map(|export| export.accounts.len()), Ok(1_000));
    assert_eq!(read(&small.repeat(1_001)).err(), Some(E::MigrationDamaged));
    // Kinds of fields that do not exist, a field of number 0, an account that is a number, and none.
    for bytes in [&[0x0b][..], &[0x0f], &[0x02, 0x00], &[0x08, 0x01], &[]] {
        assert_eq!(read(bytes).err(), Some(E::MigrationDamaged), "{bytes:?}");
    }
}

/// 53 and 54: each is listed with its reason, and the others are there.
#[test]
fn accounts_that_cannot_be_saved_are_listed() {
    let secret = b"12345678901234567890";
    for (bytes, error) in [
        (account(secret, "a", "b", [4, 1, 2]), E::Algorithm),
        (account(secret, "a", "b", [1, 3, 2]), E::Digits),
        (account(secret, "a", "b", [1, 1, 0]), E::Type),
        (account(secret, "a", "b", [1, 1, 9]), E::Type),
        (account(b"", "a", "b", [1, 1, 2]), E::SecretEmpty),
        (account(&[7; 641], "a", "b", [1, 1, 2]), E::SecretTooLong),
        (account(secret, &"x".repeat(257), "b", [1, 1, 2]), E::TooLong(Field::Label)),
        (account(secret, "a", &"x".repeat(257), [1, 1, 2]), E::TooLong(Field::Issuer)),
        ([account(secret, "a", "b", [1, 1, 2]), field(2, &[0xff])].concat(), E::Utf8(Field::Label)),
        ([account(secret, "a", "b", [1, 1, 2]), field(6, b"x")].concat(), E::MigrationDamaged),
    ] {
        assert_eq!(only(&bytes).err(), Some(error));
        let good = account(secret, "a", "b", [1, 1, 2]);
        let export = read(&[field(1, &bytes), field(1, &good)].concat()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(export.accounts.iter().map(Result::is_ok).collect::<Vec<_>>(), [false, true], "{error}");
    }
}

/// 55: either alphabet, with padding and without, percent-encoded or not, a plus turned into a space.
#[test]
fn base64_as_it_comes() {
    let bytes =
        field(1, &account(&[0xfb, 0xff, 0xbe, 0xfb, 0xef, 0xff, 0xfb, 0xff, 0xbe, 0xfb], "a>>>b???", "c", [1, 1, 2]));
    let usual = BASE64.encode(&bytes);
    assert!(usual.contains('+') && usual.contains('/'), "{usual}");
    let url = usual.replace('+', "-").replace('/', "_");
    for data in [
        usual.clone(),
        usual.trim_end_matches('=').to_owned(),
        usual.replace('+', " "),
        usual.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D"),
        usual.replace('+', "%20"),
        url.trim_end_matches('=').to_owned(),
        url,
    ] {
        let text = format!(" OTPAUTH-Migration://offline?data={data}&more=1\n");
        assert!(is_export(&text));
        assert!(read_export(&text).is_ok_and(|export| export.accounts.len() == 1), "{text}");
    }
    for (text, error) in [
        ("otpauth-migration://offline?data=C!EK", E::MigrationDamaged),
        ("otpauth-migration://offline?data=CjEKC", E::MigrationDamaged),
        ("otpauth-migration://offline?data=%4", E::Percent(Field::Parameter)),
        ("otpauth-migration://offline?data=", E::MigrationDamaged),
        ("otpauth-migration://offline", E::MigrationDamaged),
        ("otpauth://totp/a?secret=MFRGGZDFMZTWQ2LK", E::NotOtpauth),
        ("https://example.com/?data=CjEK", E::NotOtpauth),
    ] {
        assert_eq!(read_export(text).err(), Some(error), "{text}");
    }
    assert_eq!(read_export(&uri(&vec![0; 60_000])).err(), Some(E::MigrationDamaged));
}

proptest! {
    #[test]
    fn any_bytes_break_nothing(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
        let _ = read(&field(1, &bytes));
    }

    #[test]
    fn what_goes_in_comes_out(
        accounts in prop::collection::vec((prop::collection::vec(any::<u8>(), 0..40), "[^\u{0}:]{0,20}", "[^\u{0}:]{0,20}", 0_u64..5, 0_u64..4, 0_u64..4), 1..12),
    ) {
        let bytes: Vec<u8> = accounts.iter().flat_map(|(secret, name, issuer, algorithm, digits, kind)| {
            field(1, &account(secret, name, issuer, [*algorithm, *digits, *kind]))
        }).collect();
        let read = read(&bytes).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(read.accounts.len(), accounts.len());
        for ((secret, name, issuer, ..), draft) in accounts.iter().zip(read.accounts) {
            if let Ok(draft) = draft {
                prop_assert_eq!(draft.secret.expose(), &secret[..]);
                prop_assert_eq!((&*draft.issuer, &*draft.name), (issuer.trim(), name.trim()));
            }
        }
    }
}
