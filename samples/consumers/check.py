"""Reads datasets as training jobs do and compares them with their manifests; see check.sh."""

import argparse
import json
import os
import sys
import tempfile

# Before the libraries are loaded: nothing is fetched, and nothing is kept.
_home = tempfile.TemporaryDirectory()
os.environ.update(
    HF_HOME=_home.name,
    HF_HUB_OFFLINE="1",
    HF_DATASETS_DISABLE_PROGRESS_BARS="1",
    TRANSFORMERS_NO_ADVISORY_WARNINGS="1",
    TRANSFORMERS_VERBOSITY="error",
)

from token_rows import check_tokens  # noqa: E402
from failure import Failure, expect  # noqa: E402
from views import check_views  # noqa: E402


def check(directory, options):
    """Checks one dataset; gives a digest of the rows of each view and split, and lines of the table."""
    with open(os.path.join(directory, "manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    digests, lines, loaded = check_views(directory, manifest)
    lines += check_tokens(loaded, manifest, options)
    if manifest.get("exports"):
        lines += check_exports(directory)
    return digests, [(directory, *line) for line in lines]


def check_exports(directory):
    # Of some datasets only.
    import exports

    try:
        found = [line.split(": ", 1) for line in exports.check(directory)]
    except ValueError as problem:
        raise Failure(f"exports: {problem}") from None
    return [(writer, "a reader by the trainer's own rules", result) for writer, result in found]


def print_table(lines):
    head = ("dataset", "writer", "consumer", "result")
    widths = [max(len(line[i]) for line in [head, *lines]) for i in range(len(head))]
    for line in [head, tuple("-" * width for width in widths), *lines]:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |")


def main(arguments):
    parser = argparse.ArgumentParser(prog="check.sh", description=__doc__)
    parser.add_argument("directories", metavar="DIR", nargs="+", help="of a dataset")
    parser.add_argument("--tokenizer", help="directory of the tokenizer.json that the datasets were made with")
    parser.add_argument("--ranks", help="jar or directory with the ranks of OpenAI's vocabularies")
    options = parser.parse_args(arguments)
    first = None
    table = []
    status = 0
    for directory in options.directories:
        try:
            digests, lines = check(directory, options)
            table += lines
            first = first or digests
            different = [
                "/".join(key)
                for key in sorted(first.keys() | digests.keys())
                if first.get(key) != digests.get(key)
            ]
            expect(not different, f"other rows than in {options.directories[0]}: {', '.join(different)}")
        except Failure as failure:
            print(f"{directory}: {failure}", file=sys.stderr)
            status = 1
    print_table(table)
    if status == 0:
        print(f"consumers: ok: {', '.join(options.directories)}")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
