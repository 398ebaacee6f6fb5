#!/usr/bin/env bash
# Installs what training needs, once, into a cache directory. Sourced by the other scripts, to which it gives
# python. PYTHON names an interpreter that has PyTorch and the rest already; nothing is installed then.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ -n "${PYTHON:-}" ]; then
  python=$PYTHON
else
  . "$here/../consumers/venv.sh"
  venv "$here/requirements.txt" training
fi
[ "$0" != "${BASH_SOURCE[0]}" ] || "$python" -c 'import torch; print("PyTorch", torch.__version__, "is installed")'
