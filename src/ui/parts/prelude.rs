//! What every view needs of Sycamore. Not of its crate `sycamore`: that turns on a cache of strings in wasm-bindgen, more than
//! a kilobyte in every wasm file, also in those that draw nothing.

pub(crate) use sycamore_reactive::*;
pub(crate) use sycamore_web::{GlobalAttributes, GlobalProps, View};
