//! What the user has typed, made into keys and held against the vault.

use sixpence_sealing::from_base64;
use zeroize::Zeroizing;

use crate::{
    message::{KeepFailure, Proof},
    passphrase::{LEAST_CHARS, is_short},
    vault::{KdfRequest, Locked, Opener, RecoveryKey, RecoveryKeyError, Stretched, UnlockError, Unlocked, Vault},
};

/// Argon2id, which runs in yet another instance.
pub trait Stretch {
    /// Stretches a passphrase; `None` if there is not enough memory.
    fn stretch(&self, passphrase: &str, request: &KdfRequest) -> impl Future<Output = Option<Stretched>>;
}

/// What a proof leads to, for a vault whose passphrase is stretched like this.
async fn key_of(
    proof: Proof,
    request: Result<KdfRequest, UnlockError>,
    kdf: &impl Stretch,
) -> Result<(Opener, Stretched), KeepFailure> {
    match proof {
        Proof::Passphrase { text } => {
            let text = Zeroizing::new(text);
            let request = request.map_err(|_| KeepFailure::NoSuchMethod)?;
            let key = kdf.stretch(&text, &request).await.ok_or(KeepFailure::OutOfMemory)?;
            Ok((Opener::Passphrase, key))
        }
        Proof::RecoveryKey { text } => {
            let key = RecoveryKey::parse(&Zeroizing::new(text)).map_err(slip)?;
            Ok((Opener::RecoveryKey, key.stretched()))
        }
        Proof::Passkey { credential, output } => {
            let key = Stretched::from_base64(&Zeroizing::new(output)).ok_or(KeepFailure::WrongPasskey)?;
            let credential = from_base64(&credential).ok_or(KeepFailure::WrongPasskey)?;
            Ok((Opener::Passkey(credential), key))
        }
    }
}

/// Refuses unless the proof opens the vault.
pub(super) async fn prove(vault: &Vault<Unlocked>, proof: Proof, kdf: &impl Stretch) -> Result<(), KeepFailure> {
    let (opener, key) = key_of(proof, vault.kdf_request(), kdf).await?;
    if vault.is_opened_by(&opener, &key) { Ok(()) } else { Err(wrong(&opener)) }
}

/// Opens another vault.
pub(super) async fn open(
    vault: Vault<Locked>,
    proof: Proof,
    kdf: &impl Stretch,
) -> Result<Vault<Unlocked>, KeepFailure> {
    let (opener, key) = key_of(proof, vault.kdf_request(), kdf).await?;
    vault.unlock(&opener, &key).map_err(|(_, error)| match error {
        UnlockError::WrongPassphrase => wrong(&opener),
        UnlockError::NoSuchWay => KeepFailure::NoSuchMethod,
        _ => KeepFailure::DamagedBackup,
    })
}

/// A new passphrase, stretched as new ones are.
pub(super) async fn stretch_new(
    passphrase: String,
    kdf: &impl Stretch,
) -> Result<(KdfRequest, Stretched), KeepFailure> {
    let passphrase = long_enough(passphrase)?;
    let request = KdfRequest::fresh().map_err(|_| KeepFailure::Browser)?;
    let key = kdf.stretch(&passphrase, &request).await.ok_or(KeepFailure::OutOfMemory)?;
    Ok((request, key))
}

/// A new passphrase, if it has as many characters as new ones must have.
pub(super) fn long_enough(passphrase: String) -> Result<Zeroizing<String>, KeepFailure> {
    let passphrase = Zeroizing::new(passphrase);
    match is_short(&passphrase) {
        true => Err(KeepFailure::ShortPassphrase { least: LEAST_CHARS }),
        false => Ok(passphrase),
    }
}

const fn wrong(opener: &Opener) -> KeepFailure {
    match opener {
        Opener::Passphrase => KeepFailure::WrongPassphrase,
        Opener::RecoveryKey => KeepFailure::WrongRecoveryKey,
        Opener::Passkey(_) => KeepFailure::WrongPasskey,
    }
}

/// What is wrong with a text that is no recovery key.
pub(super) fn slip(error: RecoveryKeyError) -> KeepFailure {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    match error {
        RecoveryKeyError::Length { found, needed } => {
            KeepFailure::RecoveryKeyLength { found: number(found), needed: number(needed) }
        }
        RecoveryKeyError::Character { position } => KeepFailure::RecoveryKeyCharacter { position: number(position) },
        RecoveryKeyError::Group { number: group } => KeepFailure::RecoveryKeyGroup { group: number(group) },
    }
}
