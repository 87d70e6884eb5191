"""The licences of what comes with the program, out of what is installed: its packages, and what lies inside those."""

import platform
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from vgr_desktop import resources

_OURS = "vgr-desktop"
_TEAM = "team"
_KNOWN_BY = "License :: OSI Approved :: "
_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(?:\[(?P<extras>[\w, .-]+)\])?[^;]*(?:;(?P<marker>.*))?")
_EXTRA = re.compile(r"""extra\s*==\s*["']([\w.-]+)["']""")


@dataclass(frozen=True)
class Part:
    """Something that comes with the program. The version and the text are empty when they are not known."""

    name: str
    version: str
    licence: str
    text: str


def parts() -> tuple[Part, ...]:
    """The program first, then all others by name. Raises `OSError` when the texts that come with it are not there."""
    installed = _installed()
    said = tomllib.loads(resources.find("licences", "inside.toml").read_text("utf-8"))
    texts = {name: _texts(files) for name, files in said["texts"].items()}
    inside = [
        Part(one["name"], "", one["licence"], _texts(one["texts"]))
        for one in said["part"]
        if one["inside"] == _OURS or one["inside"] in installed
    ]
    python = Part("Python", platform.python_version(), "PSF-2.0", _texts(["licences/Python.txt"]))
    packages = {name: _part(package, texts.get(name)) for name, package in installed.items()}
    own = [packages.pop(_OURS)] if _OURS in packages else []
    others = packages.values()
    return (*own, *sorted((*others, *inside, python), key=lambda part: part.name.casefold()))


def _installed() -> dict[str, Distribution]:
    """The program and the packages that it needs, for a team too, by their canonical names."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [(_OURS, frozenset({_TEAM}))]
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # it is for another system
            continue
        waiting += _needs(found[name], extras)
    return found


def _needs(package: Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for line in package.requires or ():
        needed = _REQUIREMENT.match(line)
        asked = _EXTRA.findall(line)
        if needed and (not asked or extras.intersection(asked)):
            inner = frozenset(extra.strip() for extra in (needed["extras"] or "").split(",") if extra)
            yield re.sub(r"[-_.]+", "-", needed["name"]).lower(), inner


def _part(package: Distribution, text: str | None) -> Part:
    names = package.metadata.get_all("License-File") or []
    brought = (_read(package, f"licenses/{name}") or _read(package, name) or "" for name in names)
    return Part(package.metadata["Name"], package.version, _licence(package), text or "\n\n".join(brought))


def _read(package: Distribution, name: str) -> str | None:
    try:
        return package.read_text(name)
    except UnicodeDecodeError as error:  # an old text, all of which is in the error
        return error.object.decode("latin-1")


def _licence(package: Distribution) -> str:
    said = [
        *(package.metadata.get_all("License-Expression") or []),
        *(package.metadata.get_all("License") or []),
        *(line.removeprefix(_KNOWN_BY) for line in package.metadata.get_all("Classifier") or [] if _KNOWN_BY in line),
    ]
    return next((one for one in said if one and "\n" not in one), "")


def _texts(names: Sequence[str]) -> str:
    return "\n\n".join(resources.find(*name.split("/")).read_text("utf-8") for name in names)
