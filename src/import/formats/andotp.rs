//! andOTP: `otp_accounts_*.json`, and its two encrypted forms, which have no mark at all.
//!
//! An array of `{secret (padded base32), issuer, label, digits, type, algorithm, period or counter, tags, thumbnail}`; before 0.6.3
//! without `issuer`, the label `Issuer - name`. Encrypted, new: rounds (4 bytes, big endian), salt of 12 bytes, nonce of 12,
//! AES-256-GCM with PBKDF2-HMAC-SHA1; old: nonce of 12 bytes, AES-256-GCM with SHA-256 of the passphrase. Source: [andOTP's wiki]
//! and its code.
//!
//! [andOTP's wiki]: https://github.com/andOTP/andOTP/wiki/Special-features

use serde_json::Value;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{Format, Sure};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        content::json_of,
        fields::{entry, text},
        parts::{Moves, Parts, USUAL_KEYS, base32},
        sealed::{Hash, Key, gcm, pbkdf2},
    },
};

pub(super) const FORMAT: Format = Format { name: "andOTP", recognise, read };

/// The rounds that the app draws lie between 140,000 and 160,000; it reads up to this.
const MOST_ROUNDS: u32 = 10_000_000;
const SALT: usize = 12;
const NONCE: usize = 12;
const TAG: usize = 16;

fn recognise(content: &Content<'_>) -> Sure {
    let is_ours = |value: &Value| {
        let has = |key: &str| value.get(key).is_some();
        has("secret") && has("label") && has("type") && (has("thumbnail") || has("tags") || has("algorithm"))
    };
    match content {
        Content::Bytes(file) if file.len() > NONCE + TAG => Sure::Maybe,
        _ => Sure::when(content.array().is_some_and(|all| !all.is_empty() && all.iter().any(is_ours))),
    }
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    match content {
        Content::Bytes(file) => {
            let plain = open(file, opening)?;
            let json = json_of(&plain)?;
            read_all(json.as_array().ok_or(ImportError::Damaged)?, opening)
        }
        _ => read_all(content.array().ok_or(ImportError::Damaged)?, opening),
    }
}

fn open(file: &[u8], opening: &Opening<'_>) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    let passphrase = opening.passphrase()?;
    if let Some((rounds, rest)) = file.split_first_chunk::<4>()
        && let Some((salt, rest)) = rest.split_first_chunk::<SALT>()
        && let Some((nonce, body)) = rest.split_first_chunk::<NONCE>()
        && let rounds @ 1..=MOST_ROUNDS = u32::from_be_bytes(*rounds)
    {
        let key = pbkdf2(Hash::Sha1, passphrase, salt, rounds.into(), &opening.limits)?;
        if let Some(plain) = gcm(&key, nonce, body) {
            return Ok(plain);
        }
    }
    let (nonce, body) = file.split_first_chunk::<NONCE>().ok_or(ImportError::Damaged)?;
    let key = Key::new(Sha256::digest(passphrase.as_bytes()).into());
    gcm(&key, nonce, body).ok_or(ImportError::WrongPassphrase)
}

fn read_all(accounts: &[Value], opening: &Opening<'_>) -> Result<Imported, ImportError> {
    Imported::of_all(accounts, opening.limits.entries, "label", account)
}

fn account(value: &Value) -> Result<(Draft, About), Reason> {
    let account = entry(value)?;
    let label = text(account, "label");
    let (issuer, name) = match account.get("issuer").and_then(Value::as_str) {
        Some(issuer) => (issuer, label),
        None => {
            let (issuer, name) = label.split_once(" - ").unwrap_or(("", label));
            // The label of the address that was scanned, which names the issuer again.
            let again = name.strip_prefix(issuer).and_then(|rest| rest.strip_prefix(':'));
            (issuer, again.filter(|_| !issuer.is_empty()).unwrap_or(name))
        }
    };
    let moves = Moves::by_name(text(account, "type"))?;
    let parts = Parts::plain(issuer, name, base32(text(account, "secret"))?, moves).with(account, USUAL_KEYS)?;
    let tags = account.get("tags").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let icon = Some(text(account, "thumbnail")).filter(|icon| *icon != "Default").unwrap_or_default().to_owned();
    Ok((parts.draft()?, About { tags: tags.map(str::to_owned).collect(), icon, ..About::default() }))
}
