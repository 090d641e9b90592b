//! The program at the end of `src/vault/FORMAT.md`, run as it stands there: a stranger opens vaults and backups with it, by
//! passphrase and by recovery key.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod vault_support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::LazyLock,
};

use sixpence::{otp::Secret, vault::backup::to_file};
use vault_support::foreign::{Foreign, recovery_text};

const PASSPHRASE: &str = "sixpence none the richer";
const RECOVERY_KEY: [u8; 20] = [0xa7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 0xff];

/// The program, and the Python that it runs in.
static STRANGER: LazyLock<(PathBuf, PathBuf)> = LazyLock::new(|| {
    let format = fs::read_to_string(root().join("src/vault/FORMAT.md")).unwrap();
    let [_, program] = *format.split("```python\n").collect::<Vec<_>>() else { panic!("FORMAT.md has one program") };
    let program = program.split("```").next().unwrap();
    assert!(program.lines().count() <= 64, "it is short");
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("open.py");
    fs::write(&path, program).unwrap();
    (path, python())
});

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A Python with the packages of `requirements.txt`, made once under `target`.
fn python() -> PathBuf {
    let venv = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stranger");
    let (wanted, installed) = (root().join("tests/vault_support/requirements.txt"), venv.join("requirements.txt"));
    let python = venv.join("bin/python");
    // Copied when everything is in place.
    if fs::read(&wanted).unwrap() != fs::read(&installed).unwrap_or_default() {
        let _ = fs::remove_dir_all(&venv);
        run(Command::new("python3").args(["-m", "venv"]).arg(&venv));
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
        run(Command::new(&python).args(pip).arg(&wanted));
        fs::copy(wanted, installed).unwrap();
    }
    python
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&output.stderr));
}

fn open_file(file: &Path, key: &str) -> Output {
    let (program, python) = &*STRANGER;
    Command::new(python).arg(program).arg(file).arg(key).env("PYTHONUTF8", "1").output().unwrap()
}

/// Opens a text; `name` is for its file.
fn open_text(name: &str, text: &str, key: &str) -> Output {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, text).unwrap();
    open_file(&file, key)
}

fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures/vault").join(name)
}

fn stored(name: &str) -> String {
    fs::read_to_string(fixture(name)).unwrap().trim_end().to_owned()
}

/// The lines that it printed.
fn printed(output: Output) -> Vec<String> {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// That these are the accounts of `accounts.txt`: three, and the one in the trash.
fn assert_accounts(lines: &[String]) {
    let all = Secret::new((0..=255).collect()).unwrap();
    assert_eq!(lines.len(), 4);
    assert!(lines[0].starts_with("Zoë’s Bäckerei 🥐 ") && lines[0].contains(&**all.to_base32()));
    assert!(lines[0].ends_with("{19: 1, 20: 3, 21: 8, 22: 60, 23: None}"));
    assert!(lines[1].contains("日本語 GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
    assert!(lines[1].ends_with(&format!("{{19: 2, 20: 2, 21: 6, 22: None, 23: {}}}", u64::MAX)));
    assert!(lines[2].starts_with("Steam aaaa") && lines[2].contains(" 74"));
    assert!(lines[3].ends_with("{19: 2, 20: 2, 21: 6, 22: None, 23: 0}"));
}

#[test]
fn opens_the_vaults_that_are_kept_for_ever() {
    assert_accounts(&printed(open_file(&fixture("accounts.txt"), PASSPHRASE)));
    assert_eq!(printed(open_file(&fixture("empty.txt"), "p\u{e4}ssword \u{bd}")), [""; 0]);
    assert_eq!(printed(open_file(&fixture("empty.txt"), "pa\u{308}ssword 1\u{2044}2")), [""; 0]);
    assert_eq!(printed(open_file(&fixture("future.txt"), PASSPHRASE)).len(), 2);
}

#[test]
fn prints_recovery_codes() {
    let lines = printed(open_file(&fixture("codes.txt"), PASSPHRASE));
    assert_eq!(lines.len(), 6);
    let name = "Zoë’s Bäckerei 🥐 δοκιμή@παράδειγμα.δοκιμή \u{202e}\u{200b}";
    assert_eq!(lines[3], format!("recovery codes: {name} abcd-efgh Zoë 1\u{a0}2 (used) é"));
    assert!(lines[4].starts_with("recovery codes: Steam aaaa") && lines[4].ends_with("a 7"));
    assert_eq!(lines[5], format!("recovery codes: {name} new"));
}

#[test]
fn opens_backups() {
    assert_accounts(&printed(open_file(&fixture("backup.txt"), PASSPHRASE)));
    let file = to_file(&stored("accounts.txt"));
    assert_accounts(&printed(open_text("plain.txt", &file, PASSPHRASE)));
    let mailed = format!("\u{feff}Here it is:\r\n\r\n{}\r\n-- \r\nZoë", file.replace('\n', " \r\n"));
    assert_accounts(&printed(open_text("mailed.txt", &mailed, PASSPHRASE)));
}

#[test]
fn opens_by_recovery_key() {
    let vault = Foreign::open(&stored("accounts.txt"), PASSPHRASE).with_recovery_key(&RECOVERY_KEY).seal();
    let key = recovery_text(&RECOVERY_KEY);
    for (name, text) in [("recovery.txt", vault.clone()), ("recovery-backup.txt", to_file(&vault))] {
        assert_accounts(&printed(open_text(name, &text, &key)));
        assert_accounts(&printed(open_text(name, &text, &key.to_lowercase().replace('-', " ").replace('0', "o"))));
        assert_accounts(&printed(open_text(name, &text, PASSPHRASE)));
    }
    let mut mistaken = key.into_bytes();
    mistaken[13] = if mistaken[13] == b'2' { b'3' } else { b'2' };
    let output = open_text("mistaken.txt", &vault, std::str::from_utf8(&mistaken).unwrap());
    assert!(!output.status.success() && String::from_utf8(output.stderr).unwrap().contains("mistake in group 3"));
    let output = open_text("other.txt", &vault, &recovery_text(&[0; 20]));
    assert!(!output.status.success() && output.stdout.is_empty());
}

#[test]
fn opens_nothing_without_the_key_and_nothing_altered() {
    let wrong = open_file(&fixture("backup.txt"), "another passphrase");
    assert!(!wrong.status.success() && wrong.stdout.is_empty());
    let good = stored("accounts.txt");
    for place in [20, 400, good.len() / 2, good.len() - 20] {
        let mut altered = good.clone().into_bytes();
        altered[place] = if altered[place] == b'A' { b'B' } else { b'A' };
        let output = open_text("altered.txt", std::str::from_utf8(&altered).unwrap(), PASSPHRASE);
        assert!(!output.status.success() && output.stdout.is_empty(), "{place}");
    }
}
