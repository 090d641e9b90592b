//! Recovery codes: one code, the codes of a text in every layout, the sets on a page in every language, and what is none.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test that cannot go on should stop and say so"
)]

use std::time::{Duration, Instant};

use proptest::prelude::*;
use sixpence::enrolment::recovery::{
    Block, BlockKind, Candidate, Case, CodeError, Doubt, Entry, MAX_CODES, Parsed, RecoveryCode, RecoveryError, find,
    parse_typed, written,
};

/// What real apps have shown.
const ALLAUTH: [&str; 10] = [
    "47081593", "90215748", "11837264", "58320917", "02946183", "77401925", "36190582", "84017263", "59261740",
    "20583916",
];
const FLASK: [&str; 5] = ["9871-5f7c-302b", "0c2e-a914-7bd1", "4410-88e3-f06a", "be57-1d20-93c4", "6a0f-c35b-2e78"];
const DJANGO: [&str; 10] = [
    "xin2wh4h", "p7q3zmka", "bdw5ynov", "hgtlerab", "6kz2uvxc", "qo4ajt5f", "mwe3sdil", "z7ybp2rn", "c5vgkhqe",
    "tlu6xowd",
];
const GITHUB: [&str; 6] = ["a1b2c-d3e4f", "0f9e8-7d6c5", "3b4a5-99e01", "cafe0-12345", "77d1e-ab20c", "e09f3-5c6d7"];
const GOOGLE: [&str; 10] = [
    "1234 5678",
    "8765 4321",
    "1029 3847",
    "5647 3829",
    "9182 7364",
    "6473 8291",
    "3141 5926",
    "2718 2818",
    "1618 0339",
    "1414 2135",
];
const LIKE_KEYS: [&str; 4] = ["JBSWY3DPEHPK3PXP", "KRSXG5CTMVRXEZLU", "MFRGGZDFMZTWQ2LK", "NBSWY3DPO5XXE3DE"];

fn texts(codes: &[Entry]) -> Vec<&str> {
    codes.iter().map(|entry| entry.code.expose()).collect()
}

#[track_caller]
fn parsed(text: &str) -> Parsed {
    match parse_typed(text) {
        Ok(parsed) => parsed,
        Err(error) => panic!("{error}: {text}"),
    }
}

#[track_caller]
fn reads<T: AsRef<str>>(text: &str, codes: &[T], ignored: usize, doubt: Option<Doubt>) {
    let parsed = parsed(text);
    let expected: Vec<&str> = codes.iter().map(AsRef::as_ref).collect();
    assert_eq!(texts(&parsed.codes), expected, "{text}");
    assert_eq!((parsed.ignored, parsed.doubt), (ignored, doubt), "{text}");
}

fn error(text: &str) -> Option<RecoveryError> {
    parse_typed(text).err()
}

#[test]
fn one_code_is_kept_as_it_stands() {
    let text = |text: &str| RecoveryCode::new(text).map(|code| code.expose().to_owned());
    assert_eq!(text("  AbCd-1234 "), Ok("AbCd-1234".to_owned()));
    assert_eq!(text("1234\u{a0}5678"), Ok("1234 5678".to_owned()));
    assert_eq!(text("1234\u{2009}\u{202f}5678\n"), Ok("1234 5678".to_owned()));
    assert_eq!(text("12\u{200b}34\u{ad}56"), Ok("123456".to_owned()));
    assert_eq!(text("9871\u{2011}5f7c"), Ok("9871\u{2011}5f7c".to_owned()));
    assert_eq!(text(" \u{a0}\t"), Err(CodeError::Empty));
    assert_eq!(text("12\u{7}34"), Err(CodeError::Control));
    assert!(text(&"a".repeat(128)).is_ok());
    assert_eq!(text(&"a".repeat(129)), Err(CodeError::TooLong));
    assert_eq!(RecoveryCode::new("abcd efgh").unwrap().duplicate().expose(), "abcd efgh");
}

#[test]
fn the_same_code_may_be_written_in_other_ways() {
    let code = |text: &str| RecoveryCode::new(text).unwrap();
    let (shown, typed) = (code("9871-5f7c-302b"), code("9871 5F7C 302B"));
    assert!(shown.same_as(&typed, Case::Folded) && !shown.same_as(&typed, Case::Kept));
    assert!(shown.same_as(&code("9871\u{2011}5f7c302b"), Case::Kept));
    assert_eq!(shown.canonical(Case::Folded).as_str(), "98715f7c302b");
    assert_eq!(Case::of([&shown]), Case::Folded);
    assert_eq!(Case::of([&shown, &typed]), Case::Kept);
    assert_eq!(Case::of([&code("aBcD1234")]), Case::Kept);
    assert!(!code("--").same_as(&code("-"), Case::Folded));
}

