//! The browser: bindings to its extension API, the shell that runs the background, the effects. Only on wasm32.

pub mod api;
mod effects;
pub mod hands;
pub mod page;
pub mod read;
pub mod shell;
mod stores;
