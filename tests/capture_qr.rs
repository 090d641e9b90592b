//! QR codes: pictures drawn here, faulty pictures, and the labelled corpus where it is at hand.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on should stop and say so"
)]

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use qrcodegen::{QrCode, QrCodeEcc};
use sixpence::capture::qr::{Luma, MAX_SIDE, PictureError, read_codes};

const URI: &str = "otpauth://totp/Example:alice@example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example";

/// An RGBA picture to draw on.
struct Page {
    width: usize,
    height: usize,
    rgba: Vec<u8>,
}

impl Page {
    fn new(width: usize, height: usize, colour: [u8; 4]) -> Self {
        Self { width, height, rgba: colour.repeat(width * height) }
    }

    /// Draws the modules of a code, `scale` pixels each: dark ones in `dark`, light ones in `light` with a quiet zone.
    fn draw(
        mut self,
        text: &str,
        (left, top): (usize, usize),
        scale: usize,
        dark: [u8; 4],
        light: [u8; 4],
        quiet: i32,
    ) -> Self {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let modules = code.size() + 2 * quiet;
        for y in 0..modules as usize * scale {
            for x in 0..modules as usize * scale {
                let module = code.get_module((x / scale) as i32 - quiet, (y / scale) as i32 - quiet);
                let at = ((top + y) * self.width + left + x) * 4;
                self.rgba[at..at + 4].copy_from_slice(if module { &dark } else { &light });
            }
        }
        self
    }

    fn codes(&self) -> Vec<String> {
        read_codes(&Luma::from_rgba(self.width, self.height, &self.rgba).unwrap())
    }
}

const BLACK: [u8; 4] = [0, 0, 0, 255];
const WHITE: [u8; 4] = [255; 4];
const CLEAR: [u8; 4] = [0; 4];

fn side(text: &str, scale: usize, quiet: usize) -> usize {
    (QrCode::encode_text(text, QrCodeEcc::Medium).unwrap().size() as usize + 2 * quiet) * scale
}

#[test]
fn plain_inverted_coloured_and_transparent() {
    for (dark, light) in [
        (BLACK, WHITE),
        (WHITE, BLACK),
        ([20, 60, 160, 255], [250, 240, 220, 255]),
        // Transparent where it is light, as many sites serve them: black below, so it must be laid on white.
        (BLACK, CLEAR),
    ] {
        assert_eq!(
            Page::new(400, 400, light).draw(URI, (40, 40), 5, dark, light, 4).codes(),
            [URI],
            "{dark:?} on {light:?}"
        );
    }
}

#[test]
fn a_code_that_fills_its_picture() {
    for (scale, colours) in [(3, (BLACK, WHITE)), (6, (BLACK, WHITE)), (4, (WHITE, BLACK))] {
        let side = side(URI, scale, 0);
        assert_eq!(
            Page::new(side, side, WHITE).draw(URI, (0, 0), scale, colours.0, colours.1, 0).codes(),
            [URI],
            "{scale}"
        );
    }
}

#[test]
fn several_codes_from_top_to_bottom_each_once() {
    let texts = [
        "otpauth://totp/a?secret=MFRGGZDFMZTWQ2LK",
        "otpauth://totp/b?secret=MFRGGZDFMZTWQ2LK",
        "https://example.com/",
    ];
    let page = Page::new(900, 700, WHITE)
        .draw(texts[2], (40, 450), 4, BLACK, WHITE, 4)
        .draw(texts[1], (500, 20), 4, WHITE, BLACK, 4)
        .draw(texts[0], (40, 20), 4, BLACK, WHITE, 4)
        .draw(texts[0], (500, 450), 4, BLACK, WHITE, 4);
    assert_eq!(page.codes(), texts);
}

#[test]
fn text_beyond_ascii() {
    let text = "otpauth://totp/Zoë 喵:bob?secret=MFRGGZDFMZTWQ2LK";
    let page = Page::new(400, 400, WHITE).draw(text, (20, 20), 5, BLACK, WHITE, 4);
    assert_eq!(page.codes(), [text]);
}

#[test]
fn the_largest_code() {
    let text = std::format!("otpauth://totp/a?secret=MFRGGZDFMZTWQ2LK&note={}", "x".repeat(2200));
    let side = side(&text, 4, 4);
    assert_eq!(Page::new(side, side, WHITE).draw(&text, (0, 0), 4, BLACK, WHITE, 4).codes(), [text]);
}

