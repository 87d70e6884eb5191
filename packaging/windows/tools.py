"""The programs that the build needs, all of them Debian packages."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

PACKAGES = {
    "makensis": "nsis",
    "wixl": "wixl",
    "msibuild": "msitools",
    "rsvg-convert": "librsvg2-bin",
    "icotool": "icoutils",
    "x86_64-w64-mingw32-gcc-win32": "gcc-mingw-w64-x86-64-win32",
    "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64",
    "x86_64-w64-mingw32-objdump": "binutils-mingw-w64-x86-64",
}
"""The package of each program."""

EPOCH = 1_577_836_800
"""The moment that files in a bundle bear, in seconds since 1970: the first of January 2020. The same build, the same
bytes."""


class Missing(Exception):  # noqa: N818  # it is the machine's, not an error of these scripts
    """Programs are not there. The message says which packages bring them."""


def check() -> None:
    """Raise `Missing` when a program is not there."""
    wanted = sorted({package for program, package in PACKAGES.items() if shutil.which(program) is None})
    if wanted:
        raise Missing(f"Programs are missing. Install them with: apt install {' '.join(wanted)}")


def run(*command: str | Path, folder: Path | None = None) -> str:
    """Run a program; return what it prints. Raises CalledProcessError, with what it said, when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH), "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        print(done.stdout)
        raise subprocess.CalledProcessError(done.returncode, done.args, done.stdout)
    return done.stdout


def settle_times(folder: Path) -> None:
    """Give each file and folder in `folder`, and itself, the moment `EPOCH`."""
    for path in _all_of(folder):
        os.utime(path, (EPOCH, EPOCH))


def _all_of(folder: Path) -> Sequence[Path]:
    return [*sorted(folder.rglob("*"), reverse=True), folder]
