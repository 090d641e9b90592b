//! `otpauth-migration://` addresses, as Google Authenticator's QR codes hold them. The message is described where it is read
//! (`src/otpauth/migration`).

use zeroize::Zeroizing;

use super::{Leaving, Written, each};
use crate::{
    import::encoded::to_base64,
    otp::{Algorithm, Kind},
    otpauth::Field,
};

/// Accounts in one address: as many as Google Authenticator itself puts into a code that phones still read.
pub const PER_CODE: usize = 10;

/// The addresses, one for each QR code. `batch` is what all of them share: any number, another one for each export.
#[must_use]
pub fn migration(leaving: &[Leaving<'_>], batch: i32) -> Written<Vec<Zeroizing<String>>> {
    let Written { file: accounts, left_out } = each(leaving, account);
    let parts = accounts.chunks(PER_CODE).len() as u64;
    let address = |(part, accounts): (usize, &[Zeroizing<Vec<u8>>])| {
        let mut message =
            Zeroizing::new(Vec::with_capacity(accounts.iter().map(|one| one.len() + 8).sum::<usize>() + 64));
        accounts.iter().for_each(|account| bytes(1, account, &mut message));
        // The version of the message; a negative number takes all 64 bits.
        let numbers = [(2, 1), (3, parts), (4, part as u64), (5, i64::from(batch) as u64)];
        numbers.iter().for_each(|(field, value)| number(*field, *value, &mut message));
        let data = Zeroizing::new(to_base64(&message));
        let mut address = Zeroizing::new(String::with_capacity(data.len() * 3 + 64));
        address.push_str("otpauth-migration://offline?data=");
        for c in data.chars() {
            match c {
                '+' => address.push_str("%2B"),
                '/' => address.push_str("%2F"),
                '=' => address.push_str("%3D"),
                c => address.push(c),
            }
        }
        address
    };
    Written { file: accounts.chunks(PER_CODE).enumerate().map(address).collect(), left_out }
}

fn account(one: &Leaving<'_>) -> Result<Zeroizing<Vec<u8>>, Field> {
    let account = one.account;
    let (kind, algorithm, digits, counter) = match account.params {
        Kind::Totp { period, .. } if period.seconds() != 30 => return Err(Field::Period),
        Kind::Totp { digits, algorithm, .. } => (2, algorithm, digits, None),
        Kind::Hotp { counter, digits, algorithm } => (1, algorithm, digits, Some(counter)),
        Kind::Steam | Kind::Yandex | Kind::Motp => return Err(Field::Type),
    };
    let digits = match digits.get() {
        6 => 1,
        8 => 2,
        _ => return Err(Field::Digits),
    };
    let algorithm = match algorithm {
        Algorithm::Sha1 => 1,
        Algorithm::Sha256 => 2,
        Algorithm::Sha512 => 3,
    };
    let secret = account.secret.expose();
    let name = label(&account.issuer, &account.name);
    let mut message = Zeroizing::new(Vec::with_capacity(secret.len() + name.len() + account.issuer.len() + 64));
    bytes(1, secret, &mut message);
    bytes(2, name.as_bytes(), &mut message);
    bytes(3, account.issuer.as_bytes(), &mut message);
    number(4, algorithm, &mut message);
    number(5, digits, &mut message);
    number(6, kind, &mut message);
    if let Some(counter) = counter {
        number(7, counter, &mut message);
    }
    Ok(message)
}

/// Readers take what stands before the first colon for the issuer: so it stands there, or nothing does, where the name has a colon.
fn label(issuer: &str, name: &str) -> String {
    if issuer.contains(':') || issuer.is_empty() && !name.contains(':') {
        return name.to_owned();
    }
    format!("{issuer}:{name}")
}

/// A field with a number, as Protocol Buffers writes it.
fn number(field: u64, value: u64, message: &mut Vec<u8>) {
    varint(field << 3, message);
    varint(value, message);
}

/// A field with bytes.
fn bytes(field: u64, value: &[u8], message: &mut Vec<u8>) {
    varint(field << 3 | 2, message);
    varint(value.len() as u64, message);
    message.extend_from_slice(value);
}

fn varint(mut value: u64, message: &mut Vec<u8>) {
    while value >= 0x80 {
        message.push(value as u8 | 0x80);
        value >>= 7;
    }
    message.push(value as u8);
}
