//! What holds for every vault, and for every text that is none.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod vault_support;

use std::sync::LazyLock;

use data_encoding::BASE64;
use proptest::prelude::*;
use sixpence::{
    account::{Account, AccountId, FillBy, MAX_SKEW_SECONDS},
    origin::Origin,
    otp::{Algorithm, Digits, Kind, Params, Period, Secret},
    time::UnixMs,
    vault::{Change, Copy, Opener, SlotName, StoreName, Vault},
};
use vault_support::*;

/// An account before it is one: `Account` has no `Debug`, which proptest wants.
type Plan = ([u8; 16], String, String, Vec<u8>, Params, Vec<Origin>, Vec<(String, String)>, u64, (bool, bool, i32));

fn params() -> impl Strategy<Value = Params> {
    let algorithm = prop::sample::select(vec![Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512]);
    let digits = (6..=8_u64).prop_map(|digits| Digits::new(digits).unwrap());
    let period = (5..=3600_u64).prop_map(|period| Period::new(period).unwrap());
    prop_oneof![
        (period, digits.clone(), algorithm.clone()).prop_map(|(period, digits, algorithm)| Kind::Totp {
            period,
            digits,
            algorithm
        }),
        (any::<u64>(), digits, algorithm).prop_map(|(counter, digits, algorithm)| Kind::Hotp {
            counter,
            digits,
            algorithm
        }),
        Just(Kind::Steam),
        Just(Kind::Yandex),
        Just(Kind::Motp),
    ]
}

fn plan() -> impl Strategy<Value = Plan> {
    let text = || prop::collection::vec(any::<char>(), 0..60).prop_map(String::from_iter);
    let origin = (any::<u16>(), any::<u16>())
        .prop_map(|(host, port)| Origin::parse(&format!("https://h{host}.example:{port}")).unwrap());
    (
        any::<[u8; 16]>(),
        text(),
        text(),
        prop::collection::vec(any::<u8>(), 1..=Secret::MAX_BYTES),
        params(),
        prop::collection::vec(origin, 0..4),
        prop::collection::vec((text(), text()), 0..4),
        any::<u64>(),
        (any::<bool>(), any::<bool>(), -MAX_SKEW_SECONDS..=MAX_SKEW_SECONDS),
    )
}

fn account((id, issuer, name, secret, params, sites, extra, created_at, (itself, presses, skew)): Plan) -> Account {
    let secret = Secret::new(secret).unwrap();
    Account {
        id: AccountId(id),
        issuer,
        name,
        secret,
        params,
        sites,
        extra,
        created_at: UnixMs(created_at),
        filling: FillBy { itself, presses },
        skew,
    }
}

/// A stored vault to be mutated.
static GOOD: LazyLock<Vec<u8>> = LazyLock::new(|| vault_with(three()).1.bytes(SlotName::V1));

/// Opens and, if that goes, tries to unlock: nothing of it may panic. Whether it was unlocked.
fn try_all(bytes: &[u8]) -> bool {
    let Ok(locked) = open_bytes(bytes) else { return false };
    let _ = (locked.kdf_request(), locked.generation(), locked.saved_at(), locked.survey().highest());
    locked.unlock(&Opener::Passphrase, &key()).is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn accounts_come_back_as_they_were(plans in prop::collection::vec(plan(), 0..12)) {
        let mut plans = plans;
        plans.sort_by_key(|plan| plan.0);
        plans.dedup_by_key(|plan| plan.0);
        let (vault, store) = vault_with(plans.iter().cloned().map(account).collect());
        let expected: Vec<_> = plans.into_iter().map(account).collect();
        assert_accounts(&vault, &expected);
        assert_accounts(&store.unlock(), &expected);
    }

    #[test]
    fn any_series_of_changes_reads_back_as_it_stands(steps in prop::collection::vec((0..8_u8, 0..4_u8), 0..24)) {
        let (mut vault, mut store) = vault_with(Vec::new());
        for (what, which) in steps {
            let id = AccountId([which; 16]);
            let change = match what {
                0 | 1 => Change::Add(vec![hotp(which, 0)]),
                2 => Change::Edit { id, issuer: "i".into(), name: "n".into(), sites: Vec::new(), filling: FillBy { itself: true, presses: false } },
                3 => Change::AddSite { id, origin: origin("https://a.example") },
                4 => Change::Delete(id),
                5 => Change::Restore(id),
                6 => Change::Purge(id),
                _ => Change::AdvanceCounter(id),
            };
            if let Ok(prepared) = vault.prepare(&change, NOW) {
                store.write(&prepared);
                vault.commit(prepared).unwrap();
            }
            let read = store.unlock();
            let (now, back): (Vec<_>, Vec<_>) = (vault.accounts().collect(), read.accounts().collect());
            prop_assert!(now.len() == back.len() && now.iter().zip(&back).all(|(a, b)| same(a, b)));
            prop_assert_eq!(vault.trash().count(), read.trash().count());
            prop_assert_eq!(vault.generation(), read.generation());
        }
    }

    #[test]
    fn any_text_is_opened_or_refused(text in "\\PC*", bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        for text in [&text, &BASE64.encode(&bytes)] {
            let opened = Vault::open(&[Copy { store: StoreName::Main, slot: SlotName::V0, text }], &[]);
            prop_assert!(opened.is_err());
        }
    }

    #[test]
    fn any_header_is_opened_or_refused(header in prop::collection::vec(any::<u8>(), 0..600), tail in 0..9000_usize) {
        let len = u32::try_from(header.len()).unwrap();
        let mut bytes = [&b"TAV1\x01\0\x01\0"[..], &len.to_le_bytes(), &header, &vec![0; tail + 4]].concat();
        fix_crc(&mut bytes);
        prop_assert!(!try_all(&bytes));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mutated_vault_is_refused(
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, prop::collection::vec(any::<u8>(), 0..5)), 1..6),
        in_header in any::<bool>(),
    ) {
        let mut bytes = GOOD.clone();
        for (place, remove, insert) in edits {
            let place = place.index(if in_header { bytes.len().min(400) } else { bytes.len() });
            let end = (place + remove).min(bytes.len());
            bytes.splice(place..end, insert);
        }
        if bytes.len() > 4 {
            fix_crc(&mut bytes);
        }
        prop_assert!(bytes == *GOOD || !try_all(&bytes));
    }
}
