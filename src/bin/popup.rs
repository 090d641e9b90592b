//! The popup: see [`sixpence::ui::popup`].

#[cfg(target_arch = "wasm32")]
fn main() {
    sixpence::ui::popup::view::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
