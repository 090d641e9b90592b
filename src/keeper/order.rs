//! One order, from what the stores hold to what was done.

use serde::{Deserialize, Serialize};

use super::{backup, codes, details, export, import, log, methods, prove::Stretch};
use crate::{
    account::{Account, AccountId},
    message::{CodesFailure, Failure, KeepFailure, Kept, Order},
    time::UnixMs,
    vault::{ChangeError, Copy, Prepared, SessionKey, SlotName, StoreName, Unlocked, Vault},
};

/// What the page has read for the keeper.
#[derive(Serialize, Deserialize)]
pub struct Found {
    /// The copies in the stores.
    pub copies: Vec<(StoreName, SlotName, String)>,
    /// The markers beside them.
    pub born: Vec<String>,
    /// The key of the session, base64; `None` if the vault is locked.
    pub key: Option<String>,
    /// The text of the snapshot that the order names, base64.
    pub snapshot: Option<String>,
}

/// What was done, and what has to be saved for it.
#[derive(Serialize, Deserialize)]
pub struct Answer {
    /// What was done. It counts only once what has to be saved is saved.
    pub kept: Kept,
    /// The stored vault that the background has to take over, base64.
    pub save: Option<String>,
    /// What was done counts even if that cannot be saved.
    pub regardless: bool,
}

impl Answer {
    pub(super) fn nothing_to_save(kept: Kept) -> Self {
        Self { kept, save: None, regardless: false }
    }

    pub(super) fn to_save(kept: Kept, prepared: Result<Prepared, ChangeError>) -> Result<Self, KeepFailure> {
        match prepared {
            Ok(prepared) => Ok(Self { kept, save: Some(prepared.text), regardless: false }),
            Err(ChangeError::Full) => Err(KeepFailure::Full),
            Err(ChangeError::CodesThere) => Err(KeepFailure::Codes(CodesFailure::There)),
            Err(ChangeError::NoSuchCodes) => Err(KeepFailure::Codes(CodesFailure::Gone)),
            Err(ChangeError::NoSuchWay) => Err(KeepFailure::LastMethod),
            Err(_) => Err(KeepFailure::Browser),
        }
    }
}

/// Carries out an order.
///
/// # Errors
/// [`KeepFailure`]; then nothing is to be saved.
pub async fn carry_out(order: Order, found: Found, now: UnixMs, kdf: &impl Stretch) -> Result<Answer, KeepFailure> {
    let vault = open(&found).ok_or(KeepFailure::Background(Failure::Locked))?;
    let snapshot = found.snapshot.as_deref();
    match order {
        Order::SetPassphrase { proof, new } => methods::set_passphrase(&vault, proof, new, now, kdf).await,
        Order::NewRecoveryKey { proof } => methods::new_recovery_key(&vault, proof, now, kdf).await,
        Order::RecoveryKeyKept => methods::recovery_key_kept(&vault, now),
        Order::CheckRecoveryKey { text } => methods::check_recovery_key(&vault, text, now),
        Order::AddPasskey { proof, credential, salt, output } => {
            methods::add_passkey(&vault, proof, (&credential, &salt, output), now, kdf).await
        }
        Order::RemoveMethod { proof, method } => methods::remove(&vault, proof, method, now, kdf).await,
        Order::MakeBackup => backup::make(&vault, vault.text(), now),
        Order::OwnBackup { proof, passphrase } => backup::make_own(&vault, proof, passphrase, now, kdf).await,
        Order::TestBackup { file, with } => backup::test(&vault, &file, with, now, kdf).await,
        Order::RestoreBackup { file, with } => backup::restore(&vault, &file, with, now, kdf).await,
        Order::CompareSnapshot { .. } => backup::compare_snapshot(&vault, snapshot, &found.key),
        Order::RestoreSnapshot { .. } => backup::restore_snapshot(&vault, snapshot, &found.key, now),
        Order::Export { proof, format } => export::plain(&vault, (proof, format), now, kdf).await,
        Order::ExportSealed { proof, passphrase } => export::sealed(&vault, (proof, passphrase), now, kdf).await,
        Order::PrintSheet { proof, phone } => export::sheet(&vault, (proof, phone), now, kdf).await,
        Order::ShowCode { proof, account } => export::one(&vault, (proof, account), now, kdf).await,
        Order::ReadLog => Ok(log::read(&vault)),
        Order::ClearLog => log::clear(&vault, now),
        Order::UndoImport { accounts } => import::undo(&vault, &accounts, now),
        Order::Details(order) => details::carry_out(&vault, order, now, kdf).await,
        Order::Codes(order) => codes::carry_out(&vault, order, now, kdf).await,
    }
}

/// The account of this id.
pub(super) fn live(vault: &Vault<Unlocked>, id: AccountId) -> Result<&Account, KeepFailure> {
    vault.account(id).ok_or(KeepFailure::Background(Failure::NoSuchAccount))
}

/// The vault as it is saved, opened by the key of the session.
pub(super) fn open(found: &Found) -> Option<Vault<Unlocked>> {
    let key = SessionKey::from_base64(found.key.as_deref()?)?;
    let copies: Vec<Copy<'_>> =
        found.copies.iter().map(|(store, slot, text)| Copy { store: *store, slot: *slot, text }).collect();
    let born: Vec<&str> = found.born.iter().map(String::as_str).collect();
    Vault::open(&copies, &born).ok()?.resume(&key).ok()
}
