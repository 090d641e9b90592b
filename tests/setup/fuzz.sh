# shellcheck shell=bash
# Fuzzing with libFuzzer: tests/fuzz has the targets and, for each, seeds. What a run finds stays under target/fuzz.

fuzz_targets=(envelope body backup otpauth migration picture page origin facts recovery import kdbx_xml)
cargo_fuzz_version=0.13.2
tools=$PWD/target/tools

# fuzz [--seconds N]: N seconds in all, shared between the targets.
fuzz() {
  local seconds=300
  if [ "${1:-}" = --seconds ] && [[ ${2:-} =~ ^[1-9][0-9]*$ ]]; then
    seconds=$2
  elif [ $# -gt 0 ]; then
    echo "build.sh: fuzz [--seconds N]" >&2
    exit 2
  fi
  need_programs 'command:c++ g++'
  need_cargo_fuzz
  choose_fuzz_compiler
  step "Fuzz targets" cargo_fuzz build

  local target each=$(((seconds + ${#fuzz_targets[@]} - 1) / ${#fuzz_targets[@]})) failed=()
  for target in "${fuzz_targets[@]}"; do
    step "Fuzzing: $target, $each s" fuzz_one "$target" "$each"
  done
  if [ ${#failed[@]} -gt 0 ]; then
    echo "Fuzzing found something in: ${failed[*]}. The inputs are in target/fuzz/artifacts." >&2
    exit 1
  fi
  echo "Fuzzing found nothing."
}

# Without a sanitizer: our code has no `unsafe`, and it runs twice as often. No input may take five seconds.
# Adds to `failed`: after the first find the other targets run too.
fuzz_one() {
  local target=$1 found=target/fuzz/corpus/$1 artifacts=target/fuzz/artifacts/$1 log=target/fuzz/$1.log
  mkdir -p "$found" "$artifacts"
  cargo_fuzz run "$target" "$found" "tests/fuzz/seeds/$target" -- -max_total_time="$2" -max_len=16384 -timeout=5 \
    -rss_limit_mb=1024 -print_final_stats=1 -artifact_prefix="$artifacts/" >"$log" 2>&1 || {
    failed+=("$target")
    tail -n 40 "$log" | cut -c 1-300 >&2
  }
  grep -E '^stat::(number_of_executed_units|average_exec_per_sec|new_units_added|slowest_unit_time_sec)' "$log" || true
}

cargo_fuzz() {
  local command=$1
  shift
  env "${fuzz_environment[@]}" "PATH=$tools/bin:$PATH" cargo "${fuzz_toolchain[@]}" fuzz "$command" \
    --fuzz-dir tests/fuzz --target-dir target/fuzz/build --sanitizer none "$@"
}

need_cargo_fuzz() {
  if [ "$("$tools/bin/cargo-fuzz" --version 2>/dev/null)" != "cargo-fuzz $cargo_fuzz_version" ]; then
    echo "Installing cargo-fuzz $cargo_fuzz_version into target/tools"
    cargo install --quiet --locked --root "$tools" --version "=$cargo_fuzz_version" cargo-fuzz
  fi
}

# cargo-fuzz wants flags of the nightly compiler. Where none can be had, the pinned one takes them when it is told to.
# https://doc.rust-lang.org/nightly/unstable-book/compiler-environment-variables/RUSTC_BOOTSTRAP.html
choose_fuzz_compiler() {
  fuzz_toolchain=() fuzz_environment=()
  if ! rustup toolchain list | grep -q '^nightly'; then
    echo "Installing the Rust toolchain nightly"
    rustup toolchain install nightly --profile minimal || echo "Without it: the pinned compiler with RUSTC_BOOTSTRAP=1"
  fi
  if rustup toolchain list | grep -q '^nightly'; then
    fuzz_toolchain=(+nightly)
  else
    fuzz_environment=(RUSTC_BOOTSTRAP=1)
  fi
}
