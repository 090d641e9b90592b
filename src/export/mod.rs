//! Accounts as files of other apps, each as [`crate::import`] reads it back.
//!
//! What a format cannot hold is left out and named ([`Written::left_out`]), never bent until it fits. Recovery codes go into none of
//! them: they have an export of their own.
//!
//! | file | what |
//! |---|---|
//! | `aegis` | Aegis, plain or encrypted: holds every account (of Mobile-OTP those with a hexadecimal secret) |
//! | `twofas` | 2FAS: no accounts with a PIN |
//! | `bitwarden` | Bitwarden JSON: no counter-based accounts, none with a PIN |
//! | `cxf` | FIDO Credential Exchange Format: time-based accounts only |
//! | `migration` | the addresses in Google Authenticator's QR codes: 30 seconds, 6 or 8 digits |
//! | `json` | what several of them write alike |

mod aegis;
mod bitwarden;
mod cxf;
mod json;
mod migration;
mod twofas;

pub use aegis::{SealError, aegis, aegis_encrypted};
pub use bitwarden::bitwarden;
pub use cxf::cxf;
pub use migration::{PER_CODE, migration};
pub use twofas::twofas;

use zeroize::Zeroizing;

use crate::{
    account::{Account, AccountId},
    import::About,
    otpauth::Field,
};

/// An account that is written, and what else is kept of it.
pub struct Leaving<'a> {
    /// The account.
    pub account: &'a Account,
    /// Tags, note and the rest.
    pub about: &'a About,
}

/// A file. Holds secrets: no `Debug`.
pub struct Written<T = Zeroizing<String>> {
    /// Its content.
    pub file: T,
    /// Accounts that the format cannot hold, and by which field.
    pub left_out: Vec<(AccountId, Field)>,
}

/// Writes each account with `entry`; those that it refuses by a field are left out.
fn each<T>(leaving: &[Leaving<'_>], mut entry: impl FnMut(&Leaving<'_>) -> Result<T, Field>) -> Written<Vec<T>> {
    let (mut file, mut left_out) = (Vec::with_capacity(leaving.len()), Vec::new());
    for one in leaving {
        match entry(one) {
            Ok(written) => file.push(written),
            Err(field) => left_out.push((one.account.id, field)),
        }
    }
    Written { file, left_out }
}

/// All tags, each once, in the order in which they come up.
fn tags<'a>(leaving: &'a [Leaving<'_>]) -> Vec<&'a str> {
    let mut tags: Vec<&str> = Vec::new();
    for tag in leaving.iter().flat_map(|one| &one.about.tags) {
        if !tags.contains(&tag.as_str()) {
            tags.push(tag);
        }
    }
    tags
}
