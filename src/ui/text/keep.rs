//! What the keeper, the stores and the snapshots have to say.

use super::{codes_failure, failure};
use crate::message::{KeepFailure, News, SnapshotKind, Store, Text};

/// Why the keeper has not done it, and what to do.
#[must_use]
pub fn keep_failure(why: &KeepFailure) -> Text {
    match why {
        KeepFailure::Background(why) => failure(why),
        KeepFailure::WrongPassphrase => Text::plain("wrongPassphrase"),
        KeepFailure::WrongRecoveryKey => Text::plain("wrongRecoveryKey"),
        KeepFailure::WrongPasskey => Text::plain("wrongPasskey"),
        KeepFailure::RecoveryKeyLength { found, needed } => {
            Text { key: "recoveryKeyLength".to_owned(), with: vec![found.to_string(), needed.to_string()] }
        }
        KeepFailure::RecoveryKeyCharacter { position } => Text::with("recoveryKeyCharacter", &position.to_string()),
        KeepFailure::RecoveryKeyGroup { group } => Text::with("recoveryKeyGroup", &group.to_string()),
        KeepFailure::NoSuchMethod => Text::plain("noSuchMethod"),
        KeepFailure::LastMethod => Text::plain("lastMethod"),
        KeepFailure::ShortPassphrase { least } => Text::with("passphraseShort", &least.to_string()),
        KeepFailure::NotABackup => Text::plain("notABackup"),
        KeepFailure::NewerBackup => Text::plain("newerBackup"),
        KeepFailure::CutOff => Text::plain("backupCutOff"),
        KeepFailure::DamagedBackup => Text::plain("damagedBackup"),
        KeepFailure::NoSnapshot => Text::plain("noSnapshot"),
        KeepFailure::OutOfMemory => Text::plain("outOfMemory"),
        KeepFailure::Codes(why) => codes_failure(*why),
        KeepFailure::LongDetails => Text::plain("detailsTooLong"),
        KeepFailure::Full => Text::plain("failureVaultFull"),
        KeepFailure::Browser => Text::plain("failureBrowser"),
    }
}

/// Whether it is about the passphrase, recovery key or passkey that was given.
#[must_use]
pub const fn is_about_proof(why: &KeepFailure) -> bool {
    matches!(
        why,
        KeepFailure::WrongPassphrase
            | KeepFailure::WrongRecoveryKey
            | KeepFailure::WrongPasskey
            | KeepFailure::RecoveryKeyLength { .. }
            | KeepFailure::RecoveryKeyCharacter { .. }
            | KeepFailure::RecoveryKeyGroup { .. }
            | KeepFailure::NoSuchMethod
    )
}

/// Whether it is about the file that was given.
#[must_use]
pub const fn is_about_file(why: &KeepFailure) -> bool {
    matches!(why, KeepFailure::NotABackup | KeepFailure::NewerBackup | KeepFailure::CutOff | KeepFailure::DamagedBackup)
}

/// Something about the stores that is told once. `moment` writes a time (milliseconds since the epoch) as the user does.
#[must_use]
pub fn news(news: &News, moment: impl Fn(f64) -> String) -> Text {
    match news {
        News::Healed { store: Store::Main } => Text::plain("newsHealedMain"),
        News::Healed { store: Store::Mirror } => Text::plain("newsHealedMirror"),
        News::LastChangeLost { from } => Text::with("newsLastChangeLost", &moment(*from)),
        News::RolledBack => Text::plain("newsRolledBack"),
        News::Copied => Text::plain("newsCopied"),
    }
}

/// Why a stored vault was kept.
#[must_use]
pub fn snapshot(why: SnapshotKind) -> Text {
    match why {
        SnapshotKind::Day => Text::plain("snapshotDay"),
        SnapshotKind::Update => Text::plain("snapshotUpdate"),
        SnapshotKind::Copied => Text::plain("snapshotCopied"),
        SnapshotKind::Aside => Text::plain("snapshotAside"),
    }
}
