#!/bin/sh
# Makes the lock files anew from pyproject.toml and the .in files beside this script; needs uv.
set -eu
cd "$(dirname "$0")/.."
lock() {
  out=$1
  shift
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url "$@" -o "$out"
}
lock requirements/build.lock requirements/build.in
lock requirements.lock pyproject.toml requirements/build.in -c requirements/build.lock
lock requirements/test.lock pyproject.toml requirements/test.in -c requirements.lock
lock requirements/bench.lock requirements/bench.in
