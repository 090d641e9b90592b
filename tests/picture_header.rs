//! What the first bytes of a picture's file say, before anything decodes it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop and say so")]

use std::io::Cursor;

use image::{ImageFormat, RgbaImage};
use proptest::prelude::*;
use sixpence_scanning::{HEAD_BYTES, Header, HeaderError, Kind, MAX_FILE_BYTES, MAX_PIXELS};

fn read(bytes: &[u8]) -> Result<Header, HeaderError> {
    Header::read(bytes, bytes.len())
}

fn sized(kind: Kind, width: u32, height: u32) -> Result<Header, HeaderError> {
    Ok(Header { kind, size: Some((width, height)) })
}

fn encoded(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = image::DynamicImage::from(RgbaImage::new(width, height));
    picture.into_rgb8().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let ihdr = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &ihdr)].concat()
}

/// The checksum is left out: nothing here looks at it.
fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&(body.len() as u32).to_be_bytes()[..], name, body, &[0; 4]].concat()
}

fn jpeg(frame: u8, width: u16, height: u16, before: &[u8]) -> Vec<u8> {
    let size = [height.to_be_bytes(), width.to_be_bytes()].concat();
    [b"\xff\xd8", before, &[0xff, frame, 0, 11, 8], &size, &[1, 1, 0x11, 0]].concat()
}

fn segment(marker: u8, length: usize) -> Vec<u8> {
    [&[0xff, marker][..], &(length as u16 + 2).to_be_bytes(), &vec![0xc0; length]].concat()
}

fn gif(screen: (u16, u16), frame: Option<(u16, u16, u16, u16)>) -> Vec<u8> {
    let mut bytes = b"GIF89a".to_vec();
    bytes.extend([screen.0.to_le_bytes(), screen.1.to_le_bytes()].concat());
    // Four colours, then a comment and what a frame's time is said by.
    bytes.extend([0x81, 0, 0]);
    bytes.extend([0; 12]);
    bytes.extend(b"\x21\xfe\x03abc\x02de\x00\x21\xf9\x04\x00\x0a\x00\x00\x00");
    if let Some((left, top, width, height)) = frame {
        bytes.push(0x2c);
        bytes.extend([left, top, width, height].map(u16::to_le_bytes).concat());
    }
    bytes
}

fn webp(chunk: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = (body.len() as u32).to_le_bytes();
    [b"RIFF", &[0, 0, 0, 0][..], b"WEBP", chunk, &length, body].concat()
}

fn boxed(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&(body.len() as u32 + 8).to_be_bytes()[..], name, body].concat()
}

fn ispe(width: u32, height: u32) -> Vec<u8> {
    boxed(b"ispe", &[[0; 4], width.to_be_bytes(), height.to_be_bytes()].concat())
}

fn heif(brands: &[&[u8; 4]], sizes: &[(u32, u32)]) -> Vec<u8> {
    let mut ftyp = brands[0].to_vec();
    ftyp.extend([0; 4]);
    brands[1..].iter().for_each(|brand| ftyp.extend(*brand));
    let sizes: Vec<u8> = sizes.iter().flat_map(|(width, height)| ispe(*width, *height)).collect();
    let properties = boxed(b"iprp", &boxed(b"ipco", &[boxed(b"pixi", &[0; 8]), sizes].concat()));
    [boxed(b"ftyp", &ftyp), boxed(b"meta", &[&[0; 4][..], &boxed(b"hdlr", &[0; 24]), &properties].concat())].concat()
}

fn bmp(header: u32, width: i32, height: i32) -> Vec<u8> {
    let size = match header {
        12 => [(width as u16).to_le_bytes(), (height as u16).to_le_bytes()].concat(),
        _ => [width.to_le_bytes(), height.to_le_bytes()].concat(),
    };
    [b"BM", &[0; 12][..], &header.to_le_bytes(), &size, &[0; 8]].concat()
}

#[test]
fn png_and_apng() {
    assert_eq!(read(&encoded(ImageFormat::Png, 321, 45)), sized(Kind::Png, 321, 45));
    assert_eq!(read(&png(4096, 4096)), sized(Kind::Png, 4096, 4096));
    let moving = [png(7, 9), chunk(b"gAMA", &[0; 4]), chunk(b"acTL", &[0; 8]), chunk(b"IDAT", &[])].concat();
    assert_eq!(read(&moving), sized(Kind::Apng, 7, 9));
    let still = [png(7, 9), chunk(b"IDAT", &[]), chunk(b"acTL", &[0; 8])].concat();
    assert_eq!(read(&still), sized(Kind::Png, 7, 9));
    // A chunk that claims to be longer than all memory.
    assert_eq!(read(&[png(7, 9), vec![0xff; 40]].concat()), sized(Kind::Png, 7, 9));
}

