//! The formats, one file each, and the table of all.

mod aegis;
mod andotp;
mod archives;
mod authenticator_extension;
mod bitwarden;
mod cxf;
mod ente;
mod freeotp;
mod keepass;
mod lastpass;
mod login;
mod not_exports;
mod proton_authenticator;
mod raivo;
mod steam;
mod stratum;
mod tables;
mod totp_authenticator;
mod twofas;
mod twofauth;
mod uris;

use super::{Content, ImportError, Imported, Opening};

/// How a file of this format is told from others, and read.
pub struct Format {
    /// The name of the app, as the user knows it.
    pub name: &'static str,
    /// By content alone.
    pub recognise: fn(&Content<'_>) -> Sure,
    /// Reads all of it.
    pub read: fn(&Content<'_>, &Opening<'_>) -> Result<Imported, ImportError>,
}

/// Whether a file is of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sure {
    /// It is not.
    No,
    /// It has no mark: it is tried after all others.
    Maybe,
    /// It says so itself.
    Yes,
}

impl Sure {
    /// `Yes` if so.
    #[must_use]
    pub const fn when(is: bool) -> Self {
        if is { Self::Yes } else { Self::No }
    }
}

/// All formats. Of two that recognise a file with the same certainty the first one reads it.
pub static FORMATS: [Format; 26] = [
    aegis::FORMAT,
    twofas::FORMAT,
    andotp::FORMAT,
    stratum::FORMAT,
    freeotp::FORMAT,
    freeotp::PLUS,
    keepass::FORMAT,
    ente::FORMAT,
    bitwarden::FORMAT,
    proton_authenticator::FORMAT,
    lastpass::FORMAT,
    cxf::FORMAT,
    twofauth::FORMAT,
    steam::FORMAT,
    archives::PROTON_PASS,
    archives::ONEPASSWORD,
    raivo::FORMAT,
    authenticator_extension::FORMAT,
    tables::BITWARDEN,
    tables::KEEPASSXC,
    tables::ONEPASSWORD,
    tables::OTHERS,
    not_exports::OWN,
    not_exports::FORMAT,
    totp_authenticator::FORMAT,
    uris::FORMAT,
];
