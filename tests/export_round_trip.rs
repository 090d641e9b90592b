//! Whatever is in the vault: what a file of another app holds is read back as it was, and what it cannot hold is left out by name.
#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::{prelude::*, strategy::ValueTree};
use sixpence::{
    account::{Account, AccountId, Draft},
    export::{Leaving, PER_CODE, Written, aegis, aegis_encrypted, bitwarden, cxf, migration, twofas},
    import::{About, ImportError, Imported, Opening, read},
    origin::Origin,
    otp::{Algorithm, Digits, Kind, Period, Secret},
    otpauth::{Field, format_account},
    time::UnixMs,
};

/// Printable, without a blank at either end: names are trimmed when they are read.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-zA-Z0-9äß日本é:@\"'<&+%#,;._-]([ a-zA-Z0-9:@\"\\\\]{0,12}[a-zA-Z0-9日)])?"]
}

fn kind() -> impl Strategy<Value = Kind> {
    let algorithm = prop::sample::select(vec![Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512]);
    let digits = (6..9_u64).prop_map(|digits| Digits::new(digits).unwrap());
    let period = prop_oneof![3 => Just(30), 1 => 5..3601_u64].prop_map(|seconds| Period::new(seconds).unwrap());
    (0..7_u8, algorithm, digits, period, any::<u64>()).prop_map(|(which, algorithm, digits, period, counter)| {
        match which {
            0..3 => Kind::Totp { period, digits, algorithm },
            3 => Kind::Hotp { counter, digits, algorithm },
            4 => Kind::Yandex,
            5 => Kind::Motp,
            _ => Kind::Steam,
        }
    })
}

/// What an account and what is kept with it are made of: those two have no `Debug`.
#[derive(Debug, Clone)]
struct Plan {
    id: [u8; 16],
    issuer: String,
    name: String,
    secret: Vec<u8>,
    params: Kind,
    has_site: bool,
    tags: Vec<String>,
    note: String,
    favourite: bool,
}

fn plan() -> impl Strategy<Value = Plan> {
    let secret = prop::collection::vec(any::<u8>(), 1..70);
    let tags = prop::sample::subsequence(vec!["Work".to_owned(), "Home".to_owned(), "日本".to_owned()], 0..3);
    let about = (tags, "[ -~\n]{0,20}", any::<[bool; 2]>());
    (any::<[u8; 16]>(), name(), name(), secret, kind(), about).prop_map(|(id, issuer, name, secret, params, about)| {
        let (tags, note, [has_site, favourite]) = about;
        Plan { id, issuer, name, secret, params, has_site, tags, note, favourite }
    })
}

impl Plan {
    fn make(&self) -> (Account, About) {
        let Self { id, issuer, name, secret, params, has_site, tags, note, favourite } = self.clone();
        let secret = match params {
            Kind::Yandex => Secret::of_yandex(&id, "1234").ok(),
            Kind::Motp => Secret::of_motp(&data_encoding::HEXLOWER.encode(&secret), "98765").ok(),
            _ => Secret::new(secret).ok(),
        };
        let secret = secret.unwrap();
        let draft = Draft { issuer, name, secret, params, extra: Vec::new(), notes: Vec::new() };
        let sites = if has_site { vec![Origin::parse("https://shop.example").unwrap()] } else { Vec::new() };
        let account = Account::from_draft(AccountId(id), draft, sites, UnixMs(1_700_000_000_000));
        (account, About { tags, note, favourite, ..About::default() })
    }
}

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    prop::collection::vec(plan(), 1..24)
}

fn made(plans: &[Plan]) -> Vec<(Account, About)> {
    plans.iter().map(Plan::make).collect()
}

fn read_back(file: &str, passphrase: Option<&str>) -> Imported {
    read(file.as_bytes(), &Opening::with(passphrase)).map(|(_, imported)| imported).unwrap()
}

/// Which of them the file has, all of it the same but what its format names otherwise.
fn compare(
    all: &[(Account, About)],
    left_out: &[(AccountId, Field)],
    back: &Imported,
    tags: usize,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(&back.rejected, &[]);
    let written: Vec<_> = all.iter().filter(|(account, _)| left_out.iter().all(|(id, _)| *id != account.id)).collect();
    prop_assert_eq!(written.len() + left_out.len(), all.len());
    prop_assert_eq!(back.entries.len(), written.len());
    for ((account, about), entry) in written.into_iter().zip(&back.entries) {
        let draft = &entry.draft;
        prop_assert!(draft.secret.same_as(&account.secret));
        prop_assert_eq!(draft.params, account.params);
        prop_assert_eq!((&draft.issuer, &draft.name), (&account.issuer, &account.name));
        if tags > 0 {
            prop_assert_eq!(entry.about.note.trim(), about.note.trim());
            prop_assert_eq!(entry.about.favourite, about.favourite);
            prop_assert_eq!(entry.about.tags.as_slice(), about.tags.get(..tags.min(about.tags.len())).unwrap());
        }
    }
    Ok(())
}

