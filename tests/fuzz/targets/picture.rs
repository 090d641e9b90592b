//! Files that say they are pictures, and pixels of any size: what is let through can be held, and searching it ends.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sixpence_scanning::{
    Header, HeaderError, MAX_FILE_BYTES, MAX_PIXELS, MAX_SIDE, Picture, PictureError, Search, check_drawing,
};

/// So many passes find the codes of a good picture; those after them take a second.
const PASSES: usize = 6;

fuzz_target!(|bytes: &[u8]| {
    // Counting is to end soon, whatever drawing would.
    let _ = check_drawing(bytes);
    header(bytes, bytes.len());
    // A file that goes on behind what is looked at.
    let more = bytes.first_chunk().map_or(0, |length| u32::from_le_bytes(*length) as usize);
    header(bytes, bytes.len().saturating_add(more));
    if let [width, skew, pixels @ ..] = bytes {
        let width = usize::from(*width);
        let whole = pixels.len() / 4 / width.max(1);
        match skew {
            // As many pixels as there are bytes for.
            0..=0xbf => picture(width, whole, &pixels[..whole * width * 4]),
            0xc0..=0xdf => picture(width << (skew & 31), whole, pixels),
            _ => picture(width, whole << (skew & 31), pixels),
        }
    }
});

fn header(bytes: &[u8], length: usize) {
    match Header::read(bytes, length) {
        Ok(header) => {
            assert!(length > 0 && length <= MAX_FILE_BYTES);
            if let Some((width, height)) = header.size {
                let pixels = u64::from(width) * u64::from(height);
                assert!(pixels > 0 && pixels <= MAX_PIXELS as u64);
            }
        }
        Err(HeaderError::NoFile) => assert_eq!(length, 0),
        Err(HeaderError::LargeFile) => assert!(length > MAX_FILE_BYTES),
        Err(_) => {}
    }
}

fn picture(width: usize, height: usize, bytes: &[u8]) {
    match Picture::from_rgba(width, height, bytes) {
        Ok(picture) => {
            assert_eq!(width * height * 4, bytes.len());
            let mut search = Search::new(picture);
            for _ in 0..PASSES {
                search.step(0.0);
            }
            assert!(search.texts().iter().all(|text| !text.is_empty()));
        }
        Err(PictureError::Empty) => assert!(width == 0 || height == 0),
        Err(PictureError::TooLarge) => assert!(width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS),
        Err(PictureError::Incomplete) => assert_ne!(width * height * 4, bytes.len()),
    }
}
