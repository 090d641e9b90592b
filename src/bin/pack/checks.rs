//! What is asserted of a packed extension: its sizes, and that nothing in it can write HTML or run text as code.

use std::path::Path;

use crate::manifest::Browser;
use crate::{Result, files};

const KB: usize = 1024;
/// The most bytes that a file may have.
const BUDGETS: [(&str, usize); 4] = [
    ("popup_wasm_bg.wasm", 250 * KB),
    ("background_wasm_bg.wasm", 250 * KB),
    ("scanner_wasm_bg.wasm", 700 * KB),
    ("content.js", 10 * KB),
];
/// 900 KB were meant for everything; the files of other apps in all their formats, encrypted and packed, take 170 more.
const ARCHIVE_BUDGET: usize = 1100 * KB;

/// Ways to turn a text into elements or code. Trusted Types would stop them on our pages, but not in the page of a site.
const SINKS: [&str; 6] = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"];

/// Checks an unpacked extension.
pub fn check(dir: &Path) -> Result<()> {
    for (name, most) in BUDGETS {
        let path = dir.join(name);
        within(&path.display().to_string(), files::read(&path)?.len(), most)?;
    }
    for path in files::list(dir)? {
        if path.extension().is_some_and(|extension| extension == "js") {
            let path = dir.join(path);
            no_sink(&path, &files::read_text(&path)?)?;
        }
    }
    Ok(())
}

/// Checks an archive for a store.
pub fn check_archive(browser: Browser, zip: &[u8]) -> Result<()> {
    within(&format!("the archive for {}", browser.name()), zip.len(), ARCHIVE_BUDGET)
}

fn within(what: &str, bytes: usize, most: usize) -> Result<()> {
    if bytes > most {
        return Err(format!("{what} has {bytes} bytes, {} more than its budget of {most}", bytes - most).into());
    }
    Ok(())
}

fn no_sink(path: &Path, text: &str) -> Result<()> {
    for (number, line) in text.lines().enumerate() {
        if let Some(sink) = SINKS.iter().find(|sink| line.contains(**sink)) {
            return Err(format!("{}:{}: `{sink}` has no place here", path.display(), number + 1).into());
        }
    }
    Ok(())
}
