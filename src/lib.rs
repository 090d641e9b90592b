//! Sixpence: an authenticator that lives in the browser.
//!
//! # Where things are
//! | module | what may be in it |
//! |---|---|
//! | [`otp`] | secrets, parameters, one-time codes (RFC 4226, RFC 6238, Steam, Yandex Key, Mobile-OTP) |
//! | [`otpauth`] | `otpauth://` URIs and bare secret keys, parsed and written |
//! | [`account`] | an account as it is kept, and the view of it that has no secret |
//! | [`recovery_set`] | recovery codes as they are kept, and the view of them that has no code |
//! | [`activity`] | the log: what was done where, by whom, with what outcome; and as a file |
//! | [`origin`] | web origins, compared exactly |
//! | [`matching`] | how the origin of a page relates to the sites of an account: suggestions, look-alikes |
//! | [`vault`] | the encrypted vault: format, keys, unlocking, saving |
//! | [`passphrase`] | passphrases: a good one offered, the user's own judged |
//! | [`capture`] | what a page shows and says, to candidate accounts (pictures to text: the crate in `src/scanning`) |
//! | [`autofill`] | what the page sensor reports, which field wants the code, what to type where |
//! | [`import`] | files of other authenticators, recognised and read |
//! | [`export`] | accounts as files of other authenticators |
//! | [`enrolment`] | turning two-factor login on, and the recovery codes that come with it |
//! | [`message`] | what the extension's pages ask of the background, and its answers |
//! | [`keeper`] | what is rarely done with the vault: ways to unlock, backups, export |
//! | [`background`] | `App::step`: events in, replies and effects out; pure |
//! | [`ui`] | models and updates of popup, assistant's panel and vault page (pure), views in Sycamore |
//! | [`wipe`] | the allocator of the wasm binaries, which overwrites what is freed |
//! | `browser` | only on wasm32: the bindings to `chrome.*`, and the effects |
//!
//! # Invariants
//! - Only [`browser`](self) and the views name the browser; all else compiles and is tested natively.
//! - The background is the only writer. Who asks is decided by the browser's own `sender`, never by the message.
//! - A secret has no `Debug`, `Display`, `Clone` or `Serialize`, and is wiped when dropped.
//! - Nothing is clamped or guessed: what cannot be represented is refused by the name of its field.

pub mod account;
pub mod activity;
pub mod autofill;
pub mod background;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod capture;
mod confusables;
pub mod enrolment;
pub mod export;
mod hash;
pub mod import;
pub mod keeper;
pub mod matching;
pub mod message;
mod order;
pub mod origin;
pub mod otp;
pub mod otpauth;
pub mod passphrase;
pub mod recovery_set;
pub mod time;
pub mod ui;
pub mod vault;
pub mod wipe;
