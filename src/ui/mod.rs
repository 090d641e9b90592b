//! The extension's pages.
//!
//! What a page knows and how that changes is pure and tested natively: messages in, commands out (`update`). The views
//! (`view`, and their common pieces in `parts`) are Sycamore, exist on wasm32 only, and decide nothing.

pub mod add;
pub mod clock;
pub mod codes_form;
pub mod confirm;
pub mod group;
pub mod guide;
pub mod list;
#[cfg(target_arch = "wasm32")]
mod parts;
pub mod passphrase;
pub mod popup;
pub mod proof;
pub mod recovery_key;
pub mod ring;
pub mod search;
pub mod status;
pub mod text;
pub mod unlock;
pub mod vault;
