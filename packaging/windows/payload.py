"""Everything that is installed on Windows, in one folder: the launchers, Python, and the program with its libraries."""

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from bundling.byte_code import compile_all
from bundling.tools import run, settle
from bundling.wheels import leave_out_unused, unpack
from windows.launchers import make_launchers
from windows.runtime import put_runtime

MOST_BYTES = 110_000_000
"""What the folder may hold."""

_OF_QT = ("PySide6", "shiboken6")
_USED_OF_QT = (
    *("qtcore.pyd", "qtgui.pyd", "qtwidgets.pyd", "qtprintsupport.pyd", "qtsvg.pyd", "qtnetwork.pyd"),
    *("shiboken.pyd", "qwindows.dll", "qoffscreen.dll", "qmodernwindowsstyle.dll"),
    *("qsvg.dll", "qsvgicon.dll", "qico.dll", "qjpeg.dll", "qgif.dll"),
)
"""The modules and plugins that the program uses; what they need comes with them."""

_TRANSLATIONS = ("qtbase_nl.qm", "qt_nl.qm")
_OF_MICROSOFT = re.compile(r"(msvcp140|vcruntime140|concrt140).*\.dll")
"""The runtime of C++: one copy, beside the launchers."""

_IMPORT = re.compile(r"DLL Name: (\S+)")


def build_payload(payload: Path, wheels: Iterable[Path], runtime: Path | None, work: Path, version: str) -> None:
    """Fill the folder `payload`, which is emptied first. `runtime`: the embeddable zip, if there is one."""
    shutil.rmtree(payload, ignore_errors=True)
    app = payload / "app"
    app.mkdir(parents=True)
    put_runtime(payload, runtime, work)
    _put_libraries(app, payload, wheels, work / "unpacked")
    compile_all(app)
    make_launchers(payload, work / "launcher", version)
    settle(payload)


def size_of(payload: Path) -> int:
    """The bytes of all files in it."""
    return sum(file.stat().st_size for file in payload.rglob("*") if file.is_file())


def _put_libraries(app: Path, payload: Path, wheels: Iterable[Path], unpacked: Path) -> None:
    shutil.rmtree(unpacked, ignore_errors=True)
    for wheel in wheels:
        unpack(wheel, unpacked)
    _put_qt(app, payload, unpacked)
    for part in sorted(unpacked.iterdir()):
        if part.name in _OF_QT or part.suffix == ".data":
            continue
        if part.is_dir():
            shutil.copytree(part, app / part.name)
        else:
            shutil.copy(part, app / part.name)
    leave_out_unused(app)


def _put_qt(app: Path, payload: Path, unpacked: Path) -> None:
    found = {file.name.lower(): file for name in _OF_QT for file in (unpacked / name).rglob("*") if file.is_file()}
    for name in sorted(_with_what_they_need(_USED_OF_QT, found)):
        to = payload / name if _OF_MICROSOFT.fullmatch(name) else app / found[name].relative_to(unpacked)
        _copy(found[name], to)
    for name in _OF_QT:
        for file in sorted((unpacked / name).glob("*.py")):
            _copy(file, app / file.relative_to(unpacked))
    shutil.copytree(unpacked / "PySide6" / "support", app / "PySide6" / "support", dirs_exist_ok=True)
    for name in _TRANSLATIONS:
        _copy(found[name], app / found[name].relative_to(unpacked))


def _with_what_they_need(names: Iterable[str], found: Mapping[str, Path]) -> set[str]:
    """These files, and of `found` what they load, and what that loads."""
    there: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found and name not in there:
            there.add(name)
            tables = run("x86_64-w64-mingw32-objdump", "-p", found[name])
            waiting += [needed.lower() for needed in _IMPORT.findall(tables)]
    return there


def _copy(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, to)
