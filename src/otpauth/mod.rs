//! `otpauth://` URIs and bare secret keys, parsed strictly and written.
//!
//! The format is the [Key URI format] of Google Authenticator. Where it is silent or readers differ:
//!
//! - **Nothing is guessed.** A value out of range, a parameter given twice, a broken percent-encoding are refused and
//!   named ([`OtpauthError::field`]). Defaults (SHA-1, 6 digits, 30 s) stand only for parameters that are absent.
//! - **`+` in the label** is a plus: `alice+test@example.com` survives (RFC 3986 gives `+` no other meaning).
//! - **`+` in the value of a parameter** is a space. The format asks for `%20`, but generators built on the form encoding
//!   of their language write `+`, among them Go's `url.Values` ([pquerna/otp], thus Gitea and many more), JavaScript's
//!   `URLSearchParams` and PHP's `http_build_query`; strict generators write a real plus as `%2B`. One exception needs
//!   no guess: where the label names the same issuer with a literal plus, that is the issuer.
//! - **Issuer in label and parameter**: the parameter holds, [`Note::TwoIssuers`](crate::account::Note) tells of another
//!   one in the label. The first `:` of the label divides, unless the label starts with the issuer parameter, itself
//!   holding a `:`, and another `:`.
//! - **Steam** is `otpauth://steam/`, or `totp` with `encoder=steam` as [KeePassXC and pyotp] have it; always 5 characters,
//!   30 s, SHA-1. It is written the first way.
//! - **Parameter names** are read in any case: an overlooked `Period=60` would make wrong codes.
//! - **Other parameters** (`image` among them, which is never fetched) are kept, in order, and written again; so are
//!   `counter` on totp and `period` on hotp, which some generators write and which mean nothing there.
//! - A `#` is an ordinary character: these URIs have no fragment, and account names do have a `#`.
//!
//! [Key URI format]: https://github.com/google/google-authenticator/wiki/Key-Uri-Format
//! [pquerna/otp]: https://github.com/pquerna/otp/issues/68
//! [KeePassXC and pyotp]: https://github.com/pyauth/pyotp/pull/153

mod error;
mod format;
mod key;
mod migration;
mod parse;
mod percent;
mod typed;
mod wire;

pub use error::{Field, OtpauthError};
pub use format::{format, format_account};
pub use key::{parse_kept_key, parse_key};
pub use migration::{Export, is_export, read_export};
pub use parse::{is_address, parse, parse_kept, read, secret_with_pin};
pub use typed::{Typed, from_typed};
