from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.reports import identity, small_report
from tests.windows import make_dossier, stored
from vgr_desktop.core.editing import edits
from vgr_desktop.core.editing.edits import new_report, set_light
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.store import glance
from vgr_desktop.ui.session import session as sessions
from vgr_desktop.ui.session.session import Session, SessionChange


def red(report: Report) -> Report:
    return set_light(report, small.TREES, "red")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_dossier(tmp_path / "Lindeveen.vgr", small_report())


@pytest.fixture
def session(path: Path, qtbot: QtBot) -> Iterator[Session]:
    made = Session()
    made.open(glance.look(path))
    yield made
    made.abandon()


def waiting_names(session: Session) -> list[str]:
    """Names that somebody types for an item: each one in it is handed in when the session asks. One is there."""
    waiting = ["een"]

    def hand_in() -> None:
        if waiting:
            name = waiting.pop()
            session.apply("Typen", lambda r: edits.rename(r, small.PUMPS, name), small.PUMPS, "typing")

    session.ask_first(hand_in)
    return waiting


def test_at_first_nothing_is_open(qtbot: QtBot) -> None:
    session = Session()
    assert (session.path, session.report, session.reports) == (None, None, ())
    assert session.undo_step is None
    assert session.redo_step is None
    assert session.settle()
    assert session.close()


def test_opening_shows_the_newest_report_or_the_one_asked_for(path: Path, qtbot: QtBot) -> None:
    newer = new_report([identity(100), identity(101), identity(102)], edition(2, 2026))
    both = make_dossier(path.with_name("Twee.vgr"), small_report(), newer)
    session = Session()
    session.open(glance.look(both))
    assert session.report == newer
    session.open(glance.look(both), small.REPORT)
    assert session.report == small_report()
    assert session.reports == (small_report(), newer)
    session.abandon()


def test_a_change_is_told_and_saved(session: Session, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignals([session.changed, session.saved]):
        assert session.apply("Stoplicht", red, small.TREES)
    assert session.settle()
    assert stored(path) == (red(small_report()),)


def test_what_changes_nothing_is_not_told(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.changed):
        assert not session.apply("Niets", lambda report: report, small.TREES)
    assert not session.is_unsaved


def test_what_is_refused_changes_nothing(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.changed), pytest.raises(Refused):
        session.apply("Naam", lambda report: edits.rename(report, small.TREES, ""), small.TREES)
    assert session.report == small_report()
    assert session.undo_step is None


def test_undo_and_redo_say_that_they_replay_and_where(session: Session) -> None:
    told: list[SessionChange] = []
    session.apply("Stoplicht", red, small.TREES)
    session.changed.connect(told.append)
    session.undo()
    session.redo()
    session.undo()
    session.undo()
    assert [(change.place, change.replayed) for change in told] == [(small.TREES, True)] * 3
    assert session.report == small_report()


def test_waiting_typing_is_handed_in_before_anything_else_is_done(session: Session) -> None:
    waiting = waiting_names(session)
    session.apply("Stoplicht", red, small.TREES)
    assert session.undo_step is not None
    assert session.undo_step.name == "Stoplicht"
    session.undo()
    assert session.undo_step.name == "Typen"
    waiting.append("twee")
    session.undo()
    assert session.redo_step is not None
    assert session.redo_step.name == "Typen"


def test_what_comes_while_one_waits_for_a_save_is_saved_as_well(
    session: Session, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "AT_ONCE_SECONDS", 0.0)
    waiting = waiting_names(session)
    QTimer.singleShot(0, lambda: waiting.append("twee"))
    assert session.settle()
    assert stored(path) == (edits.rename(small_report(), small.PUMPS, "twee"),)


def test_ids_are_never_handed_out_twice_also_after_opening_again(session: Session, path: Path) -> None:
    first = session.new_identities(3)
    session.apply("Toevoegen", lambda r: edits.add_child(r, small.NEAR, first[2], "Nieuw"), small.NEAR)
    assert session.close()
    session.open(glance.look(path))
    assert session.identities.new().id > first[2].id


def test_read_only_nothing_can_be_changed(session: Session, path: Path) -> None:
    session.open(glance.look(path), read_only=True)
    with pytest.raises(Refused, match="alleen-lezen"):
        session.apply("Stoplicht", red, small.TREES)
    assert session.close()
