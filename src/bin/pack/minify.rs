//! Scripts and styles without what only people read. Our names stay: a stack trace says where it was, and functions that are
//! handed to a page as text refer to nothing but their own. Those of the glue, which a tool has written, say nothing.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Result, files};

const ESBUILD: &str = "tests/browser/node_modules/.bin/esbuild";

/// Shortens each script and style under `dir`.
pub fn all(dir: &Path) -> Result<()> {
    const SCRIPT: [&str; 2] = ["--minify-whitespace", "--minify-syntax"];
    let is_glue = |path: &str| path.ends_with("_wasm.js");
    shorten(dir, &SCRIPT, |path| path.ends_with(".js") && !is_glue(path))?;
    shorten(dir, &[&SCRIPT[..], &["--minify-identifiers", "--format=esm"]].concat(), is_glue)?;
    shorten(dir, &["--minify-whitespace"], |path| path.ends_with(".css"))
}

fn shorten(dir: &Path, how: &[&str], which: impl Fn(&str) -> bool) -> Result<()> {
    let paths = files::list(dir)?.into_iter().filter(|path| path.to_str().is_some_and(&which));
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
    if done.success() { Ok(()) } else { Err(format!("{ESBUILD} refused files of {}: {done}", dir.display()).into()) }
}
