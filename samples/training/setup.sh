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
# Threads that wait for each other sleep: awake they are eight times slower where other programs use the cores too.
export OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive}
[ "$0" != "${BASH_SOURCE[0]}" ] || "$python" -c 'import torch; print("PyTorch", torch.__version__, "is installed")'
