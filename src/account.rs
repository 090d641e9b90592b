//! An account: what a code is made of and what it is called.

use serde::{Deserialize, Serialize};

use crate::{
    origin::Origin,
    otp::{Params, Secret},
    time::UnixMs,
};

/// Names an account for ever: 16 random bytes, written as 32 lower-case hex digits in messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AccountId(pub [u8; 16]);

/// An account as the vault keeps it. Holds a secret, so it has no `Debug`, `Clone` or `Serialize`.
pub struct Account {
    /// Its name for ever.
    pub id: AccountId,
    /// Who issued the secret, e.g. `GitHub`. May be empty.
    pub issuer: String,
    /// The user's name there, e.g. `alice@example.com`. May be empty.
    pub name: String,
    /// The shared secret.
    pub secret: Secret,
    /// How codes are made of it.
    pub params: Params,
    /// Exact origins on which its codes may be filled.
    pub sites: Vec<Origin>,
    /// Parameters of the otpauth URI that Sixpence does not use, kept for export: name and decoded value, in order.
    pub extra: Vec<(String, String)>,
    /// When it was saved first.
    pub created_at: UnixMs,
}

/// The longest issuer or account name, in characters.
pub const MAX_NAME_CHARS: usize = 256;

/// Not 32 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the id of an account")]
pub struct AccountIdError;

impl TryFrom<String> for AccountId {
    type Error = AccountIdError;
    fn try_from(text: String) -> Result<Self, AccountIdError> {
        let bytes = data_encoding::HEXLOWER.decode(text.as_bytes()).map_err(|_| AccountIdError)?;
        bytes.try_into().map(Self).map_err(|_| AccountIdError)
    }
}

impl From<AccountId> for String {
    fn from(id: AccountId) -> Self {
        data_encoding::HEXLOWER.encode(&id.0)
    }
}

/// What was read from a QR code, an otpauth URI or a form, before it is saved. Holds a secret: no `Debug`, `Clone`, `Serialize`.
pub struct Draft {
    /// Issuer; may be empty.
    pub issuer: String,
    /// Account name; may be empty.
    pub name: String,
    /// The shared secret.
    pub secret: Secret,
    /// How codes are made of it.
    pub params: Params,
    /// Unknown parameters of the otpauth URI, kept for export: name and decoded value, in order.
    pub extra: Vec<(String, String)>,
    /// What the user should know before saving.
    pub notes: Vec<Note>,
}

/// Something about what was read that the user should see on the confirm screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// The secret is shorter than 80 bits; its length in bits.
    ShortSecret(u32),
    /// The label names one issuer and the parameter another: (label, parameter). The parameter is in `Draft::issuer`.
    TwoIssuers(String, String),
    /// A name holds invisible control characters; they are kept in the data and shown as pictures.
    ControlCharacters,
    /// A name holds characters that change the direction or the look of text (bidi controls, zero width).
    HiddenCharacters,
}
