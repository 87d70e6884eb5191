"""A second start of the program, while a window is open."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from tests.reports import small_report
from tests.windows import Desktop, later_report, make_dossier, wait_until
from vgr_desktop.ui.dossiers import open_windows
from vgr_desktop.ui.dossiers.open_windows import OpenWindow, show_window_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Vensters"


@pytest.fixture
def window(desk: Desktop, folder: Path) -> Iterator[OpenWindow]:
    desk.frame.showMinimized()
    made = OpenWindow(desk.frame, desk.session, folder)
    yield made
    made.close()


def started_again(folder: Path, path: Path | None) -> bool:
    """What a second start hears."""
    return show_window_of(path, folder)


def test_the_window_with_that_dossier_comes_to_the_front(desk: Desktop, window: OpenWindow, folder: Path) -> None:
    assert started_again(folder, desk.path.parent / "." / desk.path.name)
    assert not desk.frame.windowState() & Qt.WindowState.WindowMinimized
    assert desk.frame.isVisible()


def test_so_does_any_window_when_no_dossier_is_named(desk: Desktop, window: OpenWindow, folder: Path) -> None:
    assert started_again(folder, None)
    assert not desk.frame.isMinimized()


def test_another_dossier_gets_a_window_of_its_own(desk: Desktop, window: OpenWindow, folder: Path) -> None:
    other = make_dossier(desk.folder / "Ander.vgr", later_report())
    assert not started_again(folder, other)
    assert not started_again(folder, desk.folder / "Is er niet.vgr")
    assert desk.frame.isMinimized()


def test_a_window_that_was_closed_is_not_found(window: OpenWindow, folder: Path) -> None:
    window.close()
    assert list(folder.iterdir()) == []
    assert not show_window_of(None, folder)


def test_what_a_program_that_was_killed_left_behind_is_taken_away(folder: Path) -> None:
    folder.mkdir()
    (folder / "vgr-desktop-0123456789abcdef").touch()
    assert not show_window_of(None, folder)
    assert list(folder.iterdir()) == []


def test_a_window_that_does_not_answer_is_not_waited_for_long(
    folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_windows, "PATIENCE", 50)
    folder.mkdir()
    (folder / "vgr-desktop-zwijgt").touch()
    server = QLocalServer()
    assert server.listen("vgr-desktop-zwijgt")
    assert not show_window_of(None, folder)
    server.close()
    assert len(list(folder.iterdir())) == 1, "it may be busy only for a while"


def test_without_a_folder_to_write_in_a_window_is_not_found(desk: Desktop, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    OpenWindow(desk.frame, desk.session, tmp_path / "bestand").close()
    assert not show_window_of(None, tmp_path / "bestand")


def test_a_question_without_end_is_not_listened_to(folder: Path, window: OpenWindow) -> None:
    (entry,) = folder.iterdir()
    socket = QLocalSocket()
    socket.connectToServer(entry.name)
    socket.write(b"x" * 100_000)
    wait_until(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)


def test_only_the_user_can_reach_the_window(window: OpenWindow) -> None:
    (server,) = window.findChildren(QLocalServer)
    assert server.socketOptions() == QLocalServer.SocketOption.UserAccessOption


def test_the_other_window_is_offered_for_a_dossier_that_is_open_there(
    desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[Path | None] = []
    monkeypatch.setattr(open_windows, "show_window_of", lambda path, _folder: wanted.append(path))
    other = make_dossier(tmp_path / "Ander.vgr", later_report())
    start = "import sys, datetime, pathlib; from vgr_desktop.files.safety.lock import Lock;"
    hold = "Lock.take(pathlib.Path(sys.argv[1]), datetime.datetime.now(datetime.UTC)); print(flush=True); input()"
    command = [sys.executable, "-c", start + hold, str(other)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        desk.window.dossiers.open(other)
        wait_until(lambda: "is sinds" in desk.message)
        desk.offer("Dat venster tonen").click()
        holder.communicate("\n")
    assert wanted == [other]
    assert desk.report == small_report()
