//! Compiled binaries to what a browser loads: the JavaScript glue and the optimised wasm.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::{Result, files, order};

const COMPILED: &str = "target/wasm32-unknown-unknown/release";
/// How many characters a hash has.
const HASH: usize = 16;
const WASM_OPT: &str = "tests/browser/node_modules/.bin/wasm-opt";

/// A wasm binary of this package.
struct Binary {
    name: &'static str,
    /// Whether its glue gets `__wbg_reset_state`. Without it the glue keeps the instance, and all the memory that the
    /// instance ever grew to, for as long as its page or worker lives.
    droppable: bool,
}

/// Once more after branches and loops are found anew: 1 % less, in twice the time. The stack lies lowest, and its last kilobyte is
/// never reached: an address that small is none.
const SMALLEST: [&str; 6] = ["-Oz", "--flatten", "--rereloop", "-Oz", "--low-memory-unused", "--converge"];

const BINARIES: [Binary; 4] = [
    Binary { name: "background", droppable: false },
    Binary { name: "popup", droppable: false },
    Binary { name: "tools", droppable: true },
    Binary { name: "scanner", droppable: true },
];

/// Writes `<name>_wasm.js` and `<name>_wasm_bg.wasm` of every binary into `out`.
pub fn build_all(out: &Path) -> Result<()> {
    BINARIES.iter().try_for_each(|binary| build(binary, out))
}

fn build(binary: &Binary, out: &Path) -> Result<()> {
    let Binary { name, droppable } = binary;
    let compiled = Path::new(COMPILED).join(format!("{name}.wasm"));
    Bindgen::new()
        .input_path(&compiled)
        .out_name(&format!("{name}_wasm"))
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                // `init()` finds the wasm beside its glue.
                .omit_default_module_path(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                .reset_state_function(*droppable)
                .generate(out)
        })
        .map_err(|error| format!("{}: {error:#}", compiled.display()))?;

    let wasm = out.join(format!("{name}_wasm_bg.wasm"));
    wasm_opt(&wasm, &SMALLEST)?;
    order::name_functions(&wasm)?;
    wasm_opt(&wasm, &["--reorder-functions-by-name", "--strip-target-features"])?;
    number_imports(&out.join(format!("{name}_wasm.js")), &wasm)
}

/// Changes a file.
fn wasm_opt(wasm: &Path, how: &[&str]) -> Result<()> {
    let done = Command::new(WASM_OPT).args(how).arg(wasm).arg("-o").arg(wasm).status();
    let done = done.map_err(|error| format!("{WASM_OPT}: {error}"))?;
    if done.success() { Ok(()) } else { Err(format!("wasm-opt refused {}: {done}", wasm.display()).into()) }
}

/// The names of imports end in 64 bits of a hash, which no archive makes smaller: 8 KB in all files. They get numbers of the same
/// length.
fn number_imports(glue: &Path, wasm: &Path) -> Result<()> {
    let (mut script, mut binary) = (files::read_text(glue)?, files::read(wasm)?);
    for (number, name) in hashed_names(&script).into_iter().enumerate() {
        let new = format!("{}{number:0HASH$}", name.get(..name.len() - HASH).unwrap_or_default());
        let mut places = binary.windows(name.len()).enumerate().filter(|(_, bytes)| *bytes == name.as_bytes());
        let (Some((at, _)), None) = (places.next(), places.next()) else {
            return Err(format!("{}: {name} does not stand there once", wasm.display()).into());
        };
        binary.splice(at..at + name.len(), new.bytes());
        script = script.replace(&name, &new);
    }
    files::write(wasm, &binary)?;
    files::write(glue, script.as_bytes())
}

/// The words of the glue that begin as imports do and end in a hash.
fn hashed_names(script: &str) -> BTreeSet<String> {
    let words = script.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let is_hash = |text: &str| text.len() == HASH && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let hashed = words.filter(|word| word.starts_with("__wbg_") && word.rsplit('_').next().is_some_and(is_hash));
    hashed.map(str::to_owned).collect()
}
