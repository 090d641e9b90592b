//! Scripts and styles without what only people read. Names stay: a stack trace says where it was, and functions that are
//! handed to a page as text refer to nothing but their own.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Result, files};

const ESBUILD: &str = "tests/browser/node_modules/.bin/esbuild";

/// Shortens each script and style under `dir`.
pub fn all(dir: &Path) -> Result<()> {
    shorten(dir, "js", &["--minify-whitespace", "--minify-syntax"])?;
    shorten(dir, "css", &["--minify-whitespace"])
}

fn shorten(dir: &Path, kind: &str, how: &[&str]) -> Result<()> {
    let paths = files::list(dir)?.into_iter().filter(|path| path.extension().is_some_and(|own| own == kind));
    let paths: Vec<PathBuf> = paths.map(|path| dir.join(path)).collect();
    let done = Command::new(ESBUILD)
        .args(how)
        // What browsers we support can do is left as it is: nothing is written in another way for older ones.
        .args([
            "--target=esnext",
            "--charset=utf8",
            "--legal-comments=inline",
            "--log-level=warning",
            "--allow-overwrite",
        ])
        .arg(format!("--outbase={}", dir.display()))
        .arg(format!("--outdir={}", dir.display()))
        .args(paths)
        .status()
        .map_err(|error| format!("{ESBUILD}: {error}"))?;
    if done.success() {
        Ok(())
    } else {
        Err(format!("{ESBUILD} refused the files of {}: {done}", dir.display()).into())
    }
}
