"""Opening a dossier that is slow, read-only, unreadable or damaged: the window says so, and what can be done."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QPushButton

from tests import reports as small
from tests.driving import click, said
from tests.windows import Desktop, later_report, make_dossier, stored, wait_until, work_off
from vgr_desktop.files.format.errors import reading_failed, reason
from vgr_desktop.files.safety import opening
from vgr_desktop.files.safety.lock import Holder, Lock, NotLocked
from vgr_desktop.files.safety.opening import Opened, open_to_work
from vgr_desktop.ui.dossiers import commands
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.kit.jobs import Job


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return make_dossier(tmp_path / "Ander.vgr", later_report())


def offered(desk: Desktop) -> list[str]:
    return [button.text() for button in desk.window.bars.findChildren(QPushButton) if button.isVisible()]


class TestReadOnly:
    @pytest.fixture
    def read(self, desk: Desktop, other: Path, monkeypatch: pytest.MonkeyPatch) -> Desktop:
        """The window with a dossier in which nothing may be written."""
        why = opening._why_not_to_write
        monkeypatch.setattr(opening, "_why_not_to_write", lambda path: opening._FILE if path == other else why(path))
        desk.window.dossiers.open(other)
        wait_until(lambda: desk.session.path == other)
        work_off()
        return desk

    def test_it_is_told_before_anything_is_typed(self, read: Desktop) -> None:
        assert read.session.is_read_only
        assert "U kunt Ander.vgr lezen, maar er niets in wijzigen: het bestand is alleen-lezen" in read.message
        assert offered(read) == ["Opslaan als kopie…"]
        assert not list(read.folder.glob("Ander.vgr.in-gebruik"))

    def test_one_goes_on_in_a_copy(self, read: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        copy = tmp_path / "Kopie.vgr"
        monkeypatch.setattr(file_dialog, "ask_new_file", lambda *_args, **_options: copy)
        read.offer("Opslaan als kopie…").click()
        wait_until(lambda: read.session.path == copy)
        work_off()
        assert (read.session.is_read_only, read.message) == (False, "")
        read.go_to(later_report().id)
        read.type("Voorwoord.")
        assert read.session.settle()
        assert stored(copy)[0].foreword != later_report().foreword

    def test_the_next_dossier_has_no_such_message(self, read: Desktop) -> None:
        read.window.dossiers.open(read.path)
        wait_until(lambda: read.session.path == read.path)
        assert read.message == ""


def test_a_dossier_without_a_lock_says_why(desk: Desktop, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, _now: datetime, _over: Holder | None = None) -> Lock:
        raise NotLocked(path, OSError(28, "No space left on device"))

    monkeypatch.setattr(Lock, "take", full)
    desk.window.dossiers.open(other)
    wait_until(lambda: "de schijf is vol" in desk.message)
    assert not desk.session.is_read_only


class TestSlow:
    @pytest.fixture
    def disk(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
        """A disk that does not answer before it is set."""
        answers = threading.Event()

        def slowly(path: Path, now: datetime, over: Holder | None = None) -> Opened:
            answers.wait()
            return open_to_work(path, now, over)

        monkeypatch.setattr(commands, "open_to_work", slowly)
        yield answers
        answers.set()

    def shown(self, desk: Desktop) -> tuple[str, list[str]]:
        """What the middle of the window says without a report, and its buttons."""
        page = desk.window.empty
        return said(page), [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]

    @pytest.fixture
    def closed(self, desk: Desktop) -> Desktop:
        """The window without a dossier."""
        desk.session.close()
        desk.session.opened.emit()
        work_off()
        assert self.shown(desk)[1] == ["Nieuw dossier…", "Openen…"]
        return desk

    def test_the_window_shows_what_it_opens(self, closed: Desktop, other: Path, disk: threading.Event) -> None:
        closed.window.dossiers.open(other)
        work_off()
        assert self.shown(closed) == ("Dossier wordt geopend: Ander.vgr…", ["Annuleren"])
        disk.set()
        wait_until(lambda: closed.session.path == other)
        assert not closed.window.empty.isVisible()

    def test_one_may_go_on_without_it(self, closed: Desktop, other: Path, disk: threading.Event) -> None:
        closed.window.dossiers.open(other)
        work_off()
        buttons = closed.window.empty.findChildren(QPushButton)
        next(button for button in buttons if button.text() == "Annuleren").click()
        assert self.shown(closed)[1] == ["Nieuw dossier…", "Openen…"]
        disk.set()
        lock = other.with_name("Ander.vgr.in-gebruik")
        wait_until(lambda: not closed.window.dossiers.findChildren(Job))
        assert closed.session.path is None
        assert not lock.exists()

    def test_beside_an_open_dossier_the_status_bar_shows_it_and_one_may_stay(
        self, desk: Desktop, other: Path, disk: threading.Event
    ) -> None:
        desk.window.progress._timer.setInterval(0)
        desk.window.dossiers.open(other)
        wait_until(desk.window.progress.isVisible)
        assert said(desk.window.progress) == "Ander.vgr openen"
        click(desk.window.progress, "Annuleren")
        assert not desk.window.progress.isVisible()
        disk.set()
        wait_until(lambda: not desk.window.dossiers.findChildren(Job))
        assert desk.session.path == desk.path
        assert not other.with_name("Ander.vgr.in-gebruik").exists()

    def test_what_was_asked_for_last_is_opened(self, closed: Desktop, other: Path, disk: threading.Event) -> None:
        closed.window.dossiers.open(closed.path)
        closed.window.dossiers.open(other)
        assert self.shown(closed)[0] == "Dossier wordt geopend: Ander.vgr…"
        disk.set()
        wait_until(lambda: not closed.window.dossiers.findChildren(Job))
        assert closed.session.path == other


def failing(code: int) -> Callable[..., Opened]:
    """Opening, with this error of SQLite."""

    def fail(path: Path, *_: object) -> Opened:
        error = sqlite3.OperationalError("as SQLite says it")
        error.sqlite_errorcode = code
        raise reading_failed(path, reason(error) or "")

    return fail


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOMEM]
)
def test_what_the_disk_does_is_no_reason_for_an_old_backup(
    desk: Desktop, other: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(commands, "open_to_work", failing(code))
        desk.window.dossiers.open(other)
        wait_until(lambda: "Ander.vgr kan niet worden gelezen" in desk.message)
        assert "eservekopie" not in desk.message
        assert offered(desk) == ["Opnieuw proberen"]
    desk.offer("Opnieuw proberen").click()
    wait_until(lambda: desk.session.path == other)
    assert desk.message == ""


@pytest.mark.parametrize("cut", [True, False])
def test_what_is_damaged_has_backups_and_salvage(desk: Desktop, other: Path, cut: bool) -> None:  # noqa: FBT001  # a case
    if cut:
        other.write_bytes(other.read_bytes()[:-5000])
    else:
        with closing(sqlite3.connect(other)) as connection, connection:
            connection.execute("UPDATE text SET report = 7")
    desk.window.dossiers.open(other)
    wait_until(lambda: "Ander.vgr" in desk.message)
    assert offered(desk) == ["Reservekopieën…", "Redden wat leesbaar is…"]
    assert desk.session.path == desk.path
    assert desk.report == small.small_report()


def test_a_first_start_where_nothing_may_be_made_says_so(
    desk: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "Documenten"
    in_the_way.write_text("geen map")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(in_the_way / "Rapportages"))
    assert desk.session.close()
    desk.session.opened.emit()
    desk.settings.forget(desk.path)
    for known in desk.settings.recent():
        desk.settings.forget(known)
    desk.window.dossiers.begin(None)
    wait_until(lambda: bool(desk.message))
    assert f"In de map {in_the_way / 'Rapportages'} kan geen dossier worden gemaakt" in desk.message
    assert desk.session.path is None