fn leaving(all: &[(Account, About)]) -> Vec<Leaving<'_>> {
    all.iter().map(|(account, about)| Leaving { account, about }).collect()
}

fn has_pin(kind: &Kind) -> bool {
    matches!(kind, Kind::Yandex | Kind::Motp)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn aegis_holds_everything(plans in plans()) {
        let all = made(&plans);
        let Written { file, left_out } = aegis(&leaving(&all));
        prop_assert_eq!(&left_out, &[]);
        compare(&all, &left_out, &read_back(&file, None), 9)?;
    }

    #[test]
    fn a_list_of_addresses_holds_everything(plans in plans()) {
        let all = made(&plans);
        let lines: Vec<String> = all.iter().map(|(account, _)| format_account(account).to_string()).collect();
        compare(&all, &[], &read_back(&lines.join("\n"), None), 0)?;
    }

    #[test]
    fn twofas_holds_all_without_a_pin(plans in plans()) {
        // An account has one group there, no note, and its issuer is what the list shows.
        let plans: Vec<Plan> = plans.into_iter().filter(|plan| !plan.issuer.is_empty()).collect();
        let all = made(&plans);
        let Written { file, left_out } = twofas(&leaving(&all));
        compare(&all, &left_out, &read_back(&file, None), 0)?;
        for (account, _) in &all {
            prop_assert_eq!(left_out.contains(&(account.id, Field::Type)), has_pin(&account.params));
        }
    }

    #[test]
    fn bitwarden_holds_all_but_counters(plans in plans()) {
        let plans: Vec<Plan> = plans.into_iter().filter(|plan| !plan.issuer.is_empty()).collect();
        let all = made(&plans);
        let Written { file, left_out } = bitwarden(&leaving(&all));
        compare(&all, &left_out, &read_back(&file, None), 1)?;
        for (account, _) in &all {
            let is_out = left_out.contains(&(account.id, Field::Type));
            prop_assert_eq!(is_out, matches!(account.params, Kind::Hotp { .. }) || has_pin(&account.params));
        }
    }

    #[test]
    fn cxf_holds_what_changes_with_time(plans in plans()) {
        let plans: Vec<Plan> = plans.into_iter().filter(|plan| !plan.issuer.is_empty()).collect();
        let all = made(&plans);
        let Written { file, left_out } = cxf(&leaving(&all), UnixMs(1_700_000_000_000));
        compare(&all, &left_out, &read_back(&file, None), 9)?;
        for (account, _) in &all {
            let fits = matches!(account.params, Kind::Totp { period, .. } if period.seconds() < 256);
            prop_assert_eq!(fits, left_out.iter().all(|(id, _)| *id != account.id));
        }
    }

    #[test]
    fn google_takes_what_it_has_fields_for(plans in plans(), batch in any::<i32>()) {
        let all = made(&plans);
        let Written { file, left_out } = migration(&leaving(&all), batch);
        prop_assert_eq!(file.len(), (all.len() - left_out.len()).div_ceil(PER_CODE));
        let lines: Vec<&str> = file.iter().map(|line| line.as_str()).collect();
        if !lines.is_empty() {
            compare(&all, &left_out, &read_back(&lines.join("\n"), None), 0)?;
        }
        for (account, _) in &all {
            let fits = matches!(account.params, Kind::Totp { period, digits, .. } if period.seconds() == 30 && digits.get() != 7)
                || matches!(account.params, Kind::Hotp { digits, .. } if digits.get() != 7);
            prop_assert_eq!(fits, left_out.iter().all(|(id, _)| *id != account.id));
        }
    }
}

#[test]
fn aegis_encrypted_with_a_passphrase() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let all = made(&plans().new_tree(&mut runner).unwrap().current());
    let Written { file, left_out } = aegis_encrypted(&leaving(&all), "pass phrase").unwrap();
    compare(&all, &left_out, &read_back(&file, Some("pass phrase")), 9).unwrap();
    let wrong = read(file.as_bytes(), &Opening::with(Some("Pass phrase"))).err();
    assert_eq!(wrong, Some(ImportError::WrongPassphrase));
}
