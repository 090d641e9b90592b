//! What went wrong, for the user: what happened, then what to do. No variant holds secret text.

use serde::{Deserialize, Serialize};

use crate::{capture::found::NotRead, otpauth::OtpauthError};

/// A text for people: a key of `extension/_locales/*/messages.json` and what stands in its places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The key.
    pub key: String,
    /// What stands for `$1`, `$2` and so on.
    pub with: Vec<String>,
}

impl Text {
    /// A text without places.
    #[must_use]
    pub fn plain(key: &str) -> Self {
        Self { key: key.to_owned(), with: Vec::new() }
    }

    /// A text with one place.
    #[must_use]
    pub fn with(key: &str, with: &str) -> Self {
        Self { key: key.to_owned(), with: vec![with.to_owned()] }
    }
}

/// Something the user should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// How it is shown.
    pub kind: NoticeKind,
    /// What it says.
    pub text: Text,
}

/// How a notice is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NoticeKind {
    /// It went well.
    Done,
    /// It did not, and the user can do something.
    Attention,
}

/// Why a request was not carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Failure {
    /// The vault is locked.
    Locked,
    /// The passphrase does not open the vault. Nothing was written.
    WrongPassphrase,
    /// The new passphrase is too short; the least number of characters.
    ShortPassphrase {
        /// Characters needed.
        least: u32,
    },
    /// The recovery key, or the passkey, does not open the vault, or it is none. Nothing was written.
    WrongKey,
    /// There is a vault already.
    VaultExists,
    /// The same field was changed in another window meanwhile. Nothing was written.
    Conflict,
    /// What was to be made the vault is no stored vault, or was written by a later version.
    NoVault,
    /// The passphrase fits but the vault's body does not open: the file was altered or damaged. Nothing was written.
    DamagedVault,
    /// The browser refused to save; nothing was changed.
    NotSaved,
    /// The vault is full: nothing was changed.
    VaultFull,
    /// Somebody deleted it meanwhile.
    NoSuchAccount,
    /// The counter is at its end.
    CounterAtEnd,
    /// What was typed or read cannot be an account; the field is named inside.
    Unreadable(OtpauthError),
    /// A site in the edit form cannot be filled (not https, or no address); the line as typed.
    BadSite {
        /// The line.
        line: String,
    },
    /// An issuer or account name of more than 256 characters.
    LongName,
    /// No QR code, otpauth address or labelled secret key was found on the page.
    NoCodeFound,
    /// The text holds neither an otpauth address nor a secret key.
    NoSecretFound,
    /// The page was not read.
    NotRead(NotRead),
    /// The browser does not let extensions fill this page (a store page, a settings page, a PDF).
    PageClosed,
    /// The page is not https.
    NotSecure,
    /// The page is inside a frame of another site, or sandboxed.
    ForeignFrame,
    /// No code field was found on the page.
    NoField,
    /// The code does not fit the field (a row of six boxes and an eight-digit code).
    DoesNotFit,
    /// The page changed between the choice and the fill.
    PageChanged,
    /// The page's own code refused the value.
    FieldRefused,
    /// The page imitates a site of the account.
    LookAlike {
        /// The host of the page.
        host: String,
        /// A host the account knows.
        known: String,
    },
    /// No account is saved for this site.
    NoAccountHere {
        /// The host of the page.
        host: String,
    },
    /// The page is no site of the account, and what is to be filled goes nowhere else.
    OtherSite {
        /// The host of the page.
        host: String,
    },
    /// The field asks for a code that the site has sent, not for that of an authenticator.
    OtherChannel {
        /// By e-mail; else by text message.
        email: bool,
    },
    /// Several accounts are saved for this site: the user picks one in the popup.
    SeveralAccounts,
    /// What was captured is no longer there (10 minutes have passed).
    CaptureGone,
    /// The browser did not do what was asked; nothing was changed.
    Browser,
}
