//! Compiled binaries to what a browser loads: the JavaScript glue and the optimised wasm.

use std::path::Path;
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::Result;

const COMPILED: &str = "target/wasm32-unknown-unknown/release";
const WASM_OPT: &str = "tests/browser/node_modules/.bin/wasm-opt";

/// A wasm binary of this package.
struct Binary {
    name: &'static str,
    optimise: &'static [&'static str],
    /// Whether its glue gets `__wbg_reset_state`. Without it the glue keeps the instance, and all the memory that the
    /// instance ever grew to, for as long as its page or worker lives.
    droppable: bool,
}

const FAST: &[&str] = &["-O3"];
const SMALL: &[&str] = &["-Oz"];
/// Once more after branches and loops are found anew: 1 % less, in twice the time.
const SMALLEST: &[&str] = &["-Oz", "--flatten", "--rereloop", "-Oz"];

const BINARIES: [Binary; 7] = [
    Binary { name: "background", optimise: SMALLEST, droppable: false },
    Binary { name: "popup", optimise: SMALLEST, droppable: false },
    Binary { name: "vault", optimise: SMALLEST, droppable: false },
    Binary { name: "page", optimise: SMALLEST, droppable: false },
    Binary { name: "scanner", optimise: FAST, droppable: true },
    Binary { name: "kdf", optimise: SMALL, droppable: true },
    Binary { name: "keeper", optimise: SMALLEST, droppable: true },
];

/// Writes `<name>_wasm.js` and `<name>_wasm_bg.wasm` of every binary into `out`.
pub fn build_all(out: &Path) -> Result<()> {
    BINARIES.iter().try_for_each(|binary| build(binary, out))
}

fn build(binary: &Binary, out: &Path) -> Result<()> {
    let Binary { name, optimise, droppable } = binary;
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
    let done = Command::new(WASM_OPT)
        .args(*optimise)
        // The stack lies lowest, and its last kilobyte is never reached: an address that small is none.
        .args(["--low-memory-unused", "--converge", "--reorder-functions", "--strip-target-features"])
        .arg(&wasm)
        .arg("-o")
        .arg(&wasm)
        .status()
        .map_err(|error| format!("{WASM_OPT}: {error}"))?;
    if !done.success() {
        return Err(format!("wasm-opt refused {}: {done}", wasm.display()).into());
    }
    Ok(())
}
