//! Thousands of wrong pages for the sites of accounts: none is taken for the right one, none is suggested that has another owner.
//!
//! The judges are other implementations: the crate `url` says which origins are the same, the crate `psl` who owns a host.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]
#![allow(clippy::print_stdout, reason = "the figures")]

mod matching_support;

use std::collections::BTreeMap;

use matching_support::{
    list, origin,
    pairs::{Pair, SITES, as_browsers_write, pairs},
};
use proptest::prelude::*;
use sixpence::{
    autofill::{FrameFacts, frame_allowed},
    matching::{Relation, relate, suffixes::Suffixes},
    origin::Origin,
};
use url::{Host, Url};

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Whether the owner of both is the same, by the other implementations.
fn same_owner(page: &Url, site: &Url) -> bool {
    let owner = |url: &Url| match url.host() {
        Some(Host::Domain(name)) if !name.ends_with('.') => psl::domain_str(name).map(str::to_owned),
        _ => None,
    };
    page.host() == site.host()
        || is_loopback(page) && is_loopback(site)
        || owner(page).is_some() && owner(page) == owner(site)
}

/// What the page is for an account with this site; `None` where nothing can be filled on it at all. Panics where it is more than
/// the other implementations allow.
fn judged(address: &str, site: &str, list: &Suffixes) -> Option<Relation> {
    let page = Origin::parse(address).ok()?;
    let relation = relate(&page, &[origin(site)], list);
    let (url, site_url) = (Url::parse(address), Url::parse(site).unwrap());
    if relation == Relation::Exact {
        assert!(url.is_ok_and(|url| url.origin() == site_url.origin()), "{address} is not {site}");
    } else if relation == Relation::Near {
        assert!(url.is_ok_and(|url| same_owner(&url, &site_url)), "{address} is not near {site}");
    }
    Some(relation)
}

fn frame_of(pair: &Pair) -> Option<FrameFacts> {
    let frame = pair.frame.as_ref()?;
    let facts = serde_json::json!({
        "token": "t", "origin": frame.origin, "top": frame.top, "sameOriginChain": frame.same_origin_chain,
    });
    Some(serde_json::from_value(facts).unwrap())
}

#[test]
fn no_wrong_page_is_taken_for_the_site() {
    let list = list();
    let mut counts: BTreeMap<&str, [usize; 5]> = BTreeMap::new();
    let all = pairs();
    for pair in &all {
        let count = counts.entry(pair.class).or_default();
        count[0] += 1;
        if let Some(frame) = frame_of(pair) {
            assert!(frame_allowed(&frame, &origin(pair.site)).is_err(), "{pair:?}");
            count[4] += 1;
            continue;
        }
        // As somebody writes it, and as a browser then hands it over.
        let written = judged(&pair.address, pair.site, &list);
        let handed = as_browsers_write(&pair.address).and_then(|address| judged(&address, pair.site, &list));
        assert!(written != Some(Relation::Exact) && handed != Some(Relation::Exact), "{pair:?}");
        match handed {
            Some(Relation::Near) => count[1] += 1,
            Some(Relation::Foreign) => count[2] += 1,
            Some(Relation::LookAlike) => count[3] += 1,
            _ => count[4] += 1,
        }
        if pair.class == "not an https page" {
            assert_eq!((written, handed), (None, None), "{pair:?}");
        }
    }
    println!("{:<22} pairs   near foreign look-alike nothing", "class");
    for (class, [all, near, foreign, alike, none]) in &counts {
        println!("{class:<22} {all:>5} {near:>6} {foreign:>7} {alike:>10} {none:>7}");
    }
    println!("wrong-site fills without the user's word: 0 in {}", all.len());
    assert!(all.len() >= 5_000, "{}", all.len());
}

#[test]
fn the_right_page_is() {
    let list = list();
    for site in SITES {
        for address in [site.to_owned(), format!("{site}/"), format!("{site}/login?x=1#https://evil.example/")] {
            assert_eq!(judged(&address, site, &list), Some(Relation::Exact));
        }
    }
    assert_eq!(judged("https://github.com:443/", "https://github.com", &list), Some(Relation::Exact));
}

#[test]
fn what_is_made_to_be_taken_for_the_site_gets_nothing_even_with_the_user_s_word() {
    let list = list();
    let (mut traps, mut missed) = (0, Vec::new());
    for pair in pairs() {
        let long = Url::parse(pair.site)
            .unwrap()
            .host_str()
            .and_then(psl::domain_str)
            .is_some_and(|own| own.find('.') >= Some(4));
        let trap = matches!(
            pair.class,
            "an edit" | "drawn alike" | "another alphabet" | "held by another" | "a private suffix"
        );
        let Some(address) = as_browsers_write(&pair.address).filter(|_| trap && long) else { continue };
        traps += 1;
        if !matches!(judged(&address, pair.site, &list), Some(Relation::LookAlike | Relation::Near)) {
            missed.push((pair.class, pair.site, pair.address));
        }
    }
    println!("look-alikes: {} of {traps} told", traps - missed.len());
    assert!(missed.is_empty(), "{missed:?}");
}

fn any_address() -> impl Strategy<Value = String> {
    let scheme = prop::sample::select(vec!["https", "http", "HTTPS", "blob:https", "ftp", "https:"]);
    let host = prop_oneof![
        "[a-c]{1,3}(\\.(a|b|com|co\\.uk|github\\.io)){1,2}\\.?",
        "[0-9x]{1,3}(\\.[0-9]{1,3}){0,4}",
        "(127|10)\\.0\\.0\\.[0-9]",
        "\\[[0-9a-f:]{2,12}\\]",
        "[a-zа-я0-9%@:\\\\. -]{0,12}",
        Just("localhost".to_owned()),
    ];
    let port = prop_oneof![Just(String::new()), Just(":443".to_owned()), ":[0-9]{0,6}"];
    (scheme, host, port, "[/?#a@.]{0,4}")
        .prop_map(|(scheme, host, port, rest)| format!("{scheme}://{host}{port}{rest}"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20_000) })]

    #[test]
    fn exact_and_near_are_what_others_say_they_are(page in any_address(), site in any_address()) {
        thread_local!(static LIST: Suffixes = list());
        if let Ok(own) = Origin::parse(&site) && Url::parse(&site).is_ok() {
            LIST.with(|list| judged(&page, &own.to_string(), list));
        }
        if let (Ok(page), Ok(site)) = (Origin::parse(&page), Origin::parse(&site)) {
            let exact = LIST.with(|list| relate(&page, std::slice::from_ref(&site), list)) == Relation::Exact;
            prop_assert_eq!(exact, page == site);
        }
    }

    #[test]
    fn what_is_read_is_written_and_read_as_the_same(address in prop_oneof![any_address(), any::<String>(), "https://.{0,20}"]) {
        if let Ok(origin) = Origin::parse(&address) {
            let written = origin.to_string();
            prop_assert_eq!(&Origin::parse(&written), &Ok(origin));
            prop_assert_eq!(&Origin::parse(&format!("{written}/x")).unwrap().to_string(), &written);
            // What a browser can hand over has the origin that it says.
            if let Ok(url) = Url::parse(&address) && Url::parse(&written).is_ok() {
                prop_assert_eq!(url.origin(), Url::parse(&written).unwrap().origin());
            }
        }
    }
}
