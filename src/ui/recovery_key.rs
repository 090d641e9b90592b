//! A recovery key as it is typed: what is wrong with it, said before anything is sent.

use crate::message::Text;

/// Whether the text can be a recovery key.
///
/// # Errors
/// What is wrong with it.
pub fn check(typed: &str) -> Result<(), Text> {
    if typed.trim().is_empty() {
        return Err(Text::plain("recoveryKeyEmpty"));
    }
    Ok(())
}
