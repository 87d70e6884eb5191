"""The wheels that go into a bundle: the pinned ones, checked by their hashes, and the program's own."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from bundling.tools import run
from environment import ISOLATED, REQUIREMENTS

BUILDING_ONLY = ("editables", "hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove_classifiers")
"""What the requirements hold for building the program in place; it is in no bundle."""

_PACKAGING = Path(__file__).parents[1]
_PIP = (sys.executable, *ISOLATED, "-m", "pip", "--no-input", "--disable-pip-version-check")
_PINNED = ("--no-deps", "--require-hashes", "--only-binary=:all:")


@dataclass(frozen=True)
class Computer:
    """For which computer: the platforms whose wheels it takes, the best first, and its Python."""

    platforms: tuple[str, ...]
    python: tuple[int, int]

    def options(self) -> tuple[str, ...]:
        """The same for pip."""
        version = ".".join(map(str, self.python))
        platforms = (option for platform in self.platforms for option in ("--platform", platform))
        return (*platforms, "--implementation", "cp", "--python-version", version)


def pinned_wheels(computer: Computer, folder: Path) -> list[Path]:
    """The wheels of the pinned requirements for `computer`, fetched into `folder`."""
    fetch(_PACKAGING / REQUIREMENTS["run"], computer, folder)
    return [wheel for wheel in sorted(folder.glob("*.whl")) if wheel.name.split("-")[0] not in BUILDING_ONLY]


def fetch(requirements: Path, computer: Computer, folder: Path) -> None:
    """Fetch the wheels of a requirements file into `folder`. Raises CalledProcessError when it cannot."""
    run(
        *(*_PIP, "download", "--quiet", *computer.options(), *_PINNED),
        *("--dest", folder, "--requirement", requirements),
    )


def own_wheel(folder: Path) -> Path:
    """The wheel of the program as it stands in this checkout, made in `folder`."""
    run(*_PIP, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, _PACKAGING.parent)
    return next(folder.glob("vgr_desktop-*.whl"))


def unpack(wheel: Path, folder: Path) -> None:
    """Put the contents of a wheel into `folder`."""
    shutil.unpack_archive(wheel, folder, "zip")
