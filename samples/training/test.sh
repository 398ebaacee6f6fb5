#!/usr/bin/env bash
# The tests of the training job, on the CPU, in a minute. NOT RUN where PyTorch cannot be installed.
set -euo pipefail
. "$(dirname "$0")/setup.sh"
cd "$here"
# One thread: models as small as these are slower on two, far slower where others use the second core.
OMP_NUM_THREADS=1 "$python" -m unittest "$@"