#[test]
fn jpeg_of_every_frame() {
    assert_eq!(read(&encoded(ImageFormat::Jpeg, 640, 481)), sized(Kind::Jpeg, 640, 481));
    for frame in [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf] {
        assert_eq!(read(&jpeg(frame, 800, 600, &segment(0xe0, 14))), sized(Kind::Jpeg, 800, 600), "{frame:x}");
    }
    // A preview within the metadata, tables, fill bytes: what looks like a frame in there is none.
    let before = [segment(0xe1, 60_000), segment(0xc4, 30), segment(0xcc, 4), vec![0xff, 0xff], segment(0xdb, 65)];
    assert_eq!(read(&jpeg(0xc2, 4000, 3000, &before.concat())), sized(Kind::Jpeg, 4000, 3000));
    // No frame before the pixels, no segment where one should be, a length that is none.
    for broken in [&b"\xff\xda\x00\x08"[..], b"\xff\xe0\x00\x02\x00\x00", b"\xff\xe0\x00\x01\x00", b"\xff\xd9"] {
        assert_eq!(read(&jpeg(0xc0, 8, 8, broken)), Err(HeaderError::CutOff), "{broken:x?}");
    }
}

#[test]
fn more_bytes_help_where_metadata_comes_first() {
    let previews: Vec<u8> = (0..5).flat_map(|_| segment(0xe2, 65_000)).collect();
    let photograph = jpeg(0xc0, 8, 8, &previews);
    assert_eq!(Header::read(&photograph[..HEAD_BYTES], photograph.len()), Err(HeaderError::CutOff));
    assert_eq!(read(&photograph), sized(Kind::Jpeg, 8, 8));
}

#[test]
fn gif_by_its_screen_and_its_first_picture() {
    assert_eq!(read(&gif((300, 200), Some((0, 0, 300, 200)))), sized(Kind::Gif, 300, 200));
    assert_eq!(read(&gif((10, 200), Some((5, 0, 300, 20)))), sized(Kind::Gif, 305, 200));
    assert_eq!(read(&gif((1, 1), Some((0, 0, 65_535, 65_535)))), Err(HeaderError::TooLarge));
    assert_eq!(read(&gif((300, 200), None)), Err(HeaderError::CutOff));
}

#[test]
fn webp_of_three_kinds() {
    let lossy = [&[0x10, 0, 0, 0x9d, 0x01, 0x2a][..], &(640_u16 | 1 << 14).to_le_bytes(), &480_u16.to_le_bytes()];
    assert_eq!(read(&webp(b"VP8 ", &lossy.concat())), sized(Kind::Webp, 640, 480));
    let lossless = [&[0x2f][..], &(99_u32 | 49 << 14 | 1 << 28).to_le_bytes()].concat();
    assert_eq!(read(&webp(b"VP8L", &lossless)), sized(Kind::Webp, 100, 50));
    let extended = [0x10, 0, 0, 0, 0xff, 0x0f, 0, 0x1f, 0x03, 0];
    assert_eq!(read(&webp(b"VP8X", &extended)), sized(Kind::Webp, 4096, 800));
    assert_eq!(read(&webp(b"VP8X", &[0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])), Err(HeaderError::TooLarge));
    assert_eq!(read(&webp(b"VP8 ", &[0x11; 10])), Err(HeaderError::CutOff));
    assert_eq!(read(&webp(b"ALPH", &[0; 20])), Err(HeaderError::CutOff));
}

#[test]
fn avif_and_heif_by_the_largest_of_their_pictures() {
    assert_eq!(read(&heif(&[b"avif", b"mif1", b"miaf"], &[(512, 512)])), sized(Kind::Avif, 512, 512));
    assert_eq!(read(&heif(&[b"mif1", b"avif"], &[(64, 64), (4032, 3024), (512, 512)])), sized(Kind::Avif, 4032, 3024));
    assert_eq!(read(&heif(&[b"heic", b"mif1"], &[(4032, 3024)])), sized(Kind::Heif, 4032, 3024));
    assert_eq!(read(&heif(&[b"avif"], &[(1, 1), (100_000, 100_000)])), Err(HeaderError::TooLarge));
    assert_eq!(read(&heif(&[b"avif"], &[])), Err(HeaderError::CutOff));
    // A film.
    assert_eq!(read(&heif(&[b"isom", b"mp42"], &[(8, 8)])), Err(HeaderError::NoPicture));
    // A box without an end, and one that is longer than all memory.
    for length in [0_u32, 1, 2, u32::MAX] {
        let broken = [&heif(&[b"avif"], &[])[..], &length.to_be_bytes(), b"free", &[0xff; 8]].concat();
        assert_eq!(read(&broken), Err(HeaderError::CutOff), "{length}");
    }
}

