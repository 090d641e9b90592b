//! The order of the functions of a wasm file. An archive packs them a fortieth smaller if those that are alike lie together.

use std::collections::HashMap;
use std::path::Path;

use crate::object;
use crate::{Result, files};

/// Functions are alike if they have runs of so many bytes in common.
const RUN: usize = 6;
/// A run that so many functions have says nothing.
const COMMON: usize = 200;
/// How much less each function further back counts.
const FADING: f64 = 0.9;
/// Added to the number of a function's runs: short ones are alike by chance.
const CHANCE: f64 = 30.0;

/// Gives the functions of a file names that stand in the order in which they are to lie (for `wasm-opt
/// --reorder-functions-by-name`). It has no names before.
pub fn name_functions(path: &Path) -> Result<()> {
    let mut file = files::read(path)?;
    let sections = object::sections(&file)?;
    let find = |id: u8| sections.iter().find(|section| section.id == id).map_or(0..0, |own| own.content.clone());
    let imported = object::imported_functions(&file, &find(object::IMPORT))?;
    let bodies = object::bodies(&file, &find(object::CODE))?;
    let bodies: Vec<&[u8]> = bodies.into_iter().filter_map(|body| file.get(body)).collect();

    let mut ranks: Vec<(usize, usize)> = alike(&bodies).into_iter().zip(0..).collect();
    ranks.sort_unstable();
    let mut names = Vec::new();
    object::write_number(&mut names, ranks.len());
    for (function, rank) in ranks {
        object::write_number(&mut names, imported + function);
        object::write_bytes(&mut names, format!("{rank:06}").as_bytes());
    }
    const FUNCTIONS: u8 = 1;
    let mut section = Vec::new();
    object::write_bytes(&mut section, b"name");
    section.push(FUNCTIONS);
    object::write_bytes(&mut section, &names);
    file.push(object::CUSTOM);
    object::write_bytes(&mut file, &section);
    files::write(path, &file)
}

/// The numbers of all functions: after each, the one that is most like it and those before it.
fn alike(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<Vec<&[u8]>> = bodies.iter().map(|body| runs(body)).collect();
    let mut owners: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, runs) in runs.iter().enumerate() {
        for run in runs {
            owners.entry(run).or_default().push(function);
        }
    }
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut common = vec![0.0; bodies.len()];
    let mut order = Vec::with_capacity(bodies.len());
    while let Some(place) = best(&left, &common, &runs) {
        let function = left.remove(place);
        order.push(function);
        common.iter_mut().for_each(|count| *count *= FADING);
        for run in runs.get(function).into_iter().flatten() {
            let owners = owners.get(run).filter(|owners| owners.len() < COMMON);
            for owner in owners.into_iter().flatten() {
                if let Some(count) = common.get_mut(*owner) {
                    *count += 1.0;
                }
            }
        }
    }
    order
}

/// Where in `left` the next one is; among equals the longest.
fn best(left: &[usize], common: &[f64], runs: &[Vec<&[u8]>]) -> Option<usize> {
    let length = |function: usize| runs.get(function).map_or(0, Vec::len);
    let share = |function: usize| common.get(function).unwrap_or(&0.0) / (length(function) as f64 + CHANCE);
    let by = |one: usize, other: usize| share(one).total_cmp(&share(other)).then(length(one).cmp(&length(other)));
    let places = left.iter().enumerate();
    places.max_by(|(_, one), (_, other)| by(**one, **other)).map(|(place, _)| place)
}

/// Every run of a function once.
fn runs(body: &[u8]) -> Vec<&[u8]> {
    let mut runs: Vec<&[u8]> = body.windows(RUN).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}
