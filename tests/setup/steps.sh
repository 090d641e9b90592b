# shellcheck shell=bash
# How a step of a long command shows itself.

# step NAME COMMAND...: runs the command, with its name before it and its seconds after it.
step() {
  local name=$1 start=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  "$@"
  printf '== %s: %d s\n' "$name" $((SECONDS - start))
}
