"""The program as it is started, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.reports import small_report
from tests.soak.soak_kill import environment as home_of
from tests.soak.soak_kill import fresh, opened, written
from tests.windows import make_dossier, wait_until
from vgr_desktop import __version__
from vgr_desktop.__main__ import HELP
from vgr_desktop.core.model.text import plain

PROGRAM = (sys.executable, "-m", "vgr_desktop")

pytestmark = pytest.mark.usefixtures("qapp")  # to wait is to let Qt work


@pytest.fixture
def environment(tmp_path: Path) -> Mapping[str, str]:
    """A home of its own, and a screen that nobody sees."""
    homes = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "CACHE")}
    paths = os.pathsep.join(sys.path)
    return {**os.environ, "HOME": str(tmp_path), **homes, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": paths}


@pytest.mark.parametrize(
    ("option", "answer"), [("--version", f"VGR Desktop {__version__}"), ("--help", HELP.strip()), ("-h", HELP.strip())]
)
def test_a_question_is_answered_on_the_terminal_without_a_window(
    option: str, answer: str, environment: Mapping[str, str]
) -> None:
    blind = {name: value for name, value in environment.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    told = subprocess.run([*PROGRAM, option], env=blind, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == answer
    assert told.stderr == ""


def test_the_frame_is_painted_before_the_rest_is_loaded(environment: Mapping[str, str]) -> None:
    loaded = "import sys, vgr_desktop.ui.app; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", loaded], env=environment, capture_output=True, text=True, check=True)
    ours = {name for name in told.stdout.split() if name.startswith("vgr_desktop.") and ".ui" not in name}
    assert ours <= {
        "vgr_desktop.resources",
        "vgr_desktop.disk",
        "vgr_desktop.disk.carried",  # where the settings are: small, and of Python alone
        "vgr_desktop.disk.policy",  # what the organisation has set: the same
        "vgr_desktop.core",
        "vgr_desktop.core.model",
        "vgr_desktop.core.model.problems",
    }


def test_the_frame_is_painted_before_the_namespace_qt_is_made(environment: Mapping[str, str]) -> None:
    painted = """
import PySide6.QtCore
from PySide6.QtWidgets import QApplication
from vgr_desktop.ui import app
from vgr_desktop.ui.kit import theme
application = QApplication([])
theme.dress(application)
frame = app.Frame(app.Settings())
frame.painted.connect(lambda: print("Qt" in vars(PySide6.QtCore), flush=True) or application.quit())
frame.show()
application.exec()
print("Qt" in vars(PySide6.QtCore), PySide6.QtCore.Qt.Key.Key_A.name, "Qt" in vars(PySide6.QtCore))
"""
    told = subprocess.run([sys.executable, "-c", painted], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == ["False", "False Key_A True"]


def test_an_idle_window_does_without_what_only_writing_and_exporting_need(environment: Mapping[str, str]) -> None:
    loaded = "import sys, vgr_desktop.ui.workbench as window; window.load_others(); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", loaded], env=environment, capture_output=True, text=True, check=True)
    assert not {"sqlalchemy", "docx", "lxml", "pypdfium2", "python_calamine", "xlsxwriter"} & set(told.stdout.split())


def test_a_second_start_opens_nothing_and_ends_well(tmp_path: Path, environment: Mapping[str, str]) -> None:
    path = make_dossier(tmp_path / "Lindeveen.vgr", small_report())
    lock = path.with_name(path.name + ".in-gebruik")
    with subprocess.Popen([*PROGRAM, str(path)], env=environment) as first:
        try:
            wait_until(lock.exists)
            for arguments in ([str(path)], []):
                done = subprocess.run([*PROGRAM, *arguments], env=environment, check=False, timeout=30)
                assert done.returncode == 0
            assert first.poll() is None
            first.terminate()
            assert first.wait(30) == 0
        finally:
            first.kill()
    assert not lock.exists()


def test_being_asked_to_end_saves_everything_first(tmp_path: Path) -> None:
    path = fresh(tmp_path)
    command = [sys.executable, "-m", "tests.soak.driver", "type", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=home_of(tmp_path)) as typing:
        assert typing.stdout is not None
        typed = [typing.stdout.readline() for _ in range(3)]
        typing.terminate()
        typed += list(typing.stdout)
        assert typing.wait(30) == 0
    (report,) = opened(path)
    assert f"w{len(typed)} " in "".join(plain(item.body) for item in written(report))


INTERRUPTED = """
import importlib, os, signal, sys
from vgr_desktop.ui import app

module, name, step = sys.argv[1:4]
owner = getattr(importlib.import_module(module), name)
really = getattr(owner, step)

def interrupted(*arguments, **named):
    os.kill(os.getpid(), signal.SIGTERM)
    return really(*arguments, **named)

setattr(owner, step, interrupted)
sys.exit(app.run(["vgr-desktop", *sys.argv[4:]]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="only where the system asks a program to end with a signal")
@pytest.mark.parametrize(
    ("module", "name", "step"),
    [
        ("vgr_desktop.ui.window.frame", "Frame", "show"),
        ("vgr_desktop.ui.workbench", "Workbench", "add"),
        ("vgr_desktop.ui.dossiers.commands", "DossierCommands", "open"),
        ("vgr_desktop.ui.session.session", "Session", "open"),
        ("vgr_desktop.ui.page.desk", "Desk", "show_item"),
    ],
)
def test_being_asked_to_end_in_the_middle_of_something_ends_it_well(
    tmp_path: Path, environment: Mapping[str, str], module: str, name: str, step: str
) -> None:
    path = make_dossier(tmp_path / "Lindeveen.vgr", small_report())
    command = [sys.executable, "-c", INTERRUPTED, module, name, step, str(path)]
    assert subprocess.run(command, env=environment, check=False, timeout=60).returncode == 0
    assert [file.name for file in tmp_path.glob("Lindeveen*")] == [path.name]


LOADED = """
import sys
import vgr_desktop.ui.action_sets, vgr_desktop.ui.app
from vgr_desktop.ui.loading import FIRST, OTHERS, load

def ours(): return {name for name in sys.modules if name.startswith("vgr_desktop.")}
def of_qt(): return {name for name in sys.modules if name.startswith(("PySide6", "vgr_desktop.ui"))}

for stage, last in ((FIRST, "ui.workbench"), (OTHERS, "ui.preview.feature")):
    before = of_qt()
    load(stage.without_qt)
    print("with Qt on another thread:", *sorted(of_qt() - before))
    before = ours()
    load(stage.of_window)
    print("without Qt on the window's:", *sorted(name for name in ours() - before if ".ui." not in name))
"""


def test_what_has_classes_of_qt_is_loaded_on_the_windows_thread_and_nothing_else_is(
    environment: Mapping[str, str],
) -> None:
    told = subprocess.run([sys.executable, "-c", LOADED], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == ["with Qt on another thread:", "without Qt on the window's:"] * 2


def test_an_installed_program_can_try_itself(environment: Mapping[str, str]) -> None:
    command = [sys.executable, "-m", "vgr_desktop", "--selftest"]
    temporary = Path(environment["HOME"], "tmp")
    temporary.mkdir()
    places = {**environment, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))}
    tried = subprocess.run(command, env=places, capture_output=True, text=True, check=False, timeout=120)
    assert tried.stdout.splitlines()[-1:] == ["OK"], tried.stdout + tried.stderr
    assert tried.returncode == 0
    left = [file for name in ("CONFIG", "DATA", "tmp") for file in Path(environment["HOME"], name).rglob("*")]
    assert not left
