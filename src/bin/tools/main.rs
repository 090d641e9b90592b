//! The vault page, the assistant's panel, and what is needed now and then, in one file: they have a third of their code in common. Each
//! is an instance of its own (`tools_wasm.js` in the page or the background that loads it, `tools_wasm.js?keeper`,
//! `tools_wasm.js?kdf`), so what one has in its memory the others never see. The price is a file of 1.1 MB where a page is to be
//! read: some 8 ms until it is ready.
#![no_main]

#[cfg(target_arch = "wasm32")]
mod importer;
#[cfg(target_arch = "wasm32")]
mod kdf;
#[cfg(target_arch = "wasm32")]
mod keeper;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod ui;