#[test]
fn one_a_line() {
    reads(&ALLAUTH.join("\n"), &ALLAUTH, 0, None);
    reads(&FLASK.join("\r\n"), &FLASK, 0, None);
    reads(&DJANGO.join("\n\n"), &DJANGO, 0, None);
    reads(&GITHUB.join("\n"), &GITHUB, 0, None);
    reads(&GOOGLE.join("\n"), &GOOGLE, 0, None);
    reads(&LIKE_KEYS.join("\n"), &LIKE_KEYS, 0, None);
    reads("abcd efgh ijkl\nmnop qr2t uvwx", &["abcd efgh ijkl", "mnop qr2t uvwx"], 0, None);
    reads("R12345\nR67890", &["R12345", "R67890"], 0, None);
    reads("12345\n67890\n24680", &["12345", "67890", "24680"], 0, None);
    reads("ABCDE-FGHIJ\nKLMNO-PQRST", &["ABCDE-FGHIJ", "KLMNO-PQRST"], 0, None);
    reads("aB3xY9Qz\nAb3XyZ1q", &["aB3xY9Qz", "Ab3XyZ1q"], 0, None);
    reads("47081593", &["47081593"], 0, None);
    let long = "0123456789abcdef".repeat(4);
    reads(&long, &[&long], 0, None);
    let bitwarden = "abcd 2fgh ijkl mn0p qrst uvwx yz12 3456";
    reads(bitwarden, &[bitwarden], 0, None);
    let apple = "RK-A1B2-C3D4-E5F6-G7H8-J9K0";
    reads(apple, &[apple], 0, None);
}

#[test]
fn no_break_and_thin_spaces() {
    let lines = |space: &str| GOOGLE.map(|code| code.replace(' ', space)).join("\n");
    for space in ["\u{a0}", "\u{202f}", "\u{2009}"] {
        reads(&lines(space), &GOOGLE, 0, None);
    }
    // What they join stays together when plain spaces divide.
    reads("1234\u{a0}5678 8765\u{a0}4321\n1029\u{a0}3847 5647\u{a0}3829", &GOOGLE[..4], 0, None);
    reads("9871\u{2011}5f7c\n0c2e\u{2011}a914", &["9871\u{2011}5f7c", "0c2e\u{2011}a914"], 0, None);
    reads("47\u{200b}081593\n9021\u{ad}5748", &ALLAUTH[..2], 0, None);
}

#[test]
fn columns() {
    for divider in
        ["\t", "   ", "\u{a0}\u{a0}\u{a0}\u{a0}", " \u{a0} \u{a0}", "\u{3000}", ", ", ",", "; ", " | ", " • "]
    {
        let rows = |codes: &[&str]| codes.chunks(2).map(|row| row.join(divider)).collect::<Vec<_>>().join("\n");
        reads(&rows(&GOOGLE), &GOOGLE, 0, None);
        reads(&rows(&FLASK), &FLASK, 0, None);
        reads(&rows(&DJANGO), &DJANGO, 0, None);
        reads(&rows(&ALLAUTH), &ALLAUTH, 0, None);
    }
    // A single space between what is too long for a group.
    let rows = |codes: &[&str]| codes.chunks(2).map(|row| row.join(" ")).collect::<Vec<_>>().join("\n");
    reads(&rows(&ALLAUTH), &ALLAUTH, 0, None);
    reads(&rows(&GITHUB), &GITHUB, 0, None);
    reads(&GITHUB.join(" "), &GITHUB, 0, None);
}

#[test]
fn what_may_be_groups_says_so() {
    reads("123456 789012\n345678 901234", &["123456", "789012", "345678", "901234"], 0, Some(Doubt::GroupsOrCodes));
    let two = ["1234 5678 8765 4321", "1029 3847 5647 3829"];
    reads(&two.join("\n"), &two, 0, Some(Doubt::GroupsOrCodes));
    reads("1234\t5678\n8765\t4321", &["1234 5678", "8765 4321"], 0, Some(Doubt::GroupsOrCodes));
    reads("keep this safe", &["keep this safe"], 0, Some(Doubt::Words));
}

#[test]
fn numbering_and_bullets() {
    type Mark = fn(usize) -> String;
    let marks: [Mark; 15] = [
        |n| format!("{n}. "),
        |n| format!("{n}) "),
        |n| format!("{n}: "),
        |n| format!("{n:02}: "),
        |n| format!("#{n} "),
        |n| format!("#{n}: "),
        |n| format!("({n}) "),
        |n| format!("[{n}] "),
        |n| format!("{n}\t"),
        |n| format!("{n:02} "),
        |n| format!("{n})"),
        |n| format!("{n}."),
        |_| "- ".to_owned(),
        |_| "• ".to_owned(),
        |_| "☐ ".to_owned(),
    ];
    for mark in marks {
        let numbered = |codes: &[&str]| {
            codes.iter().enumerate().map(|(at, code)| format!("{}{code}\n", mark(at + 1))).collect::<String>()
        };
        for codes in [&ALLAUTH[..], &FLASK, &DJANGO, &GITHUB, &GOOGLE, &LIKE_KEYS] {
            reads(&numbered(codes), codes, 0, None);
        }
    }
    reads("1. 1234 5678   2. 8765 4321\n3. 1029 3847   4. 5647 3829", &GOOGLE[..4], 0, None);
    reads(
        "1 47081593   3 11837264\n2 90215748   4 58320917",
        &["47081593", "11837264", "90215748", "58320917"],
        0,
        None,
    );
    reads("Code 1: 47081593\nCode 2: 90215748", &ALLAUTH[..2], 0, None);
    reads("Backup code 1: 1234 5678   Backup code 2: 8765 4321", &GOOGLE[..2], 0, None);
}