#[test]
fn bmp_from_above_and_from_below() {
    for header in [40, 52, 56, 64, 108, 124] {
        assert_eq!(read(&bmp(header, 320, 200)), sized(Kind::Bmp, 320, 200), "{header}");
        assert_eq!(read(&bmp(header, 320, -200)), sized(Kind::Bmp, 320, 200), "{header}");
    }
    assert_eq!(read(&bmp(12, 320, 200)), sized(Kind::Bmp, 320, 200));
    assert_eq!(read(&bmp(40, i32::MIN, i32::MIN)), Err(HeaderError::TooLarge));
    assert_eq!(read(b"BMW: 2 keys, 1 alarm, the book of services"), Err(HeaderError::NoPicture));
}

#[test]
fn svg_by_its_first_element() {
    for text in [
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "\u{feff}<svg>",
        "<?xml version='1.0'?>\n<!-- <html> --><svg\nwidth='3'>",
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'><svg>",
        "<!DOCTYPE svg [ <!ENTITY a '>'> ] ><svg>",
        "<s:svg xmlns:s='http://www.w3.org/2000/svg'/>",
    ] {
        assert_eq!(read(text.as_bytes()), Ok(Header { kind: Kind::Svg, size: None }), "{text}");
    }
    for text in ["<html><svg>", "<svgx>", "svg", "<?xml", "<!-- <svg>", "<!DOCTYPE svg [", "<", "otpauth://totp/a"] {
        assert_eq!(read(text.as_bytes()), Err(HeaderError::NoPicture), "{text}");
    }
}

#[test]
fn what_is_not_decoded() {
    assert_eq!(read(b""), Err(HeaderError::NoFile));
    assert_eq!(Header::read(&png(8, 8), MAX_FILE_BYTES), sized(Kind::Png, 8, 8));
    assert_eq!(Header::read(&png(8, 8), MAX_FILE_BYTES + 1), Err(HeaderError::LargeFile));
    assert_eq!(read(b"%PDF-1.7 and so on"), Err(HeaderError::NoPicture));
    assert_eq!(read(&png(100_000, 100_000)), Err(HeaderError::TooLarge));
    assert_eq!(read(&png(u32::MAX, u32::MAX)), Err(HeaderError::TooLarge));
    assert_eq!(read(&png(MAX_PIXELS as u32 + 1, 1)), Err(HeaderError::TooLarge));
    for (width, height) in [(0, 0), (0, 9), (9, 0)] {
        assert_eq!(read(&png(width, height)), Err(HeaderError::Empty));
        assert_eq!(read(&jpeg(0xc0, width as u16, height as u16, &[])), Err(HeaderError::Empty));
    }
}

fn samples() -> Vec<Vec<u8>> {
    vec![
        png(640, 480),
        jpeg(0xc0, 640, 480, &segment(0xe1, 90)),
        gif((640, 480), Some((0, 0, 640, 480))),
        webp(b"VP8X", &[0x10, 0, 0, 0, 0xff, 0x0f, 0, 0x1f, 0x03, 0]),
        webp(b"VP8L", &[0x2f, 99, 99, 99, 0]),
        heif(&[b"avif", b"mif1"], &[(640, 480), (64, 64)]),
        bmp(40, 640, 480),
        b"<?xml version='1.0'?><!-- of some length --><svg>".to_vec(),
    ]
}

/// A file that ends early is never taken for a picture of another size.
#[test]
fn every_cut_is_noticed() {
    for whole in samples() {
        let all = read(&whole).unwrap();
        for end in 0..whole.len() {
            match read(&whole[..end]) {
                Ok(cut) => assert_eq!(cut, all, "{end}"),
                Err(error) => assert!(
                    matches!(error, HeaderError::NoFile | HeaderError::NoPicture | HeaderError::CutOff),
                    "{error}"
                ),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_let_through_can_be_held(
        sample in prop::sample::select(samples()), edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        more in prop::collection::vec(any::<u8>(), 0..64),
    ) {
        let mut bytes = sample;
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.extend(more);
        if let Ok(Header { size: Some((width, height)), .. }) = read(&bytes) {
            let pixels = u64::from(width) * u64::from(height);
            prop_assert!(pixels > 0 && pixels <= MAX_PIXELS as u64);
        }
    }

    #[test]
    fn every_size_is_read_as_it_was_written(width in 1_u32..=4096, height in 1_u32..=4096) {
        prop_assert_eq!(read(&png(width, height)), sized(Kind::Png, width, height));
        prop_assert_eq!(read(&jpeg(0xc0, width as u16, height as u16, &[])), sized(Kind::Jpeg, width, height));
        prop_assert_eq!(read(&gif((width as u16, height as u16), Some((0, 0, 1, 1)))), sized(Kind::Gif, width, height));
        prop_assert_eq!(read(&heif(&[b"avif"], &[(width, height)])), sized(Kind::Avif, width, height));
        prop_assert_eq!(read(&bmp(40, width as i32, -(height as i32))), sized(Kind::Bmp, width, height));
        let lossless = [&[0x2f][..], &((width - 1) | (height - 1) << 14).to_le_bytes()].concat();
        prop_assert_eq!(read(&webp(b"VP8L", &lossless)), sized(Kind::Webp, width, height));
    }
}
