//! Compiled binaries to what a browser loads: the JavaScript glue and the optimised wasm.

use std::path::Path;
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::{Result, imports, order};

const COMPILED: &str = "target/wasm32-unknown-unknown/release";
const WASM_OPT: &str = "tests/browser/node_modules/.bin/wasm-opt";

/// A wasm binary of this package.
struct Binary {
    name: &'static str,
    /// Whether its glue gets `__wbg_reset_state`. Without it the glue keeps the instance, and all the memory that the
    /// instance ever grew to, for as long as its page or worker lives.
    droppable: bool,
    /// Whether its functions lie in the order that packs best. Otherwise those that are called most lie first, which makes the
    /// file itself 1 % smaller: their numbers are shorter.
    packed: bool,
}

/// Twice more after branches and loops are found anew: 1 % less, in three times the time. The stack lies lowest, and its last kilobyte is
/// never reached: an address that small is none.
const SMALLEST: [&str; 7] = ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--low-memory-unused", "--converge"];

const BINARIES: [Binary; 4] = [
    Binary { name: "background", droppable: false, packed: false },
    Binary { name: "popup", droppable: false, packed: true },
    Binary { name: "tools", droppable: true, packed: true },
    Binary { name: "scanner", droppable: true, packed: true },
];

/// Writes `<name>_wasm.js` and `<name>_wasm_bg.wasm` of every binary into `out`.
pub fn build_all(out: &Path) -> Result<()> {
    BINARIES.iter().try_for_each(|binary| build(binary, out))
}

fn build(binary: &Binary, out: &Path) -> Result<()> {
    let Binary { name, droppable, packed } = binary;
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
    if *packed {
        order::name_functions(&wasm)?;
    }
    let order = if *packed { "--reorder-functions-by-name" } else { "--reorder-functions" };
    wasm_opt(&wasm, &[order, "--strip-target-features"])?;
    imports::shorten(&out.join(format!("{name}_wasm.js")), &wasm)
}

/// Changes a file.
fn wasm_opt(wasm: &Path, how: &[&str]) -> Result<()> {
    let done = Command::new(WASM_OPT).args(how).arg(wasm).arg("-o").arg(wasm).status();
    let done = done.map_err(|error| format!("{WASM_OPT}: {error}"))?;
    if done.success() { Ok(()) } else { Err(format!("wasm-opt refused {}: {done}", wasm.display()).into()) }
}