#[test]
fn what_stands_around_is_left_out_and_counted() {
    let page = format!(
        "Save these recovery codes\nKeep them somewhere safe. Each can be used once!\n\n{}\n\nDownload\nPrint\n© 2026 Example\nGenerated on 2026-11-26 at 12:30",
        DJANGO.join("\n")
    );
    reads(&page, &DJANGO, 6, None);
    let page = format!(
        "SAVE YOUR BACKUP CODES\n\n1. {}\n\n* You can only use each backup code once.\nalice@shop.example\n* These codes were generated on: Nov 26, 2026.",
        GOOGLE[..2].join("    2. ")
    );
    reads(&page, &GOOGLE[..2], 4, None);
    reads("Code\tStatus\n47081593\tActive\n90215748\tActive\n11837264\tActive", &ALLAUTH[..3], 4, None);
    // One has no digit: its column says what it is.
    reads("xin2wh4h\tActive\nhgtlerab\tActive\nbdw5ynov\tActive", &["xin2wh4h", "hgtlerab", "bdw5ynov"], 3, None);
    reads("Your recovery code: 9871-5f7c-302b", &FLASK[..1], 0, None);
    reads("Recovery codes: 47081593, 90215748", &ALLAUTH[..2], 0, None);
}

#[test]
fn used_ones_say_so() {
    for text in [
        "47081593 (used)\n90215748\n11837264 (used on 3 May 2026)",
        "47081593 used\n90215748 unused\n11837264 - used 3 days ago",
        "47081593 (verwendet)\n90215748 (noch nicht verwendet)\n11837264 [bereits verwendet]",
        "47081593（使用済み）\n90215748（未使用）\n11837264（使用済み）",
        "Used: 47081593\nUnused: 90215748\nUsed: 11837264",
        "47081593 utilisé\n90215748 non utilisé\n11837264 utilisé",
        "~~47081593~~\n90215748\n~~11837264~~",
        "4\u{336}7\u{336}0\u{336}8\u{336}1\u{336}5\u{336}9\u{336}3\u{336}\n90215748\n1\u{336}1837264\u{336}",
        "Code\tUsed at\n47081593\tUsed\n90215748\tNot used\n11837264\tUsed 2026-11-26",
    ] {
        let parsed = parsed(text);
        assert_eq!(texts(&parsed.codes), ALLAUTH[..3], "{text}");
        assert_eq!(parsed.codes.iter().map(|entry| entry.used).collect::<Vec<_>>(), [true, false, true], "{text}");
    }
    let two_columns = parsed("1234 5678 (used)   8765 4321\n1029 3847   5647 3829 (used)");
    assert_eq!(texts(&two_columns.codes), GOOGLE[..4]);
    assert_eq!(two_columns.codes.iter().map(|entry| entry.used).collect::<Vec<_>>(), [true, false, false, true]);
}

#[test]
fn repeated_ones_are_kept_once() {
    let parsed = parsed("9871-5f7c-302b\n0c2e-a914-7bd1\n98715f7c302b (used)\n9871-5f7c-302b");
    assert_eq!(texts(&parsed.codes), FLASK[..2]);
    assert_eq!(parsed.repeated, 2);
    assert!(parsed.codes[0].used && !parsed.codes[1].used);
    reads("aB3xY9Qz\nab3xy9qz\nAB3XY9QZ", &["aB3xY9Qz", "ab3xy9qz", "AB3XY9QZ"], 0, None);
}

#[test]
fn a_missing_character_is_kept_and_told() {
    reads("47081593\n9021574\n11837264", &["47081593", "9021574", "11837264"], 0, Some(Doubt::Uneven));
    reads("1234 5678\n8765 432\n1029 3847", &["1234 5678", "8765 432", "1029 3847"], 0, Some(Doubt::Uneven));
    reads(
        "9871-5f7c-302b\n0c2e-a914\n4410-88e3-f06a",
        &["9871-5f7c-302b", "0c2e-a914", "4410-88e3-f06a"],
        0,
        Some(Doubt::Uneven),
    );
    reads("47081593\n9021574O\n11837264", &["47081593", "9021574O", "11837264"], 0, Some(Doubt::Uneven));
    let phrases = ["correct-horse-battery", "blue-tiger-lamp", "quiet-river-stone"];
    reads(&format!("Recovery codes\n{}", phrases.join("\n")), &phrases, 1, Some(Doubt::Uneven));
    reads("bluefish\nredbird\ngreenfrog", &["bluefish", "redbird", "greenfrog"], 0, Some(Doubt::Uneven));
}

#[test]
fn a_secret_key_among_them_is_left_out() {
    let page = |key: &str| format!("{key}\nRecovery codes\n{}", LIKE_KEYS[1..].join("\n"));
    for key in [
        "Setup key: JBSWY3DPEHPK3PXP",
        "Setup key\nJBSWY3DPEHPK3PXP",
        "Can't scan? JBSW Y3DP EHPK 3PXP",
        "Setup key\njbsw-y3dp-ehpk-3pxp",
    ] {
        let parsed = parsed(&page(key));
        assert_eq!(texts(&parsed.codes), LIKE_KEYS[1..], "{key}");
        assert_eq!(parsed.doubt, Some(Doubt::KeyLeftOut), "{key}");
    }
    let keep = format!("Recovery codes\nKeep them secret\n{}", LIKE_KEYS.join("\n"));
    reads(&keep, &LIKE_KEYS, 2, None);
    let keep = format!("Keep these secret:\n{}", LIKE_KEYS.join("\n"));
    reads(&keep, &LIKE_KEYS, 1, None);
    assert_eq!(error("Secret key: JBSWY3DPEHPK3PXP"), Some(RecoveryError::OnlyKey));
    reads("JBSWY3DPEHPK3PXP", &["JBSWY3DPEHPK3PXP"], 0, Some(Doubt::LooksLikeKey));
}

