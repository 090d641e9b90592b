//! One-time codes: HOTP (RFC 4226), TOTP (RFC 6238), Steam Guard, Yandex Key and Mobile-OTP.

mod code;
mod params;
mod pinned;
mod secret;

pub use code::{Code, CodeError};
pub use params::{Algorithm, Digits, Kind, Params, ParamsError, Period};
pub use pinned::PinnedError;
pub use secret::{Secret, SecretError, base32};
