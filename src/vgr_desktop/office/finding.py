"""Finding the office programs on the computer."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from vgr_desktop.office.forms import Form, Said
from vgr_desktop.office.libreoffice import LibreOffice
from vgr_desktop.office.msword import Word
from vgr_desktop.office.process import Command


class Program(Protocol):
    """A program that can turn a Word document into other forms."""

    @property
    def name(self) -> str:
        """The name that the officer knows."""

    def prepare(self, document: Path, form: Form, room: Path) -> Command:
        """The command that makes `form` of `document`, beside it and with the same stem, using the folder `room`."""

    def finish(self, content: bytes, said: Said, form: Form) -> bytes:
        """The file that was made, corrected to be kept, with what the document `said` and the program lost."""


_WINDOWS = "win32"
_LIBREOFFICE = {
    _WINDOWS: ("LibreOffice*/program/soffice.exe",),
    "darwin": ("LibreOffice*.app/Contents/MacOS/soffice",),
    "linux": ("bin/soffice", "lib/libreoffice/program/soffice", "libreoffice*/program/soffice"),
}
_WORD = ("Microsoft Office*/root/Office*/WINWORD.EXE", "Microsoft Office*/Office*/WINWORD.EXE")
_POWERSHELL = "System32/WindowsPowerShell/v1.0/powershell.exe"


def programs(platform: str, environment: Mapping[str, str]) -> Iterator[Program]:
    """The installed programs, preferred one first: that is LibreOffice, whose PDF is marked as PDF/UA.

    `platform` is as in `sys.platform`, `environment` as in `os.environ`.
    """
    folders = tuple(_folders(platform, environment))
    for found in _files(folders, _LIBREOFFICE.get(platform, _LIBREOFFICE["linux"])):
        yield LibreOffice(found)
    if platform != _WINDOWS and (on_path := shutil.which("soffice", path=environment.get("PATH"))):
        yield LibreOffice(Path(on_path))
    powershell = Path(environment.get("SYSTEMROOT", "")) / _POWERSHELL
    if platform == _WINDOWS and powershell.is_file() and any(_files(folders, _WORD)):
        yield Word(powershell)


def _folders(platform: str, environment: Mapping[str, str]) -> Iterator[Path]:
    """The folders where programs are installed."""
    if platform == _WINDOWS:
        names = ("PROGRAMW6432", "PROGRAMFILES", "PROGRAMFILES(X86)")
        yield from (Path(environment[name]) for name in names if environment.get(name))
    elif platform == "darwin":
        yield from (Path("/Applications"), Path(environment.get("HOME", "/")) / "Applications")
    else:
        yield from (Path("/usr"), Path("/usr/local"), Path("/opt"))


def _files(folders: tuple[Path, ...], patterns: tuple[str, ...]) -> Iterator[Path]:
    for folder in folders:
        for pattern in patterns:
            yield from (path for path in sorted(folder.glob(pattern), reverse=True) if path.is_file())
