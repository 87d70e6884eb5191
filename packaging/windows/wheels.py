"""The wheels that go into the program for Windows: the pinned ones, checked by their hashes, and the program's own."""

import sys
from collections.abc import Iterator
from pathlib import Path

from environment import ISOLATED, REQUIREMENTS
from windows.tools import run

PYTHON = (3, 11)
"""The Python in the bundle; that of the wheel in `runtime.txt`."""

BUILDING_ONLY = ("editables", "hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove_classifiers")
"""What the requirements hold for building the program in place; it is in no bundle."""

_PACKAGING = Path(__file__).parents[1]
_PIP = (sys.executable, *ISOLATED, "-m", "pip", "--no-input", "--disable-pip-version-check")
_FOR_WINDOWS = (
    *("--platform", "win_amd64", "--implementation", "cp", "--python-version", ".".join(map(str, PYTHON))),
    *("--no-deps", "--require-hashes", "--only-binary=:all:"),
)


def pinned_wheels(folder: Path) -> list[Path]:
    """The wheels of the pinned requirements for Windows, fetched into `folder`."""
    fetch(_PACKAGING / REQUIREMENTS["run"], folder)
    return [wheel for wheel in sorted(folder.glob("*.whl")) if wheel.name.split("-")[0] not in BUILDING_ONLY]


def fetch(requirements: Path, folder: Path) -> None:
    """Fetch the wheels for Windows of a requirements file into `folder`. Raises CalledProcessError when it cannot."""
    run(*_PIP, "download", "--quiet", *_FOR_WINDOWS, "--dest", folder, "--requirement", requirements)


def own_wheel(folder: Path) -> Path:
    """The wheel of the program as it stands in this checkout, made in `folder`."""
    run(*_PIP, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, _PACKAGING.parent)
    return next(folder.glob("vgr_desktop-*.whl"))


def names(wheels: list[Path]) -> Iterator[tuple[str, str]]:
    """The name and the version of the package in each wheel."""
    for wheel in wheels:
        name, version, *_ = wheel.name.split("-")
        yield name.replace("_", "-").lower(), version
