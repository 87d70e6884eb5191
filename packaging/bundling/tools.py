"""The programs that the build needs, all of them Debian packages."""

import hashlib
import os
import runpy
import shutil
import stat
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

EPOCH = 1_577_836_800
"""The moment that files in a bundle bear, in seconds since 1970: the first of January 2020. The same build, the same
bytes."""


class Missing(Exception):  # noqa: N818  # it is the machine's, not an error of these scripts
    """Programs are not there. The message says which packages bring them."""


def check(packages: Mapping[str, str]) -> None:
    """Raise `Missing` when one of these programs, each with the package that brings it, is not there."""
    wanted = sorted({package for program, package in packages.items() if shutil.which(program) is None})
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


def settle(folder: Path) -> None:
    """Give each file and folder in `folder`, and itself, the moment `EPOCH`, and what everybody may do with it.

    Otherwise both would be those of the computer and the person that build.
    """
    for path in _all_of(folder):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
        os.utime(path, (EPOCH, EPOCH))


def version_of(checkout: Path) -> str:
    """The version of the program, which stands in one place."""
    return str(runpy.run_path(str(checkout / "src" / "vgr_desktop" / "__init__.py"))["__version__"])


def sums(files: Iterable[Path]) -> str:
    """The checksums of these files, as sha256sum writes them."""
    return "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)


def _all_of(folder: Path) -> Sequence[Path]:
    return [*sorted(folder.rglob("*"), reverse=True), folder]
