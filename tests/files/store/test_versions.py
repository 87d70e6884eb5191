"""Every stretch of work on a text leaves a version of it."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.reports import ABOUT_PLAYGROUNDS, GREENERY, STATE, small_report
from vgr_desktop.core.editing import edits
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import put_back
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import EMPTY, from_plain, plain
from vgr_desktop.core.model.tree import amend
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import texts_at

MORNING = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


class Desk:
    """Somebody who writes the state of affairs, saves at set times, and has it kept in a dossier."""

    def __init__(self, dossier: Dossier) -> None:
        """Begin with the small report."""
        self.dossier = dossier
        self.report = small_report()
        dossier.save(None, self.report)

    def write(self, text: str, minutes: float) -> None:
        """Write and save so many minutes after nine o'clock."""
        self.put(write(self.report, STATE, from_plain(text)), MORNING + dt.timedelta(minutes=minutes))

    def put(self, report: Report, now: dt.datetime) -> None:
        """Save another value."""
        self.dossier.save_all([(self.report, report)], now)
        self.report = report

    def texts(self) -> list[str]:
        """The versions, newest first."""
        return [plain(version.body) for version in self.dossier.versions(STATE)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Dossier.create(tmp_path / "Proef.vgr") as dossier:
        yield Desk(dossier)


FIRST = "Na een droog jaar zijn de bomen aangevuld.\nDe pompen draaien weer."


def test_a_text_that_was_never_changed_has_no_versions(desk: Desk) -> None:
    assert desk.texts() == []


def test_the_first_change_keeps_how_the_text_was_first_met(desk: Desk) -> None:
    desk.write("Anders.", 0)
    assert desk.texts() == ["Anders.", FIRST]
    newest, first = desk.dossier.versions(STATE)
    assert (newest.began, newest.saved, first.began, first.author) == (MORNING, MORNING, None, "")


def test_what_is_saved_within_a_quarter_of_an_hour_is_one_version(desk: Desk) -> None:
    for minutes in (0, 5, 14):
        desk.write(f"Na {minutes} minuten.", minutes)
    assert desk.texts() == ["Na 14 minuten.", FIRST]
    assert desk.dossier.versions(STATE)[0].began == MORNING


def test_work_after_that_is_a_version_of_its_own(desk: Desk) -> None:
    desk.write("Eerst.", 0)
    desk.write("Later.", 15)
    assert desk.texts() == ["Later.", "Eerst.", FIRST]


def test_a_clock_that_was_put_back_begins_another_version(desk: Desk) -> None:
    desk.write("Eerst.", 0)
    desk.write("Vroeger.", -30)
    assert desk.texts() == ["Vroeger.", "Eerst.", FIRST]


def test_a_colleague_begins_another_version(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("Van mij.", 0)
    monkeypatch.setattr("vgr_desktop.files.store.dossier.user_name", lambda: "collega")
    desk.write("Van een collega.", 1)
    assert desk.texts() == ["Van een collega.", "Van mij.", FIRST]
    assert desk.dossier.versions(STATE)[0].author == "collega"


def test_versions_of_long_ago_that_lie_close_together_make_room(desk: Desk) -> None:
    for hour in range(6):
        desk.write(f"Uur {hour}.", hour * 60)
    desk.write("Een maand later.", 60 * 24 * 30)
    assert desk.texts() == ["Een maand later.", "Uur 5.", FIRST]


def test_undoing_takes_no_version_away(desk: Desk) -> None:
    before = desk.report
    desk.write("Anders.", 0)
    desk.put(before, MORNING + dt.timedelta(hours=1))
    assert desk.texts() == [FIRST, "Anders.", FIRST]


def test_what_is_put_back_by_undoing_is_not_written_anew(desk: Desk) -> None:
    desk.write("Eerst.", 0)
    before = desk.report
    desk.write("Van een ander.", 60)
    later, after = MORNING + dt.timedelta(minutes=90), desk.report
    desk.dossier.save_all([(after, before)], later, put_back=put_back(after, before))
    assert desk.texts() == ["Van een ander.", "Eerst.", FIRST]
    assert desk.dossier.written_since(later) == {}


def test_an_empty_text_is_not_remembered_as_its_own_beginning(desk: Desk) -> None:
    desk.put(write(desk.report, ABOUT_PLAYGROUNDS, from_plain("")), MORNING)
    desk.put(write(desk.report, ABOUT_PLAYGROUNDS, from_plain("Nieuw.")), MORNING + dt.timedelta(hours=1))
    assert plain(desk.dossier.versions(ABOUT_PLAYGROUNDS)[0].body) == "Nieuw."


def test_which_texts_were_written_in_lately_can_be_told(desk: Desk) -> None:
    desk.write("Anders.", 0)
    assert desk.dossier.written_since(MORNING - dt.timedelta(days=7)) == {STATE: MORNING}
    assert desk.dossier.written_since(MORNING + dt.timedelta(seconds=1)) == {}


def test_bringing_back_what_was_removed_is_no_writing(desk: Desk) -> None:
    whole = desk.report
    desk.put(edits.remove(whole, GREENERY), MORNING)
    desk.put(whole, MORNING + dt.timedelta(minutes=1))
    assert desk.dossier.written_since(MORNING - dt.timedelta(days=7)) == {}
    assert desk.texts() == [FIRST]
    desk.write("Anders.", 2)
    assert desk.texts() == ["Anders.", FIRST]


def test_what_a_text_said_at_a_moment_is_its_last_version_by_then(desk: Desk, tmp_path: Path) -> None:
    desk.write("Anders.", 0)
    desk.write("Weer anders.", 60)

    def said(minutes: float) -> dict[int, str]:
        found = texts_at(tmp_path / "Proef.vgr", MORNING + dt.timedelta(minutes=minutes))
        return {text: plain(body) for text, body in found.items()}

    assert said(-1) == {STATE: FIRST}
    assert said(1) == {STATE: "Anders."}
    assert said(61) == {STATE: "Weer anders."}


def test_a_text_that_was_not_written_yet_at_a_moment_said_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.put(amend(desk.report, STATE, body=EMPTY), MORNING)
    with Dossier.create(tmp_path / "Nieuw.vgr") as dossier:
        dossier.save(None, desk.report)
        dossier.save_all([(desk.report, write(desk.report, STATE, from_plain("Nieuw.")))], MORNING)
    assert texts_at(tmp_path / "Nieuw.vgr", MORNING) == {STATE: EMPTY}


def test_versions_that_are_damaged_are_told(desk: Desk, tmp_path: Path) -> None:
    desk.write("Anders.", 0)
    with closing(sqlite3.connect(tmp_path / "Proef.vgr")) as connection, connection:
        connection.execute("UPDATE version SET body = 'geen tekst'")
    with pytest.raises(Problem):
        texts_at(tmp_path / "Proef.vgr", MORNING + dt.timedelta(minutes=1))
