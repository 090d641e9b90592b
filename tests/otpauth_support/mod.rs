//! Writes exports of Google Authenticator, field by field, so that they can be broken, too.
#![allow(dead_code)]

use data_encoding::BASE64;

/// A field with bytes in it: a message, a text, a secret.
pub fn field(number: u64, bytes: &[u8]) -> Vec<u8> {
    [varint(number << 3 | 2), varint(bytes.len() as u64), bytes.to_vec()].concat()
}

/// A field with a number in it.
pub fn number(number: u64, value: u64) -> Vec<u8> {
    [varint(number << 3), varint(value)].concat()
}

/// An account: algorithm, digits and type by their numbers in the format.
pub fn account(secret: &[u8], name: &str, issuer: &str, [algorithm, digits, kind]: [u64; 3]) -> Vec<u8> {
    let texts = [field(1, secret), field(2, name.as_bytes()), field(3, issuer.as_bytes())];
    [texts.concat(), number(4, algorithm), number(5, digits), number(6, kind)].concat()
}

/// A part of an export, as its QR code says it: the accounts, and which part of how many it is (from 1).
pub fn export(accounts: &[Vec<u8>], part: u64, parts: u64, batch: i32) -> String {
    let accounts: Vec<u8> = accounts.iter().flat_map(|account| field(1, account)).collect();
    let which = [number(2, 1), number(3, parts), number(4, part - 1), number(5, i64::from(batch) as u64)];
    uri(&[accounts, which.concat()].concat())
}

/// The address of these bytes.
pub fn uri(bytes: &[u8]) -> String {
    let data = BASE64.encode(bytes).replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
    format!("otpauth-migration://offline?data={data}")
}

fn varint(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}
