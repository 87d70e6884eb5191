"""Whether this computer can show a window, checked before Qt starts: Qt itself would end the program at once.

Nothing of Qt is imported. Only Linux has to be checked; elsewhere, Qt brings all that it needs.
"""

import ctypes
import importlib.util
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Protocol

# The packages of Debian and Ubuntu with the libraries that Qt needs. Releases after Debian 12 have another name for
# libglib2.0-0 (libglib2.0-0t64), but still install it by this name.
PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
LIBRARIES = ("libQt6Gui.so.6", "libQt6Network.so.6")
"""Those of Qt that need something of the system; what else the program uses of Qt needs no more than they do."""
INSTALL = "sudo apt install " + " ".join(sorted(set(PACKAGE_OF.values())))

_NOT_FOUND = re.compile(r"([^\s/:]+): cannot open shared object file")
_UNCHANGED = "Aan uw dossiers is niets veranderd."
_NO_DISPLAY = (
    "VGR Desktop kan geen venster openen: er is geen beeldscherm (DISPLAY en WAYLAND_DISPLAY zijn leeg).\n"
    "Start het programma vanuit een grafische werkomgeving, of via ssh met ssh -X. Zonder beeldscherm werkt de\n"
    f"opdrachtregel: vgr --help. {_UNCHANGED}"
)


class Machine(Protocol):
    """What must be known about the computer."""

    @property
    def qt(self) -> Path | None:
        """The folder of the Qt that came with PySide6, or None when nothing has to be checked."""

    def load(self, library: Path) -> None:
        """Load a library and all it needs. Raises `OSError` with the words of the system's loader."""

    def answers(self, platform: str, display: str) -> bool:
        """Whether there is an X server (`xcb`) or a Wayland compositor (`wayland`) at this display."""


class ThisMachine:
    """The computer that the program runs on."""

    @property
    def qt(self) -> Path | None:
        """The folder of the Qt that came with PySide6; None for the Qt of the system, which has what it needs."""
        spec = importlib.util.find_spec("PySide6") if sys.platform == "linux" else None
        folders = [Path(place, "Qt") for place in (spec and spec.submodule_search_locations) or ()]
        return next((folder for folder in folders if folder.is_dir()), None)

    def load(self, library: Path) -> None:
        """Load a library as Qt will; Qt does not load it again."""
        ctypes.CDLL(str(library))

    def answers(self, platform: str, display: str) -> bool:
        """Whether a connection can be made."""
        return _x_server_answers(display) if platform == "xcb" else _wayland_answers(display)


def _x_server_answers(display: str) -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def _wayland_answers(display: str) -> bool:
    import socket  # only needed under Wayland

    try:
        with socket.socket(socket.AF_UNIX) as compositor:
            compositor.connect(display)
    except OSError:
        return False
    return True


def check(arguments: Sequence[str], environ: Mapping[str, str], machine: Machine | None = None) -> str | None:
    """Why no window can be shown and what to do about it, in Dutch; None when one can be shown.

    `arguments` are those of the command line, of which Qt uses `-platform` and `-display`.
    """
    machine = machine or ThisMachine()
    if machine.qt is None:
        return None
    platforms = tuple(_platforms(arguments, environ))
    if not platforms:
        return _NO_DISPLAY
    for library in LIBRARIES:
        if obstacle := _unloadable(machine, machine.qt / "lib" / library):
            return obstacle
    # Qt uses the first platform that works; when none does, the message is about the first.
    obstacles = [_obstacle(machine, machine.qt, platform, display) for platform, display in platforms]
    return None if None in obstacles else obstacles[0]


def _platforms(arguments: Sequence[str], environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The platforms that Qt will try, each with its display (empty: it needs none), as Qt chooses them."""
    displays = {
        "wayland": _wayland_socket(environ),
        "xcb": _option("display", arguments) or environ.get("DISPLAY", ""),
    }
    asked = _option("platform", arguments) or environ.get("QT_QPA_PLATFORM")
    for name in asked.split(";") if asked else displays:
        platform = name.partition(":")[0].removesuffix("-egl")
        if platform not in displays:
            yield platform, ""
        elif display := displays[platform]:
            yield platform, display


def _option(name: str, arguments: Sequence[str]) -> str | None:
    """The value of an option of Qt, which begins with one dash or two; the last one counts."""
    values = [value for option, value in pairwise(arguments) if option in (f"-{name}", f"--{name}")]
    return values[-1] if values else None


def _wayland_socket(environ: Mapping[str, str]) -> str:
    name = environ.get("WAYLAND_DISPLAY", "")
    return str(Path(environ.get("XDG_RUNTIME_DIR", ""), name)) if name else ""


def _obstacle(machine: Machine, qt: Path, platform: str, display: str) -> str | None:
    plugin = _unloadable(machine, qt / "plugins" / "platforms" / f"libq{platform}.so")
    if plugin is None and display and not machine.answers(platform, display):
        return (
            f"VGR Desktop kan geen venster openen: het beeldscherm {display} antwoordt niet, of laat dit programma\n"
            f"niet toe. Start het programma vanuit de grafische werkomgeving zelf. {_UNCHANGED}"
        )
    return plugin


def _unloadable(machine: Machine, library: Path) -> str | None:
    try:
        machine.load(library)
    except OSError as error:
        return _advice(str(error))
    return None


def _advice(said: str) -> str:
    """What to do about the message of the loader."""
    found = _NOT_FOUND.match(said)
    if found is None:
        return (
            f"VGR Desktop kan geen venster openen: Qt kan niet worden geladen. {_UNCHANGED}\n"
            f"Nodig is Debian 12, Ubuntu 22.04 of nieuwer. Geef deze melding aan uw beheerder:\n  {said}"
        )
    package = PACKAGE_OF.get(found[1])
    where = f" (in Debian en Ubuntu: het pakket {package})" if package else ""
    return (
        f"VGR Desktop kan geen venster openen: de bibliotheek {found[1]} ontbreekt{where}.\n"
        "Deze opdracht installeert alles wat het venster nodig heeft; start VGR Desktop daarna opnieuw.\n\n"
        f"  {INSTALL}\n\n{_UNCHANGED}"
    )
