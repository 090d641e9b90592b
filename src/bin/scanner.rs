//! The scanner: a wasm instance that reads QR codes and does nothing else.
//!
//! It is loaded when a picture comes and dropped afterwards: pictures are the largest thing that a page can hand to the
//! extension, and wasm memory never shrinks.
#![no_main]

#[cfg(target_arch = "wasm32")]
mod exports {
    use sixpence_scanning::{Picture, Search};
    use wasm_bindgen::prelude::{JsError, wasm_bindgen};

    /// The search for the QR codes of one picture.
    #[wasm_bindgen]
    pub struct PictureSearch(Search);

    #[wasm_bindgen]
    impl PictureSearch {
        /// `rgba` is what `getImageData` gives: four bytes a pixel, row by row, not premultiplied.
        ///
        /// # Errors
        /// An `Error` whose message says why the bytes are no picture that is searched; see `PictureError`.
        #[wasm_bindgen(constructor)]
        pub fn new(width: u32, height: u32, rgba: &[u8]) -> Result<Self, JsError> {
            let too_large = |_| JsError::new("the picture is too large");
            let (width, height) =
                (usize::try_from(width).map_err(too_large)?, usize::try_from(height).map_err(too_large)?);
            Ok(Self(Search::new(Picture::from_rgba(width, height, rgba)?)))
        }

        /// Looks at the picture in one way; whether there is another to try. `now` in milliseconds, from any clock that
        /// goes forwards.
        pub fn step(&mut self, now: f64) -> bool {
            self.0.step(now)
        }

        /// The texts found so far, from top to bottom.
        #[must_use]
        pub fn texts(&self) -> js_sys::Array {
            self.0.texts().into_iter().map(wasm_bindgen::JsValue::from).collect()
        }
    }
}
