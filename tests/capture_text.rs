//! Accounts in selected text: what is taken, and what is not taken for one.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test that cannot go on should stop and say so")]

use proptest::prelude::*;
use sixpence::{capture::text::drafts_in, otp::Secret, otpauth::OtpauthError as E};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const SHORT: &str = "JBSWY3DPEHPK3PXP";

/// Issuer and key of each account found, or why there is none.
fn found(text: &str) -> Vec<Result<(String, String), E>> {
    let keys = drafts_in(text).into_iter();
    keys.map(|draft| draft.map(|draft| (draft.issuer, draft.secret.to_base32().to_string()))).collect()
}

fn is_key(text: &str, key: &str) {
    assert_eq!(found(text), [Ok((String::new(), key.to_owned()))], "{text}");
}

fn is_not(text: &str, error: E) {
    assert_eq!(found(text), [Err(error)], "{text}");
}

#[test]
fn the_whole_selection_is_the_key() {
    for text in [
        SHORT,
        " jbswy3dpehpk3pxp\n",
        "JBSW Y3DP EHPK 3PXP",
        "jbsw-y3dp-ehpk-3pxp",
        "JBSW\u{a0}Y3DP\u{a0}EHPK\u{a0}3PXP",
        "JBSWY 3DPEH PK3PX P",
        "JBSW Y3DP\nEHPK 3PXP",
        "\"JBSWY3DPEHPK3PXP\"",
        "JBSWY3DP\u{200b}EHPK3PXP",
    ] {
        is_key(text, SHORT);
    }
    is_key("GEZDGNBVGY3TQOJQGEZD\nGNBVGY3TQOJQ", KEY);
    is_key("MFRGGZDFMZTWQ2I=", "MFRGGZDFMZTWQ2I");
    is_key("MFRG GZDF MZTW Q2LK MFRG G===", "MFRGGZDFMZTWQ2LKMFRGG");
    // One token may be short, or have no digit if it is in capitals.
    is_key("MZXW6YQ", "MZXW6YQ");
    is_key("ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOP");
}

#[test]
fn behind_a_label() {
    for text in [
        "Secret key: JBSW Y3DP EHPK 3PXP",
        "Secret key:JBSWY3DPEHPK3PXP",
        "secret=JBSWY3DPEHPK3PXP",
        "Your key: jbsw y3dp ehpk 3pxp.",
        "Schlüssel： JBSWY3DPEHPK3PXP",
        "Can't scan the code?\nEnter this key instead:\nJBSW Y3DP EHPK 3PXP\nType: Time based",
        "Secret key\nJBSWY3DPEHPK3PXP\nAccount name\nbob@example.com",
        "Key: JBSWY3DPEHPK3PXP (time based)",
        "Key: (JBSW Y3DP EHPK 3PXP) or scan",
        "Key: JBSW Y3DP EHPK 3PXP then press Next",
        "JBSW Y3DP EHPK 3PXP Copy",
        "jbsw y3dp ehpk 3pxp\nenter the code below",
        "jbsw y3dp ehpk 3pxp account: bob",
        "JBSW\nY3DP\nEHPK\n3PXP\nACCOUNT: bob",
        "密钥: JBSWY3DPEHPK3PXP 请输入",
    ] {
        is_key(text, SHORT);
    }
    assert_eq!(found(&format!("Key: {KEY}\nOther key: {SHORT}")).len(), 2);
}

#[test]
fn words_are_no_key() {
    for text in [
        "please enter this code with your phone",
        "Step 2 of 3 scan code",
        "SCAN THIS CODE WITH YOUR PHONE",
        "SCAN THIS CODE WITH",
        "configuration2 please",
        "Two-factor authentication",
        "https://example.com/?secret=JBSWY3DP",
        "javascript:alert(1)",
        "The quick brown fox",
        "Account name: bob",
    ] {
        is_not(text, E::NotOtpauth);
    }
    for text in ["authenticator", "Responsibilities", "two-factor", "HELLO"] {
        is_not(text, E::Unsure);
    }
    is_not(" \n", E::Empty);
}

#[test]
fn where_the_key_ends_is_not_guessed() {
    for text in [
        "Key: jbsw y3dp ehpk 3pxp on your phone",
        "Key: JBSWY3DPEHPK3PXP\nCOPY",
        "JBSW Y3DP EHPK 3PXP COPY",
        "JBSW Y3DP EHPK 3PXP\nDONE",
        "JBSW Y3DP EHPK 3PXP E*PK",
        // A button glued to the last group.
        "JBSW Y3DP EHPK 3PXP ABABCopy",
        "jbsw y3dp ehpk 3pxp ababCOPY",
        "JBSW\nY3DP\nEHPK\n3PXP\nABABCOPY",
        "OZQJ2VGV\nOHWTVJ2Q\n5IOEHABK\nGKQ3I57F\nABAABABACopy",
        "Key: jbswy3dpehpk3pxp or jbswy3dpehpk3pxp then type",
    ] {
        is_not(text, E::Unsure);
    }
}

