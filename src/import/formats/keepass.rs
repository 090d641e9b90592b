//! KeePass databases (KDBX 4): entries that hold one-time codes, in any of the ways of KeePassXC, KeePass and their plugins.
//!
//! | fields | what |
//! |---|---|
//! | `otp` | an otpauth URI (KeePassXC), or `key=SECRET&step=30&size=6` (KeeOtp) |
//! | `TOTP Seed`, `TOTP Settings` | a secret; `30;6`, or `30;S` for Steam (TrayTOTP, old KeePassXC) |
//! | `TimeOtp-Secret…`, `TimeOtp-Length`, `-Period`, `-Algorithm` | KeePass 2.47 and later; the secret as text, `-Hex`, `-Base32` or `-Base64` |
//! | `HmacOtp-Secret…`, `HmacOtp-Counter` | the same, with a counter |
//!
//! Sources: `Totp.cpp` of [KeePassXC], [KeePass' placeholders].
//!
//! [KeePassXC]: https://github.com/keepassxreboot/keepassxc
//! [KeePass' placeholders]: https://keepass.info/help/base/placeholders.html#otp

use zeroize::Zeroizing;

use super::{Format, Sure, login::from_field};
use crate::{
    account::Draft,
    import::{
        About, Content, ImportError, Imported, Opening, Reason,
        encoded::{from_base64, from_hex},
        kdbx::{Item, is_database, open},
        parts::{Moves, Parts, base32, bytes},
    },
    otp::Secret,
    otpauth::{Field, OtpauthError},
};

pub(super) const FORMAT: Format = Format { name: "KeePass", recognise, read };

fn recognise(content: &Content<'_>) -> Sure {
    Sure::when(matches!(content, Content::Bytes(file) if is_database(file)))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Imported, ImportError> {
    let Content::Bytes(file) = content else { return Err(ImportError::Damaged) };
    let mut imported = Imported::default();
    for item in open(file, opening)? {
        let Some(made) = account(&item) else {
            imported.without_code = imported.without_code.saturating_add(1);
            continue;
        };
        let made = made.map(|draft| (draft, about(&item)));
        imported.take(opening.limits.entries, item.get("Title"), made)?;
    }
    Ok(imported)
}

fn about(item: &Item) -> About {
    let group = Some(item.groups.join("/")).filter(|group| !group.is_empty() && !item.trashed);
    let tags = item.tags.split([';', ',']).map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty());
    About {
        tags: group.into_iter().chain(tags).collect(),
        note: item.get("Notes").to_owned(),
        trashed: item.trashed,
        addresses: Some(item.get("URL").to_owned()).filter(|url| !url.is_empty()).into_iter().collect(),
        ..About::default()
    }
}

/// `None`: it has no one-time code.
fn account(item: &Item) -> Option<Result<Draft, Reason>> {
    let (title, user) = (item.get("Title"), item.get("UserName"));
    let otp = item.get("otp").trim();
    if otp.starts_with("key=") {
        return Some(keeotp(otp, title, user));
    }
    if !otp.is_empty() {
        return Some(from_field(otp, title, user).map(|(draft, _)| draft));
    }
    if !item.get("TOTP Seed").trim().is_empty() {
        return Some(seed(item.get("TOTP Seed"), item.get("TOTP Settings"), title, user));
    }
    for (prefix, moves) in [("TimeOtp-", Moves::Totp), ("HmacOtp-", Moves::Hotp)] {
        if let Some(secret) = own_secret(item, prefix) {
            return Some(secret.and_then(|secret| own(item, secret, moves)));
        }
    }
    None
}

/// A number that is there, as a text.
fn number(text: &str, wrong: OtpauthError) -> Result<Option<u64>, Reason> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| Reason::Field(wrong)) }
}

fn keeotp(query: &str, title: &str, user: &str) -> Result<Draft, Reason> {
    let get =
        |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).unwrap_or_default();
    let key = get("key").replace("%3D", "=").replace("%3d", "=");
    let moves = match get("type").to_ascii_lowercase().as_str() {
        "" | "totp" => Moves::Totp,
        "hotp" => Moves::Hotp,
        "steam" => Moves::Steam,
        _ => return Err(OtpauthError::Type.into()),
    };
    Parts {
        algorithm: Some(get("otpHashMode")).filter(|name| !name.is_empty()),
        digits: number(get("size"), OtpauthError::Digits)?,
        period: number(get("step"), OtpauthError::Period)?,
        counter: number(get("counter"), OtpauthError::Counter)?,
        ..Parts::plain(title, user, base32(&key)?, moves)
    }
    .draft()
}

fn seed(seed: &str, settings: &str, title: &str, user: &str) -> Result<Draft, Reason> {
    let mut settings = settings.split(';').map(str::trim);
    let (period, digits) = (settings.next().unwrap_or_default(), settings.next().unwrap_or_default());
    let is_steam = digits.eq_ignore_ascii_case("s");
    let moves = if is_steam { Moves::Steam } else { Moves::Totp };
    Parts {
        digits: if is_steam { None } else { number(digits, OtpauthError::Digits)? },
        period: number(period, OtpauthError::Period)?,
        ..Parts::plain(title, user, base32(seed)?, moves)
    }
    .draft()
}

fn own_secret(item: &Item, prefix: &str) -> Option<Result<Secret, Reason>> {
    const WRONG: Reason = Reason::Shape(Field::Secret);
    let get = |end: &str| Some(item.get(&format!("{prefix}Secret{end}"))).filter(|text| !text.trim().is_empty());
    let of_bytes = |decoded: Result<Vec<u8>, Reason>| decoded.map(Zeroizing::new).and_then(|secret| bytes(&secret));
    get("-Base32")
        .map(base32)
        .or_else(|| Some(of_bytes(from_hex(get("-Hex")?.trim()).ok_or(WRONG))))
        .or_else(|| Some(of_bytes(from_base64(get("-Base64")?.trim()).ok_or(WRONG))))
        .or_else(|| Some(bytes(get("")?.as_bytes())))
}

fn own(item: &Item, secret: Secret, moves: Moves) -> Result<Draft, Reason> {
    let algorithm = Some(item.get("TimeOtp-Algorithm")).filter(|name| !name.is_empty() && moves == Moves::Totp);
    let (digits, period) = match moves {
        Moves::Totp => (item.get("TimeOtp-Length"), item.get("TimeOtp-Period")),
        _ => ("", ""),
    };
    Parts {
        algorithm,
        digits: number(digits, OtpauthError::Digits)?,
        period: number(period, OtpauthError::Period)?,
        counter: number(item.get("HmacOtp-Counter"), OtpauthError::Counter)?.or(Some(0)),
        ..Parts::plain(item.get("Title"), item.get("UserName"), secret, moves)
    }
    .draft()
}
