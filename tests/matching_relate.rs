//! How pages relate to sites, case by case.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod matching_support;

use matching_support::{list, origin};
use sixpence::matching::{
    Relation::{self, Exact, Foreign, LookAlike, Near, NoSiteYet},
    punycode::decoded,
    relate, relations,
};

fn check(site: &str, cases: &[(&str, Relation)]) {
    let list = list();
    for (page, expected) in cases {
        assert_eq!(relate(&origin(page), &[origin(site)], &list), *expected, "{page} for {site}");
    }
}

#[test]
fn a_site_of_a_registrable_domain() {
    check(
        "https://github.com",
        &[
            ("https://github.com", Exact),
            ("https://github.com:8443", Near),
            ("https://login.github.com", Near),
            ("https://gitlab.example", Foreign),
            ("https://com", Foreign),
            ("https://140.82.121.3", Foreign),
            ("https://githib.com", LookAlike),
            ("https://g1thub.com", LookAlike),
            ("https://gihtub.com", LookAlike),
            ("https://git-hub.com", LookAlike),
            ("https://git.hub.com", LookAlike),
            ("https://guthib.com", Foreign),
            ("https://github.com.login.example", LookAlike),
            ("https://github-login.example", LookAlike),
            ("https://wwwgithub.com", LookAlike),
            ("https://githubcom.example", LookAlike),
            ("https://github.evil.example", LookAlike),
            // What is typed wrong, or registered where registering costs nothing.
            ("https://github.co", LookAlike),
            ("https://github.pages.dev", LookAlike),
            ("https://github.uk.com", LookAlike),
            // Cyrillic і; dotless ı; accents.
            ("https://xn--gthub-n2e.com", LookAlike),
            ("https://xn--gthub-n4a.com", LookAlike),
            ("https://xn--gthub-zsa.com", LookAlike),
            // The name itself under another registry is often the same owner's: asked.
            ("https://github.de", Foreign),
            ("https://github.co.uk", Foreign),
        ],
    );
}

#[test]
fn never_across_a_public_suffix() {
    check(
        "https://alice.github.io",
        &[
            ("https://www.alice.github.io", Near),
            ("https://bob.github.io", Foreign),
            ("https://github.io", Foreign),
            ("https://alise.github.io", LookAlike),
            ("https://alice.gitlab.io", LookAlike),
            ("https://alicegithub.io", LookAlike),
        ],
    );
    check("https://github.io", &[("https://alice.github.io", Foreign), ("https://github.io:8443", Near)]);
    check(
        "https://www.bank.co.uk",
        &[("https://bank.co.uk", Near), ("https://shop.co.uk", Foreign), ("https://co.uk", Foreign)],
    );
    check(
        "https://bucket.s3.eu-west-1.amazonaws.com",
        &[
            ("https://other.s3.eu-west-1.amazonaws.com", Foreign),
            ("https://s3.eu-west-1.amazonaws.com", Foreign),
            ("https://console.amazonaws.com", Foreign),
        ],
    );
    // Names under a suffix that nobody has listed.
    check("https://git.corp", &[("https://www.git.corp", Near), ("https://wiki.corp", Foreign)]);
}

#[test]
fn short_and_plain_names_are_not_imitated_by_chance() {
    check(
        "https://x.com",
        &[
            ("https://y.com", Foreign),
            ("https://x.org", Foreign),
            ("https://x.com.login.example", LookAlike),
            // Cyrillic х.
            ("https://xn--u1a.com", LookAlike),
        ],
    );
    check("https://www.mail.com", &[("https://mail.google.com", Foreign), ("https://mai1.com", LookAlike)]);
    check("https://node1.alice.dev", &[("https://node2.bob.dev", Foreign)]);
    check("https://node1.duckdns.org", &[("https://node2.duckdns.org", Foreign)]);
}

