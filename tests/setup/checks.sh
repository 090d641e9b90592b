# shellcheck shell=bash
# What ./build.sh test runs.

check_all() {
  need_wasm_target
  step "Format" cargo fmt --all --check
  step "Lints, native" cargo clippy --locked --workspace --all-targets --features pack -- -D warnings
  step "Lints, wasm" cargo clippy --locked --lib --bins --features browser --target wasm32-unknown-unknown -- -D warnings
  step "Native tests" cargo test --locked --workspace --features pack
  build_extension
  pack_archives # they have a budget, too
  step "Browser tests" browser_tests
}

browser_tests() {
  local race=tests/browser/race.test.mjs racing=0 rest=0 files=() file
  for file in tests/{browser,apps,faults}/*.test.mjs; do
    [ "$file" = $race ] || files+=("$file")
  done
  mkdir -p target/tests
  # The thousand races take ten minutes and want nothing but a browser of their own: they run beside the rest, behind it.
  nice -n 10 timeout --kill-after=10 4500 node --test --test-reporter=spec $race >target/tests/race.log 2>&1 &
  # One file after the other: they share the screen's keyboard focus. Each test has its own limit (harness/test.mjs);
  # this one is for what no test can catch.
  timeout --kill-after=10 4500 node --test --test-concurrency=1 --test-reporter=spec "${files[@]}" || rest=$?
  wait $! || racing=$?
  cat target/tests/race.log
  [ "$racing $rest" = "0 0" ]
}

# eval_import FILE [PASSPHRASE]: JSON alone on the standard output, so that programs can read it.
eval_import() {
  need_programs 'command:cc gcc libc6-dev' >&2
  cargo run --quiet --locked --example read_export -- "$@"
}
