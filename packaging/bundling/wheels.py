"""The wheels that go into a bundle: the pinned ones, checked by their hashes, and the program's own."""

import re
import shutil
import sys
from pathlib import Path

from bundling.tools import run
from environment import ISOLATED, REQUIREMENTS
from pinned import read_pins
from supported import Computer

BUILDING_ONLY = ("editables", "hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove_classifiers")
"""What the requirements hold for building the program in place; it is in no bundle."""

_UNUSED = (
    *("lxml/includes", "lxml/isoschematron", "lxml/objectify.*", "lxml/html", "docx/templates/default-docx-template"),
    *("sqlalchemy/testing", "sqlalchemy/dialects/mysql", "sqlalchemy/dialects/mssql", "sqlalchemy/dialects/oracle"),
    *("sqlalchemy/orm", "sqlalchemy/ext", "hunspell/dictionaries", "pypdfium2_cli"),
)
"""Parts of libraries that the program does not use."""

_NOT_RUN = ("*.pyx", "*.pxd", "*.pxi", "*.pyi", "*.h", "*.c", "*.cpp", "*.lib", "py.typed", "*.dist-info/RECORD")
"""What only building and checking use, and lists of files that are not all there any more."""

_PACKAGING = Path(__file__).parents[1]
_PIP = (sys.executable, *ISOLATED, "-m", "pip", "--no-input", "--disable-pip-version-check")
_PINNED = ("--no-deps", "--require-hashes", "--only-binary=:all:")


def pinned_wheels(computer: Computer, folder: Path) -> list[Path]:
    """The wheels of the pinned requirements for `computer`, fetched into `folder`."""
    wanted = folder / "requirements.txt"
    folder.mkdir(parents=True, exist_ok=True)
    wanted.write_text(requirements_of(computer, _PACKAGING / REQUIREMENTS["run"]), "utf-8")
    fetch(wanted, computer, folder)
    return [wheel for wheel in sorted(folder.glob("*.whl")) if wheel.name.split("-")[0] not in BUILDING_ONLY]


def requirements_of(computer: Computer, file: Path) -> str:
    """The entries of a requirements file that `computer` needs, without the markers that say so.

    pip would judge those by the computer that builds.
    """
    pins = read_pins(file).values()
    entries = re.findall(r"^\S+==.*\n(?:[ ].*\n)*", file.read_text("utf-8"), re.MULTILINE)
    held = (entry for entry, pin in zip(entries, pins, strict=True) if pin.holds(computer))
    return "".join(re.sub(r" ; [^\\\n]+", " ", entry) for entry in held)


def fetch(requirements: Path, computer: Computer, folder: Path) -> None:
    """Fetch the wheels of a requirements file into `folder`. Raises CalledProcessError when it cannot."""
    run(
        *(*_PIP, "download", "--quiet", *_options(computer), *_PINNED),
        *("--dest", folder, "--requirement", requirements),
    )


def _options(computer: Computer) -> tuple[str, ...]:
    """For which computer, for pip."""
    version = ".".join(map(str, computer.python))
    platforms = (option for platform in computer.system.platforms for option in ("--platform", platform))
    return (*platforms, "--implementation", "cp", "--python-version", version)


def own_wheel(folder: Path) -> Path:
    """The wheel of the program as it stands in this checkout, made in `folder`."""
    run(*_PIP, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, _PACKAGING.parent)
    return next(folder.glob("vgr_desktop-*.whl"))


def unpack(wheel: Path, folder: Path) -> None:
    """Put the contents of a wheel into `folder`."""
    shutil.unpack_archive(wheel, folder, "zip")


def leave_out_unused(folder: Path) -> None:
    """Take away, of the libraries in `folder`, what the program does not use."""
    for pattern in (*_UNUSED, *(f"**/{name}" for name in _NOT_RUN)):
        for path in sorted(folder.glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
