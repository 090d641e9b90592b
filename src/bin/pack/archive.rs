//! Store archives that are the same bytes whenever and wherever the same commit is packed.

use std::io::{Cursor, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::manifest::{self, Browser};
use crate::{Result, files};

/// Zopfli, with its usual 15 rounds (the package counts them from 9): 42 KB less than deflate's best, in 15 seconds.
const LEVEL: i64 = 9 + 15;

/// The archive of the unpacked extension in `dir`.
pub fn bytes(browser: Browser, dir: &Path) -> Result<Vec<u8>> {
    // No time, mode or system of the machine that packs.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for path in files::list(dir)? {
        let name = path.to_str().ok_or_else(|| format!("{}: not a name for an archive", path.display()))?;
        let content = match (browser, name) {
            (Browser::Chrome, "manifest.json") => manifest::for_store(&files::read_text(&dir.join(name))?)?,
            _ => files::read(&dir.join(name))?,
        };
        zip.start_file(name, options)?;
        zip.write_all(&content)?;
    }
    Ok(zip.finish()?.into_inner())
}
