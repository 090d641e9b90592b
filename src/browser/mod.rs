//! The browser: bindings to its extension API, the shell that runs the background, the effects. Only on wasm32.

pub mod advice;
pub mod api;
mod effects;
pub mod files;
pub mod hands;
pub mod importer;
mod judge;
pub mod keeper;
pub mod page;
pub mod passkey;
pub mod pictures;
pub mod popup_note;
pub mod read;
pub mod remembered;
pub mod shell;
mod stores;
