"""The libraries in the package: once for all Pythons what any of them can load, and for each Python the rest."""

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from bundling.tools import run
from bundling.wheels import leave_out_unused, own_wheel, pinned_wheels, unpack
from supported import LINUX, Computer

PYTHONS = ((3, 11), (3, 12), (3, 13))
"""Those of Debian 12, Ubuntu 24.04 and Debian 13."""

_CODE_OF_QT = (Path("PySide6"), Path("PySide6/support"), Path("shiboken6"))
_USED_OF_QT = (
    *("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtNetwork", "QtDBus", "Shiboken"),
    *("libqxcb", "libqxcb-glx-integration", "libqxcb-egl-integration", "libqoffscreen", "libqxdgdesktopportal"),
    *("libqwayland", "libxdg-shell", "libbradient", "libqt-plugin-wayland-egl"),
    *("libcomposeplatforminputcontextplugin", "libibusplatforminputcontextplugin"),
    *("libqsvg", "libqsvgicon", "libqico", "libqjpeg", "libqgif", "libcupsprintersupport"),
)
"""The modules and plugins that the program uses; what they need comes with them."""

_TRANSLATIONS = ("qtbase_nl.qm", "qt_nl.qm")
_NEEDED = re.compile(r"NEEDED\s+(\S+)")


def put_libraries(folder: Path, work: Path) -> list[Path]:
    """Fill `folder` with the folders `common`, `3.11` and so on. Return the wheels that are in it."""
    own = own_wheel(work / "own")
    wheels: dict[str, Path] = {}
    for python in PYTHONS:
        version = ".".join(map(str, python))
        for wheel in pinned_wheels(Computer(python, LINUX), work / version):
            if wheels.setdefault(wheel.name, wheel) is wheel:
                _put(wheel, folder / ("common" if _is_common(wheel) else version), work / "unpacked")
    _put(own, folder / "common", work / "unpacked")
    return [own, *wheels.values()]


def _is_common(wheel: Path) -> bool:
    """Whether every Python can load it."""
    _, _, python, interface, _ = wheel.stem.split("-")[-5:]
    return interface == "abi3" or python.startswith("py")


def _put(wheel: Path, to: Path, unpacked: Path) -> None:
    shutil.rmtree(unpacked, ignore_errors=True)
    unpack(wheel, unpacked)
    if wheel.name.lower().startswith(("pyside6", "shiboken6")):
        _keep_used(unpacked)
    leave_out_unused(unpacked)
    shutil.copytree(unpacked, to, dirs_exist_ok=True, symlinks=True)


def _keep_used(unpacked: Path) -> None:
    """Take away what the program does not use of Qt."""
    found = {file.name: file for file in sorted(unpacked.rglob("*.so*")) if "plugins" not in file.parts}
    plugins = list(unpacked.rglob("plugins/*/*.so"))
    used = _with_what_they_need([*(f"{name}.abi3.so" for name in _USED_OF_QT)], found)
    kept = {found[name] for name in used} | {file for file in plugins if file.stem in _USED_OF_QT}
    for plugin in sorted(kept & set(plugins)):
        kept |= {found[name] for name in _with_what_they_need(_needed(plugin), found)}
    for part in sorted(unpacked.rglob("*"), reverse=True):
        if part.is_dir() and not any(part.iterdir()):
            part.rmdir()
        elif part.is_file() and not _is_kept(part, kept, unpacked):
            part.unlink()


def _is_kept(file: Path, kept: set[Path], unpacked: Path) -> bool:
    if ".so" in file.name:
        return file in kept
    folder = file.relative_to(unpacked).parent
    is_code = file.suffix == ".py" and folder in _CODE_OF_QT
    return is_code or file.name in _TRANSLATIONS or folder.name.endswith(".dist-info")


def _with_what_they_need(names: Iterable[str], found: Mapping[str, Path]) -> set[str]:
    """These files, and of `found` what they load, and what that loads."""
    there: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found and name not in there:
            there.add(name)
            waiting += _needed(found[name])
    return there


def _needed(file: Path) -> list[str]:
    return _NEEDED.findall(run("objdump", "-p", file))
