//! Sites, and pages that are none of them, made by rule: what attackers and accidents put into an address or a frame.

use std::collections::BTreeSet;

use url::{Host, Url};

/// A site of an account and a page, or a frame in the right page, that is not it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pair {
    pub(crate) class: &'static str,
    /// An origin, as browsers write it.
    pub(crate) site: &'static str,
    /// The address, as somebody writes it.
    pub(crate) address: String,
    /// In the site's own page: a frame.
    pub(crate) frame: Option<Frame>,
}

/// What the sensor says of a frame.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Frame {
    pub(crate) origin: String,
    pub(crate) top: bool,
    pub(crate) same_origin_chain: bool,
}

pub(crate) const SITES: [&str; 36] = [
    "https://github.com",
    "https://accounts.google.com",
    "https://www.paypal.com",
    "https://login.microsoftonline.com",
    "https://www.online.bank.co.uk",
    "https://amazon.com",
    "https://sellercentral.amazon.de",
    "https://alice.github.io",
    "https://alice.blogspot.com",
    "https://shopping.herokuapp.com",
    "https://bucket.s3.eu-west-1.amazonaws.com",
    "https://bucket.s3.amazonaws.com",
    "https://intranet.pages.dev",
    "https://xn--bcher-kva.de",
    "https://xn--80ajghhoc2aj1c8b.xn--p1ai",
    "https://github.com:8443",
    "https://vault.corp.example:9443",
    "https://nas.alice.duckdns.org",
    "https://login.city.kobe.jp",
    "https://www.ck",
    "https://www.service.gov.uk",
    "https://x.com",
    "https://t.co",
    "https://company.okta.com",
    "https://www.dropbox.com",
    "https://www.facebook.com",
    "https://discord.com",
    "https://login.coinbase.com",
    "https://account.proton.me",
    "https://id.atlassian.com",
    "https://gitlab.com",
    "http://localhost:9102",
    "http://127.0.0.1:9102",
    "http://[::1]:8080",
    "https://192.168.1.10",
    "https://[2001:db8::1]",
];

const WORDS: [&str; 8] = ["www", "login", "m", "evil", "bob", "a.b", "secure-login", "xn--80ak6aa92e"];
const REGISTRIES: [&str; 12] =
    ["co.uk", "de", "net", "org", "co", "cm", "io", "app", "com.au", "org.ck", "kawasaki.jp", "unlisted"];
const PRIVATE: [&str; 20] = [
    "github.io",
    "gitlab.io",
    "blogspot.com",
    "herokuapp.com",
    "pages.dev",
    "workers.dev",
    "web.app",
    "firebaseapp.com",
    "netlify.app",
    "vercel.app",
    "s3.amazonaws.com",
    "s3.eu-west-1.amazonaws.com",
    "s3.us-west-2.amazonaws.com",
    "azurewebsites.net",
    "cloudfront.net",
    "myshopify.com",
    "duckdns.org",
    "onrender.com",
    "uk.com",
    "eu.org",
];
const PORTS: [u16; 7] = [1, 80, 444, 8080, 8444, 9103, 65535];
const OPAQUE: [&str; 24] = [
    "about:blank",
    "about:srcdoc",
    "about:blank#{site}",
    "data:text/html,<form>{site}</form>",
    "data:text/html;base64,PGZvcm0+",
    "javascript:location='{site}'",
    "blob:{site}/0b3ff3a4-0000-4000-8000-000000000000",
    "blob:https://evil.example/0b3ff3a4-0000-4000-8000-000000000000",
    "blob:null/0b3ff3a4-0000-4000-8000-000000000000",
    "filesystem:{site}/temporary/x.html",
    "file:///home/alice/{host}.html",
    "file://{host}/index.html",
    "chrome-extension://abcdefghijklmnopabcdefghijklmnop/{host}.html",
    "moz-extension://0b3ff3a4-0000-4000-8000-000000000000/{host}.html",
    "chrome://settings/{host}",
    "edge://{host}",
    "view-source:{site}/",
    "feed:{site}/",
    "intent://{host}/#Intent;scheme=https;end",
    "ftp://{host}/",
    "ws://{host}/",
    "wss://{host}/",
    "https-{site}",
    "null",
];
/// Letters of other alphabets in the place of ASCII ones.
const DRAWN: [(char, &str); 14] = [
    ('a', "аαáạ"),
    ('b', "Ьḅ"),
    ('c', "сϲç"),
    ('d', "ԁđ"),
    ('e', "еéẹ"),
    ('g', "ɡġ"),
    ('h', "һḥ"),
    ('i', "іıíị"),
    ('l', "ӏł"),
    ('n', "ոñ"),
    ('o', "оοօøọ"),
    ('p', "рρ"),
    ('s', "ѕş"),
    ('u', "υüụ"),
];
const ASCII_ALIKE: [(&str, &str); 9] =
    [("o", "0"), ("l", "1"), ("i", "1"), ("i", "l"), ("e", "3"), ("s", "5"), ("m", "rn"), ("w", "vv"), ("d", "cl")];

