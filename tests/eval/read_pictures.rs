//! Reads pictures as the scanner does, natively: `read_pictures FILE...` prints `{"file", "texts", "ms"}` of each, a line of JSON.
#![allow(clippy::print_stdout, reason = "a command that prints")]

use std::{error::Error, time::Instant};

use sixpence_scanning::{Picture, Search};

fn main() -> Result<(), Box<dyn Error>> {
    for file in std::env::args().skip(1) {
        let picture = image::open(&file)?.into_rgba8();
        let (width, height) = (usize::try_from(picture.width())?, usize::try_from(picture.height())?);
        let start = Instant::now();
        let clock = || start.elapsed().as_secs_f64() * 1000.0;
        let mut search = Search::new(Picture::from_rgba(width, height, &picture)?);
        while search.step(clock()) {}
        println!("{}", serde_json::json!({ "file": file, "texts": search.texts(), "ms": clock() }));
    }
    Ok(())
}
