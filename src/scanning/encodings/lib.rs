//! Stands in for the crate `encoding_rs`, for its one user here: `rxing`, which reads texts of other character sets than UTF-8.
//!
//! The tables of all those sets were more than half of the scanner's wasm. A browser has them anyway: here its
//! `TextDecoder` reads them (<https://encoding.spec.whatwg.org>). Outside of a browser only ASCII, UTF-8 and UTF-16 are
//! read. What cannot be read becomes U+FFFD and is no error: `rxing` leaves out what is one, and the rest would pass for the
//! whole. Nothing is written: no codes are made by `rxing`.

use std::borrow::Cow;

/// A character set.
#[derive(Debug, PartialEq, Eq)]
pub struct Encoding {
    label: &'static str,
}

macro_rules! encodings {
    ($($name:ident $label:literal),* $(,)?) => { $(
        #[doc = concat!("`", $label, "`")]
        pub static $name: &Encoding = &Encoding { label: $label };
    )* };
}

encodings! {
    UTF_8 "utf-8", UTF_16BE "utf-16be", UTF_16LE "utf-16le",
    ISO_8859_2 "iso-8859-2", ISO_8859_3 "iso-8859-3", ISO_8859_4 "iso-8859-4", ISO_8859_5 "iso-8859-5",
    ISO_8859_6 "iso-8859-6", ISO_8859_7 "iso-8859-7", ISO_8859_8 "iso-8859-8", ISO_8859_10 "iso-8859-10",
    ISO_8859_13 "iso-8859-13", ISO_8859_14 "iso-8859-14", ISO_8859_15 "iso-8859-15", ISO_8859_16 "iso-8859-16",
    WINDOWS_874 "windows-874", WINDOWS_1250 "windows-1250", WINDOWS_1251 "windows-1251", WINDOWS_1252 "windows-1252",
    WINDOWS_1254 "windows-1254", WINDOWS_1256 "windows-1256",
    SHIFT_JIS "shift_jis", BIG5 "big5", GB18030 "gb18030", GBK "gbk", EUC_KR "euc-kr",
}

impl Encoding {
    /// The character set of a label. `rxing` asks for ASCII only, and reads that itself.
    #[must_use]
    pub const fn for_label(_: &[u8]) -> Option<&'static Self> {
        None
    }

    /// The text.
    #[must_use]
    pub fn decode<'a>(&'static self, bytes: &'a [u8]) -> (Cow<'a, str>, &'static Self, bool) {
        let is_plain = self.label == "utf-8" || bytes.is_ascii() && !self.label.starts_with("utf-16");
        let text = if is_plain { String::from_utf8_lossy(bytes) } else { Cow::Owned(foreign(self.label, bytes)) };
        (text, self, false)
    }

    /// Nothing is written: each text is refused.
    #[must_use]
    pub fn encode<'a>(&'static self, _: &'a str) -> (Cow<'a, [u8]>, &'static Self, bool) {
        (Cow::Borrowed(&[]), self, true)
    }
}

#[cfg(target_arch = "wasm32")]
fn foreign(label: &str, bytes: &[u8]) -> String {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        type TextDecoder;
        #[wasm_bindgen(constructor, catch)]
        fn new(label: &str) -> Result<TextDecoder, JsValue>;
        #[wasm_bindgen(method, catch)]
        fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
    }
    let text = TextDecoder::new(label).and_then(|decoder| decoder.decode(bytes));
    text.unwrap_or_else(|_| replaced(bytes))
}

#[cfg(not(target_arch = "wasm32"))]
fn foreign(label: &str, bytes: &[u8]) -> String {
    let units = |read: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes.as_chunks::<2>();
        String::from_utf16_lossy(&pairs.iter().map(|pair| read(*pair)).collect::<Vec<_>>())
    };
    match label {
        "utf-16be" => units(u16::from_be_bytes),
        "utf-16le" => units(u16::from_le_bytes),
        _ => replaced(bytes),
    }
}

fn replaced(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { char::REPLACEMENT_CHARACTER }).collect()
}
