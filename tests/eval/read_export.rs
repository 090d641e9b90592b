//! What an import of a file would do, as JSON: `FILE [PASSPHRASE]`. `./build.sh eval import` runs it.
//!
//! `{format, imported: [{issuer, account, type, algorithm, digits, period, counter, secret_sha256, ...}], rejected: [{position,
//! name, reason}], without_code}`, or `{error}` for a file that cannot be used. Of a secret only its hash is printed.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a tool")]

use std::{env, fs, process::ExitCode};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sixpence::{
    import::{Entry, ImportError, Imported, Limits, Opening, Rejected, read},
    otp::Kind,
};

fn main() -> ExitCode {
    let mut args = env::args().skip(1);
    let (Some(path), passphrase) = (args.next(), args.next()) else {
        eprintln!("read_export FILE [PASSPHRASE]");
        return ExitCode::from(2);
    };
    let file = match fs::read(&path) {
        Ok(file) => file,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::from(2);
        }
    };
    let mut opening = Opening::with(passphrase.as_deref());
    let mut outcome = read(&file, &opening);
    // Here nobody has to be asked whether the memory may be taken.
    if let Err(ImportError::Costly(cost)) = outcome
        && cost.memory_kib <= 2 << 20
    {
        opening.limits = Limits::USUAL.raised_to(cost);
        outcome = read(&file, &opening);
    }
    match outcome {
        Ok((format, imported)) => {
            println!("{:#}", shown(format.name, &imported));
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("{:#}", json!({ "error": error.to_string() }));
            ExitCode::FAILURE
        }
    }
}

fn shown(format: &str, imported: &Imported) -> Value {
    let Imported { entries, rejected, without_code, .. } = imported;
    json!({
        "format": format,
        "imported": entries.iter().map(entry).collect::<Vec<_>>(),
        "rejected": rejected.iter().map(refused).collect::<Vec<_>>(),
        "without_code": without_code,
    })
}

fn entry(entry: &Entry) -> Value {
    let (kind, algorithm, digits, period, counter) = match entry.draft.params {
        Kind::Totp { period, digits, algorithm } => {
            ("totp", algorithm.name(), digits.get(), Some(period.seconds()), None)
        }
        Kind::Hotp { counter, digits, algorithm } => ("hotp", algorithm.name(), digits.get(), None, Some(counter)),
        Kind::Steam => ("steam", "SHA1", 5, Some(30), None),
        Kind::Yandex => ("yandex", "SHA256", 8, Some(30), None),
        Kind::Motp => ("motp", "MD5", 6, Some(10), None),
    };
    // Without the PIN, where there is one.
    let (secret, _) = entry.draft.params.parts(&entry.draft.secret);
    let hash = Sha256::digest(secret);
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    json!({
        "position": entry.position,
        "issuer": entry.draft.issuer,
        "account": entry.draft.name,
        "type": kind,
        "algorithm": algorithm,
        "digits": digits,
        "period": period,
        "counter": counter,
        "secret_sha256": hash,
        "tags": entry.about.tags,
        "note": entry.about.note,
        "favourite": entry.about.favourite,
        "icon": entry.about.icon,
        "addresses": entry.about.addresses,
        "trashed": entry.about.trashed,
    })
}

fn refused(rejected: &Rejected) -> Value {
    json!({ "position": rejected.position, "name": rejected.name, "reason": rejected.reason.to_string() })
}
