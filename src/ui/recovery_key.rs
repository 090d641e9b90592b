//! A recovery key as it is typed: what is wrong with it, said before anything is sent.

use crate::{
    message::{KeepFailure, Text},
    vault::{RecoveryKey, RecoveryKeyError},
};

use super::text::keep_failure;

/// Whether the text is a recovery key, of whichever vault.
///
/// # Errors
/// What is wrong with it, naming the character or the group.
pub fn check(typed: &str) -> Result<(), Text> {
    if typed.trim().is_empty() {
        return Err(Text::plain("recoveryKeyEmpty"));
    }
    let Err(slip) = RecoveryKey::parse(typed) else { return Ok(()) };
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Err(keep_failure(&match slip {
        RecoveryKeyError::Length { found, needed } => {
            KeepFailure::RecoveryKeyLength { found: number(found), needed: number(needed) }
        }
        RecoveryKeyError::Character { position } => KeepFailure::RecoveryKeyCharacter { position: number(position) },
        RecoveryKeyError::Group { number: group } => KeepFailure::RecoveryKeyGroup { group: number(group) },
    }))
}
