import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from vgr_desktop.ui.preflight import INSTALL, LIBRARIES, PACKAGE_OF, ThisMachine, check

QT = Path("/venv/PySide6/Qt")
LIBRARY = LIBRARIES[0]
USED = ("Core", "DBus", "Gui", "Network", "PrintSupport", "Svg", "Widgets")
OF_EVERY_SYSTEM = re.compile(r"lib(c|m|gcc_s|resolv|stdc\+\+|z)\.so|ld-linux")
X11 = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1000"}


class Machine:
    """A computer on which some libraries cannot be loaded and some displays answer."""

    def __init__(self, faults: dict[str, str] | None = None, displays: Iterable[str] = ("xcb :0",)) -> None:
        self.qt: Path | None = QT
        self.faults = faults or {}
        self.displays = set(displays)
        self.loaded: list[str] = []

    def load(self, library: Path) -> None:
        self.loaded.append(library.name)
        if library.name in self.faults:
            raise OSError(self.faults[library.name])

    def answers(self, platform: str, display: str) -> bool:
        return f"{platform} {display}" in self.displays


def needed_by(library: Path) -> list[str]:
    """What the loader looks for when it loads this library."""
    command = ["objdump", "-p", str(library)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return re.findall(r"NEEDED\s+(\S+)", told)


def without(soname: str, *, for_library: str = LIBRARY) -> Machine:
    return Machine({for_library: f"{soname}: cannot open shared object file: No such file or directory"})


def test_a_computer_with_all_that_is_needed_is_left_alone() -> None:
    machine = Machine()
    assert check([], X11, machine) is None
    assert machine.loaded == [*LIBRARIES, "libqxcb.so"]


def test_without_a_display_it_says_so_and_points_to_the_command_line() -> None:
    told = check([], {}, Machine())
    assert told is not None
    assert "er is geen beeldscherm" in told
    assert "vgr --help" in told


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc", "vnc:size=800x600"])
def test_platforms_that_need_no_display_need_none(platform: str) -> None:
    machine = Machine()
    assert check([], {"QT_QPA_PLATFORM": platform}, machine) is None
    assert check(["Dossier.vgr", "-platform", platform], {}, machine) is None
    assert check(["--platform", platform], {"QT_QPA_PLATFORM": "xcb"}, machine) is None


def test_a_platform_that_needs_a_display_needs_it_also_when_it_is_asked_for() -> None:
    told = check(["-platform", "xcb"], {}, Machine())
    assert told is not None
    assert "er is geen beeldscherm" in told


def test_the_display_can_be_given_as_an_option() -> None:
    assert check(["-display", ":7"], {}, Machine(displays=["xcb :7"])) is None


def test_a_display_that_does_not_answer_is_named() -> None:
    told = check([], {"DISPLAY": ":9"}, Machine())
    assert told is not None
    assert "het beeldscherm :9 antwoordt niet" in told


@pytest.mark.parametrize(
    ("soname", "package"),
    [("libEGL.so.1", "libegl1"), ("libglib-2.0.so.0", "libglib2.0-0"), ("libfontconfig.so.1", "libfontconfig1")],
)
def test_a_library_that_qt_misses_is_named_with_its_package_and_the_line_that_installs_all(
    soname: str, package: str
) -> None:
    told = check(["-platform", "offscreen"], {}, without(soname))
    assert told is not None
    assert f"{soname} ontbreekt (in Debian en Ubuntu: het pakket {package})" in told
    assert INSTALL in told
    assert "niets veranderd" in told


def test_a_library_that_the_window_system_misses_is_named_as_well() -> None:
    told = check([], X11, without("libxcb-cursor.so.0", for_library="libqxcb.so"))
    assert told is not None
    assert "libxcb-cursor.so.0 ontbreekt" in told


def test_a_library_that_finding_other_windows_needs_is_named_before_the_window_is_there() -> None:
    told = check([], X11, without("libgssapi_krb5.so.2", for_library="libQt6Network.so.6"))
    assert told is not None
    assert "libgssapi_krb5.so.2 ontbreekt" in told
    assert "libgssapi-krb5-2" in told


def test_a_library_of_an_unknown_package_is_named_without_one() -> None:
    told = check([], X11, without("libnew.so.3"))
    assert told is not None
    assert "libnew.so.3 ontbreekt.\n" in told


def test_what_else_the_loader_says_is_passed_on() -> None:
    said = "/lib/libc.so.6: version `GLIBC_2.34' not found (required by libQt6Core.so.6)"
    told = check([], X11, Machine({LIBRARY: said}))
    assert told is not None
    assert said in told
    assert "Debian 12" in told


class TestWayland:
    def test_the_compositor_is_asked_at_its_socket(self) -> None:
        machine = Machine(displays=["wayland /run/user/1000/wayland-0"])
        assert check([], WAYLAND, machine) is None
        assert machine.loaded == [*LIBRARIES, "libqwayland.so"]

    def test_x11_serves_when_wayland_does_not(self) -> None:
        assert check([], WAYLAND | X11, Machine(displays=["xcb :0"])) is None

    def test_when_neither_serves_the_obstacle_of_wayland_is_told(self) -> None:
        told = check([], WAYLAND | X11, Machine(displays=[]))
        assert told is not None
        assert "/run/user/1000/wayland-0 antwoordt niet" in told

    def test_the_first_of_several_platforms_that_serves_is_enough(self) -> None:
        assert check(["-platform", "wayland;xcb"], X11, Machine()) is None


def test_where_qt_brings_all_it_needs_nothing_is_asked() -> None:
    machine = Machine()
    machine.qt = None
    assert check([], {}, machine) is None


def test_the_line_that_installs_all_names_every_package_once() -> None:
    assert set(PACKAGE_OF.values()) < set(INSTALL.split())
    assert len(INSTALL.split()) == len(set(INSTALL.split()))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings all it needs")
class TestThisMachine:
    @pytest.mark.skipif(shutil.which("objdump") is None, reason="needs binutils")
    def test_whatever_qt_needs_of_the_system_has_a_package(self) -> None:
        qt = ThisMachine().qt
        if qt is None:
            pytest.skip("PySide6 uses the Qt of the system here")
        used = [*(qt / "lib" / f"libQt6{name}.so.6" for name in USED), qt / "plugins" / "platforms" / "libqxcb.so"]
        needed = {name for library in used for name in needed_by(library)}
        of_qt = {file.name for file in (qt / "lib").iterdir()}
        assert needed - of_qt - set(PACKAGE_OF) == {name for name in needed if OF_EVERY_SYSTEM.match(name)}

    def test_a_library_that_is_not_there_is_told_in_the_words_that_the_check_understands(self) -> None:
        with pytest.raises(OSError, match="cannot open shared object file"):
            ThisMachine().load(Path("libnothing.so.9"))

    def test_a_socket_where_nobody_listens_does_not_answer(self, tmp_path: Path) -> None:
        assert not ThisMachine().answers("wayland", str(tmp_path / "wayland-0"))

    def test_an_x_server_that_is_not_there_does_not_answer(self) -> None:
        assert not ThisMachine().answers("xcb", ":4711")

    def test_a_window_off_the_screen_can_be_shown_here(self) -> None:
        assert check(["-platform", "offscreen"], {}) is None


def test_nothing_of_qt_is_imported() -> None:
    script = "import sys; from vgr_desktop.ui import preflight; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
