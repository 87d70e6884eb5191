"""Compare two builds of the same commit: `python3 packaging/compare_builds.py ONE OTHER`.

ONE and OTHER are the folders in which `build_windows.py` and `build_linux.py` put them, made in different places. Names
each file that is not the same, or only in one, and of archives what inside them is not.
"""

import argparse
import hashlib
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path


def main() -> int:
    """Compare, and answer the exit code: 0 when all is the same."""
    parser = argparse.ArgumentParser(prog="compare_builds.py", description=__doc__)
    parser.add_argument("one", type=Path, metavar="ONE")
    parser.add_argument("other", type=Path, metavar="OTHER")
    given = parser.parse_args()
    one, other = files_in(given.one), files_in(given.other)
    different = list(differences(one, other))
    print(*different, sep="\n", end="\n" if different else "")
    if different or not one:
        print(f"NOT THE SAME: {len(different)} of {len(one)} files", file=sys.stderr)
        return 1
    print(f"OK: {len(one)} files are the same")
    return 0


def files_in(folder: Path) -> dict[str, Path]:
    """The files below the folder, by their place in it."""
    return {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*")) if file.is_file()}


def differences(one: Mapping[str, Path], other: Mapping[str, Path]) -> Iterator[str]:
    """What is not the same in the two, in words."""
    for name in sorted(one.keys() | other.keys()):
        if name not in one or name not in other:
            yield f"{name} is only in the {'first' if name in one else 'second'}"
        elif digest(one[name]) != digest(other[name]):
            yield f"{name} differs"
            yield from (f"    {line}" for line in _inside(one[name], other[name]))


def digest(file: Path) -> str:
    """The checksum of this file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _inside(one: Path, other: Path) -> Iterator[str]:
    if zipfile.is_zipfile(one) and zipfile.is_zipfile(other):
        with tempfile.TemporaryDirectory() as work:
            for number, file in enumerate((one, other)):
                with zipfile.ZipFile(file) as archive:
                    archive.extractall(Path(work, str(number)))
            yield from differences(files_in(Path(work, "0")), files_in(Path(work, "1")))


if __name__ == "__main__":
    sys.exit(main())
