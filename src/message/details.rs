//! Tags, notes, favourites, the user's own order: what the vault page has the keeper do with them. The background keeps them without
//! reading them; see [`crate::vault::Marks`].

use serde::{Deserialize, Serialize};

use super::Proof;
use crate::account::AccountId;

/// Something for the keeper to do with them.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum DetailsOrder {
    /// The note of an account: [`DetailsAnswer::Note`] or [`DetailsAnswer::Guarded`].
    Note {
        /// Which account.
        account: AccountId,
        /// The passphrase, recovery key or passkey; needed for a note that holds recovery codes, which is shown as they are.
        proof: Option<Proof>,
    },
    /// Set what is known of an account. Its place stays: [`DetailsAnswer::Done`].
    Set {
        /// Which account.
        account: AccountId,
        /// Its tags; white space around them and repeated ones fall away.
        tags: Vec<String>,
        /// Whether it stands before the others.
        favourite: bool,
        /// Its note; `None` leaves it as it is.
        note: Option<String>,
    },
    /// Make this the user's own order; accounts that are not in it stand behind: [`DetailsAnswer::Done`].
    Arrange(Vec<AccountId>),
}

/// What the keeper has done. May hold recovery codes in a note: no `Debug`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DetailsAnswer {
    /// It is done.
    Done,
    /// A note.
    Note(AccountId, String),
    /// The note holds recovery codes, and nobody has said who is there.
    Guarded(AccountId),
}