/// All pairs, each once. None is of one origin, by the crate `url`.
pub(crate) fn pairs() -> BTreeSet<Pair> {
    let mut made = Made::default();
    for site in SITES {
        let url = Url::parse(site).unwrap();
        if let Some(Host::Domain(host)) = url.host() {
            made.hosts(site, host);
            made.written(site, host);
            if host.contains('.') {
                made.names(site, host);
            }
        }
        made.addresses(site, &url);
        made.ports_and_schemes(site, &url);
        made.frames(site);
    }
    made.0
}

#[derive(Default)]
struct Made(BTreeSet<Pair>);

impl Made {
    fn add(&mut self, class: &'static str, site: &'static str, address: String) {
        let own = Url::parse(site).unwrap().origin();
        let same = Url::parse(&address).is_ok_and(|url| url.scheme() != "blob" && url.origin() == own);
        if !same {
            self.0.insert(Pair { class, site, address, frame: None });
        }
    }

    fn host(&mut self, class: &'static str, site: &'static str, host: &str) {
        let port = Url::parse(site).unwrap().port().map(|port| format!(":{port}")).unwrap_or_default();
        self.add(class, site, format!("https://{host}{port}/login"));
        self.add(class, site, format!("https://{host}/"));
    }

    /// Above, below and beside a host.
    fn hosts(&mut self, site: &'static str, host: &str) {
        for word in WORDS {
            self.host("below the site", site, &format!("{word}.{host}"));
        }
        let mut above = host;
        while let Some((_, rest)) = above.split_once('.') {
            self.host("above the site", site, rest);
            for word in WORDS {
                self.host("beside the site", site, &format!("{word}.{rest}"));
            }
            above = rest;
        }
        for dotted in [
            format!("{host}."),
            format!("{host}.."),
            format!("www.{host}."),
            format!(".{host}"),
            format!("{host}.:8443"),
        ] {
            self.host("dots", site, &dotted);
        }
    }

    /// Names that are taken for the one of the site.
    fn names(&mut self, site: &'static str, host: &str) {
        let own = psl::domain_str(host).unwrap();
        let (name, suffix) = own.split_once('.').unwrap();
        for other in REGISTRIES {
            self.host("another registry", site, &format!("{name}.{other}"));
        }
        for other in PRIVATE {
            self.host("a private suffix", site, &format!("{name}.{other}"));
            self.host("a suffix itself", site, other);
        }
        let (shown, suffix_shown) = (url::quirks::domain_to_unicode(name), url::quirks::domain_to_unicode(suffix));
        let chars: Vec<char> = shown.chars().collect();
        for at in 0..chars.len() {
            let with = |middle: &[char], skip: usize| {
                let rest = chars.get(at + skip..).unwrap_or_default();
                [&chars[..at], middle, rest].concat().into_iter().collect::<String>()
            };
            for edited in [with(&[], 1), with(&['x'], 0), with(&['x'], 1), with(&[chars[at], chars[at]], 1)] {
                if edited != shown && !edited.is_empty() {
                    self.host("an edit", site, &format!("{edited}.{suffix}"));
                }
            }
            if let Some(next) = chars.get(at + 1).filter(|next| **next != chars[at]) {
                self.host("an edit", site, &format!("{}.{suffix}", with(&[*next, chars[at]], 2)));
            }
            let drawn = DRAWN.iter().filter(|(letter, _)| *letter == chars[at]).flat_map(|(_, drawn)| drawn.chars());
            for alike in drawn {
                self.host("another alphabet", site, &format!("{}.{suffix}", with(&[alike], 1)));
                self.host("another alphabet", site, &format!("login.{}.example", with(&[alike], 1)));
            }
        }
        for (letter, alike) in ASCII_ALIKE.iter().filter(|(letter, _)| shown.contains(letter)) {
            self.host("drawn alike", site, &format!("{}.{suffix}", shown.replace(letter, alike)));
        }
        for holder in ["evil.example", "xn--80ak6aa92e.com", "alice.github.io", "login.co.uk", "pages.dev"] {
            let whole = format!("{shown}{suffix_shown}").replace('.', "");
            for front in [host, own, &format!("{shown}-{suffix_shown}"), &format!("www-{shown}"), &whole] {
                self.host("held by another", site, &format!("{front}.{holder}"));
            }
        }
        let joined = format!("{shown}{suffix_shown}");
        for held in [format!("{shown}-login.example"), format!("login-{shown}.com"), format!("www{shown}.com"), joined]
        {
            self.host("held by another", site, &held);
        }
    }

