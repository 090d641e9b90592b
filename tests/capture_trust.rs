//! Whether the issuer fits the page: what is doubted, and what is not.

use sixpence::capture::trust::{Doubt, doubt};

fn elsewhere(known: &str) -> Option<Doubt> {
    Some(Doubt::Elsewhere { known: known.to_owned() })
}

fn other(named: &str) -> Option<Doubt> {
    Some(Doubt::OtherHost { named: named.to_owned() })
}

#[test]
fn well_known_services_on_their_own_pages() {
    for (issuer, host) in [
        ("Google", "accounts.google.com"),
        ("Google Cloud", "google.com"),
        ("GitHub", "github.com"),
        ("github.com", "github.com"),
        ("GitHub", "acme.ghe.com"),
        ("Microsoft", "mysignins.microsoft.com"),
        ("Microsoft", "login.live.com"),
        ("AWS SSO", "acme.awsapps.com"),
        ("Amazon Web Services", "us-east-1.console.aws.amazon.com"),
        ("Amazon", "www.amazon.co.uk"),
        ("X", "x.com"),
        ("Twitter", "x.com"),
        ("Steam", "store.steampowered.com"),
        ("PyPI", "test.pypi.org"),
        ("GITLAB.COM", "gitlab.com"),
        ("1Password", "my.1password.com"),
        ("accounts.google.com", "myaccount.google.com"),
    ] {
        assert_eq!(doubt(issuer, host), None, "{issuer} on {host}");
    }
}

#[test]
fn well_known_services_elsewhere() {
    for (issuer, host, known) in [
        ("Google", "evil.example", "Google"),
        ("Google", "google.com.evil.example", "Google"),
        ("Google", "notgoogle.com", "Google"),
        ("Google Cloud", "evil.example", "Google"),
        ("My Google", "evil.example", "Google"),
        ("GitHub", "github.io", "GitHub"),
        ("github.com", "evil.example", "GitHub"),
        ("www.github.com", "evil.example", "GitHub"),
        ("AWS SSO", "evil.example", "Amazon Web Services"),
        ("PayPal", "paypa1.com", "PayPal"),
        ("X", "evil.example", "X (Twitter)"),
        ("Apple ID", "evil.example", "Apple"),
        ("Google", "127.0.0.1:8000", "Google"),
        ("google", "localhost", "Google"),
        ("GOOGLE", "192.168.1.2", "Google"),
        ("github.com", "127.0.0.1", "GitHub"),
        ("Google", "[::1]:8000", "Google"),
        // As it looks, not as it is written.
        ("G\u{43e}\u{43e}gle", "evil.example", "Google"),
        ("Go\u{200b}og\u{202e}le", "evil.example", "Google"),
        ("Ｇｏｏｇｌｅ", "evil.example", "Google"),
        ("𝐆𝐨𝐨𝐠𝐥𝐞", "evil.example", "Google"),
        ("Ⓖⓞⓞⓖⓛⓔ", "evil.example", "Google"),
        ("G00g1e", "evil.example", "Google"),
        ("PayPaI", "evil.example", "PayPal"),
        ("ΡауΡаl", "evil.example", "PayPal"),
        ("git\u{4bb}ub.com", "evil.example", "GitHub"),
        ("Google\u{301}", "evil.example", "Google"),
    ] {
        assert_eq!(doubt(issuer, host), elsewhere(known), "{issuer:?} on {host}");
    }
}

#[test]
fn names_of_hosts() {
    for (issuer, host) in [
        ("shop.example", "shop.example"),
        ("Shop.Example", "www.shop.example"),
        ("login.shop.example", "shop.example"),
        ("gitea.example.com", "127.0.0.1:3000"),
        ("gitea.example.com", "nas.local"),
        ("gitea.example.com", "nas"),
        ("127.0.0.1", "127.0.0.1:9101"),
        ("127.0.0.1:9101", "127.0.0.1:9101"),
        ("Wiki.js", "wiki.example.com"),
        ("v2.0", "wiki.example.com"),
    ] {
        assert_eq!(doubt(issuer, host), None, "{issuer} on {host}");
    }
    assert_eq!(doubt("shop.example", "evil.example"), other("shop.example"));
    assert_eq!(doubt("shop.example", "notshop.example"), other("shop.example"));
    assert_eq!(doubt("login.shop.example", "pay.shop.example"), other("login.shop.example"));
    assert_eq!(doubt("Ｓhop.example", "evil.example"), other("shop.example"));
    assert_eq!(doubt("shop.example", "93.184.216.34"), other("shop.example"));
    // A look-alike of the host is another host.
    assert_eq!(doubt("shop1.example", "shopl.example"), other("shop1.example"));
}

#[test]
fn other_names_are_free() {
    for issuer in [
        "",
        " ",
        "Nextcloud",
        "My server",
        "Googleplex Pizza",
        "Apple Tree Bakery",
        "Big Apple",
        "Slackware",
        "Steamboat",
        "Discordant",
        "Stripes",
        "AWSome",
        "Example GmbH",
        "Vaultwarden",
        "Home Assistant",
        "Xylophone",
        "X marks the spot",
        "Ягода",
        "谷歌",
        "..",
        ".com",
        "a.b c.d",
        "\u{202e}",
    ] {
        for host in ["cloud.example.com", "127.0.0.1", "", "[::1]"] {
            assert_eq!(doubt(issuer, host), None, "{issuer} on {host}");
        }
    }
}
