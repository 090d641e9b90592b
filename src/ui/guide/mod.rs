//! The assistant's panel, `guide.html`: what it knows ([`model`]), what changes it ([`update`]), what it looks like (`view`, only
//! in the browser). And the same steps as a checklist ([`by_hand`]), which is on the vault page, too.

pub mod by_hand;
pub mod model;
pub mod msg;
pub mod update;
#[cfg(target_arch = "wasm32")]
pub mod view;
