//! What is needed now and then, in one file: three tools have a third of their code in common. Each is loaded as an instance of its
//! own (`tools_wasm.js`, `tools_wasm.js?keeper`, `tools_wasm.js?kdf`), so what one has in its memory the others never see.
#![no_main]

#[cfg(target_arch = "wasm32")]
mod kdf;
#[cfg(target_arch = "wasm32")]
mod keeper;
#[cfg(target_arch = "wasm32")]
mod page;