#[test]
fn what_is_no_set_is_refused() {
    assert_eq!(error(""), Some(RecoveryError::Empty));
    assert_eq!(error(" \n\u{a0}\u{200b}"), Some(RecoveryError::Empty));
    for text in [
        "---",
        "Please save your codes.",
        "https://shop.example/codes",
        "12:30",
        "№",
        "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP",
    ] {
        assert_eq!(error(text), Some(RecoveryError::NoCodes), "{text}");
    }
    let many = |count: usize| (0..count).map(|at| format!("{:08}\n", at * 7919 + 10_000_019)).collect::<String>();
    assert_eq!(parsed(&many(MAX_CODES)).codes.len(), MAX_CODES);
    assert_eq!(error(&many(MAX_CODES + 1)), Some(RecoveryError::TooMany));
    assert_eq!(error(&many(8000)), Some(RecoveryError::TooLong));
    assert_eq!(error(&"ab12".repeat(40)), Some(RecoveryError::NoCodes), "160 characters");
}

// Pages.

fn block(kind: BlockKind, heading: &str, text: &str) -> Block {
    Block { kind, heading: heading.to_owned(), text: text.to_owned() }
}

fn text(heading: &str, text: &str) -> Block {
    block(BlockKind::Text, heading, text)
}

fn list(heading: &str, codes: &[&str]) -> Block {
    block(BlockKind::List, heading, &codes.join("\n"))
}

fn outcome(blocks: &[Block]) -> Vec<(Vec<String>, bool)> {
    let owned = |found: Candidate| (texts(&found.codes).into_iter().map(str::to_owned).collect(), found.sure);
    find(blocks).into_iter().map(owned).collect()
}

#[track_caller]
fn finds(blocks: &[Block], codes: &[&str], sure: bool) {
    let codes = codes.iter().map(|code| (*code).to_owned()).collect();
    assert_eq!(outcome(blocks), [(codes, sure)]);
}

#[track_caller]
fn finds_nothing(blocks: &[Block]) {
    assert_eq!(outcome(blocks), []);
}

#[test]
fn the_pages_of_known_apps() {
    let allauth = [
        text("", "Two-Factor Authentication"),
        text("Two-Factor Authentication", "Recovery Codes"),
        text("Recovery Codes", "There are 10 out of 10 recovery codes available."),
        block(BlockKind::Textarea, "Unused codes", &ALLAUTH.join("\n")),
        text("Recovery Codes", "Download codes"),
    ];
    finds(&allauth, &ALLAUTH, true);
    finds(&[block(BlockKind::Textarea, "Recovery Codes", &ALLAUTH.join("\n"))], &ALLAUTH, true);
    finds(&[list("Recovery Codes", &FLASK), text("Recovery Codes", "Generate New Recovery Codes")], &FLASK, true);
    let django = [
        text("Backup Tokens", "Backup tokens can be used when your primary and backup phone numbers aren't available."),
        list("Backup Tokens", &DJANGO),
        text("Backup Tokens", "Print these tokens and keep them somewhere safe."),
    ];
    finds(&django, &DJANGO, true);
    finds(&[block(BlockKind::Pre, "Two-factor recovery codes", &GITHUB.join("\n"))], &GITHUB, true);
    let google = GOOGLE.chunks(2).map(|row| row.map_nbsp().join("\t")).collect::<Vec<_>>().join("\n");
    finds(&[block(BlockKind::Table, "Backup codes", &google)], &GOOGLE, true);
    let elements: Vec<Block> = GOOGLE.iter().map(|code| text("Your backup codes", code)).collect();
    finds(&elements, &GOOGLE, true);
    finds(&[list("Backup codes", &ALLAUTH[..4]), list("Backup codes", &ALLAUTH[4..])], &ALLAUTH, true);
    let line = format!("Your recovery codes: {}. Keep them safe and use each of them once.", ALLAUTH.join(", "));
    finds(&[text("", &line)], &ALLAUTH, false);
    // All in one element, below its own words.
    let one = format!("Save your recovery codes!\n{}\nI have saved them", GITHUB.join("\n"));
    finds(&[text("Two-factor authentication", &one)], &GITHUB, true);
}

trait Nbsp {
    fn map_nbsp(&self) -> Vec<String>;
}

impl Nbsp for [&str] {
    fn map_nbsp(&self) -> Vec<String> {
        self.iter().map(|code| code.replace(' ', "\u{a0}")).collect()
    }
}

