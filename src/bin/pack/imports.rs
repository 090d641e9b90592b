//! The names by which a wasm file and its glue know what the one takes from the other. Nobody reads them, and the tool that gives
//! them ends each in 64 bits of a hash: 4 KB of the background are such names.

use std::path::Path;

use crate::object::{self, Import};
use crate::{Result, files};

/// The magic number and the version of a wasm file.
const HEAD: usize = 8;
/// The module that all imports are from.
const MODULE: &str = "_";

/// Gives the imports of a wasm file the shortest names, in the file and in its glue.
pub fn shorten(glue: &Path, wasm: &Path) -> Result<()> {
    let (script, file) = (files::read_text(glue)?, files::read(wasm)?);
    let sections = object::sections(&file)?;
    let content = sections.iter().find(|own| own.id == object::IMPORT).map_or(0..0, |own| own.content.clone());
    let imports = object::imports(&file, &content)?;

    let mut out = file.get(..HEAD).unwrap_or_default().to_vec();
    for section in sections {
        let content = file.get(section.content).unwrap_or_default();
        out.push(section.id);
        match section.id {
            object::IMPORT => object::write_bytes(&mut out, &renamed(&file, &imports)),
            object::CUSTOM => return Err(format!("{}: {} is still there", wasm.display(), section.name).into()),
            _ => object::write_bytes(&mut out, content),
        }
    }
    files::write(wasm, &out)?;
    files::write(glue, in_glue(&script, &imports)?.as_bytes())
}

/// The section of the imports.
fn renamed(file: &[u8], imports: &[Import]) -> Vec<u8> {
    let mut out = Vec::new();
    object::write_number(&mut out, imports.len());
    for (number, import) in imports.iter().enumerate() {
        object::write_bytes(&mut out, MODULE.as_bytes());
        object::write_bytes(&mut out, short(number).as_bytes());
        out.extend_from_slice(file.get(import.what.clone()).unwrap_or_default());
    }
    out
}

fn in_glue(script: &str, imports: &[Import]) -> Result<String> {
    let mut script = script.to_owned();
    for (number, import) in imports.iter().enumerate() {
        // As the key of a method: `name: function(`.
        let (key, short) = (format!(" {}: ", import.name), format!(" {}: ", short(number)));
        if script.matches(&key).count() != 1 {
            return Err(format!("the glue does not have {} once", import.name).into());
        }
        script = script.replace(&key, &short);
        script = script.replace(&format!("\"{}\"", import.module), &format!("\"{MODULE}\""));
    }
    Ok(script)
}

/// a, b, ... z, ba, bb...
fn short(number: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = number;
    loop {
        letters.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
        if rest == 0 {
            return letters.into_iter().rev().collect();
        }
    }
}
