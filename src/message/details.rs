//! What is known of accounts beside what their codes are made of: tags, notes, favourites, the user's own order. The vault page asks the
//! keeper for it; the background keeps it without reading it.

use serde::{Deserialize, Serialize};

use super::Proof;
use crate::account::AccountId;

/// What is known of an account, without its note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DetailsView {
    /// Which account.
    pub account: AccountId,
    /// Its tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Whether it stands before the others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub favourite: bool,
    /// Where it stands in the user's own order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u32>,
    /// Whether it has a note.
    #[serde(default, skip_serializing_if = "Noted::is_none")]
    pub note: Noted,
}

/// Whether there is a note.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Noted {
    /// There is none.
    #[default]
    None,
    /// There is one, which is shown with the account.
    Plain,
    /// There is one that holds recovery codes: it is shown as they are, to who proves who is there.
    Codes,
}

impl Noted {
    fn is_none(&self) -> bool {
        *self == Self::None
    }
}

/// Something for the keeper to do with it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum DetailsOrder {
    /// What is known of all accounts of which anything is: [`DetailsAnswer::All`].
    List,
    /// The note of an account: [`DetailsAnswer::Note`].
    Note {
        /// Which account.
        account: AccountId,
        /// The passphrase, recovery key or passkey; needed for [`Noted::Codes`].
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
    /// What is known of accounts.
    All(Vec<DetailsView>),
    /// A note.
    Note(AccountId, String),
}
