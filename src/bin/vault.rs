//! The vault page: see [`sixpence::ui::vault`].

#[cfg(target_arch = "wasm32")]
fn main() {
    sixpence::ui::vault::view::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
