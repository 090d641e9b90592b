//! The vault page: what it knows ([`model`]), what changes it ([`update`]), what it looks like (`view`, only in the
//! browser).

pub mod activity;
mod answer;
pub mod codes;
pub mod details;
pub mod forms;
pub mod import;
pub mod keep;
mod look;
pub mod model;
pub mod msg;
pub mod pictures;
pub mod update;
#[cfg(target_arch = "wasm32")]
pub mod view;
