//! The keeper: what is rarely done with the unlocked vault. Ways to unlock, backups, snapshots, export.
//!
//! It runs in a wasm instance of its own, which the vault page loads for one order and drops afterwards with everything it
//! has decrypted. It reads the stores and never writes them: what it wants saved is a stored vault that the background
//! takes over ([`crate::message::VaultRequest::Adopt`]) if it is authentic and follows the one that is saved.
//!
//! | file | what |
//! |---|---|
//! | `order` | one order, from what the stores hold to what was done |
//! | `prove` | what the user has typed, made into keys and held against the vault |
//! | `methods` | ways to unlock |
//! | `backup` | backup files, snapshots: made, compared, brought back |
//! | `snapshots` | what lies beside the vault, also where nothing is unlocked |
//! | `codes` | recovery codes; accounts that were turned off or set up again at the site |
//! | `details` | tags, notes, favourites, the user's own order |
//! | `log` | the activity log |
//! | `import` | files of other authenticators, from reading them to what is saved; in a worker of its own |
//! | `export` | files for other apps, and QR codes |

mod backup;
mod codes;
mod details;
mod export;
mod import;
mod log;
mod methods;
mod order;
mod prove;
mod snapshots;

pub use backup::stored_text;
pub use import::Importer;
pub use order::{Answer, Found, carry_out};
pub use prove::Stretch;
pub use snapshots::{KeptText, views};
