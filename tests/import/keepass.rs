//! KeePass databases, written by `tests/fixtures/import/make_kdbx.py`: AES with Argon2d, ChaCha20 with Argon2id.

use sixpence::{
    import::{ImportError, Reason},
    otpauth::OtpauthError,
};

use crate::support::{as_row, fixture, read_as, row, try_read};

const FILES: [&str; 2] = ["keepass-aes.kdbx", "keepass-chacha20.kdbx"];
const PASSPHRASE: Option<&str> = Some("test phrase");

#[test]
fn each_way_of_keeping_a_code() {
    let secret = "GEZDGNBVGY3TQOJQ";
    let expected = [
        row("Shop", "alice", secret, "totp SHA1 6 60"),
        row("Keeotp", "bob", secret, "totp SHA256 8 45"),
        row("Tray", "carol", secret, "totp SHA1 7 30"),
        row("Steam", "dave", secret, "steam"),
        row("Own", "erin", secret, "totp SHA512 8 30"),
        row("Counter", "frank", secret, "hotp SHA1 6 7"),
        row("Gone", "ivan", secret, "totp SHA1 6 30"),
    ];
    for file in FILES {
        let imported = read_as("KeePass", &fixture(file), PASSPHRASE);
        assert_eq!(imported.entries.iter().map(as_row).collect::<Vec<_>>(), expected, "{file}");
        let rejected: Vec<_> = imported.rejected.iter().map(|it| (it.position, it.name.as_str(), it.reason)).collect();
        assert_eq!(rejected, [(7, "Bad", Reason::Field(OtpauthError::Digits))]);
        assert_eq!(imported.without_code, 1);
        let about = &imported.entries[0].about;
        assert_eq!(about.tags, ["Work/Mail", "a", "b"]);
        assert_eq!((about.note.as_str(), about.trashed), ("two\nlines & <more>", false));
        assert_eq!(about.addresses, ["https://shop.example"]);
        assert!(imported.entries[6].about.trashed);
    }
}

#[test]
fn what_does_not_open_says_why() {
    for file in FILES {
        let whole = fixture(file);
        assert_eq!(try_read(&whole, None).err(), Some(ImportError::PassphraseNeeded));
        assert_eq!(try_read(&whole, Some("wrong")).err(), Some(ImportError::WrongPassphrase));
        let mut damaged = whole.clone();
        let last = damaged.len() - 100;
        damaged[last] ^= 1;
        assert_eq!(try_read(&damaged, PASSPHRASE).err(), Some(ImportError::Damaged));
        for length in (4..whole.len()).step_by(97) {
            assert!(try_read(&whole[..length], PASSPHRASE).is_err(), "{length}");
        }
        for (version, error) in [(3, ImportError::Cipher), (5, ImportError::Newer)] {
            let mut other = whole.clone();
            other[10] = version;
            assert_eq!(try_read(&other, PASSPHRASE).err(), Some(error));
        }
    }
}

#[test]
fn a_key_that_costs_too_much_is_refused_before_it_is_made() {
    let mut dear = fixture(FILES[0]);
    // The memory of Argon2: type 5 (64 bits), key of one byte, `M`, value of eight bytes.
    let field = [5, 1, 0, 0, 0, b'M', 8, 0, 0, 0];
    let at = dear.windows(field.len()).position(|window| window == field).unwrap() + field.len();
    dear[at..at + 8].copy_from_slice(&(64_u64 << 30).to_le_bytes());
    // The hash of the header is no secret: whoever writes such a file writes it anew.
    let end = dear.windows(8).position(|window| window == [0, 4, 0, 0, 0, b'\r', b'\n', b'\r']).unwrap() + 9;
    let hash = <sha2::Sha256 as sha2::Digest>::digest(&dear[..end]);
    dear[end..end + 32].copy_from_slice(&hash);
    assert!(matches!(try_read(&dear, PASSPHRASE).err(), Some(ImportError::Costly(_))));
}
