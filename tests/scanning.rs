//! QR codes: pictures drawn here, faulty pictures, and the labelled corpus where it is at hand.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on should stop and say so"
)]

use std::path::{Path, PathBuf};

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, QrSegmentMode};
use sixpence_scanning::{BUDGET_MS, MAX_SIDE, Picture, PictureError, Search};

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
    fn draw(self, text: &str, place: (usize, usize), scale: usize, dark: [u8; 4], light: [u8; 4], quiet: i32) -> Self {
        self.paint(&QrCode::encode_text(text, QrCodeEcc::Medium).unwrap(), place, scale, dark, light, quiet)
    }

    fn paint(
        mut self,
        code: &QrCode,
        (left, top): (usize, usize),
        scale: usize,
        dark: [u8; 4],
        light: [u8; 4],
        quiet: i32,
    ) -> Self {
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

    /// The same pixels elsewhere: `from` says which comes to a place.
    fn map(&self, from: impl Fn(usize, usize) -> (usize, usize)) -> Self {
        let places = (0..self.height).flat_map(|y| (0..self.width).map(move |x| (x, y)));
        let pixel = |(x, y)| {
            let (x, y) = from(x, y);
            self.rgba[(y * self.width + x) * 4..][..4].to_vec()
        };
        Self { rgba: places.flat_map(pixel).collect(), ..*self }
    }

    fn codes(&self) -> Vec<String> {
        read(self.width, self.height, &self.rgba)
    }
}

/// Searched to the end, however long it takes.
fn read(width: usize, height: usize, rgba: &[u8]) -> Vec<String> {
    let mut search = Search::new(Picture::from_rgba(width, height, rgba).unwrap());
    while search.step(0.0) {}
    search.texts()
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
        // Made for a dark page.
        (CLEAR, WHITE),
        (WHITE, CLEAR),
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

/// Version 40, as full as it can be at each level of correction.
#[test]
fn the_largest_code() {
    for (level, bytes) in [(QrCodeEcc::Low, 2953), (QrCodeEcc::Medium, 2331), (QrCodeEcc::High, 1273)] {
        let head = "otpauth://totp/a?secret=MFRGGZDFMZTWQ2LK&note=";
        let text = std::format!("{head}{}", "x".repeat(bytes - head.len()));
        let code = QrCode::encode_text(&text, level).unwrap();
        assert_eq!(code.size(), 177);
        let side = (code.size() as usize + 8) * 4;
        assert_eq!(Page::new(side, side, WHITE).paint(&code, (0, 0), 4, BLACK, WHITE, 4).codes(), [text], "{bytes}");
    }
}

/// As a camera that shows its user a mirror sees it, or a screenshot of one; dark for light, too; and turned.
#[test]
fn mirrored_and_turned() {
    let side = side(URI, 5, 4);
    for (dark, light) in [(BLACK, WHITE), (WHITE, BLACK)] {
        let page = Page::new(side, side, light).draw(URI, (0, 0), 5, dark, light, 4);
        let mirrored = page.map(|x, y| (side - 1 - x, y));
        assert_eq!(mirrored.codes(), [URI], "{dark:?}");
        assert_eq!(mirrored.map(|x, y| (y, x)).codes(), [URI], "{dark:?}, turned");
        assert_eq!(page.map(|x, y| (side - 1 - x, side - 1 - y)).codes(), [URI], "{dark:?}, upside down");
    }
}

/// Texts of other character sets: announced (ECI), and in the mode for Kanji (13 bits a character of Shift JIS), which only
/// a browser reads (tests/browser/capture.test.mjs): here it is seen that something was there.
#[test]
fn announced_character_sets_and_kanji() {
    let head = "otpauth://totp/";
    let tail = "?secret=MFRGGZDFMZTWQ2LK";
    let utf8 = QrSegment::make_eci(26);
    let latin1 = QrSegment::make_eci(3);
    let bytes = |bytes: &[u8]| QrSegment::make_bytes(bytes);
    // 0x935f and 0xe4aa of Shift JIS, as the standard's own example has them.
    let mut bits = Vec::new();
    for value in [0x0d9f_u32, 0x1aaa] {
        bits.extend((0..13).rev().map(|bit| value >> bit & 1 == 1));
    }
    let kanji = QrSegment::new(QrSegmentMode::Kanji, 2, bits);
    for (segments, label) in [
        (vec![utf8, bytes(format!("{head}Zoë喵{tail}").as_bytes())], "Zoë喵"),
        (vec![latin1, bytes(&[head.as_bytes(), b"Zo\xeb", tail.as_bytes()].concat())], "Zoë"),
        (vec![bytes(head.as_bytes()), kanji, bytes(tail.as_bytes())], "\u{fffd}_\u{fffd}\u{fffd}"),
    ] {
        let code = QrCode::encode_segments(&segments, QrCodeEcc::Medium).unwrap();
        let page = Page::new(400, 400, WHITE).paint(&code, (20, 20), 5, BLACK, WHITE, 4);
        assert_eq!(page.codes(), [format!("{head}{label}{tail}")]);
    }
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
        assert_eq!(Picture::from_rgba(width, height, &vec![0; bytes]).err(), Some(error), "{width} x {height}");
    }
}