/// What sites offer to be downloaded, and users paste.
#[test]
fn files_of_known_sites() {
    let google = "SAVE YOUR BACKUP CODES\nKeep these backup codes somewhere safe but accessible.\n\n1. 1234 5678\t\t    4. 5647 3829\n2. 8765 4321\t\t    5. 9182 7364\n3. 1029 3847\t\t    6. 6473 8291\n\n(alice@shop.example)\n\n* You can only use each backup code once.\n* Need more? Visit https://g.example/2sv\n* These codes were generated on: Nov 26, 2026.\n";
    let across = ["1234 5678", "5647 3829", "8765 4321", "9182 7364", "1029 3847", "6473 8291"];
    reads(google, &across, 6, None);
    let hex = ["8f14e45fceea167a", "c9f0f895fb98ab91", "45c48cce2e2d7fbd", "d3d9446802a44259"];
    reads(&hex.join("\n"), &hex, 0, None);
    let mixed = ["Ab3dEfGh1jKlMn0p", "q2StUvWxYzAb4DeF", "gHiJkLmN0pQr5tUv", "wXyZabCdEfGhIjKl"];
    reads(&mixed.join("\n"), &mixed, 0, None);
    let base64 = ["aB3+x/9=", "cD5/y+7=", "eF7+z/5="];
    reads(&base64.join("\n"), &base64, 0, None);
    for json in [
        "[\"47081593\", \"90215748\"]",
        "{\"codes\": [\"47081593\",\"90215748\"]}",
        "[\n  \"47081593\",\n  \"90215748\"\n]",
    ] {
        assert_eq!(texts(&parsed(json).codes), ALLAUTH[..2], "{json}");
    }
    reads("abcd - ef2h - ijkl\nmn3p - qrst - uvwx", &["abcd - ef2h - ijkl", "mn3p - qrst - uvwx"], 0, None);
    reads("483920 · 174839 · 293847", &["483920", "174839", "293847"], 0, None);
    let windows = "A1B2C-D3E4F-G5H6J-K7L8M-N9P0Q";
    reads(&format!("Your recovery code is {windows}. Print it."), &[windows], 1, None);
}

#[test]
fn one_code_is_a_set_where_the_words_say_so() {
    finds(&[text("", "Your recovery code is:"), text("", "9871-5f7c-302b")], &FLASK[..1], true);
    finds(
        &[text("Recovery code", "abcd 2fgh ijkl mn0p qrst uvwx yz12 3456")],
        &["abcd 2fgh ijkl mn0p qrst uvwx yz12 3456"],
        true,
    );
    finds(&[text("Recovery key", "RK-A1B2-C3D4-E5F6-G7H8-J9K0")], &["RK-A1B2-C3D4-E5F6-G7H8-J9K0"], true);
    finds(&[text("Recovery codes", "47081593")], &ALLAUTH[..1], false);
    finds(&[text("2FA", "Your single-use recovery token is"), text("2FA", "ABCD-EFGH")], &["ABCD-EFGH"], true);
    finds(&[text("2FA", "Your recovery code is 9871-5f7c-302b.")], &FLASK[..1], true);
    finds_nothing(&[text("Log in", "Enter the code or a recovery code"), text("Log in", "ABCD-1234 is this device")]);
    finds_nothing(&[text("", "Your code is:"), text("", "47081593")]);
    finds_nothing(&[text("Verify", "Enter the code to start recovery"), text("Verify", "47081593")]);
}

#[test]
fn the_secret_on_the_same_page_is_never_a_set() {
    let key = LIKE_KEYS[0];
    let codes = || list("Recovery codes", &LIKE_KEYS[1..]);
    for page in [
        vec![text("Set up", &format!("Secret key: {key}")), codes()],
        vec![text("Set up", "Enter this key manually"), text("Set up", key), codes()],
        vec![text("Set up", key), codes()],
        vec![block(BlockKind::Textarea, "Authenticator secret", key), codes()],
        vec![text("Set up", "Can’t scan it?"), block(BlockKind::Pre, "Set up", "JBSW Y3DP EHPK 3PXP"), codes()],
        vec![text("Set up", "Setup key:"), block(BlockKind::Pre, "Set up", "jbsw-y3dp-ehpk-3pxp"), codes()],
        vec![codes(), text("Recovery codes", "Setup key:"), text("Recovery codes", key)],
        vec![text("Setup key and recovery codes", key), codes()],
        vec![text("Setup key and recovery code", key), codes()],
    ] {
        finds(&page, &LIKE_KEYS[1..], true);
    }
    // No words between them.
    let both = "Two-factor login and its recovery codes";
    let mut page = vec![text(both, "Enter this key manually"), text(both, key)];
    page.extend(LIKE_KEYS[1..].iter().map(|code| text(both, code)));
    finds(&page, &LIKE_KEYS[1..], true);
    finds_nothing(&[text("Recovery code", "Enter this key manually"), text("Recovery code", key)]);
    let one = format!("Setup key\n{key}\nRecovery codes\n{}", LIKE_KEYS[1..].join("\n"));
    finds(&[text("Two-factor", &one)], &LIKE_KEYS[1..], true);
    for page in [
        vec![text("", "TOTP Secret: VGVOHWTVJ2Q5IOEHABKGKQ3I57FYZ2KQ")],
        vec![text("", "HWTV-J2Q5-IOEH-ABKG-KQ3I-57FY-Z2KQ-OZQJ")],
        vec![text("Lost your phone? Use a recovery code", "Scan this QR code or enter the key"), text("", key)],
        vec![text("Secret key", key)],
        vec![text("Recovery codes", "Secret key"), text("Recovery codes", key)],
    ] {
        finds_nothing(&page);
    }
}

/// The heading says "codes" and no more; the section it stands in says which.
#[test]
fn headings_within_headings() {
    let page = |kind| [text("Security", "Recovery codes"), block(kind, "Unused codes", &ALLAUTH.join("\n"))];
    finds(&page(BlockKind::List), &ALLAUTH, true);
    let [title, codes] = page(BlockKind::Pre);
    finds(&[title, text("Unused codes", "There are ten."), codes], &ALLAUTH, false);
    finds_nothing(&[text("Security", "Recovery codes"), list("Recent invoices", &ALLAUTH)]);
}

#[test]
fn the_same_set_shown_twice_is_one() {
    let page = [list("Backup codes", &GITHUB), block(BlockKind::Textarea, "Backup codes", &GITHUB.join("\n"))];
    finds(&page, &GITHUB, true);
}

