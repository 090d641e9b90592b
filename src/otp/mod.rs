//! One-time codes: HOTP (RFC 4226), TOTP (RFC 6238) and Steam Guard.

mod code;
mod params;
mod secret;

pub use code::{Code, CodeError};
pub use params::{Algorithm, Digits, Kind, Params, ParamsError, Period};
pub use secret::{Secret, SecretError};
