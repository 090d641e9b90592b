//! The vault page, see [`sixpence::ui::vault`], and the assistant's panel, see [`sixpence::ui::guide`].

use wasm_bindgen::prelude::wasm_bindgen;

/// Draws whichever page this is.
#[wasm_bindgen]
pub fn show() {
    if sixpence::browser::page::is_page("/guide.html") {
        sixpence::ui::guide::view::start();
    } else {
        sixpence::ui::vault::view::start();
    }
}
