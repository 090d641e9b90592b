//! Samples of other projects, beside this one: most hold the same seven accounts.

use crate::support::{Row, read_as, row, rows, sample, usual};

/// The accounts of these places of the usual ones.
fn some(places: &[usize]) -> Vec<Row> {
    let usual = usual();
    places.iter().map(|place| usual[*place].clone()).collect()
}

fn sorted(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort();
    rows
}

/// Time-based with the defaults, as versions write it that know nothing else.
fn plain(rows: Vec<Row>) -> Vec<Row> {
    rows.into_iter().map(|[issuer, name, secret, _]| [issuer, name, secret, "totp SHA1 6 30".to_owned()]).collect()
}

/// As 2FAS had them up to schema 2, when it knew no counters.
fn without_counters(rows: Vec<Row>) -> Vec<Row> {
    let timed = |params: String| match params.strip_prefix("hotp ").and_then(|rest| rest.rsplit_once(' ')) {
        Some((rest, _)) => format!("totp {rest} 30"),
        None => params,
    };
    rows.into_iter().map(|[issuer, name, secret, params]| [issuer, name, secret, timed(params)]).collect()
}

/// As TOTP Authenticator has them: names in small letters, and SHA-1 alone.
fn small(rows: Vec<Row>) -> Vec<Row> {
    let sha1 = |params: String| params.replace("SHA256", "SHA1").replace("SHA512", "SHA1");
    rows.into_iter().map(|[issuer, name, secret, params]| [issuer, name.to_lowercase(), secret, sha1(params)]).collect()
}

/// The counters that FreeOTP+ wrote: what it stores is one less than what it read.
fn before(rows: Vec<Row>) -> Vec<Row> {
    let one_less = |params: String| match params.rsplit_once(' ') {
        Some((rest, counter)) if rest.starts_with("hotp") => format!("{rest} {}", counter.parse::<u64>().unwrap() - 1),
        _ => params,
    };
    rows.into_iter().map(|[issuer, name, secret, params]| [issuer, name, secret, one_less(params)]).collect()
}

#[test]
fn every_account_and_every_parameter() {
    let (all, six) = ([0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5]);
    for (file, format, passphrase, expected) in [
        ("2fas_authenticator.json", "2FAS", "", plain(some(&six))),
        ("2fas_authenticator_plain.2fas", "2FAS", "", without_counters(some(&[0, 2, 3, 5]))),
        ("2fas_authenticator_encrypted.2fas", "2FAS", "test", without_counters(some(&[0, 2, 3, 5]))),
        ("2fas_authenticator_plain_v3.2fas", "2FAS", "", some(&six)),
        ("2fas_authenticator_encrypted_v3.2fas", "2FAS", "test", some(&six)),
        ("2fas_authenticator_plain_v4.2fas", "2FAS", "", some(&[0, 3, 4, 5, 6])),
        ("2fas_authenticator_encrypted_v4.2fas", "2FAS", "test", some(&[0, 3, 4, 5, 6])),
        ("andotp_plain.json", "andOTP", "", some(&all)),
        ("andotp_encrypted.bin", "andOTP", "test", some(&all)),
        ("andotp_encrypted_old.bin", "andOTP", "test", some(&six)),
        ("stratum_plain.json", "Stratum (Authenticator Pro)", "", some(&all)),
        ("stratum_encrypted.bin", "Stratum (Authenticator Pro)", "test", some(&all)),
        ("stratum_encrypted_legacy.bin", "Stratum (Authenticator Pro)", "test", some(&all)),
        ("freeotp_plus.json", "FreeOTP+", "", before(some(&six))),
        ("freeotp_v2_api23.xml", "FreeOTP", "test", some(&six)),
        ("freeotp_v2_api25.xml", "FreeOTP", "test", some(&six)),
        ("freeotp_v2_api27.xml", "FreeOTP", "test", some(&six)),
        ("freeotp_v2_api34.xml", "FreeOTP", "test", some(&six)),
        ("freeotp_v2_null_algo.xml", "FreeOTP", "test", some(&[0])),
        ("proton_authenticator.json", "Proton Authenticator", "", some(&[0, 1, 2])),
        ("totp_authenticator.bin", "TOTP Authenticator", "Testtest1", small(some(&[0, 1, 2]))),
        ("authenticator_plus.zip", "List of otpauth addresses", "testtesttest", some(&all)),
        ("bitwarden.json", "Bitwarden", "", bitwarden("Test Steam")),
        ("bitwarden.csv", "Bitwarden (CSV)", "", bitwarden("Test 4")),
        ("steam.json", "Steam", "", vec![row("Steam", "Sophia", "JRZCL47CMXVOQMNPZR2F7J4RGI", "steam")]),
        ("steam_old.json", "Steam", "", vec![row("Steam", "Sophia", "JRZCL47CMXVOQMNPZR2F7J4RGI", "steam")]),
    ] {
        let Some(content) = sample(file) else { continue };
        let passphrase = Some(passphrase).filter(|passphrase| !passphrase.is_empty());
        assert_eq!(sorted(rows(&read_as(format, &content, passphrase))), sorted(expected), "{file}");
    }
}

/// The last one is `steam://SECRET`, which its item alone names.
fn bitwarden(item: &str) -> Vec<Row> {
    let mut rows = some(&[0, 1, 2]);
    rows.push(row(item, "", "JRZCL47CMXVOQMNPZR2F7J4RGI", "steam"));
    rows
}
