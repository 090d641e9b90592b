//! What the tests of all formats share.

use std::{fs, path::PathBuf};

use sixpence::{
    import::{Entry, ImportError, Imported, Opening, read},
    otp::{Algorithm, Kind},
    time::UnixMs,
};

/// An account as a test writes it: issuer, account name, base32 secret, parameters as by [`params`].
pub type Row = [String; 4];

/// A row.
pub fn row(issuer: &str, name: &str, secret: &str, params: &str) -> Row {
    [issuer, name, secret, params].map(str::to_owned)
}

/// Reads with the usual limits; the name of the format and what is in the file.
pub fn try_read(file: &[u8], passphrase: Option<&str>) -> Result<(&'static str, Imported), ImportError> {
    read(file, &Opening::with(passphrase)).map(|(format, imported)| (format.name, imported))
}

/// Reads a file that has to be of this format.
pub fn read_as(format: &str, file: &[u8], passphrase: Option<&str>) -> Imported {
    let (name, imported) = try_read(file, passphrase).unwrap();
    assert_eq!(name, format);
    imported
}

/// The accounts of a file, in its order; none may be rejected.
pub fn rows(imported: &Imported) -> Vec<Row> {
    assert_eq!(imported.rejected, []);
    imported.entries.iter().map(as_row).collect()
}

/// An account as a row.
pub fn as_row(entry: &Entry) -> Row {
    let draft = &entry.draft;
    row(&draft.issuer, &draft.name, &draft.secret.to_base32(), &params(draft.params))
}

/// `totp SHA1 6 30`, `hotp SHA256 7 50` (the counter last), `steam`.
pub fn params(kind: Kind) -> String {
    let name = |algorithm: Algorithm| algorithm.name();
    match kind {
        Kind::Totp { period, digits, algorithm } => {
            format!("totp {} {} {}", name(algorithm), digits.get(), period.seconds())
        }
        Kind::Hotp { counter, digits, algorithm } => format!("hotp {} {} {counter}", name(algorithm), digits.get()),
        Kind::Steam => "steam".to_owned(),
        Kind::Yandex => "yandex".to_owned(),
        Kind::Motp => "motp".to_owned(),
    }
}

/// The code that an account has so many seconds after the epoch.
pub fn code((entry, seconds): (&Entry, u64)) -> String {
    entry.draft.params.code_at(&entry.draft.secret, UnixMs(seconds * 1000)).unwrap().expose().to_owned()
}

/// A fixture: tests/fixtures/import/NAME.
pub fn fixture(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name)).unwrap()
}

/// A sample of another project; `None`, and said so, where the samples are not beside this project (`../shared/corpora`, or where
/// `SIXPENCE_CORPORA` points).
pub fn sample(name: &str) -> Option<Vec<u8>> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let corpora = std::env::var_os("SIXPENCE_CORPORA").map_or_else(beside, PathBuf::from);
    let file = fs::read(corpora.join("exports").join(name)).ok();
    if file.is_none() {
        println!("skipped: no sample {name}");
    }
    file
}

/// The accounts that most of the samples hold, in the order of Aegis' plain export.
pub fn usual() -> Vec<Row> {
    vec![
        row("Deno", "Mason", "4SJHB4GSD43FZBAI7C2HLRJGPQ", "totp SHA1 6 30"),
        row("SPDX", "James", "5OM4WOOGPLQEF6UGN3CPEOOLWU", "totp SHA256 7 20"),
        row("Airbnb", "Elijah", "7ELGJSGXNCCTV3O6LKJWYFV2RA", "totp SHA512 8 50"),
        row("Issuu", "James", "YOOMIXWS5GN6RTBPUFFWKTW5M4", "hotp SHA1 6 1"),
        row("Air Canada", "Benjamin", "KUVJJOM753IHTNDSZVCNKL7GII", "hotp SHA256 7 50"),
        row("WWE", "Mason", "5VAML3X35THCEBVRLV24CGBKOY", "hotp SHA512 8 10300"),
        row("Boeing", "Sophia", "JRZCL47CMXVOQMNPZR2F7J4RGI", "steam"),
    ]
}
