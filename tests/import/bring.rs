use sixpence::{
    import::{About, Entry, LeftOut, MAX_SITES, Wanted, bring, codes_in, kept_codes, kept_sites, kept_tags, left_out},
    origin::Origin,
    time::UnixMs,
    vault::{Details, Incoming},
};

use crate::support::{as_row, read_as};

const NOW: UnixMs = UnixMs(1_790_000_000_000);
const ALL: Wanted = Wanted { sites: true, codes: true };

fn brought(entries: &[Entry], first_place: u32, wanted: Wanted) -> Vec<Incoming> {
    bring(&entries.iter().collect::<Vec<_>>(), first_place, wanted, NOW).unwrap()
}

fn entries() -> Vec<Entry> {
    let lines = "otpauth://totp/Shop:alice?secret=GEZDGNBVGY3TQOJQ\notpauth://hotp/Bank:bob?secret=GEZDGNBVGY3TQOJR&counter=7\nsteam://GEZDGNBVGY3TQOJS";
    read_as("List of otpauth addresses", lines.as_bytes(), None).entries
}

#[test]
fn every_entry_is_an_account_with_all_that_was_said() {
    let mut entries = entries();
    let rows: Vec<_> = entries.iter().map(as_row).collect();
    let about = &mut entries[0].about;
    about.tags = [" Work ", "", "Work", "Home"].map(str::to_owned).to_vec();
    (about.note, about.icon, about.favourite) = ("two\nlines".into(), "github".into(), true);
    about.addresses = ["https://shop.example/login", "https://other.example"].map(str::to_owned).to_vec();
    assert!(entries.iter().all(|entry| left_out(&entry.about).is_empty()));
    let brought = brought(&entries, 40, ALL);
    let Incoming { account, details, codes } = &brought[0];
    let sites = ["https://shop.example", "https://other.example"].map(|site| Origin::parse(site).unwrap());
    assert!(account.sites == sites && codes.is_empty());
    let expected = Details {
        tags: vec!["Work".into(), "Home".into()],
        note: "two\nlines".to_owned().into(),
        favourite: true,
        icon: "github".into(),
        place: Some(40),
    };
    assert!(*details == expected && account.created_at == NOW);
    let again = |account: &sixpence::account::Account| {
        let uri = sixpence::otpauth::format_account(account);
        as_row(&read_as("List of otpauth addresses", uri.as_bytes(), None).entries[0])
    };
    assert_eq!(brought.iter().map(|one| again(&one.account)).collect::<Vec<_>>(), rows);
    let places: Vec<_> = brought.iter().map(|one| one.details.place).collect();
    assert_eq!(places, [Some(40), Some(41), Some(42)]);
    let ids: std::collections::HashSet<_> = brought.iter().map(|one| one.account.id).collect();
    assert_eq!(ids.len(), 3);
}

/// Sites and recovery codes are the user's to want.
#[test]
fn what_is_not_wanted_is_not_there() {
    let mut entries = entries();
    entries[0].about.addresses = vec!["https://shop.example".into()];
    entries[0].about.note = "Recovery codes:\na1b2c-d3e4f\n0f9e8-7d6c5".into();
    let [sites, codes] = [(true, false), (false, true)].map(|(sites, codes)| Wanted { sites, codes });
    for (wanted, expected) in [(ALL, (1, 2)), (sites, (1, 0)), (codes, (0, 2))] {
        let one = &brought(&entries, 0, wanted)[0];
        assert_eq!((one.account.sites.len(), one.codes.len()), expected);
        assert!(one.details.note.contains("a1b2c"), "the note stays as it is");
    }
    assert_eq!(kept_codes(&entries[0])[1].expose(), "0f9e8-7d6c5");
}

