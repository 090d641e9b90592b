//! What leaves the vault for other apps and for paper: files, and QR codes.

use std::collections::BTreeSet;

use qrcodegen::{QrCode, QrCodeEcc};
use zeroize::Zeroizing;

use super::{
    backup::date,
    log,
    order::{Answer, live},
    prove::{Stretch, long_enough, prove},
};
use crate::{
    account::{Account, AccountId},
    activity::{LogEntry, Task, detail::Exported},
    export::{self, Leaving, PER_CODE, SealError, Written},
    import::About,
    message::{ExportFormat, KeepFailure, Kept, LeftBehind, Proof, SheetItem},
    otpauth::{Field, format_account},
    time::UnixMs,
    vault::{Unlocked, Vault},
};

/// A file that is not encrypted.
pub(super) async fn plain(
    vault: &Vault<Unlocked>,
    (proof, format): (Proof, ExportFormat),
    now: UnixMs,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    prove(vault, proof, kdf).await?;
    let everything = everything(vault);
    let leaving = leaving(&everything);
    let (written, app, end) = match format {
        ExportFormat::List => (list(&leaving), "", "txt"),
        ExportFormat::Aegis => (export::aegis(&leaving), "aegis-", "json"),
        ExportFormat::TwoFas => (export::twofas(&leaving), "2fas-", "2fas"),
        ExportFormat::Bitwarden => (export::bitwarden(&leaving), "bitwarden-", "json"),
        ExportFormat::Cxf => (export::cxf(&leaving, now), "cxf-", "json"),
    };
    let what = if format == ExportFormat::List { Exported::List } else { Exported::File };
    let name = format!("sixpence-{app}not-encrypted-{}.{end}", date(now));
    Ok(log::told(vault, exported(vault, name, written), what, now))
}

/// A file that Aegis opens with this passphrase.
pub(super) async fn sealed(
    vault: &Vault<Unlocked>,
    (proof, passphrase): (Proof, String),
    now: UnixMs,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    prove(vault, proof, kdf).await?;
    let passphrase = long_enough(passphrase)?;
    let everything = everything(vault);
    let written = export::aegis_encrypted(&leaving(&everything), &passphrase).map_err(|error| match error {
        SealError::Key(_) => KeepFailure::OutOfMemory,
        SealError::Random(_) | SealError::TooLarge => KeepFailure::Browser,
    })?;
    let name = format!("sixpence-aegis-{}.json", date(now));
    Ok(log::told(vault, exported(vault, name, written), Exported::SealedFile, now))
}

/// All accounts as QR codes: `phone`, as Google Authenticator shows them; else one for each, to be printed.
pub(super) async fn sheet(
    vault: &Vault<Unlocked>,
    (proof, phone): (Proof, bool),
    now: UnixMs,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    prove(vault, proof, kdf).await?;
    if !phone {
        let items = vault.accounts().map(|account| item(&account.issuer, &account.name, &format_account(account)));
        let items = items.collect::<Option<Vec<_>>>().ok_or(KeepFailure::Browser)?;
        return Ok(log::told(vault, Kept::Sheet { items, left_out: Vec::new() }, Exported::Sheet, now));
    }
    let everything = everything(vault);
    let leaving = leaving(&everything);
    let batch = crate::vault::random::<4>().map_err(|_| KeepFailure::Browser)?;
    let Written { file, left_out } = export::migration(&leaving, i32::from_le_bytes(batch));
    let stays: BTreeSet<AccountId> = left_out.iter().map(|(id, _)| *id).collect();
    let is_in = |one: &&Leaving<'_>| !stays.contains(&one.account.id);
    let names: Vec<String> = leaving.iter().filter(is_in).map(|one| called(one.account)).collect();
    let items = file.iter().zip(names.chunks(PER_CODE)).map(|(address, names)| item("", &names.join("\n"), address));
    let items = items.collect::<Option<Vec<_>>>().ok_or(KeepFailure::Browser)?;
    let kept = Kept::Sheet { items, left_out: behind(vault, left_out) };
    Ok(log::told(vault, kept, Exported::Codes, now))
}

/// One account as a QR code.
pub(super) async fn one(
    vault: &Vault<Unlocked>,
    (proof, id): (Proof, AccountId),
    now: UnixMs,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    prove(vault, proof, kdf).await?;
    let account = live(vault, id)?;
    let item = item(&account.issuer, &account.name, &format_account(account)).ok_or(KeepFailure::Browser)?;
    let entry = LogEntry { reason: Some(Exported::OneCode.into()), ..LogEntry::new(now, Task::Export) }.about(account);
    Ok(log::told_by(vault, Kept::Sheet { items: vec![item], left_out: Vec::new() }, entry, now))
}

/// The accounts with what else is kept of them, as files of other apps name it.
fn everything(vault: &Vault<Unlocked>) -> Vec<(&Account, About)> {
    let about = |account: &Account| {
        let mut details = vault.details(account.id);
        About {
            tags: details.tags,
            note: std::mem::take(&mut *details.note),
            favourite: details.favourite,
            icon: details.icon,
            ..About::default()
        }
    };
    vault.accounts().map(|account| (account, about(account))).collect()
}

fn leaving<'a>(everything: &'a [(&'a Account, About)]) -> Vec<Leaving<'a>> {
    everything.iter().map(|(account, about)| Leaving { account, about }).collect()
}

fn list(leaving: &[Leaving<'_>]) -> Written {
    let mut file = Zeroizing::new(String::new());
    for one in leaving {
        file.push_str(&format_account(one.account));
        file.push('\n');
    }
    Written { file, left_out: Vec::new() }
}

fn exported(vault: &Vault<Unlocked>, name: String, Written { mut file, left_out }: Written) -> Kept {
    Kept::Exported { name, text: std::mem::take(&mut *file), left_out: behind(vault, left_out) }
}

fn behind(vault: &Vault<Unlocked>, left_out: Vec<(AccountId, Field)>) -> Vec<LeftBehind> {
    let named = |(id, field)| {
        let account = vault.account(id)?;
        Some(LeftBehind { issuer: account.issuer.clone(), name: account.name.clone(), field })
    };
    left_out.into_iter().filter_map(named).collect()
}

fn called(account: &Account) -> String {
    let parts = [account.issuer.as_str(), account.name.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}

/// `None` if the text is longer than any QR code: a vault takes no account of which that is so.
fn item(issuer: &str, name: &str, text: &str) -> Option<SheetItem> {
    // Paper gets stained: a good seventh of the code may be unreadable.
    let code =
        QrCode::encode_text(text, QrCodeEcc::Medium).or_else(|_| QrCode::encode_text(text, QrCodeEcc::Low)).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                path.push_str(&format!("M{x} {y}h1v1h-1z"));
            }
        }
    }
    let size = u32::try_from(code.size()).ok()?;
    Some(SheetItem { issuer: issuer.to_owned(), name: name.to_owned(), size, path })
}