#[test]
fn in_every_language() {
    for heading in [
        "Recovery codes",
        "Backup codes",
        "Your backup tokens",
        "Emergency scratch codes",
        "Single-use recovery passcodes",
        "Wiederherstellungscodes",
        "Backup-Codes",
        "Ihre Notfall-Codes",
        "Ersatzcodes",
        "Codes de récupération",
        "Codes de secours",
        "Vos codes de sauvegarde",
        "Códigos de recuperación",
        "Códigos de respaldo",
        "Códigos de copia de seguridad",
        "Codici di recupero",
        "Codici di backup",
        "I tuoi codici di riserva",
        "Códigos de recuperação",
        "Códigos de backup",
        "Códigos alternativos",
        "Herstelcodes",
        "Back-upcodes",
        "Je noodcodes",
        "Kody zapasowe",
        "Kody odzyskiwania",
        "Zapisz kody do odzyskiwania konta",
        "Резервные коды",
        "Коды восстановления",
        "Коды для восстановления доступа",
        "Резервні коди",
        "Коди відновлення",
        "Kurtarma kodları",
        "Yedek kodlarınız",
        "Záložní kódy",
        "Kódy pro obnovení",
        "Záložné kódy",
        "Återställningskoder",
        "Reservkoder",
        "Gendannelseskoder",
        "Gjenopprettingskoder",
        "Palautuskoodit",
        "Varakoodit",
        "Helyreállítási kódok",
        "Tartalék kódok",
        "Coduri de rezervă",
        "Coduri de recuperare",
        "Κωδικοί ανάκτησης",
        "Εφεδρικοί κωδικοί",
        "קודי גיבוי",
        "קודי שחזור",
        "Kode pemulihan",
        "Kode cadangan",
        "リカバリーコード",
        "バックアップコード",
        "回復用コード",
        "復旧コード",
        "恢复代码",
        "备用验证码",
        "备份码",
        "復原碼",
        "備用碼",
        "備用驗證碼",
        "복구 코드",
        "백업 코드",
        "رموز الاسترداد",
        "الرموز الاحتياطية",
        "رموز النسخ الاحتياطي",
        "کدهای پشتیبان",
        "کدهای بازیابی",
        "Mã khôi phục",
        "Mã dự phòng",
        "รหัสกู้คืน",
        "รหัสสำรอง",
        "रिकवरी कोड",
        "बैकअप कोड",
    ] {
        let own = |codes: &[&str]| vec![(codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>(), true)];
        assert_eq!(outcome(&[list(heading, &DJANGO)]), own(&DJANGO), "{heading}");
        let below = [text("2FA", heading), block(BlockKind::Pre, "2FA", &ALLAUTH.join("\n"))];
        assert_eq!(outcome(&below), own(&ALLAUTH), "{heading}");
    }
}

#[test]
fn other_lists_are_no_codes() {
    let lists: [(&str, &[&str]); 20] = [
        ("Your orders", &["10482931", "10482932", "10482955", "10483001", "10483120"]),
        ("Order numbers", &["A7K2M9QX", "B3T8W1ZP", "C9D4F6HJ", "K2L5N8RS", "M1P4Q7TV"]),
        ("Orders", &["ORD-10482", "ORD-10483", "ORD-10491", "ORD-10502", "ORD-10511"]),
        ("Phone numbers", &["030 1234567", "040 7654321", "089 1122334"]),
        ("Backup phone numbers", &["555-123-4567", "555-987-6543"]),
        ("Dates", &["2026-11-26", "2026-11-27", "2026-12-01"]),
        ("Prices", &["12.99", "1024.00", "149.50"]),
        ("Versions", &["1.2.3", "1.2.4", "10.12.301"]),
        ("Backups", &["2026.11.261", "2026.11.262", "2026.11.263"]),
        ("Commits", &["9fceb02d", "a3c1f7e4", "0b7d2e91", "77aa01bc", "c0ffee12"]),
        ("SHA-256", &["e3b0c44298fc1c149afbf4c8996fb924", "27ae41e4649b934ca495991b7852b855"]),
        ("API keys", &["AKIA9XQ2M7PL", "AKIB3ZT8W1KD", "AKIC5RN6V0HJ", "AKID7YU4S2GF", "AKIE1PO9L8CX"]),
        ("Personal access tokens", &["gp7x2m9qx1", "zk3t8w1zp5", "hc9d4f6hj0", "vk2l5n8rs3", "nm1p4q7tv6"]),
        ("Sessions", &["xin2wh4h", "p7q3zmka", "bdw5ynov", "hgt4erab", "6kz2uvxc"]),
        ("Licence keys", &["A7K2M-9QXB3", "T8W1Z-PC9D4", "F6HJK-2L5N8", "RSM1P-4Q7TV", "X3C6V-9B2N5"]),
        ("Recovery codes", &["Download", "Generate"]),
        ("Menu", &["Settings", "Security", "Sessions", "Payments", "Profiles"]),
        ("Account recovery", &["030 1234567", "040 7654321", "089 1122334"]),
        (
            "Request ids",
            &[
                "0b5a3c1e-9d2f-4a7b-8c6d-1e2f3a4b5c6d",
                "1c6b4d2f-0e3a-4b8c-9d7e-2f3a4b5c6d7e",
                "2d7c5e3a-1f4b-4c9d-8e8f-3a4b5c6d7e8f",
                "3e8d6f4b-2a5c-4d0e-9f9a-4b5c6d7e8f9a",
                "4f9e7a5c-3b6d-4e1f-8a0b-5c6d7e8f9a0b",
            ],
        ),
        ("", &["12345678", "23456781", "34567812", "45678123", "56781234"]),
    ];
    for (heading, items) in lists {
        finds_nothing(&[list(heading, items)]);
        finds_nothing(&[text(heading, heading), block(BlockKind::Pre, heading, &items.join("\n"))]);
    }
    let sessions =
        "Device\tLast seen\tId\nFirefox 153\t2026-11-26 12:30\txin2wh4h\nChromium 156\t2026-11-25 08:12\tp7q3zmka";
    finds_nothing(&[block(BlockKind::Table, "Where you are signed in", sessions)]);
    finds_nothing(&[text("Recovery codes", "Call 555-1234567 or 555-7654321 if you lose your recovery codes.")]);
    finds_nothing(&[text("Recovery codes", "Order 10482931 has been paid.")]);
    finds_nothing(&[text("Recovery codes", "Generated 2026-11-26 at 12:30")]);
    finds_nothing(&[text("Recovery codes", "2026")]);
    finds_nothing(&[list("Recovery codes", &["2024", "2025", "2026"])]);
    let serials = "YubiKey 5\t12345678\t2026-11-26\nYubiKey 5C\t23456789\t2026-11-25";
    finds(&[block(BlockKind::Table, "Recovery codes and devices", serials)], &["12345678", "23456789"], false);
    // The next section's heading, or a sentence below, is not a label.
    finds_nothing(&[list("Your orders", &ALLAUTH), text("Recovery codes", "Recovery codes")]);
    finds_nothing(&[text("Recovery codes", "You have 10 recovery codes left."), list("Recent orders", &ALLAUTH)]);
}

