//! What the extension's pages ask of the keeper about recovery codes, and about an account that was turned off or set up again
//! at the site. Texts of codes are in it: nothing here has `Debug`.

use serde::{Deserialize, Serialize};

use super::Proof;
use crate::{
    account::AccountId,
    enrolment::recovery::{Doubt, RecoveryError},
    recovery_set::{RecoverySetId, RecoverySetView},
};

/// What has marked a recovery code. What was done with the code itself is in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MarkedBy {
    /// The user, on the list.
    Hand,
    /// It was copied.
    Copy,
    /// It was filled into a page.
    Fill,
}

/// Something for the keeper to do with recovery codes.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum CodesOrder {
    /// All sets, without the codes: [`CodesAnswer::Sets`].
    List,
    /// Keep codes of an account: [`CodesAnswer::Done`].
    Keep {
        /// Whose codes they are.
        account: AccountId,
        /// The codes, in the order of the site.
        codes: Vec<TypedCode>,
        /// The host where they were captured.
        source: Option<String>,
        /// Whether they come in the place of others: [`CodesFailure::There`] if not. The user has to be asked first.
        replace: bool,
    },
    /// Show the codes of a set: [`CodesAnswer::Shown`].
    Show {
        /// Which set.
        set: RecoverySetId,
        /// The passphrase, recovery key or passkey.
        proof: Proof,
    },
    /// Mark a code as used, or take that back: [`CodesAnswer::Done`].
    Mark {
        /// Which set.
        set: RecoverySetId,
        /// Which of its codes, from 0.
        index: u16,
        /// Whether it is used.
        used: bool,
        /// What the user has done with it.
        by: MarkedBy,
    },
    /// Note that the codes shown are about to leave the vault as a file or on paper: [`CodesAnswer::Done`].
    Exported {
        /// Which set.
        set: RecoverySetId,
    },
    /// Forget a set for good: [`CodesAnswer::Done`].
    Forget {
        /// Which set.
        set: RecoverySetId,
    },
    /// Put a new secret in the place of an account's: [`CodesAnswer::Done`].
    SetUpAgain {
        /// Which account.
        account: AccountId,
        /// A secret key or an otpauth address, as typed.
        text: String,
    },
    /// Two-factor login is off at the site: the account goes to the trash: [`CodesAnswer::Done`].
    TurnedOff {
        /// Which account.
        account: AccountId,
    },
}

/// What the keeper has done with recovery codes.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CodesAnswer {
    /// All sets, newest first, and how many there are beside them that this version cannot read.
    Sets(Vec<CodesSet>, u32),
    /// The codes of a set, in their order.
    Shown(Vec<ShownCode>),
    /// It is done.
    Done,
}

/// A code as it is to be kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TypedCode {
    /// The code.
    pub text: String,
    /// Whether it is known to be used.
    pub used: bool,
}

/// The codes of a text, and what the user has to know about them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadCodes {
    /// The codes, each once. Not empty.
    pub codes: Vec<TypedCode>,
    /// How many lines have something that was left out.
    pub left_out: u32,
    /// How many codes stood there again.
    pub repeated: u32,
    /// Why the user should look twice.
    pub doubt: Option<Doubt>,
}

/// A code of the vault, shown after the user has proved who asks.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShownCode {
    /// The code.
    pub text: String,
    /// Whether it is used, as far as is known.
    pub used: bool,
}

/// A set of codes, as a list needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodesSet {
    /// The set.
    pub set: RecoverySetView,
    /// The account's issuer, as stored.
    pub issuer: String,
    /// The account's name, as stored.
    pub name: String,
    /// Whether the account is in the trash.
    pub deleted: bool,
}

/// Why it was not done. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CodesFailure {
    /// The account has codes; the user has not been asked whether the new ones replace them.
    There,
    /// Somebody has forgotten the set meanwhile.
    Gone,
    /// The text has no codes, or too many.
    Unread(RecoveryError),
    /// The secret is the one that the account has.
    SameSecret,
}

impl CodesSet {
    /// Whether its codes are those to be used: no others came in their place, and the account is there.
    #[must_use]
    pub const fn counts(&self) -> bool {
        !self.deleted && self.set.replaced_at.is_none()
    }

    /// Whether so few codes are left that it is time to get new ones.
    #[must_use]
    pub const fn is_low(&self) -> bool {
        self.counts() && self.set.left <= FEW
    }
}

/// So many codes are few.
pub const FEW: u16 = 2;
