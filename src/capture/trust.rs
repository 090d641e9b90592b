//! Does the issuer that a code names fit the page it was read on?
//!
//! Nothing in a code proves who made it: a page can show one that calls itself Google. Most sites name themselves freely,
//! so only two things are doubted: a well-known service named on a page that is none of its, and an issuer written as an
//! address of another site. It is a remark for the user, who may know better; nothing is refused for it.

mod services;

use serde::{Deserialize, Serialize};

use crate::{account::is_hidden, confusables::drawn_as};

use services::SERVICES;

/// Why the issuer may not be who it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Doubt {
    /// It names a well-known service, and the page is none of its.
    Elsewhere {
        /// The service, as it writes itself.
        known: String,
    },
    /// It is written as the name of a host, and the page is of another one.
    OtherHost {
        /// That name, in small ASCII letters.
        named: String,
    },
}

/// Whether an issuer does not fit the host of the page (with its port, if it is shown) on which it was read.
#[must_use]
pub fn doubt(issuer: &str, host: &str) -> Option<Doubt> {
    let host = host_alone(host).to_ascii_lowercase();
    let plain = plain(issuer);
    let domain = is_domain(&plain).then_some(plain.trim());
    let names_it = |service: &&(&str, &str, &str)| match domain {
        Some(domain) => service.2.split(' ').any(|own| is_within(domain, own)),
        None => names(&alike(&plain), service.1),
    };
    let mut first = None;
    for (name, _, domains) in SERVICES.iter().filter(names_it) {
        if domains.split(' ').any(|own| is_within(&host, own)) {
            return None;
        }
        first = first.or(Some(*name));
    }
    if let Some(known) = first {
        return Some(Doubt::Elsewhere { known: known.to_owned() });
    }
    let named = domain.filter(|domain| !is_local(&host) && !is_within(&host, domain) && !is_within(domain, &host))?;
    Some(Doubt::OtherHost { named: named.to_owned() })
}

/// Whether an issuer has one of the names in it, as whole words: `|` divides them, and one with a `=` before it, an ordinary
/// word, has to be all of the issuer.
fn names(issuer: &str, names: &str) -> bool {
    names.split('|').any(|name| match name.strip_prefix('=') {
        Some(name) => issuer == alike(name),
        None => issuer.contains(&alike(name)),
    })
}

/// Whether a host is a domain or within it.
fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Without the port. Addresses of IPv6 stand in brackets.
fn host_alone(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((alone, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => alone,
        _ => host,
    }
}

/// Whether a text is written as the name of a host: labels with dots between them, the last of letters. Names of programs
/// are written so, too.
fn is_domain(text: &str) -> bool {
    let text = text.trim();
    let is_label = |label: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !label.is_empty() && label.bytes().all(plain)
    };
    let Some((_, last)) = text.rsplit_once('.') else { return false };
    let is_program = matches!(last, "js" | "php") && text.matches('.').count() == 1;
    text.split('.').all(is_label)
        && last.len() > 1
        && last.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !is_program
}

/// Whether a host is this computer or one of a private network: what runs there may call itself by its public address.
fn is_local(host: &str) -> bool {
    let numbers: Vec<u8> = host.split('.').filter_map(|number| number.parse().ok()).collect();
    match numbers.as_slice() {
        [127 | 10, _, _, _] | [192, 168, _, _] | [169, 254, _, _] | [172, 16..=31, _, _] | [100, 64..=127, _, _] => {
            true
        }
        _ if host.starts_with('[') => {
            host == "[::1]"
                || ["[fe8", "[fe9", "[fea", "[feb", "[fc", "[fd"].iter().any(|start| host.starts_with(start))
        }
        _ => {
            let own = [".localhost", ".local", ".lan", ".home.arpa", ".internal", ".test", ".home", ".intranet"];
            !host.contains('.') || own.iter().any(|end| host.ends_with(end))
        }
    }
}

/// A text in small ASCII letters, as far as it looks like them: without what cannot be seen, with what is drawn as a
/// letter of ASCII as that letter.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !is_hidden(*c) && !matches!(c, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}'))
        .map(drawn_as)
        .collect()
}

/// The words of a plain text, with single spaces between and around them, and what is drawn alike in many fonts as one:
/// `I`, `l` and `1`, `O` and `0`.
fn alike(plain: &str) -> String {
    let mut words = String::from(" ");
    for c in plain.chars() {
        match c.to_ascii_lowercase() {
            'i' | '1' => words.push('l'),
            '0' => words.push('o'),
            c if c.is_ascii_alphanumeric() => words.push(c),
            // Letters of other scripts go on with the word.
            c if !c.is_ascii()
                && !matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}') =>
            {
                words.push(c);
            }
            _ if !words.ends_with(' ') => words.push(' '),
            _ => {}
        }
    }
    let trimmed = words.trim_end().len();
    words.truncate(trimmed);
    words.push(' ');
    words
}