#[test]
fn without_words_only_an_evident_set_is_offered_and_never_sure() {
    finds(&[list("", &DJANGO)], &DJANGO, false);
    finds(&[list("Account recovery", &DJANGO[..4])], &DJANGO[..4], false);
    finds_nothing(&[list("", &DJANGO[..4])]);
    finds_nothing(&[list("", &FLASK.map(|code| &code[..4]))]);
    finds_nothing(&[list("", &LIKE_KEYS)]);
    finds(&[list("", &ALLAUTH), text("", "Keep your recovery codes safe.")], &ALLAUTH, false);
}

#[test]
fn the_heading_that_is_shown_has_no_code() {
    let heading = |blocks: &[Block]| find(blocks).into_iter().map(|found| found.heading).collect::<Vec<_>>();
    assert_eq!(heading(&[list("Backup  codes", &DJANGO)]), ["Backup codes"]);
    assert_eq!(heading(&[text("", "Recovery codes"), list("", &DJANGO)]), ["Recovery codes"]);
    let leaky = text("", "Recovery codes, key JBSWY3DPEHPK3PXP");
    assert_eq!(heading(&[leaky, list("", &DJANGO)]), [""]);
    assert!(heading(&[list(&"Backup codes ".repeat(50), &DJANGO)]).iter().all(|text| text.chars().count() <= 80));
}

// Properties.

/// Codes as some site makes them.
fn made(kind: usize, random: &[u8]) -> String {
    let of = |alphabet: &str, groups: &[usize], between: &str| {
        let mut bytes = random.iter().cycle();
        let mut symbol = |len: usize| {
            (0..len)
                .map(|_| char::from(alphabet.as_bytes()[usize::from(*bytes.next().unwrap()) % alphabet.len()]))
                .collect()
        };
        groups.iter().map(|len| symbol(*len)).collect::<Vec<String>>().join(between)
    };
    const DIGITS: &str = "0123456789";
    const HEX: &str = "0123456789abcdef";
    const BASE32: &str = "abcdefghijklmnopqrstuvwxyz234567";
    match kind {
        0 => of(DIGITS, &[8], ""),
        1 => of(DIGITS, &[4, 4], " "),
        2 => of(DIGITS, &[3, 3, 3], "-"),
        3 => of(HEX, &[4, 4, 4], "-"),
        4 => of(HEX, &[5, 5], "-"),
        5 => of(BASE32, &[8], ""),
        6 => of(BASE32, &[4, 4, 4], " "),
        7 => of(&BASE32.to_uppercase(), &[16], ""),
        8 => of("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", &[5, 5], "-"),
        9 => of("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789", &[12], ""),
        10 => of(DIGITS, &[10], ""),
        _ => of(HEX, &[32], ""),
    }
}

const KINDS: usize = 12;

fn set() -> impl Strategy<Value = Vec<String>> {
    (0..KINDS, prop::collection::vec(prop::collection::vec(any::<u8>(), 33), 1..25)).prop_map(|(kind, random)| {
        let mut codes: Vec<String> = random.iter().map(|bytes| made(kind, bytes)).collect();
        // A set in which nothing has a digit, or everything is alike, is made once in a billion years.
        codes.iter_mut().for_each(|code| {
            if !code.bytes().any(|c| c.is_ascii_digit()) {
                code.pop();
                code.push('7');
            }
        });
        codes.sort();
        codes.dedup();
        codes
    })
}

