//! As much of a wasm file, linked or not, as the modules beside need.
//! <https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md>

use std::ops::Range;

use crate::Result;

/// Kinds of sections.
pub const CUSTOM: u8 = 0;
pub const IMPORT: u8 = 2;
pub const CODE: u8 = 10;
pub const DATA: u8 = 11;

/// Reads bytes one after the other.
pub struct Reader<'a> {
    bytes: &'a [u8],
    pub at: usize,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    pub fn byte(&mut self) -> Result<u8> {
        Ok(*self.take(1)?.first().ok_or("ends early")?)
    }

    /// An unsigned LEB128.
    pub fn number(&mut self) -> Result<usize> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f).checked_shl(shift).ok_or("a number too long")?;
            if byte < 0x80 {
                return Ok(value);
            }
            shift += 7;
        }
    }

    pub fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.saturating_add(count)).ok_or("ends early")?;
        self.at += count;
        Ok(taken)
    }

    /// Bytes behind their number: where they are.
    pub fn part(&mut self) -> Result<Range<usize>> {
        let count = self.number()?;
        let start = self.at;
        self.take(count)?;
        Ok(start..self.at)
    }

    pub fn name(&mut self) -> Result<String> {
        let count = self.number()?;
        Ok(String::from_utf8(self.take(count)?.to_vec())?)
    }
}

pub fn write_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    write_number(out, bytes.len());
    out.extend_from_slice(bytes);
}

