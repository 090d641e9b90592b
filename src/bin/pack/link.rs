//! What rustc calls to link wasm: its own linker, but panics say nothing.
//!
//! A panic ends an instance, and in a browser its message goes nowhere. The functions of the standard library that make the
//! message become a trap before the linker comes: what only they need (texts, places in sources, the code that writes numbers and
//! quotes texts) is then left out by the linker, which knows what refers to what. That is a twentieth of each wasm.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::ops::Range;
use std::path::Path;
use std::process::Command;

use crate::object::{self, Place, Section};
use crate::{Result, files};

/// Where rustc puts it for its linkers: in `PATH`.
const LINKER: &str = "rust-lld";

/// The magic number and the version of a wasm file.
const HEAD: usize = 8;

/// Parts of the mangled names of functions that never return and, before that, only say why.
const LAST_WORDS: [&str; 14] = [
    "4core9panicking",
    "13unwrap_failed",
    "13expect_failed",
    "13assert_failed",
    "16slice_index_fail",
    "16slice_error_fail",
    "19slice_error_fail_rt",
    "17len_mismatch_fail",
    "22panic_already_borrowed",
    "30panic_already_mutably_borrowed",
    "7raw_vec12handle_error",
    "7raw_vec17capacity_overflow",
    "18handle_alloc_error",
    "17rust_begin_unwind",
];

/// Links, with the arguments that rustc gives.
pub fn run(args: &[OsString]) -> Result<()> {
    let objects = args.iter().map(Path::new).filter(|path| path.extension().is_some_and(|extension| extension == "o"));
    let mut silenced = 0;
    for path in objects {
        let (file, count) = silence(files::read(path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        files::write(path, &file)?;
        silenced += count;
    }
    if silenced == 0 {
        return Err("no function that a panic calls: are their names others in this version of Rust?".into());
    }
    let done = Command::new(LINKER).args(args).status().map_err(|error| format!("{LINKER}: {error}"))?;
    if done.success() { Ok(()) } else { Err(format!("{LINKER}: {done}").into()) }
}

/// The object file, and how many functions became a trap.
fn silence(mut file: Vec<u8>) -> Result<(Vec<u8>, usize)> {
    let sections = object::sections(&file)?;
    let Some(object) = Object::read(&file, &sections)? else { return Ok((file, 0)) };
    let cut = object.last_words();
    let places = object.places(&file, &sections)?;
    for body in &cut {
        trap(file.get_mut(body.clone()).ok_or("a body out of place")?)?;
    }
    let mut out = file.get(..HEAD).unwrap_or_default().to_vec();
    for Section { id, name, content } in &sections {
        let mut new = Vec::new();
        if *id == object::CUSTOM {
            object::write_number(&mut new, name.len());
            new.extend_from_slice(name.as_bytes());
        }
        if name.starts_with("reloc.") {
            let (section, mut relocations) = object::relocations(&file, content)?;
            if name == "reloc.CODE" {
                let within = |offset: usize| cut.iter().any(|body| body.contains(&(object.code.start + offset)));
                relocations.retain(|one| !within(one.offset));
            }
            for one in &mut relocations {
                if let (true, Some(first)) = (one.is_of_data() && places.contains(&one.symbol), places.first()) {
                    one.symbol = *first;
                }
            }
            new.extend(object::write_relocations(section, &relocations));
        } else {
            new.extend_from_slice(file.get(content.clone()).unwrap_or_default());
        }
        out.push(*id);
        object::write_number(&mut out, new.len());
        out.extend(new);
    }
    Ok((out, cut.len()))
}

/// Makes a function a trap of the same length.
fn trap(body: &mut [u8]) -> Result<()> {
    const NO_LOCALS: u8 = 0;
    const UNREACHABLE: u8 = 0;
    const NOP: u8 = 1;
    const END: u8 = 0x0b;
    let [locals, first, rest @ .., last] = body else { return Err("a function without a body".into()) };
    (*locals, *first, *last) = (NO_LOCALS, UNREACHABLE, END);
    rest.fill(NOP);
    Ok(())
}

/// What an object file holds.
struct Object {
    code: Range<usize>,
    data: Range<usize>,
    symbols: Vec<(String, Place)>,
    imported: usize,
    bodies: Vec<Range<usize>>,
    segments: Vec<Range<usize>>,
}

impl Object {
    /// `None` if there is no code in it, or no symbols.
    fn read(file: &[u8], sections: &[Section]) -> Result<Option<Self>> {
        let find = |id: u8, name: &str| sections.iter().find(|own| own.id == id && own.name == name);
        let find = |id, name| find(id, name).map(|section| section.content.clone());
        let (Some(code), Some(linking)) = (find(object::CODE, ""), find(object::CUSTOM, "linking")) else {
            return Ok(None);
        };
        let (imports, data) = (find(object::IMPORT, "").unwrap_or(0..0), find(object::DATA, "").unwrap_or(0..0));
        Ok(Some(Self {
            symbols: object::symbols(file, &linking)?,
            imported: object::imported_functions(file, &imports)?,
            bodies: object::bodies(file, &code)?,
            segments: object::segments(file, &data)?,
            code,
            data,
        }))
    }

    /// The bodies of the functions that only say why.
    fn last_words(&self) -> Vec<Range<usize>> {
        let says = |name: &str| LAST_WORDS.iter().any(|part| name.contains(part));
        let numbers = self.symbols.iter().filter_map(|(name, place)| match place {
            Place::Function(number) if says(name) => number.checked_sub(self.imported),
            _ => None,
        });
        numbers.filter_map(|own| self.bodies.get(own).cloned()).collect()
    }

    /// Where a symbol's data are in the file.
    fn data_of(&self, symbol: usize) -> Option<Range<usize>> {
        let (_, Place::Data { segment, offset, length }) = self.symbols.get(symbol)? else { return None };
        let start = self.segments.get(*segment)?.start + offset;
        Some(start..start + length)
    }

    /// The symbols that are a `core::panic::Location`: the name of a source file, its length, a line and a column. Only the
    /// functions above read them: they may all be the same.
    fn places(&self, file: &[u8], sections: &[Section]) -> Result<BTreeSet<usize>> {
        const SIZE: usize = 16;
        let Some(own) = sections.iter().find(|own| own.name == "reloc.DATA") else { return Ok(BTreeSet::new()) };
        let (_, relocations) = object::relocations(file, &own.content)?;
        let pointers: BTreeMap<usize, usize> =
            relocations.iter().map(|one| (one.offset + self.data.start, one.symbol)).collect();
        let is_place = |symbol: &usize| {
            let at = self.data_of(*symbol).filter(|at| at.len() == SIZE)?;
            let text = file.get(self.data_of(*pointers.get(&at.start)?)?)?;
            let [_, _, _, _, length @ .., _, _, _, _, _, _, _, _] = file.get(at)? else { return None };
            let length = u32::from_le_bytes(length.try_into().ok()?) as usize;
            Some(text.get(..length)?.ends_with(b".rs"))
        };
        Ok((0..self.symbols.len()).filter(|symbol| is_place(symbol) == Some(true)).collect())
    }
}