/// Time passes by 400 ms a pass: the search ends before a pass that would outlast its time.
#[test]
fn the_time_that_a_search_has() {
    let blank = || Picture::from_rgba(300, 300, &WHITE.repeat(300 * 300)).unwrap();
    let passes = |pass_ms: f64| {
        let mut search = Search::new(blank());
        let mut now = 7_000.0;
        let mut passes = 0;
        while search.step(now) {
            passes += 1;
            now += pass_ms;
        }
        (passes, now - 7_000.0)
    };
    let (all, _) = passes(0.0);
    assert!(all > 50, "{all} passes over a picture in which there is nothing");
    let (some, took) = passes(400.0);
    assert_eq!(some, 3);
    assert!(took <= BUDGET_MS, "{took} ms");
    // How long the first takes nobody knows before it.
    assert_eq!(passes(2_000.0).0, 1);
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
        // What comes after the first passes takes a second; one picture of forty has it.
        let passes = if round % 40 == 0 { usize::MAX } else { 6 };
        let mut search = Search::new(Picture::from_rgba(width, height, &page.rgba).unwrap());
        for _ in 0..passes {
            if !search.step(0.0) {
                break;
            }
        }
        for text in search.texts() {
            assert_eq!(text, "otpauth://totp/a?secret=MFRGGZDFMZTWQ2LK", "a misread code");
        }
    }
}

fn corpora() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let folder = std::env::var_os("SIXPENCE_CORPORA").map_or(beside, PathBuf::from).join("qr");
    folder.join("labels.json").exists().then_some(folder)
}

/// What is read from the corpus' pictures of one source: codes found, codes present, wrong texts.
fn score(source: &str) -> Option<(usize, usize, usize)> {
    let Some(folder) = corpora() else {
        println!("skipped: no corpora (set SIXPENCE_CORPORA, or put them at ../shared/corpora)");
        return None;
    };
    let labels: Vec<serde_json::Value> =
        serde_json::from_str(&std::fs::read_to_string(folder.join("labels.json")).unwrap()).unwrap();
    let (mut found, mut present, mut wrong) = (0, 0, 0);
    for label in labels.iter().filter(|label| label["source"] == source) {
        let picture = image::open(folder.join(label["file"].as_str().unwrap())).unwrap().into_rgba8();
        let read = read(picture.width() as usize, picture.height() as usize, &picture);
        let texts: Vec<&str> = label["texts"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
        found += texts.iter().filter(|text| read.iter().any(|read| read == *text)).count();
        wrong += read.iter().filter(|read| !texts.contains(&read.as_str())).count();
        present += texts.len();
    }
    println!("{source}: {found} of {present} codes, {wrong} wrong texts");
    Some((found, present, wrong))
}

/// Of 233, two may be missed.
#[test]
fn the_corpus_of_enrolment_pictures() {
    let Some((found, present, wrong)) = score("generated") else { return };
    assert!(found * 233 >= present * 231, "{found} of {present}");
    assert_eq!(wrong, 0);
}

/// zxing-wasm with tryDenoise reads 139 of the 149 of these photographs that it was measured on.
#[test]
fn the_corpus_of_photographs() {
    let Some((found, present, wrong)) = score("zxing") else { return };
    assert!(found * 150 >= present * 141, "{found} of {present}");
    assert_eq!(wrong, 0);
}
