import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.reports import small_report
from tests.windows import make_dossier, stored, wait_until
from vgr_desktop.core.editing import edits
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.store import dossier as dossiers
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.ui.session import saver as savers
from vgr_desktop.ui.session.saver import Saver

ENOUGH = 5.0


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait long for another program, nor before trying again."""
    monkeypatch.setattr(dossiers, "_BUSY_SECONDS", 0.05)
    monkeypatch.setattr(savers, "RETRY_SECONDS", 0.05)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_dossier(tmp_path / "Lindeveen.vgr", small_report())


@pytest.fixture
def saver(path: Path, qtbot: QtBot) -> Iterator[Saver]:
    made = Saver(path, stored(path))
    made.start()
    yield made
    made.stop()


@contextmanager
def held_by_another(path: Path) -> Iterator[None]:
    """Another program holds the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def lit(key: str) -> Report:
    """The report with the light of a deliverable set."""
    return edits.set_light(small_report(), small.TREES, key)


def test_what_is_wanted_is_written(saver: Saver, path: Path, qtbot: QtBot) -> None:
    wanted = lit("red")
    with qtbot.waitSignal(saver.saved):
        saver.want(wanted)
    assert stored(path) == (wanted,)


def test_values_in_between_are_skipped(path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Report] = []
    save = Dossier.save

    def note(dossier: Dossier, before: Report | None, after: Report) -> None:
        written.append(after)
        save(dossier, before, after)

    monkeypatch.setattr(Dossier, "save", note)
    saver = Saver(path, stored(path))
    values = [lit(key) for key in ("orange", "red", "orange", "red")]
    for value in values:
        saver.want(value)
    saver.start()
    assert saver.settle(ENOUGH)
    saver.stop()
    assert written == [values[-1]]


def test_settling_waits_until_the_file_holds_it(saver: Saver, path: Path) -> None:
    for key in ("orange", "red", "green", "red"):
        wanted = lit(key)
        saver.want(wanted)
        assert saver.settle(ENOUGH)
        assert stored(path) == (wanted,)


def test_going_back_to_what_the_file_holds_is_settled_once_it_holds_it_again(saver: Saver, path: Path) -> None:
    held = saver._held[small.REPORT]
    for key in ("orange", "red") * 5:
        saver.want(edits.set_light(held, small.TREES, key))
        saver.want(held)
        assert saver.settle(ENOUGH)
        assert stored(path) == (held,)


def test_a_failure_is_told_and_tried_again(saver: Saver, path: Path, qtbot: QtBot) -> None:
    wanted = lit("red")
    told: list[Problem] = []
    saver.failed.connect(told.append)
    with held_by_another(path):
        saver.want(wanted)
        wait_until(lambda: len(told) > 1)
        assert not saver.settle(ENOUGH)
    assert "lukt niet" in str(told[0])
    assert saver.settle(ENOUGH)
    assert stored(path) == (wanted,)


def test_settling_does_not_wait_for_the_next_attempt(path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(savers, "RETRY_SECONDS", 60.0)
    saver = Saver(path, stored(path))
    saver.start()
    try:
        with held_by_another(path), qtbot.waitSignal(saver.failed):
            saver.want(lit("red"))
        assert saver.settle(ENOUGH)
    finally:
        saver.stop()


def test_it_ends_also_when_it_cannot_write(path: Path, qtbot: QtBot) -> None:
    saver = Saver(path, stored(path))
    saver.start()
    with held_by_another(path):
        with qtbot.waitSignal(saver.failed):
            saver.want(lit("red"))
        saver.stop()
    assert saver.isFinished()
    assert stored(path) == (small_report(),)


def test_an_error_of_ours_is_handed_on_once_and_what_can_be_written_still_is(saver: Saver, path: Path) -> None:
    broken = lit("red")
    object.__setattr__(broken.programmes[0], "areas", None)
    errors: list[Exception] = []
    told: list[Problem] = []
    saver.broken.connect(errors.append)
    saver.failed.connect(told.append)
    saver.want(broken)
    wait_until(lambda: len(told) > 1)
    assert not saver.settle(ENOUGH)
    assert [type(error) for error in errors] == [TypeError]
    assert "fout in het programma" in str(told[0])
    saver.want(lit("orange"))
    assert saver.settle(ENOUGH)
    assert stored(path) == (lit("orange"),)
