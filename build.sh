#!/usr/bin/env bash
# Everything that is done with this repository, by one command each: ./build.sh help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

source tests/setup/steps.sh
source tests/setup/install.sh
source tests/setup/extension.sh
source tests/setup/checks.sh
source tests/setup/fuzz.sh

help() {
  cat <<'EOF'
./build.sh                     build the extension: dist/chrome and dist/firefox, loadable as they are
./build.sh demo [--headless]   the main job in a real web app, in a window or (--headless, no screen) by itself
./build.sh test                all checks and tests, in Chromium and Firefox
./build.sh fuzz [--seconds N]  broken inputs for the parsers, 300 seconds in all
./build.sh eval qr DIR [--native] [--out FILE]
                               which codes of a folder of labelled pictures are read, in Chromium or by this machine; what
                               was read goes to DIR/../eval-qr.json
./build.sh eval forms DIR [--explain FILE] [--out FILE]
                               which code fields of a folder of labelled pages are found, in Chromium with the real sensor; what
                               was picked goes to DIR/../eval-forms.json; --explain says why, for one page. "own" for DIR: the
                               pages in tests/eval/own
./build.sh eval import FILE [PASSPHRASE]
                               what an import of this file would do, as JSON; of secrets only the SHA-256
./build.sh bench               figures, as ratios against peers in the same run
./build.sh soak [--cycles N]   kills the browsers in the middle of saves, N times each, and looks for what was lost; --resume adds
                               to what was counted before (target/soak), --damages N damages the stores of closed browsers, too
./build.sh package             the archives for the stores: target/package
./build.sh help                this

What a command needs and this machine lacks (Debian packages, npm packages, the wasm target) is installed and announced.
EOF
}

command=${1:-build}
[ $# -eq 0 ] || shift
case $command in
  build)
    build_extension
    ;;
  demo)
    need_programs "${browser_programs[@]}" "${app_programs[@]}"
    build_extension
    node tests/apps/demo.mjs "$@"
    ;;
  test)
    need_programs "${browser_programs[@]}" "${app_programs[@]}"
    check_all
    ;;
  fuzz)
    fuzz "$@"
    ;;
  eval)
    if [ "${1:-}" = import ]; then
      eval_import "${@:2}"
    else
      need_programs "${browser_programs[@]}"
      [[ " $* " == *" --native "* ]] || build_extension
      node tests/eval/run.mjs "$@"
    fi
    ;;
  bench)
    need_programs "${browser_programs[@]}"
    build_extension
    pack_archives
    node tests/browser/bench.mjs "$@"
    node tests/browser/bench/waking.mjs
    ;;
  soak)
    need_programs "${browser_programs[@]}"
    build_extension
    node tests/faults/soak.mjs "$@"
    ;;
  package)
    build_extension
    pack_archives
    ;;
  help | -h | --help)
    help
    ;;
  *)
    echo "build.sh: unknown command: $command (./build.sh help lists them)" >&2
    exit 2
    ;;
esac