    /// The site's host where no host is.
    fn written(&mut self, site: &'static str, host: &str) {
        for elsewhere in ["evil.example", "evil.github.io", "127.0.0.1", "[::1]", "localhost"] {
            for address in [
                format!("https://{host}@{elsewhere}/"),
                format!("https://{host}:443@{elsewhere}/"),
                format!("https://{host}%2f@{elsewhere}/"),
                format!("https://{elsewhere}\\@{host}/"),
                format!("https://{elsewhere}/{site}"),
                format!("https://{elsewhere}/@{host}"),
                format!("https://{elsewhere}?{site}"),
                format!("https://{elsewhere}#@{host}/"),
                format!("http://{elsewhere}/{site}"),
            ] {
                self.add("user names and paths", site, address);
            }
        }
        let upper = host.to_uppercase();
        for address in [
            format!("https://{upper}.EVIL.EXAMPLE/"),
            format!("HTTPS://{upper}.evil.example/"),
            format!("https://{host}%2eevil.example/"),
            format!("https://{host}%00.evil.example/"),
            format!("https://{host}%20/"),
            format!("https://{host}%2f/"),
            format!("https://{host}\u{3002}evil.example/"),
            format!("https://{host}\u{ff0e}evil.example/"),
            format!("https://evil\u{2024}{host}/"),
            format!("https://{host}\u{2215}evil.example/"),
            format!("https://{host}\u{ad}.evil.example/"),
            format!("https://{}/", host.replacen(|c: char| c.is_ascii_alphabetic(), "%D0%B0", 1)),
            format!("https://{host}:8443\t/"),
            format!(" https://evil.example/{host}"),
        ] {
            self.add("encodings", site, address);
        }
    }

    /// Addresses instead of names, in every way that they can be written.
    fn addresses(&mut self, site: &'static str, url: &Url) {
        let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        for host in [
            "127.0.0.1",
            "127.0.0.2",
            "127.1",
            "2130706433",
            "2130706434",
            "0x7f000001",
            "0x7f.1",
            "0177.0.0.1",
            "017700000001",
            "0.0.0.0",
            "0",
            "192.168.1.1",
            "192.168.1.11",
            "192.168.267",
            "3232235786",
            "3232235787",
            "0xc0a8010a",
            "0xc0.0xa8.1.11",
            "0300.0250.1.013",
            "140.82.121.3",
            "256.1.1.1",
            "1.2.3.4.5",
            "127.0.0.1.evil.example",
            "192.168.1.10.evil.example",
            "127-0-0-1.evil.example",
            "[::1]",
            "[0:0:0:0:0:0:0:1]",
            "[::2]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::127.0.0.1]",
            "[::ffff:192.168.1.10]",
            "[2001:db8::1]",
            "[2001:db8::2]",
            "[2001:DB8:0:0::1]",
            "[2001:db8:0:0:1::1]",
            "[fe80::1]",
            "localhost",
            "localhost.evil.example",
            "localhost.",
            "evil.localhost",
            "127.0.0.1.",
        ] {
            for scheme in ["https", "http"] {
                self.add("addresses", site, format!("{scheme}://{host}/"));
                self.add("addresses", site, format!("{scheme}://{host}{port}/"));
            }
        }
    }

    fn ports_and_schemes(&mut self, site: &'static str, url: &Url) {
        let host = url.host_str().unwrap();
        for port in PORTS {
            self.add("ports", site, format!("https://{host}:{port}/"));
            self.add("ports", site, format!("http://{host}:{port}/"));
        }
        for address in [
            format!("http://{host}/"),
            format!("http://{host}:443/"),
            format!("https://{host}:80/"),
            format!("HTTP://{host}/"),
        ] {
            self.add("schemes", site, address);
        }
        for form in OPAQUE {
            self.add("not an https page", site, form.replace("{site}", site).replace("{host}", host));
        }
    }

    /// Frames in the right page: foreign ones, and own ones within foreign ones.
    fn frames(&mut self, site: &'static str) {
        let foreign: BTreeSet<String> =
            self.0.iter().filter(|pair| pair.site == site).step_by(9).map(|pair| origin_of(&pair.address)).collect();
        let mut frame = |origin: &str, top: bool, same_origin_chain: bool| {
            let frame = Frame { origin: origin.to_owned(), top, same_origin_chain };
            self.0.insert(Pair { class: "frames", site, address: format!("{site}/login"), frame: Some(frame) });
        };
        for origin in foreign.iter().filter(|origin| *origin != site) {
            for (top, chain) in [(false, false), (false, true), (true, true), (true, false)] {
                frame(origin, top, chain);
            }
        }
        frame(site, false, false);
        for opaque in ["null", "", "about:blank", "about:srcdoc", "data:,", "file://", "blob:null"] {
            for (top, chain) in [(false, false), (false, true), (true, true)] {
                frame(opaque, top, chain);
            }
        }
    }
}

/// The address as a browser writes it.
pub(crate) fn as_browsers_write(address: &str) -> Option<String> {
    Url::parse(address).ok().map(String::from)
}

/// What `self.origin` says in a page of this address.
pub(crate) fn origin_of(address: &str) -> String {
    Url::parse(address).map_or_else(|_| "null".to_owned(), |url| url.origin().ascii_serialization())
}
