# shellcheck shell=bash
# Sourced. venv REQUIREMENTS CHECK sets python to one that has the packages, installed once, into a cache
# directory; where they cannot be, the check is NOT RUN, which ends the script.

not_run() {
  echo "NOT RUN: the check of $check needs $1"
  exit 0
}

venv() {
  local requirements=$1 check=$2 directory
  directory=${XDG_CACHE_HOME:-$HOME/.cache}/parley/$check-$(cksum <"$requirements" | tr ' ' '-')
  # The mark comes last: an installation that was interrupted is made anew.
  if [ ! -e "$directory/complete" ]; then
    command -v python3 >/dev/null || not_run "python3"
    rm -rf "$directory"
    mkdir -p "$directory"
    python3 -m venv "$directory" >"$directory/log" 2>&1 || not_run "python3 with venv: see $directory/log"
    "$directory/bin/python" -m pip install --disable-pip-version-check --no-cache-dir -r "$requirements" \
      >"$directory/log" 2>&1 || not_run "the packages of $(basename "$requirements"): see $directory/log"
    touch "$directory/complete"
  fi
  python=$directory/bin/python
}
