//! What leaves the vault unencrypted: otpauth lists, and QR codes on paper.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};
use zeroize::Zeroizing;

use super::{
    backup::date,
    log,
    order::Answer,
    prove::{Stretch, prove},
};
use crate::{
    account::Account,
    activity::detail::Exported,
    message::{KeepFailure, Kept, Proof, SheetItem},
    otpauth::format_account,
    time::UnixMs,
    vault::{Unlocked, Vault},
};

/// All accounts as otpauth URIs, one a line.
pub(super) async fn list(
    vault: &Vault<Unlocked>,
    proof: Proof,
    now: UnixMs,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    prove(vault, proof, kdf).await?;
    let mut text = String::new();
    for account in vault.accounts() {
        text.push_str(&format_account(account));
        text.push('\n');
    }
    let name = format!("sixpence-not-encrypted-{}.txt", date(now));
    Ok(log::told(vault, Kept::File { name, text }, Exported::List, now))
}

/// All accounts as QR codes.
pub(super) async fn sheet(
    vault: &Vault<Unlocked>,
    proof: Proof,
    now: UnixMs,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    prove(vault, proof, kdf).await?;
    let items = vault.accounts().map(item).collect::<Option<Vec<_>>>().ok_or(KeepFailure::Browser)?;
    Ok(log::told(vault, Kept::Sheet(items), Exported::Sheet, now))
}

/// `None` if the URI is longer than any QR code (2,331 bytes at this correction level): a vault takes no such account.
fn item(account: &Account) -> Option<SheetItem> {
    let uri: Zeroizing<String> = format_account(account);
    // Paper gets stained: a good seventh of the code may be unreadable.
    let code =
        QrCode::encode_text(&uri, QrCodeEcc::Medium).or_else(|_| QrCode::encode_text(&uri, QrCodeEcc::Low)).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                let _ = write!(path, "M{x} {y}h1v1h-1z");
            }
        }
    }
    let size = u32::try_from(code.size()).ok()?;
    Some(SheetItem { issuer: account.issuer.clone(), name: account.name.clone(), size, path })
}
