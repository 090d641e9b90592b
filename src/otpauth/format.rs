//! From an account to its otpauth URI: what [`parse`](super::parse) reads as the same account.

use std::fmt::Write;

use zeroize::Zeroizing;

use super::{parse::is_written, percent::encode};
use crate::{
    account::{Account, Draft},
    otp::{Kind, Params, base32},
};

/// The otpauth URI of a draft. All parameters are written, defaults too: not every reader has the same ones.
#[must_use]
pub fn format(draft: &Draft) -> Zeroizing<String> {
    // What is captured has no PIN.
    write_uri((&draft.issuer, &draft.name), (draft.secret.expose(), &[]), &draft.params, &draft.extra)
}

/// The otpauth URI of an account, as [`format()`]. Id, sites and time have no place in it.
#[must_use]
pub fn format_account(account: &Account) -> Zeroizing<String> {
    let parts = account.params.parts(&account.secret);
    write_uri((&account.issuer, &account.name), parts, &account.params, &account.extra)
}

fn write_uri(
    (issuer, name): (&str, &str),
    (secret, pin): (&[u8], &[u8]),
    params: &Params,
    extra: &[(String, String)],
) -> Zeroizing<String> {
    // Enough for any URI: growing would leave copies of the secret behind. Each byte takes three at most.
    let texts = extra.iter().flat_map(|(name, value)| [name.len(), value.len(), 2]);
    let bytes = texts.chain([issuer.len(), issuer.len(), name.len(), secret.len().saturating_mul(2)]).sum::<usize>();
    let mut uri = Zeroizing::new(String::with_capacity(bytes.saturating_mul(3).saturating_add(256)));

    uri.push_str(match params {
        Kind::Totp { .. } => "otpauth://totp/",
        Kind::Hotp { .. } => "otpauth://hotp/",
        Kind::Steam => "otpauth://steam/",
        Kind::Yandex => "otpauth://yaotp/",
        Kind::Motp => "otpauth://motp/",
    });
    write_label(issuer, name, &mut uri);
    uri.push_str("?secret=");
    uri.push_str(&base32(secret));
    if !pin.is_empty() {
        uri.push_str("&pin=");
        uri.push_str(&base32(pin));
    }
    if !issuer.is_empty() {
        uri.push_str("&issuer=");
        encode(issuer, &mut uri);
    }
    // Writing to a String does not fail.
    let _ = match params {
        Kind::Totp { period, digits, algorithm } => {
            let (algorithm, digits, period) = (algorithm.name(), digits.get(), period.seconds());
            write!(uri, "&algorithm={algorithm}&digits={digits}&period={period}")
        }
        Kind::Hotp { counter, digits, algorithm } => {
            write!(uri, "&algorithm={}&digits={}&counter={counter}", algorithm.name(), digits.get())
        }
        Kind::Steam => write!(uri, "&algorithm=SHA1&digits=5&period=30"),
        Kind::Yandex | Kind::Motp => Ok(()),
    };
    // A kept `counter` of an account that became HOTP since would contradict its counter.
    for (name, value) in extra.iter().filter(|(name, _)| !is_written(name, params)) {
        uri.push('&');
        encode(name, &mut uri);
        uri.push('=');
        encode(value, &mut uri);
    }
    uri
}

/// `issuer:name`, where that can be told apart again. Names may hold anything, but in a label the first colon divides
/// and spaces after it are lost: then the issuer stands in its parameter only, and a colon in front says that no issuer
/// is in the label.
fn write_label(issuer: &str, name: &str, uri: &mut String) {
    if !issuer.is_empty() && !issuer.contains(':') && !name.starts_with(' ') {
        encode(issuer, uri);
        uri.push(':');
    } else if name.contains(':') {
        uri.push(':');
    }
    encode(name, uri);
}
