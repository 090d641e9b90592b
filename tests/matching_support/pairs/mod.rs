//! Sites, and pages that are none of them, made by rule: what attackers and accidents put into an address or a frame.

mod lists;

use std::collections::BTreeSet;

use url::{Host, Url};

pub(crate) use lists::SITES;
use lists::*;

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
        for host in ADDRESSES {
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