#[test]
fn addresses_and_this_computer() {
    check(
        "http://127.0.0.1:9102",
        &[
            ("http://127.0.0.1:9102", Exact),
            ("http://localhost:1", Near),
            ("http://[::1]", Near),
            ("https://127.0.0.1", Near),
            ("https://127.0.0.1.evil.example", LookAlike),
            ("https://192.168.1.10", Foreign),
        ],
    );
    check("https://192.168.1.10", &[("https://192.168.1.10:8443", Near), ("https://192.168.1.11", Foreign)]);
    check("https://[2001:db8::1]", &[("https://[2001:db8::2]", Foreign), ("https://[2001:db8::1]:8443", Near)]);
}

#[test]
fn a_dot_at_the_end_is_another_origin() {
    check(
        "https://github.com",
        &[
            ("https://github.com.", LookAlike),
            ("https://www.github.com.", LookAlike),
            ("https://githib.com.", LookAlike),
            ("https://gitlab.example.", Foreign),
        ],
    );
    check(
        "https://github.com.",
        &[
            ("https://github.com.", Exact),
            ("https://github.com.:8443", Near),
            ("https://github.com", Foreign),
            ("https://githib.com", LookAlike),
        ],
    );
}

#[test]
fn of_several_sites_the_nearest_decides_and_a_trap_before_a_stranger() {
    let list = list();
    let sites = [origin("https://github.com"), origin("https://shop.example")];
    for (page, expected) in [
        ("https://shop.example", Exact),
        ("https://www.shop.example", Near),
        ("https://githib.com", LookAlike),
        ("https://elsewhere.example", Foreign),
    ] {
        assert_eq!(relate(&origin(page), &sites, &list), expected, "{page}");
        let turned = [sites[1].clone(), sites[0].clone()];
        assert_eq!(relate(&origin(page), &turned, &list), expected, "{page}");
    }
    assert_eq!(relate(&origin("https://github.com"), &[], &list), NoSiteYet);
}

#[test]
fn many_accounts_at_once() {
    let list = list();
    let sites =
        ["https://github.com", "https://a.example", "https://www.github.com", "https://githib.com"].map(str::to_owned);
    let page = "https://github.com/login";
    let expected = [Exact, NoSiteYet, Near, LookAlike].map(Relation::number).to_vec();
    assert_eq!(relations(page, &sites, &[2, 0, 1, 1], &list), Some(expected));
    assert_eq!(relations(page, &[], &[], &list), Some(vec![]));
    assert_eq!(relations(page, &sites, &[2, 0, 1], &list), None);
    assert_eq!(relations(page, &sites, &[2, 0, 1, 2], &list), None);
    assert_eq!(relations(page, &["github.com".to_owned()], &[1], &list), None);
    assert_eq!(relations("about:blank", &sites, &[4], &list), None);
    for number in 0..=u8::MAX {
        assert_eq!(Relation::of_number(number).map(Relation::number), (number < 5).then_some(number));
    }
}

#[test]
fn labels_are_decoded_as_the_rfc_has_it() {
    // RFC 3492, 7.1 (A), (B), (L), (S); the mixed case of those is for display.
    for (encoded, expected) in [
        ("egbpdaj6bu4bxfgehfvwxn", "ليهمابتكلموشعربي؟"),
        ("ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"),
        ("3b-ww4c5e180e575a65lsy2b", "3年b組金八先生"),
        ("-> $1.00 <--", "-> $1.00 <-"),
        ("bcher-kva", "bücher"),
    ] {
        assert_eq!(decoded(&format!("xn--{encoded}")).as_deref(), Some(expected));
    }
    for none in ["bücher", "xn-bcher-kva", "xn--ü", "xn--99999999", "xn--a-\u{7f}", "xn--0", "xn--zzzzzzzzzzzzzzzzz"]
    {
        assert_eq!(decoded(none), None, "{none}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..proptest::prelude::ProptestConfig::with_cases(2_000) })]

    #[test]
    fn a_name_of_any_script_comes_back(label in "[a-zà-ÿа-яα-ω一-龠]{1,12}") {
        let host = url::quirks::domain_to_ascii(&label);
        if host.starts_with("xn--") {
            proptest::prop_assert_eq!(decoded(&host), Some(url::quirks::domain_to_unicode(&host)));
        }
    }

    #[test]
    fn any_label_is_decoded_or_not(label in "xn--[a-z0-9-]{0,40}", other: String) {
        let _ = (decoded(&label), decoded(&other));
    }
}
