//! Web origins, compared exactly. How one relates to another is the business of [`crate::matching`].

use std::fmt;

use serde::{Deserialize, Serialize};

/// An origin on which a code may be filled: `https`, or `http` on loopback. Scheme, host in lower case (punycode), port.
///
/// Written as browsers serialise it: `https://github.com`, `http://127.0.0.1:9102`; the default port is left out.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin {
    secure: bool,
    host: String,
    port: Option<u16>,
}

/// Why a text is no origin that may be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OriginError {
    /// Neither `https:`, nor `http:` on loopback.
    #[error("only https pages and pages of this computer can be filled")]
    Scheme,
    /// Not an origin: an opaque one (`null`), or a text that is none.
    #[error("this is not the address of a site")]
    NotAnOrigin,
}

impl Origin {
    /// Reads an origin or a whole address as the browser serialises them (lower case, punycode): what
    /// follows the host is dropped.
    ///
    /// # Errors
    /// [`OriginError::Scheme`] for `http` off loopback and for every other scheme; [`OriginError::NotAnOrigin`] for
    /// what has no host, user names in the address, or characters that no serialised host has.
    pub fn parse(address: &str) -> Result<Self, OriginError> {
        let (scheme, rest) = split_scheme(address).ok_or(OriginError::NotAnOrigin)?;
        let secure = match scheme {
            "https" => true,
            "http" => false,
            _ => return Err(OriginError::Scheme),
        };
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let (host, port) = split_port(authority)?;
        if !host_is_plain(host) {
            return Err(OriginError::NotAnOrigin);
        }
        if !secure && !is_loopback(host) {
            return Err(OriginError::Scheme);
        }
        let default = if secure { 443 } else { 80 };
        Ok(Self { secure, host: host.to_owned(), port: port.filter(|port| *port != default) })
    }

    /// The host: a name in punycode, an IPv4 address, or an IPv6 address in brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Host and, where it is not the scheme's own, port: what the user is shown.
    #[must_use]
    pub fn shown(&self) -> String {
        match self.port {
            Some(port) => format!("{}:{port}", self.host),
            None => self.host.clone(),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", if self.secure { "https" } else { "http" }, self.shown())
    }
}

impl TryFrom<String> for Origin {
    type Error = OriginError;
    fn try_from(text: String) -> Result<Self, OriginError> {
        Self::parse(&text)
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.to_string()
    }
}

/// What stands before `://` and what behind it, if the first colon of the text is followed by `//`. (Searched by
/// character: the library's search for a text is 10 KB of wasm.)
#[must_use]
pub fn split_scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    Some((scheme, rest.strip_prefix("//")?))
}

fn split_port(authority: &str) -> Result<(&str, Option<u16>), OriginError> {
    let last = |text: &str, wanted: u8| text.bytes().rposition(|byte| byte == wanted);
    let after_bracket = last(authority, b']').map_or(0, |at| at.saturating_add(1));
    let tail = authority.get(after_bracket..).unwrap_or_default();
    match last(tail, b':') {
        None => Ok((authority, None)),
        Some(at) => {
            let host = authority.get(..after_bracket.saturating_add(at)).unwrap_or_default();
            let port = tail.get(at.saturating_add(1)..).unwrap_or_default();
            let plain = !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
            let port = plain.then(|| port.parse().ok()).flatten().ok_or(OriginError::NotAnOrigin)?;
            Ok((host, Some(port)))
        }
    }
}

fn host_is_plain(host: &str) -> bool {
    let inner = host.strip_prefix('[').and_then(|h| h.strip_suffix(']'));
    match inner {
        Some(v6) => !v6.is_empty() && v6.bytes().all(|b| b.is_ascii_hexdigit() || b == b':' || b == b'.'),
        None => {
            !host.is_empty()
                && !host.starts_with('.')
                && host.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'_'))
        }
    }
}

/// Loopback names and addresses: pages of this computer, on which http cannot be overheard.
pub(crate) fn is_loopback(host: &str) -> bool {
    let v4 = host.strip_prefix("127.").is_some_and(|rest| {
        let parts: Vec<&str> = rest.split('.').collect();
        parts.len() == 3 && parts.iter().all(|part| part.parse::<u8>().is_ok())
    });
    v4 || host == "localhost" || host.ends_with(".localhost") || host == "[::1]"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(text: &str) -> Origin {
        Origin::parse(text).unwrap()
    }

    #[test]
    fn written_as_browsers_write_it() {
        for (address, expected) in [
            ("https://github.com/login?x#y", "https://github.com"),
            ("https://github.com:443", "https://github.com"),
            ("https://github.com:8443/", "https://github.com:8443"),
            ("http://127.0.0.1:9102/accounts", "http://127.0.0.1:9102"),
            ("http://localhost", "http://localhost"),
            ("http://[::1]:80", "http://[::1]"),
        ] {
            assert_eq!(origin(address).to_string(), expected);
        }
    }

    #[test]
    fn refused_where_nothing_may_be_filled() {
        for address in [
            "http://github.com",
            "http://127.0.0.1.evil.example",
            "http://localhost.evil.example",
            "ftp://a.example",
            "file:///etc/passwd",
            "chrome-extension://abc/popup.html",
            "blob:https://a.example/1",
        ] {
            assert!(Origin::parse(address).is_err(), "{address}");
        }
        for address in [
            "null",
            "",
            "https://",
            "https://user@host.example",
            "https://a.example:99999",
            "https://a b",
            "data:text/html,x",
        ] {
            assert_eq!(Origin::parse(address), Err(OriginError::NotAnOrigin), "{address}");
        }
    }
}
