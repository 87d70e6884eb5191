"""The programs that people start: `vgr-desktop.exe` for the window, `vgr.exe` for the command line."""

import shutil
from pathlib import Path
from typing import NamedTuple

from bundling.tools import run

_HERE = Path(__file__).with_name("launcher")
_ICON = Path(__file__).parents[2] / "resources" / "icons" / "vgr-desktop.svg"
_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Pixels: those that Windows asks for, at scales from 100 to 250 %."""

_MINGW = "x86_64-w64-mingw32"


class Launcher(NamedTuple):
    """A program that starts a module, in a console or without one."""

    file: str
    module: str
    in_console: bool


LAUNCHERS = (Launcher("vgr-desktop.exe", "vgr_desktop", in_console=False), Launcher("vgr.exe", "vgr_desktop.cli", True))


def make_icon(file: Path, work: Path) -> None:
    """Draw the icon of the program in all its sizes into `file`."""
    pictures = []
    for size in _SIZES:
        pictures.append(work / f"icon-{size}.png")
        run("rsvg-convert", "--width", str(size), "--height", str(size), "--output", pictures[-1], _ICON)
    *smaller, largest = pictures
    run("icotool", "--create", "--output", file, *smaller, f"--raw={largest}")  # as it is, which is a tenth of it


def make_launchers(payload: Path, work: Path, version: str) -> None:
    """Put the launchers into `payload`, beside the Python that is there already."""
    shutil.copytree(_HERE, work, dirs_exist_ok=True)
    make_icon(work / "vgr-desktop.ico", work)
    for launcher in LAUNCHERS:
        _make(launcher, payload, work, version)


def _make(launcher: Launcher, payload: Path, work: Path, version: str) -> None:
    commas = ",".join([*version.split("."), "0", "0", "0"][:4])
    facts = (f'-DVERSION=\\"{version}\\"', f"-DCOMMAS={commas}", f'-DFILENAME=\\"{launcher.file}\\"')
    run(f"{_MINGW}-windres", *facts, "launcher.rc", "launcher.o", folder=work)
    library = next(payload.glob("python3?*.dll"))
    kind = ("-DIN_CONSOLE", "-mconsole") if launcher.in_console else ("-mwindows",)
    module = f'-DMODULE=L"{launcher.module}"'
    options = ("-municode", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-Wl,--no-insert-timestamp")
    run(
        *(f"{_MINGW}-gcc-win32", *options, *kind, module, "launcher.c", "launcher.o", library),
        *("-o", payload / launcher.file),
        folder=work,
    )
