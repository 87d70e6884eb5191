"""Hold how much of the program the tests go through: `python packaging/covered.py COVERAGE.json [--renew]`.

Reads the report that coverage makes (`--cov-report=json:COVERAGE.json`) and names what fell below `covered.toml`: a
package below its least, or a file on the list of those that are gone through whole, every branch. `--renew` writes
that list anew, after files were moved or more of them became whole.
"""

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

HERE = Path(__file__).resolve().parent
HELD = HERE / "covered.toml"
WHOLE = 100
_HEADER = """\
# How much of each package the tests go through at least, in hundredths of its lines and branches, and which other files
# they go through whole. The list is written by `covered.py --renew`.
"""


@dataclass(frozen=True)
class Count:
    """How many lines and branches there are, and how many of them the tests go through."""

    there: int = 0
    met: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.there + other.there, self.met + other.met)

    @property
    def percent(self) -> float:
        """Of a hundred; of nothing, all."""
        return WHOLE * self.met / self.there if self.there else WHOLE


@dataclass(frozen=True)
class Held:
    """What may not fall: the least of each package, and the files outside the whole packages that are whole."""

    least: Mapping[str, float]
    whole: Sequence[str]


def read_counts(report: str) -> dict[str, Count]:
    """The count of each file, by its path in the program, from coverage's report."""
    counts = {}
    for name, said in json.loads(report)["files"].items():
        _, _, path = PurePosixPath(PureWindowsPath(name)).as_posix().rpartition("vgr_desktop/")
        sums = said["summary"]
        there = sums["num_statements"] + sums["num_branches"]
        counts[path] = Count(there, sums["covered_lines"] + sums["covered_branches"])
    return counts


def read_held(text: str) -> Held:
    """What is held, from the text of `covered.toml`."""
    said = tomllib.loads(text)
    return Held(said["least"], said["whole"])


def fallen(counts: Mapping[str, Count], held: Held) -> Iterator[str]:
    """What fell, a line for each. A package that is not there is passed over."""
    for package, least in held.least.items():
        percent = of(package, counts).percent
        if percent < least:
            yield f"{package}: {percent:.2f} of a hundred, and was at least {least}"
    for file in held.whole:
        if file not in counts:
            yield f"{file}: it is not there any more; --renew writes the list anew"
        elif counts[file].percent < WHOLE:
            yield f"{file}: {counts[file].there - counts[file].met} lines or branches are not gone through any more"


def of(package: str, counts: Mapping[str, Count]) -> Count:
    """The count of all files in the package."""
    return sum((count for file, count in counts.items() if file.startswith(f"{package}/")), Count())


def renewed(counts: Mapping[str, Count], held: Held) -> str:
    """The text of `covered.toml` with the files that are whole now; those of whole packages need no line."""
    packages = tuple(f"{package}/" for package, least in held.least.items() if least == WHOLE)
    whole = [file for file, count in sorted(counts.items()) if count.there and count.percent == WHOLE]
    least = "".join(f"{package} = {percent}\n" for package, percent in held.least.items())
    # How far the tests get into the window differs with the moment at which its threads are done.
    lines = "".join(f'    "{file}",\n' for file in whole if not file.startswith((*packages, "ui/")))
    return f"{_HEADER}whole = [\n{lines}]\n\n[least]\n{least}"


def main(arguments: Sequence[str]) -> int:
    """Tell what fell and answer 1, or 0 when nothing did; with `--renew`, write the list and answer 0."""
    held = read_held(HELD.read_text("utf-8"))
    counts = read_counts(Path(arguments[0]).read_text("utf-8"))
    if "--renew" in arguments:
        HELD.write_text(renewed(counts, held), "utf-8")
        return 0
    for package in held.least:
        print(f"{package:<12}{of(package, counts).percent:7.2f}")
    lines = list(fallen(counts, held))
    print(*lines, sep="\n", file=sys.stderr, end="\n" if lines else "")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