/// Ways in which sites and users lay codes out.
fn laid_out(codes: &[String], layout: usize, columns: usize) -> String {
    let lines = |mark: &dyn Fn(usize) -> String| {
        codes.iter().enumerate().map(|(at, code)| format!("{}{code}\n", mark(at + 1))).collect::<String>()
    };
    let rows = |divider: &str| codes.chunks(columns).map(|row| row.join(divider)).collect::<Vec<_>>().join("\n");
    match layout {
        0 => codes.join("\n"),
        1 => codes.join("\r\n\r\n"),
        2 => codes.join(", "),
        3 => codes.join(";"),
        4 => rows("\t"),
        5 => rows("    "),
        6 => rows("\u{a0}\u{a0}\u{a0}"),
        7 => lines(&|at| format!("{at}. ")),
        8 => lines(&|at| format!("{at}) ")),
        9 => lines(&|at| format!("{at:02}: ")),
        10 => lines(&|at| format!("#{at} ")),
        11 => lines(&|_| "• ".to_owned()),
        12 => lines(&|_| "  - ".to_owned()),
        13 => codes.join("\n").replace(' ', "\u{a0}"),
        14 => format!("Your recovery codes:\n\n{}\n\nKeep them in a safe place, please.", codes.join("\n")),
        _ => lines(&|at| format!("Recovery code {at}: ")),
    }
}

const LAYOUTS: usize = 16;

/// Texts of what codes, labels and pages are made of, among any others.
fn anything() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "1234",
        "5678",
        "a1b2c3d4",
        "9871-5f7c",
        "1.",
        "#2",
        "(used)",
        "used",
        "Recovery codes",
        "Setup key:",
        "key",
        " ",
        "  ",
        "\t",
        "\n",
        "\n",
        "\u{a0}",
        ",",
        ";",
        "|",
        "-",
        "(",
        ")",
        ":",
        ".",
        "•",
        "https://a.example",
        "ABCDEFGHIJKLMNOP",
        "2026-11-26",
        "コード",
        "رمز",
        "\u{200b}",
        "x",
        "7",
    ]);
    prop::collection::vec(prop_oneof![5 => known.prop_map(str::to_owned), 1 => ".{0,6}"], 0..60)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_layout_of_every_kind_reads_back(codes in set(), layout in 0..LAYOUTS, columns in 2..5_usize) {
        let text = laid_out(&codes, layout, columns);
        let parsed = parse_typed(&text).map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
        prop_assert_eq!(texts(&parsed.codes), codes.iter().map(String::as_str).collect::<Vec<_>>(), "{}", text);
        prop_assert_eq!((parsed.repeated, parsed.ignored), (0, if layout == 14 { 2 } else { 0 }), "{}", text);
    }

    #[test]
    fn what_was_read_reads_the_same_again(codes in set(), layout in 0..LAYOUTS, used in any::<u32>()) {
        let mut parsed = parse_typed(&laid_out(&codes, layout, 2)).unwrap();
        parsed.codes.iter_mut().enumerate().for_each(|(at, entry)| entry.used = used >> (at % 32) & 1 == 1);
        let again = parse_typed(&written(&parsed.codes)).unwrap();
        let all = |codes: &[Entry]| codes.iter().map(|it| (it.code.expose().to_owned(), it.used)).collect::<Vec<_>>();
        prop_assert_eq!(all(&again.codes), all(&parsed.codes));
        prop_assert_eq!((again.ignored, again.repeated), (0, 0));
    }

    #[test]
    fn a_set_on_a_page_is_found_whole(codes in set(), layout in 0..13_usize) {
        prop_assume!(codes.len() > 1);
        let page = [text("", "Recovery codes"), block(BlockKind::Pre, "Recovery codes", &laid_out(&codes, layout, 2))];
        prop_assert_eq!(outcome(&page), [(codes, true)]);
    }

    #[test]
    fn no_text_breaks_it(text in anything()) {
        if let Ok(parsed) = parse_typed(&text) {
            prop_assert!((1..=MAX_CODES).contains(&parsed.codes.len()));
            let clean: String = text.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
            for code in texts(&parsed.codes) {
                prop_assert!(clean.contains(&code.chars().filter(char::is_ascii_alphanumeric).collect::<String>()));
            }
        }
    }

    #[test]
    fn no_page_breaks_it(parts in prop::collection::vec((anything(), anything(), 0..5_usize), 0..8)) {
        let kinds = [BlockKind::List, BlockKind::Table, BlockKind::Textarea, BlockKind::Pre, BlockKind::Text];
        let blocks: Vec<Block> = parts.iter().map(|(heading, text, kind)| block(kinds[*kind], heading, text)).collect();
        for found in find(&blocks) {
            prop_assert!((1..=MAX_CODES).contains(&found.codes.len()));
        }
    }
}

/// A page may be made to keep the reader busy. Ten times what it takes on a slow machine without optimisation.
#[test]
fn a_long_text_takes_no_time() {
    for part in ["a1 ", "ab12cd34\t", "key: ", "(used ", "1.", "recovery codes ", "リカバリ", "ab-cd1\n", "a\n", "a1-"]
    {
        let long = part.repeat(64 * 1024 / part.len());
        let begin = Instant::now();
        let typed = parse_typed(&long);
        let typing = begin.elapsed();
        let blocks = vec![text(&long, &long[..long.floor_char_boundary(16_000)]); 20];
        let found = find(&blocks);
        println!("{part:?}: {typing:?}, page {:?}", begin.elapsed() - typing);
        assert!(begin.elapsed() < Duration::from_secs(30), "{part}");
        assert!(typed.is_err() || found.len() < 2, "{part}");
    }
}
