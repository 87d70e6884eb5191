"""A copy of a dossier holds what was saved, what was not yet, and what texts were before."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.reports import STATE, small_report
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.files.store.copying import copy_dossier
from vgr_desktop.files.store.dossier import Dossier

MORNING = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "Bron.vgr"
    with Dossier.create(path) as dossier:
        dossier.save(None, small_report())
        changed = write(small_report(), STATE, from_plain("Anders."))
        dossier.save_all([(small_report(), changed)], MORNING)
    return path


def versions(path: Path) -> list[str]:
    with Dossier.open(path) as dossier:
        return [plain(version.body).split("\n")[0] for version in dossier.versions(STATE)]


def test_versions_come_along_and_what_was_not_saved_yet_leaves_one(source: Path, tmp_path: Path) -> None:
    newest = write(small_report(), STATE, from_plain("Nog niet opgeslagen."))
    with Dossier.open(source) as old:
        assert copy_dossier(tmp_path / "Kopie.vgr", old, [newest]) == ""
    assert versions(tmp_path / "Kopie.vgr") == [
        "Nog niet opgeslagen.",
        "Anders.",
        "Na een droog jaar zijn de bomen aangevuld.",
    ]
    with Dossier.open(tmp_path / "Kopie.vgr") as copy, Dossier.open(source) as old:
        assert copy.reports() == (newest,)
        assert copy.lineage != old.lineage
        assert copy.identities().next_id == old.identities().next_id


def test_what_is_saved_during_the_copying_leaves_its_version(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = write(small_report(), STATE, from_plain("Net opgeslagen."))
    read = Dossier._reading

    @contextmanager
    def read_and_save(dossier: Dossier) -> Iterator[sa.Connection]:
        """Read, after which the thread that saves goes first."""
        with read(dossier) as connection:
            yield connection
        monkeypatch.setattr(Dossier, "_reading", read)
        old.save(old.reports()[0], newest)

    with Dossier.open(source) as old:
        monkeypatch.setattr(Dossier, "_reading", read_and_save)
        assert copy_dossier(tmp_path / "Kopie.vgr", old, [newest]) == ""
    assert versions(tmp_path / "Kopie.vgr")[:2] == ["Net opgeslagen.", "Anders."]


def test_ids_of_removed_texts_are_not_handed_out_again(source: Path, tmp_path: Path) -> None:
    with Dossier.open(source) as old:
        added = write(small_report(), STATE, from_plain("x"))
        old.remove(old.reports()[0])
        next_id = old.identities().next_id
        copy_dossier(tmp_path / "Kopie.vgr", old, [added])
    with Dossier.open(tmp_path / "Kopie.vgr") as copy:
        assert copy.identities().next_id == next_id


def test_reports_are_saved_although_the_source_has_gone(source: Path, tmp_path: Path) -> None:
    with Dossier.open(source) as old:
        source.unlink()
        assert copy_dossier(tmp_path / "Kopie.vgr", old, [small_report()])
    assert versions(tmp_path / "Kopie.vgr") == []


def test_versions_that_cannot_be_read_are_told(source: Path) -> None:
    with Dossier.open(source) as dossier:
        dossier.take({"version": [{"item": STATE, "author": "", "body": '[{"kind": "zang"}]'}]})
        with pytest.raises(Problem):
            dossier.versions(STATE)