/// Someone selects a whole book and asks for its key.
#[test]
fn a_long_text_takes_no_long_time() {
    let start = std::time::Instant::now();
    is_not(&"please enter this code\nwith your\n".repeat(6_000), E::NotOtpauth);
    is_not(&"abc\n".repeat(30_000), E::NotOtpauth);
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    println!("{:?} for 330 kB", start.elapsed());
}

/// A mistaken character makes the whole key refused: it is not cut off before it.
#[test]
fn a_mistake_is_named() {
    is_not("Key: JBSW Y3DP EHPK 3PX0", E::SecretDigit { position: 19, digit: '0' });
    is_not("JBSW Y3DP EHPK 3PXP 1EHP", E::SecretDigit { position: 21, digit: '1' });
    is_not("JBSW Y3DP \u{415}HPK 3PXP", E::SecretCharacter { position: 11 });
    is_not("JBSW Y3DP EHPK 3PXP 3", E::SecretLength);
}

#[test]
fn addresses_among_words() {
    let uri = format!("otpauth://totp/Example:bob?secret={KEY}&issuer=Example");
    let expected = || Ok(("Example".to_owned(), KEY.to_owned()));
    for text in [
        uri.clone(),
        format!("  {uri}\n"),
        format!("Use this: {uri} – or scan the code"),
        format!("Use this ({uri})."),
        format!("<a href=\"{uri}\">add</a> key=value"),
        format!("link:\n{uri}\nthen go on"),
        uri.replace("otpauth", "OTPAUTH"),
        format!("otpauth://totp/My Shop: bob?secret={KEY}&issuer=Example"),
    ] {
        assert_eq!(found(&text), [expected()], "{text}");
    }
    assert_eq!(found(&format!("{uri}\n{uri} {uri}")), [expected(), expected(), expected()]);
    is_not("otpauth-migration://offline?data=CjEK and more", E::Migration);
    is_not("see otpauth://totp/ for more", E::SecretMissing);
}

#[test]
fn a_torn_address_is_refused() {
    for rest in ["&issuer=My Shop&period=60", "&issuer=Shop\n&period=60", " &period=60"] {
        is_not(&format!("otpauth://totp/a?secret={KEY}{rest}"), E::Unsure);
    }
    is_not(&format!("otpauth://totp/a?secret={KEY}&issuer=\"Shop\"&period=60"), E::Unsure);
    is_not("otpauth://totp/a?secret=GEZD GNBV GY3T QOJQ", E::Unsure);
    // Clipped for showing: what is left would be another key.
    is_not("See otpauth://totp/a?secret=GEZDGNBV... for more", E::Unsure);
    is_not("See otpauth://totp/a?secret=GEZDGNBV…", E::Unsure);
    is_not(&format!("otpauth://totp/a?secret={SHORT}\n{SHORT}"), E::Unsure);
    is_key(&format!("otpauth://totp/a?secret={SHORT} and go on"), SHORT);
}

/// The doubts cost little: of keys as sites print them, nearly all are found.
#[test]
fn keys_of_usual_lengths_are_found() {
    let (mut state, mut all, mut taken) = (7_u64, 0, 0);
    for bytes in [10, 16, 20, 32, 64].repeat(200) {
        let random = std::iter::repeat_with(|| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        });
        let key = Secret::new(random.take(bytes).collect()).unwrap().to_base32();
        let letters: Vec<char> = key.to_lowercase().chars().collect();
        for shown in
            [4, 5, 8, 200].map(|group| letters.chunks(group).map(String::from_iter).collect::<Vec<_>>().join(" "))
        {
            all += 1;
            taken += usize::from(found(&format!("Secret key: {shown}")) == [Ok((String::new(), key.to_string()))]);
        }
    }
    println!("{taken} of {all} printed keys found");
    assert!(taken * 100 >= all * 98, "{taken} of {all}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the key and its grouping: it is found whole, or in doubt; never another one.
    #[test]
    fn never_another_key(
        bytes in prop_oneof![Just(10), Just(16), Just(20), Just(32), Just(64)]
            .prop_flat_map(|bytes| proptest::collection::vec(any::<u8>(), bytes)), group in 3_usize..=8, lower: bool,
        before in "(|Key: |Secret key:\n|Scan this.\n)", after in "(| Copy|\nCOPY| COPY|\nNext step|\nand then| on your phone|, then go on| \\(16 characters\\))",
    ) {
        let key = Secret::new(bytes).unwrap().to_base32();
        let shown = if lower { key.to_lowercase() } else { key.to_string() };
        let letters: Vec<char> = shown.chars().collect();
        let grouped = letters.chunks(group).map(String::from_iter).collect::<Vec<_>>().join(" ");
        for shown in [shown, grouped.clone(), grouped.replace(' ', "-")] {
            for read in drafts_in(&format!("{before}{shown}{after}")).into_iter().flatten() {
                prop_assert_eq!(&*read.secret.to_base32(), &*key);
            }
        }
    }

    #[test]
    fn no_text_breaks_it(text in "[a-zA-Z0-9=:?&/ \n\"(),.-]{0,80}|.{0,40}|otpauth://totp/[a-zA-Z0-9=:?& \n]{0,60}") {
        prop_assert!(!drafts_in(&text).is_empty());
    }
}
