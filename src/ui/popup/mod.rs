//! The popup: what it knows ([`model`]), what changes it ([`update`]), what it looks like (`view`, only in the browser).

pub mod model;
pub mod update;
#[cfg(target_arch = "wasm32")]
pub mod view;