/// What does not fit is named and left out whole; the rest of the entry is there.
#[test]
fn what_cannot_be_held_is_named() {
    let mut entries = entries();
    entries[1].about.note = "x".repeat(Details::MAX_NOTE_CHARS + 1);
    entries[1].about.icon = "x".repeat(257);
    entries[1].about.tags = vec!["x".repeat(257), "short".into()];
    entries[2].about.tags = (0..=Details::MAX_TAGS).map(|n| n.to_string()).collect();
    entries[2].about.addresses = (0..=MAX_SITES).map(|n| format!("{n}.example.org")).collect();
    entries[0].about.note = "é".repeat(Details::MAX_NOTE_CHARS);
    entries[0].about.addresses = (0..1000).map(|n| format!("{}.example.org/{n}", n % MAX_SITES)).collect();
    let named: Vec<_> = entries.iter().map(|entry| left_out(&entry.about)).collect();
    assert_eq!(named, [vec![], vec![LeftOut::Tags, LeftOut::Note, LeftOut::Icon], vec![LeftOut::Tags, LeftOut::Sites]]);
    let brought = brought(&entries, 0, ALL);
    let details: Vec<&Details> = brought.iter().map(|one| &one.details).collect();
    assert_eq!(details[0].note.chars().count(), Details::MAX_NOTE_CHARS);
    assert!(details[1].note.is_empty() && details[1].icon.is_empty() && details[1].tags == ["short"]);
    assert_eq!(details[2].tags.len(), Details::MAX_TAGS);
    assert_eq!(brought.iter().map(|one| one.account.sites.len()).collect::<Vec<_>>(), [MAX_SITES, 0, MAX_SITES]);
    // The preview shows the same.
    for (entry, details) in entries.iter().zip(&details) {
        assert!(kept_tags(&entry.about) == details.tags);
    }
}

#[test]
fn addresses_stand_for_sites() {
    let sites = |addresses: &[&str]| -> Vec<String> {
        let addresses = addresses.iter().map(|address| (*address).to_owned()).collect();
        kept_sites(&About { addresses, ..About::default() }).iter().map(ToString::to_string).collect()
    };
    for (address, site) in [
        ("https://shop.example", Some("https://shop.example")),
        (" HTTPS://Shop.Example/Login?x=1#y ", Some("https://shop.example")),
        ("https://shop.example:8443/x", Some("https://shop.example:8443")),
        ("shop.example/login", Some("https://shop.example")),
        ("http://shop.example/login", Some("https://shop.example")),
        ("http://shop.example:8080/", None),
        ("http://127.0.0.1:9102/x", Some("http://127.0.0.1:9102")),
        ("http://localhost:3000", Some("http://localhost:3000")),
        ("https://xn--bcher-kva.example", Some("https://xn--bcher-kva.example")),
        ("https://user@shop.example", None),
        ("androidapp://com.shop.example", None),
        ("Shop", None),
        ("", None),
        ("javascript:alert(1)", None),
        ("https://", None),
    ] {
        assert_eq!(sites(&[address]), site.into_iter().collect::<Vec<_>>(), "{address}");
    }
    assert_eq!(
        sites(&["https://a.example/1", "b.example", "https://a.example/2"]),
        ["https://a.example", "https://b.example"]
    );
}

#[test]
fn recovery_codes_in_notes_are_found() {
    let codes = |note: &str, at: usize| -> Vec<String> {
        let mut entries = entries();
        entries[at].about.note = note.to_owned();
        codes_in(&entries[at]).iter().map(|code| code.expose().to_owned()).collect()
    };
    let github = ["a1b2c-d3e4f", "0f9e8-7d6c5", "3b4a5-99e01", "cafe0-12345"];
    let list = github.join("\n");
    let found = github.map(str::to_owned).to_vec();
    for note in [
        format!("Recovery codes:\n{list}"),
        format!("Recovery codes\n\n{list}"),
        format!("my first account, made in 2019\n\nBackup codes: {}\n\ncall Bob", github.join(", ")),
        format!("Wiederherstellungscodes\n{}", github.join(" ")),
        format!("recovery codes:\r\n{}\r\n", github.join("\r\n")),
    ] {
        assert_eq!(codes(&note, 0), found, "{note}");
    }
    for none in [
        "",
        "R12345",
        "phone 0151 2345678",
        "secret: GEZDGNBVGY3TQOJQ",
        "recovery code: GEZDGNBVGY3TQOJQ",
        "born 1990\n2001\n2002",
    ] {
        assert_eq!(codes(none, 0), [""; 0], "{none}");
    }
    assert_eq!(codes("R12345", 2), ["R12345"], "Steam's own");
}
