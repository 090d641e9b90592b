//! Hosts that are made to be taken for another.
//!
//! What is compared is the name that the owner chose (`github` of `login.github.com`) and, of the page, every other label that
//! its owner can choose freely. False alarms cost little: the page has another owner in any case, and the user can still write
//! it among the account's sites.

use super::{
    punycode::decoded,
    suffixes::{Suffixes, is_address},
};
use crate::confusables::drawn_as;

/// The fewest characters of a name whose likeness to another is no accident.
const SHORTEST: usize = 4;

/// Labels that say what a host is for; as the name of a site they are no brand to be imitated by.
const PLAIN_WORDS: [&str; 26] = [
    "account",
    "accounts",
    "admin",
    "auth",
    "blog",
    "cloud",
    "console",
    "dashboard",
    "docs",
    "forum",
    "help",
    "home",
    "login",
    "mail",
    "news",
    "panel",
    "portal",
    "secure",
    "server",
    "shop",
    "status",
    "store",
    "support",
    "test",
    "webmail",
    "wiki",
];

/// A page's host, without a dot at its end, taken apart once for all the sites that it may imitate.
pub(super) struct Face<'a> {
    host: &'a str,
    own: &'a str,
    /// Whether it hangs below a private suffix.
    private: bool,
    /// The name that the owner chose, as it is read.
    name: String,
    /// Skeletons of the labels before the suffix, and of the words that these consist of.
    labels: Vec<String>,
    words: Vec<String>,
    /// The host and its registrable domain, as they are read without their dots.
    joined: [String; 2],
}

impl<'a> Face<'a> {
    pub(super) fn of(host: &'a str, list: &Suffixes) -> Self {
        let own = list.registrable(host).unwrap_or(host);
        let (label, suffix) = parts(own);
        let labels: Vec<String> = host.strip_suffix(suffix).unwrap_or(host).split('.').map(read).collect();
        Self {
            host,
            own,
            private: list.suffix(host).is_some_and(|suffix| suffix.private && suffix.name != host),
            name: read(label),
            words: labels.iter().flat_map(|label| label.split('-')).map(skeleton).collect(),
            labels: labels.iter().map(|label| skeleton(label)).collect(),
            joined: [joined(host), joined(own)],
        }
    }

    /// Whether it imitates `site`, a host of another owner without a dot at its end.
    pub(super) fn imitates(&self, site: &str, list: &Suffixes) -> bool {
        let own = list.registrable(site).unwrap_or(site);
        if own.contains('.') && holds(self.host, own) {
            return true;
        }
        if is_address(self.host) || is_address(site) {
            return false;
        }
        let ((page_label, page_suffix), (label, suffix)) = (parts(self.own), parts(own));
        if page_label == label {
            // The same name elsewhere is often the same owner (`amazon.de`), but not where anybody has it for nothing, and
            // `.co` and `.cm` live on those who mistype `.com`.
            let mistyped = suffix == "com" && !page_suffix.contains('.') && one_edit_apart(page_suffix, "com");
            return mistyped || self.private && label.len() >= SHORTEST;
        }
        let name = read(label);
        if self.name == name || self.joined.contains(&joined(own)) {
            return true;
        }
        name.chars().count() >= SHORTEST
            && (alike(&self.name, &name) || !PLAIN_WORDS.contains(&name.as_str()) && self.names(&name, own))
    }

    /// Whether one of its words is the name of the domain `own` (`github-login.example`), or one of its labels all of that
    /// (`githubcom.example`).
    fn names(&self, name: &str, own: &str) -> bool {
        let (wanted, joined) = (skeleton(name), joined(own));
        let is_name = |word: &String| *word == wanted || word.strip_prefix("www") == Some(&wanted);
        self.words.iter().any(is_name) || self.labels.contains(&joined)
    }
}

/// The first label of a domain and the rest.
fn parts(domain: &str) -> (&str, &str) {
    domain.split_once('.').unwrap_or((domain, ""))
}

/// Whether a host holds a whole other one, before its end: `github.com.login.example`.
fn holds(page: &str, own: &str) -> bool {
    let mut rest = Some(page);
    while let Some(name) = rest {
        if name.strip_prefix(own).is_some_and(|after| after.starts_with('.')) {
            return true;
        }
        rest = name.split_once('.').map(|(_, after)| after);
    }
    false
}

/// A domain as it is read without its dots: `bankco.uk` is `bank.co.uk`.
fn joined(domain: &str) -> String {
    skeleton(&domain.split('.').map(read).collect::<String>())
}

/// Whether two names differ by what the eye misses. Other digits are the next of a row of machines, no likeness.
fn alike(page: &str, name: &str) -> bool {
    let (page_drawn, drawn) = (skeleton(page), skeleton(name));
    let mut both = page.chars().zip(name.chars());
    let only_digits = page.len() == name.len()
        && both.all(|(one, other)| one == other || one.is_ascii_digit() && other.is_ascii_digit());
    page_drawn == drawn || !only_digits && (one_edit_apart(page, name) || one_edit_apart(&page_drawn, &drawn))
}

/// A label as it is read: its punycode decoded, what is drawn like a letter of ASCII made that letter, accents left out.
fn read(label: &str) -> String {
    let decoded = decoded(label);
    let text = decoded.as_deref().unwrap_or(label);
    text.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).map(|c| drawn_as(without_accent(c))).collect()
}

/// The letters from U+00E0, and those from U+0100 and U+1E00, whose capitals stand between; a space where there is none.
const ACCENTED: [(u32, &str); 3] = [
    (0xe0, "aaaaaa ceeeeiiiidnooooo ouuuuy y"),
    (
        0x100,
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkkllllllllllnnnnnnnnnoooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs",
    ),
    (
        0x1e00,
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas    aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy      ",
    ),
];

fn without_accent(c: char) -> char {
    let code = u32::from(c);
    let found = ACCENTED.iter().find_map(|(first, letters)| {
        let at = usize::try_from(code.checked_sub(*first)?).ok()?;
        letters.as_bytes().get(at).copied().filter(u8::is_ascii_lowercase)
    });
    found.map_or(c, char::from)
}

/// Letters and pairs of letters that pass for one another, made one.
fn skeleton(name: &str) -> String {
    let mut made = String::with_capacity(name.len());
    for c in name.chars().filter(|c| *c != '-') {
        let one = match c {
            '0' => 'o',
            '1' | 'i' => 'l',
            '3' => 'e',
            '5' => 's',
            c => c,
        };
        let pair = match (made.chars().next_back(), one) {
            (Some('r'), 'n') => Some('m'),
            (Some('v'), 'v') => Some('w'),
            (Some('c'), 'l') => Some('d'),
            _ => None,
        };
        if pair.is_some() {
            made.pop();
        }
        made.push(pair.unwrap_or(one));
    }
    made
}

/// One character inserted, removed, replaced, or two neighbours swapped.
fn one_edit_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same_front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(same_front..).unwrap_or_default(), b.get(same_front..).unwrap_or_default());
    match (a, b) {
        ([], []) => false,
        ([_, x @ ..], [_, y @ ..]) if x == y => true,
        ([_, rest @ ..], other) if rest == other => true,
        (other, [_, rest @ ..]) if rest == other => true,
        ([p, q, x @ ..], [r, s, y @ ..]) => p == s && q == r && x == y,
        _ => false,
    }
}