/// An unsigned LEB128.
pub fn write_number(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub struct Section {
    pub id: u8,
    /// Of a custom section.
    pub name: String,
    /// Without the name.
    pub content: Range<usize>,
}

/// The sections of a file.
pub fn sections(file: &[u8]) -> Result<Vec<Section>> {
    let mut reader = Reader::new(file, 8);
    let mut all = Vec::new();
    while reader.at < file.len() {
        let id = reader.byte()?;
        let whole = reader.part()?;
        let mut inner = Reader::new(file, whole.start);
        let name = if id == CUSTOM { inner.name()? } else { String::new() };
        all.push(Section { id, name, content: inner.at..whole.end });
    }
    Ok(all)
}

/// What a symbol stands for, if it is in this file and a function or data.
pub enum Place {
    /// The number of a function; those that are imported come first.
    Function(usize),
    /// Part of a data segment.
    Data {
        segment: usize,
        offset: usize,
        length: usize,
    },
    Other,
}

/// The symbols, by their numbers.
pub fn symbols(file: &[u8], linking: &Range<usize>) -> Result<Vec<(String, Place)>> {
    const SYMBOL_TABLE: u8 = 8;
    const UNDEFINED: usize = 0x10;
    const OWN_NAME: usize = 0x40;
    let mut reader = Reader::new(file, linking.start);
    reader.number()?; // version
    let mut all = Vec::new();
    while reader.at < linking.end {
        let kind = reader.byte()?;
        let table = reader.part()?;
        if kind != SYMBOL_TABLE {
            continue;
        }
        let mut reader = Reader::new(file, table.start);
        for _ in 0..reader.number()? {
            let (kind, flags) = (reader.byte()?, reader.number()?);
            let here = flags & UNDEFINED == 0;
            let symbol = match kind {
                1 => {
                    let name = reader.name()?;
                    let place = if here {
                        Place::Data { segment: reader.number()?, offset: reader.number()?, length: reader.number()? }
                    } else {
                        Place::Other
                    };
                    (name, place)
                }
                3 => {
                    reader.number()?;
                    (String::new(), Place::Other)
                }
                _ => {
                    let index = reader.number()?;
                    let name = if here || flags & OWN_NAME != 0 { reader.name()? } else { String::new() };
                    (name, if kind == 0 && here { Place::Function(index) } else { Place::Other })
                }
            };
            all.push(symbol);
        }
    }
    Ok(all)
}

/// What is imported.
pub struct Import {
    pub module: String,
    pub name: String,
    /// What it is, as it is written: its kind and its type.
    pub what: Range<usize>,
    pub is_function: bool,
}

/// The imports.
pub fn imports(file: &[u8], content: &Range<usize>) -> Result<Vec<Import>> {
    if content.is_empty() {
        return Ok(Vec::new());
    }
    let mut reader = Reader::new(file, content.start);
    let count = reader.number()?;
    (0..count).map(|_| import(&mut reader)).collect()
}

fn import(reader: &mut Reader) -> Result<Import> {
    let (module, name) = (reader.name()?, reader.name()?);
    let start = reader.at;
    let kind = reader.byte()?;
    match kind {
        0 => {
            reader.number()?;
        }
        1 | 2 => {
            if kind == 1 {
                reader.byte()?;
            }
            let has_most = reader.number()? & 1 != 0;
            reader.number()?;
            if has_most {
                reader.number()?;
            }
        }
        3 => {
            reader.take(2)?;
        }
        _ => {
            reader.byte()?;
            reader.number()?;
        }
    }
    Ok(Import { module, name, what: start..reader.at, is_function: kind == 0 })
}

/// How many functions are imported.
pub fn imported_functions(file: &[u8], content: &Range<usize>) -> Result<usize> {
    Ok(imports(file, content)?.iter().filter(|import| import.is_function).count())
}

/// Where the bodies of the functions are.
pub fn bodies(file: &[u8], code: &Range<usize>) -> Result<Vec<Range<usize>>> {
    let mut reader = Reader::new(file, code.start);
    let count = reader.number()?;
    (0..count).map(|_| reader.part()).collect()
}

/// Where the contents of the data segments are.
pub fn segments(file: &[u8], data: &Range<usize>) -> Result<Vec<Range<usize>>> {
    if data.is_empty() {
        return Ok(Vec::new());
    }
    let mut reader = Reader::new(file, data.start);
    let mut all = Vec::new();
    for _ in 0..reader.number()? {
        const PASSIVE: usize = 1;
        if reader.number()? != PASSIVE {
            // `i32.const`, a number, `end`.
            reader.byte()?;
            reader.number()?;
            reader.byte()?;
        }
        all.push(reader.part()?);
    }
    Ok(all)
}

/// A place where the number or the address of a symbol goes.
pub struct Relocation {
    pub kind: u8,
    /// From the start of the section that it is in.
    pub offset: usize,
    pub symbol: usize,
    /// As it is written; empty where there is none.
    addend: Vec<u8>,
}

impl Relocation {
    /// Whether it is the address of data.
    pub fn is_of_data(&self) -> bool {
        matches!(self.kind, 3..=5 | 11 | 14..=17 | 21 | 23 | 25)
    }
}

/// Those of a section, and the number of that.
pub fn relocations(file: &[u8], content: &Range<usize>) -> Result<(usize, Vec<Relocation>)> {
    let mut reader = Reader::new(file, content.start);
    let section = reader.number()?;
    let mut all = Vec::new();
    for _ in 0..reader.number()? {
        let (kind, offset, symbol) = (reader.byte()?, reader.number()?, reader.number()?);
        let start = reader.at;
        if matches!(kind, 3..=5 | 8 | 9 | 11 | 14..=17 | 21..=23 | 25) {
            while reader.byte()? >= 0x80 {}
        }
        let addend = file.get(start..reader.at).unwrap_or_default().to_vec();
        all.push(Relocation { kind, offset, symbol, addend });
    }
    Ok((section, all))
}

/// As [`relocations`] reads them.
pub fn write_relocations(section: usize, all: &[Relocation]) -> Vec<u8> {
    let mut out = Vec::new();
    write_number(&mut out, section);
    write_number(&mut out, all.len());
    for Relocation { kind, offset, symbol, addend } in all {
        out.push(*kind);
        write_number(&mut out, *offset);
        write_number(&mut out, *symbol);
        out.extend_from_slice(addend);
    }
    out
}
