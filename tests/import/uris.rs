use sixpence::import::{ImportError, Reason};
use sixpence::otpauth::OtpauthError;

use crate::support::{as_row, code, read_as, row, rows, sample, try_read, usual};

const NAME: &str = "List of otpauth addresses";

#[test]
fn samples() {
    let (Some(plain), Some(ente)) = (sample("plain.txt"), sample("ente_auth.txt")) else { return };
    assert_eq!(rows(&read_as(NAME, &plain, None)), usual());
    let [mut ente, mut usual] = [rows(&read_as(NAME, &ente, None)), usual()];
    ente.sort();
    usual.sort();
    assert_eq!(ente, usual);
}

#[test]
fn a_line_that_is_no_account_is_counted() {
    let text = "otpauth://totp/Shop:alice?secret=GEZDGNBVGY3TQOJQ\r\n\r\nsteam://GEZDGNBVGY3TQOJQ\nhello\n\
                otpauth://totp/Shop:bob?secret=GEZDGNBVGY3TQOJQ&digits=9\n";
    let imported = read_as(NAME, text.as_bytes(), None);
    let rows: Vec<_> = imported.entries.iter().map(as_row).collect();
    let secret = "GEZDGNBVGY3TQOJQ";
    assert_eq!(rows, [row("Shop", "alice", secret, "totp SHA1 6 30"), row("Steam", "", secret, "steam")]);
    let rejected: Vec<_> = imported.rejected.iter().map(|it| (it.position, it.name.as_str(), it.reason)).collect();
    let [none, digits] = [OtpauthError::NotOtpauth, OtpauthError::Digits].map(Reason::Field);
    assert_eq!(rejected, [(3, "", none), (4, "Shop:bob", digits)]);
}

#[test]
fn addresses_with_commas_between() {
    let one = |name: &str| format!("otpauth://totp/Shop, Inc:{name}?secret=GEZDGNBVGY3TQOJQ");
    let text = [one("alice"), one("bob"), one("carol")].join(",");
    let rows = rows(&read_as(NAME, text.as_bytes(), None));
    assert_eq!(rows.iter().map(|row| row[1].as_str()).collect::<Vec<_>>(), ["alice", "bob", "carol"]);
}

#[test]
fn what_ente_says_besides() {
    let text = "otpauth://totp/Shop:alice?secret=GEZDGNBVGY3TQOJQ&codeDisplay=%7B%22pinned%22%3Atrue%2C%22trashed%22%3Atrue%2C%22tags%22%3A\
                %5B%22Work%22%5D%2C%22note%22%3A%22hi%22%7D&x=y";
    let imported = read_as(NAME, text.as_bytes(), None);
    let [entry] = imported.entries.as_slice() else { panic!("one") };
    let about = &entry.about;
    assert!(about.favourite && about.trashed);
    assert_eq!((about.tags.as_slice(), about.note.as_str()), (["Work".to_owned()].as_slice(), "hi"));
    assert_eq!(entry.draft.extra, [("x".to_owned(), "y".to_owned())]);
}

#[test]
fn other_shapes_of_text() {
    let line = "otpauth://totp/Shop:alice?secret=GEZDGNBVGY3TQOJQ";
    let wide: Vec<u8> = [0xfeff].into_iter().chain(line.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let marked = format!("\u{feff}{line}");
    for file in [wide, marked.into_bytes()] {
        assert_eq!(rows(&read_as(NAME, &file, None)).len(), 1);
    }
    for (file, error) in [
        ("", ImportError::Empty),
        (" \n", ImportError::Empty),
        ("hello", ImportError::Unknown),
        ("{", ImportError::Damaged),
        ("[1e400]", ImportError::Unknown),
        ("[1e]", ImportError::Damaged),
        (&"[".repeat(100_000), ImportError::TooDeep),
        (&format!("{}1{}", "[".repeat(128), "]".repeat(128)), ImportError::TooDeep),
        (&format!("{}1{}", "[".repeat(127), "]".repeat(127)), ImportError::Unknown),
        (&format!("[\"{}\"]", "[\\\"".repeat(200)), ImportError::Unknown),
        (&format!("[{}0]", "0,".repeat(3 << 20)), ImportError::TooLarge),
        (&format!("[\"{}\"]", "x".repeat(17 << 20)), ImportError::TooLarge),
    ] {
        assert_eq!(try_read(file.as_bytes(), None).err(), Some(error), "{}", file.len());
    }
}

/// As Aegis and Ente write them: the PIN in base32. (Of Mobile-OTP this is our own way; theirs has no PIN.)
#[test]
fn codes_that_depend_on_a_pin() {
    let text = "otpauth://yaotp/Yandex:ann?secret=6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY&issuer=Yandex&pin=GUZDGOI\n\
                otpauth://MOTP/Old:bob?secret=MUZTCNJSMFTGKZJWGI2TSOLDHA&issuer=Old&pin=GEZDGNA\n\
                otpauth://yaotp/Yandex:eve?secret=6SB2IKNM6OBZPAVBVTOHDKS4FA&issuer=Yandex&pin_length=4\n\
                otpauth://motp/Old:joe?secret=MUZTCNJSMFTGKZJWGI2TSOLDHA\n";
    let imported = read_as(NAME, text.as_bytes(), None);
    let codes: Vec<String> = imported.entries.iter().zip([1_641_559_648, 165_892_298]).map(code).collect();
    assert_eq!(codes, ["umozdicq", "e7d8b6"]);
    assert!(imported.entries.iter().all(|entry| entry.draft.extra.is_empty()), "the PIN is in the secret alone");
    let reasons: Vec<_> = imported.rejected.iter().map(|rejected| (rejected.position, rejected.reason)).collect();
    let [yandex, motp] = [OtpauthError::TypeYandex, OtpauthError::TypeMotp].map(Reason::Field);
    assert_eq!(reasons, [(3, yandex), (4, motp)]);
}