#[test]
fn pictures_that_are_none() {
    for (width, height, bytes, error) in [
        (0, 0, 0, PictureError::Empty),
        (0, 10, 0, PictureError::Empty),
        (1, 1, 3, PictureError::Incomplete),
        (2, 2, 20, PictureError::Incomplete),
        (MAX_SIDE + 1, 1, 0, PictureError::TooLarge),
        (8192, 4096, 0, PictureError::TooLarge),
        (100_000, 100_000, 0, PictureError::TooLarge),
        (usize::MAX, 2, 0, PictureError::TooLarge),
    ] {
        assert_eq!(Luma::from_rgba(width, height, &vec![0; bytes]), Err(error), "{width} x {height}");
    }
    // Not made by `from_rgba`: no panic either.
    assert_eq!(read_codes(&Luma { width: 100, height: 100, pixels: vec![0; 7] }), Vec::<String>::new());
}

#[test]
fn nothing_to_read_is_no_fault() {
    for side in [1, 2, 7, 39, 40, 41, 200] {
        for colour in [BLACK, WHITE, CLEAR, [128, 128, 128, 255]] {
            assert_eq!(Page::new(side, side, colour).codes(), Vec::<String>::new());
        }
    }
}

/// Codes with noise over them, and noise alone: the decoder's arithmetic meets what no test vector has.
#[test]
fn noise_breaks_nothing() {
    let mut state = 0x5152_2020_u64;
    let mut random = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    for round in 0..400 {
        let (width, height) = (180 + random() % 90, 180 + random() % 90);
        let mut page = Page::new(width, height, WHITE);
        if round % 4 != 0 {
            page = page.draw(
                "otpauth://totp/a?secret=MFRGGZDFMZTWQ2LK",
                (random() % 20, random() % 20),
                4,
                BLACK,
                WHITE,
                2,
            );
        }
        for _ in 0..random() % 300 {
            let (x, y, side, shade) = (random() % width, random() % height, 1 + random() % 24, random() as u8);
            for (y, x) in (y..height.min(y + side)).flat_map(|y| (x..width.min(x + side)).map(move |x| (y, x))) {
                page.rgba[(y * width + x) * 4..][..3].fill(shade);
            }
        }
        for text in page.codes() {
            assert_eq!(text, "otpauth://totp/a?secret=MFRGGZDFMZTWQ2LK", "a misread code");
        }
    }
}

fn corpora() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let folder = std::env::var_os("SIXPENCE_CORPORA").map_or(beside, PathBuf::from).join("qr");
    folder.join("labels.json").exists().then_some(folder)
}

fn picture(path: &Path) -> Luma {
    let image = image::open(path).unwrap().into_rgba8();
    Luma::from_rgba(image.width() as usize, image.height() as usize, &image).unwrap()
}

#[test]
fn the_corpus_of_enrolment_pictures() {
    let Some(folder) = corpora() else {
        println!("skipped: no corpora (set SIXPENCE_CORPORA, or put them at ../shared/corpora)");
        return;
    };
    let labels: Vec<serde_json::Value> =
        serde_json::from_str(&std::fs::read_to_string(folder.join("labels.json")).unwrap()).unwrap();
    let (mut found, mut present, mut wrong, mut time) = (0, 0, 0, Duration::ZERO);
    let mut categories = std::collections::BTreeMap::<String, (usize, usize)>::new();
    for label in labels.iter().filter(|label| label["source"] == "generated") {
        let luma = picture(&folder.join(label["file"].as_str().unwrap()));
        let start = Instant::now();
        let read = read_codes(&luma);
        time += start.elapsed();
        let texts: Vec<&str> = label["texts"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
        let hits = texts.iter().filter(|text| read.iter().any(|read| read == *text)).count();
        wrong += read.iter().filter(|read| !texts.contains(&read.as_str())).count();
        let category = categories.entry(label["category"].as_str().unwrap().to_owned()).or_default();
        *category = (category.0 + hits, category.1 + texts.len());
        (found, present) = (found + hits, present + texts.len());
    }
    println!("{found} of {present} codes, {wrong} wrong texts, {time:.1?} in all: {categories:?}");
    // What one pass of the decoder alone read when it was chosen; inversion and the border may only add to it.
    assert!(found * 233 >= present * 181, "{found} of {present}");
    assert_eq!(wrong, 0);
}
