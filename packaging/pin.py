"""Pin what the program and its tests need: `python packaging/pin.py`, after a change of pyproject.toml.

Needs `uv` in the Python that runs it (`pip install uv`). Writes requirements-test.txt and requirements.txt, for every
system and every Python that the project supports, with the hash of every file, and without saying where the files
come from: that is for each machine's own pip to know. Versions that are pinned already stay, unless `--upgrade` is
given; other options go to uv as they are.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-annotate",
    "--no-header",
    "--quiet",
)


def pin(target: str, *options: str) -> None:
    """Write the file `target` in this folder."""
    compile_pins = (sys.executable, "-m", "uv", "pip", "compile", "../pyproject.toml", "build.in")
    subprocess.run((*compile_pins, "-o", target, *OPTIONS, *options), cwd=HERE, check=True)


def main(options: Sequence[str]) -> None:
    """Write both files; the program runs with the versions it is tested with."""
    pin("requirements-test.txt", "--extra=test", *options)
    pin("requirements.txt", "--constraint=requirements-test.txt", *options)


if __name__ == "__main__":
    main(sys.argv[1:])
