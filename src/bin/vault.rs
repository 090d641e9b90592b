//! The vault page, see [`sixpence::ui::vault`], and the assistant's panel, see [`sixpence::ui::guide`]: in one file, which is smaller
//! than two.

#[cfg(target_arch = "wasm32")]
fn main() {
    if sixpence::browser::page::is_page("/guide.html") {
        sixpence::ui::guide::view::start();
    } else {
        sixpence::ui::vault::view::start();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
