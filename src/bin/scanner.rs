//! The scanner: a wasm instance that reads QR codes and does nothing else.
//!
//! It is loaded when a picture comes and dropped afterwards: pictures are the largest thing that a page can hand to the
//! extension, and wasm memory never shrinks.
#![no_main]

#[cfg(target_arch = "wasm32")]
mod exports {
    use sixpence::capture::qr::{Luma, read_codes};
    use wasm_bindgen::prelude::{JsError, wasm_bindgen};

    /// The texts of the QR codes in a picture, from top to bottom. `rgba` is what `getImageData` gives: four bytes a pixel,
    /// row by row, not premultiplied.
    ///
    /// # Errors
    /// An `Error` whose message says why the bytes are no picture that is searched; see `PictureError`.
    #[wasm_bindgen]
    pub fn scan(width: u32, height: u32, rgba: &[u8]) -> Result<js_sys::Array, JsError> {
        let too_large = |_| JsError::new("the picture is too large");
        let (width, height) = (usize::try_from(width).map_err(too_large)?, usize::try_from(height).map_err(too_large)?);
        let luma = Luma::from_rgba(width, height, rgba)?;
        Ok(read_codes(&luma).into_iter().map(wasm_bindgen::JsValue::from).collect())
    }
}
