//! A million random cases against a second implementation, written here from the text of RFC 2104, RFC 4226 and
//! RFC 6238, and against `totp-lite`, which stands on other versions of the hash crates.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test that cannot go on should stop and say so"
)]

use sha1::Digest;
use sixpence::{
    otp::{Algorithm, Digits, Kind, Period, Secret},
    time::UnixMs,
};

/// Divided among three tests, which run side by side.
const CASES: u64 = 1_000_000;
const SEED: u64 = 0x6978_7065_6e63_6521;

/// HMAC as RFC 2104, section 2 says: H(K xor opad, H(K xor ipad, text)).
fn hmac<H: Digest>(key: &[u8], text: &[u8], block: usize) -> Vec<u8> {
    let mut padded = if key.len() > block { H::digest(key).to_vec() } else { key.to_vec() };
    padded.resize(block, 0);
    let inner =
        H::new().chain_update(padded.iter().map(|b| b ^ 0x36).collect::<Vec<u8>>()).chain_update(text).finalize();
    H::new().chain_update(padded.iter().map(|b| b ^ 0x5c).collect::<Vec<u8>>()).chain_update(inner).finalize().to_vec()
}

/// Dynamic truncation, RFC 4226, section 5.3.
fn truncated(key: &[u8], counter: u64, algorithm: Algorithm) -> u32 {
    let text = counter.to_be_bytes();
    let mac = match algorithm {
        Algorithm::Sha1 => hmac::<sha1::Sha1>(key, &text, 64),
        Algorithm::Sha256 => hmac::<sha2::Sha256>(key, &text, 64),
        Algorithm::Sha512 => hmac::<sha2::Sha512>(key, &text, 128),
    };
    let offset = usize::from(mac[mac.len() - 1] & 0xf);
    u32::from_be_bytes(mac[offset..offset + 4].try_into().unwrap()) & 0x7fff_ffff
}

fn steam(mut value: u32) -> String {
    let alphabet: Vec<char> = "23456789BCDFGHJKMNPQRTVWXY".chars().collect();
    let next = || {
        let c = alphabet[value as usize % alphabet.len()];
        value /= alphabet.len() as u32;
        c
    };
    std::iter::repeat_with(next).take(5).collect()
}

fn lite(key: &[u8], time: u64, step: u64, digits: u32, algorithm: Algorithm) -> String {
    match algorithm {
        Algorithm::Sha1 => totp_lite::totp_custom::<totp_lite::Sha1>(step, digits, key, time),
        Algorithm::Sha256 => totp_lite::totp_custom::<totp_lite::Sha256>(step, digits, key, time),
        Algorithm::Sha512 => totp_lite::totp_custom::<totp_lite::Sha512>(step, digits, key, time),
    }
}

/// splitmix64: enough to spread cases, the same ones on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// 1 to 64 bytes, at times more than a hash block.
    fn secret(&mut self) -> Vec<u8> {
        let longest = if self.below(16) == 0 { 160 } else { 64 };
        let len = 1 + self.below(longest);
        (0..len).map(|_| self.next() as u8).collect()
    }

    /// From a few seconds after 1970 up to the last millisecond that fits, near ones more often.
    fn now(&mut self) -> u64 {
        let shift = self.below(64);
        self.next() >> shift
    }
}

/// The mismatches among `cases` random cases of one algorithm.
fn mismatches(algorithm: Algorithm, cases: u64) -> u64 {
    let mut random = Random(SEED ^ algorithm.name().len() as u64 ^ cases);
    let mut wrong = 0;
    for case in 0..cases {
        let key = random.secret();
        let secret = Secret::new(key.clone()).unwrap();
        let digits = Digits::new(6 + random.below(3)).unwrap();
        let now = UnixMs(random.now());
        let period = Period::new(5 + random.below(3596)).unwrap();
        let step = u64::from(period.seconds());
        let ten = 10_u32.pow(u32::from(digits.get()));
        let width = usize::from(digits.get());
        let (ours, theirs, lite) = match case % 10 {
            0 => {
                let counter = random.now();
                let code = Kind::Hotp { counter, digits, algorithm }.code_of_counter(&secret).unwrap();
                let value = truncated(&key, counter, algorithm) % ten;
                (code, format!("{value:0width$}"), Some(lite(&key, counter, 1, width as u32, algorithm)))
            }
            1 if algorithm == Algorithm::Sha1 => {
                let code = Kind::Steam.code_at(&secret, now).unwrap();
                (code, steam(truncated(&key, now.0 / 1000 / 30, algorithm)), None)
            }
            _ => {
                let code = Kind::Totp { period, digits, algorithm }.code_at(&secret, now).unwrap();
                let value = truncated(&key, now.0 / 1000 / step, algorithm) % ten;
                let lite = lite(&key, now.0 / 1000, step, width as u32, algorithm);
                (code, format!("{value:0width$}"), Some(lite))
            }
        };
        if ours.expose() != theirs || lite.is_some_and(|lite| lite != theirs) {
            eprintln!(
                "{algorithm:?}, key {key:02x?}, {now:?}, period {step}, digits {width}: {} {theirs}",
                ours.expose()
            );
            wrong += 1;
        }
    }
    println!("{cases} cases of {algorithm:?}: {wrong} mismatches");
    wrong
}

#[test]
fn sha1_agrees() {
    assert_eq!(mismatches(Algorithm::Sha1, CASES / 2), 0);
}

#[test]
fn sha256_agrees() {
    assert_eq!(mismatches(Algorithm::Sha256, CASES / 4), 0);
}

#[test]
fn sha512_agrees() {
    assert_eq!(mismatches(Algorithm::Sha512, CASES / 4), 0);
}
