//! The native tool that makes the extension out of the compiled wasm files.
//!
//! `pack dist` writes `dist/chrome` and `dist/firefox`, loadable as they are; `pack archive` zips them for the stores.
//! It runs in the root of the repository, after cargo has built the wasm binaries; `build.sh` calls it so. With anything else
//! for an argument it is the linker of those.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool speaks on its standard streams")]

mod archive;
mod checks;
mod files;
mod imports;
mod link;
mod manifest;
mod minify;
mod object;
mod order;
mod texts;
mod wasm;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use manifest::Browser;

/// What went wrong, in words for whoever started the build.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let outcome = match std::env::args().nth(1).as_deref() {
        Some("dist") => dist(),
        Some("archive") => store_archives(),
        Some(_) => link::run(&std::env::args_os().skip(1).collect::<Vec<_>>()),
        None => Err("usage: pack dist|archive".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pack: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dist() -> Result<()> {
    let common = Path::new("target/pack");
    files::empty(common)?;
    files::copy_tree(Path::new("extension"), common)?;
    wasm::build_all(common)?;
    minify::all(common)?;
    bundle("src/passphrase/judge.bundle.mjs", &common.join("judge.js"))?;
    texts::shorten_all(&common.join("_locales"))?;
    for browser in Browser::ALL {
        let out = dist_of(browser);
        files::empty(&out)?;
        files::copy_tree(common, &out)?;
        files::write(&out.join("manifest.json"), &manifest::derive(browser)?)?;
        checks::check(&out)?;
        println!("pack: {}", out.display());
    }
    Ok(())
}

/// Runs one of our scripts that make a file out of npm packages.
fn bundle(script: &str, out: &Path) -> Result<()> {
    let done = Command::new("node").arg(script).arg(out).status().map_err(|error| format!("node: {error}"))?;
    if done.success() { Ok(()) } else { Err(format!("{script}: {done}").into()) }
}

fn store_archives() -> Result<()> {
    for browser in Browser::ALL {
        let zip = archive::bytes(browser, &dist_of(browser))?;
        checks::check_archive(browser, &zip)?;
        let path = Path::new("target/package").join(format!("sixpence-{}.zip", browser.name()));
        files::write(&path, &zip)?;
        println!("pack: {} ({} bytes)", path.display(), zip.len());
    }
    Ok(())
}

fn dist_of(browser: Browser) -> PathBuf {
    Path::new("dist").join(browser.name())
}
