# shellcheck shell=bash
# From sources to dist/chrome and dist/firefox.

build_extension() {
  need_programs 'command:cc gcc libc6-dev'
  need_wasm_target
  need_npm_packages
  step "The tool that links and packs" cargo build --quiet --locked --features pack --bin pack
  step "Rust to wasm" compile_wasm
  step "Extension packages" target/debug/pack dist
}

# All binaries in one call, with no path of this machine in them: a build elsewhere gives the same bytes.
compile_wasm() {
  cargo fetch --quiet --locked --target wasm32-unknown-unknown # makes the directories that are named below
  local flags=() registry std
  for registry in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
    flags+=("--remap-path-prefix=${registry%/}=/deps")
  done
  # Where the component rust-src is installed, rustc shows the real place of the standard library.
  std=$(rustc --version --verbose | sed -n 's/^commit-hash: //p')
  flags+=("--remap-path-prefix=$(rustc --print sysroot)/lib/rustlib/src/rust=/rustc/$std" "--remap-path-prefix=$PWD=/sixpence")
  # Loops instead of unrolled rounds: 21 KB less in the background, which hashes little. AES takes a tenth longer.
  flags+=('--cfg=sha2_backend_soft="compact"' '--cfg=aes_backend_soft="compact"')
  # The linker: src/bin/pack/link.rs. Encoded: separated by 0x1f, so that a blank in a path does no harm.
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$PWD/target/debug/pack \
    CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f' && echo "${flags[*]}") \
    cargo build --release --locked --target wasm32-unknown-unknown --features browser --bins
}

pack_archives() {
  step "Store archives" cargo run --quiet --locked --features pack --bin pack -- archive
}
