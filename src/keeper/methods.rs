//! Ways to unlock.

use sixpence_sealing::from_base64;
use zeroize::Zeroizing;

use super::{
    order::Answer,
    prove::{Stretch, prove, slip, stretch_new},
};
use crate::{
    account::AccountId,
    activity::{LogEntry, Task, detail::MethodChanged},
    message::{KeepFailure, Kept, Proof},
    time::UnixMs,
    vault::{Care, MethodChange, Opener, RecoveryKey, Stretched, Unlocked, Vault, Way},
};

pub(super) async fn set_passphrase(
    vault: &Vault<Unlocked>,
    proof: Proof,
    new: String,
    now: UnixMs,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    prove(vault, proof, kdf).await?;
    let (request, stretched) = stretch_new(new, kdf).await?;
    let change = MethodChange::Set { way: Way::Passphrase(request), stretched, care: vault.care().clone() };
    Answer::to_save(Kept::Done, vault.prepare_method(&logged(change, MethodChanged::Passphrase, now), now))
}

pub(super) async fn new_recovery_key(
    vault: &Vault<Unlocked>,
    proof: Option<Proof>,
    now: UnixMs,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    match proof {
        Some(proof) => prove(vault, proof, kdf).await?,
        // Whoever has just made it and put nothing into it has nothing to prove.
        None if vault.generation() == 1 => {}
        None => return Err(KeepFailure::WrongPassphrase),
    }
    let key = RecoveryKey::new().map_err(|_| KeepFailure::Browser)?;
    let care = Care { recovery_made_at: Some(now), recovery_checked_at: None, ..vault.care().clone() };
    let change = MethodChange::Set { way: Way::RecoveryKey, stretched: key.stretched(), care };
    let kept = Kept::RecoveryKey { text: key.to_text().to_string() };
    Answer::to_save(kept, vault.prepare_method(&logged(change, MethodChanged::RecoveryKey, now), now))
}

pub(super) fn recovery_key_kept(vault: &Vault<Unlocked>, now: UnixMs) -> Result<Answer, KeepFailure> {
    if vault.care().recovery_made_at.is_none() {
        return Err(KeepFailure::NoSuchMethod);
    }
    let care = Care { recovery_checked_at: Some(now), ..vault.care().clone() };
    Answer::to_save(Kept::Done, vault.prepare_method(&MethodChange::Note(care), now))
}

pub(super) fn check_recovery_key(vault: &Vault<Unlocked>, text: String, now: UnixMs) -> Result<Answer, KeepFailure> {
    let key = RecoveryKey::parse(&Zeroizing::new(text)).map_err(slip)?;
    if !vault.is_opened_by(&Opener::RecoveryKey, &key.stretched()) {
        return Err(KeepFailure::WrongRecoveryKey);
    }
    recovery_key_kept(vault, now)
}

pub(super) async fn add_passkey(
    vault: &Vault<Unlocked>,
    proof: Proof,
    (credential, salt, output): (&str, &str, String),
    now: UnixMs,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    prove(vault, proof, kdf).await?;
    let stretched = Stretched::from_base64(&Zeroizing::new(output));
    let salt = from_base64(salt).and_then(|salt| salt.try_into().ok());
    let (Some(stretched), Some(salt), Some(credential)) = (stretched, salt, from_base64(credential)) else {
        return Err(KeepFailure::WrongPasskey);
    };
    let way = Way::Passkey { credential, salt };
    let change = MethodChange::Set { way, stretched, care: vault.care().clone() };
    Answer::to_save(Kept::Done, vault.prepare_method(&logged(change, MethodChanged::PasskeyAdded, now), now))
}

pub(super) async fn remove(
    vault: &Vault<Unlocked>,
    proof: Proof,
    method: String,
    now: UnixMs,
    kdf: &impl Stretch,
) -> Result<Answer, KeepFailure> {
    prove(vault, proof, kdf).await?;
    let id = AccountId::try_from(method).map_err(|_| KeepFailure::NoSuchMethod)?;
    if !vault.methods().any(|(own, _, _)| own == id.0) {
        return Err(KeepFailure::NoSuchMethod);
    }
    let change = logged(MethodChange::Remove(id.0), MethodChanged::Removed, now);
    Answer::to_save(Kept::Done, vault.prepare_method(&change, now))
}

fn logged(change: MethodChange, what: MethodChanged, now: UnixMs) -> MethodChange {
    change.logged(LogEntry { reason: Some(what.into()), ..LogEntry::new(now, Task::MethodsChanged) })
}
