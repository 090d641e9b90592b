//! Placeholder.

// Links wasm-bindgen: without its intrinsics the glue cannot be made.
use wasm_bindgen as _;

fn main() {}
