"""What the pinned packages say of themselves, as kept in `pinned.toml`, and whether the pins are all they need.

pip is told to install the pins and nothing else, so the pins have to be complete on every supported computer, also
where nobody tried. Needs the library `packaging`.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.tags import Tag, parse_tag
from packaging.utils import canonicalize_name
from supported import Computer

FILE = Path(__file__).with_name("pinned.toml")
_HEADER = "# What each pinned package needs, and for what it has wheels, in its own words. Made by pin.py.\n"


@dataclass(frozen=True)
class Package:
    """A package at its pinned version: its requirements, and the tags of its wheels, as `cp311-cp311 PLATFORM …`."""

    version: str
    requires: tuple[str, ...] = ()
    wheels: tuple[str, ...] = ()

    def tags(self) -> Iterator[Tag]:
        """The tag of each wheel."""
        for line in self.wheels:
            prefix, *platforms = line.split()
            for platform in platforms:
                yield from parse_tag(f"{prefix}-{platform}")


@dataclass(frozen=True)
class Pin:
    """A line of a requirements file: the version that is installed where the marker holds."""

    version: str
    marker: Marker | None = None

    def holds(self, computer: Computer) -> bool:
        """Whether it is installed there."""
        return self.marker is None or self.marker.evaluate(computer.markers)


Packages = Mapping[str, Package]
Pins = Mapping[str, Pin]


def read_packages(file: Path = FILE) -> dict[str, Package]:
    """The packages that the file describes, by their canonical names."""
    described = tomllib.loads(file.read_text("utf-8"))
    return {
        name: Package(said["version"], tuple(said["requires"]), tuple(said["wheels"]))
        for name, said in described.items()
    }


def write_packages(packages: Packages, file: Path = FILE) -> None:
    """Describe the packages in the file, one line for each fact."""
    text = [_HEADER]
    for name, package in sorted(packages.items()):
        text.append(f"\n[{name}]\nversion = {_quoted(package.version)}\n")
        text.append(_lines("requires", package.requires) + _lines("wheels", package.wheels))
    file.write_text("".join(text), "utf-8")


def _lines(name: str, values: Iterable[str]) -> str:
    inner = "".join(f"    {_quoted(value)},\n" for value in values)
    return f"{name} = [\n{inner}]\n" if inner else f"{name} = []\n"


def _quoted(value: str) -> str:
    # Literal where that can be; otherwise a string of JSON is one of TOML.
    return f"'{value}'" if '"' in value and "'" not in value else json.dumps(value)


def read_pins(file: Path) -> dict[str, Pin]:
    """The pins of a requirements file, by the canonical names of their packages."""
    found = {}
    for line in file.read_text("utf-8").splitlines():
        if pin := re.match(r"([\w.-]+)==([^\s;]+)(?: ; ([^\\]+))?", line):
            found[str(canonicalize_name(pin[1]))] = Pin(pin[2], Marker(pin[3].strip()) if pin[3] else None)
    return found


def complaints(computer: Computer, needed: Iterable[Requirement], pins: Pins, packages: Packages) -> list[str]:
    """What is wrong with these pins on that computer: what is needed and missing, does not fit, or is too much."""
    present = {name for name, pin in pins.items() if pin.holds(computer)}
    unpinned: list[str] = []
    seen: set[tuple[str, str]] = set()
    waiting = [("the project", one) for one in needed if _holds(one, computer)]
    while waiting:
        asker, requirement = waiting.pop()
        name = str(canonicalize_name(requirement.name))
        if name not in present or not requirement.specifier.contains(pins[name].version, prereleases=True):
            unpinned.append(f"{asker} needs {requirement}, which no pin meets")
            continue
        for extra in {"", *requirement.extras} - {extra for found, extra in seen if found == name}:
            seen.add((name, extra))
            waiting += [
                (name, one) for one in map(Requirement, packages[name].requires) if _holds(one, computer, extra)
            ]
    idle = [f"{name} is pinned and nothing needs it" for name in present - {name for name, _ in seen}]
    bare = [f"{name} has no wheel" for name in present if computer.tags.isdisjoint(packages[name].tags())]
    return sorted((*unpinned, *idle, *bare))


def _holds(requirement: Requirement, computer: Computer, extra: str = "") -> bool:
    return requirement.marker is None or requirement.marker.evaluate({**computer.markers, "extra": extra})
