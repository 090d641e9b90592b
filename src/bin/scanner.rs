//! The scanner: a wasm instance that reads QR codes and does nothing else.
//!
//! It is loaded when a picture comes and dropped afterwards: pictures are the largest thing that a page can hand to the
//! extension, and wasm memory never shrinks.
#![no_main]

#[cfg(target_arch = "wasm32")]
mod exports {
    use sixpence_scanning::{DrawingError, HEAD_BYTES, Header, HeaderError, MAX_SIDE, Picture, Search, check_drawing};
    use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

    /// How many bytes of a file [`media_type`] wants at first.
    #[wasm_bindgen(js_name = headBytes)]
    #[must_use]
    pub fn head_bytes() -> f64 {
        HEAD_BYTES as f64
    }

    /// The longest side of a picture that is searched, in pixels.
    #[wasm_bindgen(js_name = maxSide)]
    #[must_use]
    pub fn max_side() -> f64 {
        MAX_SIDE as f64
    }

    /// The media type of a picture that may be decoded, by the start of its file of `length` bytes.
    ///
    /// # Errors
    /// Which [`HeaderError`] keeps it from being decoded, by the name that messages have for it.
    #[wasm_bindgen(js_name = mediaType)]
    pub fn media_type(start: &[u8], length: f64) -> Result<String, JsValue> {
        // A length beyond `usize` becomes the largest there is, which is too large, too.
        match Header::read(start, length as usize) {
            Ok(header) => Ok(header.kind.media_type().to_owned()),
            Err(error) => Err(JsValue::from_str(name_of(error))),
        }
    }

    /// Looks at an SVG before it is drawn.
    ///
    /// # Errors
    /// Why it is not to be drawn, by the name that messages have for it.
    #[wasm_bindgen(js_name = checkDrawing)]
    pub fn check(svg: &[u8]) -> Result<(), JsValue> {
        check_drawing(svg).map_err(|error| {
            JsValue::from_str(match error {
                DrawingError::Damaged => "undecodable",
                DrawingError::Complex => "complex",
            })
        })
    }

    fn name_of(error: HeaderError) -> &'static str {
        match error {
            HeaderError::NoFile => "noFile",
            HeaderError::LargeFile => "largeFile",
            HeaderError::NoPicture => "noPicture",
            HeaderError::CutOff => "cutOff",
            HeaderError::Empty => "empty",
            HeaderError::TooLarge => "tooLarge",
        }
    }

    /// The search for the QR codes of one picture.
    #[wasm_bindgen]
    pub struct PictureSearch(Search);

    #[wasm_bindgen]
    impl PictureSearch {
        /// `rgba` is what `getImageData` gives: four bytes a pixel, row by row, not premultiplied. `budget`: for how long
        /// at most, in milliseconds.
        ///
        /// # Errors
        /// An `Error` whose message says why the bytes are no picture that is searched; see `PictureError`.
        #[wasm_bindgen(constructor)]
        pub fn new(width: u32, height: u32, rgba: &[u8], budget: Option<f64>) -> Result<Self, JsError> {
            let too_large = |_| JsError::new("the picture is too large");
            let (width, height) =
                (usize::try_from(width).map_err(too_large)?, usize::try_from(height).map_err(too_large)?);
            let picture = Picture::from_rgba(width, height, rgba)?;
            Ok(Self(Search::within(picture, budget.unwrap_or(f64::INFINITY))))
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
