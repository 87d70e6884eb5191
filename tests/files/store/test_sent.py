"""What went out for review is kept in the dossier, and is found again by what the document names."""

import datetime as dt
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reports import GREENERY, PARKS, lineage, reviewed_report, small_report
from vgr_desktop.core.layout import Chapter, Choice, Imprint, Status
from vgr_desktop.core.model.tree import everything
from vgr_desktop.core.returning.sent import Sent, printable
from vgr_desktop.files.format.errors import Damaged
from vgr_desktop.files.format.report_json import report_to_json
from vgr_desktop.files.store import sent as sent_rows
from vgr_desktop.files.store.copying import copy_dossier
from vgr_desktop.files.store.dossier import Dossier

MOMENT = dt.datetime(2026, 4, 20, 11, 5, tzinfo=dt.UTC)
IMPRINT = Imprint(dt.date(2026, 4, 20), Status.DRAFT, "RV 26.0072")


def out(name: str = "a", recipient: str = "Concerncontrol") -> Sent:
    return Sent(name, small_report(), MOMENT, imprint=IMPRINT, recipient=recipient)


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    made = Dossier.create(tmp_path / "Proef.vgr")
    made.save(None, small_report())
    return made


def test_it_says_later_what_was_printed_how_when_and_for_whom(dossier: Dossier) -> None:
    choice = Choice(frozenset({Chapter.PROGRAMMES}), frozenset({PARKS}), "Commissie Wijken", classic=True)
    dossier.keep_sent(replace(out(), choice=choice, previous=lineage(70)))
    found = dossier.sent("a")
    assert found is not None
    assert report_to_json(found.report) == report_to_json(printable(small_report()))
    known = {item.id: item.lineage for item in everything(found.report)}
    assert {known[id] for id in found.choice.nodes or ()} == {lineage(PARKS)}
    assert replace(found, report=small_report(), choice=choice) == replace(out(), choice=choice, previous=lineage(70))


def test_the_whole_report_without_a_status_is_kept_too(dossier: Dossier) -> None:
    whole = replace(out(), imprint=Imprint(IMPRINT.date))
    dossier.keep_sent(whole)
    found = dossier.sent("a")
    assert found is not None
    assert (found.choice, found.imprint) == (whole.choice, whole.imprint)


def test_what_is_never_printed_is_not_kept_with_it() -> None:
    kept = printable(reviewed_report())
    assert (kept.pictures, kept.reviews, kept.acceptances, kept.adoptions, kept.leftovers) == ((), (), (), (), ())
    assert kept.programmes == reviewed_report().programmes


def test_what_was_never_sent_is_not_found(dossier: Dossier) -> None:
    assert dossier.sent("a") is None


def test_of_a_report_the_newest_exports_stay(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sent_rows, "MOST", 2)
    other = replace(small_report(), id=GREENERY + 900)
    dossier.keep_sent(replace(out("other"), report=other))
    for name in "abc":
        dossier.keep_sent(out(name))
    assert [row["lineage"] for row in dossier.everything()[1]["sent"]] == ["other", "b", "c"]


def test_a_copy_of_the_dossier_has_it_too(dossier: Dossier, tmp_path: Path) -> None:
    dossier.keep_sent(out())
    assert copy_dossier(tmp_path / "Kopie.vgr", dossier, [small_report()]) == ""
    with Dossier.open(tmp_path / "Kopie.vgr") as copy:
        found = copy.sent("a")
        assert found is not None
        assert found.recipient == "Concerncontrol"


@pytest.mark.parametrize(
    "damage",
    [
        "content = 'tekst'",
        "content = x'00'",
        "content = zeroblob(0)",
        "moment = 'gisteren'",
        "moment = x'00'",
        "recipient = x'00'",
    ],
)
def test_one_that_is_damaged_is_told(dossier: Dossier, damage: str) -> None:
    dossier.keep_sent(out())
    with closing(sqlite3.connect(dossier.path)) as other, other:
        other.execute(f"UPDATE sent SET {damage}")  # noqa: S608  # words of this test
    with pytest.raises(Damaged):
        dossier.sent("a")
