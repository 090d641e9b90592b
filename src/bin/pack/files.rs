//! Reading and writing files, with the path in every error.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Result;

/// An empty directory at `dir`, whatever was there before.
pub fn empty(dir: &Path) -> Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir).map_err(named(dir))?;
    }
    Ok(fs::create_dir_all(dir).map_err(named(dir))?)
}

/// The content of a file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    Ok(fs::read(path).map_err(named(path))?)
}

/// The content of a text file.
pub fn read_text(path: &Path) -> Result<String> {
    Ok(fs::read_to_string(path).map_err(named(path))?)
}

/// Writes a file, and the directories that it needs.
pub fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir).map_err(named(dir))?;
    }
    Ok(fs::write(path, content).map_err(named(path))?)
}

/// The files under `root`, relative to it, sorted; hidden ones are left out.
pub fn list(root: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(&dir).map_err(named(&dir))? {
            let path = entry?.path();
            if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path.strip_prefix(root)?.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Copies all files of `from` into `to`.
pub fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    for path in list(from)? {
        write(&to.join(&path), &read(&from.join(&path))?)?;
    }
    Ok(())
}

fn named(path: &Path) -> impl FnOnce(std::io::Error) -> String {
    move |error| format!("{}: {error}", path.display())
}
