#!/usr/bin/env bash
# Checks datasets with the libraries that training jobs read them with: samples/consumers/check.sh DIR...
# Each must be what its manifest says; of one recipe in several file formats, all must hold the same rows.
# The libraries are installed once, into a cache directory; where they cannot be, the check is NOT RUN.
set -euo pipefail

if [ $# -eq 0 ]; then
  echo "usage: $0 DIR..." >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
requirements=$here/requirements.txt
venv=${XDG_CACHE_HOME:-$HOME/.cache}/parley/consumers-$(cksum <"$requirements" | tr ' ' '-')

not_run() {
  echo "NOT RUN: the consumer check needs $1"
  exit 0
}

# The mark comes last: an installation that was interrupted is made anew.
if [ ! -e "$venv/complete" ]; then
  command -v python3 >/dev/null || not_run "python3"
  rm -rf "$venv"
  mkdir -p "$venv"
  python3 -m venv "$venv" >"$venv/log" 2>&1 || not_run "python3 with venv: see $venv/log"
  "$venv/bin/python" -m pip install --disable-pip-version-check -r "$requirements" \
    >"$venv/log" 2>&1 || not_run "the packages of requirements.txt: see $venv/log"
  touch "$venv/complete"
fi
exec "$venv/bin/python" "$here/check.py" "$@"
